"""The way there is once everything has been changed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from medconsortium.referral import WhyNot
from medconsortium.vocabulary import Condition, LinkKind, Subject

WHY = Callable[..., WhyNot]


def test_nothing_is_doubtful_any_more(why: WHY) -> None:
    rows = """
    乡 township complete; 县 2A since=2020; %约 since=? until=?
    乡 -> 县 referral_up by=约 minutes=20 green=tiered_referral
    """
    path = why(rows, "乡", "acute 07").path
    (hop,) = path.hops
    assert (path.certainty.key, path.doubts, hop.doubts, hop.channel.doubts) == (
        "confirmed",
        (),
        (),
        (),
    )
    assert (hop.channel.since, hop.channel.until) == (None, None)
    assert (hop.priority, path.travel_minutes, path.target) == (True, 20.0, "县")
    assert path.cost is not None
    assert (path.cost.unconfirmed, path.cost.weighed_minutes, path.cost.without_priority) == (
        0,
        50,
        0,
    )


def test_what_held_before_still_says_since_when(why: WHY) -> None:
    path = why("乡 township complete; 县 2A; 乡 -> 县 referral_up", "乡", "acute 07").path
    assert str(path.hops[0].channel.since) == "2010"


def test_a_scope_is_wide_enough(why: WHY) -> None:
    rows = "乡 township complete; 县 2A has=07; 乡 -> 县 referral_up for=19 when=trauma"
    channel = why(rows, "乡", "acute 07 stroke provider=县").path.hops[0].channel
    assert channel.subjects == frozenset({Subject.ONCOLOGY, Subject.PAEDIATRICS})
    assert channel.conditions == frozenset({Condition.TRAUMA, Condition.STROKE})
    assert channel.items is None
    rows = """
    乡 township complete; 县 2A
    @specialty_alliance mdt spec=19 telemedicine lead=县 member=乡
    """
    channel = why(rows, "乡", "acute 19 pci stays provider=县").path.hops[0].channel
    assert channel.items is not None
    assert {item.key for item in channel.items} == {"mdt", "pci"}
    assert channel.conditions is None


@pytest.mark.parametrize(
    ("need", "kind", "minutes"),
    [
        ("acute 07 provider=县", LinkKind.REFERRAL_UP, 40.0),
        ("recovery provider=县", LinkKind.REFERRAL_DOWN, 40.0),
        ("acute 07 stays provider=县", LinkKind.TELECONSULTATION, None),
        ("long_term drug provider=县", LinkKind.DRUG_SUPPLY, None),
    ],
)
def test_a_new_channel_is_of_the_kind_that_serves(
    why: WHY, need: str, kind: LinkKind, minutes: float | None
) -> None:
    rows = "乡 2A; 县 2A; 县 -> 乡 teaching minutes=40"
    channel = why(rows, "乡", need).path.hops[0].channel
    assert (channel.kind, channel.travel_minutes) == (kind, minutes)
    assert channel.time_from == (None if minutes is None else "县/乡/teaching/2010")


def test_a_road_that_nobody_states_stays_unknown(why: WHY) -> None:
    path = why("乡 2A; 县 2A", "乡", "acute 07 urgent provider=县").path
    assert path.cost is not None
    assert (path.travel_minutes, path.cost.unknown_times) == (None, 1)


def test_an_emergency_is_a_transfer(why: WHY) -> None:
    rows = "乡 township complete; 县 2A; 县 -> 乡 teaching minutes=40"
    path = why(rows, "乡", "acute stroke emergency").path
    assert path.hops[0].channel.kind is LinkKind.CRITICAL_TRANSFER
    assert path.travel_minutes == 40


def test_from_home_it_may_pass_by_first_contact(why: WHY) -> None:
    rows = "#县 county; 院 2A A100 in=县; 市 3A in=县 has=07 A100; 院 -> 市 booking"
    path = why(rows, "县", "acute 07 provider=院").path
    assert path.cost is not None
    assert (path.cost.bypassing, path.cost.weighed_minutes, path.travel_minutes) == (True, 60, None)
    assert str(path.reason) == "改变之后起点即可满足需求"


def test_borders_are_counted_and_weighed_where_they_were_better_kept(why: WHY) -> None:
    rows = """
    #甲县 county; #乙县 county; 乡 township complete in=甲县; 外 2A in=乙县
    乡 -> 外 referral_up minutes=5
    """
    plain = why(rows, "乡", "acute 07 provider=外", "county=preferred").path.cost
    emergency = why(rows, "乡", "acute 07 emergency provider=外", "county=preferred").path.cost
    assert plain is not None
    assert emergency is not None
    assert (plain.borders, plain.weighed_minutes) == (1, 95)
    assert (emergency.borders, emergency.weighed_minutes) == (1, 35)


def test_home_is_so_far(why: WHY) -> None:
    rows = "#县 county; #镇 in=县; 家 2A in=镇; 近 2A in=县; 院 3A; 院 -> 近 referral_down"
    path = why(rows, "院", "recovery home=家 provider=近").path
    assert path.cost is not None
    assert path.cost.steps_from_home == 2
