"""What is shown of a question of the mistake book: as it is now, with the answer it came into the book by."""

from dataclasses import dataclass

from studyapp.study.looking_up import LookUp, looked_up
from studyapp.study.mistakes import book
from studyapp.study.remarks import bookmark
from studyapp.study.study import Study
from tests.study.course import FRUIT, Desk, single, write_course

GROWTH = """\
  - id: growth
    topic: plums
    type: numeric
    stem: {zh: "{have}加{more}", en: "{have} and {more}"}
    parameters:
      have: [1, 20, 300, 4000]
      more: [5, 60, 700, 8000]
    formula: have + more
    round: 0
    example: {values: {have: 1, more: 5}, answer: 6}
    why: {zh: 相加, en: Add them}
"""


@dataclass
class Answering:
    study: Study

    def __call__(self, question: str, response: object, confidence: str = "") -> None:
        session = self.study.again([question])
        session.rate(0, confidence)  # type: ignore[arg-type]
        session.submit(0, response)  # type: ignore[arg-type]


def look_up(study: Study) -> LookUp:
    return looked_up(study, book(study).entries)


def test_the_newest_answer_that_was_wrong_is_given_with_its_mark(desk: Desk) -> None:
    study = desk.open()
    answer = Answering(study)
    for response in ("A", "C", "B"):
        answer("pears-1", response)
        desk.clock.pass_(1)
    given = look_up(study).given(0)
    assert given is not None
    assert (given.answer.response, given.mark, given.right) == ("C", 0, False)


def test_a_lucky_guess_is_given_as_right(desk: Desk) -> None:
    study = desk.open()
    Answering(study)("pears-1", "B", "guessed")
    given = look_up(study).given(0)
    assert given is not None
    assert (given.right, given.known) == (True, False)


def test_what_was_never_wrong_or_was_taken_back_has_no_answer(desk: Desk) -> None:
    study = desk.open()
    bookmark(study, "pears-1")
    Answering(study)("pears-1", "B")
    session = study.again(["pears-1", "apples-1"])
    session.submit(next(n for n, item in enumerate(session.items) if item.question == "pears-1"), "A")
    session.undo()
    found = look_up(study)
    assert [item.question for item in found.items] == ["pears-1"]
    assert found.given(0) is None
    assert found.in_words(0, "en") == ""


def test_an_answer_to_a_question_that_was_changed_since_is_told_in_the_words_it_had(desk: Desk) -> None:
    study = desk.open()
    Answering(study)("pears-1", "C")
    assert look_up(study).in_words(0, "en") == ""
    write_course(desk.course, *FRUIT[:3], single("pears-1", "pears").replace("Gamma", "Gimmick"))
    found = look_up(desk.open())
    assert found.given(0) is None
    assert found.in_words(0, "en").endswith("Gamma")


def test_a_calculation_has_the_figures_it_had_when_it_went_wrong(desk: Desk) -> None:
    write_course(desk.course, GROWTH)
    study = desk.open()
    session = study.again(["growth"])
    session.submit(0, "1")
    found = look_up(study)
    assert found.items[0].values == session.items[0].values
    assert found.question(0) == session.question(0)
    given = found.given(0)
    assert given is not None
    assert given.answer.response == "1"


def test_nothing_is_left_to_confirm(desk: Desk) -> None:
    study = desk.open()
    Answering(study)("pears-1", "C")
    assert look_up(study).settled(0)
