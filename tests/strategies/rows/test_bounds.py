from __future__ import annotations

from tests.strategies.drawing_out import drawn

from medconsortium.strategies.drawing import Frame
from medconsortium.strategies.rows.bounds import chosen, figures, given, listing_of, may_be
from medconsortium.vocabulary import Completeness, Tier


def test_what_is_not_bounded_is_left_to_the_type() -> None:
    assert chosen([]) is None
    assert may_be([]) is None
    assert listing_of([], frame=Frame()) is None
    assert given(id=None, tier=chosen([])) == {}


def test_bounds_are_kept() -> None:
    tiers, ids = chosen([Tier.CITY, Tier.COUNTY]), may_be(["甲"])
    assert tiers is not None
    assert ids is not None
    assert set(drawn(tiers)) == {Tier.CITY, Tier.COUNTY}
    assert set(drawn(ids)) == {"甲"}


def test_a_listing_names_nothing_twice_unless_it_is_hostile() -> None:
    neat, hostile = (
        listing_of([*Tier], frame=Frame(wording=wording))
        for wording in ("realistic", "adversarial")
    )
    assert neat is not None
    assert hostile is not None
    found = drawn(neat, 60)
    assert all(len(set(one)) == len(one) <= 3 for one in found)
    assert {one.completeness for one in found} == set(Completeness)
    assert any(len(set(one)) < len(one) for one in drawn(hostile, 200))


def test_figures_are_whole_where_the_bounds_allow() -> None:
    assert all(value.is_integer() and 0 <= value <= 9 for value in drawn(figures(0, 9)))
    assert all(0.2 <= value <= 0.7 for value in drawn(figures(0.2, 0.7)))
    assert all(1.0 <= value <= 2.0 for value in drawn(figures(0.5, 2.5)))
