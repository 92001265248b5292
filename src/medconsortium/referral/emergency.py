"""What an emergency allows: a transfer to every institution, whatever has been agreed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from medconsortium.model import Network
from medconsortium.referral.channel import Channel
from medconsortium.referral.places import host_of
from medconsortium.text import Text
from medconsortium.vocabulary import Carrier, LinkKind

__all__ = ["direct_transfers"]


def direct_transfers(network: Network, origin: str) -> Iterator[Channel]:
    """Yield a transfer from an institution to every other one, sorted by id.

    Its time is the shortest that any link between the two states, in either direction, in force or
    not: the road is there when the agreement is not.
    """
    minutes = _minutes_from(network, origin)
    for target in sorted(network.institutions):
        if target != origin:
            yield Channel(
                origin=origin,
                target=target,
                kind=LinkKind.CRITICAL_TRANSFER,
                carrier=Carrier.PATIENT,
                declared=False,
                basis=Text(
                    "急救不受协议、边界、首诊和逐级限制",
                    "an emergency is bound by no agreement, border, first contact or step",
                ),
                travel_minutes=minutes.get(target),
            )


def _minutes_from(network: Network, origin: str) -> Mapping[str, float]:
    minutes: dict[str, float] = {}
    for link in network.links.values():
        ends = [host_of(network, end) for end in (link.origin, link.target)]
        if link.travel_minutes is not None and origin in ends:
            for end in ends:
                if end is not None:
                    minutes[end] = min(link.travel_minutes, minutes.get(end, link.travel_minutes))
    return minutes
