"""Rows to cells and back: what fits no cell exactly stands as JSON in the column `other`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from medconsortium.errors import MedConsortiumError
from medconsortium.interop.tables.cells import Cell, cell_fault, parse_cell
from medconsortium.interop.tables.plain_values import from_plain
from medconsortium.interop.tables.sheet_columns import HEAD, SheetColumn, sheet_columns
from medconsortium.model import OPEN, TABLES, GeoPoint, Network, PartialDate
from medconsortium.model.columnar.encodings import (
    Encoding,
    GeoEncoding,
    ListEncoding,
    TextEncoding,
)
from medconsortium.model.fields import NestedEncoding, defaults, encodings
from medconsortium.model.rows import HostedCentre, Identifier, KeyedRow, OtherName, Row, StaffCount
from medconsortium.text import Language, Text
from medconsortium.vocabulary import Completeness, Term

__all__ = [
    "EXAMPLES",
    "columns_by_field",
    "head_cells",
    "other_in_cell",
    "row_cells",
    "value_of_parts",
]

EXAMPLES: Mapping[Language, str] = {"zh": "【示例】", "en": "[example]"}
"""What stands in the first cell of a row that only shows how to fill in a sheet."""

_LONGEST_JSON = 32_000
_FIRST_DAY = date(1900, 3, 1)  # before it, Excel counts a day that never was
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_NONE = Text("无", "none")
_COLON: Mapping[Language, str] = {"zh": "：", "en": ": "}
_SEPARATOR: Mapping[Language, str] = {"zh": "；", "en": "; "}
_BRACKETS: Mapping[Language, str] = {"zh": "（{}）", "en": " ({})"}


@cache
def columns_by_field(table: str) -> Mapping[str, tuple[SheetColumn, ...]]:
    """Return the columns of a table's sheet that hold each field."""
    found: dict[str, tuple[SheetColumn, ...]] = {}
    for column in sheet_columns(table):
        if column.kind != "json":
            found[column.field] = (*found.get(column.field, ()), column)
    return found


def row_cells(table: str, row: Row, *, language: Language) -> dict[str, Cell]:
    """Return what a row's cells hold, by column; blank cells are left out.

    A value goes into cells where reading them gives exactly the same value, else into `other`.
    """
    known, assumed = encodings(type(row)), defaults(type(row))
    by_field = columns_by_field(table)
    cells: dict[str, Cell] = {}
    left: dict[str, Any] = {}
    for name, encoding in known.items():
        value = getattr(row, name)
        if value is None or value == assumed[name]:
            continue
        if name == "id" and isinstance(row, KeyedRow) and "/" in value:
            continue  # derived, and will be again
        columns = by_field.get(name, ())
        written = _cells_of(encoding, columns, value, language)
        if _says(encoding, columns, written, value):
            cells.update(written)
        else:
            left[name] = encoding.plain(value)
    if left:
        cells["other"] = _json(left)
    return cells


def head_cells(network: Network, *, language: Language) -> dict[str, Cell]:
    """Return the cells of the sheet `HEAD`: the title of a network, and whether it is synthetic."""
    cells: dict[str, Cell] = {"synthetic": _cell(network.synthetic, language)}
    if network.title is not None:
        columns = columns_by_field(HEAD)["title"]
        written = _cells_of(TextEncoding(), columns, network.title, language)
        if _says(TextEncoding(), columns, written, network.title):
            return written | cells
        cells["other"] = _json({"title": TextEncoding().plain(network.title)})
    return cells


def value_of_parts(  # noqa: PLR0911 - one case for each sort of field
    encoding: Encoding, columns: Sequence[SheetColumn], parts: Mapping[str, Any]
) -> Any:
    """Return the value that parsed cells make up; `None` where all are blank.

    Raises:
        MedConsortiumError: They make up none: half a point, a point off the earth.
    """
    given = {c.part: parts[c.name] for c in columns if parts.get(c.name) is not None}
    if not given:
        return None
    match encoding:
        case TextEncoding():
            first = columns[0].part
            return _text_of(given.get(first), given.get(columns[1].part))
        case GeoEncoding():
            return _point_of(given)
        case NestedEncoding():
            return _nested_of(encoding, columns, parts)
        case ListEncoding(item=NestedEncoding(nested=nested)) if nested is Identifier:
            pairs = [(c.vocabulary, c.part, v) for c in columns for v in given.get(c.part, ())]
            return tuple(Identifier(system=_system(part), value=v) for _, part, v in pairs)
        case ListEncoding(item=NestedEncoding(nested=nested)):
            (pairs,) = given.values()
            return _same_list(pairs, [_of_pair(nested, *pair) for pair in pairs])
        case _:
            (value,) = given.values()
            return value


