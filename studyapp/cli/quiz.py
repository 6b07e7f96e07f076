"""`studyapp quiz` and `studyapp review`: in the app, line by line (`--plain`), or driven by a program (`--jsonl`)."""

from typing import Any

import click
from msgspec.structs import replace

from studyapp.cli.choices import COUNT, choice_options, marks_chosen, narrowed, quiz_of, refuse_other_numbers
from studyapp.cli.commands import Everywhere
from studyapp.cli.numbers import Whole
from studyapp.cli.sitting import sit, sitting_options
from studyapp.locales import say
from studyapp.study.places import Options
from studyapp.study.presets import MOST, save_preset
from studyapp.study.quiz import Quiz
from studyapp.study.session import Session
from studyapp.study.study import Study


@click.command(
    cls=Everywhere, help=say("Answer questions, timed or not. Opens the app unless --plain or --jsonl is given.")
)
@choice_options
@click.option("--recite", is_flag=True, help=say("show each question with its answer, and record nothing"))
@click.option("--preset", metavar="NAME", help=say("start from choices saved before; what else is given goes before"))
@click.option("--save-preset", "save", metavar="NAME", help=say("save these choices under a name, and start"))
@click.option("--presets", "listing", is_flag=True, help=say("list the saved choices"))
@click.option("--forget-preset", "forget", metavar="NAME", help=say("forget choices saved before"))
@sitting_options
@click.pass_obj
def quiz(
    options: Options,
    /,
    seed: int | None,
    recite: bool,
    preset: str | None,
    save: str | None,
    listing: bool,
    forget: str | None,
    resume: bool,
    plain: bool,
    jsonl: bool,
    **choices: Any,
) -> None:
    chosen = narrowed({**choices, "seed": seed, "preset": preset, "save": save, "recite": recite})
    if listing or forget is not None:
        if chosen or resume or plain or jsonl or (listing and forget is not None):
            raise click.UsageError(say("--presets and --forget-preset take no other choice"))
        from studyapp.cli.presets import forget_one, list_presets

        list_presets(options) if forget is None else forget_one(options, forget)
        return
    if recite:
        _refuse_with_recite(choices, jsonl)
    quiz_of(Quiz(), seed, choices)

    def start(study: Study) -> Session:
        refuse_other_numbers(choices["chapters"], study)
        wanted = quiz_of(_base(study, preset), seed, choices)
        if save is not None:
            wanted.scope.of(study.catalogue)
            save_preset(study, save, wanted)
        if recite:
            return study.recite(replace(wanted, minutes=None, seconds=None, deferred=False))
        return study.quiz(wanted)

    sit(options, start, "quiz", narrowed=chosen, resume=resume, plain=plain, jsonl=jsonl)


def _base(study: Study, preset: str | None) -> Quiz:
    if preset is None:
        return Quiz()
    from studyapp.cli.presets import preset_named

    return preset_named(study, preset)


def _refuse_with_recite(choices: dict[str, Any], jsonl: bool) -> None:
    """With the answers shown there is nothing to time, to mark, or to drive."""
    if jsonl:
        raise click.UsageError(say("--recite is for reading: in the app, or with --plain"))
    if marks_chosen(choices) or any(choices[name] is not None for name in ("minutes", "seconds", "feedback")):
        raise click.UsageError(
            say("--recite shows the answers: leave out --minutes, --seconds, --feedback and how it is marked")
        )


@click.command(
    cls=Everywhere, help=say("Answer what is due, and new questions. Opens the app unless --plain or --jsonl is given.")
)
@click.option("--count", type=COUNT, metavar="N", help=say("how many questions at most (20)"))
@click.option("--new", type=Whole(0, MOST), metavar="N", help=say("how many of them may be new"))
@sitting_options
@click.pass_obj
def review(options: Options, /, count: int | None, new: int | None, seed: int | None, **how: bool) -> None:
    chosen = any(each is not None for each in (count, new, seed))
    sit(options, lambda study: study.review(count or 20, seed, new), "review", narrowed=chosen, **how)
