"""What the reader takes for what, and what it refuses where."""

import json
import math

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from studyapp.library import strict_yaml
from studyapp.library.problems import HIDDEN, Unreadable
from studyapp.library.strict_yaml import Marks, read
from studyapp.locales import speak


@pytest.fixture(params=["libyaml", "without libyaml"])
def _either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "libyaml":
        if strict_yaml.CParser is None:
            pytest.skip("libyaml is missing here")
    else:
        monkeypatch.setattr(strict_yaml, "CParser", None)


def refused(text: str) -> str:
    with pytest.raises(Unreadable) as found:
        read(text)
    return f"{found.value.line}:{found.value.column}: {found.value.message}"


REFUSED = [
    ("a: 1\nb: 2\na: 3\n", "3:1: a is already given in line 1; keep one"),
    ("a: {x: 1, x: 2}\n", "1:11: x is already given in line 1; keep one"),
    ("a: &x 1\nb: *x\n", "1:4: a text may not start with &"),
    ("a: [&x [1]]\n", "1:5: a text may not start with &"),
    ("a: *x\n", "1:4: a text may not start with *"),
    ("a: **bold**\n", "1:4: a text may not start with *"),
    ("a: !!python/object x\n", "1:4: a text may not start with !"),
    ("a: !x {}\n", "1:4: a text may not start with !"),
    ("a: 1\n---\nb: 2\n", "2:1: a second document starts here"),
    ("%YAML 1.1\n---\na: 1\n", "1:1: directives"),
    ("? [a]\n: 1\n", "1:3: a key must be a word"),
    ("{[a]: 1}\n", "1:2: a key must be a word"),
    ("[" * 100_000, "1:65: this is nested more than 64 deep"),
    ("{a: " * 100_000, "1:257: this is nested more than 64 deep"),
    ("- " * 40_000, "1:129: this is nested more than 64 deep"),
    ("q:\n\ta: 1\n", "2:1: a tab indents this line"),
    ("q:\n  a: 1\n\tb: 2\n", "3:1: a tab indents this line"),
    ("q:\n  a: |\n\ttext\n", "3:1: a tab indents this line"),
    ("q:\n　　a: 1\n", "2:1: a full-width space (U+3000) indents this line"),
    ("q:\n  zh: a\n  　　b\n", "3:3: a full-width space (U+3000) indents this line"),
    ("q:\n  stem：\n    zh: x\n", "2:7: the colon after stem is full-width"),
    ("q:\n  difficulty：2\n  stem: x\n", "2:13: the colon after difficulty is full-width"),
    ("q:\n  stem:\n    zh：客户\n    en：Customer\n", "3:7: the colon after zh is full-width"),
    ("- id: x\n  topc： a\n  type: b\n", "2:7: the colon after topc is full-width"),
    ("zh: 原因: 价格\n", "1:7: a colon and a space inside a text start a new key"),
    ("t: {zh: a: b, en: c}\n", "1:10: a colon and a space inside a text start a new key"),
    ("t: {zh: a #1, en: b}\nx: 1\n", "1:11: a space and # start a comment"),
    ('a: "x\nb: y\n', "1:4: the quote that opens here is never closed"),
    ('zh: "他说"好""\n', "1:9: text goes on after what was closed"),
    ("a: [x\nb: 1\n", "1:4: what opens here is not closed properly"),
    ("a: @x\n", "1:4: a text may not start with @"),
    ("a: `x`\n", "1:4: a text may not start with `"),
    ("a: ? x\n", "1:4: a text may not start with ?"),
    ("a: - x\n", "1:4: a list starts on a line of its own"),
    ("a: > x\n", "1:6: nothing may follow | or >"),
    ("a:\n  b: 1\n c: 2\n", "3:2: this line is not in line"),
    ("a:\n  b: 1\n   c: 2\n", "3:5: this key stands too far right"),
    ("a: 1\nb\nc: 2\n", "2:1: this line has no key"),
]


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(("text", "message"), REFUSED, ids=[text[:20] for text, _ in REFUSED])
def test_it_is_refused_where_it_stands(text: str, message: str) -> None:
    assert refused(text).startswith(message)


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  zh：客户\n  　　indented\n",
        "a: 'x\n  zh：y\n  　z'\nb: 1\n",
        "a: 结果如下：\nb: CRM：客户\n",
        "a: 1  # 　：\n\n# \t\nb: 'x\ty'\n",
    ],
)
def test_what_looks_like_a_trap_inside_a_text_is_left_alone(text: str) -> None:
    assert read(text) == yaml.safe_load(text)


