"""A quiz made to order: what about, of which kind, how many questions, how many minutes."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from studyapp.course.types import QUESTION_TYPES
from studyapp.locales import Phrase, phrase, say, say_n
from studyapp.study.quiz import Quiz
from studyapp.study.scope import CASE, Scope
from studyapp.tui.keys import key
from studyapp.tui.names import named, number
from studyapp.tui.screens.base import StudyScreen
from studyapp.tui.widgets.bars import KeyLine, TopLine, fitted

MOST_QUESTIONS, MOST_MINUTES = 200, 600
LONGEST_NAME = 54
OTHER_CELLS = 22
"""What stands beside a name: the count, margins, a scroll bar."""

WRITTEN = ("term", "short_answer", "essay")
KINDS: tuple[tuple[Phrase, tuple[str, ...]], ...] = (
    (phrase("quick ones: no long answers"), tuple(each for each in QUESTION_TYPES if each not in WRITTEN)),
    (phrase("terms, short answers, essays"), WRITTEN),
    (phrase("cases"), (CASE,)),
    (phrase("calculations"), ("numeric",)),
    (phrase("everything"), ()),
)
"""What may be asked for at a key, and the question types that are."""


class BuilderScreen(StudyScreen):
    """Chapters and topics on the left of one list, count and minutes below; Enter starts from anywhere."""

    CSS_PATH = "builder.tcss"
    BINDINGS = [
        key("enter", "start", phrase("Start")),
        key("y", "kind", phrase("Kind of questions")),
        key("tab", "app.focus_next", phrase("Next field")),
        key("escape", "dismiss", phrase("Back")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.kind = 0

    def compose(self) -> ComposeResult:
        yield TopLine(say("A quiz on"))
        yield OptionList(*self._scopes(), id="scope", markup=False)
        yield Static(self._kind_line(), id="kind")
        with Horizontal(classes="field"):
            yield Static(say("Questions"), classes="label", markup=False)
            yield Input("10", id="count", restrict=r"[0-9０-９]*", max_length=3)
            yield Static(say("Minutes"), classes="label", markup=False)
            yield Input("10", id="minutes", restrict=r"[0-9０-９]*", max_length=3)
            yield Static(say("empty: no limit"), classes="hint", markup=False)
        yield Static("", id="wrong", markup=False)
        yield KeyLine()

    def ready(self) -> None:
        scope = self.query_one("#scope", OptionList)
        if scope.highlighted is None:
            scope.highlighted = 0
        scope.focus()

    def on_option_list_option_selected(self) -> None:
        self.action_start()

    def on_input_submitted(self) -> None:
        self.action_start()

    def action_kind(self) -> None:
        """The next kind of questions."""
        self.kind = (self.kind + 1) % len(KINDS)
        self.query_one("#kind", Static).update(self._kind_line())

    def _kind_line(self) -> Content:
        return Content(say("Kind (Y): {kind}", kind=KINDS[self.kind][0]))

    def action_start(self) -> None:
        """Start what the fields say, or say which field is wrong."""
        count = self._number("count", MOST_QUESTIONS)
        minutes = self._number("minutes", MOST_MINUTES)
        if count is None or (minutes is None and self.query_one("#minutes", Input).value.strip()):
            self.query_one("#wrong", Static).update(
                Content(say("Questions from 1 to {q}, minutes from 1 to {m}.", q=MOST_QUESTIONS, m=MOST_MINUTES))
            )
            return
        scope = self.query_one("#scope", OptionList)
        chosen = scope.get_option_at_index(scope.highlighted or 0).id or ""
        wanted = Quiz(_scope(chosen)._replace(types=KINDS[self.kind][1]), count=count, minutes=minutes)
        self.host.sit(lambda study: study.quiz(wanted), instead=True)

    def _number(self, field: str, most: int) -> int | None:
        written = self.query_one(f"#{field}", Input).value.strip()
        return int(written) if written.isdecimal() and 1 <= int(written) <= most else None

    def _scopes(self) -> list[Option]:
        names = self.host.names
        if names is None:
            return [Option(say("The whole course"), id="all")]
        cards = names.cards()
        room = min(LONGEST_NAME, self.app.size.width - OTHER_CELLS)
        options = [_scope_line(say("The whole course"), sum(cards.values()), "all", 0, room)]
        topics = names.topics()
        for chapter in names.chapters():
            inside = [topic for topic in topics if topic.chapter == chapter.id and cards.get(topic.id)]
            if not inside:
                continue
            title = f"{number(chapter.id)} {named(chapter)}"
            options.append(
                _scope_line(title, sum(cards[topic.id] for topic in inside), f"chapter:{chapter.id}", 0, room)
            )
            options += [_scope_line(named(topic), cards[topic.id], f"topic:{topic.id}", 4, room) for topic in inside]
        return options


def _scope_line(name: str, questions: int, option_id: str, indent: int, room: int) -> Option:
    amount = say_n("{n} question", "{n} questions", questions)
    return Option(Content(fitted(" " * indent + name, room) + "  " + amount), id=option_id)


def _scope(chosen: str) -> Scope:
    kind, _, name = chosen.partition(":")
    if kind == "chapter":
        return Scope(chapters=(name,))
    return Scope(topics=(name,)) if kind == "topic" else Scope()
