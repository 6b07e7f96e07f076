"""Quizzes saved under a name."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studyapp.library.problems import HIDDEN
from studyapp.locales import Refusal
from studyapp.locales.cells import cells
from studyapp.marking.schemes import Scheme
from studyapp.study.presets import WIDEST, forget_preset, preset_name, presets, save_preset
from studyapp.study.quiz import Quiz
from studyapp.study.scope import Scope
from tests.study.course import Desk

WANTED = Quiz(
    Scope(("pears",), ("ch01",), ("single",), (2,)), 5, 8.5, 3, Scheme(), ("wrong",), "course", True, False, 9
)


def test_a_quiz_comes_back_as_it_was_saved_and_after_a_restart(desk: Desk) -> None:
    assert save_preset(desk.open(), "mine", WANTED) == "mine"
    assert presets(desk.open()) == {"mine": WANTED}
    assert desk.open().records.check() == []


def test_the_newer_one_of_a_name_counts_and_names_are_in_order(desk: Desk) -> None:
    study = desk.open()
    for name, quiz in (("b", WANTED), ("a", Quiz()), ("b", Quiz(count=3))):
        save_preset(study, name, quiz)
    assert list(presets(study).items()) == [("a", Quiz()), ("b", Quiz(count=3))]


def test_a_forgotten_one_is_gone_and_forgetting_it_again_does_nothing(desk: Desk) -> None:
    study = desk.open()
    save_preset(study, "mine", WANTED)
    forget_preset(study, " mine ")
    forget_preset(study, "mine")
    forget_preset(study, "never there")
    assert presets(study) == {}
    assert "preset:never there" not in study.records.settings()


@pytest.mark.parametrize("name", ["", "  ", "\x1b\x07", "\u202e\n"])
def test_a_name_of_which_nothing_is_left_is_refused(desk: Desk, name: str) -> None:
    study = desk.open()
    with pytest.raises(Refusal):
        save_preset(study, name, WANTED)
    assert presets(study) == {}


@pytest.mark.parametrize(
    "stored",
    [
        "{",
        "[]",
        '{"count": "ten"}',
        '{"count": 0}',
        '{"count": 1000001}',
        '{"minutes": -1}',
        '{"seconds": 0}',
        '{"seed": -1}',
        '{"order": "backwards"}',
        '{"only": ["new"]}',
        '{"scope": {"topics": []}}',
        "[" * 100_000,
    ],
)
def test_what_cannot_be_read_is_left_out(desk: Desk, stored: str) -> None:
    study = desk.open()
    study.choose({"preset:broken": stored, "preset:": json.dumps({}), "preset:\x1b[2J": json.dumps({})})
    save_preset(study, "mine", WANTED)
    assert presets(study) == {"mine": WANTED}


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=90))
def test_a_name_is_one_short_line_and_stays_as_it_is_kept(name: str) -> None:
    kept = preset_name(name)
    assert cells(kept) <= WIDEST
    assert not HIDDEN.search(kept)
    assert "\n" not in kept
    assert preset_name(kept) == kept
