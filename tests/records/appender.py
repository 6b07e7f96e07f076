"""A program that appends answers until it is killed or has done its number, and says the id of each kept one.

python -m tests.records.appender PATH SEED NUMBER
"""

import sys
from pathlib import Path

from studyapp.records.journal import Records
from tests.records.journals import DAY, Device, answer


def main(path: str, seed: str, number: str) -> None:
    records = Records(Path(path))
    device = Device(int(seed))
    for place in range(int(number)):
        question = f"q{place % 7}"
        mark = str(place % 2)
        given = device.stamp(
            answer(question, mark, place=place, topic=f"t{place % 3}", day=DAY + place // 20), f"s{seed}"
        )
        records.append([given])
        sys.stdout.write(given.id + "\n")
        sys.stdout.flush()
    records.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
