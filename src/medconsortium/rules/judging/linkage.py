"""The links of consortia: whose they are, where they lead, and whether there is one of a sort.

It works on columns, for a nation has more than two million links. A link of a department is one of
its institution. One of which it is not stated which consortium carries it may be a link of any.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import cached_property, reduce
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Link, Table
from medconsortium.model.columnar.columns import NO_DAY, ListColumn, read_only
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.groups import rows_by
from medconsortium.rules.engine.subjects import institutions_among
from medconsortium.rules.engine.three_valued import States, among, both, known
from medconsortium.vocabulary import Completeness, LinkKind, Term

__all__ = ["Links", "lists_every", "lists_one_of"]

_EPOCH = date(1970, 1, 1).toordinal()


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
        return self._ends("origin")

    @cached_property
    def target(self) -> NDArray[np.int32]:
        """For each link, the row of the institution it leads to; -1 where not known."""
        return self._ends("target")

    def _ends(self, field: str) -> NDArray[np.int32]:
        network = self.facts.network
        return network.links.derived(_institutions_at, field, beside=(network.departments,))

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
        return self.facts.network.links.derived(_of_kinds, frozenset(kinds))

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
        rows = np.flatnonzero(suits)
        return self.some_among(rows, suits[rows])

    def some_among(self, rows: NDArray[np.integer], suits: States) -> States:
        """Return what `some` does, where `suits` speaks of some rows, and no other link suits."""
        holds, of = self.holds[rows], self.consortium[rows]
        sure, possible = (suits == 1) & (holds == 1), (suits != 0) & (holds != 0)
        found = np.where(self.listed, 0, -1).astype(np.int8)
        if (possible & (of < 0)).any():
            found[:] = -1
        found[of[possible & (of >= 0)]] = -1
        found[of[sure & (of >= 0)]] = 1
        return read_only(found, np.int8)

    def lacking(self, consortium: int, suits: States, fields: Collection[str] = ()) -> list[str]:
        """Return which data leave it open whether a consortium has a link as `suits` says.

        `fields` tell of a link whether it suits.
        """
        rows, columns = self.possible_rows(consortium, suits), self.facts.network.links.columns
        day = self.facts.on.toordinal() - _EPOCH
        since, until = columns.since, columns.until
        begun = (since.latest[rows] != NO_DAY) & (since.latest[rows] <= day)
        lacking = {
            "links.since": ~begun,
            "links.until": until.earliest[rows] < day,
            "links.consortium": self.consortium[rows] < 0,
            "departments.institution": (self.origin[rows] < 0) | (self.target[rows] < 0),
            **dict.fromkeys(fields, suits[rows] < 0),
        }
        first = {field: int(open_.argmax()) for field, open_ in lacking.items() if open_.any()}
        listed = [] if self.listed[consortium] else ["links", "consortia.links_completeness"]
        return listed + sorted(first, key=first.__getitem__)  # as one meets them, link by link

    def possible_rows(self, consortium: int, suits: States) -> NDArray[np.int64]:
        """Return the rows of the links that a consortium may have and that may be as `suits` says.

        Those of no stated consortium come last.
        """
        rows = np.concatenate([self.rows_of(consortium), self.rows_of(-1)])
        possible: NDArray[np.int64] = rows[(suits[rows] != 0) & (self.holds[rows] != 0)]
        return possible

    def link(self, row: int, *, keyed: bool = True) -> Link:
        """Return a link by row number; unless `keyed`, its id may be left out."""
        return self.facts.network.links.row(row, keyed=keyed)

    def rows_of(self, consortium: int) -> NDArray[np.int64]:
        """Return the rows of the links of a consortium; of -1, those of no stated one."""
        network = self.facts.network
        return rows_by(network.links, "consortium", network.consortia).rows(consortium)


def _institutions_at(
    links: Table[Any, Any], departments: Table[Any, Any], field: str
) -> NDArray[np.int32]:
    return institutions_among(departments, getattr(links.columns, field))


def _of_kinds(links: Table[Any, Any], kinds: frozenset[LinkKind]) -> NDArray[np.bool_]:
    return read_only(among(links.columns.kind, kinds) == 1, np.bool_)


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


def lists_every(column: ListColumn, terms: Iterable[Term]) -> States:
    """Return for each list of a column whether it holds every one of some terms.

    Only a list stated to be complete can lack one.
    """
    found = known(np.ones(len(column), np.bool_))
    return reduce(both, (lists_one_of(column, [term]) for term in terms), found)
