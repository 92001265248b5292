from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from tests.rules.rows import consortium, division, listed, network, outcome, verdict

from medconsortium.model import Consortium, Listing, Row
from medconsortium.rules.families.grid.uncovered_division import uncovered_division

PLACES = (
    division("市", "prefecture"),
    division("东区", "county", "市"),
    division("西区", "county", "市"),
    division("西街", "township", "西区"),
)


def whole(grid: Listing[str] | None, kind: str = "other", **said: Any) -> Consortium:
    return consortium(kind, fields={"grid": grid}, **said)


def part(
    name: str,
    grid: str | Listing[str] | None,
    kind: str | None = "urban_medical_group",
    *,
    of: str | None = "盟",
    **said: Any,
) -> Consortium:
    divisions = listed(grid) if isinstance(grid, str) else grid
    return consortium(kind, name=name, fields={"grid": divisions, "part_of": of}, **said)


BOTH = listed("东区 西区")
EAST = part("东", "东区")

# The consortia beside 盟, whose grid is 东区 and 西区.
CASES: Mapping[str, tuple[list[Row], str]] = {
    "one part for each": ([EAST, part("西", "西区")], "pass"),
    "communities are parts too": ([EAST, part("西", "西区", "county_medical_community")], "pass"),
    "one part for both": ([part("全", "东区 西区")], "pass"),
    "one part for the city": ([part("全", "市")], "pass"),
    "nobody for one": ([EAST], "fail"),
    "another has it, that is no part": (
        [EAST, part("西", "西区", of="别"), consortium("other", name="别")],
        "fail",
    ),
    "another has it, of which nothing is said": (
        [EAST, part("西", "西区", of=None)],
        "not_assessed",
    ),
    "another that has it not, of which nothing is said": (
        [EAST, part("东二", "东区", of=None)],
        "fail",
    ),
    "an alliance has it": ([EAST, part("西", "西区", "specialty_alliance")], "fail"),
    "something of unknown kind has it": ([EAST, part("西", "西区", None)], "not_assessed"),
    "a planned part has it": ([EAST, part("西", "西区", status="planned")], "fail"),
    "a part that is over had it": ([EAST, part("西", "西区", until="2020")], "fail"),
    "a part that may be over has it": ([EAST, part("西", "西区", until=None)], "not_assessed"),
    "a part has some of it": ([EAST, part("西", "西街")], "not_assessed"),
    "a part has no stated grid": ([EAST, part("西", None)], "not_assessed"),
    "a part has at least this": ([part("东", listed("东区", "partial"))], "not_assessed"),
    "nothing is part of it": ([part("东", "东区", of=None)], "not_applicable"),
    "only an alliance is part of it": (
        [part("东", "东区", "specialty_alliance")],
        "not_applicable",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_parts(case: str) -> None:
    rows, expected = CASES[case]
    assert outcome(uncovered_division, network(whole(BOTH), *PLACES, *rows)) == expected


@pytest.mark.parametrize(
    ("grid", "expected"),
    [
        (None, "not_assessed"),
        (listed("东区 西区", "partial"), "not_assessed"),
        (listed("东区 西区", "unknown"), "not_assessed"),
        (listed(""), "not_applicable"),
        (listed("东区"), "pass"),
    ],
)
def test_only_a_complete_list_is_gone_through(grid: Listing[str] | None, expected: str) -> None:
    assert outcome(uncovered_division, network(whole(grid), *PLACES, EAST)) == expected


@pytest.mark.parametrize(
    ("kind", "status", "expected"),
    [
        ("urban_medical_group", None, "fail"),
        ("county_medical_community", None, "fail"),
        ("other", "planned", "not_applicable"),
    ],
)
def test_the_whole_may_be_of_any_kind(kind: str, status: str | None, expected: str) -> None:
    judged = network(whole(BOTH, kind, status=status), *PLACES, EAST)
    assert outcome(uncovered_division, judged) == expected


def test_what_is_missing() -> None:
    incomplete = network(whole(None), *PLACES, EAST)
    assert verdict(uncovered_division, incomplete).missing == ("consortia.grid",)
    unknown = network(whole(BOTH), *PLACES, EAST, part("西", "西区", of=None, until=None))
    assert set(verdict(uncovered_division, unknown).missing) == {
        "consortia.part_of",
        "consortia.until",
        "divisions.parent",
        "divisions.level",
    }
    unstated = network(whole(BOTH), *PLACES, EAST, part("西", None, None))
    assert {"consortia.grid", "consortia.kind"} < set(verdict(uncovered_division, unstated).missing)


def test_a_finding_names_the_division() -> None:
    found = verdict(uncovered_division, network(whole(BOTH), *PLACES, EAST))
    assert found.message.en == "in no grid: 西区"
    assert [(e.found, e.wanted) for e in found.evidence] == [(1, 2)]
    assert found.rows == (("divisions", "西区"),)
