"""What an emergency allows: a transfer to every institution, whatever has been agreed."""

from __future__ import annotations

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.graph import SearchGraph, costs_from
from medconsortium.model import GeoPoint
from medconsortium.referral.channels.channel import Channel
from medconsortium.referral.channels.roads import UNKNOWN_TIME, Roads
from medconsortium.referral.compiled_network import CompiledNetwork
from medconsortium.referral.cost import TENTHS
from medconsortium.referral.need_graph import LONGEST_DRIVE, NeedGraph
from medconsortium.referral.places.borders import border_bits
from medconsortium.referral.places.neighbourhood import steps_from
from medconsortium.referral.places.resolving import Origin
from medconsortium.referral.usable.hops import CROSSED, NO_CHANNEL, Hops, hop_digits
from medconsortium.referral.usable.steps import Label
from medconsortium.text import Text
from medconsortium.vocabulary import Carrier, LinkKind

__all__ = ["drives_from", "in_emergency", "road_graph", "transfer_channel"]


def in_emergency(graph: NeedGraph, start: Origin) -> NeedGraph:
    """Return the ways of an emergency at a place: to them come transfers, and who is near counts.

    From an institution, patients who can travel are taken to any other one that is not known to
    have closed. Of places at equal times the nearest by division goes first; from a point, doors
    are told apart by distance instead.

    Args:
        graph: The ways that serve an emergency.
        start: Where it is: an institution, a division or a point; or a department that belongs to
            no institution, near which nobody is.
    """
    if isinstance(start, GeoPoint) or start in graph.compiled.network.departments:
        return graph
    roster, hops = graph.compiled.roster, graph.hops
    steps = steps_from(roster, [start])[graph.stops.row]
    none = np.zeros(len(steps), np.int64)
    apart = graph.code.encode(none, none, none, none, steps, none, none)
    weight = graph.weight.copy()
    weight[len(hops) :] += apart
    if roster.row(start) < 0 or not graph.need.can_travel or graph.need.drug:
        return evolve(graph, weight=weight)
    transfers, costs = _transfers(graph, roster.row(start))
    parts = (weight[: len(hops)], costs, weight[len(hops) :])
    return evolve(graph, hops=hops + transfers, weight=np.concatenate(parts))


def drives_from(compiled: CompiledNetwork, row: int) -> NDArray[np.int32]:
    """Return how long it takes from an institution to each by road, in tenths (rows, int32).

    The least sum of the times that links state, in force or not, whatever they are for: one may
    drive through. `UNKNOWN_TIME` where no roads that are known lead there.
    """
    graph = compiled.needs.get("roads", lambda: road_graph(compiled.channels.roads), _edges)
    drives = costs_from(graph, row)
    return np.where(drives < 0, UNKNOWN_TIME, np.minimum(drives, LONGEST_DRIVE)).astype(np.int32)


def road_graph(roads: Roads) -> SearchGraph:
    """Return the roads as a graph."""
    return SearchGraph(len(roads.roster), roads.origin, roads.target, roads.minutes)


def transfer_channel(compiled: CompiledNetwork, origin: int, target: int, minutes: int) -> Channel:
    """Return the channel of a transfer in an emergency, between two rows.

    Args:
        compiled: The network on the day.
        origin: Where the emergency is.
        target: Where the patient is taken.
        minutes: How long that takes in tenths, -1 where it is not known.
    """
    roads = compiled.channels.roads
    stated = roads.stated_by(origin, target)
    one_road = stated is not None and int(roads.between(*_pair(origin, target))[0]) == minutes
    return Channel(
        origin=compiled.roster.id(origin),
        target=compiled.roster.id(target),
        kind=LinkKind.CRITICAL_TRANSFER,
        carrier=Carrier.PATIENT,
        declared=False,
        basis=Text(
            "急救不受协议、边界、首诊和逐级限制",
            "an emergency is bound by no agreement, border, first contact or step",
        ),
        travel_minutes=None if minutes < 0 else minutes / TENTHS,
        time_from=stated[1] if stated is not None and one_road else None,
    )


def _transfers(graph: NeedGraph, row: int) -> tuple[Hops, NDArray[np.int64]]:
    compiled, policy = graph.compiled, graph.policy
    standing = compiled.channels.standing
    reached = standing.institutions != 0
    reached[row] = False
    target = np.flatnonzero(reached).astype(np.int32)
    origin = np.full(len(target), row, np.int32)
    crosses = border_bits(compiled.channels.borders, origin, target)
    hops = Hops(
        channel=np.full(len(target), NO_CHANNEL, np.int32),
        origin=origin,
        target=target,
        moves=np.ones(len(target), np.bool_),
        minutes=drives_from(compiled, row)[target],
        borders=CROSSED[crosses],
        label=np.full(len(target), Label.GO, np.uint8),
    )
    perhaps_open = (standing.institutions[target] < 0).astype(np.int64)
    digits = hop_digits(hops, graph.need, policy, doubts=perhaps_open)
    return hops, digits.encode(graph.code, len(hops))


def _pair(origin: int, target: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    return np.array([origin], np.int32), np.array([target], np.int32)


def _edges(graph: SearchGraph) -> int:
    return len(graph.weight)
