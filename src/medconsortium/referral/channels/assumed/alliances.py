"""Specialty alliances: what they state of themselves, between members and the lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.referral.channels.assumed.grounds import (
    Grounds,
    Members,
    Pairs,
    between,
    pairs,
    two_way,
)
from medconsortium.referral.channels.channel import CONDITION_OF
from medconsortium.referral.channels.drafts import Basis, Draft
from medconsortium.referral.channels.limits import Limit, bits_of, limits_of, term_bits
from medconsortium.text import Text
from medconsortium.vocabulary import (
    ConsortiumKind,
    GreenChannel,
    LinkKind,
    Practice,
    ServiceItem,
    Subject,
    Term,
)

__all__ = ["alliance_channels"]

_KIND_OF = {
    GreenChannel.BOOKING: LinkKind.BOOKING,
    GreenChannel.CRITICAL_TRANSFER: LinkKind.CRITICAL_TRANSFER,
    GreenChannel.TELECONSULTATION: LinkKind.TELECONSULTATION,
    **dict.fromkeys(CONDITION_OF, LinkKind.CRITICAL_TRANSFER),
}
_REFERRAL = Text("联盟声明实行双向转诊", "the alliance states that it refers both ways")
_TEAM = Text(
    "联盟声明实行多学科会诊", "the alliance states that teams of several specialties consult"
)
_NO_SPECIALTY = Text("未说明联盟的专科", "the specialty of the alliance is not stated")
_NOT_REMOTE = Text("未说明能否远程进行", "whether it can be done from afar is not stated")
_MDT = frozenset({ServiceItem.MDT})
_ONCOLOGY_MDT = Limit(subjects=frozenset({Subject.ONCOLOGY}), items=_MDT)


def alliance_channels(grounds: Grounds) -> Iterator[Draft]:
    """Yield what the alliances' practices and green channels let one assume.

    Shared information, recognised results and priority visits are no ways.
    """
    alliances = _alliances(grounds)
    refers = alliances.practise(Practice.TWO_WAY_REFERRAL)
    refers |= alliances.open(GreenChannel.TIERED_REFERRAL)
    yield from two_way(
        grounds,
        alliances.where(refers),
        _bases(_REFERRAL),
        basis=alliances.is_general,
        limits=alliances.limits,
        limit=alliances.limit,
    )
    for green, kind in _KIND_OF.items():
        condition = CONDITION_OF.get(green)
        conditions = None if condition is None else frozenset({condition})
        yield between(
            grounds,
            alliances.where(alliances.open(green)),
            kind,
            _bases(_opened(green)),
            basis=alliances.is_general,
            limits=[evolve(limit, conditions=conditions) for limit in alliances.limits],
            limit=alliances.limit,
        )
    yield from _teams(grounds, alliances)


@frozen(eq=False, kw_only=True)
class _Alliances:
    """Specialty alliances: pairs of member and lead, and what each alliance states, by place."""

    ends: Pairs
    practices: NDArray[np.uint64]
    green: NDArray[np.uint64]
    limits: tuple[Limit, ...]
    limit: NDArray[np.int32]
    is_general: NDArray[np.int32]

    def practise(self, *practices: Practice) -> NDArray[np.bool_]:
        """Return for each alliance whether it states one of some practices."""
        return _any(self.practices, practices, Practice)

    def open(self, *channels: GreenChannel) -> NDArray[np.bool_]:
        """Return for each alliance whether it states one of some green channels."""
        return _any(self.green, channels, GreenChannel)

    def where(self, states: NDArray[np.bool_]) -> Pairs:
        """Return the pairs of the alliances that state something."""
        lower, upper = self.ends
        kept = states[lower.consortium]
        return lower.at(kept), upper.at(kept)


def _alliances(grounds: Grounds) -> _Alliances:
    columns = grounds.roster.network.consortia.columns
    members: Members = grounds.of_kind(ConsortiumKind.SPECIALTY_ALLIANCE)
    subjects = term_bits(columns.specialties, Subject)
    limits, limit = limits_of(subjects, np.zeros((len(subjects), 1), np.uint64))
    return _Alliances(
        ends=pairs(members.at(~members.leads), members.at(members.leads)),
        practices=term_bits(columns.practices, Practice),
        green=term_bits(columns.green_channels, GreenChannel),
        limits=limits,
        limit=limit,
        is_general=(~columns.specialties.valid).astype(np.int32),
    )


def _teams(grounds: Grounds, alliances: _Alliances) -> Iterator[Draft]:
    """Yield consultations of teams of several specialties; the patient stays where he is."""
    remote = alliances.practise(Practice.TELEMEDICINE)
    remote |= alliances.open(GreenChannel.TELECONSULTATION)
    unsaid = (~remote).astype(np.int32)
    oncology = _opened(GreenChannel.ONCOLOGY_MDT)
    yield between(
        grounds,
        alliances.where(alliances.open(GreenChannel.ONCOLOGY_MDT)),
        LinkKind.TELECONSULTATION,
        [Basis(text=oncology), Basis(text=oncology, doubts=(_NOT_REMOTE,))],
        basis=unsaid,
        limits=[_ONCOLOGY_MDT],
    )
    open_ = ((), (_NO_SPECIALTY,), (_NOT_REMOTE,), (_NO_SPECIALTY, _NOT_REMOTE))
    yield between(
        grounds,
        alliances.where(alliances.practise(Practice.MDT)),
        LinkKind.TELECONSULTATION,
        [Basis(text=_TEAM, doubts=doubts) for doubts in open_],
        basis=alliances.is_general + 2 * unsaid,
        limits=[evolve(limit, items=_MDT) for limit in alliances.limits],
        limit=alliances.limit,
    )


def _bases(text: Text) -> tuple[Basis, Basis]:
    """Return what channels of a specialty rest on, and those of one that is not stated."""
    return Basis(text=text), Basis(text=text, doubts=(_NO_SPECIALTY,))


def _opened(green: GreenChannel) -> Text:
    return Text(
        f"联盟声明设有绿色通道：{green.zh}", f"the alliance states a green channel: {green.en}"
    )


def _any(
    bits: NDArray[np.uint64], terms: Iterable[Term], vocabulary: type[Term]
) -> NDArray[np.bool_]:
    return np.asarray((bits & bits_of(terms, vocabulary)).any(axis=1))
