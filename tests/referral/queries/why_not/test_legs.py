"""The hops of a way that was found."""

from __future__ import annotations

from collections.abc import Callable

from medconsortium.referral.queries.why_not.legs import legs_of
from medconsortium.referral.queries.why_not.relaxation import Lack
from medconsortium.referral.queries.why_not.relaxed_ways import RelaxedWays
from medconsortium.referral.queries.why_not.search import cheapest_way


def test_onto_the_hub_and_on_is_one_hop(ways_of: Callable[..., RelaxedWays]) -> None:
    rows = """
    村 village complete; 乡 township complete; 县 2A has=07,pci; 乡 -> 县 referral_up minutes=9
    """
    ways = ways_of(rows, "村", "acute 07 pci")
    found = cheapest_way(ways)
    assert found is not None
    new, old = legs_of(ways, found)
    roster = ways.query.graph.compiled.roster
    assert roster.ids((new.origin, new.target, old.origin, old.target)) == ("村", "乡", "乡", "县")
    assert (new.is_new, new.lacks, new.minutes) == (True, Lack.CHANNEL, -1)
    assert (old.is_new, old.lacks, old.minutes) == (False, 0, 90)


def test_staying_has_none(ways_of: Callable[..., RelaxedWays]) -> None:
    ways = ways_of("乡 township", "乡", "acute 07")
    found = cheapest_way(ways)
    assert found is not None
    assert [*legs_of(ways, found)] == []
