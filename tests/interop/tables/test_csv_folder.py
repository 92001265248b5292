from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies.networks import networks

from medconsortium import datasets
from medconsortium.errors import DocumentError
from medconsortium.interop.tables import csv_folder, read_csv, write_csv
from medconsortium.model import Institution, Network
from medconsortium.text import Language, Text

CORPUS = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "bad_input"
HEADING = "机构名称,床位数\r\n"


def codes(error: pytest.ExceptionInfo[DocumentError]) -> list[str]:
    return [fault.code for fault in error.value.faults]


def one(name: str) -> Network:
    return Network(institutions=[Institution(id="甲", name=Text(zh=name))])


@settings(max_examples=40)
@given(network=networks(full=True), language=st.sampled_from(["zh", "en"]))
def test_what_was_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, network: Network, language: Language
) -> None:
    folder = tmp_path_factory.mktemp("a") / "a.csv"
    assert write_csv(network, folder, language=language) == ()
    assert read_csv(folder).network == network


@pytest.mark.parametrize("name", datasets.names())
def test_a_dataset_goes_there_and_back(tmp_path: Path, name: str) -> None:
    network = datasets.load(name)
    write_csv(network, tmp_path / "a.csv")
    reading = read_csv(tmp_path / "a.csv")
    assert reading.network == network
    assert reading.notes == ()


def test_files_begin_with_a_byte_order_mark_and_headings(tmp_path: Path) -> None:
    write_csv(one("甲医院"), tmp_path / "a.csv")
    written = {file.name: file.read_bytes() for file in (tmp_path / "a.csv").iterdir()}
    assert written == {
        "institutions.csv": "\ufeff机构编号,机构名称\r\n甲,甲医院\r\n".encode(),
        "network.csv": "\ufeff虚构数据\r\n否\r\n".encode(),
    }


