"""Matching, ordering and classifying on the screen: every way to answer, what is shown when marked, and every width."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from decimal import Decimal

import pytest
from rich.cells import cell_len
from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from studyapp.course.classify import Category, Classify
from studyapp.course.matching import Matching, Pair
from studyapp.course.ordering import Ordering
from studyapp.course.question import Response
from studyapp.course.text import Bilingual, Content
from studyapp.locales import Language, say, speak
from studyapp.sitting.events import Item
from studyapp.tui.keys import commands
from studyapp.tui.widgets.answer import Answer, Shown, answer_widget
from studyapp.tui.widgets.rows import Rows
from tests.marking.parts import BASE, classify, matching, matrix, ordering

pytestmark = pytest.mark.slow  # an app is started for each of many details

Parts = Matching | Ordering | Classify

LONG = Bilingual(
    zh="管理者以为顾客想要的，与顾客真正期望的并不一致，于是从一开始就错了",
    en="What managers think customers want is not what they really expect, so it goes wrong from the start",
)
LOYALTY = Classify(
    **BASE,  # type: ignore[arg-type]
    categories=[
        Category(name=Bilingual(zh="真正忠诚", en="True loyalty"), items=[LONG, "b"]),
        Category(name=Bilingual(zh="潜在忠诚", en="Latent loyalty"), items=["c"]),
        Category(name=Bilingual(zh="虚假忠诚", en="Spurious loyalty"), items=["d", "e", "[red]f[/red]", "g"]),
        Category(name=Bilingual(zh="不忠诚", en="No loyalty"), items=["h", "i", "j"]),
    ],
    matrix=matrix([Bilingual(zh="高购买", en="often"), Bilingual(zh="低购买", en="seldom")]),
)
WORDY = Matching(
    **BASE,  # type: ignore[arg-type]
    pairs=[Pair(left=f"{n}", right=Bilingual(zh=f"{n}：{LONG.zh}", en=f"{n}: {LONG.en}")) for n in "abcde"],
)
STEPS = Ordering(**BASE, items=["first", LONG, "third", "fourth"])  # type: ignore[arg-type]
EVERY_TYPE: tuple[Parts, ...] = (matching(), WORDY, LOYALTY, classify(3, 2), ordering(), STEPS)
SIZES = [(60, 24), (80, 24), (120, 40), (40, 16)]


class Host(App[None]):
    """A bare app that remembers what the widget says."""

    CSS_PATH = "../../studyapp/tui/app.tcss"
    CSS = "#answer { margin: 0 1; max-height: 42vh; overflow-y: auto; }"

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self.shown = shown
        self.changed: list[Response] = []
        self.submitted: list[Response] = []

    def compose(self) -> ComposeResult:
        yield answer_widget(self.shown)

    def on_mount(self) -> None:
        self.query_one(Answer).take_focus()

    def on_answer_changed(self, event: Answer.Changed) -> None:
        self.changed.append(event.response)

    def on_answer_submitted(self, event: Answer.Submitted) -> None:
        self.submitted.append(event.response)


class Pressed:
    """The widget under a pilot's hands."""

    def __init__(self, app: Host, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> str:
        await self.pilot.press(*keys)
        await self.pilot.pause()
        return self.seen()

    async def click(self, words: str) -> str:
        """Click where these words stand."""
        lines = self.seen().split("\n")
        y = next(n for n, line in enumerate(lines) if words in line)
        await self.pilot.click(offset=(lines[y].index(words), y))
        await self.pilot.pause()
        return self.seen()

    def seen(self) -> str:
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    def row(self, words: str) -> str:
        """The line on which these words stand."""
        return next(line for line in self.seen().split("\n") if words in line)

    @property
    def response(self) -> Response:
        """What the widget last said was given."""
        return self.app.changed[-1]

    @property
    def submitted(self) -> list[Response]:
        return self.app.submitted


@asynccontextmanager
async def showing(
    question: Parts,
    letters: str = "",
    draft: Response | None = None,
    marked: Response | None = None,
    size: tuple[int, int] = (80, 24),
    content: Content = "en",
    interface: Language = "en",
) -> AsyncIterator[Pressed]:
    speak(interface)
    kind = str(question.__struct_config__.tag)
    item = Item(
        question="parts", hash="", card="parts", topic="topic", type=kind, letters=letters or question.letters,
        full=Decimal(2),
    )  # fmt: skip
    app = Host(Shown(question, item, content, interface, draft, marked))  # type: ignore[arg-type]
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Pressed(app, pilot)


# Matching


async def test_a_letter_is_assigned_and_the_cursor_goes_on_to_the_next_empty_row() -> None:
    async with showing(matching(3, 1), "DCBA") as answer:
        screen = await answer.press("c", "d")
        assert answer.response == ["B", "A", ""]
        assert "[C]" in answer.row("left 1")
        assert "[D]" in answer.row("left 2")
        assert re.search(r"▸ 3 +left 3 +\[ \]", screen)


async def test_arrows_and_enter_are_enough() -> None:
    async with showing(matching(3, 0), "CBA") as answer:
        await answer.press("right", "right", "right", "enter", "right", "right", "enter", "right", "enter")
        assert answer.submitted == [["A", "B", "C"]]


async def test_a_letter_used_elsewhere_is_taken_from_there() -> None:
    async with showing(matching(3, 1)) as answer:
        await answer.press("a", "b", "1", "b")
        assert answer.response == ["B", "", ""]


async def test_arrows_offer_only_letters_that_are_free_and_none() -> None:
    async with showing(matching(3, 0)) as answer:
        seen = []
        await answer.press("b")
        for key in ("right", "space", "right", "left", "left"):
            await answer.press(key)
            seen.append(answer.response[1])  # type: ignore[index]
        assert seen == ["A", "C", "", "C", "A"]


@pytest.mark.parametrize("key", ["backspace", "delete"])
async def test_a_row_can_be_cleared(key: str) -> None:
    async with showing(matching(3, 1)) as answer:
        await answer.press("a", "up", key)
        assert answer.response == ["", "", ""]


async def test_full_width_letters_assign_and_digits_go_to_a_row() -> None:
    async with showing(matching(3, 1)) as answer:
        await answer.press("３", "Ｂ")
        assert answer.response == ["", "", "B"]


async def test_an_incomplete_answer_is_handed_in_by_enter_twice_on_an_empty_row() -> None:
    async with showing(matching(3, 1)) as answer:
        screen = await answer.press("a", "enter")
        assert answer.submitted == []
        assert "Enter again" in screen
        await answer.press("enter")
        assert answer.submitted == [["A", "", ""]]


async def test_anything_else_after_the_first_enter_hands_nothing_in() -> None:
    async with showing(matching(3, 1)) as answer:
        screen = await answer.press("a", "enter", "down", "enter")
        assert answer.submitted == []
        assert "Enter again" in screen


async def test_enter_with_nothing_given_says_so_at_once_and_leaves_the_rest_to_the_screen() -> None:
    async with showing(matching(3, 1)) as answer:
        await answer.press("enter")
        assert answer.submitted == [["", "", ""]]


async def test_the_mouse_picks_a_row_and_a_letter() -> None:
    async with showing(matching(3, 1), "DCBA") as answer:
        await answer.click("left 2")
        await answer.click("right 2")
        assert answer.response == ["", "B", ""]
        assert "▸" in answer.row("left 3")


async def test_a_draft_comes_back_with_the_cursor_on_the_first_empty_row() -> None:
    async with showing(matching(3, 1), "DCBA", draft=["D", "", "A"]) as answer:
        assert "[A]" in answer.row("left 1")
        assert "▸" in answer.row("left 2")
        await answer.press("c", "enter")
        assert answer.submitted == [["D", "B", "A"]]


async def test_marked_rows_say_what_was_given_whether_it_is_right_and_what_is() -> None:
    async with showing(matching(3, 1), "DCBA", marked=["A", "D", ""]) as answer:
        assert "[D] ✓ right" in answer.row("left 1")
        assert "[A] ✗ answer: C" in answer.row("left 2")
        assert "[ ] ✗ answer: B" in answer.row("left 3")


# Classifying


async def test_a_letter_serves_several_items_and_the_response_is_in_the_order_of_the_file() -> None:
    async with showing(classify(2, 1), "cab") as answer:
        await answer.press("b", "a", "a", "enter")
        assert answer.submitted == [["A", "A", "B"]]


async def test_arrows_go_round_all_categories_and_none() -> None:
    async with showing(classify(2, 1), "abc", draft=["", "A", "B"]) as answer:
        seen = []
        for key in ("left", "left", "left"):
            await answer.press(key)
            seen.append(answer.response[0])  # type: ignore[index]
        assert seen == ["B", "A", ""]


async def test_a_matrix_is_drawn_under_and_beside_its_headings_and_its_cells_can_be_clicked() -> None:
    async with showing(classify(1, 1, 1, 1, matrix=matrix())) as answer:
        top = answer.row("seldom").rindex("often")
        assert answer.row("A  kind 1").endswith("keen │ A  kind 1 │ B  kind 2")
        assert answer.row("C  kind 3").endswith("cool │ C  kind 3 │ D  kind 4")
        assert answer.row("A  kind 1").index("A  kind 1") == top
        await answer.click("D  kind 4")
        assert answer.response == ["D", "", "", ""]


async def test_marked_items_say_the_right_category() -> None:
    async with showing(classify(2, 1), "cab", marked=["A", "B", ""]) as answer:
        assert "[ ] ✗ answer: B" in answer.row("item 2.1")
        assert "[A] ✓ right" in answer.row("item 1.1")
        assert "[B] ✗ answer: A" in answer.row("item 1.2")


@pytest.mark.parametrize("size", SIZES)
async def test_the_row_under_the_cursor_and_the_categories_stay_in_sight(size: tuple[int, int]) -> None:
    async with showing(LOYALTY, "abcdefghij", size=size) as answer:
        for _ in range(9):
            await answer.press("down")
            assert "▸" in answer.seen()
        assert re.search(r"▸ +10  j", answer.seen())
        screen = await answer.press("d")
        assert "D  No loyalty" in screen


async def test_beyond_the_last_row_the_list_scrolls() -> None:
    async with showing(WORDY, size=(60, 16)) as answer:
        assert "E  e: What" not in answer.seen()
        await answer.press(*["down"] * 30)
        assert "E  e: What" in answer.seen()
        assert "A  a: What" in await answer.press(*["up"] * 30)


# Ordering


async def test_an_untouched_order_handed_in_is_the_one_shown() -> None:
    async with showing(ordering(4), "CADB") as answer:
        await answer.press("enter")
        assert answer.app.changed == []
        assert answer.submitted == ["CADB"]


async def test_letters_in_turn_put_the_items_in_that_order() -> None:
    async with showing(ordering(4), "CADB") as answer:
        screen = await answer.press("b", "d", "a", "c")
        assert answer.response == "ABCD"
        assert [line.split()[-1] for line in screen.split("\n") if "item" in line] == ["1", "2", "3", "4"]


async def test_left_and_right_move_the_item_under_the_cursor() -> None:
    async with showing(ordering(4), "CADB") as answer:
        await answer.press("down", "left")
        assert answer.response == "ACDB"
        await answer.press("down", "right", "right", "right", "enter")
        assert answer.submitted == ["ADBC"]


async def test_an_item_is_picked_up_carried_and_put_down_before_enter_hands_in() -> None:
    async with showing(ordering(4), "CADB") as answer:
        screen = await answer.press("space", "down", "down")
        assert answer.response == "ADCB"
        assert re.search(r"↕ 3  A  item 3", screen)
        await answer.press("enter")
        assert answer.submitted == []
        await answer.press("up", "enter")
        assert answer.submitted == ["ADCB"]


async def test_a_digit_is_the_place_the_item_goes_to() -> None:
    async with showing(ordering(4), "CADB") as answer:
        await answer.press("down", "4")
        assert answer.response == "CDBA"
        assert "▸" in answer.row("item 1")


async def test_a_click_picks_up_and_the_next_puts_down() -> None:
    async with showing(ordering(4), "CADB") as answer:
        await answer.click("item 2")
        await answer.click("item 3")
        assert answer.response == "BCAD"
        assert "↕" not in answer.seen()


async def test_a_confirmed_place_counts_as_given() -> None:
    async with showing(ordering(4), "CADB") as answer:
        await answer.press("a")
        assert answer.response == "CADB"


async def test_marked_items_say_their_right_place() -> None:
    async with showing(ordering(4), "CADB", marked="ACBD") as answer:
        assert re.search(r"1  B  item 1 +✓ right", answer.seen())
        assert re.search(r"2  A  item 3 +✗ place 3", answer.seen())
        assert re.search(r"4  C  item 4 +✓ right", answer.seen())


async def test_items_that_were_not_given_stand_last_without_a_place() -> None:
    async with showing(ordering(4), "CADB", marked="A") as answer:
        assert re.search(r"1  B  item 1 +✓ right", answer.seen())
        assert re.search(r"–  A  item 3 +✗ place 3", answer.seen())
        assert re.search(r"–  C  item 4 +✗ place 4", answer.seen())


# All of them

names = [f"{type(each).__name__}-{len(each.letters)}" for each in EVERY_TYPE]


@pytest.mark.parametrize("question", EVERY_TYPE, ids=names)
@pytest.mark.parametrize(
    ("size", "content", "interface"),
    [((60, 24), "zh", "zh"), ((80, 24), "en", "en"), ((120, 40), "both", "zh"), ((40, 16), "both", "en")],
)
async def test_nothing_jumps_when_it_is_marked(
    question: Parts, size: tuple[int, int], content: Content, interface: Language
) -> None:
    given: Response = question.letters[::-1] if isinstance(question, Ordering) else ["B", "", "A"]
    async with showing(question, "", given, None, size, content, interface) as answer:
        before = answer.seen() if isinstance(question, Ordering) else await answer.press("1")
    async with showing(question, "", None, given, size, content, interface) as answer:
        after = answer.seen()
    assert re.search("[✓✗]", after)
    assert in_cells(before) == in_cells(re.sub(verdicts(), lambda found: " " * cell_len(found[0]), after))


def verdicts() -> str:
    """A pattern for what may be said of a row, in the language in use."""
    right, answer, place = say("✓ right"), say("✗ answer: {answer}", answer=""), say("✗ place {n}", n=0)
    return "|".join((re.escape(right), re.escape(answer.rstrip()) + r" ?[A-H]", re.escape(place).replace("0", r"\d")))


def in_cells(screen: str) -> list[str]:
    """The screen with every wide sign followed by a mark, so that places count cells."""
    return ["".join(sign + "\0" * (cell_len(sign) - 1) for sign in line).rstrip() for line in screen.split("\n")]


@pytest.mark.parametrize("question", EVERY_TYPE, ids=names)
async def test_once_it_is_marked_keys_change_nothing_and_enter_goes_on(question: Parts) -> None:
    key = question.key("en", "en")
    async with showing(question, marked=key) as answer:
        await answer.press("b", "right", "space", "backspace", "left", "1")
        assert answer.app.changed == []
        await answer.press("enter")
        assert answer.submitted == [key]
        shown = {command.words for command in commands(answer.app.screen)}
        assert shown.isdisjoint({"choose", "Change letter", "Move up", "Put here"})


@pytest.mark.parametrize("question", EVERY_TYPE, ids=names)
async def test_text_of_a_bank_is_shown_literally(question: Parts) -> None:
    async with showing(question, size=(120, 60)) as answer:
        assert ("[red]f[/red]" in answer.seen()) == (question is LOYALTY)


@pytest.mark.parametrize("question", EVERY_TYPE, ids=names)
async def test_draft_and_cursor_come_back_when_the_screen_is_built_again(question: Parts) -> None:
    async with showing(question, question.letters[::-1]) as answer:
        await answer.press("b", "up")
        before, kept = answer.seen(), answer.app.query_one("#rows", Rows).cursor_coordinate
        await answer.app.query_one(Answer).remove()
        await answer.app.mount(answer_widget(answer.app.shown._replace(draft=answer.response)))
        answer.app.query_one("#rows", Rows).cursor_coordinate = kept
        answer.app.query_one(Answer).take_focus()
        await answer.pilot.pause()
        await answer.pilot.pause()
        assert answer.seen() == before
        assert "▸" in before


async def test_a_wheel_scrolls_the_rows_without_moving_the_cursor() -> None:
    async with showing(LOYALTY, size=(60, 20)) as answer:
        rows = answer.app.query_one("#rows", Rows)
        rows.post_message(events.MouseScrollDown(rows, 1, 1, 0, 1, 0, False, False, False))
        await answer.pilot.pause()
        assert rows.scroll_offset.y > 0
        assert rows.cursor_coordinate == 0
