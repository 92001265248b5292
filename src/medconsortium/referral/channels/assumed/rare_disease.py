"""The rare-disease network: suspected cases go up to the leads, follow-up goes back down."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from medconsortium.referral.channels.assumed.grounds import (
    Grounds,
    Members,
    Pairs,
    between,
    known_by,
    pairs,
)
from medconsortium.referral.channels.drafts import Basis, Draft
from medconsortium.referral.channels.limits import Limit, bits_of, term_bits
from medconsortium.text import Text
from medconsortium.vocabulary import Condition, ConsortiumKind, LinkKind, Practice, Role

__all__ = ["rare_disease_channels"]

_LIMIT = Limit(conditions=frozenset({Condition.RARE_DISEASE}))


def rare_disease_channels(grounds: Grounds) -> Iterator[Draft]:
    """Yield the ways between members and the lead of their unit, and between leads.

    Members refer suspected cases to the provincial lead of their unit, or consult it; provincial
    leads do so with the national one; follow-up goes back. Where the network states that drugs are
    linked, leads supply those below.
    """
    members = grounds.of_kind(ConsortiumKind.RARE_DISEASE_NETWORK)
    national, provincial, ordinary = (
        members.at(members.role == role.number)
        for role in (Role.NATIONAL_LEAD, Role.PROVINCIAL_LEAD, Role.MEMBER)
    )
    for ends in (pairs(provincial, national), _within_unit(grounds, ordinary, provincial)):
        yield from _channels(grounds, ends)


def _channels(grounds: Grounds, ends: Pairs) -> Iterator[Draft]:
    lower, upper = ends
    up = _basis(
        grounds,
        "成员医院将疑似患者会诊或转诊至牵头医院",
        "members consult or refer suspected cases to the lead",
        "referral",
    )
    back = _basis(
        grounds,
        "按牵头医院的随访方案继续治疗",
        "care goes on by the lead's follow-up plan",
        "follow-up",
    )
    supply = _basis(
        grounds,
        "牵头医院向协作网医院调剂罕见病用药",
        "the lead supplies hospitals of the network with drugs",
        "drugs",
    )
    yield between(grounds, ends, LinkKind.REFERRAL_UP, [up], limits=[_LIMIT])
    yield between(grounds, ends, LinkKind.TELECONSULTATION, [up], limits=[_LIMIT])
    yield between(grounds, (upper, lower), LinkKind.FOLLOW_UP, [back], limits=[_LIMIT])
    linked = _links_drugs(grounds)[lower.consortium]
    supplied = (lower.at(linked), upper.at(linked))
    yield between(grounds, supplied, LinkKind.DRUG_SUPPLY, [supply], limits=[_LIMIT])


def _basis(grounds: Grounds, zh: str, en: str, topic: str) -> Basis:
    cites = known_by(grounds.on, f"guoweibanyihan-2019-157#{topic}")
    return Basis(text=Text(zh, en), cites=cites)


def _links_drugs(grounds: Grounds) -> NDArray[np.bool_]:
    """Return for each consortium whether it states that drugs are linked."""
    practices = grounds.roster.network.consortia.columns.practices
    linked = term_bits(practices, Practice) & bits_of([Practice.DRUG_LINKAGE], Practice)
    return np.asarray(linked.any(axis=1))


def _within_unit(grounds: Grounds, lower: Members, upper: Members) -> Pairs:
    """Return the pairs of one network and one unit; a unit that is not stated is none."""
    units = grounds.roster.network.memberships.columns.unit
    stated = [side.at(units.valid[side.place]) for side in (lower, upper)]
    known: dict[tuple[int, str], int] = {}

    def key(members: Members) -> NDArray[np.int64]:
        places = zip(members.consortium, members.place, strict=True)
        named = ((int(consortium), units[int(place)] or "") for consortium, place in places)
        return np.array([known.setdefault(name, len(known)) for name in named], np.int64)

    return pairs(stated[0], stated[1], key=key)
