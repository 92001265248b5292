"""The institutions of a network in the order of their ids: the rows that queries count by."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import cast

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Network
from medconsortium.model.columnar.columns import ReferenceColumn, StringColumn, read_only
from medconsortium.model.columnar.ordering import rows_by_string
from medconsortium.model.levels import CONTINUING_CARE, functional_levels, primary_states

__all__ = ["Roster", "host_of", "roster_of"]

_KEY = "_roster"


@frozen(eq=False, slots=False)
class Roster:
    """The institutions of a network, a row for each, sorted by id.

    Everywhere in referral a *row* is the place of an institution in this order, which does not
    depend on the order of the network's tables; a *place* is that of something in its table.

    Attributes:
        network: The network.
        places: The place of each row in the table of institutions (rows, int32).
    """

    network: Network
    places: NDArray[np.int32]

    def __reduce__(self) -> tuple[object, ...]:
        return roster_of, (self.network,)

    def __len__(self) -> int:
        return len(self.places)

    def id(self, row: int) -> str:
        """Return the id of a row."""
        ids: StringColumn = self.network.institutions.columns.id
        return cast("str", ids[int(self.places[row])])

    def ids(self, rows: Iterable[int]) -> tuple[str, ...]:
        """Return the ids of some rows."""
        return tuple(map(self.id, rows))

    def row(self, institution: str) -> int:
        """Return the row of an institution by id; -1 if there is none."""
        place = self.network.institutions.row_number(institution)
        return -1 if place < 0 else int(self.rows[place])

    @cached_property
    def rows(self) -> NDArray[np.int32]:
        """The row of each institution by its place in the table; a last entry, -1, for none."""
        rows = np.full(len(self.places) + 1, -1, np.int32)
        rows[self.places] = np.arange(len(self.places), dtype=np.int32)
        return read_only(rows, np.int32)

    @cached_property
    def hosts(self) -> NDArray[np.int32]:
        """The row each department belongs to by its place, -1 none; a last entry, -1, for none."""
        return read_only(
            np.append(self.rows[self.network.departments.columns.institution], -1), np.int32
        )

    def rows_of(self, care: ReferenceColumn) -> NDArray[np.int32]:
        """Return the rows that references lead to, a department for its institution; -1 none."""
        own = self.rows[care.rows_in("institutions")]
        return np.where(own < 0, self.hosts[care.rows_in("departments")], own)

    @cached_property
    def division(self) -> NDArray[np.int32]:
        """The place of the division each row lies in; -1 where it is not stated."""
        return read_only(self.network.institutions.columns.division[self.places], np.int32)

    @cached_property
    def level(self) -> NDArray[np.int8]:
        """The functional level of each row, 0 to 3; -1 where it is not known."""
        levels = functional_levels(self.network.institutions.columns)
        return read_only(levels[self.places], np.int8)

    @cached_property
    def is_continuing_care(self) -> NDArray[np.bool_]:
        """Whether each row is for rehabilitation, convalescence or nursing, at any level."""
        category = self.network.institutions.columns.category[self.places]
        return read_only(np.isin(category, [each.number for each in CONTINUING_CARE]), np.bool_)

    @cached_property
    def primary(self) -> NDArray[np.int8]:
        """Whether each row is a primary institution: 1 yes, 0 no, -1 not known."""
        return read_only(primary_states(self.network.institutions.columns)[self.places], np.int8)


def roster_of(network: Network) -> Roster:
    """Return the roster of a network; it is made once and kept with the network.

    >>> from medconsortium.model import Institution
    >>> roster = roster_of(Network(institutions=[Institution(id=i, name=i) for i in "乙丙甲"]))
    >>> roster.ids(range(3)), roster.row("丙"), roster.row("丁")
    (('丙', '乙', '甲'), 0, -1)
    """
    held = vars(network)
    if _KEY not in held:
        places = rows_by_string(network.institutions.columns.id)
        held[_KEY] = Roster(network, read_only(places, np.int32))
    return cast("Roster", held[_KEY])


def host_of(network: Network, care: str) -> str | None:
    """Return the institution that `care` is, or that the department `care` belongs to."""
    if care in network.institutions:
        return care
    return network.departments[care].institution
