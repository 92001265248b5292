from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from tests.rules.rows import consortium, network, outcome, verdict

from medconsortium.model import Observation
from medconsortium.rules.families.county.missing_doctor_posting import missing_doctor_posting
from medconsortium.vocabulary import Measure, Qualifier, Unit

LATER = date(2026, 6, 15)
THREE = Observation(
    subject="盟",
    measure=Measure.LONG_TERM_POSTED_DOCTORS,
    value=3,
    qualifier=Qualifier.EXACT,
    unit=Unit.PERSONS,
    since="2025-01-01",
    until="2025-12-31",
)


def posted(**changes: Any) -> Observation:
    return evolve(THREE, **changes)


CASES: dict[str, tuple[list[Observation], str]] = {
    "three": ([THREE], "pass"),
    "one": ([posted(value=1)], "pass"),
    "none": ([posted(value=0)], "fail"),
    "at least one": ([posted(value=1, qualifier=Qualifier.AT_LEAST)], "pass"),
    "at least none": ([posted(value=0, qualifier=Qualifier.AT_LEAST)], "not_assessed"),
    "at most none": ([posted(value=0, qualifier=Qualifier.AT_MOST)], "fail"),
    "at most one": ([posted(value=1, qualifier=Qualifier.AT_MOST)], "not_assessed"),
    "at most three": ([posted(qualifier=Qualifier.AT_MOST)], "not_assessed"),
    "about three": ([posted(qualifier=Qualifier.ABOUT)], "not_assessed"),
    "qualifier not stated": ([posted(qualifier=None)], "not_assessed"),
    "unit not stated": ([posted(unit=None)], "not_assessed"),
    "person-times": ([posted(unit=Unit.PERSON_TIMES)], "not_assessed"),
    "value not stated": ([posted(value=None)], "not_assessed"),
    "nothing observed": ([], "not_assessed"),
    "the year before": ([posted(since="2024-01-01", until="2024-12-31")], "not_assessed"),
    "half the year": ([posted(until="2025-06-30")], "not_assessed"),
    "the year as such": ([posted(since="2025", until="2025")], "pass"),
    "end not stated": ([posted(until=None)], "not_assessed"),
    "of something else": ([posted(measure=Measure.DOCTORS)], "not_assessed"),
    "of the other consortium": ([posted(subject="别")], "not_assessed"),
    "twice the same": ([THREE, posted(id="又")], "pass"),
    "three and none": ([THREE, posted(id="又", value=0)], "not_assessed"),
}


@pytest.mark.parametrize("case", CASES)
def test_decided_cases(case: str) -> None:
    observations, expected = CASES[case]
    judged = network(consortium(), consortium(name="别"), *observations)
    assert outcome(missing_doctor_posting, judged, on=LATER) == expected


@pytest.mark.parametrize(
    ("kind", "on", "expected"),
    [
        ("urban_medical_group", LATER, "not_applicable"),
        ("county_medical_community", date(2024, 12, 30), "not_applicable"),
        ("county_medical_community", date(2026, 1, 1), "fail"),
        ("county_medical_community", date(2025, 12, 31), "not_assessed"),  # 2025 is not over
        (None, LATER, "not_assessed"),
    ],
)
def test_for_whom_and_from_when(kind: str | None, on: date, expected: str) -> None:
    judged = network(consortium(kind), posted(value=0))
    assert outcome(missing_doctor_posting, judged, on=on) == expected


def test_a_finding_says_how_long_a_post_lasts() -> None:
    found = verdict(missing_doctor_posting, network(consortium(), posted(value=0)), on=LATER)
    (evidence,) = found.evidence
    assert (evidence.found, evidence.wanted) == ("0", "≥ 1")
    assert (
        evidence.label.en == "doctors of middle title or above posted in 2025 (at least 6 months)"
    )
    missing = verdict(missing_doctor_posting, network(consortium()), on=LATER).missing
    assert missing == ("observations (long_term_posted_doctors)",)
