"""How administrative divisions lie to one another on a day, as far as the tree of them says.

A division lies in its parent while the period of its own row holds. Where a row is not surely in
force, what is above it is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Table, in_force
from medconsortium.model.columnar.columns import read_only, rows_in_force
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.vocabulary import DivisionLevel

__all__ = [
    "Ancestry",
    "ancestry",
    "apart",
    "climb",
    "climb_in",
    "left_open",
    "lies_in",
    "place_at",
    "tops",
]

_DEEPEST = 16
"""Six levels there are; a longer chain is no tree of divisions, and is not followed further."""


@frozen
class Ancestry:
    """A division and what it lies in, from itself upwards.

    `known` says whether all these rows are surely in force. `top` is the level of the last: what
    else the division lies in is above it.
    """

    chain: tuple[str, ...]
    known: bool
    top: DivisionLevel | None


def ancestry(facts: Facts, division: str) -> Ancestry:
    """Return what a division surely lies in."""
    divisions = facts.network.divisions
    chain: list[str] = []
    row = divisions[division]
    while row.id not in chain and len(chain) < _DEEPEST:
        chain.append(row.id)
        if not in_force(row.since, row.until, facts.on):
            return Ancestry(tuple(chain), known=False, top=None)
        if row.parent is None:
            return Ancestry(tuple(chain), known=True, top=row.level)
        row = divisions[row.parent]
    return Ancestry(tuple(chain), known=False, top=None)


def lies_in(facts: Facts, division: str, other: str) -> bool | None:
    """Return whether all of a division lies in another; `None` if part of it may, or if not known.

    Two divisions of which neither lies in the other have no part in common.
    """
    inner, outer = ancestry(facts, division), ancestry(facts, other)
    if other in inner.chain:
        return True
    if division in outer.chain or not (inner.known and outer.known):
        return None
    level = facts.network.divisions[other].level
    may_be_above = level is None or inner.top is None or level.number < inner.top.number
    within = facts.network.divisions[division].level
    may_be_below = within is None or outer.top is None or within.number < outer.top.number
    return None if may_be_above or may_be_below else False


def left_open(facts: Facts, divisions: Iterable[str]) -> Iterator[str]:
    """Yield which dates and levels leave it open how divisions lie to one another."""
    for division in divisions:
        highest = facts.network.divisions[ancestry(facts, division).chain[-1]]
        yield from dates_in_doubt(highest, on=facts.on)
        if None in (facts.network.divisions[division].level, highest.level):
            yield "divisions.level"


def apart(facts: Facts, ones: NDArray[np.int32], others: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Return for each pair of divisions whether surely neither lies in the other."""
    tree = facts.network.divisions
    level, top = tree.columns.level, tops(tree, facts.on)
    found = (top[ones] >= 0) & (top[others] >= 0)
    found &= (level[others] >= top[ones]) & (level[ones] >= top[others])
    for one, other in ((ones, others), (others, ones)):
        for around in climb(facts, one):
            found &= around != other
    return read_only(found, np.bool_)


def tops(tree: Table[Any, Any], on: date) -> NDArray[np.int8]:
    """Return for each division the number of the level of the last that it surely lies in.

    -1 where that is not known: what else it lies in may be of any level.
    """
    return tree.derived(_tops, on)


def _tops(tree: Table[Any, Any], on: date) -> NDArray[np.int8]:
    columns = tree.columns
    last = np.arange(len(tree), dtype=np.int32)
    for around in climb_in(tree, last, on):
        last = np.where(around >= 0, around, last)
    is_top = (rows_in_force(columns.since, columns.until, on) == 1) & (columns.parent < 0)
    return read_only(np.where(is_top, columns.level, -1)[last], np.int8)


def climb(facts: Facts, divisions: NDArray[np.int32]) -> Iterator[NDArray[np.int32]]:
    """Yield the rows of divisions, then of what each surely lies in, one step further at a time.

    -1 stands where no division is given, and from where on it is not known what is above.
    """
    return climb_in(facts.network.divisions, divisions, facts.on)


def climb_in(
    tree: Table[Any, Any], divisions: NDArray[np.int32], on: date
) -> Iterator[NDArray[np.int32]]:
    """Yield what `climb` does, in a table of divisions on a day."""
    above = tree.derived(_above, on)
    for _ in range(_DEEPEST):
        if not (divisions >= 0).any():
            return
        yield divisions
        divisions = above[divisions]


def _above(tree: Table[Any, Any], on: date) -> NDArray[np.int32]:
    """For each division, and last for none, the row of what it surely lies in."""
    columns = tree.columns
    holds = rows_in_force(columns.since, columns.until, on) == 1
    return read_only(np.append(np.where(holds, columns.parent, -1), -1), np.int32)


def place_at(facts: Facts, level: DivisionLevel) -> NDArray[np.int32]:
    """Return for each division the row of the one of a level that it is or surely lies in.

    -1 where it lies in none, or where that is not known.
    """
    return facts.network.divisions.derived(_place_at, level, facts.on)


def _place_at(tree: Table[Any, Any], level: DivisionLevel, on: date) -> NDArray[np.int32]:
    levels = np.append(tree.columns.level, np.int8(-1))
    places = np.full(len(tree), -1, np.int32)
    for above in climb_in(tree, np.arange(len(places), dtype=np.int32), on):
        found = (places < 0) & (levels[above] == level.number)
        places[found] = above[found]
    return read_only(places, np.int32)
