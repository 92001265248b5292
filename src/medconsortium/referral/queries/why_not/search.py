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
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from attrs import define, field, frozen
from numpy.typing import NDArray

from medconsortium.graph import UNREACHED
from medconsortium.referral.queries.why_not.relaxation import Relaxation
from medconsortium.referral.queries.why_not.relaxed_ways import Option, RelaxedWays

__all__ = ["Found", "Step", "cheapest_way"]

_NOWHERE = -1
"""The node of a way that has not begun; its edges are the doors."""

_PATIENCE, _HASTY_PATIENCE = 2**16, 2**14
_HASTE = 2**20
"""How much more what is left to pay weighs once the search has been given up."""

_PER_STEP = 128
"""So many edges that are put in order count as one step."""


class Step(NamedTuple):
    """An edge of a way, and the way it was gone; the edge is -1 at the door."""

    edge: int
    option: Option


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


@frozen(eq=False, kw_only=True)
class _Way:
    """A way that has begun.

    `paid` is what it has cost; `things` are those it has paid for, `delicate` the rows along it
    that it might make a difference to come to again.
    """

    node: int
    state: int
    paid: int = 0
    things: frozenset[int] = frozenset()
    minutes: int = 0
    moves: int = 0
    rows: tuple[int, ...] = ()
    delicate: frozenset[int] = frozenset()
    step: Step | None = None
    before: _Way | None = None


class _Fan(NamedTuple):
    """Edges in the order of what they cost at least, with what is left to pay after them."""

    edge: NDArray[np.int64]
    cost: NDArray[np.int64]


def cheapest_way(ways: RelaxedWays) -> Found | None:
    """Return the cheapest way, of equals that of fewest changes, then hops, then the first rows.

    `None` if there is none, whatever is relaxed; or, where the search was given up, if none was
    found in the time left.
    """
    found, least = _searched(_Search(ways), haste=1, patience=_PATIENCE)
    if found is None and least is not None:
        found, _ = _searched(_Search(ways), haste=_HASTE, patience=_HASTY_PATIENCE)
    if found is None:
        return None
    place = ways.weights.code.places[0]
    exact = least is None or found.paid // place <= least // place
    return Found(rows=found.rows, steps=_steps(found), exact=exact)


def _searched(search: _Search, *, haste: int, patience: int) -> tuple[_Way | None, int | None]:
    """Return the first way that leads to the end; if given up, what any way costs at least."""
    ways, tick = search.ways, 0
    heap: list[tuple[int, tuple[int, ...], int, _Way, _Fan | None, int]] = []

    def push(way: _Way, fan: _Fan | None, at: int) -> None:
        nonlocal tick
        tick += 1
        rest = search.rest(way) if fan is None else int(fan.cost[at])
        rows = way.rows if fan is None else search.rows_after(way, int(fan.edge[at]))
        heapq.heappush(heap, (way.paid + haste * rest, rows, tick, way, fan, at))

    def follow(way: _Way) -> None:
        fan = search.fan(way)
        if len(fan.edge):
            push(way, fan, 0)

    follow(_Way(node=_NOWHERE, state=ways.initial))
    while heap:
        least, _, _, way, fan, at = heapq.heappop(heap)
        if tick + search.work // _PER_STEP > patience:
            return None, least
        if fan is not None:
            if at + 1 < len(fan.edge):
                push(way, fan, at + 1)
            for onward in search.onward(way, int(fan.edge[at])):
                push(onward, None, 0)
        elif way.node == ways.end:
            return way, None
        elif search.settle(way):
            follow(way)
    return None, None


def _steps(way: _Way | None) -> tuple[Step, ...]:
    steps: list[Step] = []
    while way is not None and way.step is not None:
        steps.append(way.step)
        way = way.before
    return tuple(reversed(steps))


