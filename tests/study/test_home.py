import shutil
from pathlib import Path

from studyapp.study.home import home
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
