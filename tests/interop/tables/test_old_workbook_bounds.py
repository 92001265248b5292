from __future__ import annotations

import struct
from pathlib import Path

import pytest

from medconsortium.errors import DocumentError
from medconsortium.interop.tables import old_workbook_bounds, read_workbook
from medconsortium.interop.tables.old_workbook_bounds import (
    SIGNATURE,
    _lengths,
    _records,
    _stream,
    refuse_stray_cells,
)

ROSTER = Path(__file__).resolve().parents[1] / "fixtures" / "roster.xls"
END = 0xFFFFFFFE
SECTOR = 512


def record(kind: int, *numbers: int, form: str = "H") -> bytes:
    body = struct.pack(f"<{len(numbers)}{form}", *numbers)
    return struct.pack("<2H", kind, len(body)) + body


def workbook(stream: bytes, *, name: str = "Workbook", cutoff: int = 0) -> bytes:
    """Return a compound file: a sector of allocations, one of the directory, and the stream."""
    stated = len(stream)
    stream += b"\0" * (-stated % SECTOR)
    count = len(stream) // SECTOR
    follows = [0xFFFFFFFD, END, *range(3, 2 + count), END]
    allocation = struct.pack(f"<{len(follows)}L", *follows).ljust(SECTOR, b"\xff")
    header = SIGNATURE.ljust(30, b"\0") + struct.pack("<2H", 9, 6)
    header = header.ljust(48, b"\0") + struct.pack("<L4xLLLLL", 1, cutoff, END, 0, END, 0)
    header += struct.pack("<L", 0) + b"\xff" * (SECTOR - len(header) - 4)
    coded = name.encode("utf-16-le")
    entry = coded.ljust(64, b"\0") + struct.pack("<H", len(coded) + 2)
    entry = entry.ljust(116, b"\0") + struct.pack("<LL", 2, stated) + b"\0" * 4
    return header + allocation + entry.ljust(SECTOR, b"\0") + stream


def refused(data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        refuse_stray_cells(data, "a.xls")
    (fault,) = caught.value.faults
    assert fault.place is not None
    return fault.code


def test_a_workbook_as_people_have_it_is_let_pass() -> None:
    data = ROSTER.read_bytes()
    refuse_stray_cells(data, "a")
    kinds = [kind for kind, _ in _records(_stream(data))]
    assert kinds.count(0x85) == 4  # its sheets
    shared = next(body for kind, body in _records(_stream(data)) if kind == 0xFC)
    assert len(list(_lengths([shared]))) == struct.unpack_from("<L", shared, 4)[0]


def test_a_stray_cell_far_off_is_refused() -> None:
    far = record(0x203, 65535, 255, 0, 0, 0, 0, 0)
    assert refused(workbook(record(0x85) + far)) == "too-large"
    near = record(0x203, 65535, 10, 0, 0, 0, 0, 0)
    refuse_stray_cells(workbook(record(0x85) + near), "a")
    assert refused(workbook(record(0x85) * 100 + near)) == "too-large"
    several = record(0xBD, 65535, 0, 0, 0, 0, 255)
    assert refused(workbook(several)) == "too-large"


def test_one_long_text_in_many_cells_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    text = struct.pack("<LLHB", 1, 1, 2000, 0) + b"x" * 2000
    shared = struct.pack("<2H", 0xFC, len(text)) + text
    cell = struct.pack("<2H3HL", 0xFD, 10, 0, 0, 0, 0)
    refuse_stray_cells(workbook(shared + cell * 10), "a")
    monkeypatch.setattr(old_workbook_bounds, "MAX_CHARACTERS", 19_999)
    assert refused(workbook(shared + cell * 10)) == "too-large"


@pytest.mark.parametrize(
    ("parts", "lengths"),
    [
        ([b"\2\0\0ab\1\0\1cc"], [2, 1]),
        ([b"\4\0\0ab", b"\0cd\1\0\0e"], [4, 1]),
        ([b"\4\0\0ab", b"\1ccdd\1\0\0e"], [4, 1]),
        ([b"\1\0\x0c\1\0\2\0\0\0a1234xx\3\0\0abc"], [1, 3]),
        ([b"\1\0\x08\1\0a12", b"34\3\0\0abc"], [1, 3]),
        ([b"\1\0\x08\1"], []),
        ([b"\x09\0\0ab"], [9]),
        ([b"\x09\0\0ab", b""], [9]),
        ([], []),
    ],
)
def test_shared_strings_are_measured(parts: list[bytes], lengths: list[int]) -> None:
    first = [b"\0" * 8 + parts[0], *parts[1:]] if parts else []
    assert list(_lengths(first)) == lengths


def test_what_is_encrypted_or_another_file_is_left_to_the_library() -> None:
    far = record(0x203, 65535, 255, 0, 0, 0, 0, 0)
    refuse_stray_cells(workbook(record(0x2F) + far), "a")
    refuse_stray_cells(workbook(far, name="EncryptedPackage"), "a")


def test_what_is_damaged_is_refused() -> None:
    good = workbook(record(0x85) * 500)
    assert refused(SIGNATURE) == "broken-workbook"
    assert refused(good[:30] + b"\x1f\0" + good[32:]) == "broken-workbook"
    loop = bytearray(good)
    struct.pack_into("<L", loop, SECTOR + 8, 2)
    assert refused(bytes(loop)) == "broken-workbook"
    astray = bytearray(good)
    struct.pack_into("<L", astray, SECTOR + 8, 5000)
    assert refused(bytes(astray)) == "broken-workbook"


def test_sizes_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(old_workbook_bounds, "MAX_OLD_BYTES", 1000)
    assert refused(ROSTER.read_bytes()) == "too-large"
    with pytest.raises(DocumentError, match="more than 16777216 bytes"):
        read_workbook(ROSTER)


def test_long_tables_of_sectors_are_followed() -> None:
    data = bytearray(workbook(record(0x203, 65535, 255, 0, 0, 0, 0, 0)))
    more = len(data) // SECTOR - 1
    struct.pack_into("<L", data, 68, more)
    data += struct.pack("<L", 0xFFFFFFFF) * 127 + struct.pack("<L", END)
    assert refused(bytes(data)) == "too-large"


def test_a_small_stream_lies_in_small_sectors() -> None:
    stream = record(0x203, 65535, 255, 0, 0, 0, 0, 0)
    data = bytearray(workbook(stream, cutoff=4096))
    struct.pack_into("<L", data, 60, 3)  # the allocations of small sectors
    struct.pack_into("<4L", data, SECTOR, 0xFFFFFFFD, END, END, END)
    entry = bytes(data[2 * SECTOR : 2 * SECTOR + 128])
    root = "Root Entry".encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 22)
    root = root.ljust(116, b"\0") + struct.pack("<LL", 2, 64) + b"\0" * 4
    inner = entry[:116] + struct.pack("<LL", 0, len(stream)) + b"\0" * 4
    data[2 * SECTOR : 2 * SECTOR + 256] = root + inner
    data += struct.pack("<L", END).ljust(SECTOR, b"\xff")
    assert refused(bytes(data)) == "too-large"
