"""Networks as Excel workbooks: read with calamine, whoever wrote them; written with openpyxl."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from medconsortium.errors import DocumentError, Fault, MissingExtraError, Place
from medconsortium.interop.tables.archive import Archive
from medconsortium.interop.tables.assembly import Reading, read_sheets
from medconsortium.interop.tables.cells import Cell
from medconsortium.interop.tables.old_workbook_bounds import SIGNATURE, refuse_stray_cells
from medconsortium.interop.tables.sheet import Sheet
from medconsortium.interop.tables.workbook_bounds import bad_cells
from medconsortium.storage import unreadable
from medconsortium.text import Text

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

__all__ = ["MAX_BYTES", "read_workbook", "workbook_sheets"]

MAX_BYTES = 64 * 1024 * 1024
"""A workbook with more is refused."""

_ZIP = b"PK"
_EMPTY = ("", None)


def read_workbook(path: str | os.PathLike[str]) -> Reading:
    """Return the network in a workbook (.xlsx, .xls, .ods), and notes on the reading.

    Sheets are known by their names or their headings. A formula counts as the value it had when
    the workbook was saved.

    Raises:
        DocumentError: It cannot be opened or read; `faults` lists everything wrong with it, each
            with sheet, row, column and cure.
        MissingExtraError: The extra `tables` is not installed.
    """
    return read_sheets(workbook_sheets(path), file=str(path))


def workbook_sheets(path: str | os.PathLike[str]) -> list[Sheet]:
    """Return the sheets of a workbook, in order.

    Raises:
        DocumentError: It cannot be opened, is no workbook, is damaged, or holds too much.
        MissingExtraError: The extra `tables` is not installed.
    """
    target = Path(path)
    try:
        with target.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise unreadable(target, error) from None
    if len(data) > MAX_BYTES:
        raise DocumentError([_fault(target, "too-large", _TOO_LARGE, _SPLIT)])
    bad: Mapping[str, Sequence[Fault]] = {}
    if data.startswith(_ZIP):
        bad = bad_cells(Archive(io.BytesIO(data), str(target)), str(target))
    elif data.startswith(SIGNATURE):
        refuse_stray_cells(data, str(target))
    workbook = _opened(target, io.BytesIO(data))
    return [
        Sheet(str(target), name, _rows(target, workbook, name), bad.get(name, ()))
        for name in workbook.sheet_names
    ]


def _opened(path: Path, stream: IO[bytes]) -> CalamineWorkbook:
    try:
        from python_calamine import CalamineWorkbook, PasswordError  # noqa: PLC0415 - an extra
    except ImportError:
        raise MissingExtraError("tables") from None
    try:
        return CalamineWorkbook.from_filelike(stream)
    except PasswordError:
        raise DocumentError([_fault(path, "encrypted", _ENCRYPTED, _DECRYPT)]) from None
    except BaseException as error:  # noqa: BLE001 - a panic of the library is no Exception
        raise _refusal(path, error) from None


def _rows(
    path: Path, workbook: CalamineWorkbook, name: str
) -> Iterator[tuple[int, Sequence[Cell]]]:
    try:
        sheet: CalamineSheet = workbook.get_sheet_by_name(name)
        before: list[Any] = [None] * (sheet.start[1] if sheet.start is not None else 0)
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            if any(cell not in _EMPTY for cell in cells):
                yield number, [*before, *cells]
    except GeneratorExit:
        raise
    except BaseException as error:  # noqa: BLE001
        raise _refusal(path, error) from None


def _refusal(path: Path, error: BaseException) -> BaseException:
    """Return what to raise for an error of the library, panics included."""
    if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError | DocumentError):
        return error
    said = str(error)[:80]
    return DocumentError(
        [
            _fault(
                path,
                "broken-workbook",
                Text(
                    f"不是可以读取的工作簿（{said}）", f"it cannot be read as a workbook ({said})"
                ),
                Text("用 Excel 打开并另存为 .xlsx", "open it in Excel and save it as .xlsx"),
            )
        ]
    )


_TOO_LARGE = Text(f"文件超过 {MAX_BYTES} 字节的上限", f"the file has more than {MAX_BYTES} bytes")
_SPLIT = Text("拆分文件，或改用 CSV 或 Parquet", "split it, or use CSV or Parquet")
_ENCRYPTED = Text("工作簿有密码", "the workbook has a password")
_DECRYPT = Text("在 Excel 中取消密码后另存", "save it without the password")


def _fault(path: Path, code: str, message: Text, cure: Text) -> Fault:
    return Fault(code=code, message=message, cure=cure, place=Place(file=str(path)))
