from __future__ import annotations

import pytest
from tests.rules.rows import institution, network, outcome, verdict

from medconsortium.rules.families.identity.contradictory_classification import (
    contradictory_classification,
)


@pytest.mark.parametrize(
    ("category", "tier", "grade", "expected"),
    [
        ("A100", "county", "2A", "pass"),
        ("A100", "township", "3A", "pass"),  # as hospitals of rich towns are
        ("A100", "national", "3A", "pass"),
        ("A100", "county", None, "pass"),  # no grade would contradict these two
        ("A720", "village", "UN", "pass"),
        ("B100", "township", "1A", "pass"),
        ("C210", "township", "2B", "pass"),
        ("B200", "village", "UN", "pass"),
        ("D600", "village", "UN", "pass"),
        ("D110", "city", "UN", "pass"),
        ("G100", "county", "3A", "pass"),
        ("H112", "province", "3A", "pass"),
        ("M649", "national", "3A", "pass"),
        ("E100", "city", "3A", "pass"),
        ("J100", "province", "UN", "pass"),
        ("D600", "province", "UN", "fail"),
        ("D600", "county", None, "fail"),
        ("B100", "county", "UN", "fail"),
        ("C220", "city", None, "fail"),
        ("B100", "township", "3A", "fail"),
        ("C210", None, "3N", "fail"),
        ("D600", "village", "1A", "fail"),
        ("J100", "city", "2A", "fail"),
        ("P110", None, "3A", "fail"),
        ("A100", "village", "2A", "fail"),
        (None, "village", "3A", "fail"),
        ("D600", "village", None, "not_assessed"),
        ("B100", "township", None, "not_assessed"),
        ("B100", None, "UN", "not_assessed"),
        ("J100", "city", None, "not_assessed"),
        ("A100", None, "3A", "not_assessed"),
        ("A100", None, "1A", "pass"),
        ("A100", "village", None, "not_assessed"),
        (None, "county", "UN", "not_assessed"),
        (None, None, "3A", "not_assessed"),
        ("A100", None, None, "not_assessed"),
        (None, None, None, "not_assessed"),
    ],
)
def test_decided_cases(
    category: str | None, tier: str | None, grade: str | None, expected: str
) -> None:
    judged = network(institution("甲", category, tier=tier, grade=grade))
    assert outcome(contradictory_classification, judged, "甲") == expected


@pytest.mark.parametrize(
    ("category", "tier", "grade", "missing"),
    [
        ("D600", "village", None, {"institutions.grade"}),
        ("A100", None, "3A", {"institutions.tier"}),
        (None, "township", "UN", set()),
        (None, "county", "UN", {"institutions.category"}),
        (None, None, None, {"institutions.category", "institutions.tier", "institutions.grade"}),
    ],
)
def test_only_what_would_decide_is_missing(
    category: str | None, tier: str | None, grade: str | None, missing: set[str]
) -> None:
    judged = network(institution("甲", category, tier=tier, grade=grade))
    assert set(verdict(contradictory_classification, judged, "甲").missing) == missing


def test_a_finding_names_what_contradicts() -> None:
    judged = network(institution("甲", "D600", tier="province", grade="3A"))
    found = verdict(contradictory_classification, judged, "甲")
    assert found.message.en == (
        "contradict: village clinic, province level; village clinic, tertiary, class A"
    )
    said = [evidence.in_language("en") for evidence in found.evidence]
    assert said == ["category, tier, grade: village clinic, province level, tertiary, class A"]
