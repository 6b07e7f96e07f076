"""The forms that a word in Latin letters may take, where an author wrote one of them."""

_NOT_A_PLURAL = frozenset(("arms", "customs", "goods", "means", "terms"))
_LONG = 4
"""Letters from which on whatever makes a longer word of it is a form: `profit`, `profitable`."""

_DOUBLED = ("ed", "ing", "er", "ers")
_SHORT_ENDINGS = frozenset(("", "s", "es", "d", *_DOUBLED))
_FOR_E = frozenset(("ing", "ings", "able", "ably", "ability", "ation", "ations"))
_FOR_Y = frozenset(("ies", "ied", "ier", "iest", "ily", "iness"))


def head(word: str) -> str:
    """The letters that every form of a word begins with."""
    if not word.isalpha() or len(word) < _LONG:
        return word
    word = _singular(word) or word
    return word[:-1] if word[-1] in "ey" else word


def is_form(found: str, word: str) -> bool:
    """Whether what was found is the word with an ending it may take; the -less that turns it round is none."""
    if found == word or not word.isalpha():
        return found == word
    if found.startswith(word):
        ending = found[len(word) :]
        if len(word) >= _LONG:
            return not ending.startswith("less")
        return ending in _SHORT_ENDINGS or (ending[0] == word[-1] and ending[1:] in _DOUBLED)
    if len(word) < _LONG:
        return False
    changed = {"e": _FOR_E, "y": _FOR_Y}.get(word[-1], ())
    return (found.startswith(word[:-1]) and found[len(word) - 1 :] in changed) or found == _singular(word)


def _singular(word: str) -> str:
    """The word without the ending of a plural, or nothing where it has none."""
    if len(word) < 5 or not word.endswith("s") or word.endswith(("ss", "us", "is")) or word in _NOT_A_PLURAL:
        return ""
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]
