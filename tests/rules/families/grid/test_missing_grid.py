from __future__ import annotations

import pytest
from tests.rules.rows import consortium, division, listed, network, outcome, verdict

from medconsortium.model import Listing
from medconsortium.rules.families.grid.missing_grid import missing_grid


@pytest.mark.parametrize(
    ("grid", "expected"),
    [
        (listed("县"), "pass"),
        (listed("县", "partial"), "pass"),
        (listed("县", "unknown"), "pass"),
        (listed(""), "fail"),
        (None, "not_assessed"),
    ],
)
@pytest.mark.parametrize("kind", ["urban_medical_group", "county_medical_community"])
def test_decided_cases(kind: str, grid: Listing[str] | None, expected: str) -> None:
    judged = network(consortium(kind, fields={"grid": grid}), division("县", until=None))
    assert outcome(missing_grid, judged) == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("specialty_alliance", "not_applicable"),
        ("telemedicine_network", "not_applicable"),
        ("rare_disease_network", "not_applicable"),
        ("other", "not_applicable"),
        (None, "not_assessed"),
    ],
)
def test_the_kinds_it_is_for(kind: str | None, expected: str) -> None:
    assert outcome(missing_grid, network(consortium(kind, fields={"grid": []}))) == expected


def test_a_finding_counts_the_divisions() -> None:
    found = verdict(missing_grid, network(consortium(fields={"grid": []})))
    assert [(e.found, e.wanted) for e in found.evidence] == [(0, "≥ 1")]
