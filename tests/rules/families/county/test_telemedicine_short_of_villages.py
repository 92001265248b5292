from __future__ import annotations

from datetime import date

import pytest
from tests.rules.rows import (
    consortium,
    department,
    institution,
    link,
    network,
    outcome,
    verdict,
)

from medconsortium.model import Row
from medconsortium.rules.families.county.telemedicine_short_of_villages import (
    telemedicine_short_of_villages,
)

LATER = date(2026, 6, 15)
LEAD, TOWN = institution("甲", "A100", tier="county"), institution("乙", "C220", tier="township")
CLINIC = institution("丙", "D600")
PLACES = (LEAD, TOWN)

# Rows, and what is said where links are listed completely, and where they are not.
CASES: dict[str, tuple[list[Row], str, str]] = {
    "to a village clinic": ([CLINIC, link("丙", "telediagnosis", "甲")], "pass", "pass"),
    "at village level": (
        [institution("丙", tier="village"), link("丙", "teleconsultation", "甲")],
        "pass",
        "pass",
    ),
    "from the lead": ([CLINIC, link("甲", "monitoring", "丙")], "pass", "pass"),
    "to the township only": ([link("乙", "telediagnosis", "甲")], "fail", "not_assessed"),
    "no links": ([], "fail", "not_assessed"),
    "referral to a village": ([CLINIC, link("甲", "referral_down", "丙")], "fail", "not_assessed"),
    "teaching in a village": ([CLINIC, link("甲", "teaching", "丙")], "fail", "not_assessed"),
    "a place of which nothing is stated": (
        [link("丁", "telediagnosis", "甲")],
        "not_assessed",
        "not_assessed",
    ),
    "a place of unknown tier": (
        [institution("丁", "C220"), link("丁", "telediagnosis", "甲")],
        "not_assessed",
        "not_assessed",
    ),
    "no longer": (
        [CLINIC, link("丙", "telediagnosis", "甲", until="2020")],
        "fail",
        "not_assessed",
    ),
    "until an unknown day": (
        [CLINIC, link("丙", "telediagnosis", "甲", until=None)],
        "not_assessed",
        "not_assessed",
    ),
    "for nobody stated": (
        [CLINIC, link("丙", "telediagnosis", "甲", of=None)],
        "not_assessed",
        "not_assessed",
    ),
    "a department of nobody stated": (
        [department("某科"), link("某科", "telediagnosis", "甲")],
        "not_assessed",
        "not_assessed",
    ),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("links", ["complete", "partial", "unknown"])
def test_decided_cases(links: str, case: str) -> None:
    rows, listed, partly = CASES[case]
    judged = network(consortium(links=links), *PLACES, *rows)
    expected = listed if links == "complete" else partly
    assert outcome(telemedicine_short_of_villages, judged, on=LATER) == expected


@pytest.mark.parametrize(
    ("kind", "on", "expected"),
    [
        ("telemedicine_network", LATER, "not_applicable"),
        ("county_medical_community", date(2025, 12, 30), "not_applicable"),
        ("county_medical_community", date(2025, 12, 31), "fail"),
        (None, LATER, "not_assessed"),
    ],
)
def test_for_whom_and_from_when(kind: str | None, on: date, expected: str) -> None:
    assert outcome(telemedicine_short_of_villages, network(consortium(kind)), on=on) == expected


def test_what_is_missing_is_named() -> None:
    judged = network(consortium(), *PLACES, link("丁", "telediagnosis", "甲"))
    found = verdict(telemedicine_short_of_villages, judged, on=LATER)
    assert found.missing == ("institutions.tier", "institutions.category")
