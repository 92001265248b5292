"""Synthetic regions: a county, a city, a province, the nation, each from a seed.

What is assumed about them stands in the modules beside this one: `facilities` (what there is how
often, how large), `frame` (people and positions), `territory` and `grids`, `alliances`, `networks`
(consortia), `links`, `travel`, `agreements`, `declarations`, `platforms`, `figures`, `dating`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.random import Generator

from medconsortium.errors import NotFoundError
from medconsortium.geography import divisions
from medconsortium.identifiers import parse_division
from medconsortium.model import Network
from medconsortium.planning.synthetic.assembly import assembled
from medconsortium.planning.synthetic.frame import is_district
from medconsortium.planning.synthetic.violations import Violation
from medconsortium.vocabulary import DivisionLevel

__all__ = ["city", "county", "nation", "province"]

Violations: TypeAlias = Mapping[Violation, int] | None

_FEWEST_TOWNS = 10
"""A county drawn by lot has so many towns at least, so that there is something to look at."""


def county(
    *,
    seed: int | Generator,
    division: str | None = None,
    missing: float = 0.0,
    violations: Violations = None,
) -> Network:
    """Return a synthetic county: some five hundred institutions, its communities and alliances.

    Nothing in it is real but the names and codes of divisions: `synthetic` is set, the title says
    so, ids begin with `syn-`. The same arguments give the same network, of the same digest.

    It complies with every stable rule from July 2025 on, when the last member has joined,
    as far as they can be assessed: there are no codes of institutions (GEN005, IDN001), and figures
    that rules ask for year by year end with 2025. Violations are what is planted, and no more.

    Args:
        seed: A number, or a generator to draw from.
        division: Code of the county; by lot among rural counties of ten towns or more if left out.
        missing: The share of the evidence that is missing, 0 to 1: values not stated, complete
            lists only partial.
        violations: How many of each violation to plant.

    Raises:
        NotFoundError: There is no such county.
        ValueError: `missing` lies outside 0 to 1, or the region has no room for the violations.

    >>> county(seed=7, division="430923").institution("安化县人民医院").tier
    <Tier.COUNTY: 'county'>
    """
    return _region(DivisionLevel.COUNTY, seed, division, missing, violations)


def city(
    *,
    seed: int | Generator,
    division: str | None = None,
    missing: float = 0.0,
    violations: Violations = None,
) -> Network:
    """Return a synthetic city: a prefecture with its districts and counties (see `county`).

    Raises:
        NotFoundError: There is no such prefecture.
        ValueError: As `county`.
    """
    return _region(DivisionLevel.PREFECTURE, seed, division, missing, violations)


def province(
    *,
    seed: int | Generator,
    division: str | None = None,
    missing: float = 0.0,
    violations: Violations = None,
) -> Network:
    """Return a synthetic province (see `county`).

    Raises:
        NotFoundError: There is no such province.
        ValueError: As `county`.
    """
    return _region(DivisionLevel.PROVINCE, seed, division, missing, violations)


def nation(
    *, seed: int | Generator, missing: float = 0.0, violations: Violations = None
) -> Network:
    """Return a synthetic nation of 1.07 million institutions and 18,500 consortia (see `county`).

    It takes some seconds and some gigabytes. Counts come to those of the bulletin on health
    statistics for 2023 (`facilities.NATIONAL_COUNTS`); all else is assumed.

    Raises:
        ValueError: As `county`.
    """
    return assembled(seed, within=None, region="全国", missing=missing, violations=violations or {})


def _region(
    level: DivisionLevel,
    seed: int | Generator,
    division: str | None,
    missing: float,
    violations: Violations,
) -> Network:
    known = {one.id: str(one.name) for one in divisions(level=level)}
    if division is None:
        drawn = _worth_drawing(level)
        division = drawn[int(np.random.default_rng(seed).integers(len(drawn)))]
    if division not in known:
        raise NotFoundError(division, get_close_matches(division, known))
    return assembled(
        seed,
        within=division,
        region=known[division],
        missing=missing,
        violations=violations or {},
    )


@cache
def _worth_drawing(level: DivisionLevel) -> tuple[str, ...]:
    """Return the divisions to draw from: no headings, and rural counties that are not tiny."""
    codes = [one.id for one in divisions(level=level) if parse_division(one.id).level is level]
    if level is not DivisionLevel.COUNTY:
        return tuple(codes)
    towns = Counter(one.parent for one in divisions(level=DivisionLevel.TOWNSHIP))
    return tuple(code for code in codes if towns[code] >= _FEWEST_TOWNS and not is_district(code))
