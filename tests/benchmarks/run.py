"""The benchmarks, by hand: `python tests/benchmarks/run.py [NAME …]`. Ratios only mean something within one run.

Builds a wheel, installs it in an environment of its own and measures it against the least that could do the job,
turn by turn. Prints medians and ratios; judges nothing but what DESIGN's budget says.
"""

import sys
import tempfile
from importlib import import_module
from pathlib import Path

from rig import Rig, Row, build

# Modules with `measure(rig) -> list[Row]`; then those with a `main()` that prints a table of its own.
MEASURED = ("version", "first_paint", "key_repaint", "exam_turn", "memory")
PRINTING = ("bank_check", "paper")


def main(names: list[str]) -> int:
    """Run the benchmarks named, or all; returns 2 for a name that is none, 1 when one of them failed."""
    chosen = names or [*MEASURED, *PRINTING]
    if unknown := set(chosen) - {*MEASURED, *PRINTING}:
        print(f"no benchmark {', '.join(unknown)}; there are {', '.join((*MEASURED, *PRINTING))}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        rig = build(Path(folder)) if set(chosen) & set(MEASURED) else None
        succeeded = [done(name, rig) for name in chosen]
        return 0 if all(succeeded) else 1


def done(name: str, rig: Rig | None) -> bool:
    """Run one and print what it found; a benchmark that cannot be run does not keep the others from it."""
    try:
        module = import_module(name)
        if name in PRINTING:
            module.main()
        else:
            table(module.measure(rig))
    except (ImportError, RuntimeError) as error:
        print(f"{name}: {error}", file=sys.stderr)
        return False
    return True


def table(rows: list[Row]) -> None:
    """One row a line: ours, the measure, the ratio and the budget."""
    for row in rows:
        budget = "" if row.budget is None else f"  budget {row.budget:.2f}{'' if row.ratio <= row.budget else '  OVER'}"
        print(f"{row.what:<52}{row.ours:9.1f} {row.measure:9.1f} {row.unit:<3}{row.ratio:6.2f}{budget}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
