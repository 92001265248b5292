"""The best ways to each place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from medconsortium.referral.queries.why_not.begun import Begun, Prices
from medconsortium.referral.queries.why_not.relaxed_hops import BY_PATIENT
from medconsortium.referral.queries.why_not.relaxed_ways import RelaxedWays
from medconsortium.referral.queries.why_not.settled import Settled

ROWS = """
甲; 乙; 丙; 丁; %约 until=2019; 甲 -> 乙 referral_lateral by=约; 丙 -> 丁 referral_lateral by=约
"""
HERE = Begun(node=2, state=0, paid=0, rows=(0, 2))


@pytest.fixture
def ways(ways_of: Callable[..., RelaxedWays]) -> RelaxedWays:
    return ways_of(ROWS, "甲", "acute 07", "most_minutes=90 most_transfers=3")


def settled(ways: RelaxedWays) -> Settled:
    return Settled(ways, Prices(ways))


def agreement(ways: RelaxedWays) -> int:
    things = {thing for n in range(len(ways.relaxed)) for thing in ways.weights.unsure_along(n)}
    (number,) = things
    return number


@pytest.mark.parametrize(
    ("change", "taken"),
    [
        ({}, 0),
        ({"paid": 5}, 0),
        ({"state": 1}, 1),
        ({"node": 3}, 1),
        ({"rows": (1, 2)}, 0),
        ({"delicate": frozenset({1})}, 0),
        ({"minutes": 30, "moves": 1}, 0),
    ],
)
def test_a_way_that_is_no_better_is_needless(
    ways: RelaxedWays, change: dict[str, object], taken: int
) -> None:
    found = settled(ways)
    assert found.take(HERE)
    assert found.take(evolve(HERE, **change)) == taken  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change",
    [
        {"paid": 5},
        {"rows": (1, 2)},
        {"delicate": frozenset({1})},
        {"minutes": 30},
        {"moves": 1},
    ],
)
def test_one_that_is_better_in_something_is_not(
    ways: RelaxedWays, change: dict[str, object]
) -> None:
    found = settled(ways)
    assert found.take(evolve(HERE, **change))  # type: ignore[arg-type]
    assert found.take(HERE)


def test_what_is_paid_for_counts_while_it_is_of_use(ways: RelaxedWays) -> None:
    """The agreement carries 甲 to 乙, and 丙 to 丁."""
    price = Prices(ways).of_thing(agreement(ways))
    row = ways.query.graph.compiled.roster.row
    there = evolve(HERE, node=row("丙"), rows=(row("甲"), row("丙")))
    paid = evolve(there, paid=price // 2, things=frozenset({agreement(ways)}))
    found = settled(ways)
    assert found.take(there)
    assert found.take(paid)  # from 丙 it goes on to 丁
    elsewhere = evolve(HERE, node=row("乙"), rows=(row("丙"), row("丁"), row("乙")))
    needless = evolve(paid, node=row("乙"), rows=elsewhere.rows)
    assert found.take(elsewhere)
    assert not found.take(needless)  # both ends of both channels are behind
    dear = evolve(paid, paid=2 * price)
    assert not found.take(dear)


def test_on_the_hub_it_matters_where_one_comes_from(
    ways: RelaxedWays, ways_of: Callable[..., RelaxedWays]
) -> None:
    on_hub = evolve(HERE, node=ways.end + BY_PATIENT)
    other = evolve(on_hub, rows=(0, 3))
    bounded, free = settled(ways), settled(ways_of(ROWS, "甲", "acute 07"))
    assert [found.take(on_hub) for found in (bounded, free)] == [True, True]
    assert [found.take(other) for found in (bounded, free)] == [True, False]


def test_where_belonging_may_change_everything_may_be_of_use(
    ways_of: Callable[..., RelaxedWays],
) -> None:
    rows = f"{ROWS}; @county_medical_community lead=甲"
    ways = ways_of(rows, "甲", "acute 07", "consortium=required")
    found = settled(ways)
    number = agreement(ways)
    assert found.take(HERE)
    assert found.take(evolve(HERE, paid=1, things=frozenset({number})))
