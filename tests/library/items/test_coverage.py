"""What a course asks, and where too little."""

from studyapp.course.case import Case
from studyapp.course.essay import Essay
from studyapp.course.points import KeyPoint
from studyapp.course.syllabus import Chapter, Syllabus, Topic
from studyapp.library.items.coverage import Coverage, coverage
from tests.library.items.made import bank, fill_in, single, true_false

SYLLABUS = Syllabus(
    course="c",
    title="C",
    chapters=[
        Chapter(
            id="ch1", title="One", weight=60, topics=[Topic(id="a", name="A"), Topic(id="hot", name="H", hot=True)]
        ),
        Chapter(id="ch2", title="Two", weight=40, topics=[Topic(id="b", name="B")]),
    ],
)


def covered(*questions: object) -> Coverage:
    return coverage(SYLLABUS, [bank(*questions)])


def asked(topic: str, *ids: str) -> list[object]:
    """One question an id on a topic, the last of another type than the rest."""
    *rest, last = ids
    return [*(single("x", "y", id=id, topic=topic) for id in rest), true_false("s", id=last, topic=topic)]


def essay(id: str, topic: str) -> Essay:
    points = [KeyPoint(point="p", accept=[["x"]])]
    return Essay(id=id, topic=topic, stem="s", why="w", model="m", points=points, difficulty=4, level="apply")


def test_questions_are_counted_by_type_difficulty_and_level_and_in_cases_too() -> None:
    case = Case(
        id="c", topic="b", title="T", material="M", questions=[essay("e", "a"), fill_in("{1}", "x", id="f", topic="b")]
    )
    found = covered(single("x", "y", topic="a", difficulty=1), case, true_false("s", topic="elsewhere"))
    assert (found.total.questions, found.total.cases) == (3, 1)
    assert {type: n for type, n in found.total.types.items() if n} == {"single": 1, "fill_in": 1, "essay": 1}
    assert found.total.difficulties == {1: 1, 2: 1, 3: 0, 4: 1}
    assert found.total.levels == {"recall": 2, "understand": 0, "apply": 1}
    assert [(each.questions, each.cases) for each in found.chapters.values()] == [(2, 0), (1, 1)]
    assert [found.topics[topic].questions for topic in ("a", "hot", "b")] == [2, 0, 1]
    assert [chapter.id for chapter in found.without_case] == ["ch1"]


def test_a_topic_with_two_questions_or_one_type_is_a_hole() -> None:
    alike = [single("x", "y", id=f"b{n}", topic="b") for n in range(5)]
    holes = {hole.topic.id: hole for hole in covered(*asked("a", "a1", "a2"), *alike).holes}
    assert (holes["a"].questions, holes["a"].least, holes["a"].types) == (2, 3, 2)
    assert (holes["b"].questions, holes["b"].least, holes["b"].types) == (5, 3, 1)
    assert not holes["a"].unwritten


def test_a_hot_topic_needs_six_questions_and_one_to_be_answered_in_writing() -> None:
    rest = [*asked("a", "a1", "a2", "a3"), *asked("b", "b1", "b2", "b3")]
    (six,) = covered(*rest, *asked("hot", *"hijklm")).holes
    assert (six.topic.id, six.questions, six.least, six.unwritten) == ("hot", 6, 6, True)
    (five,) = covered(*rest, *asked("hot", *"hijk"), essay("e", "hot")).holes
    assert (five.questions, five.unwritten) == (5, False)
    assert covered(*rest, *asked("hot", *"hijkl"), essay("e", "hot")).holes == []
    in_a_case = Case(id="c", topic="a", title="T", material="M", questions=[essay("e", "hot")])
    assert covered(*rest, *asked("hot", *"hijkl"), in_a_case).holes == []
