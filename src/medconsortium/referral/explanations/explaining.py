"""From what a search has found to an answer that explains itself."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from attrs import evolve, frozen

from medconsortium.graph import ShortestPath
from medconsortium.referral.capability.acceptance import acceptance_doubt
from medconsortium.referral.channels.channel import Channel
from medconsortium.referral.channels.limits import limit_answers, scope_doubt
from medconsortium.referral.channels.reading import channel_at
from medconsortium.referral.channels.standing import opening_doubts
from medconsortium.referral.cost import TENTHS, PathCost, path_cost
from medconsortium.referral.emergency import transfer_channel
from medconsortium.referral.explanations.certainty import Certainty
from medconsortium.referral.explanations.hop import Hop, cites_on
from medconsortium.referral.explanations.path import Alternative, ReferralPath
from medconsortium.referral.need_graph import NeedGraph
from medconsortium.referral.places.entry import Doors, door_doubts
from medconsortium.referral.places.resolving import Origin
from medconsortium.referral.policy import Binding
from medconsortium.referral.usable.hops import BORDERS, NO_CHANNEL
from medconsortium.referral.usable.priority import green_channel_for
from medconsortium.referral.usable.steps import Label
from medconsortium.text import Text
from medconsortium.vocabulary import LinkKind

__all__ = ["Query", "alternative", "cost_of", "explained", "unanswered"]

_LEAST = Text("在所有路径中代价最小", "no other way costs less")
_STAYS = Text("起点即可满足需求", "the origin can meet the need")
_BORDER_NAMES = {"within_county": ("县", "county"), "within_province": ("省", "province")}


@frozen(eq=False, kw_only=True)
class Query:
    """A need at a place, made ready to be answered.

    Attributes:
        start: Where the patient is: an institution, a division, a point; or a department that
            belongs to no institution.
        row: The row of the institution where he is, -1 if he is at none.
        graph: The ways that serve the need.
        doors: Where a way may begin.
    """

    start: Origin
    row: int
    graph: NeedGraph
    doors: Doors


def explained(
    query: Query, way: ShortestPath, *, next_best: Alternative | None = None
) -> ReferralPath:
    """Return the answer that a way is: the reason of every hop, what it costs, what is to be asked.

    Args:
        query: What was asked.
        way: The nodes and edges of the way, the end of all ways last.
        next_best: The best way to another target.
    """
    graph = query.graph
    roster, need = graph.compiled.roster, graph.need
    hops = tuple(_hop(graph, edge) for edge in way.edges[:-1])
    target, cost = way.nodes[-2], cost_of(query, way)
    doubts: list[Text] = []
    if cost.unconfirmed:
        doubts += _doubts_at_door(query, way.nodes[0])
        doubts += [doubt for hop in hops for doubt in hop.doubts]
        doubts += _doubts_at_stop(graph, way.edges[-1])
    certainty = Certainty.POSSIBLE if cost.unconfirmed else Certainty.CONFIRMED
    return ReferralPath(
        network=graph.compiled.network,
        on=graph.compiled.on,
        origin=query.start,
        need=need,
        policy=graph.policy,
        certainty=certainty,
        target=roster.id(target),
        department=graph.remembered(
            ("department", target), lambda: graph.compiled.capabilities.department(target, need)
        ),
        hops=hops,
        doubts=tuple(dict.fromkeys(doubts)),
        reason=_LEAST if hops else _STAYS,
        cost=cost,
        next_best=next_best,
        consult_first=_consult_first(query, way),
    )


def unanswered(query: Query, reason: Text) -> ReferralPath:
    """Return the answer that there is no way."""
    compiled = query.graph.compiled
    return ReferralPath(
        network=compiled.network,
        on=compiled.on,
        origin=query.start,
        need=query.graph.need,
        policy=compiled.policy,
        certainty=Certainty.NONE,
        reason=reason,
    )


def alternative(query: Query, way: ShortestPath, than: PathCost) -> Alternative:
    """Return a way as the next best to one of some cost."""
    roster, cost = query.graph.compiled.roster, cost_of(query, way)
    institutions = roster.ids(way.nodes[:-1])
    return Alternative(
        network=query.graph.compiled.network,
        target=institutions[-1],
        institutions=institutions,
        cost=cost,
        certainty=Certainty.POSSIBLE if cost.unconfirmed else Certainty.CONFIRMED,
        than=than,
    )


def cost_of(query: Query, way: ShortestPath) -> PathCost:
    """Return what a way costs, and what that is made of."""
    graph, hops = query.graph, query.graph.hops
    edges, at_home = way.edges[:-1], query.row < 0
    minutes = [int(hops.minutes[edge]) for edge in edges if hops.moves[edge]]
    known = not at_home and min(minutes, default=0) >= 0
    return path_cost(
        graph.code.decode(way.cost),
        travel_minutes=sum(minutes) / TENTHS if known else None,
        transfers=len(minutes),
        borders=sum(int(hops.borders[edge]) for edge in edges),
        bypassing=at_home and bool(query.doors.bypasses[_door(query, way.nodes[0])]),
    )


def _door(query: Query, row: int) -> int:
    return int(np.searchsorted(query.doors.rows, row))


def _hop(graph: NeedGraph, edge: int) -> Hop:
    return graph.remembered(("hop", edge), lambda: _made_hop(graph, edge))


def _made_hop(graph: NeedGraph, edge: int) -> Hop:
    compiled, hops = graph.compiled, graph.hops
    row, target = int(hops.channel[edge]), int(hops.target[edge])
    opening: tuple[Text, ...] = ()
    if compiled.channels.standing.institutions[target] < 0:
        there = compiled.network.institutions[compiled.roster.id(target)]
        opening = opening_doubts(there, compiled.on)
    if row == NO_CHANNEL:
        minutes = int(hops.minutes[edge])
        channel = transfer_channel(compiled, int(hops.origin[edge]), target, minutes)
        doubts = (*opening, *_time_doubts(graph, edge))
        return Hop(channel=channel, doubts=doubts, cites=cites_on(channel, compiled.on))
    channel = channel_at(compiled.channels, row)
    green = green_channel_for(compiled.channels, row, graph.need)
    if green is not None and green is not channel.green_channel:
        channel = evolve(channel, green_channel=green)
    doubts = (
        *channel.doubts,
        *_scope_doubts(graph, row),
        *opening,
        *_border_doubts(graph, row, channel),
        *_time_doubts(graph, edge),
    )
    return Hop(
        channel=channel,
        doubts=doubts,
        priority=green is not None,
        cites=cites_on(channel, compiled.on),
    )


def _scope_doubts(graph: NeedGraph, row: int) -> Iterator[Text]:
    channels = graph.compiled.channels
    limit = channels.limits[int(channels.limit[row])]
    if limit_answers([limit], graph.need)[0] < 0:
        yield scope_doubt(limit)


def _border_doubts(graph: NeedGraph, row: int, channel: Channel) -> Iterator[Text]:
    """Yield what is not known of borders that must be kept."""
    compiled, policy = graph.compiled, graph.policy
    if graph.need.is_emergency or not channel.moves_patient:
        return
    institutions, borders = compiled.network.institutions, compiled.channels.borders
    lies_in = {"within_county": borders.county, "within_province": borders.province}
    crosses = int(compiled.channels.crosses[row])
    for field, _, unknown in BORDERS:
        if getattr(policy, field) is Binding.REQUIRED and crosses & unknown:
            there = lies_in[field][compiled.channels.target[row]] < 0
            name = institutions[channel.target if there else channel.origin].name
            zh, en = _BORDER_NAMES[field]
            yield Text(
                f"不知 {name.in_language('zh')} 在哪个{zh}",
                f"in which {en} {name.in_language('en')} lies is not known",
            )


def _time_doubts(graph: NeedGraph, edge: int) -> Iterator[Text]:
    most = graph.policy.most_minutes
    if most is not None and graph.hops.moves[edge] and graph.hops.minutes[edge] < 0:
        yield _time_doubt(most)


def _time_doubt(most: float) -> Text:
    return Text(
        f"不知路程是否超过 {most:g} 分钟",
        f"whether the way takes more than {most:g} minutes is not known",
    )


def _doubts_at_door(query: Query, row: int) -> Iterator[Text]:
    """Yield what is not known of beginning at an institution from home."""
    if query.row >= 0:
        return
    graph = query.graph
    compiled, most = graph.compiled, graph.policy.most_minutes
    standing = compiled.channels.standing
    yield from door_doubts(compiled.roster, standing, row, graph.need, graph.policy)
    if most is not None and query.doors.is_time_unknown[_door(query, row)]:
        yield _time_doubt(most)


def _doubts_at_stop(graph: NeedGraph, edge: int) -> Iterator[Text]:
    """Yield what to ask who gives the care: whether he can, and whether he takes patients."""
    stop = edge - len(graph.hops)
    row = int(graph.stops.row[stop])
    if graph.can[row] < 0:
        capabilities, need = graph.compiled.capabilities, graph.need
        yield graph.remembered(("question", row), lambda: capabilities.question(row, need))
    if graph.stops.label[stop] == Label.ARRIVE and graph.accepts[row] < 0:
        network = graph.compiled.network
        yield acceptance_doubt(network.institutions[graph.compiled.roster.id(row)].name)


def _consult_first(query: Query, way: ShortestPath) -> Hop | None:
    """Return a remote consultation with the target before an urgent journey, if there is one."""
    graph = query.graph
    if not graph.need.is_urgent or query.row < 0:
        return None
    if not any(graph.hops.moves[edge] for edge in way.edges[:-1]):
        return None
    channels, policy = graph.compiled.channels, graph.policy
    begin, end = np.searchsorted(channels.origin, [way.nodes[0], way.nodes[0] + 1])
    here = np.arange(begin, end)
    here = here[
        (channels.target[here] == way.nodes[-2])
        & (channels.kind[here] == LinkKind.TELECONSULTATION.number)
        & (channels.declared[here] | (not policy.declared_only))
        & (limit_answers(channels.limits, graph.need)[channels.limit[here]] != 0)
    ]
    if not len(here):
        return None
    row = int(here[np.argmin(channels.doubts[here])])
    channel = channel_at(channels, row)
    doubts = (*channel.doubts, *_scope_doubts(graph, row))
    return Hop(channel=channel, doubts=doubts, cites=cites_on(channel, graph.compiled.on))
