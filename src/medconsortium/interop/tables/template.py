"""A workbook to be filled in: headings, drop-downs, an example on every sheet, and help."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import IO, TYPE_CHECKING, Any

from medconsortium.interop.tables.cells import Cell
from medconsortium.interop.tables.row_cells import EXAMPLES
from medconsortium.interop.tables.sheet_columns import HEAD, SheetColumn, sheet_columns
from medconsortium.interop.tables.workbook_writing import (
    MOST_ROWS,
    add_sheet,
    heading,
    new_workbook,
    set_out,
    sheet_title,
)
from medconsortium.model import TABLES
from medconsortium.storage import write_file
from medconsortium.text import Language, Text

if TYPE_CHECKING:
    from openpyxl import Workbook

__all__ = ["write_template"]

_ORDER = (
    "institutions",
    "consortia",
    "memberships",
    "links",
    "instruments",
    "departments",
    "services",
    "platforms",
    "recognitions",
    "observations",
    "parties",
    "divisions",
    "sources",
)
"""The sheets as people need them; all tables."""

_HELP = Text("说明", "help")
_LISTS = "lists"
_FLAGS = Text("是否", "yes or no")
_HELP_HEADINGS = (
    Text("工作表", "sheet"),
    Text("列", "column"),
    Text("必填", "required"),
    Text("含义", "meaning"),
    Text("怎样填写", "how to fill in"),
    Text("例子", "example"),
)
_INTRODUCTION = (
    Text(
        "每张表一行一项；不知道的格子留空，空白表示“没有说明”，不表示“没有”。",
        "A row for each thing. Leave blank what is not known: blank says nothing, it is not no.",
    ),
    Text(
        f"第一格是 {EXAMPLES['zh']} 的行只是例子，读取时跳过。",
        f"Rows whose first cell is {EXAMPLES['en']} are examples; reading passes over them.",
    ),
    Text(
        "用不到的表和列可以删去；列的顺序可以改变；带 * 的列必填。",
        "Sheets and columns that are not needed may be deleted, and columns moved; * is required.",
    ),
)


def write_template(path: str | os.PathLike[str], *, language: Language = "zh") -> None:
    """Write a workbook (.xlsx) for people to fill in, with headings in a language.

    Every sheet has frozen headings, a drop-down in each column of terms, and an example row that
    reading passes over; one sheet explains every column. The template itself reads as an empty
    network.

    Raises:
        DocumentError: The file cannot be written.
        MissingExtraError: The extra `tables` is not installed.
    """
    workbook = new_workbook()

    def fill(stream: IO[bytes]) -> None:
        _add_sheets(workbook, language)
        workbook.save(stream)

    write_file(path, fill)


def _add_sheets(workbook: Workbook, language: Language) -> None:
    lists = _lists(language)
    positions = {name: number for number, name in enumerate(lists, start=1)}
    _add_help(workbook, language)
    for table in (*_ORDER, HEAD):
        columns = sheet_columns(table)
        rows: list[Mapping[str, Cell]] = [] if table == HEAD else [_example(table, language)]
        sheet = add_sheet(workbook, sheet_title(table, language), columns, rows, language=language)
        _add_choices(sheet, columns, positions, lists)
    _add_lists(workbook, lists)


@cache
def _said() -> Mapping[str, Any]:
    text = files(__name__.rpartition(".")[0]).joinpath("template.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _pick(pair: Sequence[str], language: Language) -> str:
    return Text(*pair).in_language(language)


def _example(table: str, language: Language) -> dict[str, Cell]:
    given = _said()["examples"][table]
    cells: dict[str, Cell] = {name: _pick(pair, language) for name, pair in given.items()}
    numbers = {c.name for c in sheet_columns(table) if c.kind in ("count", "number")}
    for name in numbers & cells.keys():
        cells[name] = float(str(cells[name]))
    return {**cells, "id": EXAMPLES[language]}


def _lists(language: Language) -> dict[str, list[str]]:
    """Return what each drop-down offers, by the name of its vocabulary."""
    columns = [column for table in (*TABLES, HEAD) for column in sheet_columns(table)]
    lists = {
        column.vocabulary.__name__: [term.label(language) for term in column.vocabulary]
        for column in columns
        if column.vocabulary is not None
    }
    return {_FLAGS.in_language(language): {"zh": ["是", "否"], "en": ["yes", "no"]}[language]} | {
        name: lists[name] for name in sorted(lists)
    }


def _add_choices(
    sheet: Any,
    columns: Sequence[SheetColumn],
    positions: Mapping[str, int],
    lists: Mapping[str, Sequence[str]],
) -> None:
    """Give columns their drop-downs, which take their lists from another sheet.

    A list written into the sheet itself may have 255 characters, all terms together.
    """
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - an extra
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    flags = next(iter(lists))
    for number, column in enumerate(columns, start=1):
        name = column.vocabulary.__name__ if column.vocabulary is not None else ""
        name = flags if column.kind == "flag" else name
        if name not in positions:
            continue
        letter, source = get_column_letter(number), get_column_letter(positions[name])
        choices = DataValidation(
            type="list",
            formula1=f"{_LISTS}!${source}$2:${source}${len(lists[name]) + 1}",
            allow_blank=True,
            showErrorMessage=False,  # aliases, and several terms, may be typed
        )
        choices.add(f"{letter}2:{letter}{MOST_ROWS}")
        sheet.data_validations.append(choices)


def _add_lists(workbook: Any, lists: Mapping[str, Sequence[str]]) -> None:
    sheet = workbook.create_sheet(_LISTS)
    sheet.sheet_state = "hidden"
    sheet.append(list(lists))
    longest = max(map(len, lists.values()))
    for number in range(longest):
        sheet.append([terms[number] if number < len(terms) else None for terms in lists.values()])


def _add_help(workbook: Any, language: Language) -> None:
    sheet = workbook.create_sheet(_HELP.in_language(language))
    for letter, width in zip("ABCDEF", (14, 24, 8, 48, 48, 28), strict=True):
        sheet.column_dimensions[letter].width = width
    heading_row = len(_INTRODUCTION) + 2
    set_out(sheet, heading_row=heading_row)
    sheet.freeze_panes = f"A{heading_row + 1}"
    for line in _INTRODUCTION:  # from the first row on, nothing can be set any more
        sheet.append([line.in_language(language)])
    sheet.append([])
    sheet.append([heading(sheet, said.in_language(language)) for said in _HELP_HEADINGS])
    for table in (*_ORDER, HEAD):
        title = sheet_title(table, language)
        parts = (title, "", "", _pick(_said()["sheets"][table], language), "", "")
        sheet.append([heading(sheet, part) for part in parts])
        for column in sheet_columns(table):
            sheet.append(_help_row(table, column, title, language))


def _help_row(table: str, column: SheetColumn, title: str, language: Language) -> list[str]:
    said = _said()
    meaning = _pick(said["columns"].get(column.name, ["", ""]), language)
    how = _pick(said["kinds"][column.kind], language)
    if column.is_list:
        how += _pick(said["kinds"]["list"], language)
    if column.listing:
        how += _pick(said["kinds"]["listing"], language)
    example = said["examples"].get(table, {}).get(column.name, ["", ""])
    star = "*" if column.required else ""
    return [title, column.title(language), star, meaning, how, _pick(example, language)]
