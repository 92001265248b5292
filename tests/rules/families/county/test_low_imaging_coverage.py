from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from attrs import evolve
from tests.rules.rows import (
    consortium,
    department,
    group,
    institution,
    link,
    member,
    network,
    outcome,
    verdict,
)

from medconsortium.model import Consortium, HostedCentre, Link, Listing, Row
from medconsortium.rules.families.county.low_imaging_coverage import low_imaging_coverage
from medconsortium.vocabulary import Centre, Completeness, Subject

LATER = date(2026, 6, 15)
ALL = Completeness.COMPLETE
IMAGING, ECG = ((subject,) for subject in (Subject.IMAGING, Subject.ECG))


def reads(
    origin: str,
    target: str = "甲",
    *,
    subjects: Sequence[Subject] | None = IMAGING,
    kind: str = "telediagnosis",
    **about: Any,
) -> Link:
    limits = None if subjects is None else Listing(subjects, ALL)
    return evolve(link(origin, kind, target, **about), subjects=limits)


def community(*hosts: str | None, listed: str = "complete", **about: Any) -> Consortium:
    centres = [HostedCentre(centre=Centre.IMAGING, host=host) for host in hosts]
    stated = Listing(centres, Completeness.parse(listed))
    return consortium(fields={"centres": stated}, **about)


def said(of: Consortium, *rows: Row, centres: str = "乙丙丁戊己") -> str:
    known = {row.id for row in rows}
    places = [institution(name, "C220") for name in centres if name not in known]
    members = [*places, *(member(name) for name in centres)]
    lead = institution("甲", "A100"), member("甲", "lead")
    return outcome(low_imaging_coverage, network(of, *lead, *members, *rows), on=LATER)


FOUR = [reads(name) for name in "乙丙丁戊"]
THREE = FOUR[:3]

# Links, and what is said where they are listed completely, and where they are not.
CASES: dict[str, tuple[list[Row], str, str]] = {
    "four of five": ([*FOUR], "pass", "pass"),
    "three of five": ([*THREE], "fail", "not_assessed"),
    "none": ([], "fail", "not_assessed"),
    "one twice": ([*THREE, reads("乙", kind="resource_service")], "fail", "not_assessed"),
    "by a resource service": ([*THREE, reads("戊", kind="resource_service")], "pass", "pass"),
    "from the host": ([*THREE, reads("甲", "戊")], "pass", "pass"),
    "X-rays": ([*THREE, reads("戊", subjects=[Subject.X_RAY])], "pass", "pass"),
    "ECGs": ([*THREE, reads("戊", subjects=ECG)], "fail", "not_assessed"),
    "in all subjects": ([*THREE, reads("戊", subjects=())], "pass", "pass"),
    "in which is not stated": (
        [*THREE, reads("戊", subjects=None)],
        "not_assessed",
        "not_assessed",
    ),
    "by teaching": ([*THREE, reads("戊", kind="teaching")], "fail", "not_assessed"),
    "elsewhere": ([*THREE, reads("戊", "乙")], "fail", "not_assessed"),
    "no longer": ([*THREE, reads("戊", until="2020")], "fail", "not_assessed"),
    "until an unknown day": ([*THREE, reads("戊", until=None)], "not_assessed", "not_assessed"),
    "for nobody stated": ([*THREE, reads("戊", of=None)], "not_assessed", "not_assessed"),
    "for another consortium": (
        [*THREE, consortium(name="别"), reads("戊", of="别")],
        "fail",
        "not_assessed",
    ),
    "from nobody known": (
        [*THREE, department("影像科"), reads("影像科")],
        "not_assessed",
        "not_assessed",
    ),
    "from nobody known for nobody stated": (
        [*THREE, department("影像科"), reads("影像科", of=None)],
        "not_assessed",
        "not_assessed",
    ),
    "at a department of the host": (
        [*THREE, department("影像科", "甲"), reads("戊", "影像科")],
        "pass",
        "pass",
    ),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("links", ["complete", "partial", "unknown"])
def test_decided_cases(links: str, case: str) -> None:
    rows, listed, partly = CASES[case]
    expected = listed if links == "complete" else partly
    assert said(community("甲", links=links), *rows) == expected


@pytest.mark.parametrize(
    ("of", "expected", "without_links"),
    [
        (community(), "fail", "fail"),  # there is no imaging centre
        (community(links="unknown"), "fail", "fail"),
        (community("甲", listed="partial"), "pass", "fail"),
        (community("丙", "甲"), "pass", "fail"),
        (community(None), "not_assessed", "fail"),
        (community(None, "甲"), "pass", "fail"),
        (community("乙"), "fail", "fail"),
        (consortium(), "not_assessed", "fail"),
        (community("甲", members="partial"), "not_assessed", "not_assessed"),
    ],
)
def test_who_hosts_the_centre(of: Consortium, expected: str, without_links: str) -> None:
    assert said(of, *FOUR) == expected
    assert said(of) == without_links


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([institution("己")], "pass"),  # whether or not it is a township centre
        ([institution("戊"), institution("己")], "not_assessed"),
        ([institution("己", "D600")], "pass"),
        ([group()], "not_assessed"),
        ([department("某科"), member("某科")], "not_assessed"),
        ([department("己科", "己"), member("己科")], "pass"),
        ([member("己", "lead")], "pass"),  # listed twice, and counted once
    ],
)
def test_whom_it_serves(rows: list[Row], expected: str) -> None:
    assert said(community("甲"), *FOUR, *rows) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([institution("己")], "fail"),  # three of four, or of five
        ([institution("戊"), institution("己")], "not_assessed"),  # three of three perhaps
    ],
)
def test_who_may_be_a_township_centre(rows: list[Row], expected: str) -> None:
    assert said(community("甲"), *THREE, *rows) == expected


