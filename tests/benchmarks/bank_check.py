"""`bank check` of 10,000 questions, as a whole process, over PyYAML's own C loader on the same files, in process.

By hand: `python tests/benchmarks/bank_check.py [ROUNDS]`. They take turns; the figures are medians. The budget
is for the structure; what the advice on item writing takes besides is measured apart.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

import yaml

FILES, QUESTIONS = 100, 100
ROUNDS = 5
BUDGET = 1.0

SYLLABLES = ("ba", "con", "di", "for", "ga", "lu", "mer", "no", "per", "ri", "sa", "tion")
LONG, SHORT = 20, 8
"""Words of a stem or an explanation, and of an option."""


def main(rounds: int = ROUNDS) -> None:
    """Print both medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        write_banks(Path(folder))
        ours, bare, advised = [], [], []
        for _ in range(rounds):
            ours.append(timed_check(Path(folder), "--structure"))
            bare.append(timed_loader(Path(folder)))
            advised.append(timed_check(Path(folder)))
    checked, loaded, whole = map(statistics.median, (ours, bare, advised))
    ratio = checked / loaded
    over = "" if ratio <= BUDGET else "  OVER"
    medians = f"bank check {checked * 1000:.0f} ms, CSafeLoader {loaded * 1000:.0f} ms"
    print(f"{medians}, ratio {ratio:.2f}, budget {BUDGET:.2f}{over}")
    print(f"advice on item writing: {(whole - checked) * 1000:.0f} ms more")


def write_banks(folder: Path) -> None:
    """A hundred banks of a hundred single-choice questions in both languages, about a kilobyte each."""
    for number in range(FILES):
        head = f"bank: crm/generated-{number}\ncourse: crm\ntitle: {{zh: 生成, en: Generated}}\nquestions:\n"
        body = "".join(question(number * QUESTIONS + place) for place in range(QUESTIONS))
        (folder / f"generated-{number:03}.yaml").write_text(head + body, encoding="utf-8")


def question(n: int) -> str:
    """One question, as long as an author's and unlike any other; the same each time."""
    random = Random(n)
    lines = [
        f"  - id: generated-{n}",
        "    topic: gap-model",
        "    type: single",
        "    difficulty: 2",
        "    level: apply",
    ]
    lines += ["    stem:", *two_languages(random, 6, LONG), "    options:"]
    for letter in "ABCD":
        lines += [f"      {letter}:", *two_languages(random, 8, SHORT)]
    lines += [f"    answer: {'ABCD'[n % 4]}", "    why:", *two_languages(random, 6, LONG)]
    return "\n".join(lines) + "\n"


def two_languages(random: Random, indent: int, words: int) -> list[str]:
    zh = "".join(chr(random.randrange(0x4E00, 0x5200)) for _ in range(2 * words))
    en = " ".join("".join(random.choices(SYLLABLES, k=3)) for _ in range(words))
    return [f'{" " * indent}zh: "{zh}"', f'{" " * indent}en: "{en}"']


def timed_check(folder: Path, *options: str) -> float:
    """Seconds of a whole `studyapp bank check`; raises if it finds anything wrong."""
    command = [str(Path(sys.executable).with_name("studyapp")), "--data-dir", str(folder / "data"), "bank", "check"]
    began = time.perf_counter()
    subprocess.run([*command, *options, str(folder)], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def timed_loader(folder: Path) -> float:
    """Seconds to load the same files with the bare loader, which checks nothing."""
    began = time.perf_counter()
    for file in sorted(folder.glob("*.yaml")):
        with file.open("rb") as source:
            yaml.load(source, yaml.CSafeLoader)
    return time.perf_counter() - began


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
