"""Telemedicine networks: the lead consults for the members, and no patient moves."""

from __future__ import annotations

from collections.abc import Iterator

from medconsortium.referral.channels.assumed.grounds import Grounds, between, known_by, pairs
from medconsortium.referral.channels.drafts import Basis, Draft
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, LinkKind

__all__ = ["telemedicine_channels"]


def telemedicine_channels(grounds: Grounds) -> Iterator[Draft]:
    """Yield a remote consultation from each member to each lead."""
    members = grounds.of_kind(ConsortiumKind.TELEMEDICINE_NETWORK)
    basis = Basis(
        text=Text("牵头单位为成员单位远程会诊", "the lead consults for the members remotely"),
        cites=known_by(grounds.on, "guoweiyifa-2020-13#telemedicine"),
    )
    ends = pairs(members.at(~members.leads), members.at(members.leads))
    yield between(grounds, ends, LinkKind.TELECONSULTATION, [basis])
