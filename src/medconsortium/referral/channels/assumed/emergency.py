"""Emergency networks: any member may send, or ask, any other."""

from __future__ import annotations

from collections.abc import Iterator

from medconsortium.referral.channels.assumed.grounds import Grounds, between, pairs
from medconsortium.referral.channels.drafts import Basis, Draft
from medconsortium.referral.channels.limits import Limit
from medconsortium.text import Text
from medconsortium.vocabulary import Condition, ConsortiumKind, LinkKind

__all__ = ["emergency_channels"]

_RESCUED = Limit(conditions=frozenset(Condition) - {Condition.RARE_DISEASE})

_TRANSFER = Basis(
    text=Text("急救网络成员间转运", "members of the emergency network transfer patients")
)
_CONSULTATION = Basis(
    text=Text("急救网络成员间网上急会诊", "members of the emergency network consult at once online")
)


def emergency_channels(grounds: Grounds) -> Iterator[Draft]:
    """Yield transfers and urgent consultations between members, for what needs rescue in time."""
    members = grounds.of_kind(ConsortiumKind.EMERGENCY_NETWORK)
    ends = pairs(members, members)
    for kind, basis in (
        (LinkKind.CRITICAL_TRANSFER, _TRANSFER),
        (LinkKind.TELECONSULTATION, _CONSULTATION),
    ):
        yield between(grounds, ends, kind, [basis], limits=[_RESCUED])
