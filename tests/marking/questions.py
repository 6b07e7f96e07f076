"""Questions of every type as values, for tests that mark or sit them."""

from collections.abc import Sequence

from hypothesis import strategies as st

from studyapp.course.blanks import Blank
from studyapp.course.fill_in import FillIn
from studyapp.course.letters import OPTION_LETTERS
from studyapp.course.multiple import Multiple
from studyapp.course.single import Single
from studyapp.course.true_false import TrueFalse


def single(answer: str = "B", options: int = 4, id: str = "one") -> Single:
    return Single(id=id, topic="topic", stem="Which?", why="So.", options=_options(options), answer=answer)


def multiple(answer: str = "AC", options: int = 4, id: str = "many") -> Multiple:
    return Multiple(id=id, topic="topic", stem="Which?", why="So.", options=_options(options), answer=answer)


def true_false(answer: bool = True) -> TrueFalse:
    return TrueFalse(id="judge", topic="topic", stem="So it is.", why="So.", answer=answer)


def fill_in(*answer: Blank) -> FillIn:
    stem = " ".join(f"{{{place}}}" for place in range(1, len(answer) + 1))
    return FillIn(id="fill", topic="topic", stem=stem, why="So.", answer=list(answer))


@st.composite
def multiples(draw: st.DrawFn) -> Multiple:
    """Any multiple-choice question: two to eight options, at least one of them right."""
    letters = OPTION_LETTERS[: draw(st.integers(2, 8))]
    return multiple(subset(draw, letters, least=1), len(letters))


def subset(draw: st.DrawFn, letters: Sequence[str], least: int = 0) -> str:
    """Some of the letters, each once and in order."""
    return "".join(sorted(draw(st.sets(st.sampled_from(letters), min_size=least))))


def _options(count: int) -> dict[str, str]:
    return {letter: f"option {letter}" for letter in OPTION_LETTERS[:count]}  # type: ignore[return-value]
