"""Scores by topic: what was asked, what was right, what it earned; worst first, in the course's order, by type, or by
how sure the student was."""

from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import DataTable, Static

from studyapp.course.types import QUESTION_TYPES
from studyapp.insight.scores import Score
from studyapp.locales import phrase, say
from studyapp.marking.schemes import printed
from studyapp.study.scores import LEVELS, ChapterFigure, Scores, on_confidence, scores
from studyapp.tui.keys import key
from studyapp.tui.names import named, number
from studyapp.tui.screens.base import StudyScreen
from studyapp.tui.widgets.bars import KeyLine, TopLine, bar, fitted, padded
from studyapp.tui.widgets.prose import Prose

OTHER_CELLS = 51
"""What the columns beside the name need, with the space between them."""

LONGEST_NAME = 60


ORDERS = WORST, CHAPTERS, TYPES, CONFIDENCE = ("worst", "chapters", "types", "confidence")


class ScoresScreen(StudyScreen):
    """A row a topic that has questions; Enter asks about it."""

    CSS_PATH = "scores.tcss"
    BINDINGS = [
        key("enter", "drill", phrase("Quiz on it")),
        key("o", "order", phrase("Change the order")),
        key("b", "note", phrase("Note")),
        key("escape", "dismiss", phrase("Back")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.order = WORST

    @property
    def by_type(self) -> bool:
        """Whether its rows are question types."""
        return self.order == TYPES

    def compose(self) -> ComposeResult:
        yield TopLine(say("Scores by topic"))
        yield Static(id="totals", markup=False)
        yield DataTable[Text](id="topics", cursor_type="row")
        yield KeyLine()

    def ready(self) -> None:
        table = self._table()
        for words in (say("Topic"), say("Asked"), say("Right"), say("Marks"), say("Share of marks")):
            table.add_column(Text(words))
        self._fill()
        table.focus()

    def on_screen_resume(self) -> None:
        if self._table().columns:
            self._fill()

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        self.action_drill()

    def action_drill(self) -> None:
        """Questions on the topic, or the chapter, under the cursor."""
        from studyapp.study.quiz import Quiz
        from studyapp.study.scope import Scope

        chosen = self._chosen()
        if chosen is not None and self.order != CONFIDENCE:
            chapters = {row.id for row in self.host.study.catalogue.chapters()}
            kind = "types" if self.by_type else "chapters" if chosen in chapters else "topics"
            scopes = {"types": Scope(types=(chosen,)), "chapters": Scope(chapters=(chosen,))}
            self.host.sit(lambda study: study.quiz(Quiz(scopes.get(kind, Scope(topics=(chosen,))))))

    def action_order(self) -> None:
        """Worst topic first; then chapter by chapter; then by question type; then by what was said of answers."""
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self._fill()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A question type has no note, and there is no quiz of what one was sure of."""
        offered = {"note": self.order not in (TYPES, CONFIDENCE), "drill": self.order != CONFIDENCE}
        return offered.get(action, True)

    def action_note(self) -> None:
        """What the notes say on the topic under the cursor."""
        from studyapp.tui.screens.notes import NotesScreen

        chosen = self._chosen()
        inside = [topic.id for topic in self.host.study.catalogue.topics() if chosen in (topic.id, topic.chapter)]
        self.app.push_screen(NotesScreen(inside[0] if inside else None))

    def _table(self) -> "DataTable[Text]":
        return self.query_one("#topics", DataTable)

    def _chosen(self) -> str | None:
        table = self._table()
        return table.coordinate_to_cell_key(table.cursor_coordinate).row_key.value if table.row_count else None

    def _fill(self) -> None:
        chosen = self._chosen()
        found = scores(self.host.study)
        table = self._table()
        table.clear()
        room = min(LONGEST_NAME, self.app.size.width - OTHER_CELLS)
        if self.by_type:
            for score in found.types:
                table.add_row(*_row(str(QUESTION_TYPES[score.key].type_name), score, room), key=score.key)
        elif self.order == CONFIDENCE:
            for score in found.confidence:
                table.add_row(*_row(str(LEVELS[score.key]), score, room), key=score.key or "nothing")  # type: ignore[index]
        elif self.order == WORST:
            figures = [figure for chapter in found.chapters for figure in chapter.topics]
            for figure in sorted(figures, key=lambda figure: _worst(figure.score)):
                table.add_row(*_row(named(figure.topic), figure.score, room), key=figure.topic.id)
        else:
            for chapter in found.chapters:
                self._add_chapter(chapter, room)
        if chosen is not None and chosen in table.rows:
            table.move_cursor(row=table.get_row_index(chosen))
        self.query_one("#totals", Static).update(Prose(Content(_told(found, self.order))))

    def _add_chapter(self, figure: ChapterFigure, room: int) -> None:
        if not figure.topics:
            return
        table = self._table()
        name = f"{number(figure.chapter.id)} {named(figure.chapter)}"
        table.add_row(*_row(name, figure.score, room, bold=True), key=figure.chapter.id)
        for topic, score in figure.topics:
            table.add_row(*_row("  " + named(topic), score, room), key=topic.id)


def _worst(score: Score) -> tuple[bool, float]:
    return (score.share is None, score.share or 0.0)


def _row(name: str, score: Score, room: int, bold: bool = False) -> list[Text]:
    style = "bold" if bold else "dim" if score.share is None else ""
    share = "–" if score.share is None else f"{bar(score.share, 10)} {score.share * 100:3.0f} %"
    marks = f"{printed(score.mark)}/{printed(score.full)}" if score.answers else "–"
    cells = [fitted(name, room), padded(str(score.answers), 4), padded(str(score.right), 4)]
    return [Text(cell, style) for cell in (*cells, padded(marks, 7), share)]


def _told(found: Scores, order: str) -> str:
    """What stands above the table."""
    if order != CONFIDENCE:
        return _totals(found.total)
    if not found.confidence:
        return say("Ctrl+G, before you hand in an answer, says that you guess, or are sure of it.")
    return "\n".join(on_confidence(found)) or _totals(found.total)


def _totals(score: Score) -> str:
    if score.share is None:
        return say("No answers yet. Enter starts a quiz on a topic.")
    return say(
        "{answers} answers, {right} right, {mark} of {full} marks ({share})",
        answers=score.answers,
        right=score.right,
        mark=printed(score.mark),
        full=printed(score.full),
        share=f"{score.share:.0%}",
    )
