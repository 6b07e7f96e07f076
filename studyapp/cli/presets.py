"""Choices of a quiz that were saved under a name: listed, found, forgotten."""

from collections.abc import Iterator
from difflib import get_close_matches

from studyapp.cli.opening import opened, sink
from studyapp.library.problems import HIDDEN
from studyapp.locales import WrongUsage, phrase, say, say_n
from studyapp.sitting.shortage import type_in_words
from studyapp.study.places import Options
from studyapp.study.presets import forget_preset, preset_name, presets
from studyapp.study.quiz import Only, Order, Quiz
from studyapp.study.study import Study


def list_presets(options: Options) -> None:
    """Print every saved quiz on a line."""
    out = sink()
    with opened(options) as host:
        saved = presets(host.study)
    for name, quiz in saved.items():
        line = say("{name}: {choices}", name=name, choices=" · ".join(_words(quiz)))
        out.write(HIDDEN.sub("?", line) + "\n")
    if not saved:
        out.write(say("no choices are saved; --save-preset NAME saves them") + "\n")
    out.flush()


def forget_one(options: Options, name: str) -> None:
    """Forget a saved quiz; raises `WrongUsage` where there is none of this name."""
    out = sink()
    with opened(options) as host:
        preset_named(host.study, name)
        forget_preset(host.study, name)
    out.write(say("forgotten: {name}", name=preset_name(name)) + "\n")
    out.flush()


def preset_named(study: Study, name: str) -> Quiz:
    """The quiz saved under this name; raises `WrongUsage` where there is none."""
    saved, name = presets(study), preset_name(name)
    if name in saved:
        return saved[name]
    message = phrase("no choices are saved as {name}; studyapp quiz --presets lists them", name=name)
    if near := get_close_matches(name, saved, 1):
        message = phrase("no choices are saved as {name}; did you mean {near}?", name=name, near=near[0])
    raise WrongUsage(message)


def _words(quiz: Quiz) -> Iterator[str]:
    """What is asked, and how, as far as it is not as usual."""
    yield say_n("{n} question", "{n} questions", quiz.count)
    yield from quiz.scope.topics
    yield from (say("chapter {name}", name=name) for name in quiz.scope.chapters)
    yield from (str(type_in_words(name)) for name in quiz.scope.types)
    if quiz.scope.difficulties:
        yield say("difficulty {levels}", levels=", ".join(map(str, quiz.scope.difficulties)))
    only, order = _only(), _order()
    yield from (only[each] for each in quiz.only)
    if quiz.order != "random":
        yield order[quiz.order]
    if quiz.minutes is not None:
        yield say("{minutes} min", minutes=f"{quiz.minutes:g}")
    if quiz.seconds is not None:
        yield say("{seconds} s a question", seconds=f"{quiz.seconds:g}")
    if quiz.deferred:
        yield say("marked after the last")


def _only() -> dict[Only, str]:
    return {
        "unseen": say("never asked"),
        "wrong": say("in the mistake book"),
        "bookmarked": say("bookmarked"),
        "hot": say("hot topics"),
        "weakest": say("weakest topics"),
    }


def _order() -> dict[Order, str]:
    return {
        "course": say("in the course's order"),
        "wrong_first": say("wrong ones first"),
        "unseen_first": say("unseen ones first"),
    }
