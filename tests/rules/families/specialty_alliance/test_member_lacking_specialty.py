from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.rules.rows import consortium, department, group, institution, member, network, outcome
from tests.rules.rows import verdict as verdict_of

from medconsortium.model import Consortium, Listing, Row, Service
from medconsortium.rules.families.specialty_alliance.member_lacking_specialty import (
    member_lacking_specialty,
)
from medconsortium.vocabulary import Completeness, ServiceStatus, Subject


def alliance(
    specialties: str | None = "19", listed: str = "complete", *, members: str = "complete"
) -> Consortium:
    named = None if specialties is None else [Subject.parse(key) for key in specialties.split()]
    stated = None if named is None else Listing(named, Completeness.parse(listed))
    return consortium("specialty_alliance", members=members, fields={"specialties": stated})


def hospital(name: str, listed: str = "complete") -> Row:
    return institution(name, fields={"services_completeness": Completeness.parse(listed)})


def offers(
    provider: str,
    subject: str | None = "19",
    status: str | None = "operating",
    until: str | None = "open",
) -> Service:
    return Service(
        provider=provider,
        subject=None if subject is None else Subject.parse(subject),
        status=None if status is None else ServiceStatus.parse(status),
        since="2019",
        until=until,
    )


LEAD, MEMBER = member("甲", "lead"), member("乙")
HOSPITALS = [hospital("甲"), hospital("乙")]
BOTH = [offers("甲"), offers("乙")]
PAIR: list[Row] = [LEAD, MEMBER, *HOSPITALS]

CASES: Mapping[str, tuple[list[Row], str]] = {
    "both offer it": ([*PAIR, *BOTH], "pass"),
    "the member does not": ([*PAIR, offers("甲")], "fail"),
    "the lead does not": ([*PAIR, offers("乙")], "fail"),
    "the member offers another subject": ([*PAIR, offers("甲"), offers("乙", "10")], "fail"),
    "the member plans it": ([*PAIR, offers("甲"), offers("乙", status="planned")], "fail"),
    "the member has suspended it": (
        [*PAIR, offers("甲"), offers("乙", status="suspended")],
        "fail",
    ),
    "the member offered it": ([*PAIR, offers("甲"), offers("乙", until="2020")], "fail"),
    "of unknown status": ([*PAIR, offers("甲"), offers("乙", status=None)], "not_assessed"),
    "until an unknown day": ([*PAIR, offers("甲"), offers("乙", until=None)], "not_assessed"),
    "a service of an unknown subject": ([*PAIR, offers("甲"), offers("乙", None)], "not_assessed"),
    "services are not listed completely": (
        [LEAD, MEMBER, hospital("甲"), hospital("乙", "partial"), offers("甲")],
        "not_assessed",
    ),
    "nothing is known of the services, but that it offers it": (
        [LEAD, MEMBER, hospital("甲", "unknown"), hospital("乙", "unknown"), *BOTH],
        "pass",
    ),
    "a department offers it": (
        [*PAIR, department("乙科", "乙"), offers("甲"), offers("乙科")],
        "pass",
    ),
    "a department is the member": (
        [LEAD, member("乙科"), *HOSPITALS, department("乙科", "乙"), *BOTH],
        "pass",
    ),
    "a department of we know not whom": (
        [LEAD, member("乙科"), *HOSPITALS, department("乙科"), *BOTH],
        "not_assessed",
    ),
    "hospitals described": ([*PAIR, *BOTH, group()], "not_assessed"),
    "an applied member": ([LEAD, member("乙", status="applied"), *HOSPITALS, offers("甲")], "pass"),
    "a planned member": ([LEAD, member("乙", status="planned"), *HOSPITALS, offers("甲")], "pass"),
    "a doubtful member": (
        [LEAD, member("乙", until=None), *HOSPITALS, offers("甲")],
        "not_assessed",
    ),
    "nobody": ([*HOSPITALS], "not_applicable"),
}


@pytest.mark.parametrize("case", CASES)
def test_decided_cases(case: str) -> None:
    rows, expected = CASES[case]
    assert outcome(member_lacking_specialty, network(alliance(), *rows)) == expected


@pytest.mark.parametrize(
    ("of", "offered", "expected"),
    [
        (alliance(None), BOTH, "not_assessed"),
        (alliance(""), BOTH, "not_applicable"),  # across specialties
        (alliance("19", "partial"), BOTH, "not_assessed"),
        (alliance("19", "unknown"), BOTH, "not_assessed"),
        (alliance("19", "partial"), BOTH[:1], "fail"),
        (alliance("19", members="partial"), BOTH, "not_assessed"),
        (alliance("19", "partial", members="partial"), BOTH, "not_assessed"),
        (alliance("19", members="partial"), BOTH[:1], "fail"),
        (alliance("19 07"), BOTH, "fail"),  # each specialty by itself
        (alliance("19 07"), [*BOTH, offers("甲", "07"), offers("乙", "07.01")], "pass"),
        (alliance("07.01"), [offers("甲", "07.01"), offers("乙", "07")], "not_assessed"),
        (alliance("07.01"), [offers("甲", "07.01"), offers("乙", "10")], "fail"),
    ],
)
def test_specialties_and_lists(of: Consortium, offered: list[Service], expected: str) -> None:
    assert outcome(member_lacking_specialty, network(of, *PAIR, *offered)) == expected


@pytest.mark.parametrize("kind", ["telemedicine_network", "county_medical_community"])
def test_it_is_for_alliances_only(kind: str) -> None:
    judged = network(consortium(kind, fields={"specialties": [Subject.ONCOLOGY]}), *PAIR)
    assert outcome(member_lacking_specialty, judged) == "not_applicable"


def test_a_finding_names_who_lacks_what() -> None:
    judged = network(alliance("19 07"), *PAIR, *BOTH, offers("甲", "07"))
    found = verdict_of(member_lacking_specialty, judged)
    assert found.message.zh == "没有联盟专科的成员：乙（儿科）"
    assert [(e.found, e.wanted) for e in found.evidence] == [(1, 2)]


@pytest.mark.parametrize(
    ("of", "rows", "missing"),
    [
        (alliance(None), [], {"consortia.specialties"}),
        (alliance("19", "partial"), [*BOTH], {"consortia.specialties (complete list)"}),
        (alliance("19", members="partial"), [*BOTH], {"consortia.members_completeness"}),
        (
            alliance("19", "partial", members="partial"),
            [*BOTH],
            {"consortia.specialties (complete list)", "consortia.members_completeness"},
        ),
        (
            alliance(),
            [hospital("乙", "unknown"), *BOTH[:1]],
            {"services", "institutions.services_completeness"},
        ),
        (
            alliance(),
            [*BOTH[:1], offers("乙", None, None, None)],
            {"services.subject", "services.status", "services.until"},
        ),
        (alliance(), [*BOTH, group()], {"memberships.institution"}),
        (
            alliance(),
            [*BOTH, member("丙科"), department("丙科")],
            {"departments.institution"},
        ),
    ],
)
def test_a_gap_names_what_is_missing(of: Consortium, rows: list[Row], missing: set[str]) -> None:
    given = {row.id for row in rows}
    kept = [row for row in PAIR if row.id not in given or not row.id]
    found = verdict_of(member_lacking_specialty, network(of, *kept, *rows))
    assert set(found.missing) == missing
