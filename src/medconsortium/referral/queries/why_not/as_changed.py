"""The way there is once everything has been changed that it takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.referral.channels.channel import CARRIER_OF, Channel
from medconsortium.referral.channels.columns import ChannelColumns
from medconsortium.referral.channels.reading import channel_at
from medconsortium.referral.cost import TENTHS, PathCost, to_tenths
from medconsortium.referral.emergency import transfer_channel
from medconsortium.referral.explanations.certainty import Certainty
from medconsortium.referral.explanations.hop import Hop, cites_on
from medconsortium.referral.explanations.path import ReferralPath
from medconsortium.referral.need import CareNeed
from medconsortium.referral.places.borders import border_bits
from medconsortium.referral.policy import Binding
from medconsortium.referral.queries.why_not.legs import Leg, legs_of
from medconsortium.referral.queries.why_not.relaxation import Lack
from medconsortium.referral.queries.why_not.relaxed_ways import RelaxedWays
from medconsortium.referral.queries.why_not.search import Found
from medconsortium.referral.usable.hops import BORDERS, CROSSED
from medconsortium.referral.usable.priority import green_channel_for
from medconsortium.text import Text
from medconsortium.vocabulary import LinkKind

__all__ = ["path_as_changed"]

_NEW = Text("假设新开通的通道", "a channel that would be opened")
_AFTERWARDS = Text("改变之后有此路径", "there is this way then")
_STAYS = Text("改变之后起点即可满足需求", "the origin can meet the need then")


def path_as_changed(ways: RelaxedWays, found: Found) -> ReferralPath:
    """Return a way that was found as it would be: everything asked is confirmed, all is agreed."""
    graph, legs = ways.query.graph, [*legs_of(ways, found)]
    compiled, target = graph.compiled, found.rows[-1]
    hops = tuple(_hop(ways, leg) for leg in legs)
    return ReferralPath(
        network=compiled.network,
        on=compiled.on,
        origin=ways.query.start,
        need=graph.need,
        policy=graph.policy,
        certainty=Certainty.CONFIRMED,
        target=compiled.roster.id(target),
        department=compiled.capabilities.department(target, graph.need),
        hops=hops,
        reason=_AFTERWARDS if hops else _STAYS,
        cost=_cost(ways, found, legs, hops),
    )


def _hop(ways: RelaxedWays, leg: Leg) -> Hop:
    """Return a hop without what was doubtful of it."""
    compiled, need = ways.query.graph.compiled, ways.query.graph.need
    table, row = int(ways.relaxed.table[leg.edge]), int(ways.relaxed.hops.channel[leg.edge])
    if leg.is_new:
        channel = _new_channel(ways, leg)
    elif table < 0:
        channel = transfer_channel(compiled, leg.origin, leg.target, leg.minutes)
    else:
        channel = _granted(ways, leg, ways.tables[table], row)
        green = green_channel_for(ways.tables[table], row, need)
        if green is not None:
            channel = evolve(channel, green_channel=green)
            cites = cites_on(channel, compiled.on)
            return Hop(channel=channel, priority=True, cites=cites)
    return Hop(channel=channel, cites=cites_on(channel, compiled.on))


def _new_channel(ways: RelaxedWays, leg: Leg) -> Channel:
    compiled, need = ways.query.graph.compiled, ways.query.graph.need
    kind = _kind_of_new(need, moves=ways.moves(leg.edge))
    stated = compiled.channels.roads.stated_by(leg.origin, leg.target)
    minutes, link = stated if stated is not None and ways.moves(leg.edge) else (None, None)
    return Channel(
        origin=compiled.roster.id(leg.origin),
        target=compiled.roster.id(leg.target),
        kind=kind,
        carrier=CARRIER_OF[kind],
        declared=False,
        basis=_NEW,
        travel_minutes=None if minutes is None else max(minutes, 0.0),
        time_from=link,
    )


def _kind_of_new(need: CareNeed, *, moves: bool) -> LinkKind:
    if need.drug:
        return LinkKind.DRUG_SUPPLY
    if not moves:
        return LinkKind.TELECONSULTATION
    return LinkKind.REFERRAL_DOWN if need.goes_down else LinkKind.REFERRAL_UP


def _granted(ways: RelaxedWays, leg: Leg, channels: ChannelColumns, row: int) -> Channel:
    """Return a channel as it would be: in force, and wide enough."""
    channel = evolve(channel_at(channels, row), doubts=())
    if ways.weights.unsure_along(leg.edge):
        channel = evolve(channel, since=None, until=None)
    if not leg.lacks & Lack.WIDER_SCOPE:
        return channel
    need = ways.query.graph.need
    condition = () if need.condition is None else (need.condition,)
    return evolve(
        channel,
        subjects=None if channel.subjects is None else channel.subjects.union(need.wanted_subjects),
        conditions=None if channel.conditions is None else channel.conditions.union(condition),
        items=None if channel.items is None else channel.items.union(need.items),
    )


def _cost(ways: RelaxedWays, found: Found, legs: Sequence[Leg], hops: Sequence[Hop]) -> PathCost:
    graph, policy = ways.query.graph, ways.query.graph.policy
    moved = [leg for leg in legs if ways.moves(leg.edge)]
    unknown = sum(leg.minutes < 0 for leg in moved)
    travel = sum(max(leg.minutes, 0) for leg in moved)
    door = int(np.searchsorted(ways.door_rows, found.rows[0]))
    bypasses = ways.is_at_home and bool(ways.query.doors.bypasses[door])
    crossed, preferred = _borders(ways, moved)
    weighed = (
        travel
        + unknown * to_tenths(policy.minutes_if_unknown)
        + len(legs) * to_tenths(policy.minutes_per_transfer)
        + bypasses * to_tenths(policy.minutes_for_bypassing)
        + preferred * to_tenths(policy.minutes_per_border)
    )
    known = not unknown and not ways.is_at_home
    steps = np.broadcast_to(ways.stops.digits.steps_from_home, len(ways.stops))
    return PathCost(
        steps_from_home=int(steps[found.steps[-1].edge - len(ways.relaxed)]),
        unknown_times=unknown if graph.need.is_urgent else 0,
        weighed_minutes=weighed / TENTHS,
        assumed=sum(not hop.channel.declared for hop in hops),
        without_priority=sum(not hop.priority for hop in hops),
        travel_minutes=travel / TENTHS if known else None,
        transfers=len(moved),
        borders=crossed,
        bypassing=bypasses,
    )


def _borders(ways: RelaxedWays, moved: Sequence[Leg]) -> tuple[int, int]:
    """Return how many borders are crossed, and how many of these were better kept."""
    borders = ways.query.graph.compiled.channels.borders
    ends = (_rows(leg.origin for leg in moved), _rows(leg.target for leg in moved))
    crosses = border_bits(borders, *ends).tolist()
    policy = ways.query.graph.policy
    preferred = (
        0
        if ways.query.graph.need.is_emergency
        else sum(bit for name, bit, _ in BORDERS if getattr(policy, name) is Binding.PREFERRED)
    )
    return sum(int(CROSSED[bits]) for bits in crosses), sum(
        (bits & preferred).bit_count() for bits in crosses
    )


def _rows(rows: Iterable[int]) -> NDArray[np.int32]:
    return np.fromiter(rows, np.int32)
