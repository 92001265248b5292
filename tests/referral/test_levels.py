"""Functional levels."""

from __future__ import annotations

import pytest

from medconsortium.model import Institution
from medconsortium.referral.levels import functional_level, is_continuing_care, is_primary
from medconsortium.vocabulary import Category, Grade, Tier


def institution(
    grade: Grade | None = None, tier: Tier | None = None, category: Category | None = None
) -> Institution:
    return Institution(id="院", name="某院", grade=grade, tier=tier, category=category)


@pytest.mark.parametrize(
    ("grade", "tier", "level"),
    [
        (Grade.TERTIARY_A, Tier.COUNTY, 3),
        (Grade.SECONDARY, Tier.PROVINCE, 2),
        (Grade.PRIMARY_B, None, 1),
        (Grade.UNGRADED, Tier.TOWNSHIP, 1),
        (Grade.UNGRADED, None, None),
        (None, None, None),
        (None, Tier.NATIONAL, 3),
        (None, Tier.PROVINCE, 3),
        (None, Tier.CITY, 3),
        (None, Tier.COUNTY, 2),
        (None, Tier.TOWNSHIP, 1),
        (None, Tier.VILLAGE, 0),
    ],
)
def test_grade_goes_before_tier(grade: Grade | None, tier: Tier | None, level: int | None) -> None:
    assert functional_level(institution(grade, tier)) == level


@pytest.mark.parametrize(
    ("category", "tier", "primary"),
    [
        (Category.B100, None, True),
        (Category.C220, Tier.COUNTY, True),
        (Category.D600, Tier.VILLAGE, True),
        (Category.A100, Tier.TOWNSHIP, False),
        (Category.A519, None, False),
        (None, Tier.TOWNSHIP, True),
        (None, Tier.VILLAGE, True),
        (None, Tier.COUNTY, False),
        (None, None, None),
    ],
)
def test_primary_by_category_else_by_tier(
    *, category: Category | None, tier: Tier | None, primary: bool | None
) -> None:
    assert is_primary(institution(None, tier, category)) is primary


def test_continuing_care_is_for_rehabilitation_convalescence_and_nursing() -> None:
    found = {c.key for c in Category if is_continuing_care(institution(category=c))}
    assert found == {"A527", "A600", "A710", "A720"}
    assert not is_continuing_care(institution())
