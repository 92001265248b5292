from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from medconsortium.errors import DocumentError
from medconsortium.interop.mapping import Mapped, read_mapped, read_mapping
from medconsortium.model import GeoPoint
from medconsortium.vocabulary import Category, DivisionLevel, Grade, Ownership, Tier

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT.parent / "shared" / "data"
EXAMPLES = ROOT / "examples" / "mappings"

TOP = "format: medconsortium-mapping/1\n"
DISTRICTS = """tables:
  - table: divisions
    once: true
    columns: {id: 区, name: 区, parent: 市}
  - table: institutions
    needed: [division]
    skip_if: {column: 状态, is: [停业]}
    columns: {id: 编号, name: 名称, division: 区, beds: 床位, part_of: 总院}
"""
HEADINGS = "编号,名称,区,市,床位,总院,状态\n"


def mapped(
    tmp_path: Path, rows: str, *, mapping: str = DISTRICTS, headings: str = HEADINGS
) -> Mapped:
    file = tmp_path / "名册.csv"
    file.write_text(headings + rows, encoding="utf-8")
    return read_mapped(file, read_mapping((TOP + mapping).encode()))


def outcomes(found: Mapped, table: str = "institutions") -> list[tuple[int, str, list[str]]]:
    return [(r.row, r.outcome, [str(x) for x in r.reasons]) for r in found.rows if r.table == table]


# --- Real tables. The outcomes were written from PROVENANCE.md by hand. -------------------------


def real(folder: str, file: str, mapping: str) -> Mapped:
    path = DATA / folder / file
    if not path.is_file():
        pytest.skip(f"{folder} is not here")
    return read_mapped(path, read_mapping(EXAMPLES / mapping))


def test_the_hospitals_of_beijing() -> None:
    found = real("cn_hospitals_beijing", "hospitals_beijing_gbk.csv", "beijing_hospitals.yaml")
    network = found.network
    assert found.count("kept", table="institutions") == len(network.institutions) == 724
    assert found.count("kept", table="divisions") == len(network.divisions) == 16
    assert len(found.rows) == 724 + 16
    levels = Counter(i.grade.level if i.grade else -1 for i in network.institutions.values())
    assert levels == {3: 101, 2: 155, 1: 437, None: 31}
    classes = Counter(i.grade.key[1] for i in network.institutions.values() if i.grade)
    assert (classes["A"], classes["B"]) == (134, 6)
    assert classes["N"] == 208 + 376 == 724 - 134 - 6  # 合格 and 未评 are no class
    for name in ("协和", "天坛", "中日友好"):
        (hospital,) = (
            i
            for i in network.institutions.values()
            if name in str(i.name) and i.grade is Grade.TERTIARY_A
        )
        assert hospital.category is Category.A100
        assert hospital.sources == ("register",)
    assert all(d.level is DivisionLevel.COUNTY for d in network.divisions.values())
    assert {i.ownership for i in network.institutions.values()} == {None, Ownership.SOCIAL}
    assert Counter(note.code for note in found.notes) == {"read-as-gb18030": 1, "id-made": 724}


def test_the_facilities_of_kenya() -> None:
    found = real("kenya_kmhfl_2020", "facilities.csv", "kenya_facilities.yaml")
    network = found.network
    rows = [row for row in found.rows if row.table == "institutions"]
    assert len(rows) == len(network.institutions) == 12_379
    assert Counter(row.outcome for row in rows) == {"changed": 12_379 - 1_479, "kept": 1_479}
    ((reason, count),) = found.reasons(table="institutions")
    assert (reason.zh, count) == ("经纬度颠倒，已对调", 10_900)
    tiers = Counter(i.tier for i in network.institutions.values())
    assert tiers == {
        Tier.VILLAGE: 9_392,
        Tier.TOWNSHIP: 2_142,
        Tier.COUNTY: 819,
        Tier.PROVINCE: 19,
        Tier.NATIONAL: 6,
        None: 1,
    }
    assert Counter(d.level for d in network.divisions.values())[DivisionLevel.PROVINCE] == 47
    assert sum(not i.identifiers for i in network.institutions.values()) == 57
    points = [i.location for i in network.institutions.values() if i.location is not None]
    assert len(points) == 10_900
    assert all(-4.75 < p.latitude < 5.35 and 33.5 < p.longitude < 42.5 for p in points)
    (hospital,) = (
        i for i in network.institutions.values() if str(i.name) == "Kenyatta National Hospital"
    )
    assert (hospital.tier, hospital.beds) == (Tier.NATIONAL, 1_455)


# --- What becomes of rows -----------------------------------------------------------------------


