"""How near institutions lie by division: in the same town, the same county, the same province."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Network
from medconsortium.model.columnar.columns import read_only
from medconsortium.referral.places.roster import Roster

__all__ = ["FARTHEST", "divisions_around", "doors_of_divisions", "least_within", "steps_from"]

_DEEPEST = 16
"""Six levels there are; a longer chain is no tree of divisions, and is not followed further."""

FARTHEST = _DEEPEST + 1
"""The steps to where the divisions do not tell."""


def divisions_around(network: Network, place: str) -> tuple[int, ...]:
    """Return the division that a division or an institution is or lies in, its parent, and so on.

    They are places in the table of divisions.
    """
    return tuple(_upwards(network, place))


def steps_from(roster: Roster, homes: Iterable[str]) -> NDArray[np.int32]:
    """Return how many divisions up from home one must go to include each institution (rows).

    0 for a home itself, 1 for its own division, and so on; `FARTHEST` where the divisions do not
    tell. Of several homes the nearest counts; without any, all lie at 0.

    Args:
        roster: The institutions.
        homes: Ids of institutions or divisions.
    """
    network, ids = roster.network, tuple(homes)
    if not ids:
        return read_only(np.zeros(len(roster), np.int32), np.int32)
    number = np.full(len(network.divisions), FARTHEST, np.int32)
    for home in ids:
        for steps, division in enumerate(_upwards(network, home), start=1):
            number[division] = min(steps, number[division])
    found = np.append(_least_above(network, number), FARTHEST)[roster.division]
    at_home = [row for row in map(roster.row, ids) if row >= 0]
    found[at_home] = 0
    return read_only(found, np.int32)


def doors_of_divisions(roster: Roster, is_door: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Return for each division, by place, the smallest one around with an institution to begin at.

    A patient who lives in a division begins at any of the institutions in the one returned, which
    is the division itself where there are some; -1 where there is none around.
    """
    parent = roster.network.divisions.columns.parent
    inside = least_within(roster, np.where(is_door, 0, 1)) == 0
    found = np.where(inside, np.arange(len(parent)), -1)
    above = np.array(parent)
    for _ in range(_DEEPEST - 1):
        settled = (found >= 0) | (above < 0)
        found = np.where(settled, found, np.where(np.append(inside, False)[above], above, -1))
        above = np.append(parent, -1)[above]
    return read_only(found, np.int32)


def least_within(roster: Roster, values: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return for each division, by place, the least value of the institutions that lie in it.

    The largest int64 where none does.

    Args:
        roster: The institutions.
        values: A whole number for each row.
    """
    parent = roster.network.divisions.columns.parent
    least = np.full(len(parent) + 1, np.iinfo(np.int64).max)
    at = roster.division
    np.minimum.at(least, at, values.astype(np.int64))
    least[-1] = np.iinfo(np.int64).max
    own, above = least[:-1].copy(), np.array(parent)
    for _ in range(_DEEPEST - 1):
        there = above >= 0
        np.minimum.at(least, above[there], own[there])
        above = np.append(parent, -1)[above]
    return read_only(least[:-1], np.int64)


def _least_above(network: Network, number: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return for each division the least number of itself and of those it lies in."""
    parent = network.divisions.columns.parent
    above = np.append(np.arange(len(parent)), -1)
    known, least = np.append(number, FARTHEST), number
    for _ in range(_DEEPEST):
        least = np.minimum(least, known[above[:-1]])
        above = np.append(parent, -1)[above]
    return least


def _upwards(network: Network, place: str) -> Iterator[int]:
    """Yield a division, its parent, and so on; a parent that comes round again ends it."""
    divisions, parent = network.divisions, network.divisions.columns.parent
    division: int | None = divisions.row_number(place)
    if place not in divisions:
        lies_in = network.institutions[place].division
        division = -1 if lies_in is None else divisions.row_number(lies_in)
    seen: list[int] = []
    while division is not None and division >= 0 and division not in seen and len(seen) < _DEEPEST:
        seen.append(division)
        division = int(parent[division])
    yield from seen
