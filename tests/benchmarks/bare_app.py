"""The measure of start-up: the least a Textual app of this shape can be. Imports nothing of studyapp."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, OptionList, Static

OPTIONS = 4


class BareApp(App[None]):
    """Header, a text, four options, a text and a footer."""

    BINDINGS = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        yield Header()
        yield Static("Which of these is a fact?")
        yield OptionList(*(f"the answer number {n}" for n in range(1, OPTIONS + 1)))
        yield Static("Bare and ready")
        yield Footer()

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()


def main() -> None:
    """Run it."""
    BareApp().run()
