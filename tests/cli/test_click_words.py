"""click speaks the interface language."""

import gettext
import os
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from babel.messages.extract import extract_from_dir

from studyapp import __version__
from studyapp.cli import click_words
from studyapp.cli.click_words import translated
from studyapp.locales import speak
from tests.cli.conftest import Ran
from tests.locales.catalogue import ROOT, used


def test_what_is_translated_for_click_is_what_click_says() -> None:
    """A message click has dropped or worded anew would never be looked up, and be English again."""
    own = {msgid for msgid, where in used().items() if where.startswith("studyapp/cli/click_words.py")}
    package = Path(click.__file__).parent
    keywords = {"_": None, "ngettext": (1, 2)}
    said = {found[2] for found in extract_from_dir(package, [("**.py", "python")], keywords=keywords)}
    older = {"No such option: {name}", "No such command {name!r}"}
    told_by_name = {"required"}
    assert len(own) > 20
    assert own - said - older - told_by_name == set()
    assert Path(click_words.__file__).is_relative_to(ROOT)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["quiz", "--nope"], "没有选项 '--nope'。"),
        (["nope"], "没有命令 'nope'。"),
        (["quiz", "--count"], "选项 '--count' 后面要带 1 个值。"),
        (["quiz", "--count", "x"], "'--count' 的值不对：请写整数，不要写 x"),
        (["quiz", "--count", "0"], "不在范围"),
        (["quiz", "--seed", "1.5"], "'--seed' 的值不对：请写整数，不要写 1.5"),
        (["quiz", "--minutes", "x"], "'--minutes' 的值不对：请写数字，不要写 x"),
        (["bank", "new"], "缺少 'FILE'。\n"),
        (["quiz", "more"], "多出了参数：more"),
        (["quiz", "--type", "x"], "'x' 不在可选的值之中：'single'"),
    ],
)
def test_wrong_usage_is_said_in_chinese(studyapp: Callable[..., Ran], words: list[str], says: str) -> None:
    ran = studyapp(*words, "--lang", "zh")
    assert ran.code == 2
    assert says in ran.err
    assert ran.err.startswith("用法：") or "错误：" in ran.err


def test_english_stays_clicks_own(studyapp: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "No such option" in studyapp("quiz", "--nope", "--lang", "en").err


@pytest.mark.parametrize("words", [[], ["quiz"], ["bank", "new"]])
def test_help_has_a_short_name_too(studyapp: Callable[..., Ran], words: list[str]) -> None:
    short, long = studyapp(*words, "-h"), studyapp(*words, "--help")
    assert short == long
    assert (short.code, short.err) == (0, "")
    assert "Usage: studyapp" in short.out


def test_the_version_is_told_beside_other_options_and_in_help(studyapp: Callable[..., Ran]) -> None:
    assert studyapp("--version", "--lang", "zh") == Ran(0, f"studyapp {__version__}\n", "")
    assert "--version" in studyapp("--help").out


def test_afterwards_gettext_is_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "fr")
    before = gettext.textdomain()
    speak("zh")
    with translated():
        assert gettext.gettext("Usage:") == "用法："
    assert (gettext.textdomain(), os.environ["LANGUAGE"]) == (before, "fr")
    monkeypatch.delenv("LANGUAGE")
    with translated():
        pass
    assert "LANGUAGE" not in os.environ
