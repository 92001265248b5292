"""Catchments as tables for people: a row for each institution, with names and terms."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from medconsortium.errors import DocumentError, Fault, Place
from medconsortium.interop.tables.cells import Cell
from medconsortium.interop.tables.csv_folder import guarded_row
from medconsortium.interop.tables.sheet_columns import CellKind, SheetColumn
from medconsortium.interop.tables.workbook_writing import (
    MOST_ROWS,
    add_sheet,
    new_workbook,
    too_many_rows,
)
from medconsortium.interop.workbook_bytes import cell_text
from medconsortium.referral.explanations.needs import need_in_words
from medconsortium.referral.explanations.sentences import synthetic_line
from medconsortium.storage import write_file
from medconsortium.text import Language, Text

if TYPE_CHECKING:
    from medconsortium.referral import Catchment

__all__ = ["write_catchment"]

_SHEET, _ABOUT = Text("转诊去向", "catchment"), Text("说明", "about")
_ENDINGS = (".xlsx", ".csv")


def _column(name: str, zh: str, en: str, *, kind: CellKind = "text") -> SheetColumn:
    return SheetColumn(name=name, field=name, kind=kind, heading=Text(zh, en))


_COLUMNS = (
    _column("origin_name", "起点", "origin"),
    _column("target_name", "接诊机构", "target"),
    _column("next_hop_name", "下一站", "next stop"),
    _column("certainty", "确定程度", "certainty", kind="term"),
    _column("unconfirmed", "待确认项", "to confirm", kind="count"),
    _column("travel_minutes", "路程（分钟）", "minutes of travel", kind="number"),
    _column("transfers", "转送次数", "transfers", kind="count"),
    _column("hops", "交接次数", "hand-overs", kind="count"),
    _column("origin", "起点编号", "origin id", kind="id"),
    _column("target", "接诊机构编号", "target id", kind="id"),
    _column("next_hop", "下一站编号", "next stop id", kind="id"),
)
_MADE_UP = _column("synthetic", "数据", "data")
_FACTS = (_column("what", "项目", "what"), _column("value", "内容", "value"))
_NETWORK, _NEED = Text("网络", "network"), Text("需求", "need")
_ON, _DIGEST = Text("日期", "on"), Text("内容摘要", "digest")


def write_catchment(
    catchment: Catchment, path: str | os.PathLike[str], *, language: Language = "zh"
) -> None:
    """Write a catchment as a table (.xlsx or .csv), a row for each institution, sorted by id.

    Each row tells where patients go from there, the next stop, how sure that is and how long it
    takes; cells are empty where there is no way or a time is not known. A workbook has a second
    sheet that says of which network, need and day. Rows of a synthetic network say so. Text is
    never run, whatever it begins with; CSV is guarded as by `write_csv`. The file is written whole
    or not at all.

    Args:
        catchment: The catchment.
        path: The file; its ending tells the format.
        language: The language of headings, names and terms.

    Raises:
        DocumentError: The ending is another, the file cannot be written, or there are more rows
            than a sheet takes.
        MissingExtraError: The extra `tables` is not installed (.xlsx).
    """
    target = Path(path)
    match target.suffix.lower():
        case ".xlsx":
            _write_workbook(catchment, target, language)
        case ".csv":
            _write_csv(catchment, target, language)
        case _:
            raise DocumentError([_unknown_ending(target)])


def _write_workbook(catchment: Catchment, path: Path, language: Language) -> None:
    if len(catchment) >= MOST_ROWS:
        raise DocumentError(
            [too_many_rows(str(path), _SHEET.in_language(language), len(catchment))]
        )
    workbook = new_workbook()

    def fill(stream: IO[bytes]) -> None:
        sheets: tuple[tuple[Text, Sequence[SheetColumn], Iterator[Mapping[str, Cell]]], ...] = (
            (_SHEET, _columns(catchment), _rows(catchment, language)),
            (_ABOUT, _FACTS, _facts(catchment, language)),
        )
        for title, columns, rows in sheets:
            add_sheet(workbook, title.in_language(language), columns, rows, language=language)
        workbook.save(stream)

    write_file(path, fill)


def _write_csv(catchment: Catchment, path: Path, language: Language) -> None:
    columns = _columns(catchment)

    def fill(stream: IO[bytes]) -> None:
        text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
        writer = csv.writer(text)
        writer.writerow([column.title(language) for column in columns])
        writer.writerows(guarded_row(row, columns) for row in _rows(catchment, language))
        text.flush()
        text.detach()

    write_file(path, fill)


def _columns(catchment: Catchment) -> Sequence[SheetColumn]:
    return (*_COLUMNS, _MADE_UP) if catchment.network.synthetic else _COLUMNS


def _rows(catchment: Catchment, language: Language) -> Iterator[Mapping[str, Cell]]:
    said = next(synthetic_line(catchment.network, language), None)
    for row in catchment.rows(language):
        cells = cast("Mapping[str, Cell]", row)
        yield {**{name: _fitting(cell) for name, cell in cells.items()}, _MADE_UP.name: said}


def _facts(catchment: Catchment, language: Language) -> Iterator[Mapping[str, Cell]]:
    """Yield what the table is about."""
    network = catchment.network
    title = network.title or Text()
    facts = {
        _NETWORK: title.in_language(language),
        _NEED: need_in_words(catchment.need, language),
        _ON: catchment.on.isoformat(),
        _DIGEST: network.digest,
    }
    for line in synthetic_line(network, language):
        facts[_MADE_UP.heading] = line
    for what, value in facts.items():
        yield {"what": what.in_language(language), "value": _fitting(value)}


def _fitting(cell: Cell) -> Cell:
    """Return a cell as every spreadsheet can hold it."""
    return cell_text(cell) if isinstance(cell, str) else cell


def _unknown_ending(path: Path) -> Fault:
    listed = ", ".join(_ENDINGS)
    return Fault(
        code="unknown-ending",
        place=Place(file=str(path)),
        message=Text(f"不认识的文件后缀 {path.suffix!r}", f"unknown ending {path.suffix!r}"),
        cure=Text(f"使用 {listed}", f"use one of {listed}"),
    )
