from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from medconsortium.cli.reach_text import told_everywhere, told_reached
from medconsortium.cli.terminal import plain
from medconsortium.model import Division, Institution, Link, Network, Service
from medconsortium.referral import CareNeed, catchment, closure_impact, coverage, reachable
from medconsortium.text import Language
from medconsortium.vocabulary import Completeness, LinkKind, Phase, ServiceStatus, Subject, Tier

DAY = date(2024, 1, 1)
NEED = CareNeed(phase=Phase.ACUTE, subjects=[Subject.SURGERY])


@pytest.fixture
def network() -> Network:
    """Return a way from village to township to county; how long the first part takes is unknown.

    The village does not say what it can; the others say all of it.
    """
    always: dict[str, Any] = {"since": "2000", "until": "open"}
    complete, partial = Completeness.COMPLETE, Completeness.PARTIAL
    tiers = {"村": Tier.VILLAGE, "乡": Tier.TOWNSHIP, "县": Tier.COUNTY}
    return Network(
        divisions=[Division(id="某村", population=500)],
        institutions=[
            Institution(
                id=name,
                name=f"{name}院",
                tier=tier,
                services_completeness=partial if name == "村" else complete,
                **always,
            )
            for name, tier in tiers.items()
        ],
        services=[
            Service(
                provider="县", subject=Subject.SURGERY, status=ServiceStatus.OPERATING, **always
            )
        ],
        links=[
            Link(origin="村", target="乡", kind=LinkKind.REFERRAL_UP, **always),
            Link(origin="乡", target="县", kind=LinkKind.REFERRAL_UP, travel_minutes=20, **always),
        ],
    )


def lines(told: Any, language: Language) -> list[str]:
    return [plain(line) for line in told.lines(language)]


def test_a_time_not_known_and_the_way_between_are_shown(network: Network) -> None:
    told = told_reached(network, reachable(network, "村", NEED, on=DAY))
    assert told.found
    assert [line.split() for line in lines(told, "zh")[1:]] == [
        ["村院", "待确认", "已确认", "0", "0"],
        ["乡院", "不能", "已确认", "?", "1"],
        ["县院", "能", "已确认", "?", "2", "乡院"],
    ]
    assert told.data["synthetic"] is False
    assert [row["travel_minutes"] for row in told.data["reached"]] == [0, None, None]


def test_nobody_is_covered_and_nobody_goes_anywhere(network: Network) -> None:
    need = CareNeed(phase=Phase.ACUTE, subjects=[Subject.ONCOLOGY])
    covered = coverage(network, need, transfers=[1], on=DAY)
    told = told_everywhere(covered, catchment(network, need, on=DAY))
    assert not told.found
    assert {*told.data} == {"coverage", "catchment"}
    assert lines(told, "en") == [
        "acute · oncology  on 2024-01-01",
        "",
        "range              whose         confirmed  possible  unknown  beyond  total",
        "within 1 transfer  institutions          ·         ·        ·       3      3",
        "within 1 transfer  people                ·         ·        ·     500    500",
        "",
        "Who goes where",
        "confirmed: 0",
        "possible (unconfirmed): 0",
        "no path: 3",
    ]


def test_without_people_there_are_institutions_only(network: Network) -> None:
    deserted = Network(
        institutions=network.institutions.values(),
        services=network.services.values(),
        links=network.links.values(),
    )
    told = told_everywhere(
        coverage(deserted, NEED, minutes=[30.5], on=DAY),
        catchment(deserted, NEED, on=DAY),
        closure_impact(deserted, "县", NEED, on=DAY),
    )
    shown = lines(told, "zh")
    assert shown[2:4] == [
        "范围           对象  已确认  可能  未知  之外  合计",
        "30.5 分钟以内  机构       2     ·     1     ·     3",
    ]
    assert shown[-6:] == [
        "假如关闭",
        "不受影响: 0",
        "改往他处: 0",
        "无处可去: 2",
        "  乡院",
        "  村院",
    ]
    assert told.data["closure"]["counts"]["lost"] == 2
