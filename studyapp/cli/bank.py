"""`studyapp bank`: start a bank, check banks, print them, what the course covers, the schema for editors."""

import json
from pathlib import Path

import click

from studyapp.cli.commands import EverywhereGroup
from studyapp.cli.courses import course_files
from studyapp.cli.coverage import coverage
from studyapp.cli.printing import print_command
from studyapp.locales import Refusal, language, phrase, say, say_n
from studyapp.study.places import Options

# What cannot be read is a problem to list, not wrong usage.
PATHS = click.Path(path_type=Path, readable=False)


@click.group("bank", cls=EverywhereGroup, help=say("Question banks: start one, check them, the schema for editors."))
def bank() -> None:
    """The group; each command does its own work."""


bank.add_command(coverage)
bank.add_command(print_command)


@bank.command("check", help=say("Check banks, notes and syllabus; without a PATH, the course and your own banks."))
@click.argument("paths", metavar="[PATH…]", nargs=-1, type=PATHS)
@click.option("--strict", is_flag=True, help=say("Count warnings as errors."))
@click.option("--structure", is_flag=True, help=say("Leave out the advice on item writing."))
@click.pass_obj
def check(options: Options, paths: tuple[Path, ...], strict: bool, structure: bool) -> int:
    from studyapp.library.check import check as checked
    from studyapp.library.check import surroundings
    from studyapp.library.problems import shown
    from studyapp.library.shipped import existing

    course = course_files(options)
    mine, rest = (existing(paths), surroundings(paths, course)) if paths else (course, [])
    report = checked(mine, rest, item_writing=not structure)
    if not report.files:
        where = ", ".join(str(path) for path in paths)
        raise Refusal(phrase("there is nothing to check: no .yaml, .zh.md or .en.md file in {path}", path=where))
    for problem in report.problems:
        click.echo(shown(problem, Path.cwd()))
    errors = sum(not problem.warning for problem in report.problems)
    warnings = len(report.problems) - errors
    click.echo(_summary(report.files, report.questions, errors, warnings))
    return int(bool(errors or (strict and warnings)))


@bank.command("schema", help=say("Print the JSON Schema of a bank, for editors that complete and check YAML."))
def schema() -> None:
    from studyapp.library.schema import bank_schema

    click.echo(json.dumps(bank_schema(), ensure_ascii=False, indent=2))


@bank.command("new", help=say("Write a bank to start from: one question of each type, with comments."))
@click.argument("file", metavar="FILE", type=PATHS)
@click.pass_obj
def new(options: Options, file: Path) -> None:
    from studyapp.library.check import outline_of_course, surroundings
    from studyapp.library.starter import starter

    if file.is_dir():
        raise Refusal(phrase("{path} is a folder; name the file too: {example}", path=file, example=file / "my-bank"))
    file = file if file.suffix in (".yaml", ".yml") else file.with_name(f"{file.name}.yaml")
    outline = outline_of_course(surroundings([file], course_files(options)))
    if outline is None or not outline.topics:
        raise Refusal(phrase("the syllabus of this course cannot be read; see studyapp bank check"))
    try:
        with file.open("x", encoding="utf-8", newline="\n") as out:
            out.write(starter(file.stem, outline, language()))
    except FileExistsError:
        raise Refusal(phrase("{path} exists already; choose another name", path=file)) from None
    except OSError as error:
        raise Refusal(phrase("{path} cannot be written: {reason}", path=file, reason=error.strerror or "")) from None
    click.echo(say("written: {path}", path=file))
    click.echo(say("check it: studyapp bank check {path}", path=file))
    click.echo(say("try it: studyapp --bank {path}", path=file))


def _summary(files: int, questions: int, errors: int, warnings: int) -> str:
    counted = {
        "files": say_n("{n} file", "{n} files", files),
        "questions": say_n("{n} question", "{n} questions", questions),
    }
    if not errors and not warnings:
        return say("{files}, {questions}: no problems", **counted)
    return say(
        "{files}, {questions}: {errors}, {warnings}",
        **counted,
        errors=say_n("{n} error", "{n} errors", errors),
        warnings=say_n("{n} warning", "{n} warnings", warnings),
    )
