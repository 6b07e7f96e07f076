from studyapp.memory.family import variant

FAMILY = ["a", "b", "c"]


def test_one_never_shown_comes_first_in_the_file_s_order() -> None:
    assert variant(FAMILY, {}) == "a"
    assert variant(FAMILY, {"a": (1, 10)}) == "b"


def test_the_one_shown_least_often_comes_first_however_recent() -> None:
    assert variant(FAMILY, {"a": (2, 1), "b": (1, 99), "c": (2, 2)}) == "b"


def test_of_those_shown_equally_often_the_one_longest_ago_comes_first() -> None:
    assert variant(FAMILY, {"a": (2, 30), "b": (2, 10), "c": (2, 20)}) == "b"
