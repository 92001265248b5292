from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from medconsortium.errors import DocumentError
from medconsortium.interop.tables.cells import Cell, cell_text, parse_cell, split_list
from medconsortium.interop.tables.sheet_columns import sheet_columns
from medconsortium.model import Listing, PartialDate
from medconsortium.vocabulary import (
    Centre,
    Completeness,
    Grade,
    NameKind,
    Phase,
    StaffTitle,
    Subject,
    Tier,
)

COLUMNS = {
    (t, c.name): c
    for t in ("institutions", "consortia", "departments", "services", "divisions")
    for c in sheet_columns(t)
}


def parse(table: str, name: str, cell: Cell) -> Any:
    return parse_cell(COLUMNS[table, name], cell)


def fault_of(table: str, name: str, cell: Cell) -> tuple[str, str]:
    with pytest.raises(DocumentError) as caught:
        parse(table, name, cell)
    (fault,) = caught.value.faults
    assert fault.cure.zh
    assert fault.cure.en
    return fault.code, str(fault.message)


@pytest.mark.parametrize("cell", [None, "", "  ", "\u3000\t\n"])
@pytest.mark.parametrize(
    "column", ["name", "grade", "beds", "since", "identifiers_uscc", "other_names"]
)
def test_a_blank_cell_says_nothing(column: str, cell: Cell) -> None:
    assert parse("institutions", column, cell) is None


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (True, "TRUE"),
        (False, "FALSE"),
        (12, "12"),
        (1.5, "1.5"),
        (date(2016, 5, 10), "2016-05-10"),
        (datetime(2016, 5, 10), "2016-05-10"),  # noqa: DTZ001
        (datetime(2016, 5, 10, 8), "2016-05-10 08:00:00"),  # noqa: DTZ001
        (time(8, 30), "08:30:00"),
        (timedelta(hours=30), "1 day, 6:00:00"),
    ],
)
def test_any_cell_is_text(cell: Cell, text: str) -> None:
    assert cell_text(cell) == text
    assert parse("institutions", "name", cell) == text


@pytest.mark.parametrize(
    "cell", ["三级甲等", "三甲", "3A", "３ａ", "三級甲等", " 三级 甲等 ", "tertiary, class A"]
)
def test_a_term_goes_by_any_of_its_names(cell: str) -> None:
    assert parse("institutions", "grade", cell) is Grade.TERTIARY_A


def test_an_unknown_term_is_refused_with_the_nearest() -> None:
    code, said = fault_of("institutions", "tier", "县城")
    assert code == "unknown-term"
    assert "county" in said
    assert fault_of("institutions", "tier", 3.0)[0] == "unknown-term"
    assert parse("institutions", "tier", "县") is Tier.COUNTY


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (("是", "有", "YES", "y", "true", True, 1, 1.0, "√"), True),
        (("否", "无", "no", "N", "false", False, 0, "×"), False),
    ],
)
def test_flags(cells: tuple[Cell, ...], said: bool) -> None:  # noqa: FBT001
    assert [parse("divisions", "urban", cell) for cell in cells] == [said] * len(cells)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (300, 300),
        (300.0, 300),
        ("300", 300),
        ("300张", 300),
        ("３００ 张", 300),
        ("1,234", 1234),
        ("1,234,567", 1234567),
        ("3.0", 3),
        (2.0**53, 2**53),
    ],
)
def test_counts(cell: Cell, number: int) -> None:
    found = parse("institutions", "beds", cell)
    assert found == number
    assert isinstance(found, int)


@pytest.mark.parametrize(
    "cell",
    [
        "三百",
        "约500",
        "500多",
        "-1",
        1.5,
        -1,
        1e300,
        True,
        date(2016, 5, 10),
        "1,23",
        "300 500",
        "nan",
        "1e999",
        "3²",
        "9" * 500,
        float("nan"),
    ],
)
def test_what_is_no_count_is_refused(cell: Cell) -> None:
    code, said = fault_of("institutions", "beds", cell)
    assert code == "wrong-type"
    assert "不是整数" in said


