"""Networks with everything in them that channels may rest on, made up from a seed."""

from __future__ import annotations

from random import Random
from typing import Any, TypeVar

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
    Phase,
    Practice,
    Role,
    ServiceItem,
    ServiceStatus,
    Subject,
    Tier,
)

__all__ = ["SEEDS", "crowded", "shuffled"]

T = TypeVar("T")

SEEDS = range(30)

INSTITUTIONS = [f"院{number}" for number in range(9)]
DEPARTMENTS = ["科0", "科1", "科2", "队"]
CONSORTIA = [f"盟{number}" for number in range(9)]
INSTRUMENTS = ["书0", "书1", "书2"]
KINDS = [ConsortiumKind.SPECIALTY_ALLIANCE, ConsortiumKind.RARE_DISEASE_NETWORK]
PERIODS = [("2010", "open")] * 6 + [
    (None, None),
    ("2020", "open"),
    ("2010", "2019"),
    ("2021", None),
    ("2015", "2020"),
]
LEVELS = {
    "省": DivisionLevel.PROVINCE,
    "市": DivisionLevel.PREFECTURE,
    "县": DivisionLevel.COUNTY,
    "乡": DivisionLevel.TOWNSHIP,
}
PRACTICES = [
    *(Practice.TWO_WAY_REFERRAL, Practice.MDT, Practice.TELEMEDICINE, Practice.DRUG_LINKAGE),
    Practice.TRAINING,
]
ROLES = [None, Role.LEAD, Role.MEMBER, Role.PROVINCIAL_LEAD, Role.NATIONAL_LEAD]
SUBJECTS = [
    *(Subject.PAEDIATRICS, Subject.NEONATOLOGY, Subject.ONCOLOGY, Subject.OBSTETRICS),
    *(Subject.LABORATORY_MEDICINE, Subject.PATHOLOGY, Subject.CT),
]
CATEGORIES = [Category.A100, Category.B100, Category.A527, Category.G100, Category.J100]


