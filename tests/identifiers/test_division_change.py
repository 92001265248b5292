"""Division codes on a day: only what the table of changes supports."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from medconsortium.identifiers import (
    DIVISION_CHANGES,
    DivisionChange,
    division_change,
    parse_division,
    successors,
    valid_on,
)
from medconsortium.vocabulary import SourceBasis

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"

BEFORE, EVE = date(2010, 1, 1), date(2015, 12, 31)
FIRST, LAST = date(2016, 1, 1), date(2016, 12, 31)
AFTER = date(2020, 1, 1)

each_change = pytest.mark.parametrize("change", DIVISION_CHANGES, ids=lambda one: one.name.en)


def test_the_changes_are_those_recalled() -> None:
    changes = {(str(c.old), str(c.new)): c.name.zh for c in DIVISION_CHANGES}
    assert changes == {("310230", "310151"): "崇明", ("652200", "650500"): "哈密"}
    assert {c.basis for c in DIVISION_CHANGES} == {SourceBasis.RECALLED}
    assert {(c.earliest, c.latest) for c in DIVISION_CHANGES} == {(FIRST, LAST)}


@pytest.mark.parametrize(
    ("code", "answers"),
    [
        ("310230", [True, True, None, False, False]),
        ("310151", [False, False, None, True, True]),
        ("652200", [True, True, None, False, False]),
        ("650500", [False, False, None, True, True]),
        ("652201", [None, None, None, False, False]),  # a county within the old prefecture
        ("650502", [False, False, None, None, None]),  # a district within the new one
        ("310230100", [None, None, None, False, False]),
        ("430100", [None, None, None, None, None]),
        ("310000", [None, None, None, None, None]),
    ],
)
def test_codes_on_days(code: str, answers: list[bool | None]) -> None:
    days = (BEFORE, EVE, FIRST, LAST, AFTER)
    assert [valid_on(parse_division(code), day) for day in days] == answers


@each_change
def test_successors_are_told_once_they_are_certain(change: DivisionChange) -> None:
    assert successors(change.old, on=change.latest) == (change.new,)
    assert successors(change.old, on=AFTER) == (change.new,)
    assert successors(change.old, on=EVE) == ()
    assert successors(change.old, on=date(2016, 7, 1)) == ()
    assert successors(change.new, on=AFTER) == ()


@given(st.dates())
def test_old_and_new_are_never_in_force_together(day: date) -> None:
    for change in DIVISION_CHANGES:
        old, new = valid_on(change.old, day), valid_on(change.new, day)
        assert (old, new) in {(True, False), (False, True), (None, None)}


def test_a_code_that_came_and_went(monkeypatch: pytest.MonkeyPatch) -> None:
    """A later change ends what an earlier one began."""
    came = DIVISION_CHANGES[0]
    went = evolve(
        came,
        old=came.new,
        new=parse_division("310152"),
        earliest=date(2030, 5, 1),
        latest=date(2030, 5, 1),
    )
    monkeypatch.setattr(division_change, "DIVISION_CHANGES", (came, went))
    days = (EVE, FIRST, LAST, date(2030, 4, 30), date(2030, 5, 1))
    assert [valid_on(came.new, day) for day in days] == [False, None, True, True, False]


@each_change
def test_a_later_list_holds_the_new_code_only(change: DivisionChange) -> None:
    folder = DATA / "cn_divisions"
    if not folder.exists():
        pytest.skip("the list of divisions is not beside this checkout")
    codes = set()
    for name in ("cities.csv", "areas.csv"):
        with (folder / name).open(encoding="utf-8", newline="") as lines:
            codes |= {parse_division(row["code"]) for row in csv.DictReader(lines)}
    assert change.new in codes
    assert change.old not in codes
