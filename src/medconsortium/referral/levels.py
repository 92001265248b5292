"""Functional levels: which of two institutions stands higher."""

from __future__ import annotations

from medconsortium.model import Institution
from medconsortium.vocabulary import Tier

__all__ = ["functional_level", "is_continuing_care", "is_primary"]

_LEVEL_OF_TIER = {
    Tier.VILLAGE: 0,
    Tier.TOWNSHIP: 1,
    Tier.COUNTY: 2,
    Tier.CITY: 3,
    Tier.PROVINCE: 3,
    Tier.NATIONAL: 3,
}
_CONTINUING_CARE = frozenset({"A527", "A600", "A710", "A720"})
_PRIMARY_CLASSES = ("B", "C", "D")


def functional_level(institution: Institution) -> int | None:
    """Return the level an institution works at: that of its grade, else of its tier.

    3 tertiary or city and above, 2 secondary or county, 1 primary or township, 0 village; `None`
    where neither is stated. A 三甲 district hospital stands above a secondary city hospital.
    """
    if institution.grade is not None and institution.grade.level is not None:
        return institution.grade.level
    return None if institution.tier is None else _LEVEL_OF_TIER[institution.tier]


def is_continuing_care(institution: Institution) -> bool:
    """Whether an institution is for rehabilitation, convalescence or nursing, at any level."""
    return institution.category is not None and institution.category.key in _CONTINUING_CARE


def is_primary(institution: Institution) -> bool | None:
    """Whether an institution is primary (基层); `None` where neither tier nor category says so."""
    if institution.category is not None:
        return institution.category.key.startswith(_PRIMARY_CLASSES)
    if institution.tier is not None:
        return institution.tier in (Tier.TOWNSHIP, Tier.VILLAGE)
    return None
