"""Keys that say something of the question on the screen: a bookmark, an own note, how sure the answer is."""

from studyapp.locales import Refusal, phrase
from studyapp.sitting.events import Confidence
from studyapp.study.drill import Drill
from studyapp.study.exam import Exam
from studyapp.study.remarks import Said, after, bookmark, said_of
from studyapp.tui.keys import key
from studyapp.tui.screens.sitting import SittingScreen
from studyapp.tui.widgets.remark_rule import RemarkRule, in_words

REMARKS = ("rate", "bookmark", "own_note", "own_note_early")
"""The actions that `Remarks` gives."""


class Remarks(SittingScreen):
    """A screen of a sitting's questions with these keys. What was said stands on its `RemarkRule`, where `compose` puts
    one: `RemarkRule(self.remark_words())`.

    A screen that answers `check_action` for itself asks here about `REMARKS`: `super().check_action(…)`.
    """

    BINDINGS = [
        key("ctrl+g", "rate", phrase("Sure?")),
        key("ctrl+b", "bookmark", phrase("Bookmark")),
        key("ctrl+t", "own_note", phrase("My note")),
        key("ctrl+t", "own_note_early", phrase("My note"), show=False),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """How sure one is can be said until the answer is marked, all else of any question on the screen; while it
        waits for an answer, the key line has no room for the note."""
        if action not in REMARKS:
            return True
        if self.place is None:
            return False
        told = self.looking_back or self.session.given(self.place) is not None
        offered = {"rate": not told and self.ratable(self.place), "own_note": told, "own_note_early": not told}
        return offered.get(action, True)

    def ratable(self, place: int) -> bool:
        """Whether the answer at `place` can still be called a guess, or sure."""
        return isinstance(self.session, Drill | Exam) and not self.session.sitting.over

    def confidence(self, place: int) -> Confidence:
        """What was said of the answer at `place`."""
        given = self.session.given(place)
        if given is not None:
            return given.answer.confidence
        if isinstance(self.session, Exam):
            return self.session.confidence(place)
        return self.session.ratings.get(place, "") if isinstance(self.session, Drill) else ""

    def rated(self, place: int, confidence: Confidence) -> None:
        """Keep what is said of the answer at `place`; raises `Refusal` where that cannot be."""
        if isinstance(self.session, Drill | Exam):
            self.session.rate(place, confidence)

    def remarked(self) -> None:
        """Something was said: show it."""
        words = self.remark_words()
        for rule in self.query(RemarkRule):
            rule.words = words

    def said(self) -> Said:
        """What is said of the question on the screen; nothing where the records cannot be read now."""
        assert self.place is not None
        try:
            return said_of(self.session.study, self.session.items[self.place].question)
        except Refusal:
            return Said()

    def remark_words(self) -> str:
        """What the rule says of the question on the screen."""
        return "" if self.place is None else in_words(self.said(), self.confidence(self.place))

    def action_rate(self) -> None:
        """Say nothing of the answer, that it is a guess, that it is sure: one after the other."""
        if self.place is not None:
            try:
                self.rated(self.place, after(self.confidence(self.place)))
            except Refusal as refusal:
                self.host.complain(refusal)
            self.remarked()

    def action_bookmark(self) -> None:
        """Bookmark the question, or take the bookmark away."""
        if self.place is not None:
            try:
                bookmark(self.session.study, self.session.items[self.place].question)
            except Refusal as refusal:
                self.host.complain(refusal)
            self.remarked()

    def action_own_note(self) -> None:
        """Write on the question, over it; the clock runs on."""
        from studyapp.tui.screens.own_note import OwnNoteScreen

        if self.place is None:
            return
        study, question = self.session.study, self.session.items[self.place].question
        try:
            note = said_of(study, question).note
        except Refusal as refusal:
            self.host.complain(refusal)
        else:
            self.app.push_screen(OwnNoteScreen(study, question, note), lambda _: self.remarked())

    action_own_note_early = action_own_note
