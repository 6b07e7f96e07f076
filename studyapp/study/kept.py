"""What a sitting was started with: its questions and their material, whatever has become of the banks since."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import MsgspecError, Struct
from msgspec.json import decode, encode

from studyapp.course.case import Material
from studyapp.course.types import AnyQuestion
from studyapp.sitting.events import Item, Kept

if TYPE_CHECKING:
    from studyapp.study.study import Study


class Content(Struct, frozen=True):
    """A question, what the case tells that it belongs to, and the hash of both. `current` says that this is what the
    sitting was started with, and what the course has now."""

    question: AnyQuestion
    material: Material | None = None
    hash: str = ""
    current: bool = True


def to_keep(study: "Study", items: Sequence[Item]) -> list[Kept]:
    """What the journal has to keep for a sitting with these items, and does not have yet."""
    lacking = study.records.lacking([item.hash for item in items])
    wanted = {item.hash: item for item in items if item.hash in lacking}
    questions = study.catalogue.several([item.question for item in wanted.values()])
    materials = study.catalogue.materials([item.case for item in wanted.values() if item.case])
    return [
        Kept(hash=hash, body=encode(Content(questions[item.question], materials.get(item.case), hash)).decode())
        for hash, item in wanted.items()
    ]


def contents(study: "Study", items: Sequence[Item]) -> dict[str, Content]:
    """What each item asks, by the id of its question: as the course has it where that is what the sitting was started
    with; otherwise as it was kept; otherwise as the course has it now. Questions there is nothing of are left out."""
    ids = [item.question for item in items]
    hashes, questions = study.catalogue.hashes(ids), study.catalogue.several(ids)
    materials = study.catalogue.materials([item.case for item in items if item.case])
    found: dict[str, Content] = {}
    for item in items:
        if (question := questions.get(item.question)) and (hash := hashes.get(item.question)):
            found[item.question] = Content(question, materials.get(item.case), hash, current=hash == item.hash)
    return found | dict(_as_kept(study, [item for item in items if not _is_current(found, item)]))


def _is_current(found: dict[str, Content], item: Item) -> bool:
    return item.question in found and found[item.question].current


def _as_kept(study: "Study", items: Sequence[Item]) -> Iterable[tuple[str, Content]]:
    """What the journal keeps of these items; an older program's may hold what this one cannot read."""
    bodies = study.records.kept([item.hash for item in items]) if items else {}
    for item in items:
        try:
            content = decode(bodies[item.hash], type=Content)
        except (KeyError, MsgspecError):
            continue
        yield item.question, Content(content.question, content.material, item.hash, current=False)
