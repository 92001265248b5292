"""Making and editing networks in Python."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from attrs import evolve

from medconsortium.errors import NotFoundError
from medconsortium.model.dates import PartialDate, to_date
from medconsortium.model.network import Network
from medconsortium.model.rows import DatedRow, Row
from medconsortium.model.tables import TABLE_OF, TABLES
from medconsortium.text import Text

__all__ = ["NetworkBuilder"]

R = TypeVar("R", bound=Row)


class NetworkBuilder:
    """Collects rows, and edits of rows, and builds a network of them.

    Args:
        start: The network to start from; nothing if left out.
        title: What the network is; that of `start` if left out.
        synthetic: Whether it is made up; as `start` is if left out.
        since: From when rows hold that are added without an own `since`.
        until: Until when rows hold that are added without an own `until`. Nothing is assumed: a
            row for which no period is given anywhere holds at an unknown time.

    >>> from medconsortium.model import Consortium, Institution, Membership
    >>> from medconsortium.vocabulary import ConsortiumKind, Role
    >>> builder = NetworkBuilder(title="某县", synthetic=True, since="2024", until="open")
    >>> builder.add(
    ...     Institution(id="县医院", name="某县人民医院"),
    ...     Consortium(id="医共体", name="医共体", kind=ConsortiumKind.COUNTY_MEDICAL_COMMUNITY),
    ...     Membership(consortium="医共体", institution="县医院", role=Role.LEAD),
    ... ).build()
    <Network 某县 (synthetic): 1 institution, 1 consortium, 1 membership>
    """

    def __init__(
        self,
        start: Network | None = None,
        *,
        title: Text | str | None = None,
        synthetic: bool | None = None,
        since: PartialDate | date | str | None = None,
        until: PartialDate | date | str | None = None,
    ) -> None:
        self._title = title if title is not None or start is None else start.title
        self._synthetic = bool(start and start.synthetic) if synthetic is None else synthetic
        self._since, self._until = to_date(since), to_date(until)
        self._rows: dict[str, list[Any]] = {
            name: list(start.table(name).values()) if start is not None else [] for name in TABLES
        }

    def add(self, *rows: Row) -> NetworkBuilder:
        """Add rows of any table. Returns the builder.

        Raises:
            TypeError: Something is no row.
        """
        for row in rows:
            self._table(type(row)).append(self._dated(row))
        return self

    def replace(self, *rows: Row) -> NetworkBuilder:
        """Put each row in the place of the one with its id. Returns the builder.

        Raises:
            NotFoundError: No row of that table has the id.
        """
        for row in rows:
            table = self._table(type(row))
            table[_position(table, row.id)] = row
        return self

    def remove(self, row_type: type[Row], *ids: str) -> NetworkBuilder:
        """Take out rows of a type by id. Returns the builder.

        Raises:
            NotFoundError: No row of that table has the id.
        """
        table = self._table(row_type)
        for row_id in ids:
            del table[_position(table, row_id)]
        return self

    def build(self) -> Network:
        """Return the network.

        Raises:
            ModelError: The rows cannot be represented together; `faults` lists all that is wrong.
        """
        rows: dict[str, Any] = self._rows
        return Network(title=self._title, synthetic=self._synthetic, **rows)

    def _table(self, row_type: type[Row]) -> list[Any]:
        if row_type not in TABLE_OF:
            raise TypeError(f"{row_type.__name__} is no row of a network")
        return self._rows[TABLE_OF[row_type]]

    def _dated(self, row: Row) -> Row:
        if not isinstance(row, DatedRow):
            return row
        return evolve(
            row,
            since=self._since if row.since is None else row.since,
            until=self._until if row.until is None else row.until,
        )


def _position(table: Iterable[Row], row_id: str) -> int:
    for position, row in enumerate(table):
        if row.id == row_id != "":  # rows whose id is still to be derived have none
            return position
    raise NotFoundError(row_id)
