"""What a network looks like in figures: how many of what, how far, how large."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.geography import lying_in
from medconsortium.model import TABLES, Network
from medconsortium.model.levels import PRIMARY_CLASSES
from medconsortium.planning.synthetic.travel import distance_km
from medconsortium.vocabulary import (
    Category,
    ConsortiumKind,
    DivisionLevel,
    LinkKind,
    Ownership,
    Term,
    Tier,
)

__all__ = ["Profile", "Spread", "profile"]

T = TypeVar("T", bound=Term)

_QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
_CLASSES = {
    "hospitals": ("A",),
    "township_centres": ("C",),
    "community_institutions": ("B",),
    "village_clinics": ("D600",),
}


@frozen(kw_only=True)
class Spread:
    """How some numbers spread: of how many, and the value that 5, 25, 50, 75, 95 % do not exceed.

    The values are `None` where there are no numbers.
    """

    count: int
    quantiles: tuple[float, ...] | None


@frozen(kw_only=True)
class Profile:
    """A network in figures.

    Attributes:
        counts: Number of rows of each table that has some.
        institutions: Institutions in all, hospitals, township health centres (and those of
            subdistricts), community health centres and stations, village clinics.
        tiers: Institutions of each tier; `consortia` and `links` count those of each kind. Terms
            that do not occur are left out, and so is what is not stated.
        km_to_county_hospital: From each primary institution, standing for the homes around it, to
            the nearest public general hospital of county tier in the same county.
        beds: Of the hospitals that state them.
    """

    counts: Mapping[str, int]
    institutions: Mapping[str, int]
    tiers: Mapping[Tier, int]
    consortia: Mapping[ConsortiumKind, int]
    links: Mapping[LinkKind, int]
    km_to_county_hospital: Spread
    beds: Spread


def profile(network: Network) -> Profile:
    """Return a network in figures.

    >>> from medconsortium.planning.synthetic import county
    >>> figures = profile(county(seed=7, division="430923"))
    >>> figures.institutions["hospitals"], figures.tiers[Tier.TOWNSHIP]
    (14, 24)
    """
    institutions = network.institutions.columns
    hospital = _classed(institutions.category, ("A",))
    beds = institutions.beds.values[hospital & institutions.beds.valid]
    return Profile(
        counts={name: len(network.table(name)) for name in TABLES if len(network.table(name))},
        institutions={
            "institutions": len(institutions.category),
            **{
                name: int(np.count_nonzero(_classed(institutions.category, keys)))
                for name, keys in _CLASSES.items()
            },
        },
        tiers=_occurring(Tier, institutions.tier),
        consortia=_occurring(ConsortiumKind, network.consortia.columns.kind),
        links=_occurring(LinkKind, network.links.columns.kind),
        km_to_county_hospital=_spread(_km_to_county_hospital(network)),
        beds=_spread(beds.astype(np.float64)),
    )


def _classed(category: NDArray[Any], keys: tuple[str, ...]) -> NDArray[np.bool_]:
    """Whether each category begins with one of the keys; not so where it is not stated."""
    begins = [*(one.key.startswith(keys) for one in Category), False]  # -1, not stated, is last
    found: NDArray[np.bool_] = np.array(begins)[category]
    return found


def _occurring(vocabulary: type[T], column: NDArray[Any]) -> dict[T, int]:
    found = np.bincount(column[column >= 0], minlength=len(vocabulary))
    return {term: int(found[term.number]) for term in vocabulary if found[term.number]}


def _spread(values: NDArray[np.float64]) -> Spread:
    if not len(values):
        return Spread(count=0, quantiles=None)
    quantiles = np.quantile(values, _QUANTILES, method="inverted_cdf")
    return Spread(count=len(values), quantiles=tuple(float(one) for one in quantiles))


def _km_to_county_hospital(network: Network) -> NDArray[np.float64]:
    """Return the distance from each primary institution whose place and county are known."""
    institutions = network.institutions.columns
    counties = lying_in(network.divisions.columns, level=DivisionLevel.COUNTY)
    county = np.append(counties, -1)[institutions.division]
    points = np.stack([institutions.location.latitude, institutions.location.longitude], axis=1)
    placed = (county >= 0) & ~np.isnan(points[:, 0])
    general = (institutions.category == Category.A100.number) & placed
    general &= institutions.tier == Tier.COUNTY.number
    general &= institutions.ownership == Ownership.GOVERNMENT.number
    homes = np.flatnonzero(placed & _classed(institutions.category, PRIMARY_CLASSES))
    hospitals = np.flatnonzero(general)
    hospitals = hospitals[np.argsort(county[hospitals], kind="stable")]
    first = np.searchsorted(county[hospitals], county[homes], side="left")
    number = np.searchsorted(county[hospitals], county[homes], side="right") - first
    nearest = np.full(len(homes), np.inf)
    for place in range(int(number.max(initial=0))):
        rows = np.flatnonzero(number > place)
        km = distance_km(points[homes[rows]], points[hospitals[first[rows] + place]])
        nearest[rows] = np.minimum(nearest[rows], km)
    reached: NDArray[np.float64] = nearest[number > 0]
    return np.asarray(np.round(reached, 1), np.float64)
