"""The coverage of a course as plain text: tables of chapters, types and difficulties, and the holes."""

from collections.abc import Iterator, Mapping, Sequence

from studyapp.course.syllabus import Syllabus
from studyapp.course.text import in_language
from studyapp.course.types import QUESTION_TYPES
from studyapp.library.items.coverage import DIFFICULTIES, LEAST_TYPES, Coverage, Figures, Hole
from studyapp.library.problems import shortened
from studyapp.locales import Language, Phrase, phrase, say, say_n
from studyapp.locales.cells import cells, cut, padded, wrapped

WIDTH = 80

# Heads of columns, so short that a row of all types fits the width.
SHORT: dict[str, Phrase] = {
    "single": phrase("SC"),
    "multiple": phrase("MC"),
    "true_false": phrase("TF"),
    "fill_in": phrase("FI"),
    "term": phrase("De"),
    "short_answer": phrase("SA"),
    "essay": phrase("Es"),
    "numeric": phrase("Ca"),
    "matching": phrase("Ma"),
    "ordering": phrase("Or"),
    "classify": phrase("Cl"),
    "label": phrase("La"),
}
LEVELS: dict[str, Phrase] = {
    "recall": phrase("recall"),
    "understand": phrase("understand"),
    "apply": phrase("apply"),
}


def report(syllabus: Syllabus, found: Coverage, interface: Language) -> Iterator[str]:
    """The lines to print: totals, three tables of at most `WIDTH` cells, holes."""
    titles = {each.id: shortened(in_language(each.title, interface), WIDTH) for each in syllabus.chapters}
    yield from _totals(syllabus, found)
    yield ""
    yield from _by_type(titles, found)
    yield ""
    yield from _by_difficulty(syllabus, titles, found)
    yield ""
    yield from _type_by_difficulty(found.total)
    yield ""
    yield from _holes(titles, found)


def _totals(syllabus: Syllabus, found: Coverage) -> Iterator[str]:
    types = found.total.types
    yield from _listed(
        [
            say_n("{n} question", "{n} questions", found.total.questions),
            say_n("{n} chapter", "{n} chapters", len(syllabus.chapters)),
            say_n("{n} topic", "{n} topics", len(found.topics)),
            say_n("{n} case", "{n} cases", found.total.cases),
        ]
    )
    yield say(
        "Short answers: {short}, definitions: {terms}, essays: {essays}, calculation templates: {numeric}",
        short=types["short_answer"],
        terms=types["term"],
        essays=types["essay"],
        numeric=types["numeric"],
    )


def _by_type(titles: Mapping[str, str], found: Coverage) -> Iterator[str]:
    """Chapters by types; the last column is of cases."""

    def row(figures: Figures) -> list[int]:
        types = figures.types
        return [figures.questions, *(types[type] for type in SHORT), figures.cases]

    rows = [(titles[id], row(figures)) for id, figures in found.chapters.items()]
    heads = [say("All"), *map(str, SHORT.values()), say("Cs")]
    yield from _table([say("Chapter"), *heads], [*rows, (say("Total"), row(found.total))])
    legend = [f"{short} {QUESTION_TYPES[type].type_name}" for type, short in SHORT.items()]
    yield from _listed([*legend, f"{say('Cs')} {say('case')}"])


def _by_difficulty(syllabus: Syllabus, titles: Mapping[str, str], found: Coverage) -> Iterator[str]:
    """Chapters by topics, difficulties and levels; the last row has the shares of the whole."""

    def row(topics: int, figures: Figures) -> list[int]:
        return [topics, figures.questions, *_spread(figures)]

    rows = [(titles[each.id], row(len(each.topics), found.chapters[each.id])) for each in syllabus.chapters]
    rows.append((say("Total"), row(len(found.topics), found.total)))
    shares = ["", "", *(f"{count / max(found.total.questions, 1):.0%}" for count in _spread(found.total))]
    heads = [say("Chapter"), say("Topics"), say("All"), *_spread_heads()]
    yield from _table(heads, [*rows, (say("Percent"), shares)])


def _type_by_difficulty(total: Figures) -> Iterator[str]:
    """Types by difficulties and levels."""
    difficulties = total.by(lambda cell: (cell.type, cell.difficulty))
    levels = total.by(lambda cell: (cell.type, cell.level))
    rows = []
    for type, count in total.types.items():
        spread = [*(difficulties[type, each] for each in DIFFICULTIES), *(levels[type, each] for each in LEVELS)]
        rows.append((str(QUESTION_TYPES[type].type_name), [count, *spread]))
    yield from _table([say("Type"), say("All"), *_spread_heads()], rows)


def _spread(figures: Figures) -> list[int]:
    difficulties, levels = figures.difficulties, figures.levels
    return [*(difficulties[each] for each in DIFFICULTIES), *(levels[each] for each in LEVELS)]


def _spread_heads() -> list[str]:
    return [*map(str, DIFFICULTIES), *map(str, LEVELS.values())]


def _table(heads: Sequence[str], rows: Sequence[tuple[str, Sequence[object]]]) -> Iterator[str]:
    """A column of names and columns of figures, in `WIDTH` cells: names that are too long are cut."""
    lines = [list(heads), *([name, *map(str, figures)] for name, figures in rows)]
    widths = [max(cells(line[column]) for line in lines) for column in range(len(heads))]
    widths[0] = min(widths[0], max(8, WIDTH - sum(widths[1:]) - len(widths) + 1))
    for name, *figures in lines:
        columns = [padded(figure, width, right=True) for figure, width in zip(figures, widths[1:], strict=True)]
        yield " ".join([padded(cut(name, widths[0]), widths[0]), *columns]).rstrip()


def _listed(entries: Sequence[str]) -> Iterator[str]:
    """The entries one after another on lines of at most `WIDTH` cells; none is broken."""
    line = ""
    for entry in entries:
        if line and cells(f"{line} · {entry}") > WIDTH:
            yield line
            line = ""
        line = f"{line} · {entry}" if line else entry
    yield line


def _holes(titles: Mapping[str, str], found: Coverage) -> Iterator[str]:
    if not found.holes and not found.without_case:
        yield say("No holes: every topic is asked enough, and every chapter has a case.")
        return
    if found.holes:
        yield say("Topics asked too little:")
    for hole in found.holes:
        told = f"  {shortened(hole.chapter.id)}  {shortened(hole.topic.id)}: {' · '.join(_missing(hole))}"
        yield from wrapped(told, WIDTH, "    ").split("\n")
    if found.without_case:
        yield say("Chapters without a case:")
        yield from (f"  {shortened(each.id)}  {titles[each.id]}" for each in found.without_case)


def _missing(hole: Hole) -> Iterator[str]:
    if hole.questions < hole.least:
        yield say("questions: {n} of at least {least}", n=hole.questions, least=hole.least)
    if hole.types < LEAST_TYPES:
        yield say("types: {n} of at least {least}", n=hole.types, least=LEAST_TYPES)
    if hole.unwritten:
        yield say("often asked, but never in writing")
