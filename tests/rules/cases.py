"""Small networks for tables of decided cases: one consortium, 盟, on one day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tests.rules import rows

from medconsortium.model import (
    Consortium,
    Department,
    Institution,
    Instrument,
    Listing,
    MemberGroup,
    Membership,
    Network,
    StatedSize,
)
from medconsortium.rules import Rule, Verdict, check
from medconsortium.vocabulary import (
    Completeness,
    ConsortiumKind,
    ConsortiumStatus,
    InstrumentKind,
    MembershipStatus,
    Provision,
    Qualifier,
    Role,
    Scope,
)

__all__ = [
    "DAY",
    "agreement",
    "charter",
    "consortium",
    "group",
    "listing",
    "member",
    "network",
    "outcome",
    "verdict",
]

DAY = date(2021, 6, 15)
SINCE, UNTIL = "2019", "open"

DEPARTMENTS = [
    Department(id="甲科", name="甲科", institution="甲"),
    Department(id="乙科", name="乙科", institution="乙"),
    Department(id="组", name="组"),  # of which institution is not stated
]


def consortium(  # noqa: PLR0913 - what rules look at
    kind: str | None,
    *,
    status: str | None = None,
    scope: str | None = None,
    sizes: Iterable[StatedSize] | None = None,
    members: str = "complete",
    leads: str = "unknown",
    instruments: str = "complete",
    since: str | None = SINCE,
    until: str | None = UNTIL,
) -> Consortium:
    """Return 盟; `members`, `leads` and `instruments` say how completely they are listed."""
    return Consortium(
        id="盟",
        name="盟",
        kind=None if kind is None else ConsortiumKind.parse(kind),
        status=None if status is None else ConsortiumStatus.parse(status),
        scope=None if scope is None else Scope.parse(scope),
        stated_sizes=sizes,
        members_completeness=Completeness.parse(members),
        leads_completeness=Completeness.parse(leads),
        instruments_completeness=Completeness.parse(instruments),
        since=since,
        until=until,
    )


def member(
    name: str,
    role: str | None,
    *,
    unit: str | None = None,
    status: str = "member",
    since: str | None = SINCE,
    until: str | None = UNTIL,
) -> Membership:
    """Return a membership of an institution, or of one of `DEPARTMENTS`."""
    is_department = name in {row.id for row in DEPARTMENTS}
    return Membership(
        consortium="盟",
        institution=None if is_department else name,
        department=name if is_department else None,
        role=None if role is None else Role.parse(role),
        unit=unit,
        status=MembershipStatus.parse(status),
        since=since,
        until=until,
    )


def group(
    role: str | None,
    count: int | None = None,
    qualifier: str | None = "exact",
    *,
    departments: bool | None = None,
    unit: str | None = None,
) -> Membership:
    """Return a membership of hospitals (or departments) that are described only."""
    return Membership(
        consortium="盟",
        group=MemberGroup(
            description="若干医院",
            count=count,
            qualifier=None if qualifier is None else Qualifier.parse(qualifier),
            departments=departments,
        ),
        role=None if role is None else Role.parse(role),
        unit=unit,
        since=SINCE,
        until=UNTIL,
    )


def listing(names: str, completeness: str = "unknown") -> Listing[str]:
    """Return a list of names that are written with spaces between."""
    return Listing(names.split(), Completeness.parse(completeness))


def charter(
    provisions: str | None = None,
    *,
    completeness: str = "unknown",
    kind: str | None = "charter",
    of: str | None = "盟",
    since: str | None = SINCE,
    until: str | None = UNTIL,
) -> Instrument:
    """Return an instrument that sets out `provisions`."""
    stated = None if provisions is None else provisions.split()
    return Instrument(
        id=f"{kind} {since} {until}",
        kind=None if kind is None else InstrumentKind.parse(kind),
        consortium=of,
        provisions=None
        if stated is None
        else Listing(map(Provision.parse, stated), Completeness.parse(completeness)),
        since=since,
        until=until,
    )


def agreement(  # noqa: PLR0913 - what a rule looks at
    parties: Listing[str] | None,
    *,
    provisions: str | None = "responsibilities rights duties",
    completeness: str = "unknown",
    covers_all: bool | None = None,
    kind: str | None = "agreement",
    of: str | None = "盟",
    since: str | None = SINCE,
    until: str | None = UNTIL,
) -> Instrument:
    """Return an agreement between `parties`."""
    content = charter(provisions, completeness=completeness, kind=kind)
    return Instrument(
        id=f"{parties} {since} {until} {provisions}".replace("/", ""),
        kind=content.kind,
        consortium=of,
        parties=parties,
        covers_all_members=covers_all,
        provisions=content.provisions,
        since=since,
        until=until,
    )


def network(
    of: Consortium, memberships: Iterable[Membership] = (), instruments: Iterable[Instrument] = ()
) -> Network:
    """Return a network of 盟, with 甲, 乙, 丙, 丁 and a second, empty consortium beside it."""
    return Network(
        institutions=[Institution(id=name, name=name) for name in "甲乙丙丁"],
        departments=DEPARTMENTS,
        consortia=[Consortium(id="别", name="别"), of],
        memberships=memberships,
        instruments=instruments,
    )


def verdict(rule: Rule, judged: Network) -> Verdict:
    """Return what a rule says of 盟."""
    report = check(judged, on=DAY, rules=[rule])
    assert report.crashes == ()
    found = report.verdict(rule.code, "盟")
    assert found.outcome is report.outcomes[rule.code, "盟"]
    return found


def outcome(rule: Rule, judged: Network) -> str:
    """Return the outcome of a rule for 盟, as `rows.outcome` does."""
    return rows.outcome(rule, judged, on=DAY)
