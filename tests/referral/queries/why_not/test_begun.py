"""Ways that have begun, and what they cost."""

from __future__ import annotations

from collections.abc import Callable

from medconsortium.referral.queries.why_not.begun import NOWHERE, Begun, Prices, Step, steps_of
from medconsortium.referral.queries.why_not.options import Option
from medconsortium.referral.queries.why_not.relaxation import Lack
from medconsortium.referral.queries.why_not.relaxed_ways import RelaxedWays


def test_steps_come_in_order() -> None:
    root = Begun(state=0)
    door, hop = Step(NOWHERE, Option(0)), Step(7, Option(1))
    first = Begun(state=0, node=2, step=door, before=root)
    assert steps_of(root) == ()
    assert steps_of(Begun(state=0, node=3, step=hop, before=first)) == (door, hop)


def test_prices_are_costs_and_then_changes(ways_of: Callable[..., RelaxedWays]) -> None:
    ways = ways_of("甲; 乙; 甲 -> 乙 referral_up until=2019", "甲", "acute 07")
    prices, code = Prices(ways), ways.weights.code
    option = Option(int(Lack.SCOPE | Lack.STEP), starts=(("甲", "07"),))
    assert code.decode(prices.of_option(option)) == (1 + 8 + 55, 3, 0)
    (edge,) = (n for n in range(len(ways.relaxed)) if ways.weights.unsure_along(n))
    (thing,) = ways.weights.unsure_along(edge)
    assert code.decode(prices.of_thing(thing)) == (2, 1, 0)
    assert prices.of_thing(thing) == prices.of_thing(thing)
