"""The figures of a text, as numbers that can be compared between languages: 20 万 is 200,000, 3 月 is March.

What is asked for is strict (figures in digits), what counts as found is generous: digits, words, and what a scale or
the way to name a discount, a month or an hour may make of them.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from studyapp.locales import Language

_NUMBER = r"(?:\d{1,3}(?:[,， ]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_ALONE = re.compile(rf"(?<![A-Za-z\d.])({_NUMBER})(?!\d|\.\d|(?!s\b)[A-Za-z])")
_ANY = re.compile(rf"({_NUMBER})")
_SCALE: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(r"\s*[多余来几]?(百万|千万|百亿|[百千万亿])"),
    "en": re.compile(r"[\s-]*(hundred|thousand|million|billion)", re.IGNORECASE),
}
_WORTH = {
    "十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "百亿": 1e10,
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9,
}  # fmt: skip

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN_NUMBER = re.compile("[零〇一二三四五六七八九两十百千万亿]+")
_ABOUT = re.compile("([一二两三四五六七八九]{2})([十百千万])")  # 二三十: twenty or thirty
_LABELS = ("甲乙丙丁戊己庚辛壬癸", "①②③④⑤⑥⑦⑧⑨⑩")
_FRACTIONS = {"半": (0.5, 50.0), "双": (2.0,), "倍": (2.0, 100.0), "旬": (10.0,)}

_WORDS: dict[str, float] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_MORE: dict[str, float] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "twice": 2, "double": 2, "both": 2, "pair": 2, "half": 50, "dozen": 12,
    "quarter": 25, "fortnight": 14, "decade": 10, "century": 100, "hundred": 100, "thousand": 1000, "million": 1e6,
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12, "noon": 12, "midday": 12, "midnight": 12, "weekly": 7, "week": 7,
    "daily": 24, "year": 12, "thirds": 3, "fifths": 5, "quarters": 4, "tenths": 10,
}  # fmt: skip
_NAMED = {**_WORDS, **_MORE}
_ENGLISH = re.compile("[a-z]+")


def figures(text: str, language: Language) -> Iterator[tuple[str, set[float]]]:
    """Each figure written in digits, as it stands, and the numbers it may mean: with its scale or without. A 1 is left
    out: it is "each", "a" or nothing in the other language, as 0 may be "none"; so are the digits of a name like 4P."""
    for found in _ALONE.finditer(text):
        if found[1] not in ("0", "1"):
            yield found[1], _meanings(found, text, language)


def known(text: str, language: Language) -> set[float]:
    """Every number that the text can be said to name."""
    found: set[float] = set()
    for figure in _ANY.finditer(text):
        found |= _meanings(figure, text, language)
    found |= _in_chinese(text) if language == "zh" else _in_english(text)
    return found


def _meanings(found: re.Match[str], text: str, language: Language) -> set[float]:
    number = float(re.sub("[,， ]", "", found[1]))
    meanings = {number, *(float(part) for part in re.split("[,， ]", found[1]))}
    if scale := _SCALE[language].match(text, found.end()):
        meanings.add(round(number * _WORTH[scale[1].lower()], 6))
    after = text[found.end() : found.end() + 6].lstrip()
    if after.startswith("折"):
        meanings |= _discount(number if number >= 10 else number * 10)
    if after.startswith("成"):
        meanings.add(number * 10)
    if after.startswith("世纪"):
        meanings.add((number - 1) * 100)
    if re.match(r"(?::\d\d\s*)?p\.?m", text[found.end() :].lstrip(), re.IGNORECASE):
        meanings.add(number + 12)
    return meanings


def _discount(percent: float) -> set[float]:
    return {percent, 100 - percent}


def _in_chinese(text: str) -> set[float]:
    found: set[float] = set()
    for number in _HAN_NUMBER.finditer(text):
        value = _value(number[0])
        found |= {value, *(float(_DIGITS[sign]) for sign in number[0] if sign in _DIGITS)}
        if about := _ABOUT.search(number[0]):
            found |= {float(_DIGITS[sign]) * _WORTH[about[2]] for sign in about[1]}
        after = text[number.end() : number.end() + 1]
        if after == "折":
            digits = float("".join(str(_DIGITS.get(sign, "")) for sign in number[0]) or "0")
            found |= _discount(digits if digits >= 10 else digits * 10)
        if after == "成":
            found |= {value * 10, value * 10 + 5}
    for labels in _LABELS:
        found |= {float(labels.index(sign) + 1) for sign in text if sign in labels}
    for sign, values in _FRACTIONS.items():
        if sign in text:
            found |= set(values)
    return found | ({1e4} if "万" in text else set())


def _value(number: str) -> float:
    """What Han numerals say: 二十四, 三千万; without any unit they are read digit by digit, as in 二〇〇七."""
    if all(sign in _DIGITS for sign in number):
        return float("".join(str(_DIGITS[sign]) for sign in number))
    total = section = digit = 0.0
    for sign in number:
        if sign in _DIGITS:
            digit = float(_DIGITS[sign])
        elif sign in "十百千":
            section += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[sign]
            digit = 0
        else:
            total = (total + section + digit or 1) * _WORTH[sign]
            section = digit = 0
    return total + section + digit


def _in_english(text: str) -> set[float]:
    words = _ENGLISH.findall(text.lower())
    found = {_NAMED[word] for word in words if word in _NAMED}
    for before, word in pairwise(words):
        first, second = _WORDS.get(before, 0), _NAMED.get(word, 0)
        if first >= 20 and 0 < second < 10:
            found.add(first + second)
        if first and word in _WORTH:
            found.add(first * _WORTH[word])
    return found
