"""Which grids institutions belong to, or would."""

from __future__ import annotations

from collections.abc import Callable

from medconsortium.referral.queries.why_not.belonging import Belonging
from medconsortium.referral.queries.why_not.relaxed_ways import RelaxedWays

ROWS = """
甲; 乙; 丙; 丁; &科 of=丁; @county_medical_community lead=甲
county_medical_community < 乙 member until=2019; county_medical_community < 科 member since=2020
@other tight lead=甲 member=丙; @urban_medical_group lead=甲
"""


def belonging(ways_of: Callable[..., RelaxedWays], policy: str) -> tuple[RelaxedWays, Belonging]:
    ways = ways_of(ROWS, "甲", "acute 07", policy)
    return ways, ways.belonging


def test_it_matters_only_where_patients_must_stay(ways_of: Callable[..., RelaxedWays]) -> None:
    _, found = belonging(ways_of, "consortium=preferred")
    assert len(found.row) == 0
    assert not found.may_change.any()


def test_two_share_a_grid_if_what_is_unsure_is_made_sure(
    ways_of: Callable[..., RelaxedWays],
) -> None:
    ways, found = belonging(ways_of, "consortium=required")
    row = ways.query.graph.compiled.roster.row
    (things,) = found.shared(row("甲"), row("乙"))
    assert [ways.unsure.id(thing) for thing in things] == [
        "county_medical_community/乙/member/2010"
    ]
    (things,) = found.shared(row("乙"), row("丁"))
    assert len(things) == 2
    assert found.shared(row("甲"), row("丙")) == ()
    changing = [i for i in "甲乙丙丁" if found.may_change[row(i)]]
    assert changing == ["乙", "丁"]
