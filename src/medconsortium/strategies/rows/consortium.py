"""Consortia, and who belongs to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from medconsortium.model import Consortium, MemberGroup, Membership
from medconsortium.strategies.drawing import Frame, Unknowns, values_of
from medconsortium.strategies.places import COUNTIES
from medconsortium.strategies.rows.bounds import Ids, chosen, given, listing_of
from medconsortium.strategies.wording import Wording, row_ids, texts
from medconsortium.vocabulary import (
    ConsortiumKind,
    ConsortiumStatus,
    MembershipStatus,
    Practice,
    Role,
)

__all__ = ["consortia", "memberships"]


def consortia(
    *,
    ids: Ids = None,
    kinds: Sequence[ConsortiumKind] = (),
    statuses: Sequence[ConsortiumStatus] = (),
    practices: Sequence[Practice] = (),
    divisions: Sequence[str] = (),
    actors: Sequence[str] = (),
    parents: Sequence[str] = (),
    sources: Sequence[str] = (),
    earliest: date | None = None,
    latest: date | None = None,
    unknowns: Unknowns = "some",
    wording: Wording = "realistic",
) -> SearchStrategy[Consortium]:
    """Draw medical consortia of any kind, without their members.

    Args:
        ids: What draws their ids.
        kinds: Their kinds; all if left out.
        statuses: Whether they are running; anything if left out.
        practices: What they may declare to do; anything if left out.
        divisions: Ids of the divisions that their grids may hold. Without any, none is stated.
        actors: Ids of those who may organise them, be their legal person or host a centre.
        parents: Ids of the consortia they may be part of.
        sources: Ids of sources they may cite.
        earliest: No date lies before; 2015 if left out, adversarial ones any.
        latest: No date lies after, but for an end not set; 2025 if left out.
        unknowns: How many fields are not stated.
        wording: Whether names are those of the field, or hostile.

    Shrinks to one of which only the name is stated.
    """
    frame = Frame(
        known={
            "divisions": divisions,
            "institutions": actors,
            "consortia": parents,
            "sources": sources,
        },
        unknowns=unknowns,
        wording=wording,
        earliest=earliest,
        latest=latest,
    )
    bounded = given(
        id=ids,
        kind=chosen(kinds),
        status=chosen(statuses),
        practices=listing_of(practices, frame=frame, most=8),
    )
    if frame.is_hostile:
        return values_of(Consortium, frame, given=bounded)
    names = st.builds(
        "{}{}".format,
        st.sampled_from([county.place for county in COUNTIES]),
        st.sampled_from([kind.zh for kind in kinds or ConsortiumKind]),
    )
    return values_of(Consortium, frame, given={"name": texts(of=names), **bounded})


def memberships(
    *,
    ids: Ids = None,
    consortia: Sequence[str] = (),
    institutions: Sequence[str] = (),
    departments: Sequence[str] = (),
    divisions: Sequence[str] = (),
    roles: Sequence[Role] = (),
    statuses: Sequence[MembershipStatus] = (),
    groups: bool = True,
    sources: Sequence[str] = (),
    earliest: date | None = None,
    latest: date | None = None,
    unknowns: Unknowns = "some",
    wording: Wording = "realistic",
) -> SearchStrategy[Membership]:
    """Draw that an institution, a department or a described group belongs to a consortium.

    Args:
        ids: What draws their ids; often there is none, and the network derives one.
        consortia: Ids of the consortia; anything if left out.
        institutions: Ids of the institutions that may be members; anything if left out.
        departments: Ids of the departments that may be members; none if left out.
        divisions: Ids of the divisions that a group may lie in.
        roles: What they may be; anything if left out.
        statuses: Whether they are members or on the way to it; either if left out.
        groups: Whether a member may be a group that is described and not named.
        sources: Ids of sources they may cite.
        earliest: No date lies before; 2015 if left out, adversarial ones any.
        latest: No date lies after, but for an end not set; 2025 if left out.
        unknowns: How many fields are not stated.
        wording: Whether units and descriptions are those of the field, or hostile.

    Shrinks to a membership of an institution of which no role is stated.
    """
    frame = Frame(
        known={"consortia": consortia, "divisions": divisions, "sources": sources},
        unknowns=unknowns,
        wording=wording,
        earliest=earliest,
        latest=latest,
    )
    anybody = row_ids(wording=wording)
    nobody = dict.fromkeys(("institution", "department", "group"), st.none())
    members: dict[str, SearchStrategy[Any]] = {
        "institution": st.sampled_from(institutions) if institutions else anybody
    }
    if departments:
        members["department"] = st.sampled_from(departments)
    if groups:
        members["group"] = _groups(frame)
    bounded = given(id=ids, role=chosen(roles), status=chosen(statuses))
    return st.one_of(
        [
            values_of(
                Membership, frame, given={**nobody, **bounded, sort: member}, stated=[*nobody]
            )
            for sort, member in members.items()
        ]
    )


def _groups(frame: Frame) -> SearchStrategy[MemberGroup]:
    if frame.is_hostile:
        return values_of(MemberGroup, frame)
    described = {
        "description": texts(of=st.sampled_from(("其他成员单位", "各乡镇卫生院", "全县村卫生室"))),
        "count": st.integers(1, 99),
    }
    return values_of(MemberGroup, frame, given=described)
