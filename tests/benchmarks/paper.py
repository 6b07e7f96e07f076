"""Assembling a paper from an index of 100,000 questions over the same from one of 1,000.

By hand: `python tests/benchmarks/paper.py [ROUNDS]`. The two take turns; the figures are medians. Each draws from the
shipped syllabus with the blueprint `zikao`, with another seed each time, from an index that is open already.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from studyapp.library.shipped import shipped
from studyapp.study.paper import blueprint_named, draw
from studyapp.study.places import places
from studyapp.study.study import Study

SMALL, LARGE = 1_000, 100_000
IN_A_FILE = 1_000
ROUNDS = 15
BUDGET = 3.0
TYPES = {"single": 50, "multiple": 20, "term": 8, "short_answer": 14, "essay": 8}
"""Of a hundred questions, how many of each type; every fiftieth is a case of two besides."""

TEXTS = {
    "single": "options:\n{i}  A: alpha\n{i}  B: beta\n{i}answer: B",
    "multiple": "options:\n{i}  A: alpha\n{i}  B: beta\n{i}  C: gamma\n{i}answer: AC",
    "term": "model: a model answer\n{i}points:\n{i}  - point: answer\n{i}    accept: [[answer, reply]]",
}


def main(rounds: int = ROUNDS) -> None:
    """Print both medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = (opened(Path(folder) / str(size), size) for size in (SMALL, LARGE))
        taken: tuple[list[float], list[float]] = ([], [])
        for seed in range(-1, rounds):
            for study, times in zip((small, large), taken, strict=True):
                began = time.perf_counter()
                draw(study, blueprint_named(study, "zikao"), seed + 1)
                if seed >= 0:
                    times.append(time.perf_counter() - began)
        small.close()
        large.close()
    few, many = map(statistics.median, taken)
    over = "" if many / few <= BUDGET else "  OVER"
    medians = f"paper from {LARGE:,} questions {many * 1000:.0f} ms, from {SMALL:,} {few * 1000:.0f} ms"
    print(f"{medians}, ratio {many / few:.2f}, budget {BUDGET:.2f}{over}")


def opened(folder: Path, size: int) -> Study:
    """A course with the shipped syllabus and blueprints and so many questions, indexed."""
    folder.mkdir()
    for name in ("syllabus.yaml", "exams"):
        (folder / name).symlink_to(shipped("question_bank") / name)
    syllabus = (folder / "syllabus.yaml").read_text(encoding="utf-8")
    topics = [line.split()[-1] for line in syllabus.splitlines() if line.startswith("      - id: ")]
    random = Random(size)
    types = [type for type, share in TYPES.items() for _ in range(share)]
    for first in range(0, size, IN_A_FILE):
        text = f"bank: crm/generated-{first}\ncourse: crm\ntitle: Generated\nquestions:\n"
        for n in range(first, first + IN_A_FILE):
            text += question(f"g{n}", random.choice(topics), types[n % 100], random.randint(1, 4), "    ")
            if n % 50 == 0:
                text += f"  - id: c{n}\n    topic: {random.choice(topics)}\n    type: case\n    title: T\n"
                text += "    material: M\n    questions:\n"
                for inner in range(2):
                    text += question(f"c{n}-{inner}", random.choice(topics), "single", random.randint(1, 4), "        ")
        (folder / f"generated-{first:06}.yaml").write_text(text, encoding="utf-8")
    return Study(places(folder / "data", (folder,)))


def question(name: str, topic: str, type: str, difficulty: int, indent: str) -> str:
    """One question with its keys so far in."""
    own = TEXTS.get(type, TEXTS["term"]).format(i=indent)
    lines = [
        f"topic: {topic}",
        f"type: {type}",
        f"difficulty: {difficulty}",
        f"stem: What of {name}",
        own,
        "why: because",
    ]
    return f"{indent[2:]}- id: {name}\n" + "".join(f"{indent}{line}\n" for line in lines)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
