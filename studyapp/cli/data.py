"""`studyapp data`: where things are, whether the records are sound, a copy of them."""

from datetime import datetime
from pathlib import Path

import click

from studyapp.cli.commands import EverywhereGroup
from studyapp.cli.options import at_home
from studyapp.locales import Refusal, phrase, say
from studyapp.records.backup import FOLDER, back_up
from studyapp.study.clock import MILLISECONDS, Clock
from studyapp.study.places import Options, Places, places


@click.group("data", cls=EverywhereGroup, help=say("Your records: where they are, whether they are sound, a copy."))
def data() -> None:
    """The group; each command does its own work."""


@data.command("where", help=say("Print where everything is kept."))
@click.pass_obj
def where(options: Options) -> None:
    here = _places(options)
    click.echo(say("progress: {path}", path=here.progress))
    click.echo(say("backups: {path}", path=_folder(here)))
    click.echo(say("index, made anew when it is missing: {path}", path=here.cache))
    click.echo(say("your own banks: {path}", path=here.own))


@data.command("check", help=say("Check the progress file: for damage, and its figures against the journal of answers."))
@click.option("--rebuild", is_flag=True, help=say("Make the figures anew from the journal first."))
@click.pass_obj
def check(options: Options, rebuild: bool) -> int:
    from studyapp.records.journal import Records

    progress = _places(options).progress
    if not progress.exists():
        click.echo(say("nothing has been recorded yet: there is no {file}", file=progress))
        return 0
    records = Records(progress)
    try:
        if rebuild:
            records.rebuild()
        problems = records.check()
    finally:
        records.close()
    for problem in problems:
        click.echo(str(problem))
    if problems:
        return 1
    click.echo(say("{file} is sound", file=progress))
    return 0


@data.command("backup", help=say("Copy the progress file to FILE, or to the folder for backups, and check the copy."))
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def backup(options: Options, file: Path | None) -> None:
    here = _places(options)
    if not here.progress.exists():
        raise Refusal(phrase("nothing has been recorded yet: there is no {file}", file=here.progress))
    copy = back_up(here.progress, at_home(file) if file else _folder(here) / _dated(here))
    click.echo(say("copied and checked: {file}", file=copy))


def _places(options: Options) -> Places:
    return places(options.data_dir, options.banks)


def _folder(here: Places) -> Path:
    return here.progress.parent / FOLDER


def _dated(here: Places) -> str:
    clock = Clock()
    now = datetime.fromtimestamp(clock.wall() / MILLISECONDS, clock.zone)
    return f"{here.progress.stem}-{now:%Y%m%d-%H%M%S}.db"
