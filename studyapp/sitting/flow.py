"""The cheapest flow through a network, exactly: successive shortest paths over whole-number costs.

Networks here have some dozens of nodes, so sixty lines do what a graph library would take longer to be imported for.
"""

from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass


@dataclass(slots=True)
class _Arc:
    """One direction of an arc; `back` is the other one, which undoes it."""

    head: Hashable
    room: int
    cost: int
    back: "_Arc | None" = None


class Flow:
    """A network that is built arc by arc, then sent through once. It must have no cycle of negative cost."""

    def __init__(self) -> None:
        self._arcs: dict[Hashable, list[_Arc]] = {}
        self._given: dict[Hashable, list[_Arc]] = {}

    def arc(self, name: Hashable, tail: Hashable, head: Hashable, room: int, cost: int = 0) -> None:
        """Add an arc with room for so many units, each at this cost; arcs of one name are counted together."""
        forth = _Arc(head, room, cost)
        back = _Arc(tail, 0, -cost, forth)
        forth.back = back
        self._arcs.setdefault(tail, []).append(forth)
        self._arcs.setdefault(head, []).append(back)
        self._given.setdefault(name, []).append(back)

    def send(self, source: Hashable, sink: Hashable, units: int) -> int:
        """Send up to so many units, the cheapest way for just that many; returns how many got through."""
        sent = 0
        while sent < units and (path := self._cheapest(source, sink)):
            step = min(units - sent, *(arc.room for arc in path))
            for arc in path:
                assert arc.back is not None
                arc.room -= step
                arc.back.room += step
            sent += step
        return sent

    def through(self, name: Hashable) -> int:
        """How many units went through the arcs of this name."""
        return sum(back.room for back in self._given.get(name, []))

    def _cheapest(self, source: Hashable, sink: Hashable) -> list[_Arc]:
        """The arcs of the cheapest path with room, from the sink back; none where there is no path."""
        costs: dict[Hashable, int] = {source: 0}
        reached: dict[Hashable, tuple[Hashable, _Arc]] = {}
        waiting, queued = deque([source]), {source}
        while waiting:
            node = waiting.popleft()
            queued.discard(node)
            here = costs[node]
            for arc in self._arcs.get(node, ()):
                if arc.room and (arc.head not in costs or here + arc.cost < costs[arc.head]):
                    costs[arc.head] = here + arc.cost
                    reached[arc.head] = node, arc
                    if arc.head not in queued:
                        queued.add(arc.head)
                        waiting.append(arc.head)
        path, node = [], sink
        while node in reached and node != source:
            node, arc = reached[node]
            path.append(arc)
        return path
