"""One row of a foreign table as the parts of a row of ours, with what had to be put right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from medconsortium.errors import DocumentError, Fault
from medconsortium.interop.mapping.declaration import CellRule, PointRule, TableRule
from medconsortium.interop.tables.cells import Cell, cell_text, parse_cell
from medconsortium.interop.tables.sheet_columns import SheetColumn, sheet_columns
from medconsortium.model.values import shown
from medconsortium.text import Text, fold

__all__ = ["RowMaker"]

_EXCHANGED = Text(
    "经纬度颠倒，已对调", "latitude and longitude were exchanged in the source; put right"
)


class RowMaker:
    """Makes the parts of rows as one rule says, from rows whose columns stand at known positions.

    `headings` gives the position, from 0, of each folded heading.
    """

    def __init__(self, rule: TableRule, headings: Mapping[str, int]) -> None:
        self.rule = rule
        self._columns = {column.name: column for column in sheet_columns(rule.table)}
        self._at = headings
        self._cells = [
            (self._columns[name], cell, [headings[fold(heading)] for heading in cell.columns])
            for name, cell in rule.cells.items()
        ]
        self.positions = {c.name: at[0] + 1 for c, _, at in self._cells if len(at) == 1}

    def skips(self, cells: Sequence[Cell]) -> Text | None:
        """Return why a row is passed over, or `None`."""
        skip = self.rule.skip
        if skip is None:
            return None
        text = cell_text(self._cell(cells, skip.column)) or ""
        if fold(text) not in skip.values:
            return None
        return Text(f"{skip.column} 是 {shown(text)}", f"{skip.column} is {shown(text)}")

    def says_nothing(self, cells: Sequence[Cell]) -> bool:
        """Say whether all the cells that the rule takes are blank."""
        taken = {position for _, _, at in self._cells for position in at if position < len(cells)}
        return all(cell_text(cells[position]) is None for position in taken)

    def parts(self, cells: Sequence[Cell]) -> tuple[dict[str, Any], list[Text], bool]:
        """Return the parts of a row, what had to be left out or put right, and if it is refused."""
        parts: dict[str, Any] = {}
        reasons: list[Text] = []
        for column, rule, at in self._cells:
            try:
                cell = _made(rule, [cells[n] if n < len(cells) else None for n in at])
                value = parse_cell(column, cell)
                value = _times(column, value, rule.times)
            except DocumentError as error:
                said = (fault.message for fault in error.faults)
                reasons += (Text(f"{column.name}：{m.zh}", f"{column.name}: {m.en}") for m in said)
            else:
                if value is not None:
                    parts[column.name] = value
        if self.rule.point is not None:
            self._point(self.rule.point, cells, parts, reasons)
        stated = {self._columns[name].field for name in parts}
        missing = [
            column.name
            for column in self._columns.values()
            if (column.required and column.field not in stated)
            or (column.name in self.rule.needed and column.name not in parts)
        ]
        reasons += (Text(f"没有 {name}", f"it has no {name}") for name in missing)
        return parts, reasons, bool(missing)

    def _cell(self, cells: Sequence[Cell], heading: str) -> Cell:
        position = self._at[fold(heading)]
        return cells[position] if position < len(cells) else None

    def _point(
        self, rule: PointRule, cells: Sequence[Cell], parts: dict[str, Any], reasons: list[Text]
    ) -> None:
        column = self._columns["location_latitude"]
        try:
            latitude = parse_cell(column, self._cell(cells, rule.latitude))
            longitude = parse_cell(column, self._cell(cells, rule.longitude))
        except DocumentError as error:
            reasons += (fault.message for fault in error.faults)
            return
        if latitude is None and longitude is None:
            return
        if latitude is None or longitude is None:
            reasons.append(Text("经纬度缺一个", "latitude or longitude is missing"))
            return
        if not _inside(rule, latitude, longitude):
            if not _inside(rule, longitude, latitude):
                reasons.append(_outside(latitude, longitude))
                return
            latitude, longitude = longitude, latitude
            reasons.append(_EXCHANGED)
        parts["location_latitude"], parts["location_longitude"] = latitude, longitude
        if rule.datum is not None:
            parts["location_datum"] = parse_cell(self._columns["location_datum"], rule.datum)


def _made(rule: CellRule, cells: Sequence[Cell]) -> Cell:
    """Return the cell that a rule makes of the cells of its columns.

    Raises:
        DocumentError: The rule refuses what it does not translate.
    """
    if not rule.columns:
        return rule.constant
    cell = cells[0] if len(cells) == 1 else None
    text = cell_text(cell) or ""
    if len(cells) > 1:
        text = rule.join.join(filter(None, map(cell_text, cells)))
        cell = text
    for found, instead in rule.replace.items():
        cell = text = text.replace(found, instead)
    if not text:
        return rule.default
    if not rule.values:
        return cell
    if text in rule.values:
        return rule.values[text]
    if rule.others == "refuse":
        said = Text(f"{shown(text)} 不在映射的 values 中", f"{shown(text)} is not among the values")
        raise DocumentError([_fault(said)])
    return cell if rule.others == "keep" else None


def _times(column: SheetColumn, value: Any, factor: float | None) -> Any:
    if value is None or factor is None:
        return value
    return parse_cell(column, float(value) * factor)


def _inside(rule: PointRule, latitude: float, longitude: float) -> bool:
    (south, north), (west, east) = rule.latitudes, rule.longitudes
    return south <= latitude <= north and west <= longitude <= east


def _outside(latitude: float, longitude: float) -> Text:
    return Text(
        f"坐标 {latitude:g}, {longitude:g} 不在映射所说的范围内，没有采用",
        f"the point {latitude:g}, {longitude:g} lies outside the ranges and was left out",
    )


def _fault(message: Text) -> Fault:
    return Fault(
        code="unknown-value",
        message=message,
        cure=Text("在 values 中补上它", "add it to the values"),
    )
