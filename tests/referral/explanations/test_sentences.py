"""Answers in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve

from medconsortium.model import Institution, Network
from medconsortium.referral import Alternative, CareNeed, Certainty, PathCost, find_path
from medconsortium.referral.explanations.sentences import cost_in_words, other_way
from medconsortium.text import Language

DAY = date(2020, 6, 1)
NETWORK = Network(institutions=[Institution(id="乙", name="乙院")])


@pytest.mark.parametrize(
    ("cost", "zh", "en"),
    [
        (PathCost(), "1 次交接", "1 hand-over"),
        (
            PathCost(travel_minutes=7.5, transfers=1, borders=1, bypassing=True),
            "1 次交接 · 路程 7.5 分钟 · 跨界 1 次 · 越过首诊",
            "1 hand-over · 7.5 minutes of travel · 1 border crossed · first contact passed by",
        ),
        (
            PathCost(travel_minutes=None, transfers=2, borders=2, assumed=2, unconfirmed=1),
            "1 次交接 · 路程未知 · 跨界 2 次 · 2 段推定 · 1 项待确认",
            "1 hand-over · travel time not known · 2 borders crossed · 2 assumed · 1 to confirm",
        ),
    ],
)
def test_costs(cost: PathCost, zh: str, en: str) -> None:
    assert cost_in_words(cost, 1, "zh") == zh
    assert cost_in_words(cost, 1, "en") == en


@pytest.mark.parametrize(
    ("other", "than", "language", "words"),
    [
        ((30.0, 1), (10.0, 1), "zh", "否则 乙院，多 20 分钟"),
        ((10.0, 2), (30.5, 1), "zh", "否则 乙院，少 20.5 分钟，多 1 次转送"),
        ((11.0, 1), (10.0, 3), "en", "otherwise 乙院, 1 minute more, 2 transfers less"),
        ((10.0, 1), (10.0, 1), "en", "otherwise 乙院"),
        ((None, 1), (10.0, 1), "zh", "否则 乙院，路程未知"),
        ((10.0, 1), (None, 1), "en", "otherwise 乙院, 10 minutes of travel"),
        ((10.0, 1), (None, 1), "zh", "否则 乙院，路程 10 分钟"),
        ((0.0, 0), (None, 1), "zh", "否则 乙院，少 1 次转送"),
        ((None, 0), (None, 0), "en", "otherwise 乙院"),
    ],
)
def test_what_is_next_best(
    other: tuple[float | None, int],
    than: tuple[float | None, int],
    language: Language,
    words: str,
) -> None:
    one, best = (PathCost(travel_minutes=m, transfers=t) for m, t in (other, than))
    found = Alternative(
        network=NETWORK,
        target="乙",
        institutions=("甲", "乙"),
        cost=one,
        certainty=Certainty.CONFIRMED,
        than=best,
    )
    assert other_way(found, language) == words == found.to_text(language)
    possible = evolve(found, certainty=Certainty.POSSIBLE)
    assert ("待确认" if language == "zh" else "to be confirmed") in possible.to_text(language)
    assert "待确认" not in evolve(possible, than=PathCost(unconfirmed=1)).to_text("zh")


@pytest.mark.parametrize(
    ("other", "than", "zh", "en"),
    [
        (PathCost(unconfirmed=2), PathCost(unconfirmed=1), "多 1 项待确认", "1 more to confirm"),
        (PathCost(steps_from_home=2), PathCost(steps_from_home=1), "离家更远", "farther from home"),
        (PathCost(assumed=2), PathCost(assumed=1), "多 1 段推定", "1 more assumed"),
        (PathCost(assumed=2, transfers=1), PathCost(), "多 1 次转送", "1 transfer more"),
    ],
)
def test_why_the_next_best_comes_next(other: PathCost, than: PathCost, zh: str, en: str) -> None:
    found = Alternative(
        network=NETWORK,
        target="乙",
        institutions=("甲", "乙"),
        cost=other,
        certainty=Certainty.CONFIRMED,
        than=than,
    )
    assert found.to_text("zh") == f"否则 乙院，{zh}"
    assert found.to_text("en") == f"otherwise 乙院, {en}"


def test_arrows_show_what_comes_to_the_patient(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    network = network_of("甲; 乙 has=07; 乙 -> 甲 expert_visit")
    path = find_path(network, "甲", need_of("diagnosis 07"), on=DAY)
    assert path.to_text("zh").splitlines()[0] == "甲 ← 乙  [已确认]"
    assert "甲 ← 乙" in path._repr_html_()


def test_a_way_of_no_hops_says_why(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    path = find_path(network_of("甲 has=07"), "甲", need_of("acute 07"), on=DAY)
    assert path.to_text("zh").splitlines() == ["甲  [已确认]", "  起点即可满足需求"]


def test_a_synthetic_network_is_said_to_be_so_first(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    made_up = Network(
        synthetic=True, institutions=network_of("甲 township; 乙").institutions.values()
    )
    path = find_path(made_up, "甲", need_of("first_contact"), on=DAY)
    assert path.to_text("zh").startswith("合成数据，仅供演示\n")
    assert path.to_text("en").startswith("synthetic data, for illustration only\n")
    assert "合成数据" in path._repr_html_()


def test_departments_priority_periods_and_consulting_first(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    network = network_of(
        "甲; 乙; &科 of=乙 has=07; %协议; 甲 -> 乙 teleconsultation;"
        "甲 -> 乙 referral_up green=tiered_referral by=协议 until=2030"
    )
    path = find_path(network, "甲", need_of("acute 07 urgent"), on=DAY)
    zh, en = path.to_text("zh").splitlines(), path.to_text("en").splitlines()
    assert zh[0] == "甲 → 乙（科）  [已确认]"
    assert en[0] == "甲 → 乙 (科)  [confirmed]"
    assert "     绿色通道: 分级诊疗与双向转诊（优先接诊、优先检查、优先住院）" in zh
    assert "     期限: 2010 起，2030 止" in zh
    assert "     period: from 2010 until 2030" in en
    assert "  先行网上急会诊: 甲 → 乙: 远程会诊 (数据, 已声明)" in zh
    assert "  consult online first: 甲 → 乙: teleconsultation (data, declared)" in en
    assert "     文件: 协议" in zh


def test_ends_are_told_as_far_as_they_are_known(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    network = network_of(
        "甲; 乙 has=07; %协议 until=2030-06-30;"
        "甲 -> 乙 referral_up by=协议 since=../2015-12-31 until=2030-01-01/.."
    )
    path = find_path(network, "甲", need_of("acute 07"), on=DAY)
    assert "     文件: 协议（2030-06-30 止）" in path.to_text("zh").splitlines()
    assert "     instrument: 协议 (until 2030-06-30)" in path.to_text("en").splitlines()
    assert "     期限: 不晚于 2015-12-31 起，不早于 2030-01-01 止" in path.to_text("zh")
    assert "     period: from 2015-12-31 at the latest at least until 2030-01-01" in path.to_text(
        "en"
    )
