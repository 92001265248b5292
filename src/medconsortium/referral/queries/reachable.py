"""How far channels lead: every institution that a patient can be brought to, or asked for him."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.graph import SearchGraph, ShortestPath, edges_along
from medconsortium.graph.label_correcting import Labels, correct_labels
from medconsortium.model import Network
from medconsortium.referral.compiled_network import Kept, compile_network
from medconsortium.referral.cost import Digits
from medconsortium.referral.explanations.certainty import Certainty
from medconsortium.referral.explanations.explaining import Query, cost_of
from medconsortium.referral.need import CareNeed
from medconsortium.referral.need_graph import NeedGraph
from medconsortium.referral.places.resolving import Origin, resolve_need, resolve_origin
from medconsortium.referral.policy import ReferralPolicy
from medconsortium.referral.queries.asking import ask_compiled, search_of, starts_of
from medconsortium.referral.queries.limited import is_limited, keeps_limits, tolls_of
from medconsortium.referral.queries.ways import best_way
from medconsortium.referral.usable.steps import Label
from medconsortium.referral.usable.stops import Stops

__all__ = ["Reach", "reachable"]

T = TypeVar("T", int, float)

_DEFAULT = ReferralPolicy()
_CAN = {1: True, 0: False, -1: None}


@frozen(kw_only=True)
class Reach:
    """An institution that can be reached, and the best way there.

    `institutions` are those along the way, the first one first. `travel_minutes` are `None` where
    a part is not known, as from home. `can` tells whether the institution can meet the need,
    `None` where that is not known; `certainty` how sure the way is, whoever can.
    """

    institution: str
    institutions: tuple[str, ...]
    travel_minutes: float | None
    transfers: int
    can: bool | None
    certainty: Certainty


def reachable(
    network: Network,
    origin: Origin,
    need: CareNeed,
    *,
    most_minutes: float | None = None,
    most_transfers: int | None = None,
    on: date | None = None,
    policy: ReferralPolicy = _DEFAULT,
) -> tuple[Reach, ...]:
    """Return every institution that channels for a need lead to, whether it can meet it or not.

    Args:
        network: The network.
        origin: Where the patient starts, as for `find_path`.
        need: The need that the channels are to serve.
        most_minutes: How long the travel may be in all; those of which that is not known are there.
        most_transfers: How many hops may move the patient.
        on: The day; today in Asia/Shanghai if left out.
        policy: How referral is organised; its own limits hold too.

    Returns:
        Those reached, by what the way there costs; an origin that is an institution comes first.

    Raises:
        ValueError: A limit is negative.
        NotFoundError: A name is not known.
        AmbiguousError: Several go by a name.

    >>> from medconsortium.model import Institution, Link
    >>> from medconsortium.vocabulary import LinkKind, Phase
    >>> network = Network(
    ...     institutions=[Institution(id=name, name=name) for name in ("乡", "县")],
    ...     links=[Link(origin="乡", target="县", kind=LinkKind.REFERRAL_UP, travel_minutes=20)],
    ... )
    >>> found = reachable(network, "乡", CareNeed(phase=Phase.ACUTE), on=date(2024, 1, 1))
    >>> [(reach.institution, reach.travel_minutes) for reach in found]
    [('乡', 0.0), ('县', 20.0)]
    """
    limits = evolve(policy, most_minutes=most_minutes, most_transfers=most_transfers)
    bounded = evolve(
        policy,
        most_minutes=_tighter(policy.most_minutes, limits.most_minutes),
        most_transfers=_tighter(policy.most_transfers, limits.most_transfers),
    )
    compiled = compile_network(network, on=on, policy=policy)
    if bounded != policy:
        compiled = evolve(compiled, policy=bounded, needs=Kept(0))
    start = resolve_origin(network, origin)
    query = ask_compiled(compiled, start, resolve_need(network, need))
    ways = _ways(query) if starts_of(query) else ()
    return tuple(_reach(query, way) for way in sorted(ways, key=_order))


def _tighter(one: T | None, other: T | None) -> T | None:
    return min((limit for limit in (one, other) if limit is not None), default=None)


def _order(way: ShortestPath) -> tuple[int, int, tuple[int, ...]]:
    return way.cost, len(way.nodes), way.nodes


def _reach(query: Query, way: ShortestPath) -> Reach:
    """Return what a way leads to; its nodes and edges do not go on to the end."""
    roster = query.graph.compiled.roster
    ids, cost = roster.ids(way.nodes), cost_of(query, evolve(way, edges=(*way.edges, -1)))
    return Reach(
        institution=ids[-1],
        institutions=ids,
        travel_minutes=cost.travel_minutes,
        transfers=cost.transfers,
        can=_CAN[int(query.graph.can[way.nodes[-1]])],
        certainty=Certainty.POSSIBLE if cost.unconfirmed else Certainty.CONFIRMED,
    )


def _ways(query: Query) -> Iterator[ShortestPath]:
    """Yield the best way to each institution that can be reached."""
    found = _limited(query) if is_limited(query.graph) else _unlimited(query)
    for way in found:
        if len({*way.nodes}) == len(way.nodes):
            yield way
            continue
        other = best_way(evolve(query, graph=_ending_at(query.graph, way.nodes[-1])))
        if other is not None:
            yield ShortestPath(other.cost, other.nodes[:-1], other.edges[:-1])


def _unlimited(query: Query) -> Iterator[ShortestPath]:
    """Yield the best way to each institution, read from one search from all starts."""
    graph, starts = search_of(query).graph, starts_of(query)
    states = graph.paths.states
    begins = np.array([*starts.values()], np.int64)
    labels = correct_labels(graph.arcs_out, graph.start[[*starts]], begins)
    best = labels.cost.reshape(-1, states)[:-1].min(axis=1)
    before, cost, hops = (column.data for column in _plain(labels))
    for node in np.flatnonzero(best < labels.limit).tolist():
        here = node * states
        state = min(range(here, here + states), key=lambda s: (cost[s], hops[s], s))
        total, nodes = cost[state], [node]
        while before[state] != state:
            state = before[state]
            nodes.append(state // states)
        nodes.reverse()
        yield ShortestPath(total, tuple(nodes), edges_along(graph, nodes))


def _plain(labels: Labels) -> Iterator[NDArray[np.int64]]:
    for column in (labels.next_state, labels.cost, labels.transfers):
        yield np.ascontiguousarray(column)


class _Label(NamedTuple):
    """A way to a state: what it costs and takes, and the edge and the label that it goes on from.

    Labels sort by what they cost, then by hops and rows.
    """

    cost: int
    hops: int
    state: int
    toll: int
    edge: int
    before: int


def _limited(query: Query) -> Iterator[ShortestPath]:
    """Yield the best way to each institution that keeps the limits.

    Of each state several labels are kept, each with a lower toll than all cheaper ones (Martins,
    1984: see `graph.within`).
    """
    graph, starts = search_of(query).graph, starts_of(query)
    tolls, most = tolls_of(query.graph)
    least: dict[int, int] = {}
    labels: list[_Label] = []
    reached: set[int] = set()
    queue = [_Label(cost, 0, int(graph.start[row]), 0, -1, -1) for row, cost in starts.items()]
    heapq.heapify(queue)
    while queue:
        label = heapq.heappop(queue)
        if label.toll >= least.get(label.state, most + 1):
            continue
        least[label.state] = label.toll
        labels.append(label)
        node = label.state // graph.paths.states
        way = _read(graph, labels)
        if node != query.graph.end and node not in reached and _keeps(query, way):
            reached.add(node)
            yield way
        for edge, after in _onward(graph, label.state):
            toll = label.toll + int(tolls[edge])
            if toll < least.get(after, most + 1):
                cost = label.cost + int(graph.weight[edge])
                onward = _Label(cost, label.hops + 1, after, toll, edge, len(labels) - 1)
                heapq.heappush(queue, onward)


def _onward(graph: SearchGraph, state: int) -> Iterator[tuple[int, int]]:
    """Yield the edges out of a state, and the states that they lead to."""
    node, here = divmod(state, graph.paths.states)
    side, transition = graph.outward, graph.paths.transition
    for arc in range(side.offset[node], side.offset[node + 1]):
        edge = int(side.edge[arc])
        after = int(transition[here, graph.label[edge]])
        if after >= 0:
            yield edge, int(side.target[arc]) * graph.paths.states + after


def _read(graph: SearchGraph, labels: Sequence[_Label]) -> ShortestPath:
    """Return the way that the last label stands for."""
    label, nodes, edges = labels[-1], list[int](), list[int]()
    while True:
        nodes.append(label.state // graph.paths.states)
        if label.before < 0:
            return ShortestPath(labels[-1].cost, tuple(nodes[::-1]), tuple(edges[::-1]))
        edges.append(label.edge)
        label = labels[label.before]


def _keeps(query: Query, way: ShortestPath) -> bool:
    return keeps_limits(query.graph, evolve(way, edges=(*way.edges, -1)))


def _ending_at(graph: NeedGraph, row: int) -> NeedGraph:
    """Return the ways that lead to one institution, however the patient comes there."""
    labels = [
        label
        for label in (Label.STAY, Label.ARRIVE, Label.ANSWER)
        if label != Label.STAY or graph.form.tells_origin_apart
    ]
    stops = Stops(
        row=np.full(len(labels), row, np.int32),
        label=np.array(labels, np.uint8),
        digits=Digits(),
        tells_origin_apart=graph.form.tells_origin_apart,
    )
    weight = np.concatenate([graph.weight[: len(graph.hops)], np.zeros(len(labels), np.int64)])
    return evolve(graph, stops=stops, weight=weight)