@define(eq=False)
class _Search:
    """What a search knows: the ways there might be, and those it has settled so far.

    `work` counts edges that were put in order.
    """

    ways: RelaxedWays
    settled: dict[object, list[_Way]] = field(init=False, factory=lambda: defaultdict(list))
    fans: dict[object, _Fan] = field(init=False, factory=dict)
    prices: dict[int, int] = field(init=False, factory=dict)
    work: int = field(init=False, default=0)

    def rest(self, way: _Way) -> int:
        """Return the least that is left to pay."""
        return int(self.ways.remaining[way.node * self.ways.form.states + way.state])

    def rows_after(self, way: _Way, edge: int) -> tuple[int, ...]:
        """Return the institutions along a way after one more edge."""
        node = self._node_after(way, edge)
        return (*way.rows, node) if node < self.ways.end else way.rows

    def fan(self, way: _Way) -> _Fan:
        """Return the edges that lead on from a way, in order."""
        ways = self.ways
        key = way.node, way.state, ways.beyond(way.node, way.rows[-1]) if way.rows else None
        if key not in self.fans:
            self.fans[key] = self._fan(way)
            self.work += len(self.fans[key].edge)
        return self.fans[key]

    def onward(self, way: _Way, edge: int) -> Iterator[_Way]:
        """Yield a way gone on along an edge, once for each way to do that."""
        ways, node = self.ways, self._node_after(way, edge)
        if node in way.rows:
            return
        rows = self.rows_after(way, edge)
        if way.node == _NOWHERE:
            lacks = int(ways.door_lacks[edge])
            paid = self._price(Option(lacks, frozenset(), (), 0))
            delicate = frozenset({node}) if ways.delicate[node] else frozenset()
            step = Step(_NOWHERE, Option(lacks, frozenset(), (), 0))
            yield _Way(
                node=node, state=way.state, paid=paid, rows=rows, delicate=delicate, step=step
            )
            return
        moves = way.moves + int(ways.moves(edge))
        if moves > ways.most_moves:
            return
        state = int(ways.graph.paths.transition[way.state, ways.graph.label[edge]])
        more = frozenset({node}) if node < ways.end and ways.delicate[node] else frozenset()
        for option in ways.options(edge, way.rows[-1]):
            minutes = way.minutes + (max(option.minutes, 0) if ways.moves(edge) else 0)
            if minutes > ways.most_tenths:
                continue
            new = option.unsure - way.things
            yield _Way(
                node=node,
                state=state,
                paid=way.paid
                + self._price(option)
                + sum(map(self._price_of, new))
                + int(ways.is_hop(edge)),
                things=way.things | new,
                minutes=minutes,
                moves=moves,
                rows=rows,
                delicate=way.delicate | more,
                step=Step(edge, option),
                before=way,
            )

    def settle(self, way: _Way) -> bool:
        """Take a way as one of the best to where it leads, unless others are as good."""
        others = self.settled[self._place(way)]
        if any(self._is_no_worse(other, way) for other in others):
            return False
        others.append(way)
        return True

    def _is_no_worse(self, other: _Way, way: _Way) -> bool:
        ways = self.ways
        if other.paid > way.paid or not other.delicate <= way.delicate:
            return False
        if ways.bounds_minutes and other.minutes > way.minutes:
            return False
        if ways.bounds_moves and other.moves > way.moves:
            return False
        due = other.paid
        for thing in way.things - other.things:
            if due + self._price_of(thing) > way.paid:
                if self._is_of_use(thing, way):
                    return False
            elif self._is_of_use(thing, way):
                due += self._price_of(thing)
        return (due, other.rows) <= (way.paid, way.rows)

    def _is_of_use(self, thing: int, way: _Way) -> bool:
        """Whether what a way has paid for may save it something yet."""
        uses = self.ways.uses_of(thing)
        if uses is None:
            return True
        here, passed = way.rows[-1], {*way.rows}
        return any(
            there == here if there == origin else there not in passed
            for origin, there in uses
            if origin == here or origin not in passed
        )

    def _node_after(self, way: _Way, edge: int) -> int:
        if way.node == _NOWHERE:
            return int(self.ways.door_rows[edge])
        return int(self.ways.graph.target[edge])

    def _place(self, way: _Way) -> object:
        """Return what ways have in common that lead to the same choices."""
        return way.node, way.state, self.ways.context(way.node, way.rows[-1] if way.rows else -1)

    def _fan(self, way: _Way) -> _Fan:
        ways, states = self.ways, self.ways.form.states
        if way.node == _NOWHERE:
            node = ways.door_rows
            edge = np.arange(len(node))
            cost = ways.code_of_lacks(ways.door_lacks)
            state = np.full(len(node), way.state)
        else:
            side = ways.graph.outward
            edge = side.edge[side.offset[way.node] : side.offset[way.node + 1]]
            state = ways.graph.paths.transition[way.state][ways.graph.label[edge]]
            edge, state = edge[state >= 0], state[state >= 0].astype(np.int64)
            node, cost = ways.graph.target[edge], ways.graph.weight[edge]
            if ways.beyond(way.node, way.rows[-1]) is not None:
                cost = cost + ways.code_of_lacks(ways.lacks_beyond(way.rows[-1])[node])
        rest = ways.remaining[node.astype(np.int64) * states + state]
        leads_on = np.flatnonzero(rest < UNREACHED)
        cost = cost[leads_on] + rest[leads_on]
        order = np.lexsort((node[leads_on], cost))
        return _Fan(edge[leads_on][order], cost[order])

    def _price(self, option: Option) -> int:
        """Return what an option costs by itself, as one number."""
        ways = self.ways
        starts = len(option.starts)
        costs = int(ways.tariff.cost_of_lacks[option.lacks])
        costs += starts * ways.tariff.costs[Relaxation.START_SERVICE]
        count = int(ways.tariff.count_of_lacks[option.lacks]) + starts
        return ways.code_of(costs, count)

    def _price_of(self, thing: int) -> int:
        """Return what it costs to make sure of a thing, as one number."""
        if thing not in self.prices:
            relaxation = self.ways.unsure.relaxation(thing)
            self.prices[thing] = self.ways.code_of(self.ways.tariff.costs[relaxation], 1)
        return self.prices[thing]
