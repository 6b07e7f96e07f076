"""Options to choose from: letters, arrows, Enter, Space and the mouse; long ones wrap, nothing moves when marked."""

import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.binding import BindingsMap
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from studyapp.course import choice as course
from studyapp.course.letters import OPTION_LETTERS
from studyapp.course.question import Response
from studyapp.course.text import Text, versions
from studyapp.locales import phrase, say
from studyapp.tui.keys import key
from studyapp.tui.widgets.answer import Answer, Shown
from studyapp.tui.widgets.bars import fitted
from studyapp.tui.widgets.prose import Prose


class Choice(NamedTuple):
    """One option: the letter it is shown under, its versions (the second is dimmed), what it stands for."""

    label: str
    versions: Sequence[str]
    value: Response
    right: bool
    aliases: str = ""


class OptionsList(OptionList):
    """An option list that leaves letters, digits, Space and clicks to the answer widget around it."""

    async def _on_click(self, event: events.Click) -> None:
        event.prevent_default()  # the base class would select at once, and so hand in
        place = event.style.meta.get("option")
        if place is not None and isinstance(self.parent, ChoiceAnswer):
            self.parent.click_on(place)

    def action_select(self) -> None:
        # Enter with nothing under the cursor must reach the screen too: it says so, or goes on.
        if isinstance(self.parent, ChoiceAnswer):
            self.parent.hand_in()


class ChoiceAnswer(Answer):
    """The base of the types with options. `several` lets more than one be picked."""

    several = False

    def __init__(self, shown: Shown) -> None:
        super().__init__(shown)
        self.choices = self.build()
        self.picked = self.picked_from(shown.response)
        self.list = OptionsList(id="options", markup=False)
        first, last = self.choices[0].label, self.choices[-1].label
        if shown.marked is None:
            span = f"{first}–{last}" if len(self.choices) > 2 else f"{first}/{last}"
            choose = key(first.lower(), "pick", phrase("choose"), shown=span)
            self._bindings = BindingsMap.merge([BindingsMap([choose]), self._bindings])

    def build(self) -> list[Choice]:
        """The options in the order shown."""
        raise TypeError("a type with options builds them")

    def picked_from(self, response: Response | None) -> set[str]:
        """The labels a response stands for."""
        return {choice.label for choice in self.choices if response is not None and choice.value == response}

    def response(self) -> Response:
        """What the picked labels stand for."""
        return next((choice.value for choice in self.choices if choice.label in self.picked), self.EMPTY)

    def compose(self):  # type: ignore[no-untyped-def]
        yield self.list

    def on_mount(self) -> None:
        self._fill()

        if self.picked:
            self.list.highlighted = self._place(min(self.picked))

    def show(self, shown: Shown) -> bool:
        before, self.shown = self.shown, shown
        choices = self.build()
        if shown.marked is not None or before.marked is not None or len(choices) != len(self.choices):
            self.shown = before
            return False
        self.choices, self.picked = choices, self.picked_from(shown.response)
        with self.prevent(OptionList.OptionHighlighted):
            self._fill()
            self.list.highlighted = self._place(min(self.picked)) if self.picked else None
        return True

    def take_focus(self) -> None:
        self.list.focus()

    def on_key(self, event: events.Key) -> None:
        if self.shown.marked is not None or not event.character:
            return
        sign = unicodedata.normalize("NFKC", event.character).upper()
        place = self._place(sign)
        if place is None and sign == " " and self.several:
            place = self.list.highlighted
        if place is not None:
            event.stop()
            event.prevent_default()
            self.list.highlighted = place
            self._pick(place)

    def hand_in(self) -> None:
        """Hand in what is picked, be it nothing."""
        self.post_message(self.Submitted(self.response()))

    def click_on(self, place: int) -> None:
        """A click picks; a click on what is picked hands it in, except where several may be picked."""
        if self.shown.marked is not None:
            self.hand_in()
            return
        again = self.choices[place].label in self.picked and not self.several
        self.list.highlighted = place
        if again:
            self.hand_in()
        else:
            self._pick(place)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        # With one answer the cursor is the choice: arrows and Enter are enough.
        if not self.several and self.shown.marked is None and event.option_list.has_focus:
            self._pick(event.option_index)

    def _pick(self, place: int) -> None:
        label = self.choices[place].label
        before = set(self.picked)
        self.picked = before ^ {label} if self.several else {label}
        if self.picked != before:
            # A single choice draws its sign where the cursor is (`ChoiceLine`): an arrow key need not redraw all.
            if self.several:
                self.list.replace_option_prompt(label, self._prompt(self.choices[place]))
            self.post_message(self.Changed(self.response()))

    def _place(self, sign: str) -> int | None:
        for place, choice in enumerate(self.choices):
            if sign and sign in (choice.label, str(place + 1), *choice.aliases):
                return place
        return None

    def _fill(self) -> None:
        self.list.clear_options()
        self.list.add_options([Option(self._prompt(choice), id=choice.label) for choice in self.choices])

    def _prompt(self, choice: Choice) -> "ChoiceLine":
        sign, verdict, style = self._verdict(choice)
        words = Content("\n").join(
            Content.styled(version, "dim" if place else "") for place, version in enumerate(choice.versions)
        )
        asking = self.shown.marked is None and not self.several
        place = self.choices.index(choice)
        return ChoiceLine(
            sign, choice.label, words, verdict, style, (lambda: self.list.highlighted == place) if asking else None
        )

    def _verdict(self, choice: Choice) -> tuple[str, str, str]:
        picked = choice.label in self.picked
        box = ("[x]" if picked else "[ ]") if self.several else ""
        if self.shown.marked is None:
            return (box, "", "bold" if picked else "")
        if choice.right:
            return (box or "✓", say("✓ yours") if picked else say("✓ answer"), "bold $success")
        if picked:
            return (box or "✗", say("✗ yours"), "bold $error")
        return (box, "", "dim")


