"""Emergencies everywhere: the best way from every institution at once.

One search along channels and roads finds the nearest of those at known times; who is nearest by
division, of those at times not known, is read from the divisions. Of ways that are equal but for
how near they end by division, the search knows one: where that matters, and where it comes back to
an institution, the origin is searched for by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby, islice
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from medconsortium.graph import (
    NearestTargets,
    PathSearch,
    SearchGraph,
    ShortestPath,
    nearest_targets,
    reweigh,
    shortest_simple_paths,
)
from medconsortium.referral.cost import Digits, to_tenths
from medconsortium.referral.emergency import in_emergency
from medconsortium.referral.need_graph import BARRED, NeedGraph, with_weights
from medconsortium.referral.places.neighbourhood import FARTHEST
from medconsortium.referral.queries.asking import ask_from_row
from medconsortium.referral.queries.driving import Driving, nearest_by_division, steps_between
from medconsortium.referral.queries.everywhere import Chain, Ways, no_ways, put_way
from medconsortium.referral.queries.limited import is_limited
from medconsortium.referral.queries.ways import best_way

__all__ = ["Take", "emergency_ways", "least_in_emergencies"]

Take: TypeAlias = Callable[[Driving], tuple[NDArray[np.int64], NDArray[np.int64]]]
"""What each edge takes, and from each row a drive to somebody at a time not known, -1 if none."""

_PATIENCE = 32
_MINUTES, _NEARNESS = 3, 4
"""The digits that an emergency is decided by, and that by which nearness is."""


def emergency_ways(graph: NeedGraph) -> Ways:
    """Return the best way from every institution in an emergency, as `best_way` finds it."""
    ways = no_ways(graph)
    is_open = graph.compiled.channels.standing.institutions != 0
    if is_limited(graph):
        _search_from_each(graph, ways, np.flatnonzero(is_open).tolist())
        return ways
    driving = Driving(graph)
    found = nearest_targets(driving.graph, graph.arrival)
    _put_known(driving, found, ways)
    unclear = is_open & (ways.comes_back | _hang_on_nearness(driving, found))
    ways.comes_back[:] = False
    left = _clear_up(driving, ways, np.flatnonzero(unclear).tolist())
    unknown, target = _unknown(driving)
    first = (ways.hops > 1) | ((ways.hops == 1) & (target < ways.next_hop))
    sooner = (ways.cost < 0) | (unknown < ways.cost) | ((unknown == ways.cost) & first)
    rows = np.flatnonzero(is_open & (unknown >= 0) & sooner)
    _put_unknown(driving, ways, rows, unknown, target)
    _search_from_each(graph, ways, {*left, *_alone(driving)})
    return ways


def least_in_emergencies(
    graph: NeedGraph, weigh: Callable[[NeedGraph], NDArray[np.int64]], driven: Take
) -> NDArray[np.int64]:
    """Return the least that ways take by other weights, from every institution in an emergency.

    -1 where there is no way.

    Args:
        graph: The ways that serve an emergency.
        weigh: What edges take, for one origin at a time.
        driven: What all edges take, and what a drive does whose time is not known.
    """
    least = np.full(graph.end, -1, np.int64)
    is_open = graph.compiled.channels.standing.institutions != 0
    if is_limited(graph):
        for row in np.flatnonzero(is_open).tolist():
            there = in_emergency(graph, graph.compiled.roster.id(row))
            way = best_way(ask_from_row(with_weights(there, weigh(there)), row))
            least[row] = -1 if way is None else way.cost
        return least
    driving = Driving(graph)
    weight, unknown = driven(driving)
    searched = reweigh(driving.graph, weight)
    found = nearest_targets(searched, graph.arrival)
    rows = np.flatnonzero(is_open & (found.cost[: graph.end] >= 0))
    chain = Chain(searched, found, searched.start[rows])
    comes_back = chain.total(chain.returns()[np.newaxis])[0, chain.place[searched.start[rows]]] > 0
    least[rows] = found.cost[rows]
    search = PathSearch(searched, graph.arrival)
    for row in rows[comes_back].tolist():
        way = next(shortest_simple_paths(search, row), None)
        least[row] = -1 if way is None else way.cost
    least[least >= BARRED] = -1
    sooner = is_open & (unknown >= 0) & ((least < 0) | (unknown < least))
    return np.where(sooner, unknown, least)


def _search_from_each(graph: NeedGraph, ways: Ways, rows: Iterable[int]) -> None:
    """Put the ways from some institutions, each searched for by itself."""
    for row in rows:
        there = in_emergency(graph, graph.compiled.roster.id(row))
        put_way(there, ways, row, best_way(ask_from_row(there, row)))


def _put_known(driving: Driving, found: NearestTargets, ways: Ways) -> None:
    """Put the ways that were found; what they cost tells how near they end, too."""
    graph, searched = driving.ways, driving.graph
    costs = found.cost[: graph.end]
    is_open = graph.compiled.channels.standing.institutions != 0  # one may drive through others
    rows = np.flatnonzero(is_open & (costs >= 0) & (costs < BARRED))
    chain = Chain(searched, found, searched.start[rows])
    first, edge = chain.place[searched.start[rows]], chain.edge
    sums = chain.total(np.stack([column[edge] for column in driving.hop_columns]))[:, first]
    through = _where_drives_end(chain, driving.is_driving_on)
    drives = driving.is_drive[edge[first]]
    onward = np.where(drives, chain.node[through[chain.onward[first]]], chain.next_node[first])
    target = chain.last_node()[first]
    steps = steps_between(graph.compiled.roster, rows, target, farthest=FARTHEST)
    ways.cost[rows] = costs[rows] + graph.code.places[_NEARNESS] * steps
    ways.target[rows] = target
    ways.minutes[rows], ways.unknown_times[rows], ways.transfers[rows] = sums[:3]
    ways.hops[rows], ways.borders[rows] = sums[3:]
    ways.next_hop[rows] = np.where(sums[3] > 0, onward, -1)
    driven = rows[drives]
    ways.borders[driven] += driving.borders(driven, ways.next_hop[driven])
    ways.comes_back[rows] = chain.total(chain.returns()[np.newaxis])[0, first] > 0


def _clear_up(driving: Driving, ways: Ways, rows: Iterable[int]) -> list[int]:
    """Put the ways from some institutions, each the best of those that cost the same but nearness.

    Returns:
        The rows from which there are too many such ways to look at.
    """
    left, search = [], PathSearch(driving.graph, driving.ways.arrival)
    place = driving.ways.code.places[_MINUTES]
    for row in rows:
        simple = shortest_simple_paths(search, row)
        alike = next(groupby(simple, key=lambda way: way.cost // place), (0, ()))[1]
        found = [_driven(driving, way) for way in islice(alike, _PATIENCE) if way.cost < BARRED]
        _put_driven(driving, ways, row, min(found, default=None))
        if len(found) == _PATIENCE:
            left.append(row)
    return left


_Driven: TypeAlias = tuple[int, int, tuple[int, ...], tuple[int, ...]]
"""A way by what it costs, how near it ends included, its hops, its institutions and its edges."""


def _driven(driving: Driving, way: ShortestPath) -> _Driven:
    on, ends = driving.is_driving_on, zip(way.nodes[1:-1], way.edges[1:], strict=True)
    institutions = (way.nodes[0], *(node for node, edge in ends if not on[edge]))
    graph = driving.ways
    ends_at = np.array([institutions[0]]), np.array([institutions[-1]])
    steps = steps_between(graph.compiled.roster, *ends_at, farthest=FARTHEST)
    cost = way.cost + graph.code.places[_NEARNESS] * int(steps[0])
    return cost, len(institutions) - 1, institutions, way.edges


def _put_driven(driving: Driving, ways: Ways, row: int, found: _Driven | None) -> None:
    """Put a way, or that there is none."""
    put_way(driving.ways, ways, row, None)
    if found is None:
        return
    ways.cost[row], ways.hops[row], along, edges = found
    travel, unknown, moves, _, borders = (
        int(column[[*edges]].sum()) for column in driving.hop_columns
    )
    _, *further = along
    ways.target[row], ways.next_hop[row] = along[-1], further[0] if further else -1
    ways.minutes[row], ways.unknown_times[row], ways.transfers[row] = travel, unknown, moves
    if driving.is_drive[edges[0]]:
        borders += int(driving.borders(np.array([row]), np.array([further[0]]))[0])
    ways.borders[row] = borders


def _where_drives_end(chain: Chain, is_driving_on: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return for each state of a chain where its drive ends; itself where it is on none."""
    found = np.where(is_driving_on[chain.edge], chain.onward, np.arange(len(chain.edge)))
    while True:
        further = found[found]
        if (further == found).all():
            return found
        found = further


