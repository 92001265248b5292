"""The links of consortia: whose they are, where they lead, and whether there is one of a sort.

It works on columns, for a nation has more than two million links. A link of a department is one of
its institution. One of which it is not stated which consortium carries it may be a link of any.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Link
from medconsortium.model.columnar.columns import ListColumn, read_only
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.subjects import institutions_at
from medconsortium.rules.engine.three_valued import States, among
from medconsortium.vocabulary import Completeness, LinkKind, Term

__all__ = ["Links", "lists_one_of"]


@frozen(eq=False, slots=False)
class Links:
    """The links of a network on a day, row by row, for all consortia at once."""

    facts: Facts

    @cached_property
    def consortium(self) -> NDArray[np.int32]:
        """For each link, the row of the consortium that carries it; -1 where not stated."""
        return self.facts.network.links.columns.consortium

    @cached_property
    def origin(self) -> NDArray[np.int32]:
        """For each link, the row of the institution it comes from; -1 where not known."""
        return institutions_at(self.facts, self.facts.network.links.columns.origin)

    @cached_property
    def target(self) -> NDArray[np.int32]:
        """For each link, the row of the institution it leads to; -1 where not known."""
        return institutions_at(self.facts, self.facts.network.links.columns.target)

    @cached_property
    def holds(self) -> States:
        """For each link, whether it is in force."""
        return self.facts.standing("links")

    @cached_property
    def listed(self) -> NDArray[np.bool_]:
        """For each consortium, whether its links are stated to be listed completely."""
        column = self.facts.network.consortia.columns.links_completeness
        return read_only(column == Completeness.COMPLETE.number, np.bool_)

    def of_kinds(self, kinds: Iterable[LinkKind]) -> NDArray[np.bool_]:
        """Return for each link whether it is of one of some kinds."""
        return read_only(among(self.facts.network.links.columns.kind, kinds) == 1, np.bool_)

    def at_an_end(self, states: States) -> States:
        """Return for each link whether something is so of the institution at one of its ends."""
        known = np.append(states, np.int8(-1))  # -1 stands last
        ends = np.stack([known[self.origin], known[self.target]])
        found = np.where((ends == 1).any(axis=0), 1, ends.min(axis=0))
        return read_only(found, np.int8)

    def some(self, suits: States) -> States:
        """Return for each consortium whether one of its links in force is as `suits` says.

        That there is none can be said only where its links are listed completely.
        """
        sure, possible = (suits == 1) & (self.holds == 1), (suits != 0) & (self.holds != 0)
        attached = self.consortium >= 0
        found = np.where(self.listed, 0, -1).astype(np.int8)
        if (possible & ~attached).any():
            found[:] = -1
        found[self.consortium[possible & attached]] = -1
        found[self.consortium[sure & attached]] = 1
        return read_only(found, np.int8)

    def lacking(self, consortium: int, suits: States, fields: Collection[str] = ()) -> list[str]:
        """Return which data leave it open whether a consortium has a link as `suits` says.

        `fields` tell of a link whether it suits.
        """
        lacking = [] if self.listed[consortium] else ["links", "consortia.links_completeness"]
        for row in self.possible_rows(consortium, suits):
            link = self.link(int(row))
            lacking += dates_in_doubt(link, "links", on=self.facts.on)
            lacking += ["links.consortium"] if link.consortium is None else []
            known = self.origin[row] >= 0 and self.target[row] >= 0
            lacking += [] if known else ["departments.institution"]
            lacking += fields if suits[row] < 0 else []
        return list(dict.fromkeys(lacking))

    def possible_rows(self, consortium: int, suits: States) -> NDArray[np.int64]:
        """Return the rows of the links that a consortium may have and that may be as `suits` says.

        Those of no stated consortium come last.
        """
        rows = np.concatenate([self._rows_of(consortium), self._rows_of(-1)])
        possible: NDArray[np.int64] = rows[(suits[rows] != 0) & (self.holds[rows] != 0)]
        return possible

    def link(self, row: int) -> Link:
        """Return a link by row number."""
        links = self.facts.network.links
        return links[links.columns.id[row] or ""]

    def _rows_of(self, consortium: int) -> NDArray[np.int64]:
        begin, end = np.searchsorted(self._sorted, [consortium, consortium + 1])
        return self._order[begin:end]

    @cached_property
    def _order(self) -> NDArray[np.int64]:
        return np.argsort(self.consortium, kind="stable")

    @cached_property
    def _sorted(self) -> NDArray[np.int32]:
        return self.consortium[self._order]


def lists_one_of(column: ListColumn, terms: Iterable[Term]) -> States:
    """Return for each list of a column whether it holds one of some terms.

    Only a list stated to be complete can lack them all.
    """
    held = among(column.values, terms) == 1
    rows = np.repeat(np.arange(len(column)), np.diff(column.offsets))
    complete = np.zeros(len(column), np.bool_)
    if column.completeness is not None:
        complete = column.valid & (column.completeness == Completeness.COMPLETE.number)
    found = np.where(complete, 0, -1).astype(np.int8)
    found[rows[held]] = 1
    return read_only(found, np.int8)