def test_the_key_below_a_block_text_is_not_sheltered_by_it() -> None:
    assert refused("a: |\n  x\nzh：客户\n").startswith("3:3: the colon after zh")


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(
    ("plain", "value"),
    [
        *[(word, word) for word in ("no", "yes", "on", "off", "True", "12:30", "010", "0x1f", "1_000", "+1", ".5")],
        *[(word, word) for word in (".inf", ".nan", "2024-01-01", "<<", "=")],
        *[("true", True), ("false", False), ("null", None), ("~", None), ("", None)],
        *[("0", 0), ("-7", -7), ("42", 42), ("1.5", 1.5), ("-0.25", -0.25), ("1e3", 1000.0)],
        *[(word, word) for word in ("9" * 30, "9" * 5000, "9e999", "1.", "-x", "--1")],
    ],
)
def test_only_json_spellings_are_more_than_text(plain: str, value: object) -> None:
    assert read(f"a: {plain}\n") == {"a": value}
    assert type(read(f"a: {plain}\n")["a"]) is type(value)


def test_keys_are_texts_whatever_they_look_like() -> None:
    assert read("1: a\ntrue: b\n") == {"1": "a", "true": "b"}


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n"])
def test_nothing_is_none(text: str) -> None:
    assert read(text) is None


def test_hidden_characters_are_stripped_however_they_are_written() -> None:
    assert read('a: "x\\e[31m\\u202eyz\\tw"\nb: p\u202eq\n') == {"a": "x[31myz\tw", "b": "pq"}
    assert refused('a: 1\n"\\ea": 2\n') == "2:1: a is already given in line 1; keep one"


def test_a_tab_inside_a_plain_text_is_no_indent(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read("a: x\ty\n") == {"a": "x\ty"}
    monkeypatch.setattr(strict_yaml, "CParser", None)  # PyYAML's own parser knows no such text
    assert refused("a: 1\nb: x\ty\n").startswith("2:5: there is a tab here")


def test_half_a_surrogate_pair_never_gets_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict_yaml, "CParser", None)  # libyaml refuses it by itself
    assert read('a: "x\\ud800y"\n') == {"a": "xy"}


def test_marks_tell_where_keys_and_values_stand() -> None:
    marks = Marks()
    read("a: x\nb:\n  - c: 1\n  - [p, q]\n", marks)
    assert marks.values[("a",)] == (1, 4)
    assert marks.place(("b",)) == (2, 1)
    assert marks.place(("b", 0, "c")) == (3, 8)
    assert marks.head(("b", 0, "c")) == (3, 5)
    assert marks.place(("b", 1, 1)) == (4, 9)
    assert marks.place(("b", 1, 7, "nothing")) == (4, 5)


def test_a_refusal_is_said_in_chinese_too() -> None:
    speak("zh")
    assert refused("q:\n  stem：\n    zh: x\n") == "2:7: stem 后面是全角冒号（：）；请改用半角冒号加一个空格"
    assert refused("a: 1\na: 2\n") == "2:1: a 在第 1 行已经写过，只留一个"


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"])).filter(lambda text: not HIDDEN.search(text))
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**17), 10**17),
    st.floats(allow_nan=False, allow_infinity=False),
    TEXTS,
)
DATA = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=20)


def dotted(number: float) -> str:
    """As JSON, but with the dot without which the dumper would add a tag."""
    text = json.dumps(number)
    return text if "." in text else text.replace("e", ".0e")


class _Quoting(yaml.SafeDumper):
    """Puts every text in quotes, as an author would who has been bitten."""


_Quoting.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))
_Quoting.add_representer(
    float, lambda dumper, number: dumper.represent_scalar("tag:yaml.org,2002:float", dotted(number))
)
_Quoting.ignore_aliases = lambda *_: True  # type: ignore[method-assign]


def same(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=0, abs_tol=0)
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and one == other


@given(data=DATA, flow=st.booleans())
def test_json_like_data_comes_back_as_it_was(data: object, flow: bool) -> None:
    text = yaml.dump(data, Dumper=_Quoting, default_flow_style=flow, allow_unicode=True, sort_keys=False)
    assert same(read(text), data)
    assert same(read(text, Marks()), data)


@given(st.text("ab:#-[]{}&*!|>'\"%@`, \n\t　：\\0") | st.text())
def test_any_text_at_all_is_read_or_refused(text: str) -> None:
    refusal = None
    try:
        read(text)
    except Unreadable as error:
        refusal = error
    assert refusal is None or (refusal.line >= 1 and refusal.column >= 1 and str(refusal.message))
