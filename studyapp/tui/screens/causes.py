"""Digits that say what a mistake is put down to, once an answer is marked: no type of question needs them then."""

from studyapp.locales import Refusal, phrase
from studyapp.study.remarks import CAUSES, blame
from studyapp.tui.keys import key
from studyapp.tui.screens.asking import AskingScreen

DIGITS = ("one", "two", "three", "four", "five")
"""Names of the full-width digits, which some input methods write."""


class Causes(AskingScreen):
    """A screen of questions whose mistakes can be put down to causes, once they are marked."""

    BINDINGS = [
        key(f"{number},fullwidth_digit_{name}", f"blame('{cause}')", phrase("Cause"), shown=f"1–{len(CAUSES)}")
        for number, (name, cause) in enumerate(zip(DIGITS, CAUSES, strict=True), 1)
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Causes are offered for what was wrong, or right by luck."""
        return self.blamable if action == "blame" else super().check_action(action, parameters)

    @property
    def blamable(self) -> bool:
        """Whether the question on the screen was answered wrong, or right by luck, and all of it is marked."""
        given = None if self.place is None else self.session.given(self.place)
        return given is not None and self.session.settled(self.place or 0) and not given.known

    def action_blame(self, cause: str) -> None:
        """Put the mistake down to this cause, or not any more."""
        assert self.place is not None
        chosen = next(each for each in CAUSES if each == cause)
        try:
            blame(self.session.study, self.session.items[self.place].question, chosen)
        except Refusal as refusal:
            self.host.complain(refusal)
        self.remarked()
