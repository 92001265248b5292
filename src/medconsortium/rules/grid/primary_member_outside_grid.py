"""GRD004 primary-member-outside-grid."""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Consortium, Listing, Membership
from medconsortium.model.levels import PRIMARY_CLASSES
from medconsortium.rules.facts import Facts
from medconsortium.rules.rule import rule
from medconsortium.rules.terms import Basis, Severity
from medconsortium.rules.territory import ancestry, lies_in
from medconsortium.rules.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    judge_each,
    not_applicable,
    passed,
    unassessed,
)
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, ConsortiumKind, SourceBasis

__all__ = ["primary_member_outside_grid"]

_MISSING = (
    "consortia.members_completeness",
    "institutions.category",
    "institutions.division",
    "divisions.parent",
    "divisions.since",
    "divisions.until",
)


@rule(
    code="GRD004",
    title=Text("基层成员不在本网格内", "primary member outside grid"),
    severity=Severity.WARNING,
    basis=Basis.READING,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#grid-layout",),
    kinds=frozenset({ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=(
        "consortia.grid",
        "institutions.category",
        "institutions.division",
        "divisions.parent",
        "consortia.members_completeness",
    ),
)
def primary_member_outside_grid(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A primary member of an urban group or county community lies outside its grid.

    What it checks:
        Every primary member (by its category a community or township health centre, an
        outpatient department or a clinic) lies in a division of the grid, or in one within it.
        Departments are where their institution is.

    Why:
        The measures of 2020 divide an area among consortia. That the primary institutions of a
        part belong to the consortium that serves it is our reading.

    Data it needs:
        The grid; category and division of every member; the divisions with their parents, levels
        and periods; and that grid and members are listed completely.

    Breach:
        >>> from medconsortium.model import Division, Institution, Listing
        >>> from medconsortium.rules.examples import example, outcome
        >>> from medconsortium.vocabulary import Category, Completeness, DivisionLevel
        >>> places = [
        ...     Division(id="县", level=DivisionLevel.COUNTY),
        ...     Division(id="东镇", level=DivisionLevel.TOWNSHIP, parent="县"),
        ...     Division(id="西镇", level=DivisionLevel.TOWNSHIP, parent="县"),
        ...     Institution(id="甲", name="甲", category=Category.A100, division="县"),
        ...     Institution(id="乙", name="乙", category=Category.C220, division="西镇"),
        ... ]
        >>> members = {"甲": "lead", "乙": "member"}
        >>> def serving(*divisions: str) -> str:
        ...     grid = {"grid": Listing(divisions, Completeness.COMPLETE)}
        ...     network = example("county_medical_community", members, rows=places, fields=grid)
        ...     return outcome(primary_member_outside_grid, network)
        >>> serving("东镇")
        'fail'

    Compliant:
        >>> serving("东镇", "西镇")
        'pass'
        >>> serving("县")
        'pass'

    How to comply:
        Extend the grid, move the member to the consortium that serves its place, or correct the
        division of the member.
    """
    return judge_each(consortia, lambda row: _judge(facts, facts.consortium(row)))


@frozen
class _Member:
    """A member that is primary, or may be; `inside` says whether it lies in the grid."""

    membership: Membership
    division: str | None
    primary: bool | None
    inside: bool | None


def _judge(facts: Facts, consortium: Consortium) -> Verdict:
    grid = consortium.grid
    if grid is None:
        return unassessed(Text("没有记录网格", "no grid is recorded"), missing=("consortia.grid",))
    if not grid:
        return not_applicable(Text("没有网格", "there is no grid"))
    members = _members(facts, consortium, grid)
    wrong = [
        m
        for m in members
        if m.inside is False and m.primary and facts.membership_holds(m.membership)
    ]
    evidence = Evidence(
        label=Text("网格内的基层成员", "primary members in the grid"),
        found=sum(m.primary is True and m.inside is True for m in members),
        wanted=sum(m.primary is True for m in members),
    )
    if wrong:
        names = [f"{_name(m.membership)} ({m.division})" for m in wrong]
        return failed(
            Text(
                f"基层成员不在本网格内：{'、'.join(names)}",
                f"primary members outside the grid: {', '.join(names)}",
            ),
            evidence,
            cure=Text(
                "扩大网格，将成员划归所在网格的医联体，或更正其行政区划",
                "extend the grid, move the member to the consortium of its place, or correct it",
            ),
            rows=[("memberships", m.membership.id) for m in wrong],
        )
    listed = consortium.members_completeness is Completeness.COMPLETE
    if listed and not members:
        return not_applicable(Text("没有基层成员", "there is no primary member"))
    if listed and all(m.inside for m in members):
        return passed(Text("基层成员都在网格内", "every primary member lies in the grid"), evidence)
    return unassessed(
        Text(
            "成员、其类别与行政区划，或行政区划的上下级与起止日期未全部写明",
            "members, their categories or divisions, or the tree of divisions are not fully stated",
        ),
        evidence,
        missing=_MISSING,
    )


def _members(facts: Facts, consortium: Consortium, grid: Listing[str]) -> list[_Member]:
    """Return the members that are primary or may be, and whose membership holds or may hold."""
    found = []
    for membership in facts.memberships_of(consortium):
        if facts.membership_holds(membership) is False:
            continue
        primary, division = _place(facts, membership)
        if primary is not False:
            inside = None if division is None else _is_inside(facts, division, grid)
            found.append(_Member(membership, division, primary, inside))
    return found


def _place(facts: Facts, membership: Membership) -> tuple[bool | None, str | None]:
    """Return whether a member is primary, and the division it lies in."""
    if membership.group is not None:
        return None, membership.group.division
    actor = facts.institution_of(membership.institution or membership.department)
    if actor is None:
        return None, None
    institution = facts.network.institutions[actor]
    category = institution.category
    primary = None if category is None else category.key.startswith(PRIMARY_CLASSES)
    return primary, institution.division


def _is_inside(facts: Facts, division: str, grid: Listing[str]) -> bool | None:
    around = ancestry(facts, division).chain
    if any(place in grid for place in around):
        return True
    apart = all(lies_in(facts, division, part) is False for part in grid)
    return False if apart and grid.completeness is Completeness.COMPLETE else None


def _name(membership: Membership) -> str:
    return membership.institution or membership.department or membership.id
