"""An accepted expression is found in all its forms, as the pattern for it would find it."""

import re
from functools import cache

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from studyapp.course.evidence.expressions import LATIN, Expression
from studyapp.course.evidence.folding import Folded, folded
from studyapp.course.evidence.forms import head, is_form

SMALL = "the|an?|its|their|his|her|our|your|my|this|that|these|those|all|every|each|more|much|own|new"
GAP = rf"[ \n-]{{1,3}}(?:(?:{SMALL})[ \n-]{{1,3}})?"
WORDS = {
    "profit": r"profit(?!less)[0-9a-zß-ÿ]*",
    "use": r"use(?:e?s|e?d|ing|ers?|e(?:ed|ing|ers?))?",
    "plan": r"plan(?!less)[0-9a-zß-ÿ]*",
    "cut": r"cut(?:e?s|e?d|ing|ers?|t(?:ed|ing|ers?))?",
    "price": r"price(?!less)[0-9a-zß-ÿ]*|pric(?:ings?|able|ably|ability|ations?)",
    "loyalty": r"loyalty(?!less)[0-9a-zß-ÿ]*|loyalti(?:e[sdr]|est|ly|ness)",
    "companies": r"companies(?!less)[0-9a-zß-ÿ]*|company",
    "goods": r"goods(?!less)[0-9a-zß-ÿ]*",
    "new": r"new(?:e?s|e?d|ing|ers?|w(?:ed|ing|ers?))?",
    "4p": "4p",
}
SIGNS = ["'", "-", "%", ":"]
HAN = {"利润": "利[的了地得着\n]?润", "顾客的价值": "顾[的了地得着\n]?客[的了地得着\n]?价[的了地得着\n]?值"}
PIECES = st.lists(st.sampled_from([*WORDS, *SIGNS, *HAN]), min_size=1, max_size=4)
ENDINGS = [*[""] * 8, "s", "es", "ed", "d", "ing", "ting", "less", "able", "ty", "1", "'s", "'", "'so", "é"]
STEMS = [*WORDS, "pric", "loyalti", "company", "the", "own", "that", *SIGNS, *HAN, "顾客价值", "利了润", "的"]
BREAKS = [" ", " ", " ", "\n", "-", " -  ", " - -", ", ", "", " own ", "-the ", " own new "]


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, str]:
    """An expression, and a text that has its pieces over and over, hardly changed."""
    pieces = draw(PIECES)
    said = st.tuples(
        st.sampled_from([*pieces, *pieces, "顾客价值", "利了润"]), st.sampled_from(ENDINGS), st.sampled_from(BREAKS)
    )
    once = st.tuples(*(st.tuples(st.just(each), st.sampled_from(ENDINGS), st.sampled_from(BREAKS)) for each in pieces))
    times = draw(st.lists(st.one_of(once, st.lists(said, max_size=3)), min_size=1, max_size=5))
    return " ".join(pieces), "".join("".join(part) for parts in times for part in parts)


@cache
def pattern(words: str) -> re.Pattern[str]:
    """What an expression says, as one pattern."""
    parts, before = [], ""
    for piece in Expression(words).pieces:
        latin = piece in WORDS
        if before:
            parts.append(GAP if latin and before in WORDS else r"[ \n]?")
        elif latin:
            parts.append(rf"(?<![{LATIN}])")
        parts.append(rf"(?:{WORDS[piece]})(?:'s?)?(?![{LATIN}])" if latin else HAN.get(piece, re.escape(piece)))
        before = piece
    return re.compile("".join(parts))


@given(cases())
@example(("new cut", "the new new cut, a new the-cutting; a new own new cut"))
@example(("profit '", "profit's, profit' and profit''s"))
@example(("price", "price's, pricing', priceless, prices'so"))
@example(("price cut", "price - cut, price - - cut"))
@example(("% 利润", "%利润，% 利了润，%利了得润"))
@example(("new new", "new new new new new"))
def test_an_expression_is_found_where_its_pattern_would_be(case: tuple[str, str]) -> None:
    words, text = case
    wanted = Expression(words)
    # Neighbours in Han characters are one piece, which is none of those that have a pattern here.
    assume(all(piece in (*WORDS, *SIGNS, *HAN) for piece in wanted.pieces))
    plain = Folded(text).plain
    spans = [match.span() for match in pattern(words).finditer(plain)]
    assert list(wanted.in_other_words(plain, {})) == spans
    assert set(wanted.places(Folded(text))) >= set(spans)


@given(st.sampled_from([*WORDS]), st.sampled_from(STEMS), st.sampled_from([*filter(str.isalpha, ENDINGS), ""]))
def test_a_form_begins_with_the_head_of_its_word(word: str, stem: str, ending: str) -> None:
    assert is_form(stem + ending, word) == (re.fullmatch(WORDS[word], stem + ending) is not None)
    assert not is_form(stem + ending, word) or (stem + ending).startswith(head(word))


@given(st.one_of(st.text(), cases().map(lambda case: case[1])))
def test_a_text_folds_the_same_whether_or_not_its_places_are_asked_for(text: str) -> None:
    assert folded(text) == Folded(text).plain


def test_a_question_with_hundreds_of_expressions_costs_no_pattern_each(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    original = re.compile
    monkeypatch.setattr(re, "compile", lambda source, flags=0: compiled.append(source) or original(source, flags))
    text = Folded("The customers' needs decide, e-mail or not; CRM 系统 keeps the profit up by 80 %.")
    ways = ["customers' need", "e-mail", "CRM系统", "keep profits", "80%", "profit up"]
    assert [any(Expression(each).places(text)) for each in ways] == [True] * len(ways)
    assert compiled == []
