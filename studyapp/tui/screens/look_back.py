"""Questions that were answered, looked at again one after the other; nothing is asked."""

from collections.abc import Sequence

from studyapp.locales import phrase
from studyapp.study.session import Session
from studyapp.tui.keys import key
from studyapp.tui.screens.asking import READING
from studyapp.tui.screens.question import QuestionScreen


class LookBackScreen(QuestionScreen):
    """Shows the question at `place`; the others at `places`, the list it was opened from, are a key away."""

    BINDINGS = [
        key("enter", "confirm", phrase("Confirm")),
        key("enter", "look_on", phrase("Next to confirm")),
        key("enter", "look_away", phrase("Back")),
        key("f8,right,n", "turn(1)", phrase("Next question"), shown="F8"),
        key("f7,left,p", "turn(-1)", phrase("One back"), shown="F7"),
    ]

    def __init__(self, session: Session, places: Sequence[int], place: int, confirming: bool = False) -> None:
        """`confirming` says that the result goes on to the next answer whose key points wait to be confirmed."""
        super().__init__(session, look_back=place)
        self.places = places
        self.confirming = confirming

    def how_far(self) -> str:
        """Where in the list it stands."""
        assert self.place is not None
        return f"{self.places.index(self.place) + 1}/{len(self.places)}"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a next one but behind the last."""
        if action == "turn":
            return self._beside(parameters[0]) is not None
        if action in ("look_on", "look_away"):
            goes_on = self.confirming and any(not self.session.settled(place) for place in self.places)
            return self._settled and goes_on == (action == "look_on")
        return super().check_action(action, parameters)

    async def action_turn(self, way: int) -> None:
        """The next question of the list, or the one before."""
        if (place := self._beside(way)) is not None:
            self.place = place
            self.remove_class(READING)
            await self.recompose()
            self.ready()
            self.refresh_bindings()

    def action_look_on(self) -> None:
        """Back to the result, which goes on."""
        self.dismiss()

    def _beside(self, way: object) -> int | None:
        """The next place in the list whose question can be shown, or the one before."""
        assert self.place is not None
        here = self.places.index(self.place)
        others = self.places[here + 1 :] if way == 1 else self.places[:here][::-1]
        return next((place for place in others if self.session.askable(place)), None)
