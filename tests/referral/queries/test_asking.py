"""What every query begins with, and why there may be no answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from tests.referral.semantics.notation import point

from medconsortium.errors import AmbiguousError, NotFoundError
from medconsortium.model import Network
from medconsortium.referral import Availability, CareNeed, ReferralPolicy, find_path
from medconsortium.referral.queries.asking import (
    ask,
    ask_from_row,
    search_of,
    starts_of,
    why_none,
)
from medconsortium.vocabulary import Phase

DAY = date(2020, 6, 1)
POINT = point("23.1,113.3")
DEFAULT = ReferralPolicy()


@pytest.mark.parametrize(
    ("rows", "origin", "need", "zh", "en"),
    [
        ("甲", "甲", "acute 07", "没有通道从 甲 通向能满足需求的机构", "leads from 甲"),
        (
            "甲; 乙 complete; 甲 -> 乙 referral_up",
            "甲",
            "acute 07",
            "到达 2 家机构，均不能满足需求",
            "2 institutions were reached",
        ),
        ("甲 until=2019", "甲", "acute 07", "甲 当日不开业", "甲 is not open on the day"),
        ("&队", "队", "acute 07", "队 不属于任何机构", "队 belongs to no institution"),
        ("甲; &队", "队", "acute 07 emergency", "队 不属于任何机构", "belongs to no institution"),
        ("甲; #街", "街", "acute 07", "没有可首诊的机构", "no institution to begin at"),
        ("甲; &队", "甲", "acute 07 provider=队", "队 不属于任何机构", "belongs to no institution"),
        (
            "甲; &科 of=甲 until=2019",
            "甲",
            "acute 07 provider=科",
            "科 当日不存在",
            "does not exist on the day",
        ),
        ("甲; 乙", "甲", "acute 07 provider=乙", "没有通道通向 乙", "leads to 乙"),
        ("甲 complete", "甲", "acute 07 provider=甲", "甲 不能满足需求", "甲 cannot meet the need"),
    ],
)
def test_why_there_is_no_way(
    rows: str,
    origin: str,
    need: str,
    zh: str,
    en: str,
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
) -> None:
    path = find_path(network_of(rows), origin, need_of(need), on=DAY)
    assert zh in (path.reason.zh or "")
    assert en in (path.reason.en or "")


def test_why_nobody_is_near_a_point(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    path = find_path(network_of("甲 has=07"), POINT, need_of("acute 07"), on=DAY)
    assert "没有标明位置的机构" in (path.reason.zh or "")


def test_who_takes_no_patients_and_limits(
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
    policy_of: Callable[[str], ReferralPolicy],
) -> None:
    network, need = (
        network_of("甲; 乙 has=07; 甲 -> 乙 referral_up minutes=9"),
        "acute 07 provider=乙",
    )
    full = Availability(accepting={"乙": False})
    path = find_path(network, "甲", need_of(need), on=DAY, availability=full)
    assert path.reason.zh == "乙 当前不接收"
    path = find_path(network, "甲", need_of(need), on=DAY, policy=policy_of("most_minutes=8"))
    assert path.reason.zh == "在转送次数和路程的上限之内没有路径"


@pytest.mark.parametrize("name", ["origin", "provider", "home", "signed_with", "overlay"])
def test_names_that_are_not_there(name: str, network_of: Callable[[str], Network]) -> None:
    network = network_of("甲 name=某院; 乙 name=某院")
    for wrong, error in (("丙", NotFoundError), ("某院", AmbiguousError)):
        given = {name: wrong} if name not in {"origin", "overlay"} else {}
        need = CareNeed(phase=Phase.ACUTE, **given)  # type: ignore[arg-type]
        overlay = Availability(accepting={wrong: True}) if name == "overlay" else None
        origin = wrong if name == "origin" else "甲"
        with pytest.raises(NotFoundError if name == "overlay" else error):
            ask(network, origin, need, on=DAY, policy=DEFAULT, availability=overlay)


def test_starts(network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]) -> None:
    network = network_of("医院 A100 2A has=07 in=街; 中心 B100 has=07 in=街; 旧 until=2019; #街")
    need = need_of("acute 07")
    home = ask(network, "街", need, on=DAY, policy=DEFAULT)
    assert search_of(home) is home.graph.search_from_doors
    costs = starts_of(home)
    assert {home.graph.compiled.roster.id(row): cost > 0 for row, cost in costs.items()} == {
        "中心": False,
        "医院": True,
    }
    here = ask(network, "医院", need, on=DAY, policy=DEFAULT)
    assert search_of(here) is here.graph.search
    assert starts_of(here) == {here.row: 0}
    assert starts_of(ask(network, "旧", need, on=DAY, policy=DEFAULT)) == {}
    at_door = ask_from_row(here.graph, here.row, at_door=True)
    assert (at_door.row, starts_of(at_door)) == (-1, {here.row: 0})


def test_an_emergency_at_a_point_begins_anywhere(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    network = network_of("甲 has=stroke at=23.10,113.30; 乙 has=stroke at=23.20,113.30; 丙")
    asked = ask(network, POINT, need_of("acute stroke emergency"), on=DAY, policy=DEFAULT)
    order = sorted(starts_of(asked), key=starts_of(asked).__getitem__)
    assert [asked.graph.compiled.roster.id(row) for row in order] == ["甲", "乙", "丙"]
    assert why_none(asked).en == "3 institutions were reached, none of which can meet the need"
