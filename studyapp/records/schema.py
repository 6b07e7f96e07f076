"""The tables of progress.db and how older ones become the present ones.

`event` is the journal. Everything else but `meta` is a projection of it (`PROJECTIONS`):
`answer` (the answers that count), `confirmed` (the student's own marks), `undone` (ids that do not count), `sitting`,
`card`, `tally` (a topic), `type_tally` (a question type), `confidence_tally` (what was said of an answer), `day`,
`shown` (a question), `mistake` (a question), `remark` (what was said of a question), `kept` (a question's content),
`setting`.

Marks are whole hundredths, times whole milliseconds, so that sums are exact in any order.
"""

from sqlite_utils import Database, Migrations

from studyapp.records.connection import VERSION
from studyapp.records.figures import OPEN

PROJECTIONS = (
    "answer", "confirmed", "undone", "sitting", "card", "tally", "type_tally", "confidence_tally", "day", "shown",
    "mistake", "remark", "kept", "setting",
)  # fmt: skip

migrations = Migrations("studyapp")


def migrate(database: Database) -> None:
    """Bring a database to the present schema. The caller holds the transaction."""
    migrations.apply(database)
    database.conn.execute(f"PRAGMA user_version = {VERSION}")


@migrations()
def first_tables(database: Database) -> None:
    """The journal and its projections."""
    _journal(database)
    _projections(database)
    database.table("meta").create({"name": str, "value": str}, pk="name")
    database.execute("INSERT INTO meta VALUES ('device', lower(hex(randomblob(8))))")


@migrations()
def own_marks_and_types(database: Database) -> None:
    """The student's own marks beside the program's, and sums by question type."""
    answer = database.table("answer")
    answer.add_column("type", str, not_null_default="")
    answer.add_column("auto", int, not_null_default=0)
    answer.add_column("needed", int, not_null_default=0)
    database.execute(
        "UPDATE answer SET auto = mark, needed = full,"
        " type = (SELECT json_extract(body, '$.type') FROM event WHERE event.id = answer.event)"
    )
    columns = {"target": str, "event": str, "mark": int}
    database.table("confirmed").create(columns, pk="target", not_null=columns)
    sums = {"answers": int, "right": int, "mark": int, "full": int, "millis": int}
    database.table("type_tally").create({"type": str, **sums}, pk="type", not_null=sums)
    database.execute(
        "INSERT INTO type_tally (type, answers, right, mark, full, millis)"
        " SELECT type, count(*), sum(right), sum(mark), sum(full), sum(millis) FROM answer GROUP BY type"
    )


@migrations()
def mistakes_remarks_and_confidence(database: Database) -> None:
    """How sure students were, the mistake book, what they say of questions, and what sittings were started with."""
    database.table("answer").add_column("confidence", str, not_null_default="")
    database.table("card").add_column("sure", int, not_null_default=0)
    sums = {"answers": int, "right": int, "mark": int, "full": int, "millis": int}
    database.table("confidence_tally").create({"confidence": str, **sums}, pk="confidence", not_null=sums)
    database.execute(
        "INSERT INTO confidence_tally (confidence, answers, right, mark, full, millis) SELECT confidence, count(*),"
        " sum(right), sum(mark), sum(full), sum(millis) FROM answer GROUP BY confidence"
    )
    counts = {"topic": str, "wrong": int, "streak": int, "last": int}
    database.table("mistake").create({"question": str, **counts}, pk="question", not_null=counts)
    database.table("remark").create(
        {"question": str, "about": str, "value": str, "event": str},
        pk=("question", "about"),
        not_null=["value", "event"],
    )
    database.table("kept").create({"hash": str, "event": str}, pk="hash", not_null=["event"])
    # What the book was when this table was made: no later idea of it changes how an old file becomes the third version.
    database.execute(
        "INSERT INTO mistake (question, topic, wrong, streak, last) SELECT question,"
        " (SELECT topic FROM answer WHERE question = found.question ORDER BY event DESC LIMIT 1), wrong,"
        " (SELECT count(DISTINCT day) FROM answer WHERE question = found.question AND right AND event > newest),"
        " (SELECT at FROM answer WHERE event = newest)"
        " FROM (SELECT question, count(*) AS wrong, max(event) AS newest FROM answer WHERE NOT right GROUP BY question)"
        " AS found"
    )


def _journal(database: Database) -> None:
    columns = {"id": str, "device": str, "at": int, "sitting": str, "kind": str, "body": str}
    event = database.table("event")
    event.create(columns, pk="id", not_null=columns)
    event.create_index(["sitting", "id"])


def _projections(database: Database) -> None:
    answer = database.table("answer")
    columns = {
        "event": str,
        "at": int,
        "sitting": str,
        "place": int,
        "question": str,
        "card": str,
        "topic": str,
        "right": int,
        "mark": int,
        "full": int,
        "day": int,
        "millis": int,
    }
    answer.create(columns, pk="event", not_null=columns, foreign_keys=[("event", "event", "id")])
    answer.create_index(["card", "event"])
    answer.create_index(["question", "at"])
    answer.create_index(["sitting", "place"])
    database.table("undone").create({"event": str}, pk="event")
    _sitting(database)
    _card(database)
    sums = {"answers": int, "right": int, "mark": int, "full": int, "millis": int}
    database.table("tally").create({"topic": str, **sums}, pk="topic", not_null=sums)
    database.table("day").create({"day": int, **sums}, pk="day", not_null=sums)
    database.table("shown").create(
        {"question": str, "times": int, "last": int}, pk="question", not_null=["times", "last"]
    )
    database.table("setting").create({"name": str, "value": str, "event": str}, pk="name", not_null=["value", "event"])


def _sitting(database: Database) -> None:
    """`begun`, `finished`, `undone` and `newest` are ids of the first or last event of that kind, empty without one."""
    columns = {
        "id": str,
        "form": str,
        "started": int,
        "total": int,
        "topics": str,
        "begun": str,
        "finished": str,
        "undone": str,
        "newest": str,
        "last": int,
    }
    database.table("sitting").create(columns, pk="id", not_null=columns)
    database.execute(f"CREATE INDEX idx_sitting_open ON sitting (newest) WHERE {OPEN}")


def _card(database: Database) -> None:
    columns = {
        "key": str,
        "topic": str,
        "stability": float,
        "difficulty": float,
        "last": int,
        "due": int,
        "reps": int,
        "lapses": int,
        "right": int,
        "newest": str,
    }
    database.table("card").create(columns, pk="key", not_null=columns)
    database.table("card").create_index(["due"])
