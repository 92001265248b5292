"""Categories, by the standard's code and as registers write them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from medconsortium.errors import TermError
from medconsortium.vocabulary import Category

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("综合医院", Category.A100),
        ("a100", Category.A100),
        ("中醫（綜合）醫院", Category.A210),
        ("中医医院", Category.A210),
        ("妇产医院", Category.A518),
        ("A518.妇产（科）医院", Category.A518),
        ("儿童医院", Category.A519),
        ("康復醫院", Category.A527),
        ("護理院", Category.A710),
        ("社区卫生服务中心", Category.B100),
        ("中心卫生院", Category.C210),
        ("乡卫生院", Category.C220),
        ("村衛生室", Category.D600),
        ("婦幼保健院", Category.G100),
        ("疾控中心", Category.J100),
    ],
)
def test_categories_as_written(text: str, category: Category) -> None:
    assert Category.parse(text) is category


@pytest.mark.parametrize("text", ["A999", "I100", "A", "乡镇卫生院", "医院"])
def test_unknown_and_ambiguous_names_are_refused(text: str) -> None:
    with pytest.raises(TermError):
        Category.parse(text)


def test_a_member_is_named_by_its_code() -> None:
    assert all(category.name == category.key for category in Category)
    assert [category.key for category in Category] == sorted(category.key for category in Category)


def test_every_row_of_the_public_code_list_is_read() -> None:
    file = DATA / "cn_institution_codes" / "ws218_2002_institution_codes.csv"
    if not file.exists():
        pytest.skip("the public code lists are not beside this checkout")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = [(row["code"], row["display"]) for row in csv.DictReader(lines)]
    assert [Category.parse(code).key for code, _ in rows] == [code for code, _ in rows]
    assert [Category.parse(display).key for _, display in rows] == [code for code, _ in rows]
    assert len(rows) == len(Category)


def test_every_category_of_a_real_register_is_read() -> None:
    file = DATA / "cn_hospitals_beijing" / "hospitals_beijing_gbk.csv"
    if not file.exists():
        pytest.skip("the register of Beijing is not beside this checkout")
    with file.open(encoding="gb18030", newline="") as lines:
        written = {row["小类"] for row in csv.DictReader(lines)}
    assert len(written) > 20
    assert all(text.startswith(Category.parse(text).key) for text in written)
