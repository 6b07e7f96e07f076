"""The first start: one question (which language), then straight to five questions."""

from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import OptionList, Static

from studyapp.locales import Language, language, phrase, say, speak
from studyapp.tui.keys import key
from studyapp.tui.screens.base import StudyScreen
from studyapp.tui.widgets.bars import KeyLine, TopLine

if TYPE_CHECKING:
    from studyapp.course.text import Content

# Said in the language it offers, whatever the interface: whoever cannot read one line can read another.
CHOICES: "list[tuple[str, Language, Content | None]]" = [
    ("中文，题目也用中文", "zh", None),
    ("中文，题目中英对照", "zh", "both"),
    ("English, questions in English", "en", None),
    ("English, questions in both languages", "en", "both"),
]


PAINTED = 0.05
"""Seconds after which what was just said can be read."""


class WelcomeScreen(StudyScreen):
    """Asks for the language; everything else can wait until something has been learnt."""

    CSS_PATH = "welcome.tcss"
    BINDINGS = [
        key("enter", "start", phrase("Start with five questions")),
        key("q", "app.quit", phrase("Quit")),
    ]

    def compose(self) -> ComposeResult:
        yield TopLine("studyapp")
        yield Static("客户关系管理  ·  Customer Relationship Management", id="course")
        yield Static("选择语言  /  Choose your language", id="ask")
        yield OptionList(*[words for words, _, _ in CHOICES], id="languages", markup=False)
        yield Static(say("Then five questions for a first taste. F2 changes the language at any time."), id="then")
        yield KeyLine()

    def ready(self) -> None:
        choices = self.query_one("#languages", OptionList)
        choices.highlighted = 0 if language() == "zh" else 2
        choices.focus()

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        _, interface, content = CHOICES[event.option_index]
        if self.host.names is not None:
            await self._begin(interface, content)
            return
        # The app waits for the course, and nothing moves meanwhile.
        speak(interface)
        self.query_one("#then", Static).update(say("Reading the course, this first time only…"))
        self.set_timer(PAINTED, partial(self._begin, interface, content))

    async def _begin(self, interface: Language, content: "Content | None") -> None:
        await self.host.use(interface, content)
        self.host.sit(lambda study: study.taste())

    def action_start(self) -> None:
        self.query_one("#languages", OptionList).action_select()
