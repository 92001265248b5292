"""How a way may go on along an edge: what that lacks, what it rests on, how long it takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from medconsortium.referral.places.borders import border_bits
from medconsortium.referral.queries.why_not.offers import Start
from medconsortium.referral.queries.why_not.relaxation import Lack
from medconsortium.referral.queries.why_not.relaxed_hops import BY_PATIENT, border_lacks
from medconsortium.referral.queries.why_not.relaxed_ways import RelaxedWays
from medconsortium.referral.usable.steps import Label

__all__ = ["Option", "door_option", "lacks_across", "options_along"]


class Option(NamedTuple):
    """One way to go along an edge.

    Attributes:
        lacks: What it lacks by itself, bits of `Lack`.
        unsure: What it rests on that is not sure, by the numbers of `Unsure`.
        starts: What is to be started where the way ends.
        minutes: What it takes the patient, in tenths; -1 where that is not known.
    """

    lacks: int
    unsure: frozenset[int] = frozenset()
    starts: tuple[Start, ...] = ()
    minutes: int = 0


def door_option(ways: RelaxedWays, door: int) -> Option:
    """Return how a way begins at a door."""
    return Option(int(ways.door_lacks[door]))


def options_along(ways: RelaxedWays, edge: int, here: int) -> Iterator[Option]:
    """Yield the ways to go along an edge.

    A border of the consortium is none where something can be made sure so that both ends share one.

    Args:
        ways: The ways there might be.
        edge: A hop or a stop.
        here: The row of the institution that a way is at, or was before the hub.
    """
    if edge >= len(ways.relaxed):
        yield from _at_stop(ways, edge - len(ways.relaxed))
        return
    hops, target = ways.relaxed.hops, int(ways.graph.target[edge])
    lacks, minutes = int(ways.relaxed.lacks[edge]), int(hops.minutes[edge])
    if hops.origin[edge] == ways.end + BY_PATIENT:
        ends = np.array([here], np.int32), np.array([target], np.int32)
        lacks |= int(lacks_across(ways, *ends)[0])
        minutes = int(ways.query.graph.compiled.channels.roads.between(*ends)[0])
        if minutes < 0 and ways.query.graph.policy.most_minutes is not None:
            lacks |= Lack.TIME
    unsure = ways.weights.unsure_along(edge)
    yield Option(lacks, unsure, minutes=minutes)
    if lacks & Lack.CONSORTIUM:
        for shared in ways.belonging.shared(here, target):
            yield Option(lacks & ~Lack.CONSORTIUM, unsure | shared, minutes=minutes)


def lacks_across(
    ways: RelaxedWays, one: NDArray[np.integer], other: NDArray[np.integer]
) -> NDArray[np.uint16]:
    """Return what new channels between pairs of rows lack for the borders between them."""
    compiled = ways.query.graph.compiled
    if not ways.keeps_borders:
        return np.zeros(len(one), np.uint16)
    return border_lacks(border_bits(compiled.channels.borders, one, other), compiled.policy)


def _at_stop(ways: RelaxedWays, stop: int) -> Iterator[Option]:
    row, accepts = int(ways.stops.row[stop]), ways.query.graph.accepts
    asks_first = ways.stops.label[stop] == Label.ARRIVE and accepts[row] < 0
    for offer in ways.offers.at(row):
        lacks = (Lack.ACCEPTANCE if asks_first else 0) | (Lack.CAPABILITY if offer.asks else 0)
        yield Option(int(lacks), offer.unsure, offer.starts)
