"""An office's roster in Excel: with a mistake, cured, checked, and handed on as Parquet.

Needs the extra: pip install "medconsortium[tables]"
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook, load_workbook

import medconsortium as mc

HOSPITALS = [
    ["医院名称", "医院等级", "床位（张）", "统一社会信用代码"],
    ["示例县人民医院", "二甲", 420, None],
    ["示例镇卫生院", "未评", 45, 1.2345e17],  # Excel has made a number of the code
]
MEMBERS = [
    ["医联体", "成员机构", "角色"],
    ["示例县医共体", "示例县人民医院", "牵头单位"],
    ["示例县医共体", "示例镇卫生院", "成员单位"],
]
CONSORTIA = [["医联体名称", "医联体类型"], ["示例县医共体", "县域医共体"]]


def save_roster(path: Path) -> None:
    """Write the workbook as an office would have it."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, rows in (("机构", HOSPITALS), ("医联体", CONSORTIA), ("成员", MEMBERS)):
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    workbook.save(path)


with TemporaryDirectory() as folder:
    roster = Path(folder) / "名册.xlsx"
    save_roster(roster)
    try:
        mc.read(roster)
    except mc.errors.DocumentError as error:
        for fault in error.faults:
            place = fault.place
            print(place and place.sheet, place and place.row, fault.message.in_language("en"))

    workbook = load_workbook(roster)
    workbook["机构"]["D3"] = None  # better not stated than wrong
    workbook.save(roster)
    reading = mc.files.read_with_notes(roster)
    for note in reading.notes:
        print("note:", note.message.in_language("en"))
    report = mc.check(reading.network, on=date(2026, 1, 1))
    print(len(report.findings), "findings,", len(report.gaps), "questions that wait for data")

    mc.write(reading.network, Path(folder) / "roster.parquet")
    print("the same from Parquet:", mc.read(Path(folder) / "roster.parquet") == reading.network)
