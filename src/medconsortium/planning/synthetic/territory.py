"""Which consortium serves which towns: county communities in counties, urban groups in cities."""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.planning.synthetic.frame import Frame

__all__ = ["Territory", "territory_of"]

_SECOND_COMMUNITY_FROM = 14
_GROUPS_FROM = (1, 6, 12)
_DISTRICTS_WITH_COMMUNITY = 3


@frozen(eq=False)
class Territory:
    """The grids of a region: one position is one consortium that serves a grid.

    Attributes:
        county: Number of its county in the frame.
        ordinal: The how manyth of its county, from 0.
        alone: Whether it serves the whole county.
        is_community: Whether it is a county community; otherwise an urban group.
        of_town: For each town of the frame, the consortium that serves it.
    """

    county: NDArray[np.intp]
    ordinal: NDArray[np.intp]
    alone: NDArray[np.bool_]
    is_community: NDArray[np.bool_]
    of_town: NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.county)


def territory_of(frame: Frame) -> Territory:
    """Divide a region among consortia; each has towns that follow one another by code.

    Counties, county-level cities and every third district have communities, a second one from 14
    towns on: so the country comes to about the 3,099 reported for January 2026, in about the 2,188
    counties reported for 2025. The other districts have one to three urban groups.
    """
    towns = np.bincount(frame.town_county, minlength=len(frame.counties))
    code = np.array([int(frame.codes[row]) for row in frame.counties])
    is_community = ~frame.is_district | (code % _DISTRICTS_WITH_COMMUNITY == 0)
    communities = 1 + (~frame.is_district & (towns >= _SECOND_COMMUNITY_FROM))
    groups = sum((towns >= least).astype(np.int64) for least in _GROUPS_FROM)
    many = np.where(is_community, communities, groups)
    first = np.cumsum(many) - many
    county = np.repeat(np.arange(len(many)), many)
    begins = np.cumsum(towns) - towns
    position = np.arange(len(frame.towns)) - begins[frame.town_county]
    part = position * many[frame.town_county] // towns[frame.town_county]
    return Territory(
        county=county,
        ordinal=np.arange(len(county)) - first[county],
        alone=many[county] == 1,
        is_community=is_community[county],
        of_town=first[frame.town_county] + part,
    )
