"""Small networks with much going on between few institutions, and needs that they might meet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

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
from medconsortium.referral import Availability, Binding, CareNeed, ReferralPolicy
from medconsortium.vocabulary import (
    Category,
    Completeness,
    Condition,
    ConsortiumKind,
    ConsortiumStatus,
    DivisionLevel,
    Grade,
    GreenChannel,
    Integration,
    LinkKind,
    MembershipStatus,
    PatientGroup,
    Phase,
    Practice,
    Role,
    ServiceItem,
    ServiceStatus,
    Subject,
    Tier,
    Urgency,
)

__all__ = [
    "DIVISIONS",
    "INSTITUTIONS",
    "changed_order",
    "needs",
    "networks",
    "overlays",
    "policies",
    "tables",
]

T = TypeVar("T")

INSTITUTIONS = ["甲", "乙", "丙", "丁", "戊"]
DIVISIONS = ["县", "镇", "村"]

PERIODS = [("2010", "open")] * 15 + [
    (None, None),
    ("2020", "open"),
    ("2010", "2019"),
    ("2021", None),
]
SUBJECTS = [Subject.PAEDIATRICS, Subject.NEONATOLOGY, Subject.ONCOLOGY, Subject.PATHOLOGY]
CONDITIONS = [Condition.RARE_DISEASE, Condition.STROKE]
ITEMS = [ServiceItem.MDT, ServiceItem.PCI]
GRADES = [Grade.TERTIARY_A, Grade.SECONDARY_A, Grade.UNGRADED]
TIERS = [Tier.CITY, Tier.COUNTY, Tier.TOWNSHIP, Tier.VILLAGE]
CATEGORIES = [Category.A100, Category.B100, Category.A527]
KINDS = [
    *[LinkKind.REFERRAL_UP, LinkKind.REFERRAL_LATERAL, LinkKind.REFERRAL_DOWN] * 3,
    *[LinkKind.BOOKING, LinkKind.CRITICAL_TRANSFER, LinkKind.FOLLOW_UP, LinkKind.TEACHING] * 2,
    *[LinkKind.TELECONSULTATION, LinkKind.TELEDIAGNOSIS] * 2,
    *[LinkKind.EXPERT_VISIT, LinkKind.DRUG_SUPPLY, LinkKind.MONITORING],
    *[LinkKind.RESOURCE_SERVICE, LinkKind.MANAGEMENT],
]
LEVELS = [DivisionLevel.COUNTY, DivisionLevel.TOWNSHIP, DivisionLevel.PROVINCE]
GREEN = [
    *[GreenChannel.TIERED_REFERRAL, GreenChannel.TELECONSULTATION],
    *[GreenChannel.EMERGENCY_STROKE, GreenChannel.ONCOLOGY_MDT],
]


class Draw:
    """Draws a value of several; rarely one that is stated."""

    def __init__(self, draw: DrawFn) -> None:
        self._draw = draw

    def one(self, values: Iterable[T]) -> T:
        return self._draw(st.sampled_from(list(values)))

    def perhaps(self, values: Iterable[T]) -> T | None:
        known = list(values)
        return self.one([*known, *[None] * len(known)])

    def rarely(self, values: Iterable[T]) -> T | None:
        known = list(values)
        return self.one([*[None] * 3 * len(known), *known])

    def times(self, least: int, most: int) -> range:
        return range(self._draw(st.integers(least, most)))

    def period(self) -> dict[str, Any]:
        since, until = self.one(PERIODS)
        return {"since": since, "until": until}


def _institution(draw: Draw, name: str) -> Institution:
    return Institution(
        id=name,
        name=f"{name}院",
        grade=draw.rarely(GRADES),
        tier=draw.rarely(TIERS),
        category=draw.rarely(CATEGORIES),
        division=draw.perhaps(DIVISIONS),
        services_completeness=draw.one([Completeness.COMPLETE, Completeness.UNKNOWN]),
        **draw.period(),
    )


def _division(draw: Draw, name: str) -> Division:
    return Division(
        id=name,
        parent=draw.perhaps(DIVISIONS),
        level=draw.perhaps(LEVELS),
        population=draw.rarely([0, 7, 1000]),
    )


def _link(draw: Draw, known: list[str]) -> Link:
    return Link(
        origin=draw.one(known),
        target=draw.one(known),
        kind=draw.one(KINDS),
        subjects=draw.rarely([[], *([subject] for subject in SUBJECTS)]),
        conditions=draw.rarely([[], *([condition] for condition in CONDITIONS)]),
        travel_minutes=draw.one([None, 0.0, 5.0, 20.0, 45.0]),
        instrument=draw.rarely(["协议"]),
        consortium=draw.rarely(["盟"]),
        green_channel=draw.rarely(GREEN),
        **draw.period(),
    )


def _service(draw: Draw, known: list[str]) -> Service:
    return Service(
        provider=draw.one(known),
        subject=draw.one([*SUBJECTS, None]),
        item=draw.rarely(ITEMS),
        condition=draw.perhaps(CONDITIONS),
        phases=draw.rarely([[phase, Phase.ACUTE] for phase in Phase]),
        status=draw.one([*[ServiceStatus.OPERATING] * 9, None, *ServiceStatus]),
        **draw.period(),
    )


def _consortium(draw: Draw) -> Consortium:
    return Consortium(
        id="盟",
        name="联盟",
        kind=draw.one([None, *ConsortiumKind]),
        integration=draw.one([None, *Integration]),
        status=draw.rarely(ConsortiumStatus),
        specialties=draw.perhaps([[], *([subject] for subject in SUBJECTS)]),
        practices=draw.perhaps(
            [[Practice.TWO_WAY_REFERRAL], [Practice.MDT, Practice.DRUG_LINKAGE]]
        ),
        green_channels=draw.rarely([[green] for green in GREEN]),
        **draw.period(),
    )


def _membership(draw: Draw, known: list[str]) -> Membership:
    return Membership(
        consortium="盟",
        institution=draw.one(known),
        role=draw.one([None, *Role]),
        unit=draw.perhaps(["省"]),
        status=draw.one([*[MembershipStatus.MEMBER] * 5, *MembershipStatus]),
        **draw.period(),
    )


@st.composite
def tables(draw: DrawFn) -> dict[str, list[Any]]:
    """Draw the rows of a network by table."""
    of = Draw(draw)
    known = INSTITUTIONS[: len(of.times(3, 5))]
    return {
        "divisions": [_division(of, name) for name in DIVISIONS],
        "institutions": [_institution(of, name) for name in known],
        "services": [_service(of, known) for _ in of.times(2, 6)],
        "consortia": [_consortium(of)],
        "memberships": [_membership(of, known) for _ in of.times(0, 5)],
        "instruments": [Instrument(id="协议", **of.period())],
        "links": [_link(of, known) for _ in of.times(4, 10)],
    }


def _network(drawn: dict[str, Any]) -> Network:
    return Network(**drawn)


networks = tables().map(_network)


@st.composite
def changed_order(draw: DrawFn) -> tuple[Network, Network]:
    """Draw a network, and the same with its rows in another order."""
    drawn = draw(tables())
    other = {name: draw(st.permutations(rows)) for name, rows in drawn.items()}
    return _network(drawn), _network(other)


@st.composite
def needs(draw: DrawFn, network: Network) -> CareNeed:
    """Draw the needs that patients of a network may have."""
    of = Draw(draw)
    item = of.rarely(ITEMS)
    return CareNeed(
        phase=of.one([Phase.DIAGNOSIS, Phase.ACUTE, *Phase]),
        subjects=of.one([[], *([subject] for subject in SUBJECTS)]),
        items=[] if item is None else [item],
        condition=of.rarely(CONDITIONS),
        urgency=of.one(Urgency),
        patient_group=of.rarely([PatientGroup.CHILD, PatientGroup.OLDER]),
        provider=of.rarely(network.institutions),
        home=of.perhaps([*network.institutions, *network.divisions]),
        signed_with=of.rarely(network.institutions),
        remote_acceptable=of.one([False, True]),
        can_travel=of.one([True, True, True, False]),
        drug=of.one([False] * 7 + [True]),
    )


policies = st.builds(
    ReferralPolicy,
    declared_only=st.sampled_from([False, False, False, True]),
    stepwise=st.booleans(),
    first_contact=st.sampled_from(Binding),
    minutes_per_transfer=st.sampled_from([0.0, 30.0]),
    minutes_if_unknown=st.sampled_from([0.0, 60.0]),
    minutes_for_bypassing=st.sampled_from([0.0, 60.0]),
    within_consortium=st.sampled_from([Binding.OFF, *Binding]),
    within_county=st.sampled_from([Binding.OFF, *Binding]),
    within_province=st.sampled_from([Binding.OFF, *Binding]),
    most_transfers=st.sampled_from([None, None, None, 0, 1, 2]),
    most_minutes=st.sampled_from([None, None, None, 5.0, 30.0, 60.0]),
)


@st.composite
def overlays(draw: DrawFn, network: Network) -> Availability | None:
    """Draw what may be known of who takes patients just now."""
    of = Draw(draw)
    if of.one([True, False]):
        return None
    accepting = {name: of.one([True, True, False, None]) for name in network.institutions}
    return Availability(
        accepting={name: says for name, says in accepting.items() if says is not None},
        free_beds={name: of.one([0, 3]) for name in network.institutions if of.one([True, False])},
    )
