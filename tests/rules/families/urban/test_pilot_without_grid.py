from __future__ import annotations

from datetime import date

import pytest
from tests.rules.rows import consortium, division, listed, network, outcome, verdict

from medconsortium.model import Listing
from medconsortium.rules.families.urban.pilot_without_grid import pilot_without_grid
from medconsortium.vocabulary import Completeness, Practice

LATER = date(2024, 6, 15)
PILOT = Listing([Practice.TIGHT_GROUP_PILOT], Completeness.PARTIAL)
NO_PILOT = Listing([Practice.TRAINING], Completeness.COMPLETE)
PERHAPS = Listing([Practice.TRAINING], Completeness.PARTIAL)


@pytest.mark.parametrize(
    ("practices", "grid", "expected"),
    [
        (PILOT, listed("区"), "pass"),
        (PILOT, listed("区", "partial"), "pass"),
        (PILOT, listed(""), "fail"),
        (PILOT, None, "not_assessed"),
        (NO_PILOT, listed(""), "not_applicable"),
        (NO_PILOT, None, "not_applicable"),
        (PERHAPS, listed(""), "not_assessed"),
        (PERHAPS, listed("区"), "not_assessed"),
        (None, listed(""), "not_assessed"),
        (Listing[Practice](), listed(""), "not_applicable"),
    ],
)
def test_decided_cases(
    practices: Listing[Practice] | None, grid: Listing[str] | None, expected: str
) -> None:
    of = consortium("urban_medical_group", fields={"practices": practices, "grid": grid})
    assert outcome(pilot_without_grid, network(of, division("区")), on=LATER) == expected


@pytest.mark.parametrize(
    ("kind", "status", "on", "expected"),
    [
        ("county_medical_community", None, LATER, "not_applicable"),
        (None, None, LATER, "not_assessed"),
        ("urban_medical_group", "planned", LATER, "not_applicable"),
        ("urban_medical_group", None, date(2023, 6, 29), "not_applicable"),
    ],
)
def test_for_whom_and_from_when(
    kind: str | None, status: str | None, on: date, expected: str
) -> None:
    of = consortium(kind, status=status, fields={"practices": PILOT, "grid": []})
    assert outcome(pilot_without_grid, network(of), on=on) == expected


def test_what_is_missing_is_named() -> None:
    for fields, missing in (
        ({"practices": PILOT}, "consortia.grid"),
        ({"grid": []}, "consortia.practices"),
    ):
        judged = network(consortium("urban_medical_group", fields=fields))
        assert verdict(pilot_without_grid, judged, on=LATER).missing == (missing,)
