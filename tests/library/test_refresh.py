"""The index: what it holds, and that it follows the files, other apps and damage."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.course.single import Single
from studyapp.library import cache as cache_module
from studyapp.library.catalogue import Catalogue, ChapterRow, QuestionRow, SectionRow, TopicRow, open_catalogue
from studyapp.library.refresh import refresh
from studyapp.locales import Refusal, speak
from tests.library.small import HEAD, SYLLABUS, course, notes, single


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A course whose files are old enough to be trusted by their time stamps."""
    return aged(course(tmp_path / "course"))


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "cache.db"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read from now on."""
    names: list[str] = []
    real = Path.read_bytes

    def spy(path: Path) -> bytes:
        names.append(path.name)
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", spy)
    return names


def aged(folder: Path) -> Path:
    for number, file in enumerate(sorted(folder.iterdir())):
        os.utime(file, (1_000_000 + number, 1_000_000 + number))
    return folder


def write(file: Path, text: str, age: int = 2_000_000) -> None:
    file.write_text(text, encoding="utf-8")
    os.utime(file, (age, age))


def ids(found: Catalogue) -> list[str]:
    return [row.id for row in found.questions()]


def told(found: Catalogue) -> list[str]:
    return [f"{Path(p.file).name}:{p.line}:{p.column}: {p.text}" for p in found.problems()]


def test_the_catalogue_holds_the_whole_course(folder: Path, cache: Path) -> None:
    found = refresh(cache, [folder])
    assert (found.title("zh"), found.title("en"), found.course(), len(ids(found))) == ("小课", "Tiny", "tiny", 4)
    assert found.chapters() == [ChapterRow("ch1", "第一章", "One", 60, 1), ChapterRow("ch2", "第二章", "Two", 40, 2)]
    assert found.topics() == [
        TopicRow("apples", "ch1", "苹果", "Apples", True, False, ()),
        TopicRow("pears", "ch1", "梨", "Pears", False, False, ("apples",)),
        TopicRow("plums", "ch2", "李子", "Plums", False, True, ()),
    ]
    assert found.cards() == {"apples": 1, "pears": 1, "plums": 1}
    assert found.sections() == [SectionRow("apples", "en", "About apples"), SectionRow("pears", "en", "About pears")]
    assert found.section("pears", "en").body == "Long."
    assert found.section("pears", "zh") is None
    assert found.problems() == []


def test_questions_come_in_the_order_of_the_files(folder: Path, cache: Path) -> None:
    found = refresh(cache, [folder])
    assert ids(found) == ["q1", "q2", "q3", "q4"]
    assert found.questions(["plums", "pears"]) == [
        QuestionRow("q3", "q3", "pears", "single", 2, "recall", found.questions(["pears"])[0].hash, ""),
        QuestionRow("q4", "q4", "plums", "single", 2, "recall", found.questions(["plums"])[0].hash, ""),
    ]
    assert found.questions([]) == []


def test_questions_come_back_whole(folder: Path, cache: Path) -> None:
    found = refresh(cache, [folder])
    question = found.several(["q1"])["q1"]
    assert isinstance(question, Single)
    assert (question.card, question.answer, question.options["B"].en) == ("f", "B", "beta")
    assert list(found.several(["q4", "gone", "q2", "q4"])) == ["q4", "q2"]
    assert [*found.hashes(["q2", "gone"])] == ["q2"]


def test_a_hash_is_of_what_the_question_says_and_not_of_how_it_is_written(folder: Path, cache: Path) -> None:
    before = refresh(cache, [folder]).questions()
    other = (
        single("q3", "pears").replace("    type: single\n", "").replace("answer: B", "answer: 'B'\n    type: single")
    )
    write(folder / "two.yaml", HEAD + other + single("q4", "plums").replace("because", "since"))
    after = refresh(cache, [folder]).questions()
    assert [row.hash == old.hash for row, old in zip(after, before, strict=True)] == [True, True, True, False]
    assert len(before[0].hash) == 16


def test_a_second_refresh_reads_nothing(folder: Path, cache: Path, reads: list[str]) -> None:
    first = refresh(cache, [folder])
    assert sorted(reads) == ["one.en.md", "one.yaml", "syllabus.yaml", "two.yaml"]
    reads.clear()
    before = cache.stat()
    second = refresh(cache, [folder])
    assert reads == []
    assert (cache.stat().st_ino, cache.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert second.questions() == first.questions()


def test_only_what_changed_is_read_again(folder: Path, cache: Path, reads: list[str]) -> None:
    refresh(cache, [folder])
    reads.clear()
    write(folder / "two.yaml", HEAD + single("q5", "pears"))
    write(folder / "between.yaml", HEAD + single("q6"))
    (folder / "one.en.md").unlink()
    found = refresh(cache, [folder])
    assert sorted(reads) == ["between.yaml", "two.yaml"]
    assert ids(found) == ["q6", "q1", "q2", "q5"]
    assert found.sections() == []
    assert found.cards() == {"apples": 2, "pears": 1}


def test_a_changed_syllabus_has_everything_checked_again(folder: Path, cache: Path) -> None:
    refresh(cache, [folder])
    write(folder / "syllabus.yaml", SYLLABUS.replace("plums", "prunes"))
    found = refresh(cache, [folder])
    assert ids(found) == ["q1", "q2"]
    assert told(found) == ["two.yaml:15:12: plums is no topic of the syllabus"]
    write(folder / "syllabus.yaml", SYLLABUS, 3_000_000)
    assert len(ids(refresh(cache, [folder]))) == 4


def test_a_file_touched_just_now_is_looked_at_until_it_is_settled(folder: Path, cache: Path, reads: list[str]) -> None:
    file = folder / "two.yaml"
    write(file, HEAD + single("q7"))
    os.utime(file)
    stamp = file.stat().st_mtime_ns
    refresh(cache, [folder])
    write(file, HEAD + single("q8"))
    os.utime(file, ns=(stamp, stamp))
    assert "q8" in ids(refresh(cache, [folder]))
    reads.clear()
    assert "q8" in ids(refresh(cache, [folder]))
    assert reads == ["two.yaml"]


def test_a_bank_with_any_error_is_left_out_whole_and_the_others_load(folder: Path, cache: Path) -> None:
    write(folder / "one.yaml", HEAD + single("q1") + single("q2").replace("answer: B", "answer: E"))
    found = refresh(cache, [folder])
    assert ids(found) == ["q3", "q4"]
    (problem,) = found.problems()
    assert (Path(problem.file).name, problem.line, problem.column) == ("one.yaml", 21, 13)
    assert problem.left_out
    assert not problem.warning


def test_a_warning_leaves_nothing_out(folder: Path, cache: Path) -> None:
    write(folder / "one.yaml", HEAD + single("q1").replace("because", "see option A"))
    found = refresh(cache, [folder])
    assert "q1" in ids(found)
    (problem,) = found.problems()
    assert problem.warning
    assert not problem.left_out


def test_problems_are_told_in_the_language_spoken_when_they_are_asked_for(folder: Path, cache: Path) -> None:
    write(folder / "one.yaml", HEAD + single("q1", "aples"))
    refresh(cache, [folder]).close()
    found = open_catalogue(cache)
    assert told(found) == ["one.yaml:6:12: aples is no topic of the syllabus; did you mean apples?"]
    speak("zh")
    assert told(found) == ["one.yaml:6:12: 大纲中没有知识点 aples；是不是想写 apples？"]


def test_an_id_given_in_an_earlier_file_keeps_the_later_one_out(folder: Path, cache: Path) -> None:
    write(folder / "three.yaml", HEAD + single("q9") + single("q1"))
    write(folder / "two.en.md", notes("plums", "pears", chapter="ch2"))
    found = refresh(cache, [folder])
    assert ids(found) == ["q1", "q2", "q3", "q4"]
    assert [row.topic for row in found.sections()] == ["apples", "pears"]
    one, notes_file = folder / "one.yaml", folder / "one.en.md"
    assert told(found) == [
        f"three.yaml:14:9: q1 is already used in {one}:5; ids are unique in a course",
        f"two.en.md:10:18: pears already has a section in {notes_file}:10",
    ]
    write(folder / "one.yaml", HEAD + single("q2"))
    found = refresh(cache, [folder])
    assert ids(found) == ["q2", "q9", "q1", "q3", "q4"]


def test_a_second_syllabus_is_refused_and_the_first_counts(folder: Path, cache: Path, tmp_path: Path) -> None:
    write(folder / "syllabus.yml", SYLLABUS.replace("tiny", "other"))
    found = refresh(cache, [folder])
    assert found.course() == "tiny"
    assert told(found) == [f"syllabus.yml:1:1: a course has one syllabus, and {folder / 'syllabus.yaml'} is it"]


def test_without_a_sound_syllabus_nothing_is_in_the_course_and_the_syllabus_says_why(folder: Path, cache: Path) -> None:
    write(folder / "syllabus.yaml", SYLLABUS.replace("weight: 60", "wait: 60"))
    write(folder / "one.yaml", HEAD + single("q1").replace("because", "see option A"))
    found = refresh(cache, [folder])
    assert (found.title("en"), found.topics(), found.cards()) == ("", [], {})
    assert (found.questions(), found.several(["q3"]), found.sections()) == ([], {}, [])
    assert (found.section("apples", "en"), found.known_cards(["q3"])) == (None, set())
    assert {Path(problem.file).name for problem in found.problems() if problem.left_out} == {"syllabus.yaml"}
    assert "unknown key wait; did you mean weight?" in "".join(told(found))
    write(folder / "syllabus.yaml", SYLLABUS, 3_000_000)
    assert ids(refresh(cache, [folder])) == ["q1", "q3", "q4"]


def test_of_two_courses_the_first_named_counts_also_when_they_change_places(cache: Path, tmp_path: Path) -> None:
    one, other = aged(course(tmp_path / "one")), tmp_path / "other"
    other.mkdir()
    write(other / "syllabus.yaml", SYLLABUS.replace("course: tiny", "course: other"))
    write(other / "b.yaml", HEAD.replace("tiny", "other") + single("o1"))
    for named, name, known in (([one, other], "tiny", 4), ([other, one], "other", 1), ([one, other], "tiny", 4)):
        found = refresh(cache, named)
        assert (found.course(), len(ids(found))) == (name, known)


def test_a_known_card_is_one_of_a_question_in_the_course(folder: Path, cache: Path) -> None:
    write(folder / "three.yaml", HEAD + single("q9") + single("q1"))
    found = refresh(cache, [folder])
    assert found.known_cards(["f", "q3", "q1", "q9", "gone", "q3"]) == {"f", "q3"}
    assert found.known_cards([]) == set()


def test_asking_for_known_cards_does_not_go_through_all_questions(folder: Path, cache: Path) -> None:
    found, statements = refresh(cache, [folder]), []
    found._connection.set_trace_callback(statements.append)
    found.known_cards(["f", "q3"])
    found._connection.set_trace_callback(None)
    (plan,) = [
        [row[3] for row in found._connection.execute(f"EXPLAIN QUERY PLAN {each}")]
        for each in statements
        if "json_each" in each
    ]
    assert [step.split(" (")[0] for step in plan if " question" in step] == [
        "SEARCH question USING COVERING INDEX question_card"
    ]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are text on this system")
@pytest.mark.parametrize("bad", ["题库", "资料/bank"])
def test_a_file_whose_name_is_not_utf_8_is_a_problem_and_the_others_load(
    folder: Path, cache: Path, bad: str, reads: list[str]
) -> None:
    named = Path(os.fsdecode(os.fsencode(folder) + b"/" + bad.encode("gbk") + b".yaml"))
    named.parent.mkdir(exist_ok=True)
    write(named, HEAD + single("q5"))
    for _ in range(2):
        found = refresh(cache, [folder])
        assert ids(found) == ["q1", "q2", "q3", "q4"]
        (problem,) = found.problems()
        assert problem.left_out
        assert problem.text == "rename this file or the folder it is in: the name is not UTF-8"
        assert (problem.file.startswith(str(folder)), problem.file.endswith(".yaml")) == (True, True)
        problem.file.encode()
    named.rename(folder / "well.yaml")
    found = refresh(cache, [folder])
    assert (sorted(ids(found)), found.problems()) == (["q1", "q2", "q3", "q4", "q5"], [])
    assert reads.count("two.yaml") == 1


@pytest.mark.parametrize("damage", [b"", b"not a database at all", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_index_is_made_anew(folder: Path, cache: Path, damage: bytes) -> None:
    refresh(cache, [folder]).close()
    cache.write_bytes(damage)
    assert open_catalogue(cache) is None
    assert len(ids(refresh(cache, [folder]))) == 4
    assert len(ids(open_catalogue(cache))) == 4


def test_an_index_of_another_version_is_made_anew(folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refresh(cache, [folder]).close()
    monkeypatch.setattr(cache_module, "MODEL", "other")
    assert open_catalogue(cache) is None
    assert len(ids(refresh(cache, [folder]))) == 4
    assert open_catalogue(cache) is not None


READS: list[Callable[[Catalogue], object]] = [
    lambda found: found.title("en"),
    Catalogue.course,
    Catalogue.chapters,
    Catalogue.topics,
    Catalogue.cards,
    Catalogue.questions,
    Catalogue.sections,
    Catalogue.problems,
    lambda found: found.known_cards(["f"]),
    lambda found: found.several(["q1", "q3"]),
    lambda found: found.section("apples", "en"),
]


def read_all(found: Catalogue) -> bool:
    """Whether every read went well; none of them says anything but `Refusal`."""
    well = True
    for read in READS:
        try:
            read(found)
        except Refusal:
            well = False
    return well


def test_damage_found_while_reading_is_said_and_mended_by_the_next_start(folder: Path, cache: Path) -> None:
    refresh(cache, [folder]).close()
    with closing(sqlite3.connect(cache)) as inside:
        inside.execute("DROP TABLE question")
    found = open_catalogue(cache)
    for _ in range(2):
        with pytest.raises(Refusal, match="damaged"):
            found.questions()
    with pytest.raises(Refusal, match="damaged"):
        found.topics()
    assert not cache.exists()
    mended = refresh(cache, [folder])
    with pytest.raises(Refusal, match="damaged"):
        found.questions()
    assert len(ids(mended)) == 4
    assert read_all(open_catalogue(cache))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE topic SET first = '['",
        "UPDATE problem SET filling = '[]'",
        "UPDATE problem SET filling = '{}'",
        "UPDATE body SET json = '{'",
        "UPDATE body SET json = x'00'",
        "UPDATE file SET shown = CAST(x'ff' AS TEXT)",
        "UPDATE chapter SET zh = NULL",
    ],
)
def test_an_index_that_holds_nonsense_is_damaged_too(folder: Path, cache: Path, change: str) -> None:
    write(folder / "three.yaml", HEAD + single("q9", "aples"))
    refresh(cache, [folder]).close()
    with closing(sqlite3.connect(cache)) as inside:
        inside.execute("PRAGMA writable_schema = ON")
        inside.execute("UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL', '')")
        inside.commit()
    with closing(sqlite3.connect(cache)) as inside:
        inside.executescript(change)
        inside.commit()
    assert not read_all(open_catalogue(cache))
    assert not cache.exists()
    assert read_all(refresh(cache, [folder]))


@settings(max_examples=settings().max_examples // 2)
@given(data=st.data())
def test_whatever_is_overwritten_the_index_is_refused_or_made_anew(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as here:
        folder, cache = course(Path(here, "course")), Path(here, "cache.db")
        write(folder / "three.yaml", HEAD + single("q9", "aples"))
        refresh(cache, [folder]).close()
        content = bytearray(cache.read_bytes())
        pages = len(content) // 4096
        for page in data.draw(st.lists(st.integers(0, pages - 1), min_size=1, max_size=3)):
            other = data.draw(st.integers(1, pages - 1))
            moved = bytes(content[other * 4096 :][:4096])
            new = data.draw(st.sampled_from([b"\0" * 4096, b"x" * 4096, b"\xff" * 4096, moved]))
            content[page * 4096 : (page + 1) * 4096] = new
        cache.write_bytes(content)
        found = open_catalogue(cache)
        if found is not None:
            assert read_all(found) == cache.exists()
            found.close()
        again = refresh(cache, [folder])
        read_all(again)
        again.close()


@pytest.mark.parametrize(
    "change",
    [
        "DROP TABLE file",
        "UPDATE file SET path = CAST(path AS BLOB) WHERE shown LIKE '%one.yaml'",
        "UPDATE file SET shown = CAST(x'ff' AS TEXT)",
        "DROP TABLE problem; UPDATE file SET size = 0",
    ],
)
def test_damage_found_while_refreshing_is_mended_at_once(folder: Path, cache: Path, change: str) -> None:
    refresh(cache, [folder]).close()
    with closing(sqlite3.connect(cache)) as inside:
        inside.executescript(change)
    assert len(ids(refresh(cache, [folder]))) == 4
    assert read_all(open_catalogue(cache))


@pytest.mark.parametrize("name", ["file/cache.db", "long" * 100])
def test_where_no_index_can_be_written_it_lives_in_memory(folder: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("in the way")
    assert len(ids(refresh(tmp_path / name, [folder]))) == 4


@pytest.mark.parametrize("name", ["none.db", "long" * 100])
def test_a_missing_index_is_none(tmp_path: Path, name: str) -> None:
    assert open_catalogue(tmp_path / name) is None


def test_an_app_that_is_open_keeps_its_course_whatever_another_does(folder: Path, cache: Path, tmp_path: Path) -> None:
    extra = tmp_path / "extra.yaml"
    write(extra, HEAD + single("x1"))
    first = refresh(cache, [folder, extra])
    second = refresh(cache, [folder])
    assert (len(ids(first)), len(ids(second))) == (5, 4)
    assert "x1" in first.several(["x1"])
    assert len(ids(open_catalogue(cache))) == 4


def test_a_copy_left_by_an_app_that_was_killed_is_cleared_up(folder: Path, cache: Path) -> None:
    cache.parent.mkdir()
    left, busy = cache.parent / "cache.db.abc.new", cache.parent / "cache.db.def.new"
    write(left, "")
    busy.write_text("")
    refresh(cache, [folder])
    assert sorted(file.name for file in cache.parent.iterdir()) == ["cache.db", busy.name]


def test_the_catalogue_imports_nothing_heavy() -> None:
    code = (
        "import sys, studyapp.library.catalogue; print([m for m in ('yaml', 'msgspec', 'click') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_values_that_rest_on_those_above_keep_their_order(folder: Path, cache: Path) -> None:
    (folder / "numeric.yaml").write_text(
        HEAD.replace("tiny/b", "tiny/n")
        + """\
  - id: n1
    topic: apples
    type: numeric
    stem: "{a}?"
    parameters: {a: [1, 2, 3]}
    let: {z: a + 1, b: z * 2}
    formula: b
    why: "{b}"
""",
        encoding="utf-8",
    )
    question = refresh(cache, [folder]).several(["n1"])["n1"]
    assert question.drawn({"a": "2"}).stem_versions("en", "en") == ["2?"]