@pytest.mark.parametrize("start", [*"=+-@", "＝", "＋", "'=", "''@", "'"])
def test_no_spreadsheet_runs_what_is_written(tmp_path: Path, start: str) -> None:
    network = one(f"{start}1+1医院")
    write_csv(network, tmp_path / "a.csv")
    with (tmp_path / "a.csv" / "institutions.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not any(cell.startswith(tuple("=+-@＝＋－＠\t\r\n")) for cell in cells)
    assert read_csv(tmp_path / "a.csv").network == network


@pytest.mark.parametrize(
    "name", ["\t=甲", "\r@甲", " 甲 ", "\x00甲", "", "\ufeff", "a\r\nb", "=甲\n"]
)
def test_text_that_no_cell_holds_exactly_is_kept(tmp_path: Path, name: str) -> None:
    write_csv(one(name), tmp_path / "a.csv")
    assert read_csv(tmp_path / "a.csv").network == one(name)


def test_what_no_cell_can_hold_is_named(tmp_path: Path) -> None:
    long = Institution(id="甲", name="甲医院", designations=["长" * 140_000])
    (note,) = write_csv(Network(institutions=[long]), tmp_path / "a.csv")
    assert note.message.zh == (
        "institutions[甲] 的“其他内容（JSON）”超过一个单元格的 131072 个字符，没有写入"
    )
    assert read_csv(tmp_path / "a.csv").network == Network(
        institutions=[Institution(id="甲", name="甲医院")]
    )
    nearly = Institution(id="甲", name="甲医院", designations=["长" * 131_000])
    assert write_csv(Network(institutions=[nearly]), tmp_path / "a.csv") == ()
    assert read_csv(tmp_path / "a.csv").network == Network(institutions=[nearly])


def test_naughty_strings_are_names(tmp_path: Path) -> None:
    folder = CORPUS / "naughty_strings"
    if not folder.is_dir():
        pytest.skip("the naughty strings are not here")
    strings = [
        text
        for file in sorted(folder.glob("*.json"))
        for text in json.loads(file.read_text("utf-8"))
    ]
    network = Network(
        institutions=[Institution(id=f"i{n}", name=Text(zh=text)) for n, text in enumerate(strings)]
    )
    write_csv(network, tmp_path / "a.csv")
    assert read_csv(tmp_path / "a.csv").network == network


@pytest.mark.parametrize(
    ("encoding", "notes"),
    [
        ("utf-8", []),
        ("utf-8-sig", []),
        ("gbk", ["read-as-gb18030"]),
        ("gb18030", ["read-as-gb18030"]),
    ],
)
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_the_encodings_of_offices_are_read(
    tmp_path: Path, encoding: str, notes: list[str], end: str
) -> None:
    file = tmp_path / "机构.csv"
    lines = ["编号,机构名称,床位数", 'a,"甲,""医院""",300', "", "b,乙医院,"]
    file.write_bytes((end.join(lines) + end).encode(encoding))
    reading = read_csv(file)
    assert [str(i.name) for i in reading.network.institutions.values()] == ['甲,"医院"', "乙医院"]
    assert reading.network.institutions["a"].beds == 300
    assert [note.code for note in reading.notes] == notes


@pytest.mark.parametrize("data", [b"\xff\xfea\x00", b"\xfe\xff\x00a", b"\x81\xff,\xff"])
def test_another_encoding_is_a_fault(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "机构.csv").write_bytes(data)
    with pytest.raises(DocumentError) as caught:
        read_csv(tmp_path / "机构.csv")
    assert codes(caught) == ["bad-encoding"]


def test_an_encoding_that_is_said_must_be_right(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(HEADING.encode("gbk"))
    sheet = csv_folder.csv_sheet(file, [], encoding="gbk")
    assert list(sheet.rows) == [(1, ["机构名称", "床位数"])]
    with pytest.raises(DocumentError) as caught:
        csv_folder.csv_sheet(file, [], encoding="utf-8")
    assert codes(caught) == ["bad-encoding"]


@pytest.mark.parametrize("text", ['"甲医院', '甲医院,"3"x', "x" * 200_000])
def test_a_broken_file_is_a_fault_at_its_row(tmp_path: Path, text: str) -> None:
    (tmp_path / "机构.csv").write_text(HEADING + text, encoding="utf-8")
    with pytest.raises(DocumentError) as caught:
        read_csv(tmp_path / "机构.csv")
    assert codes(caught) == ["broken-csv"]
    assert all(fault.place and fault.place.row == 2 for fault in caught.value.faults)


def test_a_file_too_large_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_folder, "MAX_BYTES", 20)
    (tmp_path / "机构.csv").write_text(HEADING * 2, encoding="utf-8")
    with pytest.raises(DocumentError) as caught:
        read_csv(tmp_path / "机构.csv")
    assert codes(caught) == ["too-large"]


def test_a_million_empty_rows_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "机构.csv"
    file.write_text(HEADING + ",\r\n" * 1_048_576 + "甲医院,3\r\n", encoding="utf-8")
    (found,) = read_csv(file).network.institutions.values()
    assert found.beds == 3


@pytest.mark.parametrize("name", ["没有.csv", "\0.csv"])
def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path, name: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_csv(tmp_path / name)
    assert codes(caught) == ["cannot-read"]


@pytest.mark.parametrize(
    "file",
    ["comma_in_quotes", "empty_crlf", "json", "newlines", "quotes_and_newlines", "simple_crlf"],
)
def test_the_csv_spectrum_means_what_it_says(file: str) -> None:
    folder = CORPUS / "csv_spectrum"
    if not folder.is_dir():
        pytest.skip("the CSV spectrum is not here")
    wanted = json.loads((folder / f"{file}.json").read_text("utf-8"))
    rows = list(csv_folder.csv_sheet(folder / f"{file}.csv", []).rows)
    headings = rows[0][1]
    assert [dict(zip(headings, cells, strict=True)) for _, cells in rows[1:]] == wanted


def test_a_folder_with_something_else_is_not_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "a.csv"
    write_csv(one("甲"), folder)
    write_csv(one("乙"), folder)
    (folder / "照片.jpg").write_bytes(b"")
    with pytest.raises(DocumentError, match=r"照片\.jpg"):
        write_csv(one("丙"), folder)
    assert read_csv(folder).network == one("乙")
