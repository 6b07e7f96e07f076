"""How many questions fit what is chosen: counted a moment after the last change, so that no key waits for it."""

import asyncio
from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.widgets import Static

from studyapp.locales import Phrase, Refusal, phrase
from studyapp.study.quiz import Only, Quiz, fitting
from studyapp.study.scope import Scope
from studyapp.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from studyapp.tui.app import StudyApp

REST = 0.1
"""Seconds without a change before the questions are counted: a course may be large, and keys come fast."""

NOTHING_FITS = phrase("Nothing fits: pick more topics, other kinds or difficulties, or any questions under Only.")
NOTHING_FOUND = phrase("No chapter or topic is called that. Esc shows all of them.")


class Fits(Static):
    """A line that says it. What was counted once is said again at once."""

    def __init__(self) -> None:
        super().__init__(id="fits")
        self._counted: dict[tuple[Scope, tuple[Only, ...]], int] = {}
        self._asked: tuple[Quiz, str] | None = None
        self._stale = self._counting = False

    def ask(self, quiz: Quiz | None, scope: str) -> None:
        """Say how many questions fit the quiz, which is on what `scope` calls it; without a quiz, that a search finds
        nothing."""
        self._asked = None if quiz is None else (quiz, scope)
        if quiz is None or (quiz.scope, quiz.only) in self._counted:
            self._tell()
            return
        self._stale = True
        if not self._counting:
            self._counting = True
            self.run_worker(self._count())

    async def _count(self) -> None:
        try:
            while self._stale:
                self._stale = False
                await asyncio.sleep(REST)
        finally:
            self._counting = False
        if self._asked is None or not self.is_attached:
            return
        quiz = self._asked[0]
        try:
            self._counted[(quiz.scope, quiz.only)] = len(fitting(cast("StudyApp", self.app).study, quiz))
        except Refusal as refusal:
            self._say(refusal.message, wrong=True)
        else:
            self._tell()

    def _tell(self) -> None:
        if self._asked is None:
            self._say(NOTHING_FOUND, wrong=True)
            return
        quiz, scope = self._asked
        found = self._counted[(quiz.scope, quiz.only)]
        if not found:
            self._say(NOTHING_FITS, wrong=True)
            return
        facts = {"scope": scope, "found": found, "count": min(found, quiz.count)}
        self._say(phrase("{scope} · questions that fit: {found} · asked: {count}", **facts), wrong=False)

    def _say(self, words: Phrase, *, wrong: bool) -> None:
        self.set_class(wrong, "-wrong")
        self.update(Prose(Content(str(words))))