def test_every_row_is_accounted_for(tmp_path: Path) -> None:
    found = mapped(
        tmp_path,
        "a,甲,东区,,300,,\n"
        "b,乙,东区,,三百,a,\n"
        ",,,,,,\n"
        "c,,东区,,,,\n"
        "d,丁,,,,,\n"
        "e,戊,东区,,,,停业\n"
        "a,己,西区,,,,\n"
        "f/g,庚,东区,,,,\n"
        "h,辛,东区,,,不存在,\n"
        "i,壬,东区,某市,,,\n",
    )
    near = "part_of：机构 中没有 '不存在'"
    assert outcomes(found) == [
        (2, "kept", []),
        (3, "changed", ["beds：'三百' 不是整数"]),
        (5, "refused", ["没有 name"]),
        (6, "refused", ["没有 division"]),
        (7, "skipped", ["状态 是 '停业'"]),
        (8, "refused", ["标识与第 2 行相同"]),
        (
            9,
            "refused",
            ["标识 'f/g' 不可用：标识含有 /"],
        ),
        (10, "changed", [near]),
        (11, "kept", []),
    ]
    assert [*found.network.institutions] == ["a", "b", "h", "i"]
    assert [*found.network.divisions] == ["东区", "西区"]


def test_what_refers_to_a_refused_row_follows_it(tmp_path: Path) -> None:
    rule = DISTRICTS.replace("needed: [division]", "needed: [division, part_of]")
    found = mapped(
        tmp_path, "a,甲,东区,,,b,\nb,乙,东区,,,c,\nc,丙,东区,,,d,\ne,戊,东区,,,e,\n", mapping=rule
    )
    assert [outcome for _, outcome, _ in outcomes(found)] == ["refused"] * 3 + ["kept"]
    assert [*found.network.institutions] == ["e"]


def test_blank_ids_are_made_and_told(tmp_path: Path) -> None:
    rule = DISTRICTS.replace("id: 编号, ", "").replace("id: 区, ", "")
    found = mapped(tmp_path, "a,甲,东区,,,,\nb,乙,东区,,,,\nc,甲,东区,,,,\n", mapping=rule)
    assert [*found.network.institutions] == ["东区-甲", "东区-乙"]
    assert [note.message.zh for note in found.notes] == [
        "没有编号，定为 东区",
        "没有编号，定为 东区-甲",
        "没有编号，定为 东区-乙",
    ]
    assert outcomes(found)[-1] == (4, "refused", ["标识与第 2 行相同"])


def test_title_source_and_mark_are_taken_over(tmp_path: Path) -> None:
    mapping = "title: 名册\nsynthetic: true\nsource: {id: s, document: 通知}\n" + DISTRICTS
    network = mapped(tmp_path, "a,甲,东区,,,,\n", mapping=mapping).network
    assert (str(network.title), network.synthetic) == ("名册", True)
    assert network.institutions["a"].sources == network.divisions["东区"].sources == ("s",)
    assert str(network.sources["s"].document) == "通知"
    place = network.place("institutions", "a")
    assert place is not None
    assert place.row == 2


def test_a_workbook_may_be_mapped(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("别的").append(["x"])
    sheet: Any = book.create_sheet("名册")
    for row in (["某县名册"], [], ["名 称", "经度", "纬度"], ["甲", 30, 110], ["乙", None, None]):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    text = (
        TOP + "sheet: 名册\ntables:\n  - table: institutions\n    columns: {name: 名称}\n"
        "    point: {latitude: 纬度, longitude: 经度, within: {longitude: [73, 136]}}\n"
    )
    found = read_mapped(tmp_path / "a.xlsx", read_mapping(text.encode()))
    assert [o for _, o, _ in outcomes(found)] == ["changed", "kept"]
    assert found.network.institutions["甲"].location == GeoPoint(latitude=30, longitude=110)
    with pytest.raises(DocumentError, match="use Sheet, 别的, 名册"):
        read_mapped(tmp_path / "a.xlsx", read_mapping(text.replace("名册", "不在").encode()))


def test_columns_that_are_not_there_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        mapped(tmp_path, "a,甲\n", headings="编号,名称\n")
    assert [fault.code for fault in caught.value.faults] == ["no-such-column"] * 5
    assert "表中有：编号, 名称" in str(caught.value.faults[0].cure)
    assert caught.value.faults[0].place is not None
    assert caught.value.faults[0].place.line == 5
    with pytest.raises(DocumentError, match="no column '区'"):
        mapped(tmp_path, "", headings="")


def test_the_encoding_may_be_said(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes("名稱\r\n甲\r\n".encode("big5"))
    rule = "encoding: big5\ntables: [{table: institutions, columns: {name: 名称}}]\n"
    found = read_mapped(file, read_mapping((TOP + rule).encode()))
    assert [*found.network.institutions] == ["甲"]
