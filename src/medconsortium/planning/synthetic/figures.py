"""What was counted in synthetic consortia, year by year."""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.random import Generator
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import Column, ReferenceColumn, read_only
from medconsortium.planning.synthetic.consortia import Consortia
from medconsortium.planning.synthetic.dating import in_years
from medconsortium.planning.synthetic.filling import all_of
from medconsortium.planning.synthetic.links import GRID_KINDS
from medconsortium.vocabulary import ConsortiumKind, Measure, Qualifier, Unit

__all__ = ["YEARS", "observation_table"]

YEARS = (2024, 2025)
"""The years that figures are of; rules ask for those of the last year that is over, and before."""

_SUBJECTS = (
    "institutions",
    "consortia",
    "departments",
    "parties",
    "platforms",
    "divisions",
    "instruments",
)
_POSTED = (3, 25)
_ITEMS = (210, 320)
_RARE = (121, 200)
_SHARE, _LESS_EACH_YEAR = (30.0, 45.0), 2.0


def observation_table(rng: Generator, consortia: Consortia) -> dict[str, Column]:
    """Return the table of observations, all exact.

    Of communities and groups: doctors on long posts, and the share of common diseases at the lead,
    which does not grow. Of communities: results recognised with the city. Of the rare-disease
    network: diseases treated.
    """
    grids = np.flatnonzero(consortia.of(*GRID_KINDS))
    communities = np.flatnonzero(consortia.of(ConsortiumKind.COUNTY_MEDICAL_COMMUNITY))
    rare = np.flatnonzero(consortia.of(ConsortiumKind.RARE_DISEASE_NETWORK))
    leads = np.unique(consortia.lead[grids])
    posted, recognised = Measure.LONG_TERM_POSTED_DOCTORS, Measure.ITEMS_RECOGNISED_WITH_CITY
    share = Measure.COMMON_AND_STABLE_CHRONIC_SHARE
    parts = (
        _Part("consortia", grids, posted, Unit.PERSONS, _counted(rng, grids, _POSTED)),
        _Part("consortia", communities, recognised, Unit.ITEMS, _counted(rng, communities, _ITEMS)),
        _Part("consortia", rare, Measure.RARE_DISEASES, Unit.ITEMS, _counted(rng, rare, _RARE)),
        _Part("institutions", leads, share, Unit.PERCENT, _falling(rng, leads)),
    )
    sizes = [len(part.rows) * len(YEARS) for part in parts]
    rows = np.concatenate([np.tile(part.rows, len(YEARS)) for part in parts])
    years = np.concatenate([np.repeat(YEARS, len(part.rows)) for part in parts])
    tables = np.repeat([_SUBJECTS.index(part.table) for part in parts], sizes)
    return {
        "subject": ReferenceColumn(
            _SUBJECTS, read_only(tables, np.int8), read_only(rows, np.int32)
        ),
        "measure": read_only(np.repeat([part.measure.number for part in parts], sizes), np.int8),
        "value": read_only(np.concatenate([part.values for part in parts]), np.float64),
        "qualifier": all_of(Qualifier.EXACT, len(rows)),
        "unit": read_only(np.repeat([part.unit.number for part in parts], sizes), np.int8),
        "since": in_years(years),
        "until": in_years(years),
    }


@frozen(eq=False)
class _Part:
    """The values of a measure for rows of a table, year after year."""

    table: str
    rows: NDArray[np.integer]
    measure: Measure
    unit: Unit
    values: NDArray[np.float64]


def _counted(
    rng: Generator, rows: NDArray[np.integer], bounds: tuple[int, int]
) -> NDArray[np.float64]:
    """Return whole numbers between bounds for each row, year after year."""
    size = len(rows) * len(YEARS)
    return rng.integers(*bounds, size=size, endpoint=True).astype(np.float64)


def _falling(rng: Generator, rows: NDArray[np.integer]) -> NDArray[np.float64]:
    """Return shares in per cent for each row, year after year; none of them grows."""
    size = len(rows)
    first = rng.uniform(*_SHARE, size=size)
    steps = rng.uniform(0, _LESS_EACH_YEAR, size=(len(YEARS) - 1, size))
    shares = first - np.cumsum(np.vstack([np.zeros(size), steps]), axis=0)
    rounded: NDArray[np.float64] = np.round(shares.ravel(), 1)
    return rounded
