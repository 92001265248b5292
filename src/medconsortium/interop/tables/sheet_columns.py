"""The columns that people see: one description of every sheet, with its headings.

They follow the flat columns of `contract`, made for reading and typing: a date is one column, each
kind of identifier has its own, and what no column can hold stands as JSON in `other`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
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
    TermEncoding,
    TextEncoding,
)
from medconsortium.model.fields import NestedEncoding, defaults, encodings
from medconsortium.model.labels import label
from medconsortium.model.rows import HostedCentre, Identifier, OtherName, StaffCount
from medconsortium.text import Language, Text
from medconsortium.vocabulary import Datum, IdentifierSystem, Term

__all__ = ["HEAD", "CellKind", "SheetColumn", "sheet_columns", "sheet_names"]

CellKind: TypeAlias = Literal[
    "id", "text", "code", "term", "flag", "count", "number", "date", "reference", "pairs", "json"
]
"""What people write into the cells of a column; `pairs` are written `term：value`."""

HEAD = "network"
"""The sheet with the title of the network, beside those of its tables."""


@attrs.frozen(kw_only=True)
class SheetColumn:
    """A column of a sheet.

    Args:
        name: Its name in code, the same in every language.
        field: The field of the row that it holds, or a part of.
        part: Which part of the field; empty where it holds the whole.
        kind: What its cells hold.
        heading: What stands above it.
        also: Other headings by which it is known.
        is_list: Whether a cell holds several, with `；` or `、` between them.
        listing: Whether the list says how complete it is.
        vocabulary: The vocabulary of terms.
        tables: The tables that a reference may lead to.
        pair: What the pairs of a list are made of.
        required: Whether every row must state it.
    """

    name: str
    field: str
    part: str = ""
    kind: CellKind
    heading: Text = Text()  # noqa: RUF009 - frozen
    also: tuple[str, ...] = ()
    is_list: bool = False
    listing: bool = False
    vocabulary: type[Term] | None = None
    tables: tuple[str, ...] = ()
    pair: type[Any] | None = None
    required: bool = False

    def title(self, language: Language) -> str:
        """Return the heading in a language."""
        return self.heading.in_language(language)


_KINDS: Mapping[type[Encoding], CellKind] = MappingProxyType(
    {
        CountEncoding: "count",
        DateEncoding: "date",
        FlagEncoding: "flag",
        NumberEncoding: "number",
    }
)
_PAIRS = (OtherName, StaffCount, HostedCentre)


_LATE = ("since", "until", "sources")
"""Fields whose columns stand behind the others."""


@cache
def _headings() -> dict[str, Any]:
    text = files(__name__.rpartition(".")[0]).joinpath("headings.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _called(table: str, name: str) -> Text:
    """Return what stands above a column, or, for `sheet`, is the name of the sheet."""
    called = _headings()["called"]
    for place in (table, "every"):
        if name in called.get(place, ()):
            return Text(*called[place][name])
    return label(table if name == "sheet" else f"{table}.{name}")


def _also_called(table: str, name: str) -> tuple[str, ...]:
    also = {**_headings()["every"], **_headings()[table]}
    return tuple(also.get(name, ()))


def sheet_names(table: str) -> tuple[str, ...]:
    """Return what the sheet of a table is called: in Chinese, in English, and otherwise.

    >>> sheet_names("consortia")[:2]
    ('医联体', 'consortia')
    """
    called = _called(table, "sheet")
    names = (called.in_language("zh"), called.in_language("en"))
    return (*names, *_also_called(table, "sheet"))


@cache
def sheet_columns(table: str) -> tuple[SheetColumn, ...]:
    """Return the columns of a table's sheet, or of `HEAD`, in order.

    >>> [column.title("zh") for column in sheet_columns("consortia")][:3]
    ['医联体编号', '医联体名称', '医联体英文名称']
    """
    if table == HEAD:
        title, flag = TextEncoding(), FlagEncoding()
        columns = [*_columns_of("title", title), *_columns_of("synthetic", flag)]
        columns.append(SheetColumn(name="other", field="other", kind="json"))
        return tuple(_with_heading(column, table) for column in columns)
    row_type = TABLES[table][0]
    fields, may_lack = encodings(row_type), defaults(row_type)
    names = [*(name for name in fields if name not in ("id", "field_sources", *_LATE)), *_LATE]
    columns = [SheetColumn(name="id", field="id", kind="id")]
    for name in (name for name in names if name in fields):
        columns += _columns_of(name, fields[name], required=may_lack[name] is attrs.NOTHING)
    columns.append(SheetColumn(name="other", field="other", kind="json"))
    return tuple(
        _with_heading(attrs.evolve(c, kind="code") if c.name == "code" else c, table)
        for c in columns
    )


def _with_heading(column: SheetColumn, table: str) -> SheetColumn:
    also = (column.name, *_also_called(table, column.name))
    return attrs.evolve(column, heading=_called(table, column.name), also=also)


def _columns_of(  # noqa: C901, PLR0911 - one case for each sort of field
    field: str, encoding: Encoding, *, prefix: str = "", required: bool = False
) -> list[SheetColumn]:
    """Return the columns of a field; `prefix` is the field that it is nested in."""
    name = f"{prefix}_{field}" if prefix else field

    def column(part: str, kind: CellKind, **said: Any) -> SheetColumn:
        inner = "_".join(filter(None, (field if prefix else "", part)))
        return SheetColumn(
            name=f"{name}_{part}" if part else name,
            field=prefix or field,
            part=inner,
            kind=kind,
            **said,
        )

    match encoding:
        case TextEncoding():
            return [column("", "text", required=required), column("en", "text")]
        case GeoEncoding():
            numbers = [column("latitude", "number"), column("longitude", "number")]
            return [*numbers, column("datum", "term", vocabulary=Datum)]
        case NestedEncoding():
            parts = encodings(encoding.nested).items()
            return [c for part, inner in parts for c in _columns_of(part, inner, prefix=field)]
        case ListEncoding(item=NestedEncoding(nested=nested)) if nested is Identifier:
            return [column(system.key, "code", is_list=True) for system in IdentifierSystem]
        case ListEncoding(item=NestedEncoding(nested=nested)):
            if nested not in _PAIRS:
                return []  # it stands in `other`
            listing = encoding.listing
            return [column("", "pairs", pair=nested, is_list=True, listing=listing)]
        case ListEncoding():
            (whole,) = _columns_of(field, encoding.item)
            return [attrs.evolve(whole, is_list=True, listing=encoding.listing)]
        case TermEncoding(vocabulary=vocabulary):
            return [column("", "term", vocabulary=vocabulary, required=required)]
        case ReferenceEncoding(tables=tables):
            return [column("", "reference", tables=tables, required=required)]
        case _:
            return [column("", _KINDS.get(type(encoding), "text"), required=required)]
