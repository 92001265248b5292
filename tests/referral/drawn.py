"""Small networks with much going on between few institutions, and needs that they might meet."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from medconsortium.model import (
    AdmittedDiseases,
    Consortium,
    Department,
    Division,
    GeoPoint,
    Institution,
    Instrument,
    Link,
    Listing,
    MemberGroup,
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
    Datum,
    DivisionLevel,
    Grade,
    GreenChannel,
    InstrumentKind,
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
    "need_of",
    "needs",
    "networks",
    "numbers",
    "origins",
    "overlay_of",
    "overlays",
    "policies",
    "policy_of",
    "tables",
    "tables_of",
]

T = TypeVar("T")

INSTITUTIONS = ["甲", "乙", "丙", "丁", "戊"]
DIVISIONS = ["县", "镇", "村"]
DEPARTMENTS = ["科"]
POINT = GeoPoint(latitude=23.05, longitude=113.0)

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
    *[LinkKind.REFERRAL_UP, LinkKind.REFERRAL_LATERAL, LinkKind.REFERRAL_DOWN] * 5,
    *[LinkKind.BOOKING, LinkKind.CRITICAL_TRANSFER, LinkKind.FOLLOW_UP, LinkKind.TEACHING] * 2,
    *[LinkKind.TELECONSULTATION, LinkKind.TELEDIAGNOSIS] * 2,
    *[LinkKind.EXPERT_VISIT, LinkKind.DRUG_SUPPLY, LinkKind.MONITORING],
    *[LinkKind.RESOURCE_SERVICE, LinkKind.MANAGEMENT, LinkKind.CO_RUN],
]
LOCATIONS = [
    *(GeoPoint(latitude=latitude, longitude=113.0) for latitude in (23.0, 23.1, 24.0)),
    GeoPoint(latitude=23.05, longitude=113.0, datum=Datum.GCJ02),
]
LEVELS = [DivisionLevel.COUNTY, DivisionLevel.TOWNSHIP, DivisionLevel.PROVINCE]
GREEN = [
    *[GreenChannel.TIERED_REFERRAL, GreenChannel.TELECONSULTATION],
    *[GreenChannel.EMERGENCY_STROKE, GreenChannel.ONCOLOGY_MDT],
]


class Draw:
    """Draws a value of several; rarely one that is stated.

    All that it draws hangs on one number: of hundreds of choices made one by one, Hypothesis makes
    most again and again alike, so that hardly anything that takes several of them ever comes up.
    """

    def __init__(self, number: int) -> None:
        self._random = Random(number)  # noqa: S311 - nothing secret

    def one(self, values: Iterable[T]) -> T:
        return self._random.choice(list(values))

    def perhaps(self, values: Iterable[T]) -> T | None:
        known = list(values)
        return self.one([*known, *[None] * len(known)])

    def rarely(self, values: Iterable[T]) -> T | None:
        known = list(values)
        return self.one([*[None] * 3 * len(known), *known])

    def times(self, least: int, most: int) -> range:
        return range(self._random.randint(least, most))

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
        location=draw.rarely(LOCATIONS),
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


def _care(draw: Draw, known: list[str]) -> str:
    """Return an institution, or now and then a department."""
    return draw.one([*known * 3, *DEPARTMENTS])


def _link(draw: Draw, known: list[str]) -> Link:
    return Link(
        origin=_care(draw, known),
        target=_care(draw, known),
        kind=draw.one(KINDS),
        subjects=draw.rarely([None, None, [], *([subject] for subject in SUBJECTS)]),
        conditions=draw.rarely([None, None, [], *([condition] for condition in CONDITIONS)]),
        travel_minutes=draw.one([None, 0.0, 5.0, 20.0, 45.0]),
        instrument=draw.rarely(["协议"]),
        consortium=draw.rarely(["盟"]),
        green_channel=draw.perhaps(GREEN),
        **draw.period(),
    )


def _service(draw: Draw, known: list[str]) -> Service:
    return Service(
        provider=_care(draw, known),
        subject=draw.one([*SUBJECTS, *SUBJECTS[:1] * 3, None]),
        item=draw.rarely(ITEMS),
        condition=draw.rarely(CONDITIONS),
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
        members_completeness=draw.one(Completeness),
        **draw.period(),
    )


def _instrument(draw: Draw) -> Instrument:
    diagnoses = Listing(draw.one([["I10"], ["E11"]]), draw.one(Completeness))
    return Instrument(
        id="目录",
        kind=InstrumentKind.DISEASE_LIST,
        consortium=draw.perhaps(["盟"]),
        admitted=[AdmittedDiseases(tier=draw.one(TIERS), diagnoses=diagnoses)],
        **draw.period(),
    )


def _membership(draw: Draw, known: list[str]) -> Membership:
    care = draw.one([*known * 3, *DEPARTMENTS, None])
    return Membership(
        consortium="盟",
        institution=care if care in known else None,
        department=care if care in DEPARTMENTS else None,
        group=MemberGroup(description="若干家") if care is None else None,
        role=draw.one([None, *Role]),
        unit=draw.perhaps(["省"]),
        status=draw.one([*[MembershipStatus.MEMBER] * 5, *MembershipStatus]),
        **draw.period(),
    )


def tables_of(number: int) -> dict[str, list[Any]]:
    """Return the rows of a network by table."""
    of = Draw(number)
    known = INSTITUTIONS[: len(of.times(3, 5))]
    return {
        "divisions": [_division(of, name) for name in DIVISIONS],
        "institutions": [_institution(of, name) for name in known],
        "departments": [
            Department(id=name, name=name, institution=of.one([*known, None]), **of.period())
            for name in DEPARTMENTS
        ],
        "services": [_service(of, known) for _ in of.times(2, 8)],
        "consortia": [_consortium(of)],
        "memberships": [_membership(of, known) for _ in of.times(0, 5)],
        "instruments": [Instrument(id="协议", **of.period()), _instrument(of)],
        "links": [_link(of, known) for _ in of.times(4, 12)],
    }


def _network(drawn: dict[str, Any]) -> Network:
    return Network(**drawn)


numbers = st.integers(0, 2**63)
tables = numbers.map(tables_of)
networks = tables.map(_network)


def origins(network: Network) -> list[str | GeoPoint]:
    """Return the places that patients of a network may start from."""
    return [*network.institutions, *network.divisions, POINT]


@st.composite
def changed_order(draw: DrawFn) -> tuple[Network, Network]:
    """Draw a network, and the same with its rows in another order."""
    drawn = draw(tables)
    other = {name: draw(st.permutations(rows)) for name, rows in drawn.items()}
    return _network(drawn), _network(other)


def needs(network: Network) -> SearchStrategy[CareNeed]:
    """Draw the needs that patients of a network may have."""
    return numbers.map(lambda number: need_of(network, number))


def need_of(network: Network, number: int) -> CareNeed:
    """Return one of the needs that patients of a network may have."""
    of = Draw(number)
    item = of.rarely(ITEMS)
    return CareNeed(
        phase=of.one([*[Phase.DIAGNOSIS, Phase.ACUTE] * 2, *Phase]),
        subjects=of.one([[], *([subject] for subject in [*SUBJECTS, *SUBJECTS[:1] * 3])]),
        items=[] if item is None else [item],
        condition=of.rarely(CONDITIONS),
        urgency=of.one(Urgency),
        patient_group=of.rarely([PatientGroup.CHILD, PatientGroup.OLDER]),
        diagnosis=of.rarely(["I10.x00", "E14"]),
        provider=of.rarely([*network.institutions, *network.departments]),
        home=of.perhaps([*network.institutions, *network.divisions]),
        signed_with=of.rarely(network.institutions),
        remote_acceptable=of.one([False, True]),
        can_travel=of.one([True, True, True, False]),
        drug=of.one([False] * 7 + [True]),
    )


def policy_of(number: int) -> ReferralPolicy:
    """Return one of the ways in which referral may be organised."""
    of = Draw(number)
    return ReferralPolicy(
        declared_only=of.one([False, False, False, True]),
        stepwise=of.one([False, True]),
        first_contact=of.one(Binding),
        minutes_per_transfer=of.one([0.0, 30.0]),
        minutes_if_unknown=of.one([0.0, 60.0]),
        minutes_for_bypassing=of.one([0.0, 60.0]),
        within_consortium=of.one([*[Binding.OFF] * 4, *Binding]),
        within_county=of.one([*[Binding.OFF] * 4, *Binding]),
        within_province=of.one([*[Binding.OFF] * 4, *Binding]),
        most_transfers=of.one([*[None] * 5, 0, 1, 2, 2]),
        most_minutes=of.one([*[None] * 5, 5.0, 30.0, 60.0]),
    )


policies = numbers.map(policy_of)


def overlays(network: Network) -> SearchStrategy[Availability | None]:
    """Draw what may be known of who takes patients just now."""
    return numbers.map(lambda number: overlay_of(network, number))


def overlay_of(network: Network, number: int) -> Availability | None:
    """Return what may be known of who takes patients just now."""
    of = Draw(number)
    if of.one([True, False]):
        return None
    accepting = {name: of.one([True, True, False, None]) for name in network.institutions}
    return Availability(
        accepting={name: says for name, says in accepting.items() if says is not None},
        free_beds={name: of.one([0, 3]) for name in network.institutions if of.one([True, False])},
    )
