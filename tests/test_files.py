from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

import medconsortium
from medconsortium import datasets
from medconsortium.documents import dumps
from medconsortium.errors import DocumentError
from medconsortium.files import FORMATS, read, read_with_notes, write
from medconsortium.model import Institution, Network

NETWORK = datasets.load("panyu_2017")
ONE = Network(institutions=[Institution(id="甲", name="甲医院")])
ROSTER = Path(__file__).parent / "interop" / "fixtures" / "roster"


def code_of(error: pytest.ExceptionInfo[DocumentError]) -> str:
    (fault,) = error.value.faults
    return fault.code


def test_the_top_level_reads_and_writes_by_these() -> None:
    assert medconsortium.read is read
    assert medconsortium.write is write


@pytest.mark.parametrize("ending", ["yaml", "yml", "json", "xlsx", "csv", "parquet", "XLSX", "Csv"])
@pytest.mark.parametrize("kind", [str, Path])
def test_a_path_tells_its_format_by_its_ending(tmp_path: Path, ending: str, kind: Any) -> None:
    path = kind(tmp_path / f"网络 一.{ending}")
    assert write(ONE, path) == ()
    assert write(NETWORK, path) == ()
    assert read(path) == NETWORK
    assert read_with_notes(path).network == NETWORK
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_rosters_are_read_with_notes(ending: str) -> None:
    reading = read_with_notes(f"{ROSTER}.{ending}")
    assert reading.network == read(f"{ROSTER}.{ending}")
    assert "id-made" in {note.code for note in reading.notes}


def test_the_format_can_be_said(tmp_path: Path) -> None:
    write(ONE, tmp_path / "a.csv")
    (tmp_path / "a.csv").rename(tmp_path / "folder")
    assert read(tmp_path / "folder", format="csv") == ONE
    assert read_with_notes(tmp_path / "folder", format="csv").network == ONE
    assert read(dumps(ONE, notation="json"), format="yaml") == ONE


def test_documents_may_be_bytes_streams_or_data() -> None:
    data = dumps(ONE)
    assert read(data) == read(io.BytesIO(data)) == ONE
    assert (
        read({"format": "medconsortium/1", "institutions": [{"id": "甲", "name": "甲医院"}]}) == ONE
    )
    with pytest.raises(TypeError, match="xlsx is read from a path"):
        read(data, format="xlsx")


def test_headings_are_in_the_language_asked_for(tmp_path: Path) -> None:
    for language, heading in (("zh", "机构名称"), ("en", "name")):
        write(ONE, tmp_path / "a.csv", language=language)  # type: ignore[arg-type]
        text = (tmp_path / "a.csv" / "institutions.csv").read_text("utf-8-sig")
        assert text.splitlines()[0].endswith(heading)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("没有.txt", "cannot-read"),
        ("\0", "cannot-read"),
        ("在.txt", "unknown-ending"),
        ("没有.csv", "cannot-read"),
        ("没有.xls", "cannot-read"),
    ],
)
def test_a_path_that_cannot_be_read_is_a_fault(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "在.txt").write_text("")
    with pytest.raises(DocumentError) as caught:
        read(tmp_path / name)
    assert code_of(caught) == code
    if code == "unknown-ending":
        assert all(ending in str(caught.value) for ending in FORMATS)


@pytest.mark.parametrize("name", ["a.txt", "a", "a.xls", "a.ods", ""])
def test_only_some_formats_are_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(DocumentError) as caught:
        write(ONE, tmp_path / name)
    assert code_of(caught) == "unknown-ending"
    assert ".xls," not in str(caught.value)
    assert list(tmp_path.iterdir()) == []
