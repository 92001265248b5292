from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medconsortium.model import Institution, Network
from medconsortium.model.levels import (
    CONTINUING_CARE,
    functional_level,
    functional_levels,
    is_continuing_care,
    is_primary,
    level_bounds,
    primary_states,
)
from medconsortium.vocabulary import Category, Grade, Tier


def institution(
    *, grade: str | None = None, tier: str | None = None, category: str | None = None
) -> Institution:
    return Institution(
        id="甲",
        name="甲",
        grade=None if grade is None else Grade.parse(grade),
        tier=None if tier is None else Tier.parse(tier),
        category=None if category is None else Category.parse(category),
    )


@pytest.mark.parametrize(
    ("grade", "tier", "level", "bounds"),
    [
        ("3A", None, 3, (3, 3)),
        ("2N", "city", 2, (2, 2)),
        ("1A", "county", 1, (1, 1)),
        ("UN", "village", 0, (0, 0)),
        ("UN", "township", 1, (1, 1)),
        ("UN", "county", 2, (2, 2)),
        ("UN", "city", 3, (3, 3)),
        ("UN", "province", 3, (3, 3)),
        ("UN", "national", 3, (3, 3)),
        ("UN", None, None, (0, 3)),
        (None, "village", 0, (0, 3)),
        (None, "county", 2, (1, 3)),
        (None, None, None, (0, 3)),
    ],
)
def test_levels(
    grade: str | None, tier: str | None, level: int | None, bounds: tuple[int, int]
) -> None:
    row = institution(grade=grade, tier=tier)
    assert functional_level(row) == level
    least, most = level_bounds(Network(institutions=[row]).institutions.columns)
    assert (least.tolist(), most.tolist()) == ([bounds[0]], [bounds[1]])


@given(st.sampled_from([None, *Grade]), st.sampled_from([None, *Tier]))
def test_the_level_lies_within_its_bounds_and_knowing_less_widens_them(
    grade: Grade | None, tier: Tier | None
) -> None:
    rows = [
        Institution(id=f"{number}", name="院", grade=known, tier=place)
        for number, (known, place) in enumerate(((grade, tier), (None, tier), (grade, None)))
    ]
    least, most = level_bounds(Network(institutions=rows).institutions.columns)
    level = functional_level(rows[0])
    assert level is None or least[0] <= level <= most[0]
    assert least[1:].max() <= least[0]
    assert most[1:].min() >= most[0]


def test_bounds_are_read_only() -> None:
    least, _ = level_bounds(Network(institutions=[institution()]).institutions.columns)
    with pytest.raises(ValueError, match="read-only"):
        least[0] = 3


@pytest.mark.parametrize(
    ("category", "tier", "primary"),
    [
        ("C220", None, True),
        ("B100", "county", True),
        ("D600", None, True),
        ("A100", "township", False),
        ("J100", None, False),
        (None, "township", True),
        (None, "village", True),
        (None, "county", False),
        (None, None, None),
    ],
)
def test_primary_institutions(
    category: str | None, tier: str | None, *, primary: bool | None
) -> None:
    assert is_primary(institution(category=category, tier=tier)) is primary


def test_continuing_care() -> None:
    found = {c.key for c in Category if is_continuing_care(institution(category=c.key))}
    assert found == {c.key for c in CONTINUING_CARE} == {"A527", "A600", "A710", "A720"}
    assert not is_continuing_care(institution())


def test_of_whole_tables_the_same_is_said_as_of_single_rows() -> None:
    rows = [
        Institution(
            id=f"{grade}{tier}{category}", name="院", grade=grade, tier=tier, category=category
        )
        for grade in (None, *Grade)
        for tier in (None, *Tier)
        for category in (None, Category.A100, Category.B100, Category.C220, Category.D600)
    ]
    columns = Network(institutions=rows).institutions.columns
    levels, states = functional_levels(columns), primary_states(columns)
    expected = [functional_level(row) for row in rows]
    assert levels.tolist() == [-1 if level is None else level for level in expected]
    primary = {True: 1, False: 0, None: -1}
    assert states.tolist() == [primary[is_primary(row)] for row in rows]
    assert not levels.flags.writeable
    assert not states.flags.writeable
