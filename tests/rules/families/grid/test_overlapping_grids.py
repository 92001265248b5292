from __future__ import annotations

from typing import Any

import pytest
from tests.rules.rows import consortium, division, listed, network, outcome, verdict

from medconsortium.model import Consortium, Listing, Row
from medconsortium.rules.families.grid.overlapping_grids import overlapping_grids

PLACES = (
    division("市", "prefecture"),
    division("县", "county", "市"),
    division("东镇", "township", "县"),
    division("西镇", "township", "县"),
    division("东村", "village", "东镇"),
    division("外镇", "township"),
    division("外县", "county"),
    division("疑镇", "township", "县", until=None),
    division("旧镇", "township", "县", until="2020"),
    division("无级", None, "县"),
    division("国", "nation"),
    division("邻国", "nation"),
)


def serving(grid: str | Listing[str] | None, name: str = "盟", **said: Any) -> Consortium:
    kind = said.pop("kind", "county_medical_community")
    divisions = listed(grid) if isinstance(grid, str) else grid
    return consortium(kind, name=name, fields={"grid": divisions}, **said)


def beside(*others: Consortium, grid: str | Listing[str] | None = "东镇") -> list[Row]:
    return [serving(grid), *others, *PLACES]


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("东镇", "东镇", "fail"),
        ("东镇", "县", "fail"),
        ("县", "东镇", "fail"),
        ("东村", "市", "fail"),
        ("市", "东村", "fail"),
        ("西镇 东镇", "东村", "fail"),
        ("东镇", "西镇", "pass"),
        ("国", "邻国", "pass"),
        ("国", "外镇", "not_assessed"),
        ("东村", "西镇", "pass"),
        ("东镇", "外镇", "pass"),  # of one level, and not the same
        ("东村", "外镇", "pass"),  # 东村 lies in another town, wherever 外镇 lies
        ("东镇", "外县", "pass"),  # and 东镇 in another county
        ("外镇", "县", "not_assessed"),  # it may lie in it
        ("县", "外镇", "not_assessed"),
        ("东镇", "疑镇", "not_assessed"),
        ("疑镇", "疑镇", "fail"),  # the same, whatever its dates
        ("疑镇", "县", "not_assessed"),
        ("旧镇", "西镇", "not_assessed"),  # no division of that day
        ("旧镇", "县", "not_assessed"),
        ("东镇", "无级", "not_assessed"),
        ("无级", "县", "fail"),
        ("东镇", "", "pass"),
        ("", "东镇", "not_applicable"),
    ],
)
def test_two_grids(ours: str, theirs: str, expected: str) -> None:
    judged = network(*beside(serving(theirs, "别"), grid=ours))
    assert outcome(overlapping_grids, judged) == expected
    if "" not in (ours, theirs):  # which one is asked does not matter
        assert outcome(overlapping_grids, judged, "别") == expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (listed("东镇", "partial"), listed("西镇"), "not_assessed"),
        (listed("东镇"), listed("西镇", "unknown"), "not_assessed"),
        (listed("东镇", "partial"), listed("县", "partial"), "fail"),
        (None, listed("西镇"), "not_assessed"),
        (listed("东镇"), None, "not_assessed"),
    ],
)
def test_grids_listed_in_part(
    ours: Listing[str] | None, theirs: Listing[str] | None, expected: str
) -> None:
    judged = network(*beside(serving(theirs, "别"), grid=ours))
    assert outcome(overlapping_grids, judged) == expected


@pytest.mark.parametrize(
    ("said", "overlapping", "apart"),
    [
        ({"kind": "urban_medical_group"}, "not_applicable", "not_applicable"),
        ({"kind": "other"}, "not_applicable", "not_applicable"),
        ({"kind": None}, "not_assessed", "pass"),
        ({"until": "2020"}, "not_applicable", "not_applicable"),
        ({"since": "2022"}, "not_applicable", "not_applicable"),
        ({"until": None}, "not_assessed", "pass"),
        ({"since": None, "until": None, "status": "planned"}, "not_assessed", "pass"),
    ],
)
def test_the_other_is_of_another_kind_or_time(
    said: dict[str, Any], overlapping: str, apart: str
) -> None:
    judged = network(*beside(serving("县", "别", **said)))
    assert outcome(overlapping_grids, judged) == overlapping
    judged = network(*beside(serving("西镇", "别", **said)))
    assert outcome(overlapping_grids, judged) == apart


def test_one_alone_overlaps_nobody() -> None:
    assert outcome(overlapping_grids, network(*beside())) == "not_applicable"
    two = {"kind": "urban_medical_group"}
    judged = network(*beside(serving("县", "一", **two), serving("县", "二", **two)))
    assert outcome(overlapping_grids, judged) == "not_applicable"
    assert outcome(overlapping_grids, judged, "一") == "fail"


def test_many_are_judged_pair_by_pair() -> None:
    towns = [division(f"镇{n}", "township", "县") for n in range(6)]
    grids = [serving(f"镇{n}", f"共{n}") for n in range(5)]
    judged = network(*PLACES, *towns, *grids, serving("镇2 镇5", "共五"))
    said = {name: outcome(overlapping_grids, judged, name) for name in judged.consortia}
    assert [name for name, what in said.items() if what == "fail"] == ["共2", "共五"]
    assert set(said.values()) == {"pass", "fail"}


def test_one_unclear_grid_leaves_the_others_open() -> None:
    judged = network(*beside(serving("西镇", "一"), serving("疑镇", "二")))
    for name in judged.consortia:
        assert outcome(overlapping_grids, judged, name) == "not_assessed"


def test_a_grid_is_not_held_against_itself() -> None:
    judged = network(*beside(serving("西镇", "别"), grid="东镇 东村"))
    assert outcome(overlapping_grids, judged) == "pass"


def test_a_finding_names_division_and_consortium() -> None:
    judged = network(*beside(serving("县", "别"), grid="东镇 外镇"))
    found = verdict(overlapping_grids, judged)
    assert found.message.en == "served by another as well: 东镇 (别)"
    assert found.rows == (("consortia", "别"),)
    assert [(e.found, e.wanted) for e in found.evidence] == [(1, 0)]
