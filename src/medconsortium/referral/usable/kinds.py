"""Which kinds of channels serve a need."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from medconsortium.referral.channels.channel import CARRIER_OF, MOVES_PATIENT
from medconsortium.referral.channels.columns import kind_mask
from medconsortium.referral.need import CareNeed
from medconsortium.vocabulary import LinkKind, Phase

__all__ = ["kinds_serving", "serves"]

_UP = (LinkKind.REFERRAL_UP, LinkKind.REFERRAL_LATERAL)
_DOWN = (LinkKind.REFERRAL_DOWN, LinkKind.REFERRAL_LATERAL, LinkKind.FOLLOW_UP)
_REMOTE = (LinkKind.TELECONSULTATION, LinkKind.TELEDIAGNOSIS, LinkKind.RESOURCE_SERVICE)
_VISITING_DOCTORS = (LinkKind.EXPERT_VISIT, LinkKind.MULTI_SITE_PRACTICE)
_VISITS = frozenset({Phase.FIRST_CONTACT, Phase.DIAGNOSIS, Phase.FOLLOW_UP})


def kinds_serving(need: CareNeed) -> frozenset[LinkKind]:
    """Return the kinds of links whose channels serve a need.

    >>> sorted(kind.en for kind in kinds_serving(CareNeed(phase=Phase.RECOVERY)))
    ['follow-up', 'lateral referral', 'referral down']
    """
    if need.drug:
        return frozenset({LinkKind.DRUG_SUPPLY})
    kinds = frozenset(_kinds(need))
    if need.can_travel:
        return kinds
    return frozenset(kind for kind in kinds if CARRIER_OF[kind] not in MOVES_PATIENT)


def serves(need: CareNeed) -> NDArray[np.bool_]:
    """Return for each kind of link, by number, whether its channels serve a need."""
    return kind_mask(kinds_serving(need))


def _kinds(need: CareNeed) -> Iterator[LinkKind]:
    yield from _DOWN if need.goes_down else _UP
    if need.phase in _VISITS and not need.is_emergency:
        yield LinkKind.BOOKING
        if not need.items:  # an item needs equipment, which a doctor does not bring
            yield from _VISITING_DOCTORS
    if need.is_urgent:
        yield LinkKind.CRITICAL_TRANSFER
    if need.is_remote:
        yield from _REMOTE
        if need.goes_down:
            yield LinkKind.MONITORING
