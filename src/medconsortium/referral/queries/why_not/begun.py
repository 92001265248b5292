"""A way that has begun: where it leads, and what it has cost so far."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from attrs import frozen

from medconsortium.referral.queries.why_not.options import Option
from medconsortium.referral.queries.why_not.relaxation import Relaxation
from medconsortium.referral.queries.why_not.relaxed_ways import RelaxedWays

__all__ = ["NOWHERE", "Begun", "Prices", "Step", "steps_of"]

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
