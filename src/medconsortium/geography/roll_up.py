"""Sums over divisions: institutions, beds, staff and population per county, prefecture, province.

What is not stated is not taken for nothing: every sum says how many rows it could not count.
"""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.geography.lying_in import lying_in
from medconsortium.model import Network
from medconsortium.model.columnar.columns import CountColumn, RowColumn, read_only
from medconsortium.vocabulary import DivisionLevel

__all__ = ["RollUp", "roll_up", "roll_up_population"]


@frozen(eq=False)
class RollUp:
    """Sums for the divisions of one level.

    `divisions` are their rows in the table of divisions, `sums` what is stated there: not valid
    where rows lie in the division and none of them states anything. `stated` and `unstated` (int64)
    count the rows that went into the sum and those that could not. `elsewhere` counts the rows that
    lie in no division of the level, or do not say where they lie.
    """

    divisions: RowColumn
    sums: CountColumn
    stated: NDArray[np.int64]
    unstated: NDArray[np.int64]
    elsewhere: int


def roll_up(
    network: Network, counts: str | CountColumn | None = None, *, level: DivisionLevel
) -> RollUp:
    """Sum over the institutions of each division of a level.

    Args:
        network: The network whose institutions are summed over.
        counts: What to sum: a count of institutions by the name of its field (`"beds"`,
            `"doctors"`, `"nurses"`), any column with a count for each institution, or, left out,
            the institutions themselves.
        level: The level of the divisions.

    Raises:
        ValueError: The column has another length than the table of institutions.

    >>> from medconsortium.model import Division, Institution
    >>> county = Division(id="430923", level=DivisionLevel.COUNTY)
    >>> town = Division(id="430923100", level=DivisionLevel.TOWNSHIP, parent="430923")
    >>> hospitals = [
    ...     Institution(id="甲", name="甲", division="430923", beds=600),
    ...     Institution(id="乙", name="乙", division="430923100"),
    ... ]
    >>> beds = roll_up(
    ...     Network(divisions=[county, town], institutions=hospitals),
    ...     "beds",
    ...     level=DivisionLevel.COUNTY,
    ... )
    >>> int(beds.sums.values[0]), int(beds.unstated[0])
    (600, 1)
    """
    institutions = network.institutions.columns
    size = len(institutions.division)
    if counts is None:
        every = np.ones(size, np.bool_)
        counts = CountColumn(every.astype(np.int64), every)
    elif isinstance(counts, str):
        counts = getattr(institutions, counts)
    if not isinstance(counts, CountColumn) or len(counts) != size:
        raise ValueError(f"there is not one count for each of the {size} institutions")
    return _summed(network, institutions.division, counts, level)


def roll_up_population(network: Network, *, level: DivisionLevel) -> RollUp:
    """Sum the population of each division of a level.

    Where a division states its own population, that counts; otherwise what lies in it is summed,
    each part the same way.

    >>> from medconsortium.model import Division
    >>> county = Division(id="430923", level=DivisionLevel.COUNTY)
    >>> towns = [
    ...     Division(id=code, level=DivisionLevel.TOWNSHIP, parent="430923", population=30_000)
    ...     for code in ("430923100", "430923101")
    ... ]
    >>> people = roll_up_population(Network(divisions=[county, *towns]), level=DivisionLevel.COUNTY)
    >>> int(people.sums.values[0])
    60000
    """
    columns = network.divisions.columns
    own, parent = columns.population, columns.parent
    frontier = np.zeros(len(parent), np.bool_)
    frontier[_at_level(lying_in(columns, level=level))] = True
    whole = np.zeros(len(parent), np.bool_)
    whole[parent[parent >= 0]] = True
    counted = np.zeros(len(parent), np.bool_)
    while frontier.any():
        opened = frontier & ~own.valid & whole
        counted |= frontier & ~opened
        whole &= ~opened  # once, so that an ill-made tree of divisions comes to an end too
        frontier = (parent >= 0) & opened[parent]
    rows = np.flatnonzero(counted)
    people = CountColumn(own.values[rows], own.valid[rows])
    return _summed(network, rows, people, level)


def _at_level(within: RowColumn) -> NDArray[np.int64]:
    """Return the rows that lie in themselves: those of the level, and those that stand in."""
    return np.flatnonzero(within == np.arange(len(within)))


def _summed(
    network: Network, places: NDArray[np.integer], counts: CountColumn, level: DivisionLevel
) -> RollUp:
    """Sum counts, each made in the division whose row `places` gives."""
    within = lying_in(network.divisions.columns, level=level)
    chosen = _at_level(within)
    size = len(within)
    at = np.append(within, -1)[places]
    placed = at >= 0
    summed, left = placed & counts.valid, placed & ~counts.valid
    sums = np.zeros(size, np.int64)
    np.add.at(sums, at[summed], counts.values[summed])
    stated = np.bincount(at[summed], minlength=size)[chosen]
    unstated = np.bincount(at[left], minlength=size)[chosen]
    known = (stated > 0) | (unstated == 0)
    return RollUp(
        divisions=read_only(chosen, np.int32),
        sums=CountColumn(read_only(sums[chosen], np.int64), read_only(known, np.bool_)),
        stated=read_only(stated, np.int64),
        unstated=read_only(unstated, np.int64),
        elsewhere=int(np.count_nonzero(~placed)),
    )
