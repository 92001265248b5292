"""Small networks that lie close to where rules change their minds.

Kinds, roles, units, periods around `DAY`, instruments and stated sizes are drawn from the values
that rules tell apart, the telling ones more often than others. Nothing drawn contradicts itself: an
agreement either names its parties or is stated to cover all members. Links, divisions and what
institutions are come from `described`, what consortia declare from `declared`, and what is offered,
recognised and observed from `offered`, where they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from tests.strategies import described as ground
from tests.strategies.declared import PARTIES, declared_fields
from tests.strategies.offered import offered_fields, offered_rows

from medconsortium.model import (
    Consortium,
    Department,
    Institution,
    Instrument,
    Listing,
    MemberGroup,
    Membership,
    Network,
    PartialDate,
    StatedSize,
)
from medconsortium.vocabulary import (
    Completeness,
    ConsortiumKind,
    ConsortiumStatus,
    Counted,
    InstrumentKind,
    MembershipStatus,
    Provision,
    Qualifier,
    Role,
    Scope,
)

__all__ = ["DAY", "judged_networks"]

T = TypeVar("T")

DAY = date(2021, 6, 15)
"""All regulations cited so far but the newest list of the rare-disease network are in force."""

HOSPITALS = ("甲", "乙", "丙")
TEAMS = ("甲科", "组")
"""Departments: one of 甲, one whose institution is not stated."""

ACTORS = (*HOSPITALS, *TEAMS)


def mostly(*usual: T, seldom: Iterable[T]) -> SearchStrategy[T]:
    """Draw a usual value in some nine cases of ten."""
    rest = list(seldom)
    return st.sampled_from([*usual * (1 + 9 * len(rest) // len(usual)), *rest])


_BEFORE, _AFTER, _AROUND = "2019", "2022", "2021-06"
_periods: SearchStrategy[tuple[str | None, str | None]] = mostly(
    (_BEFORE, "open"),
    (_BEFORE, _AFTER),
    seldom=[
        (None, None),
        (_BEFORE, None),
        (None, "open"),
        (_BEFORE, "2020"),
        (_BEFORE, _AROUND),
        (_AROUND, "open"),
        (_AFTER, "open"),
    ],
)
_completenesses = mostly(Completeness.COMPLETE, seldom=[Completeness.PARTIAL, Completeness.UNKNOWN])
_groups = st.builds(
    MemberGroup,
    description=st.just("若干医院"),
    count=st.sampled_from([1, 2, None]),
    qualifier=mostly(Qualifier.EXACT, Qualifier.AT_LEAST, seldom=[Qualifier.ABOUT, None]),
    departments=st.sampled_from([True, False, None]),
)
_sizes = st.builds(
    StatedSize,
    value=st.integers(1, 4),
    qualifier=mostly(Qualifier.EXACT, Qualifier.AT_LEAST, seldom=[Qualifier.ABOUT, None]),
    role=mostly(None, seldom=[Role.MEMBER, Role.LEAD]),
    lead_counted=st.sampled_from(Counted),
    departments_counted=st.sampled_from(Counted),
)
_first_roles = mostly(Role.LEAD, seldom=[Role.CO_LEAD, Role.MEMBER, None])
_further_roles = mostly(Role.MEMBER, seldom=[Role.LEAD, None])
_roles_in_rare_disease = (
    mostly(Role.NATIONAL_LEAD, seldom=[Role.MEMBER, None]),
    mostly(Role.PROVINCIAL_LEAD, seldom=[Role.MEMBER, None]),
    mostly(Role.MEMBER, seldom=[Role.NATIONAL_LEAD, Role.PROVINCIAL_LEAD, None]),
)


@st.composite
def judged_networks(
    draw: DrawFn, *, kinds: Iterable[ConsortiumKind] | None = None, described: bool = False
) -> Network:
    """Draw networks of one or two consortia, of `kinds` where these are given.

    `described` adds links, divisions, parties, what the institutions and the grids are, what
    consortia declare, and services, platforms, recognitions and observations.
    """
    drawn_kinds = list(ConsortiumKind if kinds is None else kinds)
    ids = draw(st.sampled_from([("一",), ("一", "二")]))
    consortia = [draw(_consortia(consortium, drawn_kinds)) for consortium in ids]
    institutions = [Institution(id=name, name=name) for name in HOSPITALS]
    if described:
        consortia = [
            evolve(
                consortium,
                **draw(ground.consortium_fields(number)),
                **draw(declared_fields(HOSPITALS)),
                **draw(offered_fields()),
                part_of=draw(st.sampled_from([None, ids[0]])) if number else None,
            )
            for number, consortium in enumerate(consortia)
        ]
        institutions = draw(ground.institutions(HOSPITALS))
    return Network(
        divisions=draw(ground.divisions()) if described else (),
        parties=PARTIES if described else (),
        links=draw(ground.links(ACTORS, ids)) if described else (),
        institutions=institutions,
        departments=[
            Department(id="甲科", name="甲科", institution="甲"),
            Department(id="组", name="组"),
        ],
        consortia=consortia,
        memberships=[
            membership
            for consortium in consortia
            for number in range(draw(st.integers(0, 4)))
            for membership in [draw(_memberships(consortium, number))]
        ],
        instruments=[
            draw(_instruments(f"文件{number}", ids))
            for number in range(draw(mostly(1, 2, seldom=[0])))
        ],
        **(draw(offered_rows(HOSPITALS, ACTORS, ids)) if described else {}),
    )


@st.composite
def _consortia(draw: DrawFn, consortium: str, kinds: list[ConsortiumKind]) -> Consortium:
    since, until = draw(_periods)
    return Consortium(
        id=consortium,
        name=consortium,
        kind=draw(mostly(*kinds, seldom=[None])),
        status=draw(mostly(None, ConsortiumStatus.OPERATING, seldom=list(ConsortiumStatus))),
        scope=draw(mostly(Scope.NATIONAL, seldom=[None, Scope.PROVINCE])),
        since=since,
        until=until,
        stated_sizes=draw(st.lists(_sizes, max_size=2) | st.none()),
        members_completeness=draw(_completenesses),
        leads_completeness=draw(_completenesses),
        instruments_completeness=draw(_completenesses),
    )


@st.composite
def _memberships(draw: DrawFn, consortium: Consortium, number: int) -> Membership:
    since, until = draw(_periods)
    usual = HOSPITALS[number % len(HOSPITALS)]
    who = draw(mostly(usual, seldom=[*HOSPITALS, *TEAMS, *TEAMS, None]))
    return Membership(
        consortium=consortium.id,
        institution=who if who in HOSPITALS else None,
        department=who if who in TEAMS else None,
        group=draw(_groups) if who is None else None,
        role=draw(_roles(consortium, number)),
        unit=draw(mostly("湖南省", seldom=["北京市", None])),
        status=draw(mostly(MembershipStatus.MEMBER, seldom=list(MembershipStatus))),
        since=since,
        until=until,
    )


@st.composite
def _roles(draw: DrawFn, consortium: Consortium, number: int) -> Role | None:
    usual = _first_roles if number == 0 else _further_roles
    if consortium.kind is ConsortiumKind.RARE_DISEASE_NETWORK:
        usual = _roles_in_rare_disease[min(number, 2)]
    anything = not draw(st.integers(0, 9))
    role: Role | None = draw(st.sampled_from([*Role, None]) if anything else usual)
    return role


_SET_OUT = {
    InstrumentKind.CHARTER: (
        Provision.ORGANISATION,
        Provision.COOPERATION_FORM,
        Provision.RESPONSIBILITIES,
        Provision.RIGHTS,
        Provision.DUTIES,
        Provision.BENEFIT_SHARING,
    ),
    InstrumentKind.AGREEMENT: (Provision.RESPONSIBILITIES, Provision.RIGHTS, Provision.DUTIES),
}


@st.composite
def _instruments(draw: DrawFn, row_id: str, consortia: tuple[str, ...]) -> Instrument:
    since, until = draw(_periods)
    kind = draw(st.sampled_from([*_SET_OUT]))
    covers_all = draw(mostly(None, seldom=[True, False]))
    return Instrument(
        id=row_id,
        kind=draw(mostly(kind, seldom=[None, InstrumentKind.NOTICE])),
        consortium=draw(mostly(*consortia, seldom=[None])),
        parties=None if covers_all else draw(_near(HOSPITALS, ACTORS)),
        covers_all_members=covers_all,
        provisions=draw(_near(_SET_OUT[kind], _SET_OUT[kind])),
        signed=draw(st.none() | st.just(PartialDate.parse("2019"))),
        since=since,
        until=until,
    )


@st.composite
def _near(draw: DrawFn, usual: tuple[T, ...], values: tuple[T, ...]) -> Listing[T] | None:
    """Draw the usual list in some four cases of five, else any list of values."""
    if draw(st.integers(0, 4)):
        return draw(mostly(Listing(usual), seldom=[None]))
    return Listing(draw(st.lists(st.sampled_from(values), unique=True)), draw(_completenesses))
