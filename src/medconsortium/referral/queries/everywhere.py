"""The best way from every institution at once, read from one search back from all targets.

A search leaves a pointer at each state: where best to go on to. What is known of the first hop of
each way becomes what is known of the whole way by pointer jumping: all ways are followed at once,
each time twice as far. (J. JáJá, "An Introduction to Parallel Algorithms", 1992, section 2.2.)
"""

from __future__ import annotations

from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.graph import (
    NearestTargets,
    SearchGraph,
    ShortestPath,
    nearest_targets,
    nearest_targets_within,
)
from medconsortium.referral.cost import to_tenths
from medconsortium.referral.need_graph import BARRED, NeedGraph
from medconsortium.referral.queries.asking import ask_from_row
from medconsortium.referral.queries.limited import is_limited, keeps_limits, tolls_of
from medconsortium.referral.queries.ways import best_way

__all__ = ["Chain", "Ways", "follow", "no_ways", "put_way", "ways_from_everywhere"]


@frozen(eq=False, kw_only=True)
class Ways:
    """The best ways from some nodes, a row for each; -1 where there is none.

    Attributes:
        cost: What each costs (int64).
        target: The row of the institution it stops at (int32).
        next_hop: That of the first institution on the way (int32), -1 where it stays.
        minutes: What it takes the patient in tenths (int64), times not known counted as none.
        unknown_times: How many times are not known (int64).
        transfers: Hops that move the patient (int32).
        hops: All hops (int32).
        borders: Borders that the patient crosses (int32).
        comes_back: Whether it passes an institution twice, in another state, so that it is no way
            (bool).
    """

    cost: NDArray[np.int64]
    target: NDArray[np.int32]
    next_hop: NDArray[np.int32]
    minutes: NDArray[np.int64]
    unknown_times: NDArray[np.int64]
    transfers: NDArray[np.int32]
    hops: NDArray[np.int32]
    borders: NDArray[np.int32]
    comes_back: NDArray[np.bool_]


def ways_from_everywhere(graph: NeedGraph, *, at_doors: bool = False) -> Ways:
    """Return the best way from every institution, as `best_way` finds it from each.

    One search finds them, another one those within a limit on minutes where the best break it. The
    few that come back to an institution are searched for by themselves.

    Args:
        graph: The ways that serve a need. Transfers that only an emergency allows are no part.
        at_doors: Whether patients have come there from home, and may be asked to go on.
    """
    searched = graph.graph_from_doors if at_doors else graph.graph
    ways = follow(graph, searched, nearest_targets(searched, graph.arrival))
    if is_limited(graph):
        _put_within(graph, searched, ways)
    for row in np.flatnonzero(ways.comes_back).tolist():
        put_way(graph, ways, row, best_way(ask_from_row(graph, row, at_door=at_doors)))
    return ways


def no_ways(graph: NeedGraph) -> Ways:
    """Return that there is a way from nowhere."""

    def column(dtype: type[np.signedinteger[Any]]) -> NDArray[Any]:
        return np.full(graph.end, -1, dtype)

    return Ways(
        cost=column(np.int64),
        target=column(np.int32),
        next_hop=column(np.int32),
        minutes=column(np.int64),
        unknown_times=column(np.int64),
        transfers=column(np.int32),
        hops=column(np.int32),
        borders=column(np.int32),
        comes_back=np.zeros(graph.end, np.bool_),
    )


def _put_within(graph: NeedGraph, searched: SearchGraph, ways: Ways) -> None:
    """Put ways that keep the limits in the place of those that do not.

    Those among them that come back are still to be searched for.
    """
    policy = graph.policy
    breaks = np.zeros(graph.end, np.bool_)
    if policy.most_transfers is not None:
        breaks |= ways.transfers > policy.most_transfers
    if policy.most_minutes is not None:
        breaks |= ways.minutes > to_tenths(policy.most_minutes)
    rows = np.flatnonzero(breaks & ~ways.comes_back).tolist()
    if not rows:
        return
    tolls, most = tolls_of(graph)
    within = nearest_targets_within(searched, graph.arrival, tolls, most=most)
    for row in rows:
        way = within.path(row)
        put_way(graph, ways, row, way)
        if way is not None:
            comes_back = len({*way.nodes}) < len(way.nodes)
            ways.comes_back[row] = comes_back or not keeps_limits(graph, way)


def put_way(graph: NeedGraph, ways: Ways, row: int, way: ShortestPath | None) -> None:
    """Put a way, or that there is none, in the place of what was found."""
    ways.comes_back[row] = False
    columns = (ways.cost, ways.target, ways.next_hop, ways.minutes, ways.unknown_times)
    for column in (*columns, ways.transfers, ways.hops, ways.borders):
        column[row] = -1
    if way is None:
        return
    edges, hops = [*way.edges[:-1]], graph.hops
    minutes = hops.minutes[edges][hops.moves[edges]]
    ways.cost[row], ways.target[row] = way.cost, way.nodes[-2]
    ways.next_hop[row] = way.nodes[1] if edges else -1
    ways.minutes[row] = np.maximum(minutes, 0).sum(dtype=np.int64)
    ways.unknown_times[row] = np.count_nonzero(minutes < 0)
    ways.transfers[row], ways.hops[row] = len(minutes), len(edges)
    ways.borders[row] = hops.borders[edges].sum(dtype=np.int64)


