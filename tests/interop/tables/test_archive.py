from __future__ import annotations

import io
import struct
import zlib
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from medconsortium.errors import DocumentError
from medconsortium.interop.tables import archive
from medconsortium.interop.tables.archive import Archive


def zipped(parts: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with ZipFile(data, "w", method) as made:
        for name, content in parts.items():
            made.writestr(ZipInfo(name), content, method)
    return data.getvalue()


def opened(data: bytes) -> Archive:
    return Archive(io.BytesIO(data), "a.xlsx")


def codes(error: pytest.ExceptionInfo[DocumentError]) -> list[str]:
    assert all(fault.place and fault.place.file == "a.xlsx" for fault in error.value.faults)
    return [fault.code for fault in error.value.faults]


@pytest.mark.parametrize("method", [ZIP_STORED, ZIP_DEFLATED])
def test_parts_are_unpacked(method: int) -> None:
    long = bytes(range(256)) * 20_000
    found = opened(zipped({"A/b.xml": long, "empty": b""}, method))
    assert "a/B.XML" in found
    assert "c" not in found
    assert found.names == ["a/b.xml", "empty"]
    assert b"".join(found.pieces("a/b.xml")) == long
    assert b"".join(found.pieces("empty")) == b""


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04junk", zipped({"a": b"x"})[:-5]])
def test_what_is_no_zip_file_is_a_fault(data: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        opened(data)
    assert codes(caught) == ["broken-workbook"]


def test_a_zip_bomb_is_refused_by_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped({"a": b"0" * 600_000, "b": b"0" * 600_000})
    assert len(data) < 3000
    monkeypatch.setattr(archive, "MAX_UNPACKED", 1_000_000)
    with pytest.raises(DocumentError) as caught:
        opened(data)
    assert codes(caught) == ["too-large"]


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_MAX_ENTRIES", 2)
    with pytest.raises(DocumentError) as caught:
        opened(zipped({"a": b"", "b": b"", "c": b""}))
    assert codes(caught) == ["too-large"]


@pytest.mark.parametrize(("said", "code"), [(10, "too-large"), (5_000_000, "broken-workbook")])
def test_a_part_must_be_as_large_as_it_says(said: int, code: str) -> None:
    data = bytearray(zipped({"a": b"0" * 3_000_000}))
    central = data.index(b"PK\x01\x02")
    struct.pack_into("<L", data, central + 24, said)
    found = opened(bytes(data))
    with pytest.raises(DocumentError) as caught:
        list(found.pieces("a"))
    assert codes(caught) == [code]


def test_damaged_parts_are_faults() -> None:
    good = zipped({"a": b"0123456789" * 100})
    packed = zlib.compress(b"0123456789" * 100, wbits=-15)
    start = good.index(packed[:8])
    data = good[:start] + b"\xff" * 8 + good[start + 8 :]
    with pytest.raises(DocumentError) as caught:
        list(opened(data).pieces("a"))
    assert codes(caught) == ["broken-workbook"]
    moved = bytearray(good)
    struct.pack_into("<L", moved, moved.index(b"PK\x01\x02") + 42, len(moved))
    with pytest.raises(DocumentError) as caught:
        list(opened(bytes(moved)).pieces("a"))
    assert codes(caught) == ["broken-workbook"]


def test_two_parts_of_one_name_are_refused() -> None:
    with pytest.raises(DocumentError, match="the same name"):
        opened(zipped({"a.xml": b"1", "A.XML": b"2"}))


def test_unknown_packing_and_encryption_are_refused() -> None:
    with pytest.raises(DocumentError, match="packed in an unknown way"):
        opened(zipped({"a": b"1"}, ZIP_BZIP2))
    data = bytearray(zipped({"a": b"1"}))
    struct.pack_into("<H", data, data.index(b"PK\x01\x02") + 8, 1)
    with pytest.raises(DocumentError, match="encrypted"):
        opened(bytes(data))
