"""The student's records: the journal of events, and what is read from its projections."""

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from msgspec import DecodeError
from msgspec.json import Decoder, encode

from studyapp.insight.tally import Tally
from studyapp.locales import Phrase, Refusal, phrase
from studyapp.memory.card import Card
from studyapp.records import figures, ids
from studyapp.records.connection import Wait, open_progress, writing
from studyapp.records.figures import CARD, Day, OpenSitting
from studyapp.records.mistakes import Mistake, mistakes
from studyapp.records.projections import project
from studyapp.records.remarks import remarks, remarks_of
from studyapp.records.trouble import polite
from studyapp.sitting.events import Answered, AnyEvent, Stamped

_EVENT = "id, device, at, sitting, body"

_GIVEN = "(SELECT value FROM json_each(?))"

_decoder = Decoder(AnyEvent)


class Overtaken(Refusal):
    """A sitting went on elsewhere since it was read."""


class Records:
    """One open progress file. Not for more than one thread.

    Every method raises `Refusal` where the file cannot be read or written. A write waits about two seconds for another
    program, in tries of a quarter second with `wait` (given seconds) between them.
    """

    def __init__(self, path: Path, wait: Wait = time.sleep) -> None:
        self.path = path
        self._wait = wait
        self._connection = open_progress(path, wait)
        with polite(path):
            self._device = str(self._value("SELECT value FROM meta WHERE name = 'device'"))
            # A clock set back between two starts must not put new events before old ones.
            ids.after(self._value("SELECT max(id) FROM event") or "")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def append(self, stamped: Sequence[Stamped], after: str | None = None) -> None:
        """Add events to the journal and take them into the projections, all or nothing; once this returns, no kill of
        the program loses them. An event whose id is there already is passed over.

        Raises `Refusal` for a second answer of this device to a question of a sitting while the first one counts: two
        programs have the sitting open. Answers that come from another device happened, and all of them count. With
        `after` the events are those of one sitting, which must have gone on no further than to that event; raises
        `Overtaken` where it has.
        """
        rows = [(_row(each), each) for each in stamped]
        with self._writing():
            if after is not None:
                self._refuse_behind(stamped[0].sitting, after)
            for row, each in rows:
                added = self._connection.execute(
                    "INSERT OR IGNORE INTO event (id, device, at, sitting, kind, body) VALUES (?, ?, ?, ?, ?, ?)", row
                )
                if added.rowcount:
                    self._refuse_a_second_answer(each)
                    project(self._connection, each)

    def events(self, sitting: str) -> list[Stamped]:
        """The events of one sitting, in the order they happened."""
        with polite(self.path):
            return [*self._journal(f"SELECT {_EVENT} FROM event WHERE sitting = ? ORDER BY id", sitting)]

    def open_sittings(self) -> list[OpenSitting]:
        """The sittings that can be gone on with, newest first."""
        with polite(self.path):
            return figures.open_sittings(self._connection)

    def ended_exams(self, limit: int) -> list[str]:
        """The ids of the exams that are over, the newest first, at most so many."""
        with polite(self.path):
            return figures.ended_exams(self._connection, limit)

    def cards(self, keys: Iterable[str] | None = None) -> dict[str, Card]:
        """The cards of these keys, or all; a key never answered is not among them."""
        query, values = f"SELECT {CARD} FROM card", [] if keys is None else [_list(keys)]
        if values:
            query = f"{query} WHERE key IN {_GIVEN}"
        with polite(self.path):
            return {row[0]: figures.card(row) for row in self._connection.execute(query, values)}

    def card_keys(self) -> set[str]:
        """The keys of all cards ever answered."""
        with polite(self.path):
            return set(figures.card_keys(self._connection))

    def due(self, day: int) -> list[Card]:
        """The cards due on a study day, longest overdue first."""
        with polite(self.path):
            rows = self._connection.execute(f"SELECT {CARD} FROM card WHERE due <= ? ORDER BY due, key", (day,))
            return [figures.card(row) for row in rows]

    def shown(self, questions: Iterable[str]) -> dict[str, tuple[int, int]]:
        """How often each question was answered, and when last (milliseconds UTC); nothing for one that never was."""
        query = f"SELECT question, times, last FROM shown WHERE question IN {_GIVEN}"
        with polite(self.path):
            rows = self._connection.execute(query, (_list(questions),))
            return {question: (times, last) for question, times, last in rows}

    def tallies(self) -> dict[str, Tally]:
        """The counts of every topic with an answer."""
        with polite(self.path):
            return figures.tallies(self._connection)

    def type_tallies(self) -> dict[str, Tally]:
        """The counts of every question type with an answer."""
        with polite(self.path):
            return figures.type_tallies(self._connection)

    def confidence_tallies(self) -> dict[str, Tally]:
        """The counts of answers by what the student said of them (`guessed`, `sure`, or nothing)."""
        with polite(self.path):
            return figures.confidence_tallies(self._connection)

    def mistakes(self) -> list[Mistake]:
        """Every question ever answered wrong: those in the mistake book first, the most often wrong before others."""
        with polite(self.path):
            return mistakes(self._connection)

    def remarks(self, about: Literal["bookmark", "note", "causes"]) -> dict[str, str]:
        """What was said of questions, by question, the newest first: `1` for a bookmark, a note's text, causes as a
        JSON list."""
        with polite(self.path):
            return remarks(self._connection, about)

    def remarks_of(self, question: str) -> dict[str, str]:
        """What was said of one question: a `bookmark`, a `note`, `causes`, as `remarks` has them."""
        with polite(self.path):
            return remarks_of(self._connection, question)

    def lacking(self, hashes: Iterable[str]) -> set[str]:
        """Those of these contents that the journal does not keep."""
        wanted = set(hashes)
        with polite(self.path):
            rows = self._connection.execute(f"SELECT hash FROM kept WHERE hash IN {_GIVEN}", (_list(wanted),))
            return wanted - {hash for (hash,) in rows}

    def kept(self, hashes: Iterable[str]) -> dict[str, str]:
        """The contents kept under these hashes, as JSON."""
        query = f"SELECT hash, json_extract(body, '$.body') FROM kept JOIN event ON id = event WHERE hash IN {_GIVEN}"
        with polite(self.path):
            return dict(self._connection.execute(query, (_list(hashes),)))

    def days(self, since: int) -> list[Day]:
        """The study days with an answer, from day `since` on, oldest first."""
        with polite(self.path):
            return figures.days(self._connection, since)

    def streak(self, today: int) -> int:
        """Days studied in a row, up to study day `today`, or up to the day before while it has no answer yet."""
        with polite(self.path):
            return figures.streak(self._connection, today)

    def settings(self) -> dict[str, str]:
        """Every setting and its value."""
        with polite(self.path):
            return figures.settings(self._connection)

    def device(self) -> str:
        """The random id of this progress file."""
        return self._device

    def check(self) -> list[Phrase]:
        """What is wrong with the file: damage, and projections that differ from the journal. Reads everything."""
        from studyapp.records.rebuild import differing

        with polite(self.path), self._reading():
            found = [detail for (detail,) in self._connection.execute("PRAGMA integrity_check") if detail != "ok"]
            if found:
                return [phrase("{file} is damaged: {reason}", file=self.path, reason=detail) for detail in found]
            different = differing(self._connection, self._whole_journal())
            return [
                phrase("{file}: {what}: not as the journal has it", file=self.path, what=what) for what in different
            ]

    def rebuild(self) -> None:
        """Make all projections anew from the journal."""
        from studyapp.records.rebuild import rebuild

        with self._writing():
            rebuild(self._whole_journal(), self._connection)

    def _refuse_behind(self, sitting: str, newest: str) -> None:
        found = self._connection.execute("SELECT newest FROM sitting WHERE id = ?", (sitting,)).fetchone()
        if found is not None and found[0] != newest:
            ids.after(found[0])  # what is done here comes after what was done there, whatever the clocks say
            raise Overtaken(phrase("this went on in another window; here it stands now as it does there"))

    def _refuse_a_second_answer(self, stamped: Stamped) -> None:
        if stamped.device != self._device or not isinstance(stamped.event, Answered):
            return
        query, values = "SELECT 1 FROM answer WHERE sitting = ? AND place = ?", (stamped.sitting, stamped.event.place)
        if self._connection.execute(query, values).fetchone():
            raise Refusal(phrase("this question was answered in another window"))

    def _whole_journal(self) -> Iterator[Stamped]:
        return self._journal(f"SELECT {_EVENT} FROM event ORDER BY id")

    def _journal(self, query: str, *values: object) -> Iterator[Stamped]:
        for event_id, device, at, sitting, body in self._connection.execute(query, values):
            try:
                yield Stamped(event_id, device, at, sitting, _decoder.decode(body))
            except DecodeError as error:
                raise Refusal(
                    phrase("{file}: the entry {id} of the journal cannot be read", file=self.path, id=event_id)
                ) from error

    def _value(self, query: str) -> str | None:
        value: str | None = self._connection.execute(query).fetchone()[0]
        return value

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with polite(self.path), writing(self._connection, self._wait):
            yield

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Everything in the block sees the file at one moment."""
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.execute("ROLLBACK")


def _row(stamped: Stamped) -> tuple[str, str, int, str, str, str]:
    kind = str(stamped.event.__struct_config__.tag)
    try:
        body = encode(stamped.event).decode()
    except UnicodeEncodeError as error:
        # Bytes that were no UTF-8 on their way in are carried as halves of characters.
        raise Refusal(phrase("this holds characters that cannot be stored; type it again")) from error
    return stamped.id, stamped.device, stamped.at, stamped.sitting, kind, body


def _list(values: Iterable[str]) -> str:
    return encode(list(values)).decode()
