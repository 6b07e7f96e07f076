"""The shipped course as the app reads it: whatever is drawn can be asked, shown and marked."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from studyapp.course.points import Written
from studyapp.library.catalogue import Catalogue
from studyapp.marking import marker
from studyapp.marking.schemes import Scheme
from studyapp.sitting.draw import item
from studyapp.study.places import places
from studyapp.study.study import course


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    found = course(places(Path(tmp_path_factory.mktemp("data"))))
    yield found
    found.close()


def test_every_question_is_shown_in_both_languages_and_its_key_earns_full_marks(catalogue: Catalogue) -> None:
    rows = catalogue.questions()
    questions = catalogue.several([row.id for row in rows])
    assert len(rows) > 1300
    for row in rows:
        asked = item(questions[row.id], row.hash, Random(row.id), row.case)
        question = questions[row.id].drawn(asked.values)
        marking = marker(question)
        for language in ("zh", "en"):
            assert all(line.strip("\n") for line in question.stem_versions(language, language)), row.id
            assert question.lines(asked.letters, language, language)
            key = question.key(language, language)
            assert marking.fits(question, key), row.id
            assert question.spoken(key, asked.letters, language, language), row.id
            if not isinstance(question, Written):
                assert marking.mark(question, key, asked.full, Scheme()) == asked.full, row.id
        assert marking.mark(question, marking.read(question, "", asked.letters), asked.full, Scheme()) == 0, row.id


def test_every_case_tells_its_material(catalogue: Catalogue) -> None:
    cases = {row.case for row in catalogue.questions() if row.case}
    assert len(cases) >= 12
    assert set(catalogue.materials(cases)) == cases
