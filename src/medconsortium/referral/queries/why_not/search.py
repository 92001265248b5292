"""The cheapest way there might be, where what several hops rest on is paid for once.

Ways are followed in the order of what they have cost and have yet to cost at least (P. Hart,
N. Nilsson, B. Raphael, "A formal basis for the heuristic determination of minimum cost paths",
IEEE Transactions on Systems Science and Cybernetics 4 (2), 1968). Each remembers what it has paid
for. Of two that lead to the same place in the same state, one is given up if, even after paying for
whatever else the other has paid for that may still be of use, it is no dearer. That is exact for
any number of things shared; what it takes may grow with all their combinations, so that after many
steps the search is given up for a way that is good, and may not be the cheapest.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from typing import TypeAlias

from attrs import frozen

from medconsortium.referral.cost import to_tenths
from medconsortium.referral.queries.why_not.begun import NOWHERE, Begun, Prices, Step, steps_of
from medconsortium.referral.queries.why_not.fans import (
    Fan,
    doors_in_order,
    edges_in_order,
    what_lies_beyond,
)
from medconsortium.referral.queries.why_not.options import Option, door_option, options_along
from medconsortium.referral.queries.why_not.relaxed_ways import RelaxedWays
from medconsortium.referral.queries.why_not.settled import Settled

__all__ = ["Found", "cheapest_way"]

_PATIENCE, _HASTY_PATIENCE = 2**16, 2**14
_HASTE = 2**20
"""How much more what is left to pay weighs once the search has been given up."""

_PER_STEP = 128
"""So many edges that are put in order count as one step."""


@frozen(kw_only=True)
class Found:
    """A way there might be.

    Attributes:
        rows: The institutions along it.
        steps: The door, the hops, the stop.
        exact: Whether it is surely the cheapest.
    """

    rows: tuple[int, ...]
    steps: tuple[Step, ...]
    exact: bool


_Entry: TypeAlias = tuple[int, tuple[int, ...], int, Begun, Fan | None, int]
"""What a way costs at least, its institutions, a number to tell equals apart, the way; and, where
it is to be followed, the edges to do that, and which is next."""


def cheapest_way(ways: RelaxedWays, *, patience: int = _PATIENCE) -> Found | None:
    """Return the cheapest way, of equals that of fewest changes, then hops, then the first rows.

    `None` if there is none, whatever is relaxed; or, where the search was given up, if none was
    found in the time left.

    Args:
        ways: The ways there might be.
        patience: After so many steps, a way that is good will do.
    """
    found, least = _Search(ways).run(haste=1, patience=patience)
    if found is None and least is not None:
        found, _ = _Search(ways).run(haste=_HASTE, patience=_HASTY_PATIENCE)
    if found is None:
        return None
    heavy = ways.weights.code.places[0]
    exact = least is None or found.paid // heavy <= least // heavy
    return Found(rows=found.rows, steps=steps_of(found), exact=exact)


class _Search:
    """A search: the ways there might be, those it has settled, and those it is to look at next."""

    def __init__(self, ways: RelaxedWays) -> None:
        self._ways, self._prices = ways, Prices(ways)
        self._settled = Settled(ways, self._prices)
        self._fans: dict[object, Fan] = {}
        self._options: dict[int, tuple[Option, ...]] = {}
        self._heap: list[_Entry] = []
        self._steps = 0

    def run(self, *, haste: int, patience: int) -> tuple[Begun | None, int | None]:
        """Return the first way that leads to the end; if given up, what any way costs at least.

        Args:
            haste: How much what is left to pay weighs.
            patience: After so many steps the search is given up.
        """
        self._follow(Begun(state=self._ways.initial), doors_in_order(self._ways), 0, haste)
        while self._heap:
            least, _, _, way, fan, at = heapq.heappop(self._heap)
            if self._steps > patience:
                return None, least
            if fan is not None:
                self._follow(way, fan, at + 1, haste)
                for onward in self._onward(way, int(fan.edge[at])):
                    rest = self._ways.remaining[onward.node * self._ways.form.states + onward.state]
                    self._push((onward.paid + haste * int(rest), onward.rows), onward, None, 0)
            elif way.node == self._ways.end:
                return way, None
            elif self._settled.take(way):
                self._follow(way, self._fan(way), 0, haste)
        return None, None

    def _follow(self, way: Begun, fan: Fan, at: int, haste: int) -> None:
        """Put down that a way is to be followed along an edge, and those after it."""
        if at < len(fan.edge):
            rows = self._rows_after(way, int(fan.edge[at]))
            self._push((way.paid + haste * int(fan.cost[at]), rows), way, fan, at)

    def _push(self, key: tuple[int, tuple[int, ...]], way: Begun, fan: Fan | None, at: int) -> None:
        self._steps += 1
        heapq.heappush(self._heap, (*key, self._steps, way, fan, at))

    def _fan(self, way: Begun) -> Fan:
        here = way.rows[-1]
        key = way.node, way.state, what_lies_beyond(self._ways, way.node, here)
        if key not in self._fans:
            self._fans[key] = edges_in_order(self._ways, way.node, way.state, here)
            self._steps += len(self._fans[key].edge) // _PER_STEP
        return self._fans[key]

    def _onward(self, way: Begun, edge: int) -> Iterator[Begun]:
        """Yield a way gone on along an edge, once for each way to do that."""
        ways, node, begins = self._ways, self._node_after(way, edge), way.node == NOWHERE
        if node in way.rows:
            return
        moves, state = not begins and ways.moves(edge), way.state
        if not begins:
            state = int(ways.graph.paths.transition[state, ways.graph.label[edge]])
        is_delicate = node < ways.end and ways.delicate[node]
        for option in self._options_of(way, edge):
            minutes = way.minutes + (max(option.minutes, 0) if moves else 0)
            if self._is_too_far(minutes, way.moves + moves):
                continue
            new = option.unsure - way.things
            paid = way.paid + self._prices.of_option(option)
            paid += sum(map(self._prices.of_thing, new))
            yield Begun(
                node=node,
                state=state,
                paid=paid + (not begins and ways.is_hop(edge)),
                things=way.things | new,
                minutes=minutes,
                moves=way.moves + moves,
                rows=self._rows_after(way, edge),
                delicate=way.delicate | ({node} if is_delicate else set()),
                step=Step(NOWHERE if begins else edge, option),
                before=way,
            )

    def _options_of(self, way: Begun, edge: int) -> tuple[Option, ...]:
        """Return the ways to go along an edge; they are kept where only the edge matters."""
        if way.node == NOWHERE:
            return (door_option(self._ways, edge),)
        if way.node > self._ways.end:
            return tuple(options_along(self._ways, edge, way.rows[-1]))
        if edge not in self._options:
            self._options[edge] = tuple(options_along(self._ways, edge, way.rows[-1]))
        return self._options[edge]

    def _is_too_far(self, minutes: int, moves: int) -> bool:
        policy = self._ways.query.graph.policy
        if policy.most_transfers is not None and moves > policy.most_transfers:
            return True
        return policy.most_minutes is not None and minutes > to_tenths(policy.most_minutes)

    def _node_after(self, way: Begun, edge: int) -> int:
        """Return the node that an edge, or a door, leads to."""
        ends = self._ways.door_rows if way.node == NOWHERE else self._ways.graph.target
        return int(ends[edge])

    def _rows_after(self, way: Begun, edge: int) -> tuple[int, ...]:
        """Return the institutions along a way after one more edge."""
        node = self._node_after(way, edge)
        return (*way.rows, node) if node < self._ways.end else way.rows
