"""All channels of a day: which there are, and in what order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from tests.referral.by_rows import Line, lines_of
from tests.referral.crowded import SEEDS, crowded, shuffled

from medconsortium.model import Network
from medconsortium.referral import Channel, ReferralPolicy, channels
from medconsortium.referral.channels.channel import CARRIER_OF
from medconsortium.referral.channels.collecting import channel_columns, columns_where
from medconsortium.referral.channels.columns import ChannelColumns
from medconsortium.referral.channels.standing import relaxed, standing_on
from medconsortium.referral.places.roster import roster_of

DAY = date(2020, 9, 1)
HUB = "甲; 乙; @county_medical_community lead=甲 member=乙"


def line(channel: Channel) -> Line:
    rests_on = channel.link or channel.consortium
    limits = (channel.subjects, channel.conditions, channel.items)
    return Line(
        channel.origin,
        channel.target,
        channel.kind.key,
        f"{'->' if channel.declared else '~>'} {rests_on}",
        len(channel.doubts),
        tuple(frozenset(term.key for term in sort or ()) for sort in limits),
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_those_that_the_rows_yield_one_by_one(seed: int) -> None:
    network = crowded(seed)
    found = channels(network, on=DAY)
    expected = lines_of(network, DAY)
    assert sorted(map(line, found), key=str) == sorted(expected, key=str)
    assert [len(channel.doubts) for channel in found] == found.columns.doubts.tolist()
    declared = channels(network, on=DAY, policy=ReferralPolicy(declared_only=True))
    assert len(declared) == sum(each.is_declared for each in expected)
    assert all(channel.declared for channel in declared)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_tables_does_not_matter(seed: int) -> None:
    found = channels(crowded(seed), on=DAY)
    assert list(channels(shuffled(seed), on=DAY)) == list(found)
    keys = [(c.origin, c.target, not c.declared, c.kind.number) for c in found]
    assert keys == sorted(keys)


def drawn(network: Network, policy: ReferralPolicy = ReferralPolicy()) -> list[str]:  # noqa: B008
    return [
        f"{c.origin} {'->' if c.declared else '~>'} {c.target} {c.kind.key}"
        for c in channels(network, on=DAY, policy=policy)
    ]


def test_sorted_by_ends_declared_first(network_of: Callable[[str], Network]) -> None:
    network = network_of(f"{HUB}; 甲 -> 乙 teaching; 甲 -> 乙 teleconsultation; 乙 -> 甲 booking")
    assert drawn(network) == [
        "乙 -> 甲 booking",
        "乙 ~> 甲 referral_up",
        "甲 -> 乙 teleconsultation",
        "甲 ~> 乙 referral_down",
    ]
    assert drawn(network, ReferralPolicy(declared_only=True)) == [
        "乙 -> 甲 booking",
        "甲 -> 乙 teleconsultation",
    ]


@pytest.mark.parametrize(
    ("link", "assumed"),
    [
        ("乙 -> 甲 referral_up", False),
        ("乙 -> 甲 referral_up for=", False),
        ("乙 -> 甲 referral_up since=2020", True),
        ("乙 -> 甲 referral_up for=07", True),
        ("乙 -> 甲 referral_up when=stroke", True),
        ("乙 -> 甲 referral_lateral", True),
        ("甲 -> 乙 referral_up", True),
    ],
)
def test_a_declared_channel_without_doubt_or_limit_takes_the_place_of_an_assumed_one(
    link: str, *, assumed: bool, network_of: Callable[[str], Network]
) -> None:
    assert ("乙 ~> 甲 referral_up" in drawn(network_of(f"{HUB}; {link}"))) == assumed


def test_a_sequence(network_of: Callable[[str], Network]) -> None:
    found = channels(network_of(f"{HUB}; 乙 -> 甲 booking"), on=DAY)
    assert repr(found) == "<Channels: 3 on 2020-09-01>"
    assert [c.kind.key for c in found[:2]] == ["booking", "referral_up"]
    assert found[-1].kind.key == "referral_down"
    with pytest.raises(IndexError):
        found[3]
    assert len(channels(Network(), on=DAY)) == 0


def test_today_if_no_day_is_given(network_of: Callable[[str], Network]) -> None:
    network = network_of("甲; 乙; 甲 -> 乙 booking; 甲 -> 乙 referral_up until=2019")
    assert [c.kind.key for c in channels(network)] == ["booking"]


@pytest.mark.parametrize("seed", SEEDS)
def test_more_would_be_there_if_agreements_were_renewed(seed: int) -> None:
    network = crowded(seed)
    now, perhaps = channel_columns(network, DAY), _renewed(network)
    assert {*now.link[now.declared].tolist()} <= {*perhaps.link[perhaps.declared].tolist()}
    assert len(now) < len(perhaps)


def _renewed(network: Network) -> ChannelColumns:
    roster = roster_of(network)
    return columns_where(roster, relaxed(standing_on(roster, DAY)))


def test_what_would_be_there_is_in_doubt(network_of: Callable[[str], Network]) -> None:
    columns = _renewed(network_of(f"{HUB} until=2019; %书 until=2019; 乙 -> 甲 booking by=书"))
    assert columns.doubts.tolist() == [1, 1, 1]
    assert columns.declared.tolist() == [True, False, False]


def test_the_seeds_hold_every_kind_of_channel() -> None:
    found = {
        (line.kind, line.is_declared) for seed in SEEDS for line in lines_of(crowded(seed), DAY)
    }
    assumed = {kind for kind, declared in found if not declared}
    assert {kind for kind, declared in found if declared} == {kind.key for kind in CARRIER_OF}
    assert assumed == {
        *("referral_up", "referral_down", "referral_lateral", "follow_up", "drug_supply"),
        *("booking", "critical_transfer", "teleconsultation"),
    }
