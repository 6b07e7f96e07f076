"""Answers with what they are worth: for eight key points, in both languages, one each that is right, half of it, wrong
and about something else.

The wrong ones are made of the same words: reversed, taken from a neighbour, given to another subject.
"""

from typing import NamedTuple

from studyapp.course.points import Written
from studyapp.course.text import Bilingual
from studyapp.locales import Language
from tests.marking.written import point, written

KINDS = ("right", "partial", "wrong", "off")

LIBRARY = written(
    point(
        "按时归还",
        "return on time",
        (["归还", "还书", "还回", "送回"], ["return", "bring back", "give back"]),
        (["按时", "到期前", "准时", "期限"], ["on time", "due date", "before it is due", "punctual"]),
    ),
    point(
        "爱护图书",
        "take care of books",
        (["爱护", "弄脏", "撕", "涂画", "干净"], ["take care", "stain", "tear", "scribble", "clean"]),
        (["图书", "书", "页"], ["book", "page"]),
    ),
    point(
        "保持安静",
        "keep quiet",
        (["安静", "静音", "轻声", "吵"], ["quiet", "silent", "whisper", "noise"]),
        (["保持", "说话", "手机", "别人", "阅览室"], ["keep", "talk", "phone", "others", "reading room"]),
    ),
    point(
        "丢失要赔偿",
        "pay for losses",
        (["丢失", "丢了", "遗失", "弄丢"], ["lose", "lost", "loss", "missing"]),
        (["赔偿", "赔", "照价", "买一本新的"], ["pay", "replace", "compensat", "the price"]),
    ),
    stem=Bilingual(zh="借阅者要遵守哪些规定？", en="Which rules must borrowers obey?"),
    model=Bilingual(
        zh="借来的书要按时归还；要爱护图书，不乱涂画；在阅览室保持安静；丢失图书要照价赔偿。",
        en="Return what you borrow on time; take care of the books; keep quiet in the reading room; pay for losses.",
    ),
)
TRADE = written(
    point(
        "价格上升，需求减少",
        "dearer means less demand",
        (["涨价", "价格上升", "更贵", "贵了"], ["price rise", "price goes up", "dearer", "costs more"]),
        (["需求减少", "买得少", "少买", "不买"], ["less demand", "demand falls", "buy less", "buy fewer"]),
    ),
    point(
        "批发商把货卖给零售商",
        "wholesalers supply retailers",
        (["批发"], ["wholesale"]),
        (["零售", "小店", "商店", "门市"], ["retail", "shop", "store"]),
        (["卖给", "供货", "供应", "送到"], ["supply", "supplies", "sell to", "sells to", "deliver"]),
    ),
    point(
        "先下单后付款",
        "order first, pay later",
        (["下单", "订货", "订购"], ["order"]),
        (["后付款", "再付", "货到付", "月底结"], ["pay later", "pay afterwards", "pay on delivery", "settle"]),
    ),
    point(
        "库存是备用的货",
        "stock is goods in reserve",
        (["库存", "存货"], ["stock", "inventory"]),
        (["备用", "备着", "以防", "缺货时"], ["reserve", "in case", "set aside", "spare"]),
    ),
    stem=Bilingual(zh="说明贸易中的四个基本概念。", en="Explain four basic ideas of trade."),
    model=Bilingual(
        zh="价格上升，需求减少。批发商把货卖给零售商。先下单后付款。库存是备用的货。",
        en="When a good gets dearer there is less demand. Wholesalers supply retailers. You order first and pay later. "
        "Stock is goods in reserve.",
    ),
)


class Labelled(NamedTuple):
    """Answers of the four kinds, in order, aimed at one point of a question."""

    question: Written
    point: int
    language: Language
    answers: tuple[str, str, str, str]


