"""Keys as data: what a screen can do, said once. The key line, the help page and the command palette read it here."""

from typing import NamedTuple

from textual.binding import Binding
from textual.screen import Screen

from studyapp.locales import Phrase, say

OURS = "studyapp."
"""Begins the id of every binding that is the app's own; an id stays when its key is remapped."""

DISPLAYED = {
    "enter": "Enter", "escape": "Esc", "space": "Space", "slash": "/", "question_mark": "?",
    "left": "←", "right": "→", "up": "↑", "down": "↓", "pageup": "PgUp", "pagedown": "PgDn",
}  # fmt: skip


def key(
    keys: str, action: str, words: Phrase, *, show: bool = True, priority: bool = False, shown: str | None = None
) -> Binding:
    """A binding whose description is a message of the catalogue, translated whenever it is shown.

    `shown` replaces the key's own name on the key line, as in `A–D`.
    """
    # A letter is the same key with Caps Lock on: the screen shows capitals.
    both = [name for each in keys.split(",") for name in ((each, each.upper()) if len(each) == 1 else (each,))]
    return Binding(
        ",".join(both), action, words.template, show=show, priority=priority, key_display=shown, id=OURS + action
    )


class Command(NamedTuple):
    """A key that works now: how it is written, what it does in the interface language, and the key to press."""

    shown: str
    words: str
    key: str
    listed: bool


def commands(screen: Screen[object]) -> list[Command]:
    """What can be done on this screen now, in the order it was declared; keys that do the same are named once.

    Keys of Textual's own widgets (cursor, selection) are not listed: everybody knows them, and they have no words in
    our catalogue. Enter belongs to whatever has the focus, but does what the screen says it does.
    """
    found: dict[str, Command] = {}
    declared = screen._bindings.key_to_bindings.get("enter", [])
    enters = [binding for binding in declared if screen.check_action(binding.action, ())]
    inner: list[Binding] = []
    outer: list[Binding] = []
    for active in screen.active_bindings.values():
        (outer if active.node in (screen, screen.app) else inner).append(active.binding)
    for binding in [*inner, *enters, *outer]:
        if (binding.id or "").startswith(OURS) and binding.description not in found:
            shown = binding.key_display or displayed(binding.key)
            found[binding.description] = Command(shown, say(binding.description), binding.key, binding.show)
    return list(found.values())


def displayed(name: str) -> str:
    """A key's name as a keyboard has it: `ctrl+o` is `^O`, `f8` is `F8`."""
    if name.startswith("ctrl+"):
        return "^" + name.removeprefix("ctrl+").upper()
    return DISPLAYED.get(name) or (name.upper() if len(name) == 1 or name[0] == "f" else name.capitalize())