class Made:
    """What a seed makes up."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - nothing secret

    def one(self, values: Any) -> Any:
        return self.random.choice(list(values))

    def perhaps(self, values: Any) -> Any:
        return self.one([*values, *[None] * len(list(values))])

    def some(self, values: Any, most: int = 2) -> list[Any]:
        return [self.one(values) for _ in range(self.random.randint(0, most))]

    def period(self) -> dict[str, Any]:
        since, until = self.one(PERIODS)
        return {"since": since, "until": until}


def crowded(seed: int) -> Network:
    """Return a network made up from a seed."""
    return Network(**_tables(Made(seed)))


def shuffled(seed: int) -> Network:
    """Return the same network with its rows in another order."""
    made = Made(seed)
    tables: Any = {}
    for name, rows in _tables(made).items():
        tables[name] = made.random.sample(rows, len(rows))
    return Network(**tables)


def _tables(made: Made) -> Any:
    divisions = [f"{level}{number}" for level in LEVELS for number in range(2)]
    return {
        "divisions": [_division(made, name) for name in divisions],
        "institutions": [_institution(made, name, divisions) for name in INSTITUTIONS],
        "departments": [
            Department(
                id=name,
                name=f"{name}室",
                institution=None if name == "队" else made.one(INSTITUTIONS),
                **made.period(),
            )
            for name in DEPARTMENTS
        ],
        "services": [_service(made) for _ in range(14)],
        "consortia": [_consortium(made, name) for name in CONSORTIA],
        "memberships": [_membership(made) for _ in range(70)],
        "instruments": [_instrument(made, name) for name in INSTRUMENTS],
        "links": [_link(made, number) for number in range(60)],
    }


def _division(made: Made, name: str) -> Division:
    levels = list(LEVELS)
    at = levels.index(name[0])
    parent = f"{levels[at - 1]}{made.one('01')}" if at else None
    return Division(
        id=name, parent=parent, level=made.one([LEVELS[name[0]], LEVELS[name[0]], None])
    )


def _institution(made: Made, name: str, divisions: list[str]) -> Institution:
    latitude, longitude = made.random.uniform(20, 40), made.random.uniform(90, 120)
    place = GeoPoint(
        latitude=latitude, longitude=longitude, datum=made.one([Datum.WGS84, Datum.GCJ02, None])
    )
    return Institution(
        id=name,
        name=f"{name}医院",
        grade=made.perhaps([Grade.TERTIARY_A, Grade.SECONDARY_A, Grade.UNGRADED]),
        tier=made.perhaps([Tier.CITY, Tier.COUNTY, Tier.TOWNSHIP, Tier.VILLAGE]),
        category=made.perhaps(CATEGORIES),
        division=made.perhaps(divisions),
        location=made.perhaps([place]),
        services_completeness=made.one([Completeness.COMPLETE, Completeness.UNKNOWN]),
        **made.one([{}, {}, {}, made.period()]),
    )


def _service(made: Made) -> Service:
    return Service(
        provider=made.one([*INSTITUTIONS, *INSTITUTIONS, *DEPARTMENTS]),
        subject=made.perhaps(SUBJECTS),
        item=made.perhaps([ServiceItem.MDT, ServiceItem.PCI]),
        condition=made.perhaps([Condition.STROKE, Condition.RARE_DISEASE]),
        phases=made.perhaps([[Phase.ACUTE], [Phase.DIAGNOSIS, Phase.FOLLOW_UP], []]),
        status=made.one([*[ServiceStatus.OPERATING] * 4, None, *ServiceStatus]),
        **made.period(),
    )


def _consortium(made: Made, name: str) -> Consortium:
    return Consortium(
        id=name,
        name=name,
        kind=made.one([None, *ConsortiumKind, *KINDS]),
        integration=made.perhaps(Integration),
        status=made.one([*[None] * 6, *ConsortiumStatus]),
        specialties=made.perhaps([made.some(SUBJECTS)]),
        practices=made.perhaps([made.some(PRACTICES, 4)]),
        green_channels=made.perhaps([made.some(GreenChannel, 6)]),
        members_completeness=made.one(Completeness),
        **made.period(),
    )


def _membership(made: Made) -> Membership:
    care = made.one([*INSTITUTIONS, *INSTITUTIONS, *DEPARTMENTS, None])
    group = MemberGroup(description="若干家") if care is None else None
    return Membership(
        consortium=made.one(CONSORTIA),
        institution=care if care in INSTITUTIONS else None,
        department=care if care in DEPARTMENTS else None,
        group=group,
        role=made.one([*ROLES, *ROLES, *Role]),
        unit=made.perhaps(["湘", "粤"]),
        status=made.one([*[MembershipStatus.MEMBER] * 4, *MembershipStatus]),
        **made.period(),
    )


def _instrument(made: Made, name: str) -> Instrument:
    admitted = AdmittedDiseases(
        tier=made.one([Tier.COUNTY, Tier.TOWNSHIP]),
        diagnoses=Listing(made.some(["I10", "I21.9", "E11"]), made.one(Completeness)),
    )
    return Instrument(
        id=name,
        kind=made.one([InstrumentKind.DISEASE_LIST, InstrumentKind.AGREEMENT]),
        consortium=made.perhaps(CONSORTIA),
        signed=made.perhaps(["2015", "2020", "2021"]),
        admitted=made.perhaps([[admitted]]),
        **made.period(),
    )


def _link(made: Made, number: int) -> Link:
    care = [*INSTITUTIONS, *INSTITUTIONS, *DEPARTMENTS]
    return Link(
        id=f"链{number}",
        origin=made.one(care),
        target=made.one(care),
        kind=made.one(LinkKind),
        subjects=made.perhaps([made.some(SUBJECTS, 3)]),
        conditions=made.perhaps([made.some(Condition)]),
        travel_minutes=made.one([None, 0.0, 5.0, 20.04, 45.0, -3.0]),
        instrument=made.perhaps(INSTRUMENTS),
        consortium=made.perhaps(CONSORTIA),
        green_channel=made.perhaps(GreenChannel),
        **made.period(),
    )
