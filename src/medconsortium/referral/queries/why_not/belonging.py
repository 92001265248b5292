"""Which grids institutions belong to, or would if agreements were renewed or signed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.referral.compiled_network import CompiledNetwork
from medconsortium.referral.policy import Binding
from medconsortium.referral.queries.why_not.unsure import CONSORTIA, MEMBERSHIPS, Unsure
from medconsortium.vocabulary import ConsortiumKind

__all__ = ["Belonging", "belonging_of"]

_GRIDS = (ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY)
_MOST = 16


@frozen(eq=False, kw_only=True)
class Belonging:
    """The memberships in grids, a row for each, sorted by institution.

    Attributes:
        row: The institution, a department's host for it (int32).
        grid: The place of the consortium (int32).
        membership: What is not sure of the membership, a number of `Unsure` (int64).
        runs: The same of the consortium.
        may_change: Which institutions would belong to more, if something were made sure (rows).
    """

    row: NDArray[np.int32]
    grid: NDArray[np.int32]
    membership: NDArray[np.int64]
    runs: NDArray[np.int64]
    may_change: NDArray[np.bool_]

    def shared(self, one: int, other: int) -> tuple[frozenset[int], ...]:
        """Return what may be made sure so that two institutions share a grid, in several ways."""
        found = dict.fromkeys(islice(self._ways(one, other), _MOST))
        return tuple(found)

    def _ways(self, one: int, other: int) -> Iterator[frozenset[int]]:
        begins, ends = np.searchsorted(self.row, [[one, other], [one + 1, other + 1]])
        mine, theirs = (range(b, e) for b, e in zip(begins.tolist(), ends.tolist(), strict=True))
        for here, there in product(mine, theirs):
            if self.grid[here] == self.grid[there]:
                things = (self.membership[here], self.membership[there], self.runs[here])
                yield frozenset(map(int, things)) - {-1}


def belonging_of(compiled: CompiledNetwork, unsure: Unsure) -> Belonging:
    """Return the memberships in urban groups and county communities, whether they hold or not.

    Nothing where patients need not keep to their consortium.
    """
    roster, network = compiled.roster, compiled.network
    memberships, kind = network.memberships.columns, network.consortia.columns.kind
    own = roster.rows[memberships.institution]
    row = np.where(own < 0, roster.hosts[memberships.department], own)
    grids = _GRIDS if compiled.policy.within_consortium is Binding.REQUIRED else ()
    of_grid = np.isin(kind, [each.number for each in grids])[memberships.consortium]
    place = np.flatnonzero(of_grid & (row >= 0))
    place = place[np.argsort(row[place], kind="stable")]
    grid = memberships.consortium[place]
    membership, runs = unsure.numbers(MEMBERSHIPS, place), unsure.numbers(CONSORTIA, grid)
    may_change = np.zeros(len(roster), np.bool_)
    may_change[row[place[(membership >= 0) | (runs >= 0)]]] = True
    return Belonging(
        row=row[place], grid=grid, membership=membership, runs=runs, may_change=may_change
    )
