import shutil
from pathlib import Path

import pytest

from studyapp.records.figures import OpenSitting
from studyapp.study.home import home, minutes_left
from studyapp.study.places import Places
from studyapp.study.quiz import Quiz
from studyapp.study.scope import Scope
from studyapp.study.study import Study
from tests.screens.screen import COURSE, StillClock

DAY_SECONDS = 86_400


def places(folder: Path, *courses: Path) -> Places:
    return Places(folder / "progress.db", folder / "cache.db", folder / "banks", courses)


def answered_wrong(study: Study, *topics: str) -> None:
    session = study.quiz(Quiz(Scope(topics), seed=1))
    while session.place is not None:
        session.submit(session.place, "")


def test_what_was_wrong_today_is_due_tomorrow_and_counted(tmp_path: Path) -> None:
    clock = StillClock()
    study = Study(places(tmp_path, COURSE), clock)
    answered_wrong(study, "kano-model")
    assert home(study.places, clock)[0].due == 0
    clock.forward(DAY_SECONDS)
    figures, _ = home(study.places, clock)
    assert (figures.due, figures.met, figures.unmet) == (2, 2, 3)
    assert (figures.today_answers, figures.streak) == (0, 1)
    study.close()


def test_a_question_that_left_the_course_is_neither_due_nor_met(tmp_path: Path) -> None:
    clock, course = StillClock(), tmp_path / "course"
    shutil.copytree(COURSE, course)
    study = Study(places(tmp_path, course), clock)
    answered_wrong(study, "kano-model", "gap-model")
    study.close()
    bank = course / "small.yaml"
    bank.write_text(bank.read_text(encoding="utf-8").replace("id: kano-1", "id: kano-9"), encoding="utf-8")
    clock.forward(DAY_SECONDS)
    study = Study(places(tmp_path, course), clock)
    figures, _ = home(study.places, clock)
    assert (figures.due, figures.met, figures.unmet) == (2, 2, 3)
    assert figures.mistakes == 3  # it is counted before the first paint: whether it left is not looked up
    assert len(study.review(new=0).items) == figures.due
    study.close()


def test_before_the_course_was_ever_read_nothing_is_claimed(tmp_path: Path) -> None:
    figures, names = home(places(tmp_path, COURSE), StillClock())
    assert names is None
    assert (figures.ready, figures.started, figures.due, figures.chapters) == (False, False, 0, [])


def test_minutes_left_are_those_till_the_deadline_a_begun_one_counted() -> None:
    clock = StillClock()
    waiting = OpenSitting("s", "exam", clock.at, clock.at, 0, 1, deadline=clock.at + 120_000)
    assert minutes_left(waiting, clock) == 2
    clock.forward(0.5)
    assert minutes_left(waiting, clock) == 2
    clock.forward(119)
    assert minutes_left(waiting, clock) == 1
    for seconds in (0.5, 3600):
        clock.forward(seconds)
        assert minutes_left(waiting, clock) == 0


def test_without_a_clock_that_runs_on_there_are_no_minutes_left() -> None:
    assert minutes_left(OpenSitting("s", "timed", 0, 0, 0, 1), StillClock()) is None
    assert minutes_left(None, StillClock()) is None


@pytest.mark.parametrize(
    ("topics", "subject"), [(("kano-model",), "kano-model"), (("kano-model", "gap-model"), "ch01"), ((), None)]
)
def test_an_open_quiz_is_about_the_topic_or_the_chapter_of_all_its_questions(
    tmp_path: Path, topics: tuple[str, ...], subject: str | None
) -> None:
    clock = StillClock()
    study = Study(places(tmp_path, COURSE), clock)
    session = study.quiz(Quiz(Scope(topics), seed=1))
    assert session.place is not None
    session.submit(session.place, "")
    figures, _ = home(study.places, clock)
    assert (figures.subject.id if figures.subject else None) == subject
    study.close()
