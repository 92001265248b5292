"""Networks as folders of comma-separated values, one file a table."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve

from medconsortium.errors import DocumentError, Fault, Place
from medconsortium.interop.tables.assembly import Reading, read_sheets
from medconsortium.interop.tables.cells import Cell, cell_text
from medconsortium.interop.tables.sheet import Note, Sheet
from medconsortium.interop.tables.sheet_columns import SheetColumn
from medconsortium.interop.tables.written_sheets import within_cells, written_sheets
from medconsortium.model import Network
from medconsortium.storage import unreadable, write_folder
from medconsortium.text import Language, Text

__all__ = ["csv_sheet", "guarded_row", "read_csv", "write_csv"]

MAX_BYTES = 256 * 1024 * 1024
"""A file with more is refused."""

_GUARDED = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_GUARD = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")
_LONGEST_CELL = 131_072  # of the csv module, which readers of its files share
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def read_csv(path: str | os.PathLike[str]) -> Reading:
    """Return the network in a folder of CSV files, or in one such file, and notes on the reading.

    A file is known by its name (`institutions.csv`, `机构.csv`) or by its headings. Files are
    UTF-8, with or without byte order mark, or GB18030 (GBK), which is said in the notes.

    Raises:
        DocumentError: The files cannot be opened or read; `faults` lists everything wrong.
    """
    target = Path(path)
    try:
        files = [target]
        if target.is_dir():
            files = sorted(e for e in target.iterdir() if e.suffix.lower() == ".csv")
    except (OSError, ValueError) as error:
        raise unreadable(target, error) from None
    notes: list[Note] = []
    sheets = [csv_sheet(file, notes) for file in files]
    return read_sheets(sheets, file=str(target), notes=notes)


def csv_sheet(path: Path, notes: list[Note], *, encoding: str | None = None) -> Sheet:
    """Return a CSV file as a sheet, named after the file.

    Raises:
        DocumentError: The file cannot be opened, is too large, or is in an unknown encoding.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None
    if len(data) > MAX_BYTES:
        raise DocumentError([_fault(path, "too-large", _TOO_LARGE, _SPLIT)])
    told = _encoding_of(path, data, notes, encoding)
    return Sheet(str(path), path.stem, _rows(path, data, told), is_file=True)


def write_csv(
    network: Network, path: str | os.PathLike[str], *, language: Language = "zh"
) -> tuple[Note, ...]:
    """Write a network as a folder of CSV files with headings in a language.

    The files are UTF-8 with a byte order mark, so that Excel opens them rightly. Text that a
    spreadsheet would run (`=`, `+`, `-`, `@`, tab) has an apostrophe before it, which reading
    takes away. The folder is written whole or not at all.

    Returns:
        What the files cannot carry: values longer than a cell may be, each named.

    Raises:
        DocumentError: The folder cannot be written, or holds something else.
    """
    notes: list[Note] = []
    sheets = [
        evolve(sheet, rows=within_cells(sheet, _LONGEST_CELL, notes))
        for sheet in written_sheets(network, language=language)
    ]

    def fill(folder: Path) -> None:
        for sheet in sheets:
            with folder.joinpath(f"{sheet.table}.csv").open(
                "w", encoding="utf-8-sig", newline=""
            ) as stream:
                writer = csv.writer(stream)
                writer.writerow([column.title(language) for column in sheet.columns])
                writer.writerows(guarded_row(row, sheet.columns) for row in sheet.rows)

    write_folder(path, fill, endings=frozenset({".csv"}))
    return tuple(notes)


def guarded_row(row: Mapping[str, Cell], columns: Sequence[SheetColumn]) -> list[Any]:
    """Return the cells of a row as they are written, none of which a spreadsheet would run."""
    return [_guarded(row.get(column.name)) for column in columns]


def _guarded(cell: Cell) -> Any:
    if isinstance(cell, str):
        return f"'{cell}" if _GUARDED.match(cell) else cell
    return repr(cell) if isinstance(cell, int | float) else cell_text(cell)


def _encoding_of(path: Path, data: bytes, notes: list[Note], stated: str | None) -> str:
    """Return the encoding of a file: the one stated, or the first that fits."""
    for encoding in ("utf-8-sig", "gb18030") if stated is None else (stated,):
        if data.startswith(_WIDE) and stated is None:
            break
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "gb18030" and stated is None:
            notes.append(Note("read-as-gb18030", _GB18030, Place(file=str(path))))
        return encoding
    raise DocumentError([_fault(path, "bad-encoding", _NOT_TEXT, _SAVE_AGAIN)])


def _rows(path: Path, data: bytes, encoding: str) -> Iterator[tuple[int, Sequence[Cell]]]:
    text = io.TextIOWrapper(io.BytesIO(data), encoding, newline="")
    reader = csv.reader(text, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if any(cells):
                yield number, [_unguarded(cell) for cell in cells]
    except csv.Error as error:
        raise DocumentError([_broken(path, number + 1, reader.line_num, error)]) from None


def _unguarded(cell: str) -> str:
    return cell[1:] if _GUARD.match(cell) else cell


_TOO_LARGE = Text(f"文件超过 {MAX_BYTES} 字节的上限", f"the file has more than {MAX_BYTES} bytes")
_SPLIT = Text("拆分文件，或改用 Parquet", "split the file, or use Parquet")
_NOT_TEXT = Text(
    "文件既不是 UTF-8 编码，也不是 GB18030（GBK）编码",
    "the file is neither UTF-8 nor GB18030 (GBK)",
)
_SAVE_AGAIN = Text("另存为“CSV UTF-8”", 'save it again as "CSV UTF-8"')
_GB18030 = Text(
    "不是 UTF-8 编码，按 GB18030（GBK）读取", "is not UTF-8 and was read as GB18030 (GBK)"
)


def _broken(path: Path, row: int, line: int, error: csv.Error) -> Fault:
    said = Text(
        f"第 {line} 行附近无法读取（{error}）", f"it cannot be read near line {line} ({error})"
    )
    cure = Text(
        "检查引号是否成对、单元格是否过长", "check that quotes come in pairs and no cell is huge"
    )
    return Fault(code="broken-csv", message=said, cure=cure, place=Place(file=str(path), row=row))


def _fault(path: Path, code: str, message: Text, cure: Text) -> Fault:
    return Fault(code=code, message=message, cure=cure, place=Place(file=str(path)))
