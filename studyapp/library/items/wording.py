"""Wording that misleads, or that tells the well-trained guesser what to strike out."""

import re
from collections.abc import Iterator

from studyapp.course.choice import Choice
from studyapp.course.question import Fault, Question
from studyapp.course.single import Single
from studyapp.course.text import Text, in_language
from studyapp.course.true_false import TrueFalse
from studyapp.library.items.words import each_version, option_versions, tokens
from studyapp.locales import Language, phrase

_NEGATIVE: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(
        r"(?:哪|下列|以下|上述)[^，。；！？]{0,24}?(?<![而“”「【*])"
        r"(不(?:属于|是|包括|包含|正确|符合|恰当|应|能|会|准确|对|可以|利于|宜)|错误的?是|除了?[^，。；！？]{1,16}[以之]?外)"
    ),
    "en": re.compile(
        r"\b(?:which|what|all of|each of|one that)\b[^,;]*?"
        r"(\b(?:is|are|was|were|do|does|did|has|have|can|could|would|should|may|must|will)\s+not\b|n't\b|\bcannot\b"
        r"|\bexcept\b)|\bwhich\b[^,;]*?\b(?:is|are)\s+(false|incorrect|wrong|untrue)\b",
        re.IGNORECASE,
    ),
}
_SENTENCE_END = re.compile(r"[.!?。！？]\s*(?=\S)")
_EXAMPLE: dict[Language, str] = {"zh": "【不】属于", "en": "which is NOT"}

_STRONG: dict[Language, re.Pattern[str]] = {
    "zh": re.compile("一定(?![的程数比])|必然|必定|总是|永远|绝不|决不|从不|从来不|完全|毫无|毫不"),
    "en": re.compile(
        r"\b(?:always|never|must|entirely|completely|absolutely|invariably|under no circumstances)\b", re.I
    ),
}
_BROAD: dict[Language, re.Pattern[str]] = {
    "zh": re.compile("所有|全部|一切|任何|只有|只要|唯一|每一|凡是|必须"),
    "en": re.compile(
        r"\b(?:all|every(?! (?:day|night|week|month|year)\b)|only|none|any|no one|nobody|nothing|solely)\b", re.I
    ),
}

_OF_ABOVE = re.compile(
    r"(?:以上|上述|前述)[^，。]{0,6}(?:都|皆|均|全|对|是|错|正确)[^，。]{0,5}"
    r"|(?:全部|全|都|均|皆)(?:对|是|正确|不对|不是|不正确)"
    r"|[A-H]\s*[、和与及]\s*[A-H][^，。]{0,8}"
    r"|(?:all|none|both|neither|any|two|some|more than one)\s+of\s+(?:the\s+)?"
    r"(?:above|these|those|them|others?|options)[^,]{0,20}"
    r"|(?:both\s+|neither\s+)?[A-H]\s+(?:and|or|nor|&)\s+[A-H](?:\s+\w+){0,3}",
    re.IGNORECASE,
)


def negative_stem(question: Question) -> Iterator[Fault]:
    """A question for what is not so, whose "not" is easily overlooked."""
    if not isinstance(question, Choice):
        return
    for path, language, stem in each_version(question.stem):
        found = _NEGATIVE[language].search(_SENTENCE_END.split(stem)[-1])
        words = next(filter(None, found.groups()), "") if found else ""
        if words and not any(word.isupper() and len(word) > 1 for word in words.split()):
            message = phrase(
                "this asks for what is not so ({words}): ask for what is so, or set the word off, as in {example}",
                words=words,
                example=_EXAMPLE[language],
            )
            yield Fault(("stem", *path), message)


def absolute_words(question: Question) -> Iterator[Fault]:
    """Words like "always" in the distractors and not in the key: whoever strikes those out finds the answer. Strong
    ones tell in two distractors, others when all have one."""
    if not isinstance(question, Single):
        return
    for language, options in option_versions(question):
        strong = {letter: _STRONG[language].findall(words) for letter, words in options.items()}
        both = {letter: strong[letter] + _BROAD[language].findall(words) for letter, words in options.items()}
        if both.pop(question.answer):
            continue
        everywhere = len(both) > 1 and all(both.values())
        found = both if everywhere else {letter: strong[letter] for letter in both}
        if everywhere or sum(map(bool, found.values())) > 1:
            said = dict.fromkeys(word.lower() for words in found.values() for word in words)
            message = phrase("only wrong options have words like {words}; they give it away", words=", ".join(said))
            yield Fault(("options",), message)


def all_of_above(question: Question) -> Iterator[Fault]:
    """An option that refers to others, such as "all of the above": options are shuffled, and who knows two is right."""
    if not isinstance(question, Choice):
        return
    for letter, text in question.options.items():
        for path, _, words in each_version(text):
            if _OF_ABOVE.fullmatch(words.strip(" .。！!")):
                message = phrase(
                    "“{words}” refers to other options, which are shuffled; write one that stands by itself",
                    words=words.strip(),
                )
                yield Fault(("options", letter, *path), message)


def explanation(question: Question) -> Iterator[Fault]:
    """A reason that says no more than the answer."""
    said: list[Text] = [question.stem]
    if isinstance(question, Choice):
        said += [question.options[letter] for letter in question.answer]
    elif isinstance(question, TrueFalse) and question.correction is not None:
        said.append(question.correction)
    for path, language, why in each_version(question.why):
        near = [words for text in said if len(words := in_language(text, language)) < 2 * len(why) < 4 * len(words)]
        if any(tokens(words) == tokens(why) for words in near):
            message = phrase("this only repeats the question or its answer; say why it is right")
            yield Fault(("why", *path), message)
