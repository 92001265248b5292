"""Rows for tables of decided cases, dated unless said otherwise, and what a rule says of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from attrs import evolve

from medconsortium.model import (
    TABLES,
    Consortium,
    Department,
    Division,
    Identifier,
    Institution,
    Link,
    Listing,
    MemberGroup,
    Membership,
    Network,
    NetworkBuilder,
    Row,
)
from medconsortium.rules import Outcome, Rule, Verdict, check
from medconsortium.vocabulary import (
    Category,
    Completeness,
    ConsortiumKind,
    ConsortiumStatus,
    DivisionLevel,
    Grade,
    IdentifierSystem,
    LinkKind,
    MembershipStatus,
    Role,
    Tier,
)

__all__ = [
    "DAY",
    "consortium",
    "department",
    "division",
    "group",
    "institution",
    "link",
    "listed",
    "member",
    "network",
    "outcome",
    "reordered",
    "verdict",
]

DAY = date(2021, 6, 15)
SINCE, UNTIL = "2019", "open"
NOTHING: Mapping[str, Any] = MappingProxyType({})


def consortium(  # noqa: PLR0913 - what rules look at
    kind: str | None = "county_medical_community",
    *,
    name: str = "盟",
    status: str | None = None,
    members: str = "complete",
    leads: str = "unknown",
    links: str = "complete",
    since: str | None = SINCE,
    until: str | None = UNTIL,
    fields: Mapping[str, Any] = NOTHING,
) -> Consortium:
    """Return a consortium; `members`, `leads` and `links` say how completely they are listed."""
    plain = Consortium(
        id=name,
        name=name,
        kind=None if kind is None else ConsortiumKind.parse(kind),
        status=None if status is None else ConsortiumStatus.parse(status),
        members_completeness=Completeness.parse(members),
        leads_completeness=Completeness.parse(leads),
        links_completeness=Completeness.parse(links),
        since=since,
        until=until,
    )
    return evolve(plain, **fields)


def member(
    name: str,
    role: str | None = "member",
    *,
    unit: str | None = None,
    status: str = "member",
    of: str = "盟",
    since: str | None = SINCE,
    until: str | None = UNTIL,
) -> Membership:
    """Return a membership of an institution, or of the department whose name ends in 科."""
    is_department = name.endswith("科")
    return Membership(
        consortium=of,
        institution=None if is_department else name,
        department=name if is_department else None,
        role=None if role is None else Role.parse(role),
        unit=unit,
        status=MembershipStatus.parse(status),
        since=since,
        until=until,
    )


def group(
    role: str | None = "member", *, division: str | None = None, unit: str | None = None
) -> Membership:
    """Return a membership of hospitals that are described only."""
    return Membership(
        consortium="盟",
        group=MemberGroup(description="若干医院", division=division),
        role=None if role is None else Role.parse(role),
        unit=unit,
        since=SINCE,
        until=UNTIL,
    )


def institution(  # noqa: PLR0913 - what rules look at
    name: str,
    category: str | None = None,
    *,
    grade: str | None = None,
    tier: str | None = None,
    division: str | None = None,
    part_of: str | None = None,
    codes: Mapping[str, str] = NOTHING,
    fields: Mapping[str, Any] = NOTHING,
) -> Institution:
    """Return an institution without a period; `codes` maps system to code."""
    plain = Institution(
        id=name,
        name=name,
        category=None if category is None else Category.parse(category),
        grade=None if grade is None else Grade.parse(grade),
        tier=None if tier is None else Tier.parse(tier),
        division=division,
        part_of=part_of,
        identifiers=[
            Identifier(system=IdentifierSystem.parse(system), value=code)
            for system, codes_of in codes.items()
            for code in codes_of.split("|")
        ],
    )
    return evolve(plain, **fields)


def department(name: str, institution: str | None = None) -> Department:
    """Return a department."""
    return Department(id=name, name=name, institution=institution)


def link(
    origin: str,
    kind: str,
    target: str,
    *,
    of: str | None = "盟",
    since: str | None = SINCE,
    until: str | None = UNTIL,
) -> Link:
    """Return a link that a consortium carries."""
    return Link(
        id=f"{origin}→{target} {kind} {of} {until}",
        origin=origin,
        target=target,
        kind=LinkKind.parse(kind),
        consortium=of,
        since=since,
        until=until,
    )


def division(
    name: str,
    level: str | None = None,
    parent: str | None = None,
    *,
    since: str | None = SINCE,
    until: str | None = UNTIL,
) -> Division:
    """Return a division."""
    return Division(
        id=name,
        level=None if level is None else DivisionLevel.parse(level),
        parent=parent,
        since=since,
        until=until,
    )


def listed(names: str, completeness: str = "complete") -> Listing[str]:
    """Return a list of names that are written with spaces between."""
    return Listing(names.split(), Completeness.parse(completeness))


def network(*rows: Row) -> Network:
    """Return a network of rows, with plain institutions for those that are only mentioned."""
    known = {row.id for row in rows}
    mentioned: dict[str, None] = {}
    for row in rows:
        if isinstance(row, Membership) and row.institution is not None:
            mentioned[row.institution] = None
        if isinstance(row, Link):
            mentioned |= {row.origin: None, row.target: None}
    plain = (Institution(id=name, name=name) for name in mentioned if name not in known)
    return NetworkBuilder(synthetic=True).add(*plain, *rows).build()


def verdict(rule: Rule, judged: Network, subject: str = "盟", *, on: date = DAY) -> Verdict:
    """Return what a rule says of a subject on a day."""
    report = check(judged, on=on, rules=[rule])
    assert report.crashes == ()
    found = report.verdict(rule.code, subject)
    assert found.outcome is report.outcomes[rule.code, subject]
    return found


def outcome(rule: Rule, judged: Network, subject: str = "盟", *, on: date = DAY) -> str:
    """Return the outcome of a rule for a subject, which does not hang on the order of rows.

    What fails says how to comply.
    """
    found = verdict(rule, judged, subject, on=on)
    assert (found.cure is not None) is (found.outcome is Outcome.FAIL)
    assert bool(found.missing) is (found.outcome is Outcome.NOT_ASSESSED)
    for other in reordered(judged):
        again = verdict(rule, other, subject, on=on)
        assert (again.outcome, set(again.missing)) == (found.outcome, set(found.missing))
    return found.outcome.key


def reordered(network: Network) -> Iterator[Network]:
    """Yield a network with the last rows of its tables first, and with the second ones first."""
    held = [list(network.table(table).values()) for table in TABLES]
    for first in (-1, 1):
        turned = (row for rows in held for row in rows[first:] + rows[:first])
        yield NetworkBuilder(synthetic=network.synthetic).add(*turned).build()
