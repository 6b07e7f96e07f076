"""Whether a text denies what it names: a negator before it in the same clause, "A 与 B 无关" around it.

A guard of the surface only. What is meant by irony, by contrast over several sentences or by a wrong direction word,
it cannot see.
"""

import re

from studyapp.course.evidence.folding import HAN

_BEFORE, _AFTER = 90, 60
"""Signs looked at on either side: a clause is seldom longer."""

# Words that contain a negator and deny nothing, and negations that cancel each other.
HARMLESS = re.compile(
    r"不仅仅?|不但|不只|不光|不单单?|不断|不停|不懈|不时|不同|不管|不论|不得不|不能不|不会不|不可不|必不可少|不少|不止|不久|不外乎|不过"
    r"|不免|不禁|不妨|不愧|不错|不失为|不由得|不言而喻|不遗余力|不可(?:或缺|缺少|忽视|替代|取代|分割|否认|估量)|不容(?:忽视|置疑)"
    r"|不[低高少小大亚逊次]于|差不多|[离少免忘]不[开了]|无论|无不|无非|无形|无疑|无数|无穷|无微不至|莫不|非常|非凡|非但|除非|未来|没有不|没落"
    r"|沉没|埋没|是否|能否|(.)不\1|有没有"
    r"|\b(?:not (?:only|just|merely|simply|solely|least|to mention|unlike)|no (?:doubt|matter|wonder|less than)"
    r"|nothing but|whether or not|can(?:no|')t (?:help )?but|without (?:an?y? )?(?:doubt|question|fail))\b"
)
_BOUNDARY = re.compile(
    r"[,.;:!?。()\n]|、(?=并?[不没无未非])|但是?|然而|可是|而|\b(?:but|rather(?! than)|however|yet|although|though"
    r"|while|whereas|because|since|so|if|when|unless|until|instead(?! of)|and(?= not?\b)|(?=nor\b))\b"
)
# Before a colon: what follows is what it denies ("不包括：", "it does not include:").
_OPENS = re.compile(
    r"(?:不|没有?|非|未|无|勿|别)[^,.;:!?。\n]{0,3}$|\b(?:not|never|cannot|\w+n't|without|no|nor)(?: \w+)?$"
)
# 没有 A 就没有 B, 非 A 不可, without A no B: both are asserted.
_NO_X_NO_Y = re.compile(
    r"(?:没有|没|不|无|未|缺乏|离开|失去)[^。!?;\n]{1,30}?[就便则](?:会|更|很|将|谈)?(?:没有|没|不|无|难)[^,.;!?。\n]{0,12}"
    r"|非[^,.;!?。\n]{1,10}不可(?!能)"
    r"|(?:(?<=[.;!?,\n] )|(?<=\n)|^)without\b[^.;!?\n]{1,80}?\b(?:no|not|cannot|never|\w+n't|nothing)\b[^,.;!?\n]{0,40}"
)

_WIDE = re.compile(
    r"并?不是|并非|绝非|不会|不能|不可能|不可以|不要|不应该?|不必然|不再|不必|不用|不需要?|不等于|不意味着|不一定|不利于|不足以|不属于|不包括|并不|并未|从不|从未|尚未"
    r"|未必|未能|无法|无需|无须|毫无|没有?|难以|很难|缺乏|缺少|谈不上"
)
_NARROW = re.compile(r"[不未非无]")
# 不满意的顾客, 不稳定的需求: the negator belongs to this one word.
_WORDS_OF_ITS_OWN = re.compile(r"[不非](?:满意?|忠诚|稳定|确定|合理|一致|良|当|便|公平|对称|可靠|理性|盈利|营利)")
_NEW_PREDICATE = re.compile(
    r"[也就才却则便还反]|所以|因(?!素)|由于|并且|.(?:(?<![机社])会(?!员|议)|能够|可以|可能|将|使|让|容易|往往)|.(?<![功智性])能(?!力)|的.*是"
)
_NEW_PREDICATE_AFTER_WIDE = re.compile(
    r"[也就才却则便还反]|所以|因(?!素)|由于|并且|的.*(?:(?<![机社])会(?!员|议)|能|是|将|使|让)"
    r"|^(?![给为对向使让]).+(?:导致|引起|造成)"
)
_SIGNS = re.compile(f"[{HAN}]|[^\\s{HAN}]+")
_WIDE_REACH, _NARROW_REACH = 12, 6
"""In characters, or Latin words."""

