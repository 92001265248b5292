"""What a workbook of the old kind (.xls) holds, before a library lays its sheets out.

The file is a small file system of sectors ([MS-CFB]); its stream `Workbook` is a row of records
([MS-XLS]). Those of filled cells begin with row and column.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterator

from attrs import define, field

from medconsortium.errors import DocumentError, Fault, Place, column_letters
from medconsortium.interop.tables.workbook_bounds import MAX_CELLS, MAX_CHARACTERS
from medconsortium.text import Text

__all__ = ["MAX_OLD_BYTES", "SIGNATURE", "refuse_stray_cells"]

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

MAX_OLD_BYTES = 16 * 1024 * 1024
"""A workbook of the old kind with more bytes is refused; its sheets have 65,536 rows."""

_LAST_SECTOR = 0xFFFFFFF9
"""Sector numbers above mean an end, or nothing."""

_ENTRY = 128
_NAMES = frozenset({"workbook", "book"})

_CELLS = frozenset(
    {0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0xBD, 0xD6, 0xFD, 0x203, 0x204, 0x205, 0x206, 0x27E, 0x406}
)
_SEVERAL = 0xBD
"""The record of several cells of a row: the last column stands at its end."""
_SHEET, _PASSWORD, _SHARED, _CONTINUED, _SHOWS_SHARED = 0x85, 0x2F, 0xFC, 0x3C, 0xFD


def refuse_stray_cells(data: bytes, file: str) -> None:
    """Raise if the sheets of a workbook span more cells than may be laid out.

    All sheets count as being as large as what all their cells together span.

    Raises:
        DocumentError: They do, or the workbook is damaged.
    """
    place = Place(file=file)
    if len(data) > MAX_OLD_BYTES:
        raise DocumentError([_TOO_LARGE.at(place)])
    extent = _Extent()
    try:
        for kind, body in _records(_stream(data)):
            if kind == _PASSWORD:  # what follows is encrypted; the library tells
                return
            extent.take(kind, body)
    except (struct.error, IndexError, ValueError):
        raise DocumentError([_BROKEN.at(place)]) from None
    cells, characters = extent.rows * extent.columns, extent.characters()
    if max(extent.sheets, 1) * cells > MAX_CELLS or characters > MAX_CHARACTERS:
        reach = f"A1:{column_letters(extent.columns)}{extent.rows} × {extent.sheets}"
        raise DocumentError([_too_wide(place, reach)])


@define
class _Extent:
    """How far the filled cells of all sheets reach, and how much shared text they show."""

    sheets: int = 0
    rows: int = 0
    columns: int = 0
    shared: list[bytes] = field(factory=list)
    shown: Counter[int] = field(factory=Counter)
    last: int = 0

    def take(self, kind: int, body: bytes) -> None:
        if kind == _SHEET:
            self.sheets += 1
        elif kind == _SHARED or (kind == _CONTINUED and self.last == _SHARED):
            self.shared.append(body)
            kind = _SHARED
        elif kind in _CELLS and len(body) >= 4:  # noqa: PLR2004 - row and column
            row, column = struct.unpack_from("<2H", body)
            if kind == _SEVERAL:
                (column,) = struct.unpack_from("<H", body, len(body) - 2)
            elif kind == _SHOWS_SHARED:
                self.shown[struct.unpack_from("<L", body, 6)[0]] += 1
            self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)
        self.last = kind

    def characters(self) -> int:
        lengths = list(_lengths(self.shared))
        times = max(self.sheets, 1)
        return times * sum(n * lengths[i] for i, n in self.shown.items() if i < len(lengths))


def _lengths(parts: list[bytes]) -> Iterator[int]:
    """Yield the length of each shared string; a string may go on in the next part."""
    part, at = 0, 8

    def skip(count: int) -> None:
        nonlocal part, at
        at += count
        while part < len(parts) and at >= len(parts[part]):
            at -= len(parts[part])
            part += 1

    while part < len(parts) and at + 3 <= len(parts[part]):
        length, flags = struct.unpack_from("<HB", parts[part], at)
        at += 3
        extra = 0
        for bit, form, factor in ((8, "<H", 4), (4, "<L", 1)):  # formats, then phonetics
            if flags & bit:
                if at + struct.calcsize(form) > len(parts[part]):
                    return
                extra += factor * struct.unpack_from(form, parts[part], at)[0]
                at += struct.calcsize(form)
        yield length
        left, width = length, 1 + (flags & 1)
        while part < len(parts) and left * width > len(parts[part]) - at:
            left -= (len(parts[part]) - at) // width
            part, at = part + 1, 1  # the flags are told again
            width = 1 + (parts[part][0] & 1) if part < len(parts) and parts[part] else 1
        skip(left * width + extra)


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the kind and body of each record."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<2H", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _stream(data: bytes) -> bytes:
    """Return the stream that holds the workbook."""
    header = struct.unpack_from("<HH", data, 30)
    size, small = 1 << header[0], 1 << header[1]
    if not (header[0] in (9, 12) and header[1] < header[0]):
        raise ValueError("sector size")
    first_directory, cutoff, first_small = struct.unpack_from("<L4xLL", data, 48)
    table = _allocation(data, size)
    directory = b"".join(_chain(data, first_directory, table, size))
    root = directory[:_ENTRY]
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        entry = directory[at : at + _ENTRY]
        (length,) = struct.unpack_from("<H", entry, 64)
        name = entry[: max(length - 2, 0)].decode("utf-16-le", errors="replace")
        if name.lower() in _NAMES:
            start, stated = struct.unpack_from("<LL", entry, 116)
            if stated >= cutoff:
                return b"".join(_chain(data, start, table, size))[:stated]
            inner = b"".join(_chain(data, struct.unpack_from("<L", root, 116)[0], table, size))
            numbers = b"".join(_chain(data, first_small, table, size))
            short = struct.unpack(f"<{len(numbers) // 4}L", numbers)
            return b"".join(_chain(inner, start, short, small, before=0))[:stated]
    return b""  # what else it is, the library tells


def _allocation(data: bytes, size: int) -> tuple[int, ...]:
    """Return which sector follows each."""
    (more,) = struct.unpack_from("<L", data, 68)
    places = list(struct.unpack_from("<109L", data, 76))
    for _ in range(len(data) // size):
        if more > _LAST_SECTOR:
            break
        *found, more = struct.unpack_from(f"<{size // 4}L", data, (more + 1) * size)
        places += found
    parts = [data[(n + 1) * size : (n + 2) * size] for n in places if n <= _LAST_SECTOR]
    joined = b"".join(parts)
    return struct.unpack(f"<{len(joined) // 4}L", joined[: len(joined) // 4 * 4])


def _chain(
    data: bytes, start: int, table: tuple[int, ...], size: int, *, before: int = 1
) -> Iterator[bytes]:
    """Yield the sectors of a chain; one that never ends is refused."""
    for _ in range(len(data) // size + 1):
        if start > _LAST_SECTOR:
            return
        yield data[(start + before) * size : (start + before + 1) * size]
        start = table[start]
    raise ValueError("endless")


_TOO_LARGE = Fault(
    code="too-large",
    message=Text(
        f"文件超过 {MAX_OLD_BYTES} 字节的上限", f"the file has more than {MAX_OLD_BYTES} bytes"
    ),
    cure=Text("在 Excel 中另存为 .xlsx", "save it as .xlsx in Excel"),
)
_BROKEN = Fault(
    code="broken-workbook",
    message=Text("不是可以读取的工作簿", "it cannot be read as a workbook"),
    cure=Text("用 Excel 打开并另存为 .xlsx", "open it in Excel and save it as .xlsx"),
)


def _too_wide(place: Place, reach: str) -> Fault:
    return Fault(
        code="too-large",
        place=place,
        message=Text(f"内容太多：{reach}", f"it holds too much: {reach}"),
        cure=Text("删去远处多余的单元格", "delete stray cells far off"),
    )
