"""Borders that lie between institutions: of a consortium, of counties, of provinces."""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.geography import lying_in
from medconsortium.model.columnar.columns import read_only
from medconsortium.referral.channels.standing import Standing
from medconsortium.referral.places.roster import Roster
from medconsortium.vocabulary import ConsortiumKind, DivisionLevel

__all__ = [
    "CONSORTIUM",
    "COUNTY",
    "COUNTY_UNKNOWN",
    "PROVINCE",
    "PROVINCE_UNKNOWN",
    "Borders",
    "border_bits",
    "borders_of",
]

CONSORTIUM, COUNTY, PROVINCE, COUNTY_UNKNOWN, PROVINCE_UNKNOWN = 1, 2, 4, 8, 16
"""Bits: the consortium is left, the county, the province; it is not known of county, province."""

_GRIDS = (ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY)


@frozen(eq=False)
class Borders:
    """Where institutions lie, and which grid consortia they surely belong to on a day.

    Attributes:
        county: The place of the county each row lies in (rows, int32); -1 where not known.
        province: The same of provinces.
        offset: The grids of row `r` are `grid[offset[r]:offset[r + 1]]` (rows + 1, int64).
        grid: Places of consortia, sorted within a row (int32).
    """

    county: NDArray[np.int32]
    province: NDArray[np.int32]
    offset: NDArray[np.int64]
    grid: NDArray[np.int32]


def borders_of(roster: Roster, standing: Standing) -> Borders:
    """Return where the institutions of a network lie, and which grids they belong to."""
    divisions = roster.network.divisions.columns
    county, province = (
        np.append(lying_in(divisions, level=level), -1)[roster.division]
        for level in (DivisionLevel.COUNTY, DivisionLevel.PROVINCE)
    )
    row, consortium = _belonging(roster, standing)
    offset = np.zeros(len(roster) + 1, np.int64)
    np.cumsum(np.bincount(row, minlength=len(roster)), out=offset[1:])
    return Borders(
        read_only(county, np.int32),
        read_only(province, np.int32),
        read_only(offset, np.int64),
        read_only(consortium, np.int32),
    )


def border_bits(
    borders: Borders, origin: NDArray[np.integer], target: NDArray[np.integer]
) -> NDArray[np.uint8]:
    """Return the borders between pairs of rows (uint8).

    A county (province) is crossed where both lie in known, different ones. A consortium is left
    where the origin surely belongs to urban groups or county communities, and the target to none
    of them.
    """
    bits = np.where(_leaves(borders, origin, target), CONSORTIUM, 0).astype(np.uint8)
    for within, crossed, unknown in (
        (borders.county, COUNTY, COUNTY_UNKNOWN),
        (borders.province, PROVINCE, PROVINCE_UNKNOWN),
    ):
        one, other = within[origin], within[target]
        open_ = (one < 0) | (other < 0)
        bits |= np.where(open_, unknown, np.where(one == other, 0, crossed)).astype(np.uint8)
    return read_only(bits, np.uint8)


def _belonging(roster: Roster, standing: Standing) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return the rows that surely belong to grids, and to which: sorted, each pair once."""
    network = roster.network
    memberships, kind = network.memberships.columns, network.consortia.columns.kind
    row = np.where(
        memberships.institution < 0,
        roster.hosts[memberships.department],
        roster.rows[memberships.institution],
    )
    runs = (standing.consortia == 1) & np.isin(kind, [each.number for each in _GRIDS])
    sure = (standing.memberships == 1) & (row >= 0) & runs[memberships.consortium]
    size = np.int64(max(len(kind), 1))
    pairs = np.sort(row[sure] * size + memberships.consortium[sure])
    pairs = pairs[np.append(True, pairs[1:] != pairs[:-1])[: len(pairs)]]
    return (pairs // size).astype(np.int32), (pairs % size).astype(np.int32)


def _leaves(
    borders: Borders, origin: NDArray[np.integer], target: NDArray[np.integer]
) -> NDArray[np.bool_]:
    """Return whether each origin belongs to grids, of which the target belongs to none.

    The grids of the end that belongs to fewer are gone through, and looked up at the other.
    """
    offset, grid = borders.offset, borders.grid
    count = np.diff(offset)
    size = np.int64(grid.max(initial=0)) + 1
    belongs = np.repeat(np.arange(len(count)), count) * size + grid
    leaves = count[origin] > 0
    first = np.append(grid, -1)[np.minimum(offset[:-1], len(grid))]  # as mostly: both in one grid
    leaves &= (first[origin] != first[target]) | (count[target] == 0)
    fewer = np.where(count[origin] <= count[target], origin, target)
    more = np.where(count[origin] <= count[target], target, origin)
    left, turn = np.flatnonzero(leaves & (count[target] > 0)), 0
    while len(left):
        asked = more[left] * size + grid[offset[fewer[left]] + turn]
        at = np.searchsorted(belongs, asked)
        shared = np.append(belongs, -1)[at] == asked
        leaves[left[shared]] = False
        turn += 1
        left = left[~shared & (count[fewer[left]] > turn)]
    return np.asarray(leaves)
