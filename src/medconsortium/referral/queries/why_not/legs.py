"""The hops of a way that was found: along which channels, old ones or new, and what each lacks."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from medconsortium.referral.queries.why_not.relaxation import Lack
from medconsortium.referral.queries.why_not.relaxed_ways import RelaxedWays
from medconsortium.referral.queries.why_not.search import Found

__all__ = ["Leg", "legs_of"]


@frozen(kw_only=True)
class Leg:
    """One hop of a way.

    Attributes:
        edge: The edge that leads to its target.
        origin: The row it leaves.
        target: The row it leads to.
        lacks: What it lacks by itself, bits of `Lack`.
        minutes: What it takes the patient in tenths, -1 where that is not known.
    """

    edge: int
    origin: int
    target: int
    lacks: int
    minutes: int

    @property
    def is_new(self) -> bool:
        """Whether its channel is yet to be opened."""
        return bool(self.lacks & Lack.CHANNEL)


def legs_of(ways: RelaxedWays, found: Found) -> Iterator[Leg]:
    """Yield the hops of a way; onto a hub and on from there is one."""
    here, onto_hub = found.rows[0], 0
    for edge, option in found.steps[1:-1]:
        node = int(ways.graph.target[edge])
        if node > ways.end:
            onto_hub = option.lacks
            continue
        lacks = option.lacks | onto_hub
        yield Leg(edge=edge, origin=here, target=node, lacks=lacks, minutes=option.minutes)
        here, onto_hub = node, 0
