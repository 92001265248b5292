"""Small networks with much going on between few institutions, and needs that they might meet."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from medconsortium.model import (
    Consortium,
    Division,
    Institution,
    Instrument,
    Link,
    Membership,
    Network,
    Service,
)
from medconsortium.referral import CareNeed, FirstContact, ReferralPolicy
from medconsortium.vocabulary import (
    Category,
    Completeness,
    Condition,
    ConsortiumKind,
    ConsortiumStatus,
    Grade,
    Integration,
    LinkKind,
    MembershipStatus,
    Phase,
    Practice,
    Role,
    ServiceItem,
    ServiceStatus,
    Subject,
    Tier,
    Urgency,
)

__all__ = ["DIVISIONS", "INSTITUTIONS", "changed_order", "needs", "networks", "policies", "tables"]

INSTITUTIONS = ["甲", "乙", "丙", "丁", "戊"]
DIVISIONS = ["县", "镇", "村"]

_subjects = st.sampled_from([Subject.PAEDIATRICS, Subject.NEONATOLOGY, Subject.ONCOLOGY])
_items = st.sampled_from([ServiceItem.MDT, ServiceItem.PCI])
_conditions = st.sampled_from([Condition.RARE_DISEASE, Condition.STROKE])
_minutes = st.none() | st.integers(0, 60).map(float)
_since = st.sampled_from([None, "2010", "2010", "2010", "2020", "2021"])
_until = st.sampled_from([None, "open", "open", "open", "2019", "2020"])


def _optional(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


_institutions = st.builds(
    Institution,
    id=st.just(""),
    name=st.just(""),
    grade=_optional(st.sampled_from([Grade.TERTIARY_A, Grade.SECONDARY_A, Grade.UNGRADED])),
    tier=_optional(st.sampled_from([Tier.CITY, Tier.COUNTY, Tier.TOWNSHIP, Tier.VILLAGE])),
    category=_optional(st.sampled_from([Category.A100, Category.B100, Category.A527])),
    division=_optional(st.sampled_from(DIVISIONS)),
    services_completeness=st.sampled_from([Completeness.COMPLETE, Completeness.UNKNOWN]),
    since=_since,
    until=_until,
)
_links = st.builds(
    Link,
    origin=st.sampled_from(INSTITUTIONS),
    target=st.sampled_from(INSTITUTIONS),
    kind=st.sampled_from(LinkKind),
    subjects=_optional(st.lists(_subjects, max_size=1)),
    conditions=_optional(st.lists(_conditions, max_size=1)),
    travel_minutes=_minutes,
    instrument=_optional(st.just("协议")),
    consortium=_optional(st.just("盟")),
    since=_since,
    until=_until,
)
_services = st.builds(
    Service,
    provider=st.sampled_from(INSTITUTIONS),
    subject=_optional(_subjects),
    item=_optional(_items),
    condition=_optional(_conditions),
    phases=_optional(st.lists(st.sampled_from(Phase), min_size=1, max_size=3)),
    status=st.sampled_from([None, *ServiceStatus]),
    since=_since,
    until=_until,
)
_consortia = st.builds(
    Consortium,
    id=st.just("盟"),
    name=st.just("联盟"),
    kind=_optional(st.sampled_from(ConsortiumKind)),
    integration=_optional(st.sampled_from(Integration)),
    status=_optional(st.sampled_from(ConsortiumStatus)),
    specialties=_optional(st.lists(_subjects, max_size=1)),
    practices=_optional(st.lists(st.sampled_from(Practice), max_size=2)),
    since=_since,
    until=_until,
)
_memberships = st.builds(
    Membership,
    consortium=st.just("盟"),
    institution=st.sampled_from(INSTITUTIONS),
    role=_optional(st.sampled_from(Role)),
    unit=_optional(st.just("省")),
    status=st.sampled_from(MembershipStatus),
    since=_since,
    until=_until,
)


@st.composite
def tables(draw: DrawFn) -> dict[str, list[Any]]:
    """Draw the rows of a network by table."""
    count = draw(st.integers(1, len(INSTITUTIONS)))
    known = set(INSTITUTIONS[:count])
    drawn = draw(st.lists(_institutions, min_size=count, max_size=count))
    links = draw(st.lists(_links, max_size=10))
    services = draw(st.lists(_services, max_size=6))
    memberships = draw(st.lists(_memberships, max_size=5))
    parents = [None, *draw(st.permutations(DIVISIONS))]
    return {
        "divisions": [Division(id=i, parent=p) for i, p in zip(DIVISIONS, parents, strict=False)],
        "institutions": [
            Institution(**{**_fields(row), "id": i, "name": f"{i}院"})
            for i, row in zip(INSTITUTIONS, drawn, strict=False)
        ],
        "services": [s for s in services if s.provider in known],
        "consortia": [draw(_consortia)],
        "memberships": [m for m in memberships if m.institution in known],
        "instruments": [Instrument(id="协议", since=draw(_since), until=draw(_until))],
        "links": [link for link in links if {link.origin, link.target} <= known],
    }


def _fields(row: Institution) -> dict[str, Any]:
    names = ("grade", "tier", "category", "division", "services_completeness", "since", "until")
    return {name: getattr(row, name) for name in names}


networks = tables().map(lambda drawn: Network(**drawn))


@st.composite
def changed_order(draw: DrawFn) -> tuple[Network, Network]:
    """Draw a network, and the same with its rows in another order."""
    drawn: dict[str, list[Any]] = draw(tables())
    other: dict[str, Any] = {name: draw(st.permutations(rows)) for name, rows in drawn.items()}
    given: dict[str, Any] = drawn
    return Network(**given), Network(**other)


def needs(network: Network) -> st.SearchStrategy[CareNeed]:
    """Return the needs that patients of a network may have."""
    institutions = st.sampled_from(sorted(network.institutions))
    places = st.sampled_from(sorted([*network.institutions, *network.divisions]))
    return st.builds(
        CareNeed,
        phase=st.sampled_from(Phase),
        subjects=st.lists(_subjects, max_size=1),
        items=st.lists(_items, max_size=1),
        condition=_optional(_conditions),
        urgency=st.sampled_from(Urgency),
        provider=_optional(institutions),
        home=_optional(places),
        signed_with=_optional(institutions),
        remote_acceptable=st.booleans(),
    )


policies = st.builds(
    ReferralPolicy,
    declared_only=st.booleans(),
    stepwise=st.booleans(),
    first_contact=st.sampled_from(FirstContact),
    minutes_per_transfer=st.sampled_from([0.0, 30.0]),
    minutes_if_unknown=st.sampled_from([0.0, 60.0]),
    minutes_for_bypassing=st.sampled_from([0.0, 60.0]),
)
