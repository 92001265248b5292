"""Declared channels: those that rest on a link."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from medconsortium.model import Link, Network, in_force
from medconsortium.referral.channel import CARRIER_OF, Channel
from medconsortium.referral.places import host_of
from medconsortium.referral.standing import carries, runs
from medconsortium.text import Text

__all__ = ["declared_channels"]


def declared_channels(network: Network, on: date) -> Iterator[Channel]:
    """Yield a channel for each link that carries care and is, or may be, in force.

    A link whose instrument has expired or is not yet signed, or whose consortium is planned or has
    ended, carries nothing. A department stands for the institution it belongs to.
    """
    for link in network.links.values():
        carrier = CARRIER_OF.get(link.kind)
        origin, target = host_of(network, link.origin), host_of(network, link.target)
        if carrier is None or origin is None or target is None or origin == target:
            continue
        holds, agreed = in_force(link.since, link.until, on), _agreed(network, link, on)
        if holds is not False and agreed is not False and not _is_idle(network, link, on):
            yield Channel(
                origin=origin,
                target=target,
                kind=link.kind,
                carrier=carrier,
                declared=True,
                basis=Text("已声明的合作关系", "a declared link"),
                doubts=_doubts(link, holds=holds, agreed=agreed),
                subjects=frozenset(link.subjects) if link.subjects else None,
                conditions=frozenset(link.conditions) if link.conditions else None,
                travel_minutes=link.travel_minutes,
                link=link.id,
                consortium=link.consortium,
                instrument=link.instrument,
                sources=link.sources,
            )


def _agreed(network: Network, link: Link, on: date) -> bool | None:
    """Whether the instrument that carries a link does so; a link without one needs none."""
    return link.instrument is None or carries(network.instruments[link.instrument], on)


def _is_idle(network: Network, link: Link, on: date) -> bool:
    """Whether the consortium that is to carry a link does not run on the day."""
    return link.consortium is not None and runs(network.consortia[link.consortium], on) is False


def _doubts(link: Link, *, holds: bool | None, agreed: bool | None) -> tuple[Text, ...]:
    doubts = []
    if holds is None:
        doubts.append(
            Text(
                f"不知 {link.origin} 与 {link.target} 的合作当日是否有效",
                f"whether the link from {link.origin} to {link.target} is in force is not known",
            )
        )
    if agreed is None:
        doubts.append(
            Text(
                f"不知 {link.instrument} 当日是否有效",
                f"whether {link.instrument} is in force is not known",
            )
        )
    return tuple(doubts)
