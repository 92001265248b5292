"""Roads: how long it takes from one institution to another, whatever has been agreed."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import NumberColumn, read_only
from medconsortium.referral.places.roster import Roster

__all__ = ["UNKNOWN_TIME", "Roads", "roads_of", "tenths"]

UNKNOWN_TIME = -1
"""The time that stands for one not known."""

_TENTHS = 10
_MOST_MINUTES = 1_000_000
"""No time counts for more, which is two years: sums of costs stay within bounds."""


def tenths(minutes: NumberColumn) -> NDArray[np.int32]:
    """Return minutes as whole tenths, half a tenth rounded up; -1 where they are not stated.

    A time below zero counts as none, one of more than a million minutes as a million.

    >>> import numpy as np
    >>> tenths(np.array([20.0, 0.25, -5.0, np.nan])).tolist()
    [200, 3, 0, -1]
    """
    known = np.nan_to_num(np.clip(minutes, 0, _MOST_MINUTES))
    counted = np.floor(known * _TENTHS + 0.5)
    return read_only(np.where(np.isnan(minutes), UNKNOWN_TIME, counted), np.int32)


@frozen(eq=False, slots=False)
class Roads:
    """The shortest time that any link between two institutions states, either direction.

    In force or not: the road is there when the agreement is not.

    Attributes:
        roster: The institutions.
        pairs: The two ends of each road, the lower row times the size of the roster, plus the upper
            row (roads, int64), rising.
        times: How long each takes in tenths of a minute (roads, int32).
    """

    roster: Roster
    pairs: NDArray[np.int64]
    times: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.pairs)

    def __reduce__(self) -> tuple[object, ...]:
        return Roads, (self.roster, self.pairs, self.times)

    def between(
        self, origin: NDArray[np.integer], target: NDArray[np.integer]
    ) -> NDArray[np.int32]:
        """Return the times between pairs of rows in tenths of a minute, -1 where not known."""
        wanted = np.minimum(origin, target).astype(np.int64) * len(self.roster)
        wanted += np.maximum(origin, target)
        at = np.searchsorted(self.pairs, wanted)
        found = np.append(self.pairs, -1)[at] == wanted
        return np.where(found, np.append(self.times, 0)[at], UNKNOWN_TIME).astype(np.int32)

    def from_row(self, row: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return the rows that roads lead to from one, and their times in tenths of a minute."""
        begin, end = np.searchsorted(self.origin, [row, row + 1])
        return self.target[begin:end], self.minutes[begin:end]

    @property
    def origin(self) -> NDArray[np.int32]:
        """The row that each road leaves, in both directions, rising (2 × roads)."""
        return self._both_ways[0]

    @property
    def target(self) -> NDArray[np.int32]:
        """The row that it leads to, rising among those of one origin (2 × roads)."""
        return self._both_ways[1]

    @property
    def minutes(self) -> NDArray[np.int32]:
        """How long it takes in tenths of a minute (2 × roads)."""
        return self._both_ways[2]

    def stated_by(self, origin: int, target: int) -> tuple[float, str] | None:
        """Return the minutes between two rows as stated, and the link; `None` if none does.

        Of links that state the same, the one whose id comes first.
        """
        links = self.roster.network.links.columns
        one, other = self._ends
        joins = (one == origin) & (other == target) | (one == target) & (other == origin)
        joins &= one != other
        places = np.flatnonzero(joins & ~np.isnan(links.travel_minutes))
        stated = ((float(links.travel_minutes[i]), str(links.id[int(i)])) for i in places)
        return min(stated, default=None)

    @cached_property
    def _ends(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        links = self.roster.network.links.columns
        return self.roster.rows_of(links.origin), self.roster.rows_of(links.target)

    @cached_property
    def _both_ways(self) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
        size = max(len(self.roster), 1)
        lower, upper = self.pairs // size, self.pairs % size
        origin, target = np.concatenate([upper, lower]), np.concatenate([lower, upper])
        order = np.argsort(origin, kind="stable")  # rises within a row: lower ends come first
        columns = (origin, target, np.tile(self.times, 2))
        one, other, minutes = (read_only(column[order], np.int32) for column in columns)
        return one, other, minutes


def roads_of(roster: Roster) -> Roads:
    """Return the roads of a network."""
    links = roster.network.links.columns
    one, other = roster.rows_of(links.origin), roster.rows_of(links.target)
    minutes = tenths(links.travel_minutes)
    stated = np.flatnonzero((minutes >= 0) & (one >= 0) & (other >= 0) & (one != other))
    one, other = one[stated], other[stated]
    pairs = np.minimum(one, other) * np.int64(len(roster)) + np.maximum(one, other)
    order = np.argsort(pairs, kind="stable")
    pairs, times = pairs[order], minutes[stated][order]
    first = np.flatnonzero(np.append(True, pairs[1:] != pairs[:-1])[: len(pairs)])
    least = np.minimum.reduceat(times, first) if len(first) else times
    return Roads(roster, read_only(pairs[first], np.int64), read_only(least, np.int32))
