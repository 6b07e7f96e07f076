"""The shipped exams, sat from start to result in tmux, by keyboard alone, in both languages.

What a student sees on the way is compared with kept screens: `goldens/EXAM.LANGUAGE.txt`, one after the other. With
STUDYAPP_GOLDENS=write in the environment they are written instead.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.endtoend.sitter import PICKED, WRITTEN, Asked, Watch, rehearsal
from tests.endtoend.story import Story
from tests.endtoend.tmux import Tmux

EXAMS = ("final", "guokai", "zikao")  # as they are listed
LANGUAGES = {"zh": "zh_CN.UTF-8", "en": "en_US.UTF-8"}
SEED = 5
WORDS = {
    "zh": {
        "welcome": "选择语言",
        "home": "Q 退出",
        "exams": "Enter 开始",
        "start": "现在开始",
        "hand in": "现在交卷",
        "card": "答题卡：",
        "result": "V 换个角度",
        "confirm": "Enter 确认",
        "look away": "Enter 返回",
        "look on": "Enter 下一道待核对",
    },
    "en": {
        "welcome": "Choose your language",
        "home": "Q Quit",
        "exams": "Enter Start",
        "start": " now?",
        "hand in": "Hand in now?",
        "card": "Answer card:",
        "result": "V Other view",
        "confirm": "Enter Confirm",
        "look away": "Enter Back",
        "look on": "Enter Next to confirm",
    },
}
"""What is waited for."""
VIEWS = ("by section", "by chapter", "by topic", "by difficulty", "time against marks")

Start = Callable[..., Tmux]


@pytest.fixture
def watch(tmp_path: Path) -> Watch:
    """The clock of everything started in this test."""
    return Watch(tmp_path / "seconds")


@pytest.fixture
def start(tmp_path: Path, watch: Watch) -> Iterator[Start]:
    """`start("zh", …)` starts the command in tmux, in a language; its records are the same on each start."""
    opened: list[Tmux] = []

    def run(language: str, *arguments: str) -> Tmux:
        launcher = [sys.executable, "-P", str(Path(__file__).with_name("clocked.py")), str(watch.file)]
        options = ["--lang", language, "--data-dir", str(tmp_path / "data")]
        opened.append(Tmux([*launcher, *options, *arguments], home=tmp_path / "home", lang=LANGUAGES[language]))
        return opened[-1]

    yield run
    for each in opened:
        each.close()


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("exam", EXAMS)
def test_an_exam_is_sat_from_start_to_result(
    start: Start, watch: Watch, tmp_path: Path, exam: str, language: str
) -> None:
    paper = rehearsal(tmp_path / "rehearsal", exam, SEED, language)
    story, words = Story(f"{exam}.{language}"), WORDS[language]
    find(start(language), story, words, exam)
    app = start(language, "exam", exam, "--seed", str(SEED))
    sit(app, story, watch, paper)
    hand_in(app, story, words)
    look_around(app, story, words)
    confirm(app, story, words, paper)
    app.press("esc")
    app.wait_for(words["home"])
    app.press("e")
    app.wait_for(words["exams"])
    story.tell("the exams, now that one was sat", app)
    story.end()


def find(app: Tmux, story: Story, words: dict[str, str], exam: str) -> None:
    """From the first start ever to the question whether to begin, which is answered with no."""
    app.wait_for(words["welcome"])
    app.press("enter")
    app.wait_gone(words["home"], timeout=60)  # the course is read for the first time
    app.wait_for("1/5")
    app.press("esc")
    app.wait_for(words["home"])
    app.press("e")
    app.wait_for(words["exams"])
    app.press(*["down"] * EXAMS.index(exam))
    story.tell("the exams", app)
    app.press("enter")
    app.wait_for(words["start"])
    story.tell("before it begins", app)
    app.close()


def sit(app: Tmux, story: Story, watch: Watch, paper: list[Asked]) -> None:
    """Answer question after question; the first of each type is looked at, and those of the case."""
    seen = set()
    for question in paper:
        app.wait_for(f"{question.number}/{len(paper)} ")
        if question.flagged:
            app.press("ctrl+f")
            app.wait_for("⚑")
        if question.empty:
            app.press("f8")
            continue
        app.write(question.typed)
        if (kind := "case, " * bool(question.case) + question.type) not in seen:
            seen.add(kind)
            app.wait_for(PICKED.get(question.type, question.typed[:5]))
            story.tell(f"question {question.number}: {kind}", app)
        watch.forward(question.seconds)
        app.press(question.onward)


def hand_in(app: Tmux, story: Story, words: dict[str, str]) -> None:
    """Behind the last question it is asked whether to hand in: look at the answer card first."""
    app.wait_for(words["hand in"])
    story.tell("whether to hand in", app)
    app.press("esc")
    app.wait_gone(words["hand in"])
    app.press("f5")
    app.wait_for(words["card"])
    story.tell("the answer card", app)
    app.press("f9")
    app.wait_for(words["hand in"])
    app.press("y")  # one is empty, and Enter would lead there
    app.wait_for(words["result"])
    story.tell("the result", app)


def look_around(app: Tmux, story: Story, words: dict[str, str]) -> None:
    """The first question that was wrong, then the result from each side until it is seen as it was at first."""
    app.press("enter")
    app.wait_for(words["look away"])
    story.tell("a wrong answer, looked at again", app)
    app.press("esc")
    app.wait_for(words["result"])
    for view in VIEWS:
        app.press("v")
        story.tell(f"the result, {view}", app)
    app.press("v")


def confirm(app: Tmux, story: Story, words: dict[str, str], paper: list[Asked]) -> None:
    """Go over the key points of each written answer, and look at the marks once they stand."""
    written = sum(each.type in WRITTEN for each in paper)
    app.press("k")
    for number in range(1, written + 1):
        app.wait_for(words["confirm"])
        if number == 1:
            story.tell("key points to confirm", app)
        app.press("enter")
        onward = words["look on" if number < written else "look away"]
        app.wait_for(onward)
        if number == 1:
            story.tell("key points, confirmed", app)
        app.press("enter")
        app.wait_gone(onward)
    app.wait_for(words["result"])
    story.tell("the result, with every point confirmed", app)
