"""What a column mapping declares: which column of a foreign table goes where, and how."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

from attrs import field, frozen

from medconsortium.errors import Place
from medconsortium.interop.tables.cells import Cell
from medconsortium.text import Text

__all__ = ["CellRule", "ColumnMapping", "Others", "PointRule", "SkipRule", "TableRule"]

Others: TypeAlias = Literal["keep", "blank", "refuse"]
"""What becomes of a value that is not among those translated."""


@frozen(kw_only=True)
class CellRule:
    """How the cell of one column is made.

    The cells of `columns`, blank ones left out, are joined with `join`; or it is always
    `constant`. In the text, what `replace` names is replaced. `values` translates what was found,
    and `others` says what becomes of the rest.
    A number is multiplied by `times` (60 turns hours into minutes). `default` stands in for blank.
    """

    columns: tuple[str, ...] = ()
    join: str = ""
    constant: Cell = None
    replace: Mapping[str, str] = field(factory=lambda: MappingProxyType({}))
    values: Mapping[str, Cell] = field(factory=lambda: MappingProxyType({}))
    others: Others = "keep"
    times: float | None = None
    default: Cell = None
    place: Place | None = None


@frozen(kw_only=True)
class PointRule:
    """Where latitude and longitude stand, and the ranges in degrees that they must lie in.

    Where a point lies outside, and would lie inside with the two exchanged, they are exchanged;
    a point that lies outside either way is left out. The row says so.
    """

    latitude: str
    longitude: str
    datum: str | None = None
    latitudes: tuple[float, float] = (-90.0, 90.0)
    longitudes: tuple[float, float] = (-180.0, 180.0)
    place: Place | None = None


@frozen(kw_only=True)
class SkipRule:
    """Rows in which a column holds one of some values are passed over."""

    column: str
    values: frozenset[str]
    place: Place | None = None


@frozen(kw_only=True)
class TableRule:
    """How rows of one table of a network are made from the rows of a foreign one.

    `once` makes rows with the same id only once, as for the districts that institutions lie in.
    Without a value in one of the columns `needed`, a row is refused.
    """

    table: str
    cells: Mapping[str, CellRule]
    point: PointRule | None = None
    skip: SkipRule | None = None
    needed: frozenset[str] = frozenset()
    once: bool = False


@frozen(kw_only=True)
class ColumnMapping:
    """A mapping from the columns of a foreign table to those of a network's tables.

    `source` are the cells of the row of `sources` that every row made will cite.
    """

    tables: tuple[TableRule, ...]
    title: Text | None = None
    synthetic: bool = False
    source: Mapping[str, Cell] | None = None
    sheet: str | None = None
    encoding: str | None = None
