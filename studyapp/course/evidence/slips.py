"""Typing errors inside an expression: what was meant is beyond doubt, or it does not count."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from studyapp.course.evidence.expressions import Expression
from studyapp.course.evidence.folding import Folded

_SHORTEST_WORD, _SHORTEST_HAN = 6, 4
_ENDINGS = ("", "s", "es", "d", "ed", "ing", "ly")

# Words a letter apart that mean something else: no slip of each other.
_REAL_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
    adaption adoption advice advise altitude aptitude attitude casual causal command commence commend comment
    commerce complaint compliant contact content contest context contract contrast council counsel device devise expand
    expend extend extent former formal format intend interval internal market marker martial marital personal personnel
    present prevent process produce product profess prospective perspective recent resent retail retain revenge revenue
    reserve deserve section selection statue status thorough though thought through
        """,
    )
)

# The first character of each syllable of GB 2312, whose common characters stand in the order of their sounds.
_SYLLABLES = (
    "啊埃鞍肮凹芭白斑邦苞杯奔崩逼鞭标鳖彬兵玻捕擦猜餐苍操厕层插拆搀昌超车郴撑吃充抽初揣川疮吹春戳疵聪凑粗蹿摧村磋"
    "搭呆耽当刀德蹬堤颠碉跌丁丢东兜督端堆墩掇蛾恩而发藩坊菲芬丰佛否夫噶该干冈篙哥给根耕工钩辜刮乖棺光瑰辊锅哈骸酣"
    "夯壕呵嘿痕哼轰喉呼花槐欢荒灰荤豁击嘉歼僵蕉揭巾荆炯揪鞠捐撅均喀开刊康考坷肯坑空抠枯夸块宽匡亏坤括垃莱蓝琅捞勒"
    "雷棱厘俩联粮撩列琳玲溜龙楼芦驴峦掠抡萝妈埋瞒芒猫么玫门萌眯棉苗蔑民明谬摸谋拇拿氖南囊挠呢馁嫩能妮蔫娘鸟捏您柠"
    "牛脓奴女暖虐挪哦欧啪拍攀乓抛呸喷砰坯篇飘撇拼乒坡扑期掐牵枪橇切钦青琼秋趋圈缺裙然瓤饶惹壬扔日戎揉茹软蕊闰若撒"
    "腮三桑搔瑟森僧莎筛珊墒梢奢砷声师收蔬刷摔栓霜谁吮说斯松搜苏酸虽孙蓑塌胎坍汤掏特藤梯天挑贴厅通偷凸湍推吞拖挖歪"
    "豌汪威瘟嗡挝巫昔瞎掀相萧楔薪星兄休墟轩靴勋压焉殃邀椰一茵英哟拥幽迂鸳曰耘匝栽咱赃遭责贼怎增扎摘瞻樟招遮珍蒸芝"
    "中舟珠抓拽专桩椎谆捉兹鬃邹租钻嘴尊昨"
)
# Characters that turn a statement round, or that a statement hangs on: one of them is never a slip.
_TURNING = frozenset(
    "不没无未非否别勿莫高低多少大小强弱好坏升降增减前后内外上下真假正负主客优劣长短快慢远近新旧有失得进退买卖供需加"
)


def slipped(wanted: Expression, text: Folded, own: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where the expression stands with a typing error; `own` are all expressions of the question, of which none is a
    slip of another."""
    if wanted.han:
        yield from _han(wanted.han, text, own)
    elif words := [word for word in wanted.words if len(word) >= _SHORTEST_WORD and word.isalpha()]:
        others = {word: found for word in words if (found := _mistyped(word, text, own))}
        if others:
            yield from wanted.in_other_words(text.plain, others)


def _mistyped(word: str, text: Folded, own: frozenset[str]) -> list[str]:
    """The words of the text that are this one with a letter missing, too many, wrong, or two of them changed over."""
    # It takes long to import, and most answers need it for few words or none.
    from rapidfuzz.distance import OSA

    def is_meant(other: str) -> bool:
        stems = [other.removesuffix(ending) for ending in _ENDINGS if other.endswith(ending)]
        near = (stem for stem in stems if OSA.distance(stem, word, score_cutoff=1) == 1)
        return any(not _another_word(stem, word) for stem in near) and not any(other in each for each in own)

    lengths = range(len(word) - 1, len(word) + 2 + max(map(len, _ENDINGS)))
    return [other for length in lengths for other in text.words.get((word[0], length), ()) if is_meant(other)]


def _another_word(stem: str, word: str) -> bool:
    last_letter = len(stem) == len(word) and stem[:-1] == word[:-1]
    return last_letter or stem in _REAL_WORDS


def _han(wanted: str, text: Folded, own: frozenset[str]) -> Iterator[tuple[int, int]]:
    """One character wrong, and it sounds like the right one: that is how an input method goes wrong. Any other
    character makes another word of it (认知 and 感知)."""
    if len(wanted) < _SHORTEST_HAN or sum(sign not in text.signs for sign in wanted) > 1:
        return
    for match in _sounding_like(wanted).finditer(text.plain):
        place = next(place for place, (a, b) in enumerate(zip(match[0], wanted, strict=True)) if a != b)
        pairs = {match[0][max(0, place - 1) : place + 1], match[0][place : place + 2]}
        if not any(len(pair) == 2 and pair in each for pair in pairs for each in own):
            yield match.span()


@lru_cache(1024)
def _sounding_like(wanted: str) -> re.Pattern[str]:
    ways = (
        f"{wanted[:place]}[{others}]{wanted[place + 1 :]}"
        for place, sign in enumerate(wanted)
        if (others := "".join(_homophones(sign)))
    )
    return re.compile("|".join(ways) or "(?!)")


@lru_cache(1024)
def _homophones(sign: str) -> list[str]:
    """Common characters of the same sound, whatever the tone; none for one that turns a statement."""
    common = _common()
    place = common.find(sign)
    if place < 0 or sign in _TURNING:
        return []
    start = next(at for at in range(place, -1, -1) if common[at] in _SYLLABLES)
    end = next((at for at in range(place + 1, len(common)) if common[at] in _SYLLABLES), len(common))
    return [other for other in common[start:end] if other != sign and other not in _TURNING]


@cache
def _common() -> str:
    """The common characters of GB 2312, by sound."""
    rows = (bytes((row, column)) for row in range(0xB0, 0xD8) for column in range(0xA1, 0xFF))
    return "".join(code.decode("gb2312", "ignore") for code in rows)
