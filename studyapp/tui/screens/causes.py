"""Digits that say what a mistake is put down to, once an answer is marked: no type of question needs them then."""

from collections.abc import Sequence

from studyapp.locales import Refusal, phrase
from studyapp.sitting.events import Cause
from studyapp.study.remarks import CAUSES, blame
from studyapp.tui.keys import key
from studyapp.tui.screens.asking import AskingScreen

DIGITS = ("one", "two", "three", "four", "five")
"""Names of the full-width digits, which some input methods write."""

LUCK: Cause = "guessed"
"""The last of the causes: what was wrong was no lucky guess."""


class Causes(AskingScreen):
    """A screen of questions whose mistakes can be put down to causes, once they are marked."""

    BINDINGS = [
        key(
            f"{number},fullwidth_digit_{name}",
            f"blame('{cause}')",
            CAUSES[LUCK] if cause == LUCK else phrase("Cause"),
            shown=str(number) if cause == LUCK else f"1–{len(CAUSES) - 1}",
        )
        for number, (name, cause) in enumerate(zip(DIGITS, CAUSES, strict=True), 1)
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Causes are offered where they can be true."""
        if action == "blame":
            return self.blamable and self._can_be(parameters[0])
        return super().check_action(action, parameters)

    @property
    def blamable(self) -> bool:
        """Whether the question on the screen was answered wrong, or right by luck, and all of it is marked."""
        given = None if self.place is None else self.session.given(self.place)
        return given is not None and self.session.settled(self.place or 0) and not given.known

    @property
    def offered(self) -> Sequence[Cause]:
        """The causes that can be true."""
        return [cause for cause in CAUSES if self._can_be(cause)] if self.blamable else []

    def action_blame(self, cause: str) -> None:
        """Put the mistake down to this cause, or not any more."""
        assert self.place is not None
        chosen = next(each for each in CAUSES if each == cause)
        try:
            blame(self.session.study, self.session.items[self.place].question, chosen)
        except Refusal as refusal:
            self.host.complain(refusal)
        self.remarked()

    def _can_be(self, cause: object) -> bool:
        """Luck can be where the answer was right, or is not known any more; what was said can be taken back."""
        given = self.session.given(self.place or 0)
        return cause != LUCK or given is None or given.right or LUCK in self.said().causes
