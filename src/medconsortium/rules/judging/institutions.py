"""What institutions are, by their category, tier and grade: for each of a network, row by row."""

from __future__ import annotations

from collections.abc import Sequence

from medconsortium.model.levels import CONTINUING_CARE, PRIMARY_CLASSES
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.three_valued import States, among
from medconsortium.vocabulary import Category, Grade, Ownership, Tier

__all__ = [
    "graded_at_least",
    "in_tiers",
    "is_hospital",
    "is_primary",
    "of_categories",
    "run_by",
    "treats_patients",
]


_PRIMARY = tuple(c for c in Category if c.key.startswith(PRIMARY_CLASSES))
_TREATING = tuple(c for c in Category if not c.key.startswith(("F", "J", "K", "P")))
_CLASS_A = (c for c in Category if c.key.startswith("A") and c not in CONTINUING_CARE)
_HOSPITALS = (*_CLASS_A, Category.G100)


def of_categories(facts: Facts, categories: Sequence[Category]) -> States:
    """Return for each institution whether it is of one of some categories."""
    return among(facts.network.institutions.columns.category, categories)


def is_primary(facts: Facts) -> States:
    """Return for each institution whether it is primary, by its category (B, C, D of WS 218)."""
    return of_categories(facts, _PRIMARY)


def treats_patients(facts: Facts) -> States:
    """Return for each institution whether it treats patients.

    Those of classes F, J, K and P of WS 218 do not: blood, disease control, supervision, others.
    """
    return of_categories(facts, _TREATING)


def is_hospital(facts: Facts) -> States:
    """Return for each institution whether it is a hospital that treats acute illness.

    Those are class A of WS 218 without rehabilitation, convalescence and nursing, and hospitals
    for mothers and children.
    """
    return of_categories(facts, _HOSPITALS)


def in_tiers(facts: Facts, tiers: Sequence[Tier]) -> States:
    """Return for each institution whether it is at one of some tiers."""
    return among(facts.network.institutions.columns.tier, tiers)


def graded_at_least(facts: Facts, level: int) -> States:
    """Return for each institution whether it has a hospital grade of a level, 1 to 3, or above."""
    grades = tuple(grade for grade in Grade if (grade.level or 0) >= level)
    return among(facts.network.institutions.columns.grade, grades)


def run_by(facts: Facts, owner: Ownership) -> States:
    """Return for each institution whether it is run by somebody."""
    return among(facts.network.institutions.columns.ownership, (owner,))
