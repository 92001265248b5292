"""What rules read: the declared facts of a network on a day, as columns.

Whether something holds is 1 (yes), 0 (no) or -1 (not known). Rules see declared facts only, never
what a kind of consortium lets one assume.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.law import DatedValue, Regulation, parameter
from medconsortium.model import Consortium, Instrument, Link, Membership, Network, in_force
from medconsortium.model.columnar.columns import read_only, rows_in_force
from medconsortium.vocabulary import (
    Completeness,
    ConsortiumStatus,
    InstrumentKind,
    MembershipStatus,
    Role,
)

__all__ = ["Facts", "shared"]

R = TypeVar("R", Membership, Instrument, Link)
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
    def made(self) -> dict[Callable[[Facts], Any], Any]:
        """What rules have made of the facts for one another: see `shared`."""
        return {}

    @cached_property
    def consortia_in_force(self) -> NDArray[np.int8]:
        """For each consortium, whether its period holds; a planned one's does where in doubt."""
        columns = self.network.consortia.columns
        state = rows_in_force(columns.since, columns.until, self.on)
        planned = columns.status == ConsortiumStatus.PLANNED.number
        return read_only(np.where(planned & (state < 0), 1, state), np.int8)

    @cached_property
    def planned_consortia(self) -> NDArray[np.bool_]:
        """For each consortium, whether it is only planned."""
        status = self.network.consortia.columns.status
        return read_only(status == ConsortiumStatus.PLANNED.number, np.bool_)

    def standing(self, table: str) -> NDArray[np.int8]:
        """For each row of a table, whether it is there to be judged.

        Rosters seldom date hospitals: an institution is there unless its period says otherwise.
        """
        if table == "consortia":
            return self.consortia_in_force
        columns: Any = self.network.table(table).columns
        state = rows_in_force(columns.since, columns.until, self.on)
        return read_only(np.abs(state), np.int8) if table == "institutions" else state

    def only_planned(self, table: str) -> NDArray[np.bool_]:
        """For each row of a table, whether it is, or is a link of, a consortium only planned."""
        if table == "consortia":
            return self.planned_consortia
        if table == "links":
            of_none = np.append(self.planned_consortia, False)  # -1 stands last
            return read_only(of_none[self.network.links.columns.consortium], np.bool_)
        return read_only(np.zeros(len(self.network.table(table)), np.bool_), np.bool_)

    @cached_property
    def is_member(self) -> NDArray[np.int8]:
        """For each membership, whether it holds: status member, and its period in force."""
        columns = self.network.memberships.columns
        state = rows_in_force(columns.since, columns.until, self.on)
        admitted = columns.status == MembershipStatus.MEMBER.number
        return read_only(np.where(admitted, state, 0), np.int8)

    @cached_property
    def members_listed(self) -> NDArray[np.bool_]:
        """For each consortium, whether its memberships are stated to cover all members."""
        column = self.network.consortia.columns.members_completeness
        return read_only(column == Completeness.COMPLETE.number, np.bool_)

    @cached_property
    def leads_listed(self) -> NDArray[np.bool_]:
        """For each consortium, whether all its leads are stated to be listed."""
        column = self.network.consortia.columns.leads_completeness
        return read_only(self.members_listed | (column == Completeness.COMPLETE.number), np.bool_)

    def has_role(self, roles: Iterable[Role]) -> NDArray[np.bool_]:
        """For each membership, whether its role is one of `roles`."""
        column = self.network.memberships.columns.role
        return read_only(np.isin(column, [role.number for role in roles]), np.bool_)

    @cached_property
    def role_unstated(self) -> NDArray[np.bool_]:
        """For each membership, whether its role is not stated."""
        return read_only(self.network.memberships.columns.role < 0, np.bool_)

    def count(self, memberships: NDArray[np.bool_]) -> NDArray[np.int64]:
        """For each consortium, how many members the memberships marked `True` are about.

        A member counts once, however often it is listed; so does a group that is described.
        """
        consortium, _ = np.divmod(np.unique(self._member[memberships]), self._most_members)
        return np.bincount(consortium, minlength=len(self.network.consortia))

    def count_at_most(self, memberships: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Count as `count` does, but a group twice, since it may stand for several members."""
        return self.count(memberships) + self.count(memberships & self._is_group)

    def consortium(self, row: int) -> Consortium:
        """Return a consortium by row number."""
        return self._consortia[row]

    def memberships_of(self, consortium: Consortium) -> tuple[Membership, ...]:
        """Return all memberships of a consortium, whether they hold or not."""
        return self._memberships.get(consortium.id, ())

    def membership_holds(self, membership: Membership) -> bool | None:
        """Return whether a membership holds."""
        if membership.status is not MembershipStatus.MEMBER:
            return False
        return in_force(membership.since, membership.until, self.on)

    def instruments_of(self, consortium: Consortium) -> tuple[Instrument, ...]:
        """Return all instruments of a consortium, whether in force or not."""
        return self._instruments.get(consortium.id, ())

    def links_of(self, consortium: Consortium) -> tuple[Link, ...]:
        """Return all links of a consortium, whether in force or not."""
        return self._links.get(consortium.id, ())

    @cached_property
    def unattached_links(self) -> tuple[Link, ...]:
        """The links of which it is not stated which consortium carries them."""
        return tuple(link for link in self.network.links.values() if link.consortium is None)

    def institution_of(self, actor: str | None) -> str | None:
        """Return an institution's own id, that of a department's institution, or `None`."""
        if actor in self.network.institutions:
            return actor
        department = None if actor is None else self.network.departments.get(actor)
        return None if department is None else department.institution

    @cached_property
    def unattached_instruments(self) -> tuple[Instrument, ...]:
        """The instruments of which it is not stated to which consortium they belong."""
        instruments = self.network.instruments.values()
        return tuple(instrument for instrument in instruments if instrument.consortium is None)

    @cached_property
    def unattached_instruments_by_kind(self) -> Mapping[InstrumentKind, tuple[Instrument, ...]]:
        """Those of them that are, or may be, of each kind."""
        found: Mapping[InstrumentKind, list[Instrument]] = {kind: [] for kind in InstrumentKind}
        for instrument in self.unattached_instruments:
            for kind in InstrumentKind if instrument.kind is None else (instrument.kind,):
                found[kind].append(instrument)
        return {kind: tuple(instruments) for kind, instruments in found.items()}

    @cached_property
    def _is_group(self) -> NDArray[np.bool_]:
        columns = self.network.memberships.columns
        return read_only((columns.institution < 0) & (columns.department < 0), np.bool_)

    @property
    def _most_members(self) -> int:
        """More than the numbers that tell members apart: see `_member`."""
        network = self.network
        return len(network.institutions) + len(network.departments) + len(network.memberships) + 1

    @cached_property
    def _member(self) -> NDArray[np.int64]:
        """For each membership, a number for its consortium and member together.

        Within a consortium, institutions come first, then departments, then groups, each of
        which is the member of one membership only.
        """
        columns = self.network.memberships.columns
        departments_from = len(self.network.institutions)
        groups_from = departments_from + len(self.network.departments)
        member = np.arange(groups_from, groups_from + len(columns.institution))
        for from_, column in ((departments_from, columns.department), (0, columns.institution)):
            member = np.where(column >= 0, column + from_, member)
        return columns.consortium.astype(np.int64) * self._most_members + member

    @cached_property
    def _consortia(self) -> tuple[Consortium, ...]:
        return tuple(self.network.consortia.values())

    @cached_property
    def _memberships(self) -> Mapping[str, tuple[Membership, ...]]:
        return _grouped(self.network.memberships.values())

    @cached_property
    def _instruments(self) -> Mapping[str, tuple[Instrument, ...]]:
        return _grouped(self.network.instruments.values())

    @cached_property
    def _links(self) -> Mapping[str, tuple[Link, ...]]:
        return _grouped(self.network.links.values())


def shared(facts: Facts, make: Callable[[Facts], T]) -> T:
    """Return what `make` makes of the facts; it is made once, for all rules that ask."""
    if make not in facts.made:
        facts.made[make] = make(facts)
    found: T = facts.made[make]
    return found


def _grouped(rows: Iterable[R]) -> Mapping[str, tuple[R, ...]]:
    """Rows by the consortium they belong to."""
    groups: defaultdict[str, list[R]] = defaultdict(list)
    for row in rows:
        if row.consortium is not None:
            groups[row.consortium].append(row)
    return {consortium: tuple(found) for consortium, found in groups.items()}
