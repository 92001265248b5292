"""What is said of grids that meet stands with the rule that asks: GRD002."""

from __future__ import annotations

from typing import Any

import pytest
from tests.rules.cases import DAY

from medconsortium.model import Consortium, Division, Listing, Network
from medconsortium.rules import Facts
from medconsortium.rules.judging.grids import meetings
from medconsortium.vocabulary import Completeness, ConsortiumKind, DivisionLevel

GROUP = ConsortiumKind.URBAN_MEDICAL_GROUP
LEVELS = {"省": None, "市": "省", "区": "市", "镇": "区", "乡": "区", "县": "市"}
"""Divisions, and what each lies in."""


def division(name: str, **about: Any) -> Division:
    level = dict(zip(LEVELS, (1, 2, 3, 4, 4, 3), strict=True))[name]
    given = {"since": "2000", "until": "open", "level": DivisionLevel.at(level), **about}
    return Division(id=name, name=name, **given)


def consortium(name: str, grid: str | None, completeness: str = "complete", **about: Any) -> Any:
    listed = None if grid is None else Listing([*grid], Completeness.parse(completeness))
    given = {"kind": GROUP, "since": "2020", "until": "open", **about}
    return Consortium(id=name, name=name, grid=listed, **given)


def found(
    *consortia: Consortium, divisions: dict[str, dict[str, Any]] | None = None
) -> tuple[list[str], list[bool]]:
    """For each consortium whether its grid meets another, and whether it stands apart."""
    changes = divisions or {}
    tree = [
        division(name, **{"parent": of, **changes.get(name, {})}) for name, of in LEVELS.items()
    ]
    meet = meetings(Facts(Network(divisions=tree, consortia=consortia), DAY), GROUP)
    parts = zip(meet.surely, meet.perhaps, strict=True)
    words = ["surely" if sure else "perhaps" if perhaps else "no" for sure, perhaps in parts]
    return words, meet.apart.tolist()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("镇", "乡", "no"),
        ("镇", "镇", "surely"),
        ("镇乡", "乡", "surely"),
        ("镇", "区", "surely"),
        ("区", "镇", "surely"),
        ("区", "县", "no"),
        ("镇", "市", "surely"),
        ("", "镇", "no"),
        ("镇镇", "乡", "no"),
    ],
)
def test_grids_meet_where_a_division_stands_or_lies_in_both(
    one: str, other: str, expected: str
) -> None:
    assert found(consortium("一", one), consortium("二", other)) == ([expected] * 2, [True] * 2)


def test_a_grid_does_not_meet_itself() -> None:
    assert found(consortium("一", "区镇")) == (["no"], [True])


@pytest.mark.parametrize(
    ("other", "words", "apart"),
    [
        (consortium("二", "镇", kind=None), ["perhaps", "surely"], True),
        (consortium("二", "镇", until=None), ["perhaps", "surely"], True),
        (consortium("二", "镇", until="2020"), ["no", "no"], True),
        (consortium("二", "镇", kind=ConsortiumKind.SPECIALTY_ALLIANCE), ["no", "no"], True),
        (consortium("二", "乡", "partial"), ["no", "no"], False),
        (consortium("二", None), ["no", "no"], False),
    ],
)
def test_who_is_met_is_sure_or_may_be(other: Consortium, words: list[str], *, apart: bool) -> None:
    told, stand_apart = found(consortium("一", "镇"), other)
    assert (told, stand_apart[0]) == (words, apart)


@pytest.mark.parametrize(
    ("changes", "apart"),
    [
        ({}, True),
        ({"区": {"until": None}}, False),
        ({"区": {"level": None}}, True),
        ({"区": {"parent": None}}, True),
        ({"区": {"parent": None, "level": None}}, False),
        ({"县": {"level": None}}, False),
    ],
)
def test_grids_are_apart_where_the_tree_is_known(
    changes: dict[str, dict[str, Any]], *, apart: bool
) -> None:
    pair = consortium("一", "镇"), consortium("二", "县")
    assert found(*pair, divisions=changes) == (["no", "no"], [apart, apart])


def test_one_alone_meets_nobody() -> None:
    facts = Facts(Network(consortia=[consortium("一", None)]), DAY)
    assert meetings(facts, GROUP).alone
