"""`bank check` of 10,000 questions, as a whole process, over PyYAML's own C loader on the same files, in process.

By hand: `python tests/benchmarks/bank_check.py [ROUNDS]`. The two take turns; the figures are medians.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

FILES, QUESTIONS = 100, 100
ROUNDS = 5
BUDGET = 1.0

OPTIONS = {
    "A": ("客户在购买之前对产品和服务的期望", "What the customer expects of product and service before buying"),
    "B": ("客户在使用之后感知到的价值与绩效", "The value and performance perceived by the customer after use"),
    "C": ("企业在广告中向市场作出的各种承诺", "The promises which the firm makes to the market in advertising"),
    "D": ("竞争对手提供的同类产品与服务水平", "The level of comparable products and services of competitors"),
}
TEXTS = {
    "stem": (
        "一位客户两次入住同一家酒店，第二次服务与第一次完全相同，他却感到失望。第 {n} 题：最可能的原因是什么？",
        "A guest stays twice at one hotel, is served alike, yet the second stay disappoints. Item {n}: why?",
    ),
    "why": (
        "满意来自感知与期望的比较，第一次入住抬高了期望，同样的服务就显得不足。",
        "Perception is compared with expectation; the first stay raised the latter, so the service fell short.",
    ),
}


def main(rounds: int = ROUNDS) -> None:
    """Print both medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        write_banks(Path(folder))
        ours, bare = [], []
        for _ in range(rounds):
            ours.append(timed_check(Path(folder)))
            bare.append(timed_loader(Path(folder)))
    checked, loaded = statistics.median(ours), statistics.median(bare)
    ratio = checked / loaded
    over = "" if ratio <= BUDGET else "  OVER"
    medians = f"bank check {checked * 1000:.0f} ms, CSafeLoader {loaded * 1000:.0f} ms"
    print(f"{medians}, ratio {ratio:.2f}, budget {BUDGET:.2f}{over}")


def write_banks(folder: Path) -> None:
    """A hundred banks of a hundred single-choice questions in both languages, about a kilobyte each."""
    for number in range(FILES):
        head = f"bank: crm/generated-{number}\ncourse: crm\ntitle: {{zh: 生成, en: Generated}}\nquestions:\n"
        body = "".join(question(number * QUESTIONS + place) for place in range(QUESTIONS))
        (folder / f"generated-{number:03}.yaml").write_text(head + body, encoding="utf-8")


def question(n: int) -> str:
    """One question as an author writes it."""
    lines = [
        f"  - id: generated-{n}",
        "    topic: gap-model",
        "    type: single",
        "    difficulty: 2",
        "    level: apply",
    ]
    lines += ["    stem:", *two_languages(TEXTS["stem"], 6, n), "    options:"]
    for letter, texts in OPTIONS.items():
        lines += [f"      {letter}:", *two_languages(texts, 8, n)]
    lines += [f"    answer: {'ABCD'[n % 4]}", "    why:", *two_languages(TEXTS["why"], 6, n)]
    return "\n".join(lines) + "\n"


def two_languages(texts: tuple[str, str], indent: int, n: int) -> list[str]:
    return [f'{" " * indent}{name}: "{text.format(n=n)}"' for name, text in zip(("zh", "en"), texts, strict=True)]


def timed_check(folder: Path) -> float:
    """Seconds of a whole `studyapp bank check`; raises if it finds anything wrong."""
    command = [str(Path(sys.executable).with_name("studyapp")), "--data-dir", str(folder / "data"), "bank", "check"]
    began = time.perf_counter()
    subprocess.run([*command, str(folder)], check=True, stdout=subprocess.DEVNULL)
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
