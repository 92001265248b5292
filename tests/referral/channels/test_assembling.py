"""Putting channels together: time, priority, borders, order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest
from tests.referral.crowded import SEEDS, crowded

from medconsortium.model import Network
from medconsortium.referral.channels.assembling import columns_of
from medconsortium.referral.channels.collecting import channel_columns
from medconsortium.referral.channels.reading import channel_at
from medconsortium.referral.channels.roads import roads_of
from medconsortium.referral.channels.standing import standing_on
from medconsortium.referral.places.borders import border_bits, borders_of
from medconsortium.referral.places.roster import roster_of
from medconsortium.vocabulary import GreenChannel

DAY = date(2020, 6, 1)


def test_nothing_to_put_together() -> None:
    roster = roster_of(Network())
    standing = standing_on(roster, DAY)
    columns = columns_of(
        [],
        roster=roster,
        standing=standing,
        roads=roads_of(roster),
        borders=borders_of(roster, standing),
    )
    assert (len(columns), columns.bases) == (0, ())
    assert [limit.terms for limit in columns.limits] == [()]


@pytest.mark.parametrize("seed", SEEDS)
def test_time_and_borders(seed: int) -> None:
    columns = channel_columns(crowded(seed), DAY)
    for row in range(len(columns)):
        channel = channel_at(columns, row)
        minutes = channel.travel_minutes if channel.moves_patient else 0
        expected = -1 if minutes is None else int(minutes * 10 + 0.5)
        assert columns.minutes[row] == expected
    bits = border_bits(columns.borders, columns.origin, columns.target)
    assert columns.crosses.tolist() == bits.tolist()


def test_green_channels_of_the_link_and_of_the_consortium(
    network_of: Callable[[str], Network],
) -> None:
    network = network_of(
        """甲; 乙; @other booking info_sharing; 甲 -> 乙 booking of=other green=tiered_referral
        甲 -> 乙 follow_up of=other; 甲 -> 乙 referral_up green=booking
        甲 -> 乙 referral_lateral"""
    )
    columns = channel_columns(network, DAY)
    given = {
        channel_at(columns, row).kind.key: {
            green.key for green in GreenChannel if int(bits) >> green.number & 1
        }
        for row, bits in enumerate(columns.green)
    }
    assert given == {
        "booking": {"booking", "info_sharing", "tiered_referral"},
        "follow_up": {"booking", "info_sharing"},
        "referral_up": {"booking"},
        "referral_lateral": set(),
    }


def test_parallel_channels_the_freest_the_surest_the_shortest_first(
    network_of: Callable[[str], Network],
) -> None:
    network = network_of(
        """甲; 乙; 甲 -> 乙 booking for=07; 甲 -> 乙 booking since=2020
        甲 -> 乙 booking minutes=30; 甲 -> 乙 booking minutes=20 until=2030"""
    )
    columns = channel_columns(network, DAY)
    assert columns.minutes.tolist() == [200, 300, 200, 200]
    assert columns.doubts.tolist() == [0, 0, 1, 0]
    assert (np.diff(columns.limit) >= 0).all()
