"""The exams there are, what each is like, and a way to sit one."""

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from studyapp.course.blueprint import Blueprint
from studyapp.course.text import said
from studyapp.locales import Phrase, Refusal, language, phrase, say
from studyapp.marking.schemes import printed
from studyapp.sitting.shortage import type_in_words
from studyapp.study.aftermath import verdict_of
from studyapp.study.exam import Exam
from studyapp.study.exams import ended_exams, start_exam
from studyapp.study.paper import blueprints
from studyapp.tui.keys import key
from studyapp.tui.screens.ask import AskScreen
from studyapp.tui.screens.base import StudyScreen
from studyapp.tui.widgets.bars import KeyLine, TopLine


class ExamsScreen(StudyScreen):
    """Choose an exam; Enter starts it, after a word on the clock."""

    CSS_PATH = "exams.tcss"
    BINDINGS = [
        key("enter", "start", phrase("Start")),
        key("enter", "look", phrase("See the result")),
        key("escape", "leave", phrase("Back")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, Blueprint] = {}
        self._sat: dict[str, Exam] = {}
        self._looked = False
        """Whether a result was looked at: key points may have been confirmed there."""

    def compose(self) -> ComposeResult:
        yield TopLine(say("Mock exams"))
        yield OptionList(id="exams", markup=False)
        with VerticalScroll(id="about", can_focus=False):
            yield Static(id="words")
        yield KeyLine()

    def ready(self) -> None:
        try:
            self._known = blueprints(self.host.study)
            self._sat = {each.sitting.id: each for each in ended_exams(self.host.study)}
        except Refusal as refusal:
            self.host.complain(refusal)
        exams = self.query_one("#exams", OptionList)
        exams.clear_options()
        exams.add_options([Option(_heading(each), id=name) for name, each in self._known.items()])
        if self._sat:
            exams.add_option(None)  # a line between those to sit and those that were sat
            exams.add_options([Option(self._ended(each), id=name) for name, each in self._sat.items()])
        if not self._known:
            words = say("There is no exam in this course. Put blueprints into a folder exams beside your banks.")
            self.query_one("#words", Static).update(Content(words))
        elif exams.highlighted is None:
            exams.highlighted = 0
        exams.focus()
        self.refresh_bindings()

    async def on_screen_resume(self) -> None:
        if self._looked and self.is_mounted:
            self._looked = False
            await self.rebuild()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to start without an exam; one that was sat is looked at."""
        if action not in ("start", "look"):
            return True
        return self._chosen() in (self._known if action == "start" else self._sat)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if event.option.id in self._known:
            self.query_one("#words", Static).update(Content("\n".join(_about(self._known[event.option.id]))))
        else:
            self.query_one("#words", Static).update(Content(say("Enter shows the result again.")))
        self.refresh_bindings()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.action_look() if event.option.id in self._sat else self.action_start()

    def action_start(self) -> None:
        """Say how the clock goes, then start the exam under the cursor."""
        blueprint = self._known.get(self._chosen() or "")
        if blueprint is None:
            return
        name = blueprint.exam

        def start(agreed: bool | None) -> None:
            if agreed:
                self.host.sit(lambda study: start_exam(study, name), instead=True)

        title = phrase("Start {exam} now?", exam=said(blueprint.title, language(), language()))
        self.app.push_screen(AskScreen(title, [*_rules(blueprint)]), start)

    def action_look(self) -> None:
        """The result of an exam that was sat."""
        from studyapp.tui.screens.result import ResultScreen

        if (ended := self._sat.get(self._chosen() or "")) is not None:
            self._looked = True
            self.app.push_screen(ResultScreen(ended))

    def action_leave(self) -> None:
        self.host.leave()

    def _chosen(self) -> str | None:
        """The id of the line under the cursor."""
        for exams in self.query("#exams").results(OptionList):  # there is none while the screen is drawn again
            if exams.highlighted is not None:
                return exams.get_option_at_index(exams.highlighted).id
        return None

    def _ended(self, exam: Exam) -> str:
        """When an exam was sat, and how it went."""
        begun = datetime.fromtimestamp(exam.sitting.begun // 1000, self.host.clock.zone)
        found = verdict_of(exam)
        passed = "" if found.passed is None else ("✓" if found.passed else "✗") + " "
        title = said(exam.sitting.plan.title, language(), language())
        return f"{begun:%Y-%m-%d %H:%M}  {passed}{printed(found.mark)}/{printed(found.full)}  {title}"


def _heading(blueprint: Blueprint) -> str:
    return said(blueprint.title, language(), language())


def _about(blueprint: Blueprint) -> list[str]:
    """Minutes, marks and sections, a line each."""
    lines = [
        say(
            "{minutes} minutes, {marks} marks, {pass_mark} to pass",
            minutes=f"{blueprint.minutes:g}",
            marks=printed(blueprint.marks),
            pass_mark=printed(blueprint.pass_mark),
        ),
        "",
    ]
    for number, section in enumerate(blueprint.sections, 1):
        name = said(section.title, language(), language()) if section.title else str(type_in_words(section.type))
        marks = say(
            "{count} × {each} = {total}",
            count=section.count,
            each=printed(section.marks_each),
            total=printed(section.marks),
        )
        lines.append(f"{number}. {name}  {marks}")
    return [*lines, "", *(str(rule) for rule in _rules(blueprint))]


def _rules(blueprint: Blueprint) -> list[Phrase]:
    """What one should know of the clock and of the way through the paper."""
    minutes = f"{blueprint.minutes:g}"
    if blueprint.pause:
        rules = [phrase("The clock runs for {minutes} minutes and stands still while you are away.", minutes=minutes)]
    else:
        rules = [phrase("The clock runs for {minutes} minutes, also while the app is closed.", minutes=minutes)]
    if blueprint.forward:
        rules.append(phrase("There is no way back to an earlier question."))
    if any(section.minutes is not None for section in blueprint.sections):
        rules.append(phrase("Sections have times of their own and are sat one after the other."))
    if blueprint.seconds_each is not None:
        rules.append(phrase("Each question has {seconds} seconds.", seconds=f"{blueprint.seconds_each:g}"))
    rules.append(phrase("Answers can be changed until you hand in; they are marked then."))
    return rules
