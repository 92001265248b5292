"""The cheapest way there might be; `test_answering` sets it beside every set of changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from medconsortium.referral.queries.why_not.relaxed_ways import RelaxedWays
from medconsortium.referral.queries.why_not.search import Found, cheapest_way

SHARED = """
甲 township complete; 乙 2A complete; 丙 3A complete; 丁 3A has=07; 戊 2A complete
%约 until=2019; %甲约 until=2019; %乙约 until=2019
甲 -> 乙 referral_up by=约; 乙 -> 丙 referral_up by=约; 丙 -> 丁 referral_lateral by=约
甲 -> 戊 referral_up by=甲约; 戊 -> 丁 referral_up by=乙约
"""


def along(ways: RelaxedWays, found: Found | None) -> str:
    assert found is not None
    return "".join(ways.query.graph.compiled.roster.ids(found.rows))


def test_what_several_hops_rest_on_is_paid_for_once(ways_of: Callable[..., RelaxedWays]) -> None:
    ways = ways_of(SHARED, "甲", "acute 07")
    found = cheapest_way(ways)
    assert along(ways, found) == "甲乙丙丁"
    assert found is not None
    assert found.exact


def test_there_may_be_none(ways_of: Callable[..., RelaxedWays]) -> None:
    assert cheapest_way(ways_of("甲; 乙 until=2019", "甲", "acute 07 provider=乙")) is None
    assert cheapest_way(ways_of("甲 until=2019", "甲", "acute 07")) is None


def test_given_up_it_is_a_bound(ways_of: Callable[..., RelaxedWays]) -> None:
    ways = ways_of(SHARED, "甲", "acute 07")
    found = cheapest_way(ways, patience=0)
    assert found is not None
    assert found.rows[-1] == ways.query.graph.compiled.roster.row("丁")
    assert not found.exact


def test_given_up_it_may_be_known_to_be_the_least(ways_of: Callable[..., RelaxedWays]) -> None:
    found = cheapest_way(ways_of("甲 2A has=07 complete", "甲", "acute 07"), patience=0)
    assert found is not None
    assert found.exact


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("", "甲乙丁"),
        ("most_minutes=50", "甲丙丁"),
        ("most_minutes=20", None),
        ("most_transfers=1 any_step", "甲丁"),
        ("most_transfers=0", None),
    ],
)
def test_limits_hold(
    ways_of: Callable[..., RelaxedWays], policy: str, expected: str | None
) -> None:
    rows = """
    甲 township complete; 乙 2A complete; 丙 2A complete; 丁 3A has=07; 甲 -> 丁 teaching minutes=45
    甲 -> 乙 referral_up minutes=40; 乙 -> 丁 referral_up minutes=20
    甲 -> 丙 referral_up minutes=25 until=2019; 丙 -> 丁 referral_up minutes=25
    """
    ways = ways_of(rows, "甲", "acute 07 provider=丁", policy)
    found = cheapest_way(ways)
    assert (None if found is None else along(ways, found)) == expected


def test_a_level_is_remembered_where_it_is_not_known(
    ways_of: Callable[..., RelaxedWays],
) -> None:
    """Through 某, of no known level, the township hospital skips none the less."""
    rows = """
    乡 township complete; 某 complete; 市 3A has=07; 乡 -> 某 referral_up; 某 -> 市 referral_up
    """
    ways = ways_of(rows, "乡", "acute 07")
    found = cheapest_way(ways)
    assert found is not None
    heavy = sum(int(ways.unsure.tariff.cost_of_lacks[step.option.lacks]) for step in found.steps)
    assert (along(ways, found), heavy) == ("乡某市", 8)


def test_new_channels_may_follow_one_another(ways_of: Callable[..., RelaxedWays]) -> None:
    rows = "乡 2A complete; 坐 township complete; 镇 township has=07; 乡 -> 坐 booking"
    ways = ways_of(rows, "乡", "diagnosis 07 provider=镇")
    assert along(ways, cheapest_way(ways)) == "乡坐镇"
