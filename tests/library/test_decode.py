"""Bytes that are no text, or too much of it."""

from pathlib import Path

import pytest

from studyapp.library import decode
from studyapp.library.decode import decoded, read_text
from studyapp.library.problems import Unreadable
from studyapp.locales import speak


def refused(data: bytes) -> str:
    with pytest.raises(Unreadable) as found:
        decoded(data)
    return f"{found.value.line}:{found.value.column}: {found.value.message}"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_with_or_without_its_mark_is_read(encoding: str) -> None:
    assert decoded("题：1\r\nb\rc\n".encode(encoding)) == "题：1\nb\nc\n"


def test_gbk_is_named_with_its_line() -> None:
    data = "a: 1\nzh: 客户\n".encode("gbk")
    assert refused(data) == "2:5: this line is not UTF-8, it looks like GBK; save the file as UTF-8"
    speak("zh")
    assert refused(data) == "2:5: 这一行不是 UTF-8，像是 GBK；请把文件另存为 UTF-8"


def test_what_is_no_encoding_is_named_with_its_line() -> None:
    assert refused(b"\xef\xbb\xbfa: 1\n\xe5\xae\xa2\xff\xff\n").startswith("2:2: this line is not UTF-8; save")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_recognised(encoding: str) -> None:
    data = "bank: x\ntitle: 客户关系管理\n".encode(encoding)
    assert refused(data) == "1:1: this file is UTF-16 without the mark that says so; save it as UTF-8"


def test_half_a_utf16_file_is_refused() -> None:
    assert refused("ab".encode("utf-16") + b"x").startswith("1:1: this file is not whole UTF-16")


@pytest.mark.parametrize(
    ("sign", "code"),
    [("\x00", "U+0000"), ("\x1b", "U+001B"), ("\x7f", "U+007F"), ("\x85", "U+0085"), ("\u2028", "U+2028")],
)
def test_control_characters_are_refused_where_they_stand(sign: str, code: str) -> None:
    assert refused(f"a: 1\nb: x{sign}\n".encode()) == f"2:5: there is a control character ({code}) here; delete it"


def test_bidi_controls_do_not_keep_a_file_out() -> None:
    assert decoded("a: x\u202ey\n".encode()) == "a: x\u202ey\n"


def test_a_line_too_long_is_named() -> None:
    assert refused(b"a: 1\nb: " + b"x" * 100_000).startswith("2:100001: this line is longer than 100000 characters")


def test_a_file_too_large_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "line.yaml"
    with file.open("wb") as sparse:
        sparse.truncate(100_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("the file was read"))
    with pytest.raises(Unreadable, match="larger than 32 MB"):
        read_text(file)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path, words in ((tmp_path, "not an ordinary file"), (tmp_path / "none", "cannot be read: No such file")):
        with pytest.raises(Unreadable, match=words):
            read_text(path)


def test_the_place_of_an_offset_counts_from_one() -> None:
    assert decode.position("ab\ncd", 0) == (1, 1)
    assert decode.position("ab\ncd", 4) == (2, 2)