def follow(graph: NeedGraph, searched: SearchGraph, found: NearestTargets) -> Ways:
    """Return the ways that a search back from the end has found, followed from every institution.

    Args:
        graph: The ways that serve a need.
        searched: The graph that was searched: its edges are those of `graph`.
        found: What was found.
    """
    costs = found.cost[: graph.end]
    rows = np.flatnonzero((costs >= 0) & (costs < BARRED))
    chain = Chain(searched, found, searched.start[rows])
    first = chain.place[searched.start[rows]]

    ways = no_ways(graph)
    hops, none = graph.hops, np.zeros((4, len(graph.stops)), np.int64)
    travel, unknown = np.maximum(hops.minutes, 0), hops.moves & (hops.minutes < 0)
    counted = [np.where(hops.moves, travel, 0), unknown, hops.moves, hops.borders]
    columns = np.stack([column.astype(np.int64) for column in counted])
    sums = chain.total(np.concatenate([columns, none], axis=1)[:, chain.edge])[:, first]
    ways.cost[rows] = costs[rows]
    ways.target[rows] = chain.last_node()[first]
    ways.next_hop[rows] = np.where(chain.hops[first] > 0, chain.next_node[first], -1)
    ways.minutes[rows], ways.unknown_times[rows] = sums[:2]
    ways.transfers[rows], ways.borders[rows] = sums[2:]
    ways.hops[rows] = chain.hops[first]
    ways.comes_back[rows] = chain.total(chain.returns()[np.newaxis])[0, first] > 0
    return ways


class Chain:
    """The states that ways from some states lead through, without the end.

    `place[state]` is where a state stands here. Of each here: `node`, `next_node`, `edge` (that it
    goes on by), `hops` (how many are still to come), `onward` (where the next one stands here; at
    the last one before the end, itself).
    """

    def __init__(
        self, searched: SearchGraph, found: NearestTargets, starts: NDArray[np.int64]
    ) -> None:
        labels, states, end = found.labels, searched.paths.states, searched.nodes - 1
        after = labels.next_state
        used = np.zeros(len(after), np.bool_)
        reached = starts
        while len(reached):
            used[reached] = True
            reached = np.unique(after[reached])
            reached = reached[~used[reached] & (reached // states != end)]
        state = np.flatnonzero(used)
        self.place = np.full(len(after), -1, np.int64)
        self.place[state] = np.arange(len(state))
        self.node, self.next_node = state // states, after[state] // states
        self.hops = labels.transfers[state] - 1
        self.is_last = self.next_node == end
        self.onward = np.where(self.is_last, np.arange(len(state)), self.place[after[state]])
        self.edge = _edges(searched, state, after[state], labels.cost)

    def total(self, values: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return what values of each state come to over the whole way from there.

        Args:
            values: Several of each state (kinds × states).
        """
        sums, onward = np.array(values), self.onward
        sums = np.concatenate([sums, np.zeros((len(sums), 1), np.int64)], axis=1)
        end = len(onward)
        onward = np.append(np.where(self.is_last, end, onward), end)
        while (onward != end).any():
            sums += sums[:, onward]
            onward = onward[onward]
        return sums[:, :end]

    def last_node(self) -> NDArray[np.int64]:
        """Return for each state the node where its way stops."""
        onward = self.onward
        while True:
            further = onward[onward]
            if (further == onward).all():
                return self.node[onward]
            onward = further

    def returns(self) -> NDArray[np.int64]:
        """Return for each state whether its way comes back to its node (0 or 1)."""
        found = np.zeros(len(self.node), np.int64)
        order = np.lexsort((-self.hops, self.node))
        offset = 1
        while True:
            one, other = order[:-offset], order[offset:]
            same = self.node[one] == self.node[other]
            if offset >= len(order) or not same.any():
                return found
            one, other = one[same], other[same]
            found[one[self._ahead(one, self.hops[one] - self.hops[other]) == other]] = 1
            offset += 1

    def _ahead(self, places: NDArray[np.int64], hops: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return where each place leads after so many hops."""
        onward, found, left = self.onward, places.copy(), hops.copy()
        while left.any():
            odd = left % 2 == 1
            found[odd] = onward[found[odd]]
            onward, left = onward[onward], left // 2
        return found


def _edges(
    graph: SearchGraph,
    state: NDArray[np.int64],
    after: NDArray[np.int64],
    cost: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Return the edge by which each of some states goes on: the first that costs what it must."""
    side, states = graph.outward, graph.paths.states
    node = np.repeat(np.arange(graph.nodes), np.diff(side.offset))
    ends, edges = node * np.int64(graph.nodes) + side.target, side.edge
    if (ends[1:] < ends[:-1]).any():
        order = np.argsort(ends, kind="stable")
        ends, edges = ends[order], edges[order]
    position = np.searchsorted(ends, state // states * graph.nodes + after // states)
    paid, transition = cost[state] - cost[after], graph.paths.transition
    found = np.full(len(state), -1, np.int64)
    left = np.arange(len(state))
    while len(left):
        edge = edges[position[left]]
        leads = transition[state[left] % states, graph.label[edge]] == after[left] % states
        fits = leads & (graph.weight[edge] == paid[left])
        found[left[fits]] = edge[fits]
        left = left[~fits]
        position[left] += 1
    return found
