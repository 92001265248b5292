"""What is not sure of a network on a day."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from medconsortium.referral import Relaxation
from medconsortium.referral.queries.why_not.relaxed_ways import RelaxedWays
from medconsortium.referral.queries.why_not.unsure import (
    CONSORTIA,
    INSTRUMENTS,
    LINKS,
    MEMBERSHIPS,
    NOTHING,
    Unsure,
)

ROWS = """
甲; 乙; 丙; &科 of=丙; %约 until=2019; %草 signed=2021; %疑 since=? until=?; %好
甲 -> 乙 booking until=2019; 乙 -> 科 referral_lateral since=2021; 丙 -> 甲 booking by=约
@specialty_alliance two_way_referral lead=甲; specialty_alliance < 乙 member applied
specialty_alliance < 科 member since=2020; @urban_medical_group planned lead=丙
"""


@pytest.fixture
def unsure(ways_of: Callable[..., RelaxedWays]) -> Unsure:
    return ways_of(ROWS, "甲", "acute 07").unsure


def of_table(unsure: Unsure, table: int, name: str) -> list[str]:
    places = np.arange(len(unsure.network.table(name)))
    numbers = [n for n in unsure.numbers(table, places).tolist() if n != NOTHING]
    assert [unsure.table(number) for number in numbers] == [table] * len(numbers)
    return [f"{unsure.relaxation(n).key} {unsure.id(n)}" for n in numbers]


def test_what_does_not_stand_is_renewed_or_signed_and_what_may_stand_is_asked_after(
    unsure: Unsure,
) -> None:
    assert of_table(unsure, INSTRUMENTS, "instruments") == ["renew 约", "sign 草", "ask 疑"]
    assert of_table(unsure, LINKS, "links") == [
        "renew 甲/乙/booking/2010",
        "sign 乙/科/referral_lateral/2021",
    ]
    assert of_table(unsure, MEMBERSHIPS, "memberships") == [
        "sign specialty_alliance/乙/member/2010",
        "ask specialty_alliance/科/member/2020",
    ]
    assert of_table(unsure, CONSORTIA, "consortia") == ["sign urban_medical_group"]


def test_what_may_stand_will_do_where_that_is_enough(unsure: Unsure) -> None:
    numbers = unsure.numbers(INSTRUMENTS, np.arange(4), unless_unknown=True)
    assert (numbers != NOTHING).tolist() == [True, True, False, False]


def test_costs_are_those_of_the_cure(unsure: Unsure) -> None:
    numbers = unsure.numbers(INSTRUMENTS, np.arange(4))
    costs = [unsure.tariff.costs[r] for r in (Relaxation.RENEW, Relaxation.SIGN, Relaxation.ASK)]
    assert unsure.costs(numbers).tolist() == [*costs, 0]


def test_channels_of_a_doubtful_alliance_leave_a_question(
    ways_of: Callable[..., RelaxedWays],
) -> None:
    ways = ways_of(ROWS, "乙", "acute 07")
    (channels,) = ways.tables
    things = {
        number
        for row in ways.unsure.of_channels(channels, np.arange(len(channels))).tolist()
        for number in row
        if number != NOTHING
    }
    (asked,) = (number for number in things if ways.unsure.question(number) is not None)
    assert str(ways.unsure.question(asked)) == "未说明联盟的专科"
    assert (ways.unsure.id(asked), ways.unsure.relaxation(asked)) == (
        "specialty_alliance",
        Relaxation.ASK,
    )
    assert str(ways.unsure.name(asked)) == "specialty_alliance"
    assert all(ways.unsure.question(number) is None for number in things - {asked})


def test_things_are_named(unsure: Unsure) -> None:
    link, instrument = (
        unsure.numbers(LINKS, np.array([1])),
        unsure.numbers(INSTRUMENTS, np.array([0])),
    )
    member = unsure.numbers(MEMBERSHIPS, np.array([2]))
    names = [str(unsure.name(int(number[0]))) for number in (link, instrument, member)]
    assert names == ["乙与科的平转合作", "约", "丙在“specialty_alliance”的成员资格"]