_NOT = re.compile(
    r"\b(?:not|never|cannot|[a-z]+n't|(?:do|does|did|is|are|was|were|ca|wo|would|should|could)nt|without|hardly|barely|scarcely"
    r"|seldom|rarely|unable|unlikely|lack(?:s|ed|ing)?|absence of|instead of|rather than|fail(?:s|ed|ing|ure)? to"
    r"|refus(?:es?|ed|ing) to|unrelated|irrelevant)\b"
)
_NO = re.compile(r"\b(?:no|none|nobody|nothing|neither|nor)\b")
_STUCK_ON = re.compile(r"\b(?:non|un)[ -]?$")
_NEW_VERB = re.compile(
    r"\S+ (?:.* )?(?:will|would|can|could|may|might|must|should|shall|is|are|was|were|has|have|does|do|did"
    r"|leads|causes|results|makes|means|brings|gives|becomes)\b"
    r"|\band [a-z]+s\b"
)
_NOT_REACH, _NO_REACH = 8, 5

_UNRELATED = re.compile(r"[^,.;!?。\n]{0,6}?(?:毫?无关|没有?(?:任何|什么)?关系|不相关)")
_UNTRUE = re.compile(
    r"[^,.;!?。\n]{0,4}?(?:不存在|是错误?的|不成立)|(?: [a-z]+)? (?:is|are) (?:irrelevant|unrelated|untrue|false)"
)


def negated(plain: str, start: int, end: int) -> bool:
    """Whether `plain[start:end]` of a folded text is denied by its clause. Two negations cancel each other."""
    first = max(0, start - _BEFORE)
    around, here = plain[first : end + _AFTER], start - first
    if any(match.start() <= here < match.end() for match in _NO_X_NO_Y.finditer(around)):
        return False
    clause = _last_clause(_masked(HARMLESS, around[:here]))
    after = around[end - first :]
    if _UNTRUE.match(after) or (re.search("[与和跟同]", clause) and _UNRELATED.match(after)):
        return True
    return (_chinese(clause) + _english(clause)) % 2 == 1


def _masked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: "·" * len(match[0]), text)


def _last_clause(before: str) -> str:
    ends = (
        match for match in _BOUNDARY.finditer(before) if match[0] != ":" or not _OPENS.search(before[: match.start()])
    )
    return before[max((match.end() for match in ends), default=0) :]


def _chinese(clause: str) -> int:
    """How many Chinese negators reach the end of the clause."""
    wide = list(_WIDE.finditer(clause))
    reach = sum(_reaches(clause[match.end() :], _WIDE_REACH, _NEW_PREDICATE_AFTER_WIDE) for match in wide)
    # What a wide negator or a word of its own is made of is not looked at again.
    narrow = _NARROW.finditer(_masked(_WORDS_OF_ITS_OWN, _masked(_WIDE, clause)))
    return reach + sum(_reaches(clause[match.end() :], _NARROW_REACH, _NEW_PREDICATE) for match in narrow)


def _reaches(gap: str, reach: int, new_predicate: re.Pattern[str]) -> bool:
    signs = len(_SIGNS.findall(gap))
    return signs <= reach and not new_predicate.search(gap)


def _english(clause: str) -> int:
    """How many English negators reach the end of the clause."""
    reach = 1 if _STUCK_ON.search(clause) else 0
    for match in _NOT.finditer(clause):
        gap = clause[match.end() :].strip()
        reach += len(gap.split()) <= _NOT_REACH and not _NEW_VERB.search(gap)
    for match in _NO.finditer(clause):
        reach += len(clause[match.end() :].split()) <= _NO_REACH
    return reach
