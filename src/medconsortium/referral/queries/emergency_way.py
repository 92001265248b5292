"""One emergency at an institution: the best way, found on the ways of all origins.

What a search needs is made ready once for a network, and kept; transfers to places at times not
known are no edges there, but compared with what is found.
"""

from __future__ import annotations

from itertools import groupby, islice

import numpy as np
from attrs import evolve, frozen

from medconsortium.graph import PathSearch, ShortestPath, reweigh, shortest_simple_paths
from medconsortium.referral.cost import Digits, to_tenths
from medconsortium.referral.emergency import transfer_hops
from medconsortium.referral.explanations.explaining import Query
from medconsortium.referral.need_graph import BARRED, NeedGraph
from medconsortium.referral.places.neighbourhood import FARTHEST, steps_from
from medconsortium.referral.queries.asking import ask_from_row
from medconsortium.referral.queries.driving import Driving, steps_between
from medconsortium.referral.usable.hops import Hops
from medconsortium.referral.usable.stops import Stops

__all__ = ["PATIENCE", "Driven", "driven_ways", "driving_of", "way_in_emergency"]

PATIENCE = 32
"""So many ways of one price are looked at for the one that ends nearest."""

_MINUTES, _NEARNESS = 3, 4
"""The digits that an emergency is decided by, and that by which nearness is."""

_UNKNOWN = -1


@frozen(order=True)
class Driven:
    """A way by what it costs, how near it ends included, its hops, its institutions, its edges.

    The only edge of a drive at a time not known is -1.
    """

    cost: int
    hops: int
    institutions: tuple[int, ...]
    edges: tuple[int, ...]


def driving_of(graph: NeedGraph) -> Driving:
    """Return the ways of an emergency, wherever it is; they are kept with those that serve it."""
    return graph.remembered("driving", lambda: Driving(graph))


def way_in_emergency(
    driving: Driving, row: int, *, without: int = -1
) -> tuple[Query, ShortestPath] | None:
    """Return the best way from an institution in an emergency; `None` if there is none.

    It stands for itself: the query that comes with it knows no other way.

    Args:
        driving: The ways of the emergency, wherever it is.
        row: Where it is.
        without: The row of an institution that is not to be the target.

    Raises:
        LookupError: Too many ways cost the same but for how near they end.
    """
    graph = driving.ways
    weight = driving.weight
    if without >= 0:
        stops = driving.graph.target == graph.end
        weight = np.where(stops & (driving.graph.origin == without), BARRED, weight)
    searched = reweigh(driving.graph, weight) if without >= 0 else driving.graph
    known = driven_ways(driving, PathSearch(searched, graph.arrival), row)
    if len(known) == PATIENCE:
        raise LookupError(row)
    unknown = _to_the_nearest(driving, row, without)
    best = min([*known, *unknown], default=None)
    return None if best is None else _told(driving, row, best)


def driven_ways(driving: Driving, search: PathSearch, row: int) -> list[Driven]:
    """Return the ways at known times that cost least but for how near they end, `PATIENCE` at most.

    Args:
        driving: The ways of an emergency, wherever it is.
        search: Its graph, or the same at another price.
        row: Where it is.
    """
    place = driving.ways.code.places[_MINUTES]
    simple = shortest_simple_paths(search, row)
    alike = next(groupby(simple, key=lambda way: way.cost // place), (0, ()))[1]
    return [_driven(driving, way) for way in islice(alike, PATIENCE) if way.cost < BARRED]


def _driven(driving: Driving, way: ShortestPath) -> Driven:
    on, ends = driving.is_driving_on, zip(way.nodes[1:-1], way.edges[1:], strict=True)
    institutions = (way.nodes[0], *(node for node, edge in ends if not on[edge]))
    graph = driving.ways
    ends_at = np.array([institutions[0]]), np.array([institutions[-1]])
    steps = steps_between(graph.compiled.roster, *ends_at, farthest=FARTHEST)
    cost = way.cost + graph.code.places[_NEARNESS] * int(steps[0])
    return Driven(cost, len(institutions) - 1, institutions, way.edges)


def _to_the_nearest(driving: Driving, row: int, without: int) -> list[Driven]:
    """Return the drive at a time not known to the nearest by division, if there is one."""
    graph, rows = driving.ways, driving.ways.stops.row[driving.arriving]
    open_ = np.flatnonzero((rows != row) & (rows != without))
    if not driving.can_drive or not len(open_):
        return []
    doubts = driving.doubts[open_]
    surest = rows[open_[doubts == doubts.min()]]
    steps = steps_from(graph.compiled.roster, [graph.compiled.roster.id(row)])[surest]
    nearest = int(np.argmin(steps))  # of equals the first row
    policy = graph.policy
    digits = Digits(
        unconfirmed=int(doubts.min()),
        unknown_times=1,
        tenths=to_tenths(policy.minutes_per_transfer) + to_tenths(policy.minutes_if_unknown),
        steps_from_origin=int(steps[nearest]),
        assumed=1,
        without_priority=1,
    )
    cost = int(digits.encode(graph.code, 1)[0])
    return [Driven(cost, 1, (row, int(surest[nearest])), (_UNKNOWN,))]


def _told(driving: Driving, row: int, best: Driven) -> tuple[Query, ShortestPath]:
    """Return a way with the few hops and the stop that it is made of."""
    graph, edges, target = driving.ways, best.edges, best.institutions[-1]
    arrives = driving.arriving[graph.stops.row[driving.arriving] == target]
    if edges == (_UNKNOWN,):
        hops, stop = _drive(driving, row, target, _UNKNOWN), int(arrives[0])
    else:
        on = [edge for edge in edges[:-1] if driving.is_drive[edge] or driving.is_driving_on[edge]]
        own = [driving.hop_of(edge) for edge in edges[len(on) : -1]]
        hops, stop = graph.hops.at(np.array(own, np.intp)), driving.stop_of(edges[-1])
        if on:
            minutes = int(driving.hop_columns[0][on].sum())
            hops = _drive(driving, row, best.institutions[1], minutes) + hops
    label = graph.stops.label[[stop]]
    stops = Stops(
        row=np.array([target], np.int32), label=label, digits=Digits(), tells_origin_apart=True
    )
    alone = evolve(
        graph, hops=hops, stops=stops, weight=np.zeros(len(hops) + 1, np.int64), like=None
    )
    nodes = (*best.institutions, graph.end)
    way = ShortestPath(best.cost, nodes, tuple(range(len(hops) + 1)))
    return ask_from_row(alone, row), way


def _drive(driving: Driving, row: int, target: int, minutes: int) -> Hops:
    where, time = (np.array([value], np.int32) for value in (target, minutes))
    return transfer_hops(driving.ways, row, where, time)
