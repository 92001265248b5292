"""Tiers, grades and owners, as registers and rosters write them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from medconsortium.errors import TermError
from medconsortium.vocabulary import Affiliation, Grade, Ownership, StaffTitle, Term, Tier

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("省", Tier.PROVINCE),
        ("地市", Tier.CITY),
        ("縣", Tier.COUNTY),
        ("乡", Tier.TOWNSHIP),
        ("村", Tier.VILLAGE),
        ("国家级", Tier.NATIONAL),
        ("三甲", Grade.TERTIARY_A),
        ("三級甲等", Grade.TERTIARY_A),
        ("３ａ", Grade.TERTIARY_A),
        ("二乙", Grade.SECONDARY_B),
        ("二级", Grade.SECONDARY),
        ("一级未评", Grade.PRIMARY),
        ("未定级", Grade.UNGRADED),
        ("政府办", Ownership.GOVERNMENT),
        ("民營", Ownership.SOCIAL),
        ("县（旗）属", Affiliation.COUNTY),
        ("省属", Affiliation.PROVINCE),
        ("副主任醫師", StaffTitle.ASSOCIATE_CHIEF_PHYSICIAN),
        ("高年资主治医生", StaffTitle.ATTENDING_PHYSICIAN),
    ],
)
def test_terms_as_written(text: str, term: Term) -> None:
    assert type(term).parse(text) is term


@pytest.mark.parametrize("text", ["三级合格", "甲等", "四级甲等", "社区"])
def test_what_says_too_little_or_too_much_is_no_grade(text: str) -> None:
    with pytest.raises(TermError):
        Grade.parse(text)


def test_levels_of_grades() -> None:
    levels = {grade.key: grade.level for grade in Grade}
    assert levels.pop("UN") is None
    assert len(levels) == 13
    assert all(level == int(key[0]) for key, level in levels.items())


def test_tiers_run_from_the_nation_to_the_village() -> None:
    assert [tier.key for tier in Tier] == [
        "national",
        "province",
        "city",
        "county",
        "township",
        "village",
    ]


def test_every_grade_of_the_public_code_list_is_read() -> None:
    file = DATA / "cn_institution_codes" / "hospital_level_codes.csv"
    if not file.exists():
        pytest.skip("the public code lists are not beside this checkout")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        grades = [Grade.parse(row["display"]) for row in csv.DictReader(lines)]
    assert len(grades) == len(set(grades)) == len(Grade)


def test_levels_named_in_a_real_roster() -> None:
    file = DATA / "cn_consortium_rosters" / "rosters_seed002_tianjin_hunan.csv"
    if not file.exists():
        pytest.skip("the rosters are not beside this checkout")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        stated = {row["level_as_stated"][:2] for row in csv.DictReader(lines)} - {""}
    assert {Grade.parse(level) for level in stated} == {Grade.PRIMARY, Grade.SECONDARY}


def test_grades_have_two_numbers_that_run_in_opposite_directions() -> None:
    assert [grade.insurance_code for grade in Grade][:10] == [7, 8, 9, 10, 4, 5, 6, 1, 2, 3]
    assert {grade.insurance_code for grade in [*Grade][10:]} == {None}


def test_register_codes_are_those_of_the_public_list() -> None:
    file = DATA / "cn_institution_codes" / "hospital_level_codes.csv"
    if not file.exists():
        pytest.skip("the public code lists are not beside this checkout")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        listed = {row["display"]: int(row["code"]) for row in csv.DictReader(lines)}
    assert {grade: grade.register_code for grade in Grade} == {
        Grade.parse(name): code for name, code in listed.items()
    }