def _hang_on_nearness(driving: Driving, found: NearestTargets) -> NDArray[np.bool_]:
    """Return from where several targets may be reached at one price but for nearness (rows).

    Followed back from where ways to several targets part.
    """
    searched = driving.graph
    labels, states, end = found.labels, searched.paths.states, driving.ways.end
    place = driving.ways.code.places[_MINUTES]
    reached = np.flatnonzero((labels.cost < labels.limit)[: end * states])
    chain = Chain(searched, found, reached)
    target = np.full((end + 1) * states, -1, np.int64)
    target[reached] = chain.last_node()[chain.place[reached]]
    price = np.where(labels.cost < labels.limit, labels.cost // place, -1)
    tight = [*_tight(searched, price, searched.weight // place)]
    hangs = np.zeros((end + 1) * states, np.bool_)
    while True:
        count = np.count_nonzero(hangs)
        for here, there in tight:
            goes_on = there < end * states
            aims = np.where(goes_on, target[there], here // states)
            hangs[here[(aims != target[here]) | hangs[there]]] = True
        if np.count_nonzero(hangs) == count:
            return hangs[searched.start[:end]]


def _tight(
    graph: SearchGraph, price: NDArray[np.int64], weight: NDArray[np.int64]
) -> Iterable[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Yield the pairs of states that an edge joins on a way of the least price."""
    states = graph.paths.states
    for state in range(states):
        after = graph.paths.transition[state][graph.label].astype(np.int64)
        edge = np.flatnonzero(after >= 0)
        here = graph.origin[edge].astype(np.int64) * states + state
        there = graph.target[edge].astype(np.int64) * states + after[edge]
        fits = (price[there] >= 0) & (price[here] == weight[edge] + price[there])
        yield here[fits], there[fits]


def _surest(driving: Driving) -> NDArray[np.intp]:
    """Return the rows of who may be driven to, with the least to be asked, rising."""
    if not driving.can_drive or not len(driving.arriving):
        return np.empty(0, np.intp)
    rows, doubts = driving.ways.stops.row[driving.arriving], driving.doubts
    return np.asarray(rows[doubts == doubts.min()].astype(np.intp))


def _alone(driving: Driving) -> list[int]:
    """Return who is the only one with so little to be asked, and might go to others."""
    surest = _surest(driving).tolist()
    return surest if len(surest) == 1 else []


def _unknown(driving: Driving) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return what it costs to be driven, at a time not known, to the nearest by division (rows).

    And to whom; -1 where there is nobody.
    """
    graph, surest = driving.ways, _surest(driving)
    target, steps = nearest_by_division(graph.compiled.roster, surest, farthest=FARTHEST)
    if not len(surest):
        return np.full(graph.end, -1, np.int64), target
    policy = graph.policy
    digits = Digits(
        unconfirmed=int(driving.doubts.min()),
        unknown_times=1,
        tenths=to_tenths(policy.minutes_per_transfer) + to_tenths(policy.minutes_if_unknown),
        steps_from_origin=steps,
        assumed=1,
        without_priority=1,
    )
    return np.where(target < 0, -1, digits.encode(graph.code, graph.end)), target


def _put_unknown(
    driving: Driving,
    ways: Ways,
    rows: NDArray[np.intp],
    cost: NDArray[np.int64],
    target: NDArray[np.int64],
) -> None:
    """Put drives at times not known."""
    ways.cost[rows] = cost[rows]
    ways.target[rows] = ways.next_hop[rows] = target[rows]
    ways.minutes[rows], ways.unknown_times[rows] = 0, 1
    ways.transfers[rows] = ways.hops[rows] = 1
    ways.borders[rows] = driving.borders(rows, target[rows])
