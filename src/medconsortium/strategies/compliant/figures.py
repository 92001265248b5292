"""What is observed of a consortium and its lead, where rules ask for a figure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from medconsortium.model import Observation
from medconsortium.rules.judging.activity import last_full_year
from medconsortium.strategies.compliant.institutions import single_day
from medconsortium.strategies.compliant.made import Made
from medconsortium.vocabulary import ConsortiumKind, Measure, Qualifier, Role, Unit

__all__ = ["figures"]

_POSTED_DOCTORS = 3
_ITEMS_RECOGNISED = 400
_RARE_DISEASES = 60
_SHARES = (42.0, 41.0)
"""Percent in the year before the last one, and in the last one."""


def figures(made: Made) -> Iterator[Observation]:
    """Yield what rules ask for of the kind, and what else was planned, for the last full year."""
    year = last_full_year(made.on)
    if made.plan.kind is ConsortiumKind.COUNTY_MEDICAL_COMMUNITY:
        doctors, items = Measure.LONG_TERM_POSTED_DOCTORS, Measure.ITEMS_RECOGNISED_WITH_CITY
        yield _figure(made.id, doctors, _POSTED_DOCTORS, Unit.PERSONS, year)
        yield _figure(made.id, items, _ITEMS_RECOGNISED, Unit.ITEMS, year)
    if made.plan.kind is ConsortiumKind.RARE_DISEASE_NETWORK:
        yield _figure(made.id, Measure.RARE_DISEASES, _RARE_DISEASES, Unit.ITEMS, year)
    for measure, count in dict(made.plan.observed).items():
        yield _figure(made.id, measure, count, Unit.ITEMS, year)
    if made.plan.form.is_governed:
        share = Measure.COMMON_AND_STABLE_CHRONIC_SHARE
        for member in made.members:
            for of_year, value in zip((year - 1, year), _SHARES, strict=True):
                if member.role in (Role.LEAD, Role.CO_LEAD):
                    yield _figure(member.institution, share, value, Unit.PERCENT, of_year)


def _figure(subject: str, measure: Measure, value: float, unit: Unit, year: int) -> Observation:
    return Observation(
        subject=subject,
        measure=measure,
        value=value,
        qualifier=Qualifier.EXACT,
        unit=unit,
        since=single_day(date(year, 1, 1)),
        until=single_day(date(year, 12, 31)),
    )
