"""Reading a column mapping from YAML: every fault at once, each with its line."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeAlias

from medconsortium.errors import DocumentError, Fault, Place
from medconsortium.interop.mapping.declaration import (
    CellRule,
    ColumnMapping,
    PointRule,
    SkipRule,
    TableRule,
)
from medconsortium.interop.tables.cells import parse_cell
from medconsortium.interop.tables.sheet_columns import SheetColumn, sheet_columns
from medconsortium.model import TABLES
from medconsortium.model.values import shown
from medconsortium.storage import unreadable
from medconsortium.syntax import Parsed, parse_yaml
from medconsortium.text import Text, fold

__all__ = ["FORMAT", "read_mapping"]

FORMAT = "medconsortium-mapping/1"

_MAX_BYTES = 1024 * 1024
_MOST_FAULTS = 100

_Step: TypeAlias = str | int
_Path: TypeAlias = tuple[_Step, ...]

_TOP = ("format", "title", "synthetic", "source", "sheet", "encoding", "tables")
_TABLE = ("table", "once", "columns", "point", "skip_if", "needed")
_CELL = ("column", "columns", "join", "constant", "replace", "values", "others", "times", "default")
_POINT = ("latitude", "longitude", "datum", "within")
_SKIP = ("column", "is")
_OTHERS = ("keep", "blank", "refuse")


def read_mapping(source: str | os.PathLike[str] | bytes) -> ColumnMapping:
    """Return the column mapping in a YAML file, or in the bytes of one.

    Raises:
        DocumentError: It cannot be opened or is no mapping; `faults` lists everything wrong with
            it, each with line and cure.

    >>> mapping = read_mapping('''
    ... format: medconsortium-mapping/1
    ... tables:
    ...   - table: institutions
    ...     columns: {name: 机构名称, grade: {columns: [等级, 等次]}}
    ... '''.encode())
    >>> mapping.tables[0].cells["grade"].columns
    ('等级', '等次')
    """
    if isinstance(source, bytes):
        data, name = source, None
    else:
        try:
            with Path(source).open("rb") as stream:
                data, name = stream.read(_MAX_BYTES + 1), str(source)
        except (OSError, ValueError) as error:
            raise unreadable(source, error) from None
    parsed = parse_yaml(data, file=name)
    reader = _Reader(parsed)
    mapping = reader.mapping(parsed.data)
    if reader.faults or mapping is None:
        raise DocumentError(reader.faults[:_MOST_FAULTS])
    return mapping


class _Reader:
    """Collects what is wrong while the declaration is read."""

    def __init__(self, parsed: Parsed) -> None:
        self._place: Callable[..., Place] = parsed.place
        self.faults: list[Fault] = []

    def note(self, code: str, path: _Path, message: Text, cure: Text, *, key: bool = False) -> None:
        """Add a fault at a path."""
        place = self._place(path, key=key)
        self.faults.append(Fault(code=code, message=message, cure=cure, place=place))

    def mapping(self, data: Any) -> ColumnMapping | None:
        """Return the whole mapping."""
        top = self._keys(data, (), _TOP)
        if top.get("format") != FORMAT:
            said = Text(f"format 应是 {FORMAT}", f"format must be {FORMAT}")
            self.note("unknown-format", ("format",), said, Text(f"写上 format: {FORMAT}", said.en))
        given = self._of(list, top.get("tables"), ("tables",)) or []
        tables = [self._table(rule, ("tables", n)) for n, rule in enumerate(given)]
        if not given:
            said = Text("没有写明 tables", "tables is missing")
            self.note("missing-key", ("tables",), said, _ADD)
        encoding = self._optional(str, top, "encoding", ())
        if encoding is not None and not _is_encoding(encoding):
            said = Text(f"没有编码 {encoding!r}", f"there is no encoding {encoding!r}")
            self.note("unknown-encoding", ("encoding",), said, Text("如 gb18030", "try gb18030"))
        return ColumnMapping(
            tables=tuple(table for table in tables if table is not None),
            title=self._title(top.get("title")),
            synthetic=bool(self._optional(bool, top, "synthetic", ())),
            source=self._source(top.get("source")),
            sheet=self._optional(str, top, "sheet", ()),
            encoding=encoding,
        )

    def _title(self, raw: Any) -> Text | None:
        if raw is None or isinstance(raw, str):
            return None if raw is None else Text.of(raw)
        both = self._keys(raw, ("title",), ("zh", "en"))
        texts = {key: self._optional(str, both, key, ("title",)) for key in ("zh", "en")}
        return Text(**texts) if any(texts.values()) else None

    def _source(self, raw: Any) -> Mapping[str, Any] | None:
        if raw is None:
            return None
        known = {column.name: column for column in sheet_columns("sources")}
        cells = self._keys(raw, ("source",), tuple(known))
        for name, cell in cells.items():
            self._check(known[name], cell, ("source", name))
        return {"id": "source", **cells}

    def _table(self, raw: Any, path: _Path) -> TableRule | None:
        given = self._keys(raw, path, _TABLE)
        table = str(given.get("table"))
        if table not in TABLES:
            near = get_close_matches(table[:40], TABLES, n=1)
            said = Text(f"没有表 {shown(table)}", f"there is no table {shown(table)}")
            cure = Text(f"用 {', '.join(near or TABLES)}", f"use {', '.join(near or TABLES)}")
            self.note("unknown-table", (*path, "table"), said, cure)
            return None
        columns = {column.name: column for column in sheet_columns(table)}
        here = (*path, "columns")
        cells = self._keys(given.get("columns", {}), here, tuple(columns))
        rules = {name: self._cell(raw, columns[name], (*here, name)) for name, raw in cells.items()}
        needed = self._of(list, given.get("needed", []), (*path, "needed")) or []
        for number, name in enumerate(needed):
            if name not in columns:
                self._unknown(str(name), (*path, "needed", number), tuple(columns), key=False)
        self._complete(table, columns, rules, here)
        return TableRule(
            table=table,
            cells=rules,
            point=self._point(given.get("point"), columns, (*path, "point")),
            skip=self._skip(given.get("skip_if"), (*path, "skip_if")),
            needed=frozenset(map(str, needed)),
            once=bool(self._optional(bool, given, "once", path)),
        )

    def _complete(
        self,
        table: str,
        columns: Mapping[str, SheetColumn],
        rules: Mapping[str, CellRule],
        path: _Path,
    ) -> None:
        stated = {columns[name].field for name in rules}
        for column in columns.values():
            if column.required and column.field not in stated:
                said = Text(
                    f"{table} 必须有 {column.name}", f"{table} cannot do without {column.name}"
                )
                self.note("missing-key", path, said, _ADD, key=True)

    def _cell(self, raw: Any, column: SheetColumn, path: _Path) -> CellRule:
        place = self._place(path)
        if isinstance(raw, str):
            return CellRule(columns=(raw,), place=place)
        given = self._keys(raw, path, _CELL)
        from_columns = self._headings(given, path)
        if bool(from_columns) == ("constant" in given):
            said = Text("须有 column、columns、constant 之一", "give column, columns or constant")
            self.note("wrong-type", path, said, _ADD)
        replace = self._keys(given.get("replace", {}), (*path, "replace"), None)
        for key, value in replace.items():
            self._of(str, value, (*path, "replace", key))
        values = self._keys(given.get("values", {}), (*path, "values"), None)
        for key, value in values.items():
            self._check(column, value, (*path, "values", key))
        for name in ("constant", "default"):
            self._check(column, given.get(name), (*path, name))
        others = given.get("others", "keep")
        if others not in _OTHERS:
            self._unknown(str(others), (*path, "others"), _OTHERS, key=False)
        times = self._optional(float, given, "times", path)
        if times is not None and column.kind not in ("count", "number"):
            said = Text("只有数可以乘", "only numbers can be multiplied")
            self.note("wrong-type", (*path, "times"), said, Text("删去 times", "leave times out"))
        return CellRule(
            columns=from_columns,
            join=self._optional(str, given, "join", path) or "",
            constant=given.get("constant"),
            replace={key: str(value) for key, value in replace.items() if key},
            values=values,
            others=others if others in _OTHERS else "keep",
            times=times,
            default=given.get("default"),
            place=place,
        )

    def _headings(self, given: Mapping[str, Any], path: _Path) -> tuple[str, ...]:
        one = self._optional(str, given, "column", path)
        several = self._of(list, given.get("columns", []), (*path, "columns")) or []
        for number, heading in enumerate(several):
            self._of(str, heading, (*path, "columns", number))
        return ((one,) if one is not None else ()) + tuple(map(str, several))

    def _point(self, raw: Any, columns: Mapping[str, SheetColumn], path: _Path) -> PointRule | None:
        if raw is None:
            return None
        given = self._keys(raw, path, _POINT)
        names = {key: self._of(str, given.get(key), (*path, key)) for key in _POINT[:2]}
        if "location_latitude" not in columns:
            said = Text("这个表没有坐标", "this table has no location")
            self.note("unknown-key", path, said, Text("删去 point", "leave point out"), key=True)
        elif given.get("datum") is not None:
            self._check(columns["location_datum"], given["datum"], (*path, "datum"))
        within = self._keys(given.get("within", {}), (*path, "within"), _POINT[:2])
        ranges = {key: self._range(v, (*path, "within", key)) for key, v in within.items()}
        return PointRule(
            latitude=names["latitude"] or "",
            longitude=names["longitude"] or "",
            datum=self._optional(str, given, "datum", path),
            latitudes=ranges.get("latitude", (-90.0, 90.0)),
            longitudes=ranges.get("longitude", (-180.0, 180.0)),
            place=self._place(path),
        )

    def _range(self, raw: Any, path: _Path) -> tuple[float, float]:
        bounds = raw if isinstance(raw, list) else []
        numbers = [float(n) for n in bounds if isinstance(n, int | float)]
        if len(numbers) == len(bounds) == 2 and numbers[0] <= numbers[1]:  # noqa: PLR2004
            return numbers[0], numbers[1]
        said = Text("应是 [最小, 最大]", "it must be [least, greatest]")
        self.note("wrong-type", path, said, Text("如 [18, 54]", "such as [18, 54]"))
        return 0.0, 0.0

    def _skip(self, raw: Any, path: _Path) -> SkipRule | None:
        if raw is None:
            return None
        given = self._keys(raw, path, _SKIP)
        column = self._of(str, given.get("column"), (*path, "column"))
        values = self._of(list, given.get("is"), (*path, "is")) or []
        folded = frozenset(fold("" if v is None else str(v)) for v in values)
        return SkipRule(column=column or "", values=folded, place=self._place(path))

    def _check(self, column: SheetColumn, cell: Any, path: _Path) -> None:
        """Note where a value that the mapping itself gives does not fit its column."""
        if isinstance(cell, dict | list):
            self.note("wrong-type", path, _NO_VALUE, _ONE_VALUE)
            return
        try:
            parse_cell(column, cell)
        except DocumentError as error:
            for fault in error.faults:
                self.note(fault.code, path, fault.message, fault.cure)

    def _keys(self, raw: Any, path: _Path, known: tuple[str, ...] | None) -> dict[str, Any]:
        """Return the keys that may stand at a path; note those that may not."""
        given: dict[str, Any] = self._of(dict, raw, path) or {}
        for key in given:
            if known is not None and key not in known:
                self._unknown(key, (*path, key), known, key=True)
        return {key: v for key, v in given.items() if known is None or key in known}

    def _unknown(self, found: str, path: _Path, known: tuple[str, ...], *, key: bool) -> None:
        near = get_close_matches(found[:40], known, n=1)
        listed = ", ".join(near or known)
        said = Text(f"没有 {shown(found)}", f"there is no {shown(found)}")
        self.note("unknown-key", path, said, Text(f"用 {listed}", f"use {listed}"), key=key)

    def _optional(self, kind: type[Any], given: Mapping[str, Any], key: str, path: _Path) -> Any:
        return None if given.get(key) is None else self._of(kind, given[key], (*path, key))

    def _of(self, kind: type[Any], raw: Any, path: _Path) -> Any:
        number = kind is float and isinstance(raw, int) and not isinstance(raw, bool)
        if isinstance(raw, kind) or number:
            return raw
        what = _KINDS[kind]
        found = shown(raw)
        said = Text(f"应是{what.zh}，而不是 {found}", f"it must be {what.en}, not {found}")
        self.note("wrong-type", path, said, Text(f"写成{what.zh}", f"write {what.en}"))
        return None


_KINDS: Mapping[type[Any], Text] = {
    str: Text("文本", "text"),
    bool: Text(" true 或 false", "true or false"),
    float: Text("数", "a number"),
    list: Text("列表", "a list"),
    dict: Text("键和值", "keys and values"),
}
_ADD = Text("补上它", "add it")
_NO_VALUE = Text("应是一个值", "it must be one value")
_ONE_VALUE = Text("几个值写成一个文本，用“；”分开", "write several as one text with ; between them")


def _is_encoding(name: str) -> bool:
    try:
        return codecs.lookup(name)._is_text_encoding  # noqa: SLF001 - hex and zip are none
    except (LookupError, ValueError):
        return False
