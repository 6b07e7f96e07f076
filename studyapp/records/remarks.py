"""What a student says of a question, outside any sitting: bookmarks, notes, what a mistake is put down to."""

import json
import sqlite3

from studyapp.sitting.events import Blamed, Bookmarked, Noted, Remark

REMARKS = (Bookmarked, Noted, Blamed)


def about(remark: Remark) -> tuple[str, str]:
    """What a remark is about, and its value as it is stored; an empty value takes it away."""
    match remark:
        case Bookmarked(on=on):
            return "bookmark", "1" if on else ""
        case Noted(text=text):
            return "note", text
        case Blamed(causes=causes):
            return "causes", json.dumps(causes) if causes else ""


def store_remark(connection: sqlite3.Connection, event_id: str, remark: Remark) -> None:
    """Take a remark in; of two the newer one counts, in whatever order they come."""
    connection.execute(
        "INSERT INTO remark (question, about, value, event) VALUES (?, ?, ?, ?) ON CONFLICT (question, about) DO UPDATE"
        " SET value = excluded.value, event = excluded.event WHERE excluded.event > event",
        (remark.question, *about(remark), event_id),
    )


def remarks(connection: sqlite3.Connection, name: str) -> dict[str, str]:
    """What was said about `name`, by question, the newest first."""
    query = "SELECT question, value FROM remark WHERE about = ? AND value > '' ORDER BY event DESC"
    return dict(connection.execute(query, (name,)))


def remarks_of(connection: sqlite3.Connection, question: str) -> dict[str, str]:
    """What was said of a question, by what it is about."""
    return dict(connection.execute("SELECT about, value FROM remark WHERE question = ? AND value > ''", (question,)))
