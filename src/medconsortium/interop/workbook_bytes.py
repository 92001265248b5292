"""Workbooks as bytes: the same content gives the same bytes, whenever it is written."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from medconsortium.errors import MissingExtraError

if TYPE_CHECKING:
    from openpyxl import Workbook

__all__ = ["cell_text", "new_workbook", "sheet_title", "workbook_bytes"]

_LONGEST_CELL: Final = 32_767
_LONGEST_TITLE: Final = 31
_BEGINNING: Final = (1980, 1, 1, 0, 0, 0)  # of the time that an archive can tell
_CORE: Final = "docProps/core.xml"
_TIME: Final = re.compile(rb"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_BREAK: Final = re.compile("\r\n?")
_NOT_IN_TITLES: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def new_workbook() -> Workbook:
    """Return a workbook without sheets.

    Raises:
        MissingExtraError: The extra `tables` is not installed.
    """
    try:
        from openpyxl import Workbook  # noqa: PLC0415 - an extra
    except ImportError:
        raise MissingExtraError("tables") from None
    workbook = Workbook()
    workbook.properties.creator = "medconsortium"
    for sheet in workbook.worksheets:
        workbook.remove(sheet)
    return workbook


def workbook_bytes(workbook: Workbook) -> bytes:
    """Return the bytes of a workbook, without the time of writing."""
    raw, clean = BytesIO(), BytesIO()
    workbook.save(raw)
    with ZipFile(raw) as old, ZipFile(clean, "w") as new:
        for name in sorted(old.namelist()):
            content = old.read(name)
            if name == _CORE:
                content = _TIME.sub(b"1980-01-01T00:00:00Z", content)
            new.writestr(ZipInfo(name, _BEGINNING), content, compress_type=ZIP_DEFLATED)
    return clean.getvalue()


def cell_text(text: str) -> str:
    r"""Return a text that a cell can hold: without what XML forbids, and not too long.

    >>> cell_text("a\x00b"), len(cell_text("x" * 40_000))
    ('a�b', 32767)
    """
    text = _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", _BREAK.sub("\n", text))
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…"


def sheet_title(name: str, taken: set[str]) -> str:
    """Return a title for a sheet that is like a name, and add it to those taken.

    Titles have at most 31 characters, some are forbidden, and case does not tell them apart.

    >>> taken = {"汇总"}
    >>> sheet_title("汇总", taken), sheet_title("a/b", taken), sheet_title("''", taken)
    ('汇总 (2)', 'a b', '-')
    """
    plain = _NOT_IN_XML.sub(" ", _NOT_IN_TITLES.sub(" ", name))
    plain = _shortened(" ".join(plain.split()).strip("' "), _LONGEST_TITLE).rstrip("' ") or "-"
    title, number = plain, 1
    while title.casefold() in {*(one.casefold() for one in taken), "history"}:
        number += 1
        end = f" ({number})"
        title = _shortened(plain, _LONGEST_TITLE - len(end)) + end
    taken.add(title)
    return title


def _shortened(text: str, most: int) -> str:
    """Return the beginning of a text, at most so many units of UTF-16, which Excel counts."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", errors="ignore")
