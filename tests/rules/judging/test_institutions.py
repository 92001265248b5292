from __future__ import annotations

from typing import Any

import pytest
from tests.rules.rows import DAY, institution, network

from medconsortium.rules import Facts
from medconsortium.rules.judging.institutions import (
    graded_at_least,
    in_tiers,
    is_hospital,
    is_primary,
    of_categories,
    run_by,
)
from medconsortium.vocabulary import Category, Ownership, Tier


def facts(category: str | None = None, **about: Any) -> Facts:
    return Facts(network(institution("甲", category, **about)), DAY)


@pytest.mark.parametrize(
    ("category", "hospital", "primary", "rehabilitation"),
    [
        ("A100", 1, 0, 0),
        ("A210", 1, 0, 0),
        ("A527", 0, 0, 1),
        ("A600", 0, 0, 0),
        ("A710", 0, 0, 0),
        ("G100", 1, 0, 0),
        ("G200", 0, 0, 0),
        ("B100", 0, 1, 0),
        ("C220", 0, 1, 0),
        ("D600", 0, 1, 0),
        ("J100", 0, 0, 0),
        (None, -1, -1, -1),
    ],
)
def test_by_category(
    category: str | None, hospital: int, primary: int, rehabilitation: int
) -> None:
    judged = facts(category)
    assert is_hospital(judged).tolist() == [hospital]
    assert is_primary(judged).tolist() == [primary]
    assert of_categories(judged, [Category.A527]).tolist() == [rehabilitation]


@pytest.mark.parametrize(("tier", "expected"), [("county", 1), ("city", 1), ("village", 0)])
def test_by_tier(tier: str, expected: int) -> None:
    assert in_tiers(facts(tier=tier), [Tier.CITY, Tier.COUNTY]).tolist() == [expected]
    assert in_tiers(facts(), [Tier.CITY]).tolist() == [-1]


@pytest.mark.parametrize(
    ("grade", "secondary", "tertiary"),
    [("3A", 1, 1), ("3N", 1, 1), ("2C", 1, 0), ("1A", 0, 0), ("UN", 0, 0)],
)
def test_by_grade(grade: str, secondary: int, tertiary: int) -> None:
    judged = facts(grade=grade)
    assert graded_at_least(judged, 2).tolist() == [secondary]
    assert graded_at_least(judged, 3).tolist() == [tertiary]
    assert graded_at_least(facts(), 2).tolist() == [-1]


def test_by_owner() -> None:
    owned = institution("甲", fields={"ownership": Ownership.SOCIAL})
    judged = Facts(network(owned, institution("乙")), DAY)
    assert run_by(judged, Ownership.SOCIAL).tolist() == [1, -1]
    assert run_by(judged, Ownership.GOVERNMENT).tolist() == [0, -1]
