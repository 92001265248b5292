"""How administrative divisions lie to one another on a day, as far as the tree of them says.

A division lies in its parent while the period of its own row holds. Where a row is not surely in
force, what is above it is not known.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import in_force
from medconsortium.model.columnar.columns import read_only, rows_in_force
from medconsortium.rules.engine.facts import Facts
from medconsortium.vocabulary import DivisionLevel

__all__ = ["Ancestry", "ancestry", "climb", "lies_in", "place_at"]

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


def climb(facts: Facts, divisions: NDArray[np.int32]) -> Iterator[NDArray[np.int32]]:
    """Yield the rows of divisions, then of what each surely lies in, one step further at a time.

    -1 stands where no division is given, and from where on it is not known what is above.
    """
    columns = facts.network.divisions.columns
    holds = rows_in_force(columns.since, columns.until, facts.on) == 1
    above = np.append(np.where(holds, columns.parent, -1), -1).astype(np.int32)
    for _ in range(_DEEPEST):
        if not (divisions >= 0).any():
            return
        yield divisions
        divisions = above[divisions]


def place_at(facts: Facts, level: DivisionLevel) -> NDArray[np.int32]:
    """Return for each division the row of the one of a level that it is or surely lies in.

    -1 where it lies in none, or where that is not known.
    """
    levels = np.append(facts.network.divisions.columns.level, np.int8(-1))
    places = np.full(len(facts.network.divisions), -1, np.int32)
    for above in climb(facts, np.arange(len(places), dtype=np.int32)):
        found = (places < 0) & (levels[above] == level.number)
        places[found] = above[found]
    return read_only(places, np.int32)
