"""Tight and entrusted pairs: two institutions that refer both ways."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from medconsortium.referral.channels.assumed.grounds import Grounds, Members, between, pairs
from medconsortium.referral.channels.drafts import Basis, Draft, ranks
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, ConsortiumKind, Integration, LinkKind

__all__ = ["pair_channels"]

_PAIR = 2
_BINDING = (Integration.TIGHT, Integration.ENTRUSTED)


def pair_channels(grounds: Grounds) -> Iterator[Draft]:
    """Yield both ways between two that a consortium of no other kind binds, and nobody else.

    Up to the lead and down from it, where one of the two leads; sideways otherwise.
    """
    members = grounds.of_kind(ConsortiumKind.OTHER, None)
    members = _once(grounds, members.at(_may_bind(grounds)[members.consortium]))
    size = len(grounds.roster.network.consortia)
    count = np.bincount(members.consortium, minlength=size)
    members = members.at(count[members.consortium] == _PAIR)
    leading = np.bincount(members.consortium[members.leads], minlength=size)
    led = leading[members.consortium] == 1
    columns = grounds.roster.network.consortia.columns
    bases = [_basis(integration) for integration in _BINDING]
    basis = (columns.integration == Integration.ENTRUSTED.number).astype(np.int32)
    followers, leads = members.at(led & ~members.leads), members.at(led & members.leads)
    equals = members.at(~led)
    for ends, kind in (
        (pairs(followers, leads), LinkKind.REFERRAL_UP),
        (pairs(leads, followers), LinkKind.REFERRAL_DOWN),
        (pairs(equals, equals), LinkKind.REFERRAL_LATERAL),
    ):
        yield between(grounds, ends, kind, bases, basis=basis)


def _may_bind(grounds: Grounds) -> NDArray[np.bool_]:
    """Return for each consortium whether it binds, and names all its members, as far as known."""
    network = grounds.roster.network
    columns, memberships = network.consortia.columns, network.memberships.columns
    binds = np.isin(columns.integration, [each.number for each in _BINDING])
    binds &= columns.members_completeness != Completeness.PARTIAL.number
    unnamed = (memberships.institution < 0) & (memberships.department < 0)  # described groups
    binds[memberships.consortium[unnamed]] = False
    return binds


def _once(grounds: Grounds, members: Members) -> Members:
    """Return each institution once for each consortium: leading if it leads, surely if surely."""
    size = np.int64(len(grounds.roster))
    key = members.consortium * size + members.institution
    _, which, count = np.unique(key, return_inverse=True, return_counts=True)
    if (count > 1).any():
        rank = np.zeros(len(members), np.int64)
        several = count[which] > 1
        rank[several] = ranks(grounds.roster.network.memberships.columns.id, members.place[several])
        order = np.lexsort((rank, members.is_doubtful, ~members.leads, key))
        first = np.append(True, key[order][1:] != key[order][:-1])
        members = members.at(np.sort(order[first]))
    return members


def _basis(integration: Integration) -> Basis:
    return Basis(
        text=Text(
            f"{integration.zh}合作的两家机构互相转诊", "a tight or entrusted pair refers both ways"
        )
    )
