from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.rules.rows import (
    consortium,
    department,
    division,
    group,
    institution,
    listed,
    member,
    network,
    outcome,
    verdict,
)

from medconsortium.model import Consortium, Institution, Row
from medconsortium.rules.families.county.township_centre_outside_community import (
    township_centre_outside_community,
)
from medconsortium.vocabulary import Ownership

COUNTY = division("县")
TOWN = division("镇", parent="县")


def centre(
    category: str | None = "C220", owner: str | None = "government", place: str | None = "镇"
) -> Institution:
    ownership = None if owner is None else Ownership.parse(owner)
    return institution("乙", category, division=place, fields={"ownership": ownership})


def community(kind: str | None = "county_medical_community", **about: Any) -> Consortium:
    grid = about.pop("grid", "县")
    fields = {"grid": None if grid is None else listed(grid)}
    return consortium(kind, fields=fields, **about)


def said(*rows: Row, on: date = date(2021, 6, 15)) -> str:
    judged = network(COUNTY, TOWN, *rows)
    return outcome(township_centre_outside_community, judged, "乙", on=on)


OTHERS = member("甲", "lead")

CASES: dict[str, tuple[list[Row], str]] = {
    "a member": ([community(), centre(), OTHERS, member("乙")], "pass"),
    "a member, members listed in part": (
        [community(members="partial"), centre(), member("乙")],
        "pass",
    ),
    "a member of an urban group": (
        [community("urban_medical_group"), centre(), member("乙")],
        "pass",
    ),
    "outside": ([community(), centre(), OTHERS], "fail"),
    "outside, members listed in part": (
        [community(members="partial"), centre(), OTHERS],
        "not_assessed",
    ),
    "outside, others are described": ([community(), centre(), OTHERS, group()], "not_assessed"),
    "outside, another's members listed in part": (
        [community(), consortium(name="别", members="partial"), centre(), OTHERS],
        "not_assessed",
    ),
    "outside, an alliance's members listed in part": (
        [community(), consortium("specialty_alliance", name="别", members="partial"), centre()],
        "fail",
    ),
    "a member of an alliance only": (
        [community(), consortium("specialty_alliance", name="别"), centre(), member("乙", of="别")],
        "fail",
    ),
    "a member of one whose kind is not stated": (
        [community(), consortium(None, name="别"), centre(), member("乙", of="别")],
        "not_assessed",
    ),
    "outside any grid": ([community(grid="别处"), division("别处"), centre()], "not_assessed"),
    "no grid recorded": ([community(grid=None), centre()], "not_assessed"),
    "in the grid of an urban group": (
        [community("urban_medical_group"), centre()],
        "not_assessed",
    ),
    "where it is is not stated": ([community(), centre(place=None)], "not_assessed"),
    "only applied": ([community(), centre(), member("乙", status="applied")], "fail"),
    "left": ([community(), centre(), member("乙", until="2020")], "fail"),
    "a member until an unknown day": (
        [community(), centre(), member("乙", until=None)],
        "not_assessed",
    ),
    "a member of one that is only planned": (
        [community(status="planned"), centre(), member("乙")],
        "not_applicable",
    ),
    "a department is a member": (
        [community(), centre(), department("乙科", "乙"), member("乙科")],
        "not_assessed",
    ),
    "a department of nobody stated is a member": (
        [community(), centre(), department("科"), member("科")],
        "not_assessed",
    ),
    "no township centre": ([community(), centre("A100")], "not_applicable"),
    "a subdistrict health centre": ([community(), centre("C100")], "not_applicable"),
    "not run by government": ([community(), centre(owner="social")], "not_applicable"),
    "of unknown category": ([community(), centre(None)], "not_assessed"),
    "of unknown category, a member": ([community(), centre(None), member("乙")], "not_assessed"),
    "of unknown owner": ([community(), centre(owner=None)], "not_assessed"),
    "no consortium with a grid": ([consortium("specialty_alliance"), centre()], "not_applicable"),
}


@pytest.mark.parametrize("case", CASES)
def test_decided_cases(case: str) -> None:
    rows, expected = CASES[case]
    assert said(*rows) == expected


def test_it_is_due_at_the_end_of_2020() -> None:
    rows = [community(), centre(), OTHERS]
    assert said(*rows, on=date(2020, 12, 30)) == "not_applicable"
    assert said(*rows, on=date(2020, 12, 31)) == "fail"


def test_a_finding_names_the_community() -> None:
    judged = network(COUNTY, TOWN, community(), centre(), OTHERS)
    found = verdict(township_centre_outside_community, judged, "乙")
    assert found.message.en == "in the grid of 盟, but no member"
    assert found.rows == (("consortia", "盟"),)


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        ([community(), centre(None, None, None)], "category ownership division"),
        ([community(members="partial"), centre()], "members_completeness"),
        ([community(grid=None), centre()], "grid parent"),
        ([community(), centre(), member("乙", until=None)], "until"),
    ],
)
def test_what_is_missing_is_named(rows: list[Row], missing: str) -> None:
    judged = network(COUNTY, TOWN, *rows)
    found = verdict(township_centre_outside_community, judged, "乙").missing
    names = [field.rpartition(".")[2] for field in found]
    assert [name for name in names if name != "memberships"] == missing.split()
