"""Entrusted and jointly run institutions: a link of management or co-running makes a pair."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from medconsortium.referral.channels.assumed.grounds import Grounds
from medconsortium.referral.channels.declared import link_doubts, link_limits, link_states
from medconsortium.referral.channels.drafts import Basis, Draft
from medconsortium.text import Text
from medconsortium.vocabulary import LinkKind

__all__ = ["entrusted_channels"]

_KINDS = (LinkKind.MANAGEMENT, LinkKind.CO_RUN)
_BASES = (
    Basis(
        text=Text(
            "托管：管理方与被托管机构互相转诊",
            "entrusted management: who manages and who is managed refer both ways",
        )
    ),
    Basis(
        text=Text(
            "合作办院：合作双方互相转诊（本库的理解）",
            "jointly run: both sides refer both ways (our reading)",
        )
    ),
)


def entrusted_channels(grounds: Grounds) -> Iterator[Draft]:
    """Yield the ways up to who manages, or runs jointly, and down, where the link may stand."""
    roster, standing = grounds.roster, grounds.standing
    links = roster.network.links.columns
    above, below = roster.rows_of(links.origin), roster.rows_of(links.target)
    stands = np.isin(links.kind, [kind.number for kind in _KINDS])
    stands &= (above >= 0) & (below >= 0) & (above != below) & (link_states(roster, standing) != 0)
    link = np.flatnonzero(stands).astype(np.int32)
    limits, limit = link_limits(roster, link)
    for origin, target, kind in (
        (below, above, LinkKind.REFERRAL_UP),
        (above, below, LinkKind.REFERRAL_DOWN),
    ):
        yield Draft(
            origin=origin[link],
            target=target[link],
            kind=np.full(len(link), kind.number, np.int8),
            declared=False,
            doubts=link_doubts(roster, standing)[link],
            limits=limits,
            limit=limit,
            bases=_BASES,
            basis=(links.kind[link] == LinkKind.CO_RUN.number).astype(np.int32),
            link=link,
            consortium=links.consortium[link],
            instrument=links.instrument[link],
        )
