"""From ways to answers: what is to be asked on the way, as many texts as the cost counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.referral.drawn import needs, networks, overlays, policies

from medconsortium.model import Network
from medconsortium.referral import CareNeed, ReferralPolicy, find_path
from medconsortium.referral.explanations.explaining import explained
from medconsortium.referral.queries.asking import ask
from medconsortium.referral.queries.ways import best_way

DAY = date(2020, 6, 1)


@given(st.data(), networks, policies)
def test_every_doubt_that_is_counted_is_told(
    data: st.DataObject, network: Network, policy: ReferralPolicy
) -> None:
    need, overlay = data.draw(needs(network)), data.draw(overlays(network))
    for origin in (*network.institutions, *network.divisions):
        asked = ask(network, origin, need, on=DAY, policy=policy, availability=overlay)
        way = best_way(asked)
        if way is None:
            continue
        path = explained(asked, way)
        assert path.cost is not None
        on_hops = sum(len(hop.doubts) for hop in path.hops)
        assert on_hops <= path.cost.unconfirmed
        at_ends = path.cost.unconfirmed - on_hops
        told = {doubt for hop in path.hops for doubt in hop.doubts}
        assert len({*path.doubts} - told) <= at_ends
        assert (len(path.doubts) > 0) == (path.cost.unconfirmed > 0)


@pytest.mark.parametrize(
    ("rows", "need", "policy", "doubt"),
    [
        ("甲; 乙 has=07 since=2020; 甲 -> 乙 referral_up", "acute 07", "", "不知 乙 当日是否开业"),
        ("甲; 乙 has=07; 甲 -> 乙 referral_up for=07", "acute", "", "该通道限于：儿科"),
        (
            "甲 in=县; 乙 has=07; 甲 -> 乙 referral_up; #县 county",
            "acute 07",
            "county=required",
            "不知 乙 在哪个县",
        ),
        (
            "甲; 乙 has=07 in=省; 甲 -> 乙 referral_up; #省 province",
            "acute 07",
            "province=required",
            "不知 甲 在哪个省",
        ),
        (
            "甲; 乙 has=07; 甲 -> 乙 referral_up",
            "acute 07",
            "most_minutes=60",
            "不知路程是否超过 60 分钟",
        ),
        ("甲; 乙; 甲 -> 乙 referral_up", "acute 07", "", "请向 乙 确认能否提供：儿科"),
        (
            "甲 complete; 乙 has=07",
            "acute 07 emergency",
            "most_minutes=9",
            "不知路程是否超过 9 分钟",
        ),
    ],
)
def test_what_is_to_be_asked(
    rows: str,
    need: str,
    policy: str,
    doubt: str,
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
    policy_of: Callable[[str], ReferralPolicy],
) -> None:
    path = find_path(
        network_of(rows), "甲", need_of(f"{need} provider=乙"), on=DAY, policy=policy_of(policy)
    )
    assert doubt in [text.zh for text in path.doubts]


def test_what_is_to_be_asked_at_the_door(
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
    policy_of: Callable[[str], ReferralPolicy],
) -> None:
    network, policy = network_of("甲 has=07 since=2020 in=街; #街"), policy_of("most_minutes=9")
    path = find_path(network, "街", need_of("acute 07"), on=DAY)
    assert [text.zh for text in path.doubts] == ["不知 甲 当日是否开业"]
    far = network_of("甲 has=07; 乙 complete in=街; #街")
    path = find_path(far, "街", need_of("acute 07 emergency"), on=DAY, policy=policy)
    assert [text.zh for text in path.doubts] == ["不知路程是否超过 9 分钟"]


def test_what_is_said_of_a_hop_is_made_once(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    network = network_of(
        "甲 complete; 乙 has=07; 丙 complete; 甲 -> 乙 referral_up; 丙 -> 甲 referral_lateral"
    )
    need = need_of("acute 07")
    one, other = (find_path(network, origin, need, on=DAY) for origin in ("甲", "丙"))
    assert one.hops[0] is other.hops[1]