def test_without_township_centres() -> None:
    assert said(community("甲"), centres="") == "not_applicable"
    unknown = institution("庚"), member("庚")
    assert said(community("甲"), *unknown, centres="") == "not_assessed"
    assert said(community("甲"), *unknown, reads("庚"), centres="") == "not_assessed"


@pytest.mark.parametrize(
    ("kind", "on", "expected"),
    [
        ("urban_medical_group", LATER, "not_applicable"),
        ("county_medical_community", date(2025, 12, 30), "not_applicable"),
        ("county_medical_community", date(2025, 12, 31), "fail"),
    ],
)
def test_for_whom_and_from_when(kind: str, on: date, expected: str) -> None:
    rows = institution("乙", "C220"), member("乙")
    judged = network(consortium(kind, fields={"centres": []}), *rows)
    assert outcome(low_imaging_coverage, judged, on=on) == expected


def test_a_finding_names_who_is_not_served() -> None:
    rows = [row for name in "乙丙" for row in (institution(name, "C220"), member(name))]
    judged = network(community("甲"), institution("甲", "A100"), *rows, reads("乙"))
    found = verdict(low_imaging_coverage, judged, on=LATER)
    assert found.message.en == "the imaging centre does not serve: 丙"
    assert [(e.found, e.wanted) for e in found.evidence] == [("1/2", "≥ 80%")]
    assert found.rows == (("institutions", "丙"),)


@pytest.mark.parametrize(
    ("of", "rows", "missing"),
    [
        (community("甲", links="partial"), [], "links links_completeness"),
        (community(None), [reads("乙")], "centres"),
        (community("甲", members="partial"), [reads("乙")], "members_completeness"),
        (community("甲"), [reads("乙", subjects=None)], "subjects"),
        (community("甲"), [reads("乙", until=None)], "until"),
        (community("甲"), [reads("乙"), institution("丙"), member("丙")], "category"),
    ],
)
def test_what_is_missing_is_named(of: Consortium, rows: list[Row], missing: str) -> None:
    judged = network(of, institution("乙", "C220"), member("乙"), institution("甲", "A100"), *rows)
    found = verdict(low_imaging_coverage, judged, on=LATER).missing
    assert [field.rpartition(".")[2] for field in found] == missing.split()
