"""The commands, loaded one at a time: a command's module is imported when it is called, or when help lists it."""

from importlib import import_module

import click

from studyapp import __version__
from studyapp.cli.click_words import translated
from studyapp.cli.options import described
from studyapp.locales import say
from studyapp.study.places import Options

# command -> module of this package whose attribute of the same name is the click command
COMMANDS = {
    "bank": "bank",
    "data": "data",
    "exam": "exam",
    "mistakes": "mistakes",
    "quiz": "quiz",
    "review": "quiz",
    "stats": "stats",
}


class Everywhere(click.Command):
    """A command whose help also lists the options every command takes."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section(say("Everywhere")):
            formatter.write_dl(described())

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say("Show this message and exit.")
        return option


class EverywhereGroup(Everywhere, click.Group):
    """A group of such commands."""

    command_class = Everywhere
    group_class = type

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        Everywhere.format_options(self, ctx, formatter)


class Root(EverywhereGroup):
    """`studyapp`: imports a command's module only when that command is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"studyapp.cli.{COMMANDS[name]}"), name)
        return command


def invoke(options: Options, arguments: list[str]) -> int:
    """Run a click command line; wrong usage is exit code 2, said in the interface language."""
    root = Root(
        name="studyapp",
        help=say("Study for an exam in the terminal. Without a command, opens the app."),
        params=[_version_option()],
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    with translated():
        try:
            result = root.main(arguments, prog_name="studyapp", standalone_mode=False, obj=options)
        except click.MissingParameter as missing:
            # click ends its own sentence with an English full stop in any language.
            name = missing.param.get_error_hint(missing.ctx) if missing.param else ""
            return _shown(click.UsageError(say("Missing: {name}.", name=name), missing.ctx))
        except click.ClickException as wrong:
            return _shown(wrong)
        except click.Abort:
            return 130
    return result if isinstance(result, int) else 0


def _shown(wrong: click.ClickException) -> int:
    """Say what is wrong; returns the exit code."""
    wrong.show()
    return wrong.exit_code


def _version_option() -> click.Option:
    """`--version`; alone on the line it is answered before click is even there."""

    def tell(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:
        if wanted:
            click.echo(f"studyapp {__version__}")
            ctx.exit()

    help = say("Show the version and exit.")
    return click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=tell, help=help)
