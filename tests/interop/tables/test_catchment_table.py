from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from medconsortium.errors import DocumentError
from medconsortium.interop.tables import catchment_table, read_csv, write_catchment
from medconsortium.model import Institution, Link, Network, Service
from medconsortium.referral import CareNeed, Catchment, catchment
from medconsortium.text import Text
from medconsortium.vocabulary import LinkKind, Phase, ServiceStatus, Subject

TOWNSHIP = Text("乡卫生院", "Township")
DAY = date(2024, 1, 1)
NEED = CareNeed(phase=Phase.ACUTE, subjects=[Subject.SURGERY])


def caught(name: str | Text = TOWNSHIP, *, synthetic: bool = False) -> Catchment:
    """Return where patients go from three institutions: one leads to another, one nowhere."""
    network = Network(
        title=Text("某县", "A county"),
        synthetic=synthetic,
        institutions=[
            Institution(id="01", name=name, until="open", since="2000"),
            Institution(id="02", name="县医院", until="open", since="2000"),
            Institution(id="03", name="孤院", until="open", since="2000"),
        ],
        services=[
            Service(
                provider="02",
                subject=Subject.SURGERY,
                status=ServiceStatus.OPERATING,
                since="2000",
                until="open",
            )
        ],
        links=[
            Link(
                origin="01",
                target="02",
                kind=LinkKind.REFERRAL_UP,
                travel_minutes=20,
                since="2000",
                until="open",
            )
        ],
    )
    return catchment(network, NEED, on=DAY)


def cells_of(path: Path, sheet: str) -> list[list[Any]]:
    book = openpyxl.load_workbook(path)
    return [[cell.value for cell in row] for row in book[sheet].iter_rows()]


def lines_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [*csv.reader(stream)]


def test_a_workbook_has_a_row_for_each_institution_and_says_what_it_is(tmp_path: Path) -> None:
    found = caught()
    write_catchment(found, tmp_path / "a.xlsx")
    assert cells_of(tmp_path / "a.xlsx", "转诊去向") == [
        [
            *("起点", "接诊机构", "下一站", "确定程度", "待确认项", "路程（分钟）", "转送次数"),
            *("交接次数", "起点编号", "接诊机构编号", "下一站编号"),
        ],
        ["乡卫生院", "县医院", "县医院", "已确认", 0, 20, 1, 1, "01", "02", "02"],
        ["县医院", "县医院", None, "已确认", 0, 0, 0, 0, "02", "02", None],
        ["孤院", None, None, "无路径", None, None, None, None, "03", None, None],
    ]
    assert cells_of(tmp_path / "a.xlsx", "说明") == [
        ["项目", "内容"],
        ["网络", "某县"],
        ["需求", "急性期 · 外科"],
        ["日期", "2024-01-01"],
        ["内容摘要", found.network.digest],
    ]


def test_csv_tells_the_same_in_english(tmp_path: Path) -> None:
    write_catchment(caught(), tmp_path / "a.CSV", language="en")
    assert (tmp_path / "a.CSV").read_bytes().startswith(b"\xef\xbb\xbf")
    assert lines_of(tmp_path / "a.CSV") == [
        [
            *("origin", "target", "next stop", "certainty", "to confirm", "minutes of travel"),
            *("transfers", "hand-overs", "origin id", "target id", "next stop id"),
        ],
        ["Township", "县医院", "县医院", "confirmed", "0", "20.0", "1", "1", "01", "02", "02"],
        ["县医院", "县医院", "", "confirmed", "0", "0.0", "0", "0", "02", "02", ""],
        ["孤院", "", "", "no path", "", "", "", "", "03", "", ""],
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_synthetic_says_so_in_every_row(tmp_path: Path, language: Any) -> None:
    said = {"zh": "合成数据，仅供演示", "en": "synthetic data, for illustration only"}[language]
    sheets = {"zh": ("转诊去向", "说明"), "en": ("catchment", "about")}[language]
    found = caught(synthetic=True)
    for name in ("a.xlsx", "a.csv"):
        write_catchment(found, tmp_path / name, language=language)
    for rows in (cells_of(tmp_path / "a.xlsx", sheets[0]), lines_of(tmp_path / "a.csv")):
        assert [row[-1] for row in rows[1:]] == [said] * 3
    assert cells_of(tmp_path / "a.xlsx", sheets[1])[-1][1] == said


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "＝"])
def test_text_is_never_run(tmp_path: Path, start: str) -> None:
    found = caught(f"{start}1+1院")
    for name in ("a.xlsx", "a.csv"):
        write_catchment(found, tmp_path / name)
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx")["转诊去向"]["A2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert cell.value == f"{start}1+1院"
    assert lines_of(tmp_path / "a.csv")[1][0] == f"'{start}1+1院"


def test_ids_that_look_like_numbers_stay_text(tmp_path: Path) -> None:
    write_catchment(caught(), tmp_path / "a.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx")["转诊去向"]["I2"]
    assert (cell.value, cell.data_type, cell.number_format) == ("01", "s", "@")


def test_what_no_cell_can_hold_is_shortened(tmp_path: Path) -> None:
    found = caught("院" * 40_000)
    for name in ("a.xlsx", "a.csv"):
        write_catchment(found, tmp_path / name)
    assert cells_of(tmp_path / "a.xlsx", "转诊去向")[1][0] == "院" * 32_766 + "…"
    assert lines_of(tmp_path / "a.csv")[1][0] == "院" * 32_766 + "…"


@pytest.mark.parametrize("name", ["a.json", "a", "a.xls", "a.yaml"])
def test_another_ending_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(DocumentError, match="unknown ending"):
        write_catchment(caught(), tmp_path / name)
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_a_file_that_cannot_be_written_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(DocumentError, match="cannot be written"):
        write_catchment(caught(), tmp_path / "none" / name)


def test_more_rows_than_a_sheet_takes_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catchment_table, "MOST_ROWS", 3)
    with pytest.raises(DocumentError, match="there are 3 rows; a sheet takes"):
        write_catchment(caught(), tmp_path / "a.xlsx")
    write_catchment(caught(), tmp_path / "a.csv")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.csv"]


def test_it_is_not_taken_for_a_roster(tmp_path: Path) -> None:
    write_catchment(caught(), tmp_path / "a.csv")
    with pytest.raises(DocumentError):
        read_csv(tmp_path / "a.csv")
