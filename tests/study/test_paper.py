"""Papers drawn from the index: those of the shipped course, and what records and size have to do with it."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

import pytest

from studyapp.course.blueprint import Blueprint
from studyapp.library.draws import some
from studyapp.locales import Refusal, WrongUsage, speak
from studyapp.sitting.cells import Drawable
from studyapp.sitting.paper import Paper, Shortage
from studyapp.study import paper
from studyapp.study.paper import Drawn, blueprint_named, blueprints, draw
from studyapp.study.places import places
from studyapp.study.quiz import Quiz
from studyapp.study.scope import Scope
from studyapp.study.study import Study
from tests.sitting.papers import blueprint, deviation, is_whole, section
from tests.study.course import FRUIT, Desk, single, write_course

CASE = """\
  - id: orchard
    topic: plums
    type: case
    title: {zh: 果园, en: Orchard}
    material: {zh: 一个果园, en: An orchard}
    questions:
"""


def case(*questions: str) -> str:
    return CASE + "".join("".join(f"    {line}\n" for line in each.splitlines()) for each in questions)


def ids(drawn: Drawn) -> set[str]:
    """The questions of a paper, and its cases."""
    chosen = {one.id for each in drawn.paper.sections for one in each}
    return chosen | {question.id for each in drawn.questions for question in each}


@pytest.fixture(scope="module")
def crm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Study]:
    study = Study(places(tmp_path_factory.mktemp("crm")), random=Random(1))
    yield study
    study.close()


@pytest.mark.parametrize("name", ["zikao", "guokai", "final"])
def test_a_shipped_blueprint_has_three_papers_without_a_common_question(crm: Study, name: str) -> None:
    made, used = blueprint_named(crm, name), set[str]()
    weights = {row.id: row.weight for row in crm.catalogue.chapters()}
    for seed in range(3):
        drawn = draw(crm, made, seed, used)
        assert is_whole(made, drawn.paper)
        assert sum(question.marks for each in drawn.questions for question in each) == 100
        # Hard definitions are rare: a paper may lack the one that the difficulty of zikao asks for.
        assert deviation(made, weights, drawn.paper.sections) <= (name == "zikao")
        assert used.isdisjoint(ids(drawn))
        used |= ids(drawn)


def test_the_questions_of_a_case_come_with_their_part_of_the_marks(desk: Desk) -> None:
    write_course(desk.course, *FRUIT, case(single("orchard-1", "plums"), single("orchard-2", "apples", difficulty=3)))
    (questions,) = draw(desk.open(), blueprint(section("case", 1, "5"), shares={"ch02": 1})).questions
    assert [(each.id, str(each.marks), each.case) for each in questions] == [
        ("orchard-1", "2.5", "orchard"),
        ("orchard-2", "2.5", "orchard"),
    ]


def test_a_case_is_of_the_chapter_of_its_topic_and_as_difficult_as_its_questions_on_average(desk: Desk) -> None:
    write_course(desk.course, case(single("orchard-1", "apples"), single("orchard-2", "apples", difficulty=3)))
    catalogue = desk.open().catalogue
    (found,) = some(catalogue, "case", "ch02", 3, "0" * 16, 9)
    assert found == ("orchard", ("orchard-1", "orchard-2"), ("orchard-1", "orchard-2"))
    assert some(catalogue, "case", "ch01", 3, "0" * 16, 9) == []
    assert some(catalogue, "single", "ch01", 2, "0" * 16, 9) == []


def test_a_cell_gives_what_it_has_from_any_place_on_and_no_more_than_asked(desk: Desk) -> None:
    write_course(desk.course, *(single(f"a{n}", "apples") for n in range(9)))
    catalogue = desk.open().catalogue
    for start in ("0" * 16, "8" * 16, "f" * 16):
        assert sorted(row.id for row in some(catalogue, "single", "ch01", 2, start, 20)) == [f"a{n}" for n in range(9)]
        assert len({row.id for row in some(catalogue, "single", "ch01", 2, start, 4)}) == 4


def test_a_seed_draws_the_same_paper_again(desk: Desk) -> None:
    write_course(desk.course, *(single(f"a{n}", "apples", n % 4 + 1) for n in range(40)))
    made = blueprint(section("single", 5), shares={"ch01": 1})
    first = draw(desk.open(), made, 5)
    assert draw(desk.open(), made, 5) == first
    assert any(ids(draw(desk.open(), made, seed)) != ids(first) for seed in range(3))


def test_what_was_answered_of_late_is_not_asked_until_weeks_have_passed(desk: Desk) -> None:
    write_course(desk.course, *(single(f"a{n}", "apples") for n in range(6)))
    study = desk.open()
    session = study.quiz(Quiz(Scope(), 3, seed=1))
    answered = {session.items[place].question for place in range(3)}
    for place in range(3):
        session.show(place)
        session.submit(place, "B")
    made = blueprint(section("single", 3), shares={"ch01": 1})
    assert all(ids(draw(study, made, seed)).isdisjoint(answered) for seed in range(5))
    desk.clock.pass_(days=31)
    assert any(not ids(draw(study, made, seed)).isdisjoint(answered) for seed in range(5))


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many questions were looked at, each time a paper was tried."""
    looked: list[int] = []
    assemble = paper.assemble

    def counting(
        made: Blueprint, weights: Mapping[str, float], drawable: Sequence[Drawable], seed: int
    ) -> Paper | Shortage:
        looked.append(len(drawable))
        return assemble(made, weights, drawable, seed)

    monkeypatch.setattr(paper, "assemble", counting)
    return looked


def test_only_a_few_of_many_questions_are_looked_at(desk: Desk, looked_at: list[int]) -> None:
    write_course(desk.course, *(single(f"a{n}", "apples") for n in range(400)))
    draw(desk.open(), blueprint(section("single", 2), shares={"ch01": 1}), 1)
    assert looked_at == [paper.FIRST_LOOK]


def test_more_is_looked_at_where_variants_of_one_fact_hide_the_others(desk: Desk, looked_at: list[int]) -> None:
    variants = [single(f"a{n}", "apples", family="f") for n in range(200)]
    write_course(desk.course, *variants, *(single(f"b{n}", "apples") for n in range(3)))
    drawn = draw(desk.open(), blueprint(section("single", 4), shares={"ch01": 1}), 1)
    assert len({card for one in drawn.paper.sections[0] for card in one.cards}) == 4
    assert looked_at[-1] > paper.FIRST_LOOK


def test_a_shortage_is_refused_in_words(desk: Desk) -> None:
    made = blueprint(section("essay", 2, "10"), shares={"ch01": 1})
    with pytest.raises(Refusal) as refusal:
        draw(desk.open(), made)
    assert str(refusal.value).splitlines() == [
        "the course has too few questions for this exam:",
        "  section 1, essay: 2 short in chapter ch01",
    ]


@pytest.mark.parametrize(("language", "said"), [("en", "did you mean zikao?"), ("zh", "zikao")])
def test_a_name_that_is_none_is_answered_with_the_nearest(crm: Study, language: str, said: str) -> None:
    speak(language)  # type: ignore[arg-type]
    with pytest.raises(WrongUsage, match=said.replace("?", r"\?")):
        blueprint_named(crm, "zikoa")


def test_a_blueprint_with_an_error_is_not_offered_and_says_so(desk: Desk) -> None:
    exams: Path = desk.course / "exams"
    exams.mkdir()
    (exams / "midterm.yaml").write_text("exam: midterm\n")
    study = desk.open()
    assert blueprints(study) == {}
    with pytest.raises(Refusal, match="bank check"):
        blueprint_named(study, "midterm")
