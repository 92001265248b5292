"""What channels are assumed from: the members of consortia, and how they are set in pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TypeAlias

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.errors import Fault, ModelError
from medconsortium.law import resolve
from medconsortium.referral.channels.drafts import Basis, Draft
from medconsortium.referral.channels.limits import NO_LIMIT, Limit
from medconsortium.referral.channels.standing import Standing
from medconsortium.referral.places.roster import Roster
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, LinkKind, Role

__all__ = [
    "Grounds",
    "Members",
    "Pairs",
    "between",
    "known_by",
    "members_of",
    "pairs",
    "two_way",
]

_LEADS = (Role.LEAD.number, Role.CO_LEAD.number)
_MOST_PAIRS = 2**24
"""More pairs of members than this are no map of ways: sixteen for every institution of China."""


@frozen(eq=False, kw_only=True)
class Members:
    """Institutions that are, or may be, members of consortia that run, or may run, on a day.

    A row for each membership; a department is there for its institution.

    Attributes:
        place: Place in the table of memberships (int32).
        institution: Row of the roster (int32).
        consortium: Place in the table of consortia (int32).
        role: `Role.number`, -1 where it is not stated (int8).
        is_doubtful: Whether the membership is not surely in force (bool).
    """

    place: NDArray[np.int32]
    institution: NDArray[np.int32]
    consortium: NDArray[np.int32]
    role: NDArray[np.int8]
    is_doubtful: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.place)

    @property
    def leads(self) -> NDArray[np.bool_]:
        """Whether each leads, alone or with others."""
        return np.isin(self.role, _LEADS)

    def at(self, rows: NDArray[np.bool_] | NDArray[np.intp]) -> Members:
        """Return some of them."""
        return Members(
            place=self.place[rows],
            institution=self.institution[rows],
            consortium=self.consortium[rows],
            role=self.role[rows],
            is_doubtful=self.is_doubtful[rows],
        )


Pairs: TypeAlias = tuple[Members, Members]
"""Pairs of members of one consortium: row `n` of the one goes with row `n` of the other."""


@frozen(eq=False, kw_only=True)
class Grounds:
    """A network on a day, as far as channels are assumed from it."""

    roster: Roster
    standing: Standing
    members: Members

    @property
    def on(self) -> date:
        """The day."""
        return self.standing.on

    def of_kind(self, *kinds: ConsortiumKind | None) -> Members:
        """Return the members of consortia of some kinds; `None` is a kind that is not stated."""
        numbers = [-1 if kind is None else kind.number for kind in kinds]
        kind = self.roster.network.consortia.columns.kind
        return self.members.at(np.isin(kind, numbers)[self.members.consortium])


def members_of(roster: Roster, standing: Standing) -> Members:
    """Return the members of all consortia."""
    columns = roster.network.memberships.columns
    own = roster.rows[columns.institution]
    institution = np.where(own < 0, roster.hosts[columns.department], own)
    runs = standing.consortia[columns.consortium] != 0
    place = np.flatnonzero((standing.memberships != 0) & runs & (institution >= 0))
    return Members(
        place=place.astype(np.int32),
        institution=institution[place],
        consortium=columns.consortium[place],
        role=columns.role[place],
        is_doubtful=standing.memberships[place] < 0,
    )


def pairs(
    lower: Members,
    upper: Members,
    *,
    key: Callable[[Members], NDArray[np.integer]] = lambda members: members.consortium,
) -> Pairs:
    """Return each of the lower with each of the upper that shares its key; none with itself.

    Raises:
        ModelError: There are too many.
    """
    one, other = key(lower), key(upper)
    order = np.argsort(other, kind="stable")
    begin = np.searchsorted(other[order], one, "left")
    count = np.searchsorted(other[order], one, "right") - begin
    total = int(count.sum())
    if total > _MOST_PAIRS:
        raise ModelError([_too_many(total)])
    first = np.repeat(np.arange(len(one)), count)
    before = np.cumsum(count) - count
    second = order[np.repeat(begin - before, count) + np.arange(total)]
    apart = lower.institution[first] != upper.institution[second]
    return lower.at(first[apart]), upper.at(second[apart])


def between(
    grounds: Grounds,
    ends: Pairs,
    kind: LinkKind,
    bases: Sequence[Basis],
    *,
    basis: NDArray[np.int32] | None = None,
    limits: Sequence[Limit] = (NO_LIMIT,),
    limit: NDArray[np.int32] | None = None,
) -> Draft:
    """Return the channels from each lower one of some pairs to the upper one.

    Args:
        grounds: What they are assumed from.
        ends: The pairs.
        kind: Their kind.
        bases: What lets one assume them.
        basis: For each consortium, by place, which of the bases; the first if left out.
        limits: What they may be limited to.
        limit: For each consortium, by place, which of the limits; the first if left out.
    """
    origin, target = ends
    consortium = origin.consortium
    which = np.zeros(len(origin), np.int32) if basis is None else basis[consortium]
    open_ = np.array([len(each.doubts) for each in bases], np.int8)[which]
    uncertain = (grounds.standing.consortia < 0)[consortium]
    doubts = open_ + uncertain + origin.is_doubtful + target.is_doubtful
    return Draft(
        origin=origin.institution,
        target=target.institution,
        kind=np.full(len(origin), kind.number, np.int8),
        declared=False,
        doubts=doubts.astype(np.int8),
        limits=tuple(limits),
        limit=None if limit is None else limit[consortium],
        bases=tuple(bases),
        basis=which,
        consortium=consortium,
        origin_member=origin.place,
        target_member=target.place,
    )


def two_way(
    grounds: Grounds,
    ends: Pairs,
    bases: Sequence[Basis],
    *,
    basis: NDArray[np.int32] | None = None,
    limits: Sequence[Limit] = (NO_LIMIT,),
    limit: NDArray[np.int32] | None = None,
) -> Iterator[Draft]:
    """Yield the referrals up within some pairs, and those down."""
    lower, upper = ends
    for way, kind in (
        ((lower, upper), LinkKind.REFERRAL_UP),
        ((upper, lower), LinkKind.REFERRAL_DOWN),
    ):
        yield between(grounds, way, kind, bases, basis=basis, limits=limits, limit=limit)


def known_by(on: date, *cites: str) -> tuple[str, ...]:
    """Return the references into law that had begun by a day: not what was yet to come.

    >>> known_by(date(2019, 1, 1), "guoweiyifa-2020-13#telemedicine")
    ()
    """
    return tuple(cite for cite in cites if resolve(cite).begins.earliest <= on)


def _too_many(count: int) -> Fault:
    return Fault(
        code="too-many-channels",
        message=Text(
            f"成员关系推出 {count} 条通道，过多",
            f"memberships let one assume {count} channels, which is too many",
        ),
        cure=Text("检查医联体的成员名单是否重复", "check the lists of members for repetitions"),
    )
