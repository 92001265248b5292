"""One table of a network: a mapping from id to row, with a typed column for each field."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from threading import RLock
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from medconsortium.model.fields import encodings

if TYPE_CHECKING:
    from medconsortium.model.columns import Column
    from medconsortium.model.rows import Row

__all__ = ["Columns", "Table"]

R = TypeVar("R", bound="Row")
C = TypeVar("C", bound="Columns")


class Columns:
    """The columns of a table, each made when first asked for and kept (layouts in `columns`).

    A subclass for each table declares which column is of which type.
    """

    def __init__(self, make: Callable[[str], Column]) -> None:
        self.__dict__["_make"] = make

    if not TYPE_CHECKING:  # a type checker shall know the declared columns only

        def __getattr__(self, field: str) -> Any:
            if field.startswith("_"):
                raise AttributeError(field)
            column = self.__dict__["_make"](field)
            return self.__dict__.setdefault(field, column)

    def __setattr__(self, field: str, value: object) -> None:
        raise AttributeError(f"columns are read-only: {field}")


class Table(Mapping[str, R], Generic[R, C]):
    """A read-only mapping from id to row, in the order the rows were given.

    `columns` holds a numpy column for each field, in the same order. References in columns are
    row numbers in the tables referred to.
    """

    def __init__(
        self,
        row_type: type[R],
        columns_type: type[C],
        rows: Mapping[str, R],
        locate: Callable[[str, str], int],
    ) -> None:
        self.row_type = row_type
        self._columns_type = columns_type
        self._rows = rows
        self._locate = locate
        self._lock = RLock()
        self._columns: C | None = None
        self._numbers: dict[str, int] | None = None

    def __getitem__(self, row_id: str) -> R:
        return self._rows[row_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        return f"<Table of {len(self)} {self.row_type.__name__}>"

    @property
    def columns(self) -> C:
        """The columns of the table."""
        with self._lock:
            if self._columns is None:
                self._columns = self._columns_type(self._make_column)
            return self._columns

    def row_number(self, row_id: str) -> int:
        """Return the position of a row in the columns, -1 where there is no such id."""
        with self._lock:
            if self._numbers is None:
                self._numbers = {row_id: number for number, row_id in enumerate(self._rows)}
            return self._numbers.get(row_id, -1)

    def _make_column(self, field: str) -> Column:
        encoding = encodings(self.row_type).get(field)
        if encoding is None:
            raise AttributeError(f"{self.row_type.__name__} has no field {field!r}")
        values = [getattr(row, field) for row in self._rows.values()]
        return encoding.to_column(values, self._locate)
