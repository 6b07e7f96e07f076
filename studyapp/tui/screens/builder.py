"""A quiz made to order: what about, how many questions, how many minutes."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from studyapp.locales import language, phrase, say, say_n
from studyapp.study.scope import Scope
from studyapp.study.study import Quiz
from studyapp.tui.keys import key
from studyapp.tui.screens.base import StudyScreen
from studyapp.tui.widgets.bars import KeyLine, TopLine, fitted

MOST_QUESTIONS, MOST_MINUTES = 200, 600


class BuilderScreen(StudyScreen):
    """Chapters and topics on the left of one list, count and minutes below; Enter starts from anywhere."""

    CSS_PATH = "builder.tcss"
    BINDINGS = [
        key("enter", "start", phrase("Start")),
        key("tab", "app.focus_next", phrase("Next field")),
        key("escape", "dismiss", phrase("Back")),
    ]

    def compose(self) -> ComposeResult:
        yield TopLine(say("A quiz on"))
        yield OptionList(*self._scopes(), id="scope", markup=False)
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
        self.host.replace(lambda study: study.quiz(Quiz(_scope(chosen), count=count, minutes=minutes)))

    def _number(self, field: str, most: int) -> int | None:
        written = self.query_one(f"#{field}", Input).value.strip()
        return int(written) if written.isdecimal() and 1 <= int(written) <= most else None

    def _scopes(self) -> list[Option]:
        names = self.host.names
        if names is None:
            return [Option(say("The whole course"), id="all")]
        cards = names.cards()
        zh = language() == "zh"
        options = [_scope_line(say("The whole course"), sum(cards.values()), "all", 0)]
        topics = names.topics()
        for chapter in names.chapters():
            inside = [topic for topic in topics if topic.chapter == chapter.id and cards.get(topic.id)]
            if not inside:
                continue
            number = chapter.id.removeprefix("ch").lstrip("0")
            title = f"{number} {chapter.zh if zh else chapter.en}"
            options.append(_scope_line(title, sum(cards[topic.id] for topic in inside), f"chapter:{chapter.id}", 0))
            options += [_scope_line(t.zh if zh else t.en, cards[t.id], f"topic:{t.id}", 4) for t in inside]
        return options


def _scope_line(name: str, questions: int, option_id: str, indent: int) -> Option:
    amount = say_n("{n} question", "{n} questions", questions)
    return Option(Content(fitted(" " * indent + name, 54) + "  " + amount), id=option_id)


def _scope(chosen: str) -> Scope:
    kind, _, name = chosen.partition(":")
    if kind == "chapter":
        return Scope(chapters=(name,))
    return Scope(topics=(name,)) if kind == "topic" else Scope()
