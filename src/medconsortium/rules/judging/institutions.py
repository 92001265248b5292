"""What institutions are, by their category, tier and grade: for each of a network, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from medconsortium.model import Table
from medconsortium.model.levels import CONTINUING_CARE, PRIMARY_CLASSES
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.three_valued import States, among, opposite
from medconsortium.vocabulary import Category, Grade, Ownership, Term, Tier

__all__ = [
    "graded_at_least",
    "in_tiers",
    "is_hospital",
    "is_primary",
    "of_categories",
    "of_classes",
    "run_by",
    "treats_patients",
]


_CLASS_A = (c for c in Category if c.key.startswith("A") and c not in CONTINUING_CARE)
_HOSPITALS = frozenset({*_CLASS_A, Category.G100})
_NO_TREATMENT = ("F", "J", "K", "P")


@cache
def of_classes(*classes: str) -> frozenset[Category]:
    """Return the categories whose codes begin so.

    >>> sorted(category.key for category in of_classes("A3", "A4"))[:2]
    ['A300', 'A411']
    """
    return frozenset(category for category in Category if category.key.startswith(classes))


def of_categories(facts: Facts, categories: Iterable[Category]) -> States:
    """Return for each institution whether it is of one of some categories."""
    return _among(facts, "category", categories)


def _among(facts: Facts, field: str, terms: Iterable[Term]) -> States:
    return facts.network.institutions.derived(_are_among, field, frozenset(terms))


def _are_among(institutions: Table[Any, Any], field: str, terms: frozenset[Term]) -> States:
    return among(getattr(institutions.columns, field), terms)


def is_primary(facts: Facts) -> States:
    """Return for each institution whether it is primary, by its category (B, C, D of WS 218)."""
    return of_categories(facts, of_classes(*PRIMARY_CLASSES))


def treats_patients(facts: Facts) -> States:
    """Return for each institution whether it treats patients.

    Those of classes F, J, K and P of WS 218 do not: blood, disease control, supervision, others.
    """
    return opposite(of_categories(facts, of_classes(*_NO_TREATMENT)))


def is_hospital(facts: Facts) -> States:
    """Return for each institution whether it is a hospital that treats acute illness.

    Those are class A of WS 218 without rehabilitation, convalescence and nursing, and hospitals
    for mothers and children.
    """
    return of_categories(facts, _HOSPITALS)


def in_tiers(facts: Facts, tiers: Sequence[Tier]) -> States:
    """Return for each institution whether it is at one of some tiers."""
    return _among(facts, "tier", tiers)


def graded_at_least(facts: Facts, level: int) -> States:
    """Return for each institution whether it has a hospital grade of a level, 1 to 3, or above."""
    grades = tuple(grade for grade in Grade if (grade.level or 0) >= level)
    return _among(facts, "grade", grades)


def run_by(facts: Facts, owner: Ownership) -> States:
    """Return for each institution whether it is run by somebody."""
    return _among(facts, "ownership", (owner,))
