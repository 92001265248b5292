"""Urban medical groups and county medical communities: two-way referral with the lead."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from medconsortium.referral.channels.assumed.grounds import (
    Grounds,
    Members,
    between,
    known_by,
    pairs,
    two_way,
)
from medconsortium.referral.channels.drafts import Basis, Draft
from medconsortium.text import Text
from medconsortium.vocabulary import Category, ConsortiumKind, LinkKind

__all__ = ["grid_channels"]

_NO_PATIENTS = ("F", "J", "K", "P")
_HOSPITALS = ("A", "G", "H", "")
"""Hospitals, maternal and child health, specialised prevention; or whatever else is not primary."""


def grid_channels(grounds: Grounds) -> Iterator[Draft]:
    """Yield both ways between leads and other members, and from primary members to hospitals.

    Members who treat no patients take no part: of blood, disease control, supervision and others.
    """
    members = grounds.of_kind(
        ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY
    )
    basis = Basis(
        text=Text(
            "牵头医院与成员单位间应建立双向转诊通道",
            "lead and members shall have two-way referral channels",
        ),
        cites=known_by(grounds.on, "guoweiyifa-2020-13#grass-roots"),
    )
    members = members.at(~_of_classes(grounds, members, _NO_PATIENTS))
    leads, others = members.at(members.leads), members.at(~members.leads)
    yield from two_way(grounds, pairs(others, leads), [basis])
    primary = grounds.roster.primary[others.institution]
    hospital = (primary == 0) & _of_classes(grounds, others, _HOSPITALS)
    ends = pairs(others.at(primary == 1), others.at(hospital))
    yield between(grounds, ends, LinkKind.REFERRAL_UP, [basis])


def _of_classes(grounds: Grounds, members: Members, classes: tuple[str, ...]) -> NDArray[np.bool_]:
    """Return which members are of some classes of WS 218; "" is a category that is not stated."""
    roster = grounds.roster
    is_of = np.array([*(each.key[0] in classes for each in Category), "" in classes])
    category = roster.network.institutions.columns.category[roster.places]
    return np.asarray(is_of[category[members.institution]])
