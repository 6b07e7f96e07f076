"""`studyapp exam`: the exams there are blueprints for, a paper for one of them, and sitting it."""

import click

from studyapp.cli.commands import Everywhere
from studyapp.cli.opening import opened, sink
from studyapp.cli.sitting import resumed, sit, sitting_options
from studyapp.locales import say
from studyapp.study.places import Options
from studyapp.study.session import Session
from studyapp.study.study import Study


@click.command(
    cls=Everywhere,
    help=say("List the exams; with a NAME, sit that exam. Opens the app unless --plain or --jsonl is given."),
)
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--draw-only", is_flag=True, help=say("print the questions of a paper, and do not sit it"))
@click.option("--json", "as_json", is_flag=True, help=say("as one JSON object, for programs"))
@sitting_options
@click.pass_obj
def exam(
    options: Options,
    /,
    name: str | None,
    seed: int | None,
    draw_only: bool,
    as_json: bool,
    resume: bool,
    plain: bool,
    jsonl: bool,
) -> None:
    sits = plain or jsonl or resume
    if draw_only and sits:
        raise click.UsageError(say("--draw-only prints a paper: leave out --plain, --jsonl and --resume"))
    if name is None and not resume and (draw_only or sits or seed is not None):
        raise click.UsageError(say("name the exam too; studyapp exam lists them"))
    if as_json and (sits or (name is not None and not draw_only)):
        raise click.UsageError(say("--json goes with --draw-only, or with the list; to sit it by a program: --jsonl"))
    if draw_only or not (name or sits):
        _print(options, name, seed, as_json)
        return

    def start(study: Study) -> Session:
        if resume:
            return resumed("exam", name)(study)
        from studyapp.study.exams import start_exam

        assert name is not None, "only a resumed one needs none"
        return start_exam(study, name, seed)

    if resume and seed is not None:
        raise click.UsageError(say("--resume goes on with what was begun; it takes no other choice"))
    sit(options, start, "exam", narrowed=False, resume=False, plain=plain, jsonl=jsonl)


def _print(options: Options, name: str | None, seed: int | None, as_json: bool) -> None:
    """Print the list of exams, or with a name a paper for that exam."""
    from studyapp.cli.papers import exam_lines, exams_object, paper_lines, paper_object
    from studyapp.study.paper import blueprint_named, draw

    out = sink("utf-8" if as_json else None)
    with opened(options) as host:
        if name is None:
            found = exams_object(host) if as_json else exam_lines(host)
        else:
            drawn = draw(host.study, blueprint_named(host.study, name), seed)
            found = paper_object(drawn) if as_json else paper_lines(drawn, host)
        if isinstance(found, dict):
            from msgspec.json import Encoder

            out.write(Encoder(decimal_format="number").encode(found).decode() + "\n")
        else:
            out.writelines(f"{line}\n" for line in found)
        out.flush()
