from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from medconsortium.errors import DocumentError, Fault
from medconsortium.interop.tables import read_workbook, workbook_bounds
from medconsortium.interop.tables.archive import Archive
from medconsortium.interop.tables.workbook_bounds import bad_cells

BOOK = (
    '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="机构" r:id="r1"/></sheets></workbook>'
)
RELATIONS = '<Relationships><Relationship Id="r1" Target="{}"/></Relationships>'


def xlsx(cells: str, *, strings: str = "", target: str = "worksheets/sheet1.xml") -> bytes:
    parts = {
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": RELATIONS.format(target),
        "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{cells}</sheetData></worksheet>",
        "xl/sharedStrings.xml": f"<sst>{strings}</sst>",
    }
    return packed(parts)


def ods(rows: str) -> bytes:
    content = (
        '<d xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:calcext="c">'
        f'<table:table table:name="机构">{rows}</table:table></d>'
    )
    return packed({"content.xml": content})


def packed(parts: dict[str, str]) -> bytes:
    data = io.BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return data.getvalue()


def found(data: bytes) -> list[Fault]:
    faults = bad_cells(Archive(io.BytesIO(data), "a"), "a")
    assert [*faults] == ["机构"]
    return faults["机构"]


def refused(data: bytes) -> Fault:
    with pytest.raises(DocumentError) as caught:
        found(data)
    (fault,) = caught.value.faults
    return fault


ROW = '<table:table-row table:number-rows-repeated="{}">{}</table:table-row>'
CELL = (
    '<table:table-cell office:value-type="string" table:number-columns-repeated="{}">'
    "<text:p>{}</text:p></table:table-cell>"
)


def test_formulas_without_value_and_errors_are_found() -> None:
    cells = (
        '<row r="2"><c r="B2"><f>1+1</f><v></v></c><c r="C2"><f>1+1</f><v>2</v></c>'
        '<c><f>1/0</f></c></row><row><c t="e"><v>#N/A</v></c></row>'
    )
    assert [(f.code, str(f.place)) for f in found(xlsx(cells))] == [
        ("formula-without-value", "a[机构] row 2 column B"),
        ("formula-without-value", "a[机构] row 2 column D"),
        ("error-cell", "a[机构] row 3 column A"),
    ]
    rows = (
        ROW.format(2, "<table:table-cell/>")
        + '<table:table-row><table:table-cell table:formula="=1"/>'
        + '<table:table-cell office:value-type="float" office:value="2" table:formula="=2"/>'
        + '<table:table-cell calcext:value-type="error" office:value-type="string"/>'
        + "</table:table-row>"
    )
    assert [(f.code, str(f.place)) for f in found(ods(rows))] == [
        ("formula-without-value", "a[机构] row 3 column A"),
        ("error-cell", "a[机构] row 3 column C"),
    ]


def test_faults_of_cells_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_bounds, "_MOST_BAD", 3)
    assert len(found(xlsx("<row>" + '<c t="e"><v>#N/A</v></c>' * 9 + "</row>"))) == 3


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row><c r="XFD1048576"><v>1</v></c></row>',
        "<row r='1'><c r = '&#88;FD1048576' t='inlineStr'><is><t>x</t></is></c></row>",
        '<x:row xmlns:x="u" r="1048576"><x:c r="ZZZ1048576"><x:v>1</x:v></x:c></x:row>',
    ],
)
def test_a_stray_cell_far_off_is_refused(cells: str) -> None:
    fault = refused(xlsx(cells))
    assert fault.code == "too-large"
    assert "1048576" in str(fault.message)
    assert fault.place is not None
    assert fault.place.sheet == "机构"


@pytest.mark.parametrize(
    "rows",
    [
        ROW.format(1048576, CELL.format(16384, "x")),
        ROW.format(2000, CELL.format(1, "x" * 300_000)),
        ROW.format(999999999999, CELL.format(1, "x")),
    ],
)
def test_cells_written_once_for_many_are_counted(rows: str) -> None:
    assert refused(ods(rows)).code == "too-large"


def test_one_long_text_in_many_cells_is_counted() -> None:
    strings = f"<si><t>{'x' * 30_000}</t></si>"
    rows = ('<row><c t="s"><v>0</v></c></row>') * 20_000
    assert len(xlsx(rows, strings=strings)) < 10_000
    assert refused(xlsx(rows, strings=strings)).code == "too-large"
    assert found(xlsx(rows.replace(">0<", ">7<"), strings=strings)) == []


def test_a_text_longer_than_anything_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_bounds, "MAX_CHARACTERS", 1000)
    text = "x" * 2_000_000
    inline = f'<row><c t="inlineStr"><is><t>{text}</t></is></c></row>'
    assert refused(xlsx(inline)).code == "too-large"
    assert refused(ods(ROW.format(1, CELL.format(1, text)))).code == "too-large"


def test_a_million_empty_rows_are_nothing(tmp_path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("机构")
    sheet.append(["机构名称", "床位数"])
    sheet.append(["甲医院", 3])
    book.save(tmp_path / "a.xlsx")
    with ZipFile(tmp_path / "a.xlsx") as made:
        parts = {name: made.read(name).decode() for name in made.namelist()}
    name = "xl/worksheets/sheet1.xml"
    empty = '<row r="{0}"><c r="A{0}" s="0"/><c r="B{0}" s="0"/></row>'
    rows = "".join(empty.format(number) for number in (*range(3, 50_000), 1_048_576))
    parts[name] = parts[name].replace("</sheetData>", rows + "</sheetData>")
    (tmp_path / "a.xlsx").write_bytes(packed(parts))
    (row,) = read_workbook(tmp_path / "a.xlsx").network.institutions.values()
    assert row.beds == 3


@pytest.mark.parametrize(
    "data",
    [
        packed({}),
        packed({"xl/workbook.xml": BOOK}),
        packed({"xl/workbook.xml": "<", "xl/_rels/workbook.xml.rels": "<a/>"}),
        packed({"content.xml": "<a>"}),
        packed({"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        xlsx("<row>"),
    ],
)
def test_what_is_broken_inside_is_a_fault(data: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        bad_cells(Archive(io.BytesIO(data), "a"), "a")
    assert [fault.code for fault in caught.value.faults] == ["broken-workbook"]


def test_parts_are_found_by_either_kind_of_path() -> None:
    assert found(xlsx("", target="/xl/worksheets/sheet1.xml")) == []
    assert bad_cells(Archive(io.BytesIO(xlsx("", target="no.xml")), "a"), "a") == {}