@pytest.mark.parametrize(
    ("cell", "number"), [("-33.5", -33.5), ("+1e2", 100.0), (0.5, 0.5), ("116.4°", 116.4), (7, 7.0)]
)
def test_numbers(cell: Cell, number: float) -> None:
    assert parse("institutions", "location_latitude", cell) == number


@pytest.mark.parametrize(
    "cell",
    [
        date(2016, 5, 10),
        datetime(2016, 5, 10, 8),  # noqa: DTZ001
        42500.0,
        20160510,
        "2016年5月10日",
        "42500",
        "２０１６－０５－１０",
    ],
)
def test_dates(cell: Cell) -> None:
    assert parse("institutions", "since", cell) == PartialDate.parse("2016-05-10")


@pytest.mark.parametrize("cell", ["也许", 2, "2"])
def test_what_is_no_flag_is_refused(cell: Cell) -> None:
    assert fault_of("divisions", "urban", cell)[0] == "wrong-type"


@pytest.mark.parametrize("cell", ["五月", 7.0, True, time(8), "05/10/2016"])
def test_what_is_no_date_is_refused(cell: Cell) -> None:
    assert fault_of("institutions", "since", cell)[0] == "wrong-type"


def test_lists_of_terms_are_split_where_terms_end() -> None:
    first, second = Subject.parse("内科"), Subject.parse("儿科")
    for cell in ("内科、儿科", "内科；儿科", "内科;儿科", "内科\n儿科", "内科,儿科，"):
        assert parse("consortia", "specialties", cell) == Listing([first, second])
    assert split_list("a、b；c", {"a、b", "c"}.__contains__) == ["a、b", "c"]


def test_lists_say_how_complete_they_are() -> None:
    listing = Listing([Phase.ACUTE], Completeness.PARTIAL)
    label = Phase.ACUTE.zh
    for ending in ("（不完整）", "(partial)", " （不完整）"):
        assert parse("services", "phases", label + ending) == listing
    for none in ("无", "没有", "none"):
        assert parse("services", "phases", none) == Listing(())
    assert parse("institutions", "designations", "国家（癌症）") == Listing(["国家（癌症）"])


def test_lists_of_ids_are_split_where_the_ids_are_known() -> None:
    assert parse("institutions", "sources", "a、b；c") == ("a、b", "c")
    assert parse("institutions", "identifiers_other", 12.0) == ("12",)


def test_pairs() -> None:
    assert parse("departments", "staff", "主任医师：3；护士:10") == (
        (StaffTitle.CHIEF_PHYSICIAN, 3),
        (StaffTitle.NURSE, 10),
    )
    assert parse("institutions", "other_names", "曾用名：甲；乙：丙；丁") == (
        (NameKind.FORMER, "甲"),
        (None, "乙：丙"),
        (None, "丁"),
    )
    (centre,) = parse("consortia", "centres", f"{next(iter(Centre)).zh}：甲医院")
    assert centre == (next(iter(Centre)), "甲医院")
    assert parse("consortia", "centres", next(iter(Centre)).zh) == Listing(
        [(next(iter(Centre)), None)]
    )
    assert fault_of("departments", "staff", "主任医师")[0] == "wrong-type"
    assert fault_of("departments", "staff", "院长：1")[0] == "unknown-term"


@pytest.mark.parametrize("name", ["id", "identifiers_uscc", "division", "part_of"])
@pytest.mark.parametrize("cell", ["1.21E+17", 1.21e17])
def test_damaged_codes_are_refused(name: str, cell: Cell) -> None:
    code, said = fault_of("institutions", name, cell)
    assert code == "damaged-code"
    assert "1.21E+17" in said


def test_whole_codes_in_numbers_are_taken() -> None:
    assert parse("institutions", "division", 110108.0) == "110108"
    assert parse("divisions", "code", 110108.0) == "110108"
    assert parse("institutions", "id", 7.0) == "7"