class LetteredAnswer(ChoiceAnswer):
    """The base of single and multiple choice: the question's own options, relabelled in the order shown."""

    def build(self) -> list[Choice]:
        question = self.shown.question
        assert isinstance(question, course.Choice)
        return [
            Choice(label, self._versions(question.options[letter]), letter, letter in question.answer)
            for label, letter in zip(OPTION_LETTERS, self.shown.item.letters, strict=False)
        ]

    def _versions(self, text: Text) -> list[str]:
        return versions(text, self.shown.content, self.shown.interface)


CHOSEN = "●"


class ChoiceLine(Prose):
    """Sign, letter, words, verdict; the verdict's column is kept free from the start, so nothing jumps when marked."""

    def __init__(
        self, sign: str, label: str, words: Content, verdict: str, style: str, under_cursor: Callable[[], bool] | None
    ) -> None:
        """`under_cursor` tells whether the cursor is on this option now, where the cursor is the choice."""
        super().__init__(words)
        room = max(2, cell_len(sign) + 1)
        self._before = Content.styled(fitted(sign, room) + fitted(label, 3), style)
        self._chosen = Content.styled(fitted(CHOSEN, room) + fitted(label, 3), "bold")
        self._after = Content.styled(verdict, style)
        self._room = max(cell_len(say("✓ answer")), cell_len(say("✗ yours")), cell_len(say("✓ yours")))
        self._under_cursor = under_cursor

    def folded(self, width: int) -> Content:
        plain = super().folded(width)
        if self._under_cursor is None or not self._under_cursor():
            return plain
        return self._chosen + plain[len(self._before) :]

    def lines(self, width: int) -> list[Content]:
        left = self._before.cell_length
        room = max(1, width - left - self._room - 1)
        first, *others = super().lines(room)
        gap = width - left - first.cell_length - self._after.cell_length
        return [
            Content.assemble(self._before, first, " " * gap, self._after),
            *(Content.assemble(" " * left, other) for other in others),
        ]
