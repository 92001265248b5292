from __future__ import annotations

from collections.abc import Mapping

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

from medconsortium.model import Institution, Listing, Membership, Row
from medconsortium.rules.families.grid.primary_member_outside_grid import (
    primary_member_outside_grid,
)

PLACES = (
    division("县", "county"),
    division("东镇", "township", "县"),
    division("西镇", "township", "县"),
    division("东村", "village", "东镇"),
    division("疑村", "village", "东镇", until=None),
)
LEAD = (institution("甲", "A100", division="县"), member("甲", "lead"))


def centre(division: str | None, category: str | None = "C220") -> Institution:
    return institution("乙", category, division=division)


def judged(*rows: Row, grid: Listing[str] | None = None, members: str = "complete") -> str:
    fields = {"grid": listed("东镇") if grid is None else grid}
    return outcome(
        primary_member_outside_grid,
        network(consortium(members=members, fields=fields), *PLACES, *rows),
    )


# The member 乙 of a consortium whose grid is 东镇.
CASES: Mapping[str, tuple[Institution, Membership, str]] = {
    "in the town": (centre("东镇"), member("乙"), "pass"),
    "in a village of the town": (centre("东村"), member("乙"), "pass"),
    "in another town": (centre("西镇"), member("乙"), "fail"),
    "somewhere in the county": (centre("县"), member("乙"), "not_assessed"),
    "nowhere stated": (centre(None), member("乙"), "not_assessed"),
    "in a village that may be no more": (centre("疑村"), member("乙"), "not_assessed"),
    "a hospital in another town": (centre("西镇", "A100"), member("乙"), "not_applicable"),
    "a clinic in another town": (centre("西镇", "D211"), member("乙"), "fail"),
    "a community centre in another town": (centre("西镇", "B100"), member("乙"), "fail"),
    "of unknown category, elsewhere": (centre("西镇", None), member("乙"), "not_assessed"),
    "of unknown category, in the town": (centre("东镇", None), member("乙"), "pass"),
    "elsewhere, and only applied": (
        centre("西镇"),
        member("乙", status="applied"),
        "not_applicable",
    ),
    "elsewhere, and has left": (centre("西镇"), member("乙", until="2020"), "not_applicable"),
    "elsewhere, and may have left": (centre("西镇"), member("乙", until=None), "not_assessed"),
    "in the town, and may have left": (centre("东镇"), member("乙", until=None), "pass"),
    "elsewhere, its role not stated": (centre("西镇"), member("乙", None), "fail"),
}


@pytest.mark.parametrize("case", CASES)
def test_one_member(case: str) -> None:
    institution, membership, expected = CASES[case]
    assert judged(*LEAD, institution, membership) == expected


@pytest.mark.parametrize(
    ("place", "grid", "expected"),
    [
        ("西镇", listed("县"), "pass"),
        ("西镇", listed("东镇 西镇"), "pass"),
        ("西镇", listed("西镇", "partial"), "pass"),
        ("西镇", listed("东镇", "partial"), "not_assessed"),
        ("西镇", listed("东镇", "unknown"), "not_assessed"),
        ("西镇", listed("东村"), "fail"),
        ("东镇", listed("东村"), "not_assessed"),
        ("东镇", listed("疑村"), "not_assessed"),
        ("西镇", listed(""), "not_applicable"),
    ],
)
def test_grids(place: str, grid: Listing[str], expected: str) -> None:
    assert judged(*LEAD, centre(place), member("乙"), grid=grid) == expected


def test_no_grid_is_stated() -> None:
    rows = (centre("西镇"), member("乙"))
    assert outcome(primary_member_outside_grid, network(consortium(), *PLACES, *rows)) == (
        "not_assessed"
    )


@pytest.mark.parametrize(
    ("rows", "members", "expected"),
    [
        ([centre("西镇"), member("乙")], "partial", "fail"),
        ([centre("东镇"), member("乙")], "partial", "not_assessed"),
        ([], "unknown", "not_assessed"),
        ([], "complete", "not_applicable"),
        ([group()], "complete", "not_assessed"),
        ([group(division="东村")], "complete", "pass"),
        ([group(division="西镇")], "complete", "not_assessed"),  # it may be of hospitals
        ([centre("西镇"), department("乙科", "乙"), member("乙科")], "complete", "fail"),
        ([centre("东镇"), department("乙科"), member("乙科")], "complete", "not_assessed"),
    ],
)
def test_who_is_a_member(rows: list[Row], members: str, expected: str) -> None:
    assert judged(*LEAD, *rows, members=members) == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("urban_medical_group", "fail"), ("specialty_alliance", "not_applicable")],
)
def test_the_kinds_it_is_for(kind: str, expected: str) -> None:
    of = consortium(kind, fields={"grid": listed("东镇")})
    rows = (centre("西镇"), member("乙"))
    assert outcome(primary_member_outside_grid, network(of, *PLACES, *rows)) == expected


def test_a_finding_names_member_and_place() -> None:
    of = consortium(fields={"grid": listed("东镇")})
    rows = (centre("西镇"), member("乙"), institution("丙", "B100", division="东镇"), member("丙"))
    found = verdict(primary_member_outside_grid, network(of, *PLACES, *rows))
    assert found.message.en == "primary members outside the grid: 乙 (西镇)"
    assert [(e.found, e.wanted) for e in found.evidence] == [(1, 2)]