LABELLED = [
    Labelled(
        LIBRARY,
        0,
        "zh",
        ("看完的书要在到期前送回。", "书要归还。", "按时归还是图书馆员的事，与读者没关系。", "馆里冬天很暖和。"),
    ),
    Labelled(
        LIBRARY,
        1,
        "zh",
        ("不能在页上写写画画，也别弄脏。", "要注意卫生。", "爱护图书就是把喜欢的书留在自己家里。", "二楼有自习座位。"),
    ),
    Labelled(
        LIBRARY,
        2,
        "zh",
        ("手机要调成静音，免得影响别人。", "要有礼貌。", "保持安静是指馆员在闭馆以后锁门离开。", "办证要带照片。"),
    ),
    Labelled(
        LIBRARY,
        3,
        "zh",
        (
            "书弄丢了就得买一本新的还给馆里。",
            "书丢了要告诉馆员。",
            "丢失图书由馆里赔偿读者一笔押金和车费。",
            "周一闭馆。",
        ),
    ),
    Labelled(
        TRADE,
        0,
        "zh",
        ("东西一贵了，大家就少买。", "价格会影响买卖。", "价格上升的原因是需求减少以后厂家要多赚钱。", "港口在城东。"),
    ),
    Labelled(
        TRADE,
        1,
        "zh",
        (
            "做批发的成箱供货给街上的小店。",
            "批发是大量买卖。",
            "零售店把收来的旧货成批卖给批发的人家。",
            "合同要盖章。",
        ),
    ),
    Labelled(
        TRADE,
        2,
        "zh",
        ("先订货，到月底结账。", "做买卖要付款。", "先下单后付款的意思是客人预付全部货款再挑选颜色。", "发票要留好。"),
    ),
    Labelled(
        TRADE,
        3,
        "zh",
        (
            "仓里备着一些存货，免得断档。",
            "仓库里有东西。",
            "库存是备用的人手，忙的时候临时去店里站柜台。",
            "司机要休息。",
        ),
    ),
    Labelled(
        LIBRARY,
        0,
        "en",
        (
            "Bring back what you took before it is due.",
            "Books have to come back at some point.",
            "To return on time is the librarian's duty when a reader has called at the desk.",
            "The hall is warm.",
        ),
    ),
    Labelled(
        LIBRARY,
        1,
        "en",
        (
            "Don't scribble on a page or spill tea over it.",
            "Be tidy.",
            "To take care of books means that readers hide their favourites at home.",
            "There are seats upstairs.",
        ),
    ),
    Labelled(
        LIBRARY,
        2,
        "en",
        (
            "Whisper if you have to talk to a friend.",
            "Be polite to the people around you.",
            "To keep quiet means that staff tell readers nothing about new arrivals.",
            "Bring a photograph for the card.",
        ),
    ),
    Labelled(
        LIBRARY,
        3,
        "en",
        (
            "Whoever has lost a volume has to replace it.",
            "Tell the desk when something goes wrong.",
            "When a reader loses a book the library has to pay him his deposit and his fare.",
            "Closed on Mondays.",
        ),
    ),
    Labelled(
        TRADE,
        0,
        "en",
        (
            "If the price goes up, people buy fewer of them.",
            "Prices matter to buyers.",
            "Dearer goods come from less demand, since makers then want a bigger margin on each.",
            "The port lies east.",
        ),
    ),
    Labelled(
        TRADE,
        1,
        "en",
        (
            "The wholesale firm delivers by the crate to corner shops.",
            "Wholesalers trade in bulk.",
            "Retailers supply the wholesalers with whatever has come back from households.",
            "Contracts need a stamp.",
        ),
    ),
    Labelled(
        TRADE,
        2,
        "en",
        (
            "The shop orders on Monday and settles the bill at the end of the month.",
            "One has to pay in the end.",
            "Order first, pay later: the buyer hands over the whole sum and then picks a colour.",
            "Keep the invoice.",
        ),
    ),
    Labelled(
        TRADE,
        3,
        "en",
        (
            "Inventory is what we set aside so that the shelf never runs empty.",
            "There are things in the store room.",
            "Stock is staff in reserve who help behind the counter on busy days.",
            "Drivers need a rest.",
        ),
    ),
]
