"""What rules read: the declared facts of a network on a day, as columns.

Whether something holds is 1 (yes), 0 (no) or -1 (not known). Rules see declared facts only, never
what a kind of consortium lets one assume.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.law import DatedValue, Regulation, parameter
from medconsortium.model import (
    Consortium,
    Institution,
    Instrument,
    Link,
    Membership,
    Network,
    Table,
    in_force,
)
from medconsortium.model.columnar.columns import read_only, rows_in_force
from medconsortium.rules.engine.groups import rows_by
from medconsortium.rules.engine.three_valued import among
from medconsortium.vocabulary import (
    Completeness,
    ConsortiumStatus,
    InstrumentKind,
    MembershipStatus,
    Role,
)

__all__ = ["Facts", "only_planned_in", "shared", "standing_in"]

T = TypeVar("T")


@frozen(eq=False, slots=False)
class Facts:
    """The declared facts of `network` on a day, and the `law` that rules look into.

    Where `law` is `None` it is the corpus that is shipped; an overlay brings its own.
    """

    network: Network
    on: date
    law: Mapping[str, Regulation] | None = None

    def parameter(self, name: str) -> DatedValue | None:
        """Return what a parameter, `regulation#parameter`, surely is on the day; else `None`.

        Rules take every threshold and list from here, so that an overlay reaches them.

        Raises:
            NotFoundError: There is no such regulation or parameter.
        """
        return parameter(name, within=self.law).on(self.on)

    @cached_property
    def made(self) -> dict[Hashable, Any]:
        """What rules have made of the facts for one another: see `shared`."""
        return {}

    @cached_property
    def consortia_in_force(self) -> NDArray[np.int8]:
        """For each consortium, whether its period holds; a planned one's does where in doubt."""
        return self.network.consortia.derived(standing_in, self.on)

    @cached_property
    def planned_consortia(self) -> NDArray[np.bool_]:
        """For each consortium, whether it is only planned."""
        return self.network.consortia.derived(_planned)

    def standing(self, table: str) -> NDArray[np.int8]:
        """For each row of a table, whether it is there to be judged.

        Rosters seldom date hospitals: an institution is there unless its period says otherwise.
        """
        return self.network.table(table).derived(standing_in, self.on)

    def only_planned(self, table: str) -> NDArray[np.bool_]:
        """For each row of a table, whether it is, or is a link of, a consortium only planned."""
        rows, consortia = self.network.table(table), self.network.consortia
        return rows.derived(only_planned_in, beside=(consortia,))

    @cached_property
    def is_member(self) -> NDArray[np.int8]:
        """For each membership, whether it holds: status member, and its period in force."""
        columns = self.network.memberships.columns
        state = rows_in_force(columns.since, columns.until, self.on)
        admitted = columns.status == MembershipStatus.MEMBER.number
        return read_only(state * admitted, np.int8)

    @cached_property
    def members_listed(self) -> NDArray[np.bool_]:
        """For each consortium, whether its memberships are stated to cover all members."""
        return self.network.consortia.derived(_complete, "members_completeness")

    @cached_property
    def leads_listed(self) -> NDArray[np.bool_]:
        """For each consortium, whether all its leads are stated to be listed."""
        leads = self.network.consortia.derived(_complete, "leads_completeness")
        return read_only(self.members_listed | leads, np.bool_)

    def has_role(self, roles: Iterable[Role]) -> NDArray[np.bool_]:
        """For each membership, whether its role is one of `roles`."""
        return read_only(among(self.network.memberships.columns.role, roles) == 1, np.bool_)

    @cached_property
    def role_unstated(self) -> NDArray[np.bool_]:
        """For each membership, whether its role is not stated."""
        return read_only(self.network.memberships.columns.role < 0, np.bool_)

    def count(self, memberships: NDArray[np.bool_]) -> NDArray[np.int64]:
        """For each consortium, how many members the memberships marked `True` are about.

        A member counts once, however often it is listed; so does a group that is described.
        """
        consortium, again = self.network.memberships.columns.consortium, self._listed_again
        number = len(self.network.consortia)
        found = rows_by(self.network.memberships, "consortium", self.network.consortia).count(
            memberships
        )
        if not len(again.rows):
            return found
        counted = memberships[again.rows]
        several = np.bincount(consortium[again.rows[counted]], minlength=number)
        _, once = np.unique(again.member[counted], return_index=True)
        several -= np.bincount(consortium[again.rows[counted][once]], minlength=number)
        return found - several

    def count_at_most(self, memberships: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Count as `count` does, but a group twice, since it may stand for several members."""
        groups = self.network.memberships.derived(_groups)
        found = self.count(memberships)
        if len(groups):
            of = self.network.memberships.columns.consortium[groups[memberships[groups]]]
            found = found + np.bincount(of, minlength=len(found))
        return found

    def consortium(self, row: int) -> Consortium:
        """Return a consortium by row number."""
        if row not in self._consortia:
            self._consortia[row] = self.network.consortia.row(row)
        return self._consortia[row]

    def memberships_of(self, consortium: Consortium) -> tuple[Membership, ...]:
        """Return all memberships of a consortium, whether they hold or not."""
        return self._rows_of("memberships", consortium.id)

    def membership_holds(self, membership: Membership) -> bool | None:
        """Return whether a membership holds."""
        if membership.status is not MembershipStatus.MEMBER:
            return False
        return in_force(membership.since, membership.until, self.on)

    def instruments_of(self, consortium: Consortium) -> tuple[Instrument, ...]:
        """Return all instruments of a consortium, whether in force or not."""
        return self._rows_of("instruments", consortium.id)

    def links_of(self, consortium: Consortium) -> tuple[Link, ...]:
        """Return all links of a consortium, whether in force or not."""
        return self._rows_of("links", consortium.id)

    @cached_property
    def unattached_links(self) -> tuple[Link, ...]:
        """The links of which it is not stated which consortium carries them."""
        return self._rows_of("links", None)

    def institution_of(self, actor: str | None) -> str | None:
        """Return an institution's own id, that of a department's institution, or `None`."""
        if actor in self.network.institutions:
            return actor
        department = None if actor is None else self.network.departments.get(actor)
        return None if department is None else department.institution

    @cached_property
    def unattached_instruments(self) -> tuple[Instrument, ...]:
        """The instruments of which it is not stated to which consortium they belong."""
        return self._rows_of("instruments", None)

    @cached_property
    def unattached_instruments_by_kind(self) -> Mapping[InstrumentKind, tuple[Instrument, ...]]:
        """Those of them that are, or may be, of each kind."""
        found: Mapping[InstrumentKind, list[Instrument]] = {kind: [] for kind in InstrumentKind}
        for instrument in self.unattached_instruments:
            for kind in InstrumentKind if instrument.kind is None else (instrument.kind,):
                found[kind].append(instrument)
        return {kind: tuple(instruments) for kind, instruments in found.items()}

    @cached_property
    def _listed_again(self) -> _Again:
        network = self.network
        return network.memberships.derived(
            _again, beside=(network.institutions, network.departments)
        )

    @cached_property
    def _consortia(self) -> dict[int, Consortium]:
        return {}

    def _rows_of(self, table: str, consortium: str | None) -> tuple[Any, ...]:
        consortia, rows = self.network.consortia, self.network.table(table)
        row = -1 if consortium is None else consortia.row_number(consortium)
        return tuple(map(rows.row, rows_by(rows, "consortium", consortia).rows(row).tolist()))


def shared(facts: Facts, make: Callable[[Facts], T]) -> T:
    """Return what `make` makes of the facts; it is made once, for all rules that ask."""
    if make not in facts.made:
        facts.made[make] = make(facts)
    found: T = facts.made[make]
    return found


# --- What tables alone tell -----------------------------------------------------------------


def standing_in(table: Table[Any, Any], on: date) -> NDArray[np.int8]:
    """Return for each row of a table what `Facts.standing` says."""
    columns = table.columns
    state = rows_in_force(columns.since, columns.until, on)
    if table.row_type is Institution:
        return read_only(np.abs(state), np.int8)
    if table.row_type is Consortium:
        return read_only(np.where(_planned(table) & (state < 0), 1, state), np.int8)
    return state


def _planned(consortia: Table[Any, Any]) -> NDArray[np.bool_]:
    return read_only(consortia.columns.status == ConsortiumStatus.PLANNED.number, np.bool_)


def only_planned_in(table: Table[Any, Any], consortia: Table[Any, Any]) -> NDArray[np.bool_]:
    """Return for each row of a table what `Facts.only_planned` says."""
    planned = _planned(consortia)
    if table.row_type is Consortium:
        return planned
    if table.row_type is not Link or not planned.any():
        return read_only(np.zeros(len(table), np.bool_), np.bool_)
    return read_only(np.append(planned, False)[table.columns.consortium], np.bool_)


def _complete(table: Table[Any, Any], field: str) -> NDArray[np.bool_]:
    return read_only(getattr(table.columns, field) == Completeness.COMPLETE.number, np.bool_)


def _groups(memberships: Table[Any, Any]) -> NDArray[np.int64]:
    """The rows of memberships that describe a group."""
    columns = memberships.columns
    return np.flatnonzero((columns.institution < 0) & (columns.department < 0))


@frozen(eq=False)
class _Again:
    """Memberships of which a consortium may have several of one member, with a number for it."""

    rows: NDArray[np.int64]
    member: NDArray[np.int64]


def _again(
    memberships: Table[Any, Any], institutions: Table[Any, Any], departments: Table[Any, Any]
) -> _Again:
    columns, departments_from = memberships.columns, len(institutions)
    member = columns.institution
    if len(departments):
        department = np.where(columns.department >= 0, columns.department + departments_from, -1)
        member = np.where(member >= 0, member, department)
    several = np.bincount(member + 1, minlength=1) > 1
    several[0] = False  # a group is the member of one membership only
    rows = np.flatnonzero(several[member + 1])
    size = departments_from + len(departments) + 1
    numbers = columns.consortium[rows].astype(np.int64) * size + member[rows]
    in_order = np.sort(numbers)
    doubled = np.unique(in_order[1:][in_order[1:] == in_order[:-1]])
    again = np.isin(numbers, doubled)
    return _Again(rows[again], numbers[again])
