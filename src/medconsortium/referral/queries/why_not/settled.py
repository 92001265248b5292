"""The best ways to each place: those that no other makes needless."""

from __future__ import annotations

from collections import defaultdict

from medconsortium.referral.queries.why_not.begun import Begun, Prices
from medconsortium.referral.queries.why_not.relaxed_hops import BY_PATIENT
from medconsortium.referral.queries.why_not.relaxed_ways import RelaxedWays

__all__ = ["Settled"]


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
        self._found: dict[object, list[Begun]] = defaultdict(list)
        self._bounds_minutes = policy.most_minutes is not None
        self._bounds_moves = policy.most_transfers is not None

    def take(self, way: Begun) -> bool:
        """Take a way as one of the best, and say so, unless it is needless."""
        others = self._found[self._place(way)]
        if any(self._is_no_worse(other, way) for other in others):
            return False
        others.append(way)
        return True

    def _place(self, way: Begun) -> object:
        """Return what ways share that can go on in the same ways.

        From the hub of patients on it may matter where they come from.
        """
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
        return (due, other.rows) <= (way.paid, way.rows)

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
