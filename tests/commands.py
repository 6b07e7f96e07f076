"""The command tree as it is: a test parametrised over it covers a new command without being touched."""

import json
import os
import subprocess
import sys
from functools import cache
from typing import NamedTuple

PROBE = """
import json, sys
import click
from studyapp.cli.click_words import translated
from studyapp.cli.commands import Root
from studyapp.locales import speak

def walk(command, path, parent):
    context = click.Context(command, parent=parent, info_name=path[-1], terminal_width=500, max_content_width=500)
    kinds = [{"name": each.name, "flags": [*each.opts, *each.secondary_opts], "required": each.required,
              "argument": isinstance(each, click.Argument)} for each in command.get_params(context)]
    group = isinstance(command, click.Group)
    found.append({"path": path[1:], "help": command.get_help(context), "parameters": kinds, "group": group})
    for name in command.list_commands(context) if group else ():
        walk(command.get_command(context, name), [*path, name], context)

speak(sys.argv[1])
found = []
with translated():
    walk(Root(name="studyapp"), ["studyapp"], None)
print(json.dumps(found))
"""


class Command(NamedTuple):
    """One command: the words that call it, its help page, and what it takes."""

    path: tuple[str, ...]
    help: str
    group: bool
    parameters: list[dict[str, object]]

    @property
    def name(self) -> str:
        return " ".join(("studyapp", *self.path))

    def calls(self) -> list[list[str]]:
        """Calls that need no person: bare, and with each of the flags for programs; something for what is required."""
        bare = [*self.path, *("here" for each in self.parameters if each["argument"] and each["required"])]
        flags = {flag for each in self.parameters for flag in each["flags"]}  # type: ignore[attr-defined]
        return [bare, *([*bare, flag] for flag in ("--plain", "--json", "--jsonl") if flag in flags)]


@cache
def commands(language: str = "en") -> tuple[Command, ...]:
    """Every command and group, `studyapp` itself first, with help in `language`.

    Asked of another process, for a command's help is in the language spoken when its module is imported. Empty when
    that process fails: `test_house` reports why.
    """
    asked = ask(language)
    if asked.returncode:
        return ()
    return tuple(
        Command(tuple(each["path"]), each["help"], each["group"], each["parameters"])
        for each in json.loads(asked.stdout)
    )


@cache
def ask(language: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run([sys.executable, "-c", PROBE, language], capture_output=True, text=True, env=environment)
