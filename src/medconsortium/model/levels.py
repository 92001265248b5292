"""Functional levels: which of two institutions stands higher."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import read_only
from medconsortium.model.rows import Institution
from medconsortium.model.tables import InstitutionColumns
from medconsortium.vocabulary import Category, Grade, Tier

__all__ = [
    "CONTINUING_CARE",
    "LEVEL_OF_TIER",
    "PRIMARY_CLASSES",
    "functional_level",
    "functional_levels",
    "is_continuing_care",
    "is_primary",
    "level_bounds",
    "primary_states",
]

CONTINUING_CARE = frozenset({Category.A527, Category.A600, Category.A710, Category.A720})
"""Rehabilitation, convalescence and nursing, which patients reach by function, not by level."""

LEVEL_OF_TIER: Mapping[Tier, int] = MappingProxyType(
    {
        Tier.VILLAGE: 0,
        Tier.TOWNSHIP: 1,
        Tier.COUNTY: 2,
        Tier.CITY: 3,
        Tier.PROVINCE: 3,
        Tier.NATIONAL: 3,
    }
)
"""The functional level of each tier."""

_LOWEST, _LOWEST_GRADED, _HIGHEST = 0, 1, 3
_GRADES: tuple[Grade | None, ...] = (*Grade, None)
_TIERS: tuple[Tier | None, ...] = (*Tier, None)
_PRIMARY_TIERS = (Tier.TOWNSHIP, Tier.VILLAGE)
PRIMARY_CLASSES = ("B", "C", "D")


def functional_level(institution: Institution) -> int | None:
    """Return the level an institution works at: that of its grade, else of its tier.

    3 tertiary or city and above, 2 secondary or county, 1 primary or township, 0 village; `None`
    where neither is stated. A 三甲 district hospital stands above a secondary city hospital.
    """
    if institution.grade is not None and institution.grade.level is not None:
        return institution.grade.level
    return None if institution.tier is None else LEVEL_OF_TIER[institution.tier]


def functional_levels(columns: InstitutionColumns) -> NDArray[np.int8]:
    """Return the level each institution works at (int8), -1 where it is not known."""
    levels = np.array([[_level(grade, tier) for tier in _TIERS] for grade in _GRADES], np.int8)
    return read_only(levels[columns.grade, columns.tier], np.int8)  # -1, not stated, stands last


def level_bounds(columns: InstitutionColumns) -> tuple[NDArray[np.int8], NDArray[np.int8]]:
    """Return the lowest and the highest level (int8) each institution may work at.

    Where no grade is stated, an institution may have one all the same, so that its tier alone
    settles nothing; where it is stated to be ungraded, the tier does.
    """
    bounds = np.array([_bounds(grade, tier) for grade in _GRADES for tier in _TIERS], np.int8)
    grade = columns.grade.astype(np.int16) % len(_GRADES)  # -1, not stated, stands last
    place = grade * len(_TIERS) + columns.tier % len(_TIERS)
    return read_only(bounds[:, 0][place], np.int8), read_only(bounds[:, 1][place], np.int8)


def is_continuing_care(institution: Institution) -> bool:
    """Whether an institution is for rehabilitation, convalescence or nursing, at any level."""
    return institution.category in CONTINUING_CARE


def is_primary(institution: Institution) -> bool | None:
    """Whether an institution is primary (基层); `None` where neither tier nor category says so."""
    if institution.category is not None:
        return institution.category.key.startswith(PRIMARY_CLASSES)
    return None if institution.tier is None else institution.tier in _PRIMARY_TIERS


def primary_states(columns: InstitutionColumns) -> NDArray[np.int8]:
    """Return whether each institution is primary (int8): 1 yes, 0 no, -1 not known."""
    by_category = [category.key.startswith(PRIMARY_CLASSES) for category in Category]
    by_tier = [*(tier in _PRIMARY_TIERS for tier in Tier), -1]  # -1, not stated, stands last
    stated = np.array([*by_category, -1], np.int8)[columns.category]
    return read_only(
        np.where(stated < 0, np.array(by_tier, np.int8)[columns.tier], stated), np.int8
    )


def _level(grade: Grade | None, tier: Tier | None) -> int:
    if grade is not None and grade.level is not None:
        return grade.level
    return -1 if tier is None else LEVEL_OF_TIER[tier]


def _bounds(grade: Grade | None, tier: Tier | None) -> tuple[int, int]:
    if grade is not None and grade.level is not None:
        return grade.level, grade.level
    lowest, highest = (_LOWEST, _HIGHEST) if tier is None else (LEVEL_OF_TIER[tier],) * 2
    if grade is Grade.UNGRADED:
        return lowest, highest
    return min(lowest, _LOWEST_GRADED), _HIGHEST
