"""Where the grids of consortia of one kind meet, for all of them at once, on columns."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Table
from medconsortium.model.columnar.columns import ListColumn, item_rows, read_only, rows_in_force
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.judging.members import is_among
from medconsortium.rules.judging.territory import climb_in, tops
from medconsortium.vocabulary import Completeness, ConsortiumKind, DivisionLevel

__all__ = ["Meetings", "meetings"]

_ABOVE_ALL, _BELOW_ALL = -1, len(DivisionLevel)

_Flags = NDArray[np.bool_]
_Rows = NDArray[np.int64]
_Numbers = NDArray[np.int8]


@frozen(eq=False)
class Meetings:
    """For each consortium, how its grid lies to those of others of a kind.

    A division `surely` meets another grid where it stands or lies in it, or holds some of it, and
    both are sure; `perhaps` where they may be. Grids are `apart` where so much is known of all that
    they cannot meet otherwise. Nobody is beside one that is `alone`.
    """

    surely: _Flags
    perhaps: _Flags
    apart: _Flags
    alone: bool


def meetings(facts: Facts, kind: ConsortiumKind) -> Meetings:
    """Return how the grids of a kind lie to one another; those of no stated kind may be of any."""
    network = facts.network
    return network.consortia.derived(_meetings, kind, facts.on, beside=(network.divisions,))


def _meetings(
    consortia: Table[Any, Any], divisions: Table[Any, Any], kind: ConsortiumKind, on: date
) -> Meetings:
    columns = consortia.columns
    holds = rows_in_force(columns.since, columns.until, on)
    peers = (holds != 0) & ((columns.kind == kind.number) | (columns.kind < 0))
    sure = (holds == 1) & (columns.kind >= 0)
    entries = _entries(columns.grid, np.flatnonzero(peers), len(divisions))
    climbed = list(climb_in(divisions, entries.division.astype(np.int32), on))
    levels = divisions.columns.level, tops(divisions, on)
    perhaps = _met(entries, climbed, np.ones(len(peers), np.bool_))
    surely = _met(entries, climbed, sure)
    return Meetings(
        surely,
        perhaps,
        _apart(columns.grid, np.flatnonzero(peers), entries, levels),
        alone=np.count_nonzero(peers) == 1,
    )


# --- Which meet ---------------------------------------------------------------------------------


@frozen(eq=False)
class _Entries:
    """The divisions that grids list, each once: the consortium, and the division."""

    consortium: _Rows
    division: _Rows
    size: int

    def keys(self, division: NDArray[np.signedinteger]) -> _Rows:
        """Return a number for each consortium with a division, -1 where there is none."""
        return np.where(division < 0, -1, self.consortium * self.size + division)


def _entries(grids: ListColumn, rows: _Rows, divisions: int) -> _Entries:
    lengths = np.where(grids.valid[rows], np.diff(grids.offsets)[rows], 0)
    listed = grids.values[item_rows(grids, rows)].astype(np.int64)
    keys = np.unique(np.repeat(rows, lengths) * divisions + listed)
    return _Entries(*(np.divmod(keys, divisions) if len(keys) else (keys, keys)), divisions)


def _met(entries: _Entries, climbed: list[NDArray[np.int32]], counted: _Flags) -> _Flags:
    """For each consortium, whether its grid meets one of the others that are counted."""
    own = counted[entries.consortium]
    listed = entries.keys(entries.division)
    above = np.unique(
        np.concatenate(
            [listed[:0], *(entries.keys(np.where(p == climbed[0], -1, p)) for p in climbed[1:])]
        )
    )
    above = above[above >= 0]
    by_division = np.bincount(entries.division[own], minlength=entries.size + 1)
    within = np.bincount(
        above[counted[above // entries.size]] % entries.size, minlength=entries.size + 1
    )
    met = within[entries.division] > (own & is_among(listed, above))
    for places in climbed:
        others = by_division[places] - (own & is_among(entries.keys(places), listed))
        met |= (places >= 0) & (others > 0)
    found = np.zeros(len(counted), np.bool_)
    found[entries.consortium[met]] = True
    return read_only(found, np.bool_)


# --- Which cannot -------------------------------------------------------------------------------


def _apart(
    grids: ListColumn, rows: _Rows, entries: _Entries, levels: tuple[_Numbers, _Numbers]
) -> _Flags:
    """For each consortium in `rows`, whether its grid and the others lie beside one another.

    `levels` are those of divisions, and of what each lies in at the highest: see `tops`.
    """
    level, highest_of = (part[entries.division].astype(np.int64) for part in levels)
    highest = np.full(len(grids), _BELOW_ALL, np.int64)
    top = np.full(len(grids), _ABOVE_ALL, np.int64)
    np.minimum.at(highest, entries.consortium, np.where(level < 0, _ABOVE_ALL, level))
    np.maximum.at(top, entries.consortium, np.where(highest_of < 0, _BELOW_ALL, highest_of))
    unclear = ~grids.valid | (grids.completeness != Completeness.COMPLETE.number)
    highest[unclear], top[unclear] = _ABOVE_ALL, _BELOW_ALL
    found = np.zeros(len(grids), np.bool_)
    above = _of_others(highest[rows], np.minimum, _BELOW_ALL)
    below = _of_others(top[rows], np.maximum, _ABOVE_ALL)
    found[rows] = (top[rows] <= above) & (below <= highest[rows])
    return read_only(found, np.bool_)


def _of_others(values: _Rows, fold: np.ufunc, neutral: int) -> _Rows:
    """For each value, fold all the others."""
    before, after = np.full((2, len(values)), neutral, np.int64)
    before[1:] = fold.accumulate(values)[:-1]
    after[:-1] = fold.accumulate(values[::-1])[::-1][1:]
    folded: _Rows = fold(before, after)
    return folded
