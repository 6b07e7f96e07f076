"""The student's records: the journal of events, which its projections follow."""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import DecodeError
from msgspec.json import Decoder, encode

from studyapp.locales import Phrase, Refusal, phrase
from studyapp.records import ids
from studyapp.records.connection import Wait, open_progress, writing
from studyapp.records.projections import project
from studyapp.records.reading import Reading
from studyapp.records.trouble import polite
from studyapp.sitting.events import Answered, AnyEvent, Stamped

_EVENT = "id, device, at, sitting, body"

_decoder = Decoder(AnyEvent)


class Overtaken(Refusal):
    """A sitting went on elsewhere since it was read."""


class Records(Reading):
    """One open progress file. Not for more than one thread.

    Every method raises `Refusal` where the file cannot be read or written. A write waits about two seconds for another
    program, in tries of a quarter second with `wait` (given seconds) between them.
    """

    def __init__(self, path: Path, wait: Wait = time.sleep) -> None:
        super().__init__(path, open_progress(path, wait))
        self._wait = wait
        with polite(path):
            self._device = str(self._value("SELECT value FROM meta WHERE name = 'device'"))
            # A clock set back between two starts must not put new events before old ones.
            ids.after(self._value("SELECT max(id) FROM event") or "")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def append(self, stamped: Sequence[Stamped], after: str | None = None, settled: bool = True) -> None:
        """Add events to the journal and take them into the projections, all or nothing; once this returns, no kill of
        the program loses them, and no power cut if they are to be `settled`: else that is so after `settle`, or after
        the next events that are. An event whose id is there already is passed over.

        Raises `Refusal` for a second answer of this device to a question of a sitting while the first one counts: two
        programs have the sitting open. Answers that come from another device happened, and all of them count. With
        `after` the events are those of one sitting, which must have gone on no further than to that event; raises
        `Overtaken` where it has.
        """
        rows = [(_row(each), each) for each in stamped]
        with self._durably(settled), self._writing():
            if after is not None:
                self._refuse_behind(stamped[0].sitting, after)
            for row, each in rows:
                added = self._connection.execute(
                    "INSERT OR IGNORE INTO event (id, device, at, sitting, kind, body) VALUES (?, ?, ?, ?, ?, ?)", row
                )
                if added.rowcount:
                    self._refuse_a_second_answer(each)
                    project(self._connection, each)

    def settle(self) -> None:
        """Have all that was added outlast a power cut."""
        with polite(self.path), suppress(FileNotFoundError):
            log = os.open(f"{self.path}-wal", os.O_RDWR)
            try:
                os.fsync(log)
            finally:
                os.close(log)

    def events(self, sitting: str) -> list[Stamped]:
        """The events of one sitting, in the order they happened."""
        with polite(self.path):
            return [*self._journal(f"SELECT {_EVENT} FROM event WHERE sitting = ? ORDER BY id", sitting)]

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
    def _durably(self, settled: bool) -> Iterator[None]:
        """What is written in the block need not be waited for on the disk, which takes longer than all the rest."""
        if settled:
            yield
            return
        self._connection.execute("PRAGMA synchronous = NORMAL")
        try:
            yield
        finally:
            self._connection.execute("PRAGMA synchronous = FULL")

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
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")


def _row(stamped: Stamped) -> tuple[str, str, int, str, str, str]:
    kind = str(stamped.event.__struct_config__.tag)
    try:
        body = encode(stamped.event).decode()
    except UnicodeEncodeError as error:
        # Bytes that were no UTF-8 on their way in are carried as halves of characters.
        raise Refusal(phrase("this holds characters that cannot be stored; type it again")) from error
    return stamped.id, stamped.device, stamped.at, stamped.sitting, kind, body
