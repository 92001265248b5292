"""Ways that have begun, what they have cost so far, and the best of them to each place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from attrs import frozen

from medconsortium.referral.queries.why_not.options import NO_BURDEN, Burden, Option
from medconsortium.referral.queries.why_not.relaxation import Relaxation
from medconsortium.referral.queries.why_not.relaxed_hops import BY_PATIENT
from medconsortium.referral.queries.why_not.relaxed_ways import RelaxedWays

__all__ = ["NOWHERE", "Begun", "Prices", "Settled", "Step", "steps_of"]

NOWHERE = -1
"""The node of a way that is to begin, and the edge that leads to a door."""


class Step(NamedTuple):
    """An edge of a way, `NOWHERE` at the door, and how it is gone."""

    edge: int
    option: Option


@frozen(eq=False, kw_only=True)
class Begun:
    """A way that has begun.

    Attributes:
        node: Where it leads.
        state: In which state of the automaton.
        paid: What it has cost, as one number.
        burden: What `find_path` would weigh it by.
        things: What it has paid for to be sure, by the numbers of `Unsure`.
        minutes: The travel so far, in tenths.
        moves: How often the patient was moved.
        rows: The institutions along it.
        delicate: Those of them that it might make a difference to come to again.
        step: Its last step; `None` if it has not begun.
        before: The way without that.
    """

    node: int = NOWHERE
    state: int
    paid: int = 0
    burden: Burden = NO_BURDEN
    things: frozenset[int] = frozenset()
    minutes: int = 0
    moves: int = 0
    rows: tuple[int, ...] = ()
    delicate: frozenset[int] = frozenset()
    step: Step | None = None
    before: Begun | None = None


def steps_of(way: Begun) -> tuple[Step, ...]:
    """Return the steps of a way: the door first."""
    return tuple(reversed([*_backwards(way)]))


def _backwards(way: Begun | None) -> Iterator[Step]:
    while way is not None and way.step is not None:
        yield way.step
        way = way.before


class Prices:
    """What options cost, and what it costs to make sure of things, each as one number."""

    def __init__(self, ways: RelaxedWays) -> None:
        self._ways = ways
        self._known: dict[int, int] = {}

    def of_option(self, option: Option) -> int:
        """Return what an option costs by itself."""
        tariff, starts = self._ways.unsure.tariff, len(option.starts)
        cost = int(tariff.cost_of_lacks[option.lacks])
        cost += starts * tariff.costs[Relaxation.START_SERVICE]
        return self._ways.code_of(cost, int(tariff.count_of_lacks[option.lacks]) + starts)

    def of_thing(self, thing: int) -> int:
        """Return what it costs to make sure of a thing."""
        if thing not in self._known:
            unsure = self._ways.unsure
            cost = unsure.tariff.costs[unsure.relaxation(thing)]
            self._known[thing] = self._ways.code_of(cost, 1)
        return self._known[thing]


_Place: TypeAlias = tuple[int, int, int | None]
"""A node, a state, and, where that matters, the row that one comes from."""


class Settled:
    """The ways that have been found so far to be among the best to where they lead.

    A way is needless where another leads to the same place in the same state, and is no dearer
    even if it has yet to pay for whatever else this one has paid for, as far as that may still be
    of use. Nor may it take more of what is limited. And it may not have passed, as this one has
    not, where it would make a difference to come to again: elsewhere, a way that comes back to an
    institution is no better than one that went on from there at once.
    """

    def __init__(self, ways: RelaxedWays, prices: Prices) -> None:
        policy = ways.query.graph.policy
        self._ways, self._prices = ways, prices
        self._found: dict[_Place, list[Begun]] = defaultdict(list)
        self._bounds_minutes = policy.most_minutes is not None
        self._bounds_moves = policy.most_transfers is not None

    def take(self, way: Begun) -> bool:
        """Take a way as one of the best, and say so, unless it is needless."""
        others = self._found[self._place(way)]
        if any(self._is_no_worse(other, way) for other in others):
            return False
        others.append(way)
        return True

    def _place(self, way: Begun) -> _Place:
        """Return what ways share that can go on in the same ways."""
        on_hub = way.node == self._ways.end + BY_PATIENT
        matters = on_hub and (self._ways.keeps_borders or self._bounds_minutes)
        return way.node, way.state, way.rows[-1] if matters else None

    def _is_no_worse(self, other: Begun, way: Begun) -> bool:
        if other.paid > way.paid or not other.delicate <= way.delicate:
            return False
        if self._bounds_minutes and other.minutes > way.minutes:
            return False
        if self._bounds_moves and other.moves > way.moves:
            return False
        due = other.paid
        for thing in way.things - other.things:
            if self._is_of_use(thing, way):
                due += self._prices.of_thing(thing)
            if due > way.paid:
                return False
        return (due, other.rows, other.burden) <= (way.paid, way.rows, way.burden)

    def _is_of_use(self, thing: int, way: Begun) -> bool:
        """Whether what a way has paid for may save it something yet."""
        uses = None if len(self._ways.belonging.row) else self._ways.weights.uses.of(thing)
        if uses is None:
            return True
        here, passed = way.rows[-1], {*way.rows}
        return any(
            there == here if there == origin else there not in passed
            for origin, there in uses
            if origin == here or origin not in passed
        )
