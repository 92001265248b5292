"""Answers as plain data, for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from medconsortium.model import GeoPoint, PartialDate
from medconsortium.referral.cost import PathCost
from medconsortium.referral.explanations.hop import Hop
from medconsortium.text import Text

if TYPE_CHECKING:
    from medconsortium.referral.explanations.path import Alternative, ReferralPath
    from medconsortium.referral.places.resolving import Origin

__all__ = ["plain_cost", "plain_hop", "plain_origin", "plain_path", "plain_text"]


def plain_path(path: ReferralPath) -> dict[str, Any]:
    """Return a path as plain data."""
    first = path.consult_first
    return {
        "on": path.on.isoformat(),
        "network": path.network.digest,
        "synthetic": path.network.synthetic,
        "origin": plain_origin(path.origin),
        "certainty": path.certainty.key,
        "target": path.target,
        "department": path.department,
        "institutions": list(path.institutions),
        "travel_minutes": path.travel_minutes,
        "transfers": path.transfers,
        "cost": None if path.cost is None else plain_cost(path.cost),
        "reason": plain_text(path.reason),
        "doubts": [plain_text(doubt) for doubt in path.doubts],
        "hops": [plain_hop(hop) for hop in path.hops],
        "consult_first": None if first is None else plain_hop(first),
        "next_best": None if path.next_best is None else _plain_alternative(path.next_best),
    }


def plain_origin(origin: Origin) -> str | dict[str, Any]:
    """Return where a patient starts as plain data."""
    if isinstance(origin, GeoPoint):
        datum = None if origin.datum is None else origin.datum.key
        return {"latitude": origin.latitude, "longitude": origin.longitude, "datum": datum}
    return origin


def plain_text(text: Text) -> dict[str, str | None]:
    """Return a text as plain data."""
    return {"zh": text.zh, "en": text.en}


def plain_cost(cost: PathCost) -> dict[str, Any]:
    """Return a cost as plain data."""
    return attrs.asdict(cost)


def plain_hop(hop: Hop) -> dict[str, Any]:
    """Return a hop as plain data."""
    channel, liability = hop.channel, hop.liability
    return {
        "from": channel.origin,
        "to": channel.target,
        "kind": channel.kind.key,
        "carrier": channel.carrier.key,
        "sender": hop.sender,
        "receiver": hop.receiver,
        "declared": channel.declared,
        "basis": plain_text(channel.basis),
        "nature": plain_text(hop.nature),
        "liability": None if liability is None else plain_text(liability),
        "requirements": [plain_text(requirement) for requirement in hop.requirements],
        "doubts": [plain_text(doubt) for doubt in hop.doubts],
        "travel_minutes": channel.travel_minutes,
        "time_from": channel.time_from,
        "since": _plain_date(channel.since),
        "until": _plain_date(channel.until),
        "green_channel": None if channel.green_channel is None else channel.green_channel.key,
        "priority": hop.priority,
        "link": channel.link,
        "consortium": channel.consortium,
        "instrument": channel.instrument,
        "cites": list(hop.cites),
        "sources": list(channel.sources),
    }


def _plain_alternative(other: Alternative) -> dict[str, Any]:
    return {
        "target": other.target,
        "institutions": list(other.institutions),
        "certainty": other.certainty.key,
        "cost": plain_cost(other.cost),
    }


def _plain_date(date: PartialDate | None) -> str | None:
    return None if date is None else str(date)
