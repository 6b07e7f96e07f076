"""`studyapp stats`: scores by chapter and topic, as a table or as JSON."""

import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import click

from studyapp.cli.commands import Everywhere
from studyapp.cli.opening import Opened, opened, sink
from studyapp.course.types import QUESTION_TYPES
from studyapp.insight.scores import Score
from studyapp.locales import say, say_n
from studyapp.locales.cells import cells, cut, padded
from studyapp.marking.schemes import printed
from studyapp.study.places import Options
from studyapp.study.scores import LEVELS, Scores, on_confidence, scores

Line = tuple[str, str, str, str, str]


@click.command(cls=Everywhere, help=say("Scores by chapter and topic, what is due, and how steadily you study."))
@click.option("--json", "as_json", is_flag=True, help=say("as one JSON object, for programs"))
@click.pass_obj
def stats(options: Options, as_json: bool) -> None:
    out = sink("utf-8" if as_json else None)
    with opened(options) as host:
        # A table of figures is no content: its names are in the language of its headings.
        host = host._replace(content=host.interface)
        found = scores(host.study)
        if as_json:
            from msgspec.json import Encoder

            out.write(Encoder(decimal_format="number").encode(_object(found, host)).decode() + "\n")
        else:
            out.write("\n".join(_table(found, host)) + "\n")
        out.flush()


def _table(found: Scores, host: Opened) -> Iterator[str]:
    yield from _summary(found)
    yield ""
    lines: list[Line] = [(say("Topic"), say("Answers"), say("Right"), say("Marks"), say("Share"))]
    for chapter in found.chapters:
        if not chapter.score.answers:
            continue
        lines.append(_line(host.name(chapter.chapter), chapter.score))
        lines += [_line("  " + host.name(topic.topic), topic.score) for topic in chapter.topics if topic.score.answers]
    if len(lines) == 1:
        yield say("No answers yet; studyapp quiz asks the first questions.")
        return
    lines.append(_line(say("Total"), found.total))
    lines.append(("", "", "", "", ""))
    lines += [_line(str(QUESTION_TYPES[score.key].type_name), score) for score in found.types]
    if found.confidence:
        lines.append(("", "", "", "", ""))
        lines += [_line(str(LEVELS[score.key]), score) for score in found.confidence]  # type: ignore[index]
    widths = [max(cells(line[column]) for line in lines) for column in range(len(lines[0]))]
    if sys.stdout.isatty():
        widths[0] = min(widths[0], max(12, shutil.get_terminal_size().columns - sum(widths[1:]) - 2 * 4))
    for name, *figures in lines:
        row = [padded(cut(name, widths[0]), widths[0])]
        row += [padded(figure, width, right=True) for figure, width in zip(figures, widths[1:], strict=True)]
        yield "  ".join(row).rstrip()
    if told := on_confidence(found):
        yield ""
        yield from told


def _summary(found: Scores) -> Iterator[str]:
    yield say_n("{n} question is due today.", "{n} questions are due today.", found.due)
    yield say("{met} of {all} facts met.", met=found.met, all=found.cards)
    yield say(
        "Study days: {days}; in a row: {streak}; minutes in all: {minutes}.",
        days=found.days,
        streak=found.streak,
        minutes=round(found.seconds / 60),
    )


def _line(name: str, score: Score) -> Line:
    share = "–" if score.share is None else f"{score.share:.0%}"
    return name, str(score.answers), str(score.right), f"{printed(score.mark)}/{printed(score.full)}", share


def _object(found: Scores, host: Opened) -> dict[str, Any]:
    """What `--json` prints. Marks are exact; a share is of marks, 0 to 1, null before the first answer."""
    return {
        "as_of": datetime.fromtimestamp(host.study.clock.wall() // 1000, UTC).isoformat(),
        "study_day": date.fromordinal(found.day).isoformat(),
        "course": host.study.catalogue.course(),
        "totals": {
            **_figures(found.total),
            "seconds": round(found.seconds, 3),
            "due_today": found.due,
            "cards": found.cards,
            "cards_met": found.met,
            "study_days": found.days,
            "streak": found.streak,
        },
        "chapters": [
            {"id": each.chapter.id, "title": host.name(each.chapter), **_figures(each.score)} for each in found.chapters
        ],
        "types": [{"id": score.key, **_figures(score)} for score in found.types],
        "confidence": [{"id": score.key or "nothing", **_figures(score)} for score in found.confidence],
        "topics": [
            {"id": each.topic.id, "chapter": each.topic.chapter, "title": host.name(each.topic), **_figures(each.score)}
            for chapter in found.chapters
            for each in chapter.topics
        ],
    }


def _figures(score: Score) -> dict[str, Any]:
    share = None if score.share is None else round(score.share, 4)
    return {"answers": score.answers, "right": score.right, "mark": score.mark, "max": score.full, "share": share}
