"""How a way may go on: the edges from a place in order, and what it takes to go along each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from medconsortium.graph import UNREACHED
from medconsortium.referral.cost import to_tenths
from medconsortium.referral.places.borders import border_bits
from medconsortium.referral.queries.why_not.offers import Start
from medconsortium.referral.queries.why_not.relaxation import Lack
from medconsortium.referral.queries.why_not.relaxed_hops import BY_PATIENT, border_lacks
from medconsortium.referral.queries.why_not.relaxed_ways import RelaxedWays
from medconsortium.referral.usable.steps import Label

__all__ = [
    "NO_BURDEN",
    "Beyond",
    "Burden",
    "Fan",
    "Option",
    "beyond_hub",
    "door_option",
    "doors_in_order",
    "edges_in_order",
    "lacks_across",
    "options_along",
]

Burden: TypeAlias = tuple[int, int, int, int]
"""What `find_path` weighs a way by, as far as the channels along it may differ: times not known,
where the need is urgent; tenths of minutes; hops that are assumed; hops without priority."""

NO_BURDEN: Burden = (0, 0, 0, 0)

Beyond: TypeAlias = tuple[int, int, bytes, bool]
"""What the borders beyond a hub depend on: the county and the province that one comes from, the
grids one belongs to, whether one may come to belong to others."""

_BUT_THE_CONSORTIUM = np.uint16(~Lack.CONSORTIUM & (2 * Lack.CHANNEL - 1))


class Option(NamedTuple):
    """One way to go along an edge.

    Attributes:
        lacks: What it lacks by itself, bits of `Lack`.
        unsure: What it rests on that is not sure, by the numbers of `Unsure`.
        starts: What is to be started where the way ends.
        minutes: What it takes the patient, in tenths; -1 where that is not known.
        burden: What `find_path` would weigh it by.
    """

    lacks: int
    unsure: frozenset[int] = frozenset()
    starts: tuple[Start, ...] = ()
    minutes: int = 0
    burden: Burden = NO_BURDEN


class Fan(NamedTuple):
    """Edges, or doors, in the order of what they cost at least.

    Attributes:
        edge: Which (int64).
        cost: That cost, with what is left to pay after it, as one number (int64).
    """

    edge: NDArray[np.int64]
    cost: NDArray[np.int64]


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
    plain = Option(lacks, ways.weights.unsure_along(edge), minutes=minutes)
    plain = plain._replace(burden=_burden(ways, edge, minutes))
    yield plain
    if lacks & Lack.CONSORTIUM:
        for shared in ways.belonging.shared(here, target):
            yield plain._replace(lacks=lacks & ~Lack.CONSORTIUM, unsure=plain.unsure | shared)


def lacks_across(
    ways: RelaxedWays, one: NDArray[np.integer], other: NDArray[np.integer]
) -> NDArray[np.uint16]:
    """Return what new channels between pairs of rows lack for the borders between them."""
    compiled = ways.query.graph.compiled
    if not ways.keeps_borders:
        return np.zeros(len(one), np.uint16)
    return border_lacks(border_bits(compiled.channels.borders, one, other), compiled.policy)


def _burden(ways: RelaxedWays, edge: int, minutes: int) -> Burden:
    """Return what `find_path` would weigh a hop by; onto a hub is none yet."""
    if not ways.is_hop(edge):
        return NO_BURDEN
    graph, relaxed = ways.query.graph, ways.relaxed
    unknown = ways.moves(edge) and minutes < 0
    travel = to_tenths(graph.policy.minutes_if_unknown) if unknown else max(minutes, 0)
    return (
        int(unknown and graph.need.is_urgent),
        travel if ways.moves(edge) else 0,
        int(relaxed.is_assumed[edge]),
        int(relaxed.is_slow[edge]),
    )


def _at_stop(ways: RelaxedWays, stop: int) -> Iterator[Option]:
    row, accepts = int(ways.stops.row[stop]), ways.query.graph.accepts
    asks_first = ways.stops.label[stop] == Label.ARRIVE and accepts[row] < 0
    for offer in ways.offers.at(row):
        lacks = (Lack.ACCEPTANCE if asks_first else 0) | (Lack.CAPABILITY if offer.asks else 0)
        yield Option(int(lacks), offer.unsure, offer.starts)


def doors_in_order(ways: RelaxedWays) -> Fan:
    """Return the doors."""
    doors = np.arange(len(ways.door_rows))
    state = np.full(len(doors), ways.initial)
    return _in_order(ways, doors, ways.door_rows, state, ways.code_of_lacks(ways.door_lacks))


def edges_in_order(ways: RelaxedWays, node: int, state: int, here: int) -> Fan:
    """Return the edges out of a node in a state.

    Args:
        ways: The ways there might be.
        node: The node.
        state: The state of the automaton.
        here: The row of the institution that a way is at, or was before the hub.
    """
    side, graph = ways.graph.outward, ways.graph
    edge = side.edge[side.offset[node] : side.offset[node + 1]]
    after = graph.paths.transition[state][graph.label[edge]]
    edge, after = edge[after >= 0], after[after >= 0]
    target, cost = graph.target[edge], graph.weight[edge]
    if beyond_hub(ways, node, here) is not None:
        lacks = lacks_across(ways, np.full(len(target), here), target)
        changes = ways.belonging.may_change
        loose = changes[target] | changes[here]
        cost = cost + ways.code_of_lacks(np.where(loose, lacks & _BUT_THE_CONSORTIUM, lacks))
    return _in_order(ways, edge, target, after, cost)


def beyond_hub(ways: RelaxedWays, node: int, here: int) -> Beyond | None:
    """Return what the borders beyond a node depend on; `None` if none are to be kept there.

    Args:
        ways: The ways there might be.
        node: The node; only beyond the hub of patients it matters where they come from.
        here: The row of the institution that they come from.
    """
    if node != ways.end + BY_PATIENT or not ways.keeps_borders:
        return None
    borders = ways.query.graph.compiled.channels.borders
    grids = borders.grid[borders.offset[here] : borders.offset[here + 1]].tobytes()
    changes = bool(ways.belonging.may_change[here])
    return int(borders.county[here]), int(borders.province[here]), grids, changes


def _in_order(
    ways: RelaxedWays,
    edge: NDArray[np.int64],
    node: NDArray[np.integer],
    state: NDArray[np.integer],
    cost: NDArray[np.int64],
) -> Fan:
    """Return edges that lead on to an end, in order; of equals those to the first rows first."""
    rest = ways.remaining[node.astype(np.int64) * ways.form.states + state]
    leads_on = np.flatnonzero(rest < UNREACHED)
    cost = cost[leads_on] + rest[leads_on]
    order = np.lexsort((node[leads_on], cost))
    return Fan(edge[leads_on][order], cost[order])
