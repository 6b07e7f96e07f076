"""Chapter notes: contents, one section at a time, terms hidden for recall, a test on what was just read."""

from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Markdown, OptionList
from textual.widgets.option_list import Option

from studyapp.locales import LANGUAGES, Language, language, phrase, say
from studyapp.tui.keys import key
from studyapp.tui.names import number
from studyapp.tui.screens.base import StudyScreen
from studyapp.tui.widgets.bars import KeyLine, TopLine
from studyapp.tui.widgets.markdown import Notes, parser

if TYPE_CHECKING:
    from studyapp.course.notes import Section
    from studyapp.library.catalogue import SectionRow


class NotesScreen(StudyScreen):
    """Side by side where there is room; in a narrow terminal the contents, or the section, never both."""

    CSS_PATH = "notes.tcss"
    BINDINGS = [
        key("n,right", "turn(1)", phrase("Next")),
        key("p,left", "turn(-1)", phrase("Previous")),
        key("h", "hide_terms", phrase("Hide terms")),
        key("t", "test", phrase("Test me")),
        key("c", "contents", phrase("Contents")),
        key("slash", "search", phrase("Search")),
        key("escape", "back", phrase("Back")),
    ]

    def __init__(self, topic: str | None = None, over_question: bool = False) -> None:
        """Open at `topic`, or at the contents; `over_question` goes back to the question, and starts no other."""
        super().__init__()
        self.topic = topic
        self.reading = topic is not None
        self.over_question = over_question
        self.visiting = topic is not None
        self.hiding = False
        self.wanted = ""

    def compose(self) -> ComposeResult:
        yield TopLine()
        with Horizontal(id="sides"):
            yield OptionList(id="contents", markup=False)
            with VerticalScroll(id="page"):
                yield Notes(id="section", parser_factory=parser(self.hiding), open_links=False)
        yield Input(
            self.wanted, id="search", placeholder=say("Search titles and notes; Esc clears"), select_on_focus=False
        )
        yield KeyLine()

    def ready(self) -> None:
        self.query_one("#search").display = bool(self.wanted)
        self._list()
        if self.topic is not None:
            self._show(self.topic)
        self._read(self.reading)

    def refigured(self) -> None:
        self._list()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A section must be open to be turned, tested or hidden."""
        if action in ("hide_terms", "contents"):
            return self.reading
        if action == "test":
            return self.reading and not self.over_question
        return True

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if event.option.id:
            self._open(event.option.id)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        # Side by side, the page follows the cursor; a narrow terminal would lose the list.
        if event.option.id and self.has_class("-wide") and event.option_list.has_focus:
            self._show(event.option.id)

    def on_markdown_link_clicked(self, event: Markdown.LinkClicked) -> None:
        event.stop()
        topic = event.href.removeprefix("#")
        if topic in self._topics():
            self._open(topic)
        else:
            self.notify(say("There is no note on this topic yet."), markup=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        self.wanted = event.value
        self._list()

    def on_input_submitted(self) -> None:
        contents = self.query_one("#contents", OptionList)
        contents.focus()
        contents.action_select()

    def on_resize(self, event: events.Resize) -> None:
        self._read(self.reading)

    def action_turn(self, way: int) -> None:
        """The section after or before this one."""
        topics = self._topics()
        here = topics.index(self.topic) if self.topic in topics else -1 if way > 0 else 0
        if topics:
            self._open(topics[max(0, min(len(topics) - 1, here + way))])

    async def action_hide_terms(self) -> None:
        """Cover the terms, or show them again."""
        self.hiding = not self.hiding
        await self.rebuild()

    def action_test(self) -> None:
        """Questions on the section that is open."""
        from studyapp.study.quiz import Quiz
        from studyapp.study.scope import Scope

        topic = self.topic
        if topic is not None:
            self.host.sit(lambda study: study.quiz(Quiz(Scope(topics=(topic,)), count=5)))

    def action_contents(self) -> None:
        """Back to the list of sections."""
        self._read(False)

    def action_search(self) -> None:
        """Look for words in titles and notes."""
        self._read(False)
        search = self.query_one("#search", Input)
        search.display = True
        search.focus()

    def action_back(self) -> None:
        """Close the search, then the section, then the notes; who came for one section goes back at once."""
        search = self.query_one("#search", Input)
        if search.display and (search.value or search.has_focus):
            search.value = ""
            search.display = False
            self.query_one("#contents").focus()
        elif self.reading and not self.has_class("-wide") and not self.visiting:
            self._read(False)
        else:
            self.dismiss()

    def _language(self) -> Language:
        content = self.host.content
        return language() if content == "both" else content

    def _topics(self) -> list[str]:
        mine = self._language()
        return [topic for topic, spoken, _ in self._sections() if spoken == mine]

    def _sections(self) -> "list[SectionRow]":
        names = self.host.names
        return names.sections() if names else []

    def _list(self) -> None:
        contents = self.query_one("#contents", OptionList)
        contents.clear_options()
        mine, looked_for = self._language(), self.wanted.casefold().strip()
        names = self.host.names
        if names is None:
            contents.add_option(Option(Content(say("Reading the course …")), disabled=True))
            return
        chapters = {topic.id: topic.chapter for topic in names.topics()}
        titles = {row.id: row.zh if mine == "zh" else row.en for row in names.chapters()}
        chapter = ""
        for topic, spoken, title in self._sections():
            if spoken != mine or (looked_for and not self._holds(topic, title, looked_for)):
                continue
            if chapters.get(topic, "") != chapter:
                chapter = chapters.get(topic, "")
                heading = f"{number(chapter)}  {titles.get(chapter, '')}"
                contents.add_option(Option(Content.styled(heading, "bold"), disabled=True))
            contents.add_option(Option(Content("   " + title), id=topic))
        if self.topic and self.topic in self._topics() and not looked_for:
            contents.highlighted = contents.get_option_index(self.topic)
        elif contents.option_count:
            contents.action_first()

    def _holds(self, topic: str, title: str, looked_for: str) -> bool:
        bodies = [self._section(topic, spoken) for spoken in LANGUAGES]
        return any(looked_for in f"{title}\n{body.title}\n{body.body}".casefold() for body in bodies if body)

    def _section(self, topic: str, spoken: Language) -> "Section | None":
        names = self.host.names
        return names.section(topic, spoken) if names else None

    def _open(self, topic: str) -> None:
        contents = self.query_one("#contents", OptionList)
        if topic in {option.id for option in contents.options}:
            contents.highlighted = contents.get_option_index(topic)
        self._show(topic)
        self._read(True)

    def _show(self, topic: str) -> None:
        self.topic = topic
        mine = self._language()
        order: list[Language] = [mine]
        if self.host.content == "both":
            order.append("en" if mine == "zh" else "zh")
        found = [section for spoken in order if (section := self._section(topic, spoken))]
        text = "\n\n---\n\n".join(f"## {section.title}\n\n{section.body}" for section in found)
        self.query_one("#section", Markdown).update(text or say("There is no note on this topic yet."))
        self.query_one(TopLine).left = say("Notes") + f" · {self.host.topic_name(topic)}"
        self.query_one("#page", VerticalScroll).scroll_home(animate=False)
        self.refresh_bindings()

    def _read(self, reading: bool) -> None:
        self.reading = reading
        self.set_class(reading, "reading")
        if not reading:
            self.query_one(TopLine).left = say("Notes")
        self.query_one("#search").display = bool(self.wanted) and not reading
        self.query_one("#page" if reading else "#contents").focus()
        self.refresh_bindings()
