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
    Belonging,
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


def test_the_first_link_costs_as_much_as_any(ways_of: Callable[..., RelaxedWays]) -> None:
    ways = ways_of("甲; 乙; 甲 -> 乙 booking since=?; 甲 -> 乙 follow_up since=?", "甲", "acute 07")
    numbers = ways.unsure.numbers(LINKS, np.arange(2))
    assert ways.unsure.costs(numbers).tolist() == [ways.unsure.tariff.costs[Relaxation.ASK]] * 2


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


GRIDS = """
甲; 乙; 丙; 丁; &科 of=丁; @county_medical_community lead=甲
county_medical_community < 乙 member until=2019; county_medical_community < 科 member since=2020
@other tight lead=甲 member=丙; @urban_medical_group lead=甲
"""


def belonging(ways_of: Callable[..., RelaxedWays], policy: str) -> tuple[RelaxedWays, Belonging]:
    ways = ways_of(GRIDS, "甲", "acute 07", policy)
    return ways, ways.belonging


def test_it_matters_only_where_patients_must_stay(ways_of: Callable[..., RelaxedWays]) -> None:
    _, found = belonging(ways_of, "consortium=preferred")
    assert len(found.row) == 0
    assert not found.may_change.any()


def test_two_share_a_grid_if_what_is_unsure_is_made_sure(
    ways_of: Callable[..., RelaxedWays],
) -> None:
    ways, found = belonging(ways_of, "consortium=required")
    row = ways.query.graph.compiled.roster.row
    (things,) = found.shared(row("甲"), row("乙"))
    assert [ways.unsure.id(thing) for thing in things] == [
        "county_medical_community/乙/member/2010"
    ]
    (things,) = found.shared(row("乙"), row("丁"))
    assert len(things) == 2
    assert found.shared(row("甲"), row("丙")) == ()
    changing = [i for i in "甲乙丙丁" if found.may_change[row(i)]]
    assert changing == ["乙", "丁"]
