"""Which flat columns hold a field of a row: one contract for every kind of table.

A file or frame stands for a table of the network, and is named after it. Ids come first, the
other columns follow in the order of the fields; any column may be left out, and then says nothing.

| field holds            | columns                             | kind              | not stated |
|------------------------|-------------------------------------|-------------------|------------|
| an id, a string        | `unit`                              | text              | null       |
| a term                 | `tier`                              | term: its key     | null       |
| yes or no              | `remote`                            | flag              | null       |
| a count                | `beds`                              | count             | null       |
| a number               | `travel_minutes`                    | number            | null       |
| a bilingual text       | `name` (zh), `name_en`              | text              | both null  |
| a partial date         | `since_earliest`, `since_latest`    | day               | both null  |
| a point                | `location_latitude`, `…_longitude`  | number            | null       |
|                        | `location_datum`                    | term              | null       |
| a reference            | `division`                          | text: the id      | null       |
| a list                 | `specialties`, of its items         | list of the above | null       |
| a listing              | and `specialties_completeness`      | term              | null       |
| anything nested, lists | `group`, `other_names`              | JSON              | null       |
| of it, field sources   |                                     |                   |            |

A field that has a default (an empty tuple, `unknown`, `member`) holds it where its column is null.
An end stated not to be set is the day 9999-12-31 twice; `..` is 0001-01-01 or 9999-12-31. JSON is
in strict plain form: what documents hold, terms by key. Memberships, links, services, recognitions
and observations may leave their id null: then it is derived.

Native files hold beside each reference `division_row` (int32, -1 for none), the row number in the
table referred to; where that may be one of several, also `origin_table` (int8, position among the
tables that the field may refer to, -1 for none). A list has lists of these. Other readers pass
them over.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, TypeAlias

import attrs

from medconsortium.model import TABLES
from medconsortium.model.columnar.encodings import (
    CountEncoding,
    DateEncoding,
    Encoding,
    FlagEncoding,
    GeoEncoding,
    ListEncoding,
    NumberEncoding,
    ReferenceEncoding,
    StringEncoding,
    TermEncoding,
    TextEncoding,
)
from medconsortium.model.fields import defaults, encodings
from medconsortium.model.rows import KeyedRow
from medconsortium.vocabulary import Completeness, Datum, Term

__all__ = ["FlatColumn", "Kind", "flat_columns"]

Kind: TypeAlias = Literal["text", "term", "flag", "count", "number", "day", "row", "table", "json"]
"""What the cells of a flat column hold."""


@attrs.frozen(kw_only=True)
class FlatColumn:
    """A column of a flat table: the whole of a field, or a part of it.

    Args:
        name: The name of the column.
        field: The field of the row.
        part: Which part of the field: `zh`, `en`, `earliest`, `latest`, `latitude`, `longitude`,
            `datum`, `completeness`, `row`, `table`; empty where the column holds the whole.
        kind: What its cells hold.
        is_list: Whether a cell holds a list of such.
        vocabulary: The vocabulary of terms.
        tables: The tables that a reference may lead to.
        required: Whether every row must state it.
        native: Whether it stands in native files only.
    """

    name: str
    field: str
    part: str = ""
    kind: Kind
    is_list: bool = False
    vocabulary: type[Term] | None = None
    tables: tuple[str, ...] = ()
    required: bool = False
    native: bool = False


_KINDS: Mapping[type[Encoding], Kind] = {
    CountEncoding: "count",
    FlagEncoding: "flag",
    NumberEncoding: "number",
    StringEncoding: "text",
    TermEncoding: "term",
}

_BESIDE: tuple[Literal["row"], Literal["table"]] = ("row", "table")
"""What stands beside ids in native files."""


def flat_columns(table: str, *, native: bool = False) -> tuple[FlatColumn, ...]:
    """Return the flat columns of a table in order, with row numbers for native files.

    >>> [column.name for column in flat_columns("links")][7:9]
    ['origin', 'target']
    >>> [column.name for column in flat_columns("links", native=True)][8:11]
    ['origin', 'origin_row', 'origin_table']
    """
    return tuple(column for column in _all_columns(table) if native or not column.native)


@cache
def _all_columns(table: str) -> tuple[FlatColumn, ...]:
    row_type = TABLES[table][0]
    fields = encodings(row_type)
    may_lack = defaults(row_type)
    keyed = issubclass(row_type, KeyedRow)
    names = ["id", *(name for name in fields if name != "id")]
    return tuple(
        column
        for name in names
        for column in _columns_of(
            name,
            fields[name],
            required=may_lack[name] is attrs.NOTHING and not (keyed and name == "id"),
        )
    )


def _columns_of(field: str, encoding: Encoding, *, required: bool) -> list[FlatColumn]:
    if isinstance(encoding, ListEncoding):
        items = _columns_of(field, encoding.item, required=False)
        whole = [attrs.evolve(column, is_list=column.kind != "json") for column in items]
        told = _part(field, "completeness", "term", vocabulary=Completeness)
        return [*whole, told] if encoding.listing else whole
    first, *others = _parts_of(field, encoding)
    return [attrs.evolve(first, required=required), *others]


def _parts_of(field: str, encoding: Encoding) -> list[FlatColumn]:
    """Return the columns of a field that holds no list; the first tells whether it is stated."""
    if isinstance(encoding, TextEncoding):
        chinese = FlatColumn(name=field, field=field, part="zh", kind="text")
        return [chinese, _part(field, "en", "text")]
    if isinstance(encoding, DateEncoding):
        return [_part(field, "earliest", "day"), _part(field, "latest", "day")]
    if isinstance(encoding, GeoEncoding):
        degrees = [_part(field, name, "number") for name in ("latitude", "longitude")]
        return [*degrees, _part(field, "datum", "term", vocabulary=Datum)]
    if isinstance(encoding, ReferenceEncoding):
        tables = encoding.tables
        ids = FlatColumn(name=field, field=field, kind="text", tables=tables)
        beside = [_part(field, name, name, tables=tables, native=True) for name in _BESIDE]
        return [ids, *(beside if len(tables) > 1 else beside[:1])]
    vocabulary = encoding.vocabulary if isinstance(encoding, TermEncoding) else None
    kind = _KINDS.get(type(encoding), "json")
    return [FlatColumn(name=field, field=field, kind=kind, vocabulary=vocabulary)]


def _part(field: str, name: str, kind: Kind, **said: Any) -> FlatColumn:
    return FlatColumn(name=f"{field}_{name}", field=field, part=name, kind=kind, **said)
