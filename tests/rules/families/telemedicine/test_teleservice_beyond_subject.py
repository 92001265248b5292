from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from attrs import evolve
from tests.rules.rows import consortium, department, institution, link, network, outcome, verdict

from medconsortium.model import Link, Listing, Network, Row, Service
from medconsortium.rules import Severity
from medconsortium.rules.families.telemedicine.teleservice_beyond_subject import (
    teleservice_beyond_subject,
)
from medconsortium.vocabulary import Completeness, LinkKind, ServiceStatus, Subject

COMPLETE, PARTIAL = Completeness.COMPLETE, Completeness.PARTIAL
PATHOLOGY = Listing([Subject.PATHOLOGY], COMPLETE)
TWO = Listing([Subject.PATHOLOGY, Subject.ONCOLOGY], COMPLETE)
ASKS = evolve(link("乙", "telediagnosis", "甲"), id="诊断", subjects=PATHOLOGY)


def offers(provider: str, subject: str = "31", status: str | None = "operating") -> Service:
    return Service(
        provider=provider,
        subject=Subject.parse(subject),
        status=None if status is None else ServiceStatus.parse(status),
        since="2019",
        until="open",
    )


def hospital(name: str, listed: Completeness = COMPLETE) -> Row:
    return institution(name, fields={"services_completeness": listed})


BOTH: list[Row] = [hospital("甲"), hospital("乙")]


def asked(*rows: Row, row: Link = ASKS, kind: str | None = "telemedicine_network") -> Network:
    return network(consortium(kind), row, *rows)


CASES: Mapping[str, tuple[list[Row], str, Severity | None]] = {
    "both hold it": ([*BOTH, offers("甲"), offers("乙")], "pass", None),
    "the invited side does not": ([*BOTH, offers("乙")], "fail", None),
    "the inviting side does not": ([*BOTH, offers("甲")], "fail", Severity.ADVICE),
    "neither does": ([*BOTH], "fail", None),
    "the invited side has suspended it": (
        [*BOTH, offers("甲", status="suspended"), offers("乙")],
        "fail",
        None,
    ),
    "the inviting side does not, the other is open": (
        [hospital("甲", PARTIAL), hospital("乙")],
        "fail",
        Severity.ADVICE,
    ),
    "the invited side is open": (
        [hospital("甲", PARTIAL), hospital("乙"), offers("乙")],
        "not_assessed",
        None,
    ),
    "of unknown status": (
        [*BOTH, offers("甲", status=None), offers("乙")],
        "not_assessed",
        None,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_who_holds_the_subject(case: str) -> None:
    rows, expected, severity = CASES[case]
    assert outcome(teleservice_beyond_subject, asked(*rows), "诊断") == expected
    assert verdict(teleservice_beyond_subject, asked(*rows), "诊断").severity is severity


ALL = [*BOTH, offers("甲"), offers("乙")]


@pytest.mark.parametrize(
    ("changes", "kind", "expected"),
    [
        ({}, "telemedicine_network", "pass"),
        ({}, "county_medical_community", "not_applicable"),
        ({}, None, "not_assessed"),
        ({"consortium": None}, "telemedicine_network", "not_assessed"),
        ({"kind": LinkKind.TELECONSULTATION}, "telemedicine_network", "pass"),
        ({"kind": LinkKind.TEACHING}, "telemedicine_network", "not_applicable"),
        ({"subjects": None}, "telemedicine_network", "not_assessed"),
        ({"subjects": Listing[Subject]()}, "telemedicine_network", "not_applicable"),
        ({"subjects": TWO}, "telemedicine_network", "fail"),
        ({"subjects": Listing(PATHOLOGY, PARTIAL)}, "telemedicine_network", "not_assessed"),
        ({"subjects": Listing(PATHOLOGY)}, "telemedicine_network", "not_assessed"),
        ({"subjects": Listing(TWO, PARTIAL)}, "telemedicine_network", "fail"),
        ({"until": None}, "telemedicine_network", "not_assessed"),
        ({"until": "2020"}, "telemedicine_network", "not_applicable"),
    ],
)
def test_which_links_are_judged(changes: dict[str, Any], kind: str | None, expected: str) -> None:
    judged = asked(*ALL, row=evolve(ASKS, **changes), kind=kind)
    assert outcome(teleservice_beyond_subject, judged, "诊断") == expected


def test_a_department_is_of_its_hospital() -> None:
    rows = [*BOTH, department("甲科", "甲"), offers("甲科"), offers("乙")]
    judged = asked(*rows, row=evolve(ASKS, target="甲科"))
    assert outcome(teleservice_beyond_subject, judged, "诊断") == "pass"


def test_a_finding_names_the_side_and_the_subject() -> None:
    invited = verdict(teleservice_beyond_subject, asked(*BOTH, offers("乙")), "诊断")
    assert invited.message.zh == "受邀方 甲 没有：病理科"
    inviting = verdict(teleservice_beyond_subject, asked(*BOTH, offers("甲")), "诊断")
    assert inviting.message.en == "the inviting side, 乙, does not hold: pathology"
    assert inviting.rows == (("institutions", "乙"),)


@pytest.mark.parametrize(
    ("rows", "changes", "missing"),
    [
        (ALL, {"subjects": None}, {"links.subjects"}),
        (ALL, {"consortium": None}, {"links.consortium"}),
        (
            [hospital("甲", PARTIAL), hospital("乙"), offers("乙")],
            {},
            {"services", "institutions.services_completeness"},
        ),
        ([*BOTH, offers("甲", status=None), offers("乙")], {}, {"services.status"}),
        (
            [*BOTH, department("组科"), offers("乙")],
            {"target": "组科"},
            {"departments.institution"},
        ),
    ],
)
def test_a_gap_names_what_is_missing(
    rows: list[Row], changes: dict[str, Any], missing: set[str]
) -> None:
    judged = asked(*rows, row=evolve(ASKS, **changes))
    assert set(verdict(teleservice_beyond_subject, judged, "诊断").missing) == missing
