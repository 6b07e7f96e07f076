"""Options to choose from: letters, arrows, Enter, Space and the mouse; long ones wrap, nothing moves when marked."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingsMap
from textual.content import Content

from studyapp.course import choice as course
from studyapp.course.letters import OPTION_LETTERS
from studyapp.course.question import Response
from studyapp.course.text import versions
from studyapp.locales import phrase, say
from studyapp.tui.keys import key
from studyapp.tui.widgets.answer import Answer, Shown
from studyapp.tui.widgets.choice_line import CHOSEN, ChoiceLine
from studyapp.tui.widgets.feedback import two_voices
from studyapp.tui.widgets.leaf import Block, Leaf
from studyapp.tui.widgets.page import Page


class Choice(NamedTuple):
    """One option: the letter it is shown under, its versions (the second is dimmed), what it stands for."""

    label: str
    versions: Sequence[str]
    value: Response
    right: bool
    aliases: str = ""


class Prepared(NamedTuple):
    """A question made ready to be shown: its options in the order shown, the labels picked, its text."""

    shown: Shown
    choices: list[Choice]
    picked: set[str]
    leaf: Leaf


class ChoiceAnswer(Answer):
    """The base of the types with options. `several` lets more than one be picked."""

    several = False

    def __init__(self, shown: Shown) -> None:
        super().__init__(shown)
        self.tells_stem = shown.deferred
        self.page = Page(takes_enter=not shown.deferred)
        self._inherited = self._bindings
        self._next: Prepared | None = None
        self.choices: list[Choice] = []
        self.picked: set[str] = set()
        self._take(self._prepared(shown))

    def build(self, shown: Shown) -> list[Choice]:
        """The options in the order shown."""
        raise TypeError("a type with options builds them")

    def picked_from(self, response: Response | None, choices: Sequence[Choice]) -> set[str]:
        """The labels a response stands for."""
        return {choice.label for choice in choices if response is not None and choice.value == response}

    def response(self) -> Response:
        """What the picked labels stand for."""
        return next((choice.value for choice in self.choices if choice.label in self.picked), self.EMPTY)

    def compose(self) -> ComposeResult:
        yield self.page

    def takes(self, shown: Shown) -> bool:
        return self.tells_stem and shown.marked is None and shown.item.type == self.shown.item.type

    def prepare(self, shown: Shown) -> None:
        ready = self._prepared(shown)
        self.page.prepare(ready.leaf)
        self._next = ready

    def show(self, shown: Shown) -> None:
        ready = self._next
        self._take(ready if ready is not None and ready.shown == shown else self._prepared(shown))
        self._first, self._touched = self.response(), False

    def take_focus(self) -> None:
        self.screen.set_focus(self.page)

    def action_pick(self, place: int) -> None:
        """The option at `place`. A binding, as going on is one: keys that come at once are done one after the other."""
        self.page.highlighted = place
        self._pick(place)

    def action_pick_here(self) -> None:
        """The option under the cursor."""
        if self.page.highlighted is not None:
            self._pick(self.page.highlighted)

    def hand_in(self) -> None:
        """Hand in what is picked, be it nothing."""
        self.submit(self.response())

    def click_on(self, place: int) -> None:
        """A click picks; a click on what is picked hands it in, except where several may be picked."""
        if self.shown.marked is not None:
            self.hand_in()
            return
        again = self.choices[place].label in self.picked and not self.several
        self.page.highlighted = place
        if again:
            self.hand_in()
        else:
            self._pick(place)

    def on_page_moved(self, event: Page.Moved) -> None:
        event.stop()
        # With one answer the cursor is the choice: arrows and Enter are enough.
        if not self.several and self.shown.marked is None:
            self._pick(event.place)

    def on_page_clicked(self, event: Page.Clicked) -> None:
        event.stop()
        self.click_on(event.place)

    def on_page_entered(self, event: Page.Entered) -> None:
        event.stop()  # with nothing under the cursor, too: the screen says so, or goes on
        self.hand_in()

    def _pick(self, place: int) -> None:
        label = self.choices[place].label
        before = set(self.picked)
        self.picked = before ^ {label} if self.several else {label}
        if self.picked != before:
            # A single choice draws its sign where the cursor is (`CHOSEN`): an arrow key need not redraw all.
            if self.several:
                self.page.redraw(self._block(self.shown, place, self.choices[place], self.picked))
            self.changed()

    def _offer_letters(self) -> None:
        """Bind what stands for each option; the key line names the letters, the first and the last."""
        if self.shown.marked is not None:
            return
        first, last = self.choices[0].label, self.choices[-1].label
        span = f"{first}–{last}" if len(self.choices) > 2 else f"{first}/{last}"
        bindings = [key(first.lower(), "pick(0)", phrase("choose"), shown=span)]
        bindings += [
            Binding(sign, f"pick({place})", show=False)
            for place, choice in enumerate(self.choices)
            for sign in signs(choice.label + str(place + 1) + choice.aliases)
        ]
        if self.several:
            bindings.append(Binding("space", "pick_here", show=False))
        self._bindings = BindingsMap.merge([BindingsMap(bindings), self._inherited])

    def _prepared(self, shown: Shown) -> Prepared:
        choices = self.build(shown)
        picked = self.picked_from(shown.response, choices)
        blocks = [self._block(shown, place, choice, picked) for place, choice in enumerate(choices)]
        if self.tells_stem:
            stem = two_voices(shown.question.stem_versions(shown.content, shown.interface))
            blocks = [Block(stem), blocks[0]._replace(apart=True), *blocks[1:]]
        return Prepared(shown, choices, picked, Leaf(blocks))

    def _take(self, prepared: Prepared) -> None:
        labels = [choice.label for choice in self.choices]
        self.shown, self.choices, self.picked, leaf = prepared
        self._next = None
        if labels != [choice.label for choice in self.choices]:
            self._offer_letters()
        self.page.show(leaf, next((at for at, each in enumerate(self.choices) if each.label in self.picked), None))

    def _block(self, shown: Shown, place: int, choice: Choice, picked: set[str]) -> Block:
        sign, verdict, style = self._verdict(choice, choice.label in picked, shown.marked is not None)
        words = Content("\n").join(
            Content.styled(version, "dim" if number else "") for number, version in enumerate(choice.versions)
        )
        after = None if shown.deferred else Content.styled(verdict, style)
        text = ChoiceLine(sign, choice.label, words, after, style)
        if shown.marked is not None or self.several:
            return Block(text, place)
        return Block(text, place, under_cursor=ChoiceLine(CHOSEN, choice.label, words, after, "bold"))

    def _verdict(self, choice: Choice, picked: bool, marked: bool) -> tuple[str, str, str]:
        box = ("[x]" if picked else "[ ]") if self.several else ""
        if not marked:
            return (box, "", "bold" if picked else "")
        if choice.right:
            return (box or "✓", say("✓ yours") if picked else say("✓ answer"), "bold $success")
        if picked:
            return (box or "✗", say("✗ yours"), "bold $error")
        return (box, "", "dim")


class LetteredAnswer(ChoiceAnswer):
    """The base of single and multiple choice: the question's own options, relabelled in the order shown."""

    def build(self, shown: Shown) -> list[Choice]:
        question, told = shown.question, (shown.content, shown.interface)
        assert isinstance(question, course.Choice)
        return [
            Choice(label, versions(question.options[letter], *told), letter, letter in question.answer)
            for label, letter in zip(OPTION_LETTERS, shown.item.letters, strict=False)
        ]


def signs(characters: str) -> list[str]:
    """These characters as keys: capital or small, and in the full width of a Chinese keyboard."""
    narrow = {*characters.lower(), *characters.upper()}
    return sorted(narrow | {chr(ord(each) + FULL_WIDTH) for each in narrow if each.isascii()})


FULL_WIDTH = ord("Ａ") - ord("A")
