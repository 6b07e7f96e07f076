"""Help is in the language asked for, down to the last option."""

import re

import pytest

from tests.commands import Command, commands

CHINESE = re.compile("[\u4e00-\u9fff]")
IN_CHINESE = {each.path: each for each in commands("zh")}


def sentences(help_page: str) -> set[str]:
    """The parts of a help page that are prose: columns of two words or more, no spelling of a call or option."""
    columns = (part for line in help_page.split("\n") for part in re.split(r"\s{2,}", line.strip()))
    prose = (part for part in columns if re.search(r"[A-Za-z]{2,},? [a-z]{2,}", part))
    return {part for part in prose if not part.startswith(("Usage:", "-"))}


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
def test_no_english_sentence_is_left_in_the_chinese_help(command: Command) -> None:
    chinese = IN_CHINESE[command.path].help
    left = sentences(command.help) & sentences(chinese)
    assert not left, f"{command.name} --help in Chinese still says: {sorted(left)}"
    assert not {"Usage:", "Options:", "Commands:"} & set(chinese.split())


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
def test_every_command_says_what_it_does_in_both_languages(command: Command) -> None:
    assert sentences(command.help)
    assert CHINESE.search(IN_CHINESE[command.path].help)
