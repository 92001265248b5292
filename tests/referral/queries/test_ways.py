"""Ways, the best first: of graphs that lead back to where they come from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from medconsortium.model import Network
from medconsortium.referral import CareNeed, ReferralPolicy
from medconsortium.referral.queries.asking import ask
from medconsortium.referral.queries.ways import best_way, ways_in_order

DAY = date(2020, 6, 1)
DEFAULT = ReferralPolicy()


def test_no_institution_comes_twice_where_levels_are_remembered(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    # By way of the township centre and back, the automaton alone would let one go on to the county.
    network = network_of(
        "村 village complete; 院 complete; 镇 township complete; 县 2A has=07;"
        "村 -> 院 referral_up; 院 -> 镇 referral_up; 镇 -> 院 referral_lateral;"
        "院 -> 县 referral_up"
    )
    asked = ask(network, "村", need_of("acute 07"), on=DAY, policy=DEFAULT)
    assert asked.graph.form.remembers_level
    assert best_way(asked) is None
    assert [*ways_in_order(asked)] == []
    from_there = ask(network, "院", need_of("acute 07"), on=DAY, policy=DEFAULT)
    assert best_way(from_there) is not None


def test_from_nowhere_there_is_no_way(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    asked = ask(network_of("甲 until=2019"), "甲", need_of("acute 07"), on=DAY, policy=DEFAULT)
    assert best_way(asked) is None
    assert [*ways_in_order(asked)] == []


def test_limits_are_heeded_unless_one_says_otherwise(
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
    policy_of: Callable[[str], ReferralPolicy],
) -> None:
    network = network_of("甲 complete; 乙 has=07; 甲 -> 乙 referral_up minutes=90")
    asked = ask(network, "甲", need_of("acute 07"), on=DAY, policy=policy_of("most_minutes=60"))
    assert best_way(asked) is None
    assert best_way(asked, heeds_limits=False) is not None
    assert [*ways_in_order(asked)] == []


def test_a_dearer_channel_may_keep_the_limits(
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
    policy_of: Callable[[str], ReferralPolicy],
) -> None:
    network = network_of(
        "甲 complete; 乙 has=07; 丙 has=07; 甲 -> 乙 referral_up minutes=90;"
        "甲 -> 乙 referral_up minutes=20 since=2020; 甲 -> 丙 referral_up minutes=30 since=2020"
    )
    asked = ask(network, "甲", need_of("acute 07"), on=DAY, policy=policy_of("most_minutes=60"))
    along = [asked.graph.compiled.roster.ids(way.nodes[:-1]) for way in ways_in_order(asked)]
    assert along == [("甲", "乙"), ("甲", "丙")]
