"""One table of a network: a mapping from id to row, with a typed column for each field."""

from __future__ import annotations

from collections.abc import Callable, Hashable, ItemsView, Iterator, Mapping, Sequence, ValuesView
from operator import is_not
from threading import RLock
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from medconsortium.model.columnar.columns import replaced
from medconsortium.model.fields import encodings

if TYPE_CHECKING:
    from medconsortium.model.columnar.columns import Column
    from medconsortium.model.columnar.rows import ColumnRows
    from medconsortium.model.rows import Row

__all__ = ["Columns", "Table"]

R = TypeVar("R", bound="Row")
C = TypeVar("C", bound="Columns")
T = TypeVar("T")

_MOST_DERIVED = 256
"""So much that was made of a table is kept with it; what was made first goes first."""


_MOST_MADE = 1024
"""So many rows that were made of columns are kept, for those who look at a few again and again."""


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
    row numbers in the tables referred to. A table built from rows makes columns when they are
    asked for; one built from columns makes rows, and keeps but a few of them.
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
        self._held: ColumnRows[R] | None = None
        self._locate = locate
        self._lock = RLock()
        self._columns: C | None = None
        self._numbers: dict[str, int] | None = None
        self._sequence: Sequence[R] | None = None
        self._made: dict[tuple[int, bool], R] = {}
        self._derived: dict[Hashable, tuple[tuple[Table[Any, Any], ...], Any]] = {}
        self._before: tuple[Mapping[str, Any], Sequence[int]] = ({}, ())

    @classmethod
    def of_columns(
        cls, row_type: type[R], columns_type: type[C], held: ColumnRows[R]
    ) -> Table[R, C]:
        """Return the table of rows that are held as columns."""
        table = cls(row_type, columns_type, held, _unused)
        table._held = held
        return table

    def changed(
        self, rows: Mapping[str, R], numbers: Sequence[int], locate: Callable[[str, str], int]
    ) -> Table[R, C]:
        """Return the table with other rows at some positions, and further ones behind.

        Columns made of this table are not made anew, but changed where rows are.
        """
        table = Table(self.row_type, self._columns_type, rows, locate)
        with self._lock:
            made = {} if self._columns is None else dict(vars(self._columns))
        made.pop("_make", None)  # it leads back to this table, which need not live on
        table._before = made, (*numbers, *range(len(self), len(rows)))
        return table

    @property
    def is_columnar(self) -> bool:
        """Whether it was built from columns."""
        return self._held is not None

    @property
    def given(self) -> Mapping[str, Column]:
        """The columns it was built from, by field; all columns where it was built from rows."""
        if self._held is not None:
            return self._held.given
        return {field: getattr(self.columns, field) for field in encodings(self.row_type)}

    def __getitem__(self, row_id: str) -> R:
        return self._rows[row_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, row_id: object) -> bool:
        return row_id in self._rows

    def values(self) -> ValuesView[R]:
        """Return the rows."""
        return self._rows.values()

    def items(self) -> ItemsView[str, R]:
        """Return the ids with their rows."""
        return self._rows.items()

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
            if self._held is not None:
                return self._held.row_number(row_id)
            if self._numbers is None:
                self._numbers = {row_id: number for number, row_id in enumerate(self._rows)}
            return self._numbers.get(row_id, -1)

    def row(self, number: int, *, keyed: bool = True) -> R:
        """Return the row at a position in the columns.

        Unless `keyed`, an id that is derived may be left out: to derive one takes all rows.
        """
        if self._held is not None:
            row = self._made.get((number, keyed))
            if row is None:
                row = self._held.row(number, keyed=keyed)
                if len(self._made) >= _MOST_MADE:
                    self._made = {}
                self._made[number, keyed] = row
            return row
        with self._lock:
            if self._sequence is None:
                self._sequence = tuple(self._rows.values())
            return self._sequence[number]

    def derived(
        self, make: Callable[..., T], *given: Hashable, beside: tuple[Table[Any, Any], ...] = ()
    ) -> T:
        """Return what `make` makes of the table, of the tables `beside` it, and of what is given.

        It is made once and kept: a table never changes, and networks that differ elsewhere share
        it. So `make` must look at nothing else.
        """
        key = (make, *given)
        others, found = self._derived.get(key, (None, None))
        if others is None or any(map(is_not, others, beside)):
            found = make(self, *beside, *given)
            with self._lock:
                self._derived.pop(key, None)
                while len(self._derived) >= _MOST_DERIVED:
                    del self._derived[next(iter(self._derived))]
                self._derived[key] = (beside, found)
        return found  # type: ignore[return-value]

    def _make_column(self, field: str) -> Column:
        encoding = encodings(self.row_type).get(field)
        if encoding is None:
            raise AttributeError(f"{self.row_type.__name__} has no field {field!r}")
        if self._held is not None:
            return self._held.column(field)
        made, numbers = self._before
        if field in made:
            values = [getattr(self.row(number), field) for number in numbers]
            column: Column = made[field]
            return replaced(column, numbers, encoding.to_column(values, self._locate))
        values = [getattr(row, field) for row in self._rows.values()]
        return encoding.to_column(values, self._locate)


def _unused(table: str, row_id: str) -> int:
    raise LookupError(table, row_id)  # columns hold row numbers already