def other_in_cell(table: str, cell: str) -> dict[str, Any]:
    """Return the fields that stand as JSON in a cell of the column `other`.

    Raises:
        DocumentError: It is no such JSON.
    """
    known = {"title": TextEncoding()} if table == HEAD else encodings(TABLES[table][0])
    try:
        plain = json.loads(cell)
        return {name: from_plain(known[name], value) for name, value in plain.items()}
    except (MedConsortiumError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise cell_fault(
            "bad-json",
            Text("这一格不是本库写出的 JSON", "this cell is not JSON as this library writes it"),
            Text("不要改动这一栏，或整格清空", "do not edit this column, or clear the cell"),
        ) from None


def _cells_of(
    encoding: Encoding, columns: Sequence[SheetColumn], value: Any, language: Language
) -> dict[str, Cell]:
    if not columns:
        return {}
    names = [column.name for column in columns]
    match encoding:
        case TextEncoding():
            parts: list[Any] = [value.zh, value.en]
            if value.zh is None:
                parts = [value.en, None] if Text.of(value.en) == value else [None, value.en]
            written = dict(zip(names, parts, strict=True))
        case GeoEncoding():
            datum = None if value.datum is None else value.datum.label(language)
            written = dict(zip(names, [value.latitude, value.longitude, datum], strict=True))
        case NestedEncoding(nested=nested):
            written = {}
            for name, inner in encodings(nested).items():
                part = getattr(value, name)
                if part is not None:
                    written |= _cells_of(inner, _inner_columns(columns, name), part, language)
        case ListEncoding(item=NestedEncoding(nested=nested)) if nested is Identifier:
            by_part = {c.part: [i.value for i in value if i.system.key == c.part] for c in columns}
            joined = {c.name: _SEPARATOR[language].join(by_part[c.part]) for c in columns}
            written = {name: text or None for name, text in joined.items()}
        case ListEncoding():
            written = {names[0]: _list_cell(encoding, value, language)}
        case _:
            written = {names[0]: _cell(value, language)}
    return {name: cell for name, cell in written.items() if cell is not None}


def _cell(value: Any, language: Language) -> Cell:  # noqa: PLR0911 - a case each
    match value:
        case Term():
            return value.label(language)
        case bool():
            return Text("是", "yes").in_language(language) if value else _no(language)
        case PartialDate():
            if value.earliest == value.latest and value != OPEN and value.earliest >= _FIRST_DAY:
                return value.earliest
            return Text("长期", "open").in_language(language) if value == OPEN else str(value)
        case OtherName() | StaffCount() | HostedCentre():
            return _pair_cell(value, language)
        case Text():
            return str(value)
        case _:
            return value  # type: ignore[no-any-return]


def _no(language: Language) -> str:
    return Text("否", "no").in_language(language)


def _pair_cell(value: OtherName | StaffCount | HostedCentre, language: Language) -> str:
    match value:
        case OtherName():
            parts = (value.kind, value.name)
        case StaffCount():
            parts = (value.title, value.count)  # type: ignore[assignment]
        case HostedCentre():
            parts = (value.centre, value.host)  # type: ignore[assignment]
    texts = [str(_cell(part, language)) for part in parts if part is not None]
    return _COLON[language].join(texts)


def _list_cell(encoding: ListEncoding, value: Any, language: Language) -> str | None:
    if not value:
        return _NONE.in_language(language) if encoding.listing else None
    text = _SEPARATOR[language].join(str(_cell(item, language)) for item in value)
    if encoding.listing and value.completeness is not Completeness.UNKNOWN:
        text += _BRACKETS[language].format(value.completeness.label(language))
    return text


def _says(
    encoding: Encoding, columns: Sequence[SheetColumn], cells: Mapping[str, Cell], value: Any
) -> bool:
    """Say whether reading the cells gives the value back, whatever kind of file they stand in."""
    texts = [cell for cell in cells.values() if isinstance(cell, str)]
    if any(_UNSAFE.search(text) or text in EXAMPLES.values() for text in texts):
        return False
    if any(len(text) > _LONGEST_JSON for text in texts):
        return False
    try:
        parts = {c.name: parse_cell(c, cells.get(c.name)) for c in columns}
        return bool(value_of_parts(encoding, columns, parts) == value)
    except MedConsortiumError:
        return False


def _json(left: Mapping[str, Any]) -> str:
    text = json.dumps(left, ensure_ascii=False)
    if _UNSAFE.search(text):
        text = json.dumps(left).replace("_x", "\\u005fx")
    return text


def _inner_columns(columns: Sequence[SheetColumn], name: str) -> tuple[SheetColumn, ...]:
    return tuple(c for c in columns if c.part == name or c.part.startswith(f"{name}_"))


def _text_of(first: str | None, english: str | None) -> Text | None:
    if first is None:
        return Text(en=english) if english is not None else None
    return Text.of(first) if english is None else Text(zh=first, en=english)


def _point_of(given: Mapping[str, Any]) -> GeoPoint:
    if not {"latitude", "longitude"} <= given.keys():
        raise cell_fault(
            "half-a-point",
            Text("经度和纬度只填了一半", "latitude and longitude belong together"),
            Text("两个都填，或都留空", "give both, or neither"),
        )
    return GeoPoint(**given)


def _nested_of(
    encoding: NestedEncoding, columns: Sequence[SheetColumn], parts: Mapping[str, Any]
) -> Any:
    values = {
        name: value_of_parts(inner, _inner_columns(columns, name), parts)
        for name, inner in encodings(encoding.nested).items()
    }
    needed = defaults(encoding.nested)
    missing = [name for name, value in values.items() if value is None and needed[name] is not None]
    if missing:
        heading = _inner_columns(columns, missing[0])[0].heading
        raise cell_fault(
            "missing",
            Text(f"缺少“{heading.zh}”", f'"{heading.en}" is missing'),
            Text("补上它，或清空同组各格", "fill it in, or clear the cells that go with it"),
        )
    return encoding.nested(**values)


def _of_pair(nested: type[Any], term: Term | None, value: Any) -> Any:
    if nested is OtherName:
        return OtherName(name=value, kind=term)  # type: ignore[arg-type]
    if nested is StaffCount:
        return StaffCount(title=term, count=value)  # type: ignore[arg-type]
    return HostedCentre(centre=term, host=value)  # type: ignore[arg-type]


def _same_list(like: Any, items: Sequence[Any]) -> Any:
    return type(like)(items, like.completeness) if hasattr(like, "completeness") else tuple(items)


def _system(key: str) -> Any:
    return encodings(Identifier)["system"].vocabulary(key)  # type: ignore[attr-defined]
