"""What is wrong with series and files of them, said in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from attrs import evolve, frozen

from medconsortium.errors import DocumentError, Fault, Place
from medconsortium.model.values import shown
from medconsortium.text import Text

__all__ = ["MOST_FAULTS", "Position", "SeriesFaults"]

MOST_FAULTS = 200
"""So many faults are told one by one."""


@frozen
class Position:
    """A column of a table, and the file it stands in, if any."""

    table: str
    column: str = ""
    file: str | None = None

    def place(self, row: int | None = None) -> Place | None:
        """Return the place of a row, counted from 0; places count from 1."""
        if self.file is None and row is None:
            return None
        return Place(file=self.file or self.table, row=None if row is None else row + 1)

    def part(self, name: str) -> Position:
        """Return the position of the column that holds a part of the field."""
        return evolve(self, column=f"{self.column}_{name}")

    def path(self) -> str:
        """Return the path of the column in messages: `institutions.beds`."""
        return f"{self.table}.{self.column}" if self.column else self.table


class SeriesFaults:
    """The faults of tables as they are found; from some number on they are only counted."""

    def __init__(self) -> None:
        self._found: list[Fault] = []
        self._left_out = 0

    def refuse(self) -> None:
        """Raise what was found.

        Raises:
            DocumentError: Something was.
        """
        if self._left_out:
            self._found.append(
                Fault(
                    code="too-many-faults",
                    message=Text(
                        f"另有 {self._left_out} 处错误未列出",
                        f"{self._left_out} more faults are not listed",
                    ),
                    cure=Text(
                        "先改正以上错误，再重新读取", "cure the faults above, then read again"
                    ),
                )
            )
        if self._found:
            raise DocumentError(self._found)

    def unreadable(self, file: str, reason: object) -> None:
        """Note that a file cannot be read."""
        self._note(
            Fault(
                code="cannot-read",
                place=Place(file=file),
                message=Text(f"文件无法读取（{reason}）", f"the file cannot be read ({reason})"),
                cure=Text(
                    "检查文件是否完整，或重新导出", "check that it is whole, or export it again"
                ),
            )
        )

    def too_large(self, position: Position, count: int, limit: int) -> None:
        """Note that a table holds more than can be read."""
        self._note(
            Fault(
                code="too-large",
                path=position.path(),
                place=position.place(),
                message=Text(
                    f"有 {count} 行或项，上限 {limit}",
                    f"it holds {count} rows or items; the limit is {limit}",
                ),
                cure=Text("拆分或核对文件", "split the file, or check it"),
            )
        )

    def unknown(self, position: Position, name: str, known: Iterable[str]) -> None:
        """Note a table or column that there is none of."""
        near = next(iter(get_close_matches(name[:64], list(known), n=1)), None)
        self._note(
            Fault(
                code="unknown-column" if position.column else "unknown-table",
                path=position.path(),
                place=position.place(),
                message=Text(f"没有 {shown(name)}", f"there is no {shown(name)}"),
                cure=Text(
                    f"是不是 {near}？" if near else "删去它",
                    f"did you mean {near}?" if near else "drop it",
                ),
            )
        )

    def missing(self, position: Position) -> None:
        """Note a column that must be there."""
        self._note(
            Fault(
                code="missing-column",
                path=position.path(),
                place=position.place(),
                message=Text(
                    f"缺少列 {position.column}", f"the column {position.column} is missing"
                ),
                cure=Text("补上它", "add it"),
            )
        )

    def wrong_type(self, position: Position, found: object, wanted: str) -> None:
        """Note a column of another type."""
        self._note(
            Fault(
                code="wrong-type",
                path=position.path(),
                place=position.place(),
                message=Text(f"列的类型是 {found}", f"the column is of type {found}"),
                cure=Text(f"转为 {wanted}", f"make it {wanted}"),
            )
        )

    def bad_values(self, position: Position, rows: Iterable[int], values: Any, wanted: str) -> None:
        """Note values, given with their rows, that are not what the column holds."""
        for row, value in zip(rows, values, strict=True):
            self._note(
                Fault(
                    code="bad-value",
                    path=position.path(),
                    place=position.place(row),
                    message=Text(
                        f"{shown(value)} 不是 {wanted}", f"{shown(value)} is not {wanted}"
                    ),
                    cure=Text("改正它，不知道就留空", "correct it; leave blank what is not known"),
                )
            )

    def dangling(self, position: Position, row: int, target: str, tables: tuple[str, ...]) -> None:
        """Note a reference that leads nowhere."""
        where = " / ".join(tables)
        self._note(
            Fault(
                code="dangling-reference",
                path=position.path(),
                place=position.place(row),
                message=Text(
                    f"指向 {shown(target)}，而 {where} 中没有它",
                    f"it refers to {shown(target)}, which is not in {where}",
                ),
                cure=Text("补上这一行，或改正标识", "add that row, or correct the id"),
            )
        )

    def wrong_row(self, position: Position, row: int, number: int, row_id: object) -> None:
        """Note a row number that leads to another row than the id beside it, or to none."""
        self._note(
            Fault(
                code="wrong-row-number",
                path=position.path(),
                place=position.place(row),
                message=Text(
                    f"行号 {number} 与标识 {shown(row_id)} 不符",
                    f"row number {number} does not lead to the id {shown(row_id)} beside it",
                ),
                cure=Text(
                    "文件改动过：删去 medconsortium.json，就只按标识读取",
                    "the file was changed: delete medconsortium.json, and ids alone are read",
                ),
            )
        )

    def take(self, fault: Fault) -> None:
        """Note a fault found elsewhere."""
        self._note(fault)

    def _note(self, fault: Fault) -> None:
        if len(self._found) < MOST_FAULTS:
            self._found.append(fault)
        else:
            self._left_out += 1
