"""The hops that serve a need: those left out, and what the others cost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from medconsortium.model import Network
from medconsortium.referral import CareNeed, ReferralPolicy, compile_network
from medconsortium.referral.cost import cost_code
from medconsortium.referral.usable.hops import hops_serving, step_levels
from medconsortium.referral.usable.steps import Label

DAY = date(2020, 6, 1)
COUNTIES = "#一县 county; #二县 county"


@pytest.mark.parametrize(
    ("rows", "need", "policy", "expected"),
    [
        ("甲; 乙; 甲 -> 乙 referral_up minutes=5", "acute", "", (0, 0, 350, 0, 1)),
        ("甲; 乙; 甲 -> 乙 referral_up", "acute", "", (0, 0, 900, 0, 1)),
        ("甲; 乙; 甲 -> 乙 referral_up", "acute urgent", "", (0, 1, 900, 0, 1)),
        ("甲; 乙; 甲 -> 乙 referral_up", "acute", "most_minutes=9 unknown=1", (1, 0, 310, 0, 1)),
        ("甲; 乙; 甲 -> 乙 teleconsultation", "acute remote", "most_minutes=9", (0, 0, 300, 0, 1)),
        (
            "甲; 乙; 甲 -> 乙 referral_up green=tiered_referral minutes=0",
            "acute",
            "",
            (0, 0, 300, 0, 0),
        ),
        (
            "甲; 乙; 甲 -> 乙 referral_up for=07 since=2020 minutes=0",
            "acute",
            "",
            (2, 0, 300, 0, 1),
        ),
        ("甲; 乙 since=2020; 甲 -> 乙 referral_up minutes=0", "acute", "", (1, 0, 300, 0, 1)),
        ("甲; 乙; 乙 -> 甲 management minutes=0", "acute", "transfer=0", (0, 0, 0, 1, 1)),
        (
            f"甲 in=一县; 乙 in=二县; 甲 -> 乙 referral_up minutes=0; {COUNTIES}",
            "acute",
            "county=preferred border=7",
            (0, 0, 370, 0, 1),
        ),
        (
            f"甲 in=一县; 乙; 甲 -> 乙 referral_up minutes=0; {COUNTIES}",
            "acute",
            "county=required",
            (1, 0, 300, 0, 1),
        ),
        (
            f"甲 in=一县; 乙 in=二县; 甲 -> 乙 critical_transfer minutes=0; {COUNTIES}",
            "acute emergency",
            "county=required",
            (0, 0, 300, 0, 1),
        ),
        (
            f"甲 in=一县; 乙 in=二县; 甲 -> 乙 referral_up; {COUNTIES}",
            "acute",
            "county=required",
            None,
        ),
        ("甲; 乙; 甲 -> 乙 booking", "acute", "", None),
        ("甲; 乙; 甲 -> 乙 referral_up for=07", "acute 19", "", None),
        ("甲; 乙 until=2019; 甲 -> 乙 referral_up", "acute", "", None),
        ("甲 until=2019; 乙; 甲 -> 乙 referral_up", "acute", "", None),
        ("甲; 乙; 乙 -> 甲 management", "acute", "declared_only", None),
        ("甲 township; 乙 city; 甲 -> 乙 referral_up", "acute", "", None),
        ("甲 city; 乙 county; 甲 -> 乙 referral_up", "acute", "any_step", None),
    ],
)
def test_what_a_hop_costs(
    rows: str,
    need: str,
    policy: str,
    expected: tuple[int, ...] | None,
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
    policy_of: Callable[[str], ReferralPolicy],
) -> None:
    compiled = compile_network(network_of(rows), on=DAY)
    hops, digits, _ = hops_serving(compiled.channels, need_of(need), policy_of(policy))
    if expected is None:
        assert len(hops) == 0
        return
    assert [compiled.roster.ids([o, t]) for o, t in zip(hops.origin, hops.target, strict=True)] == [
        ("甲", "乙")
    ]
    code = cost_code([digits], [digits])
    doubts, _, unknown, tenths, _, assumed, slow = code.decode(int(digits.encode(code, 1)[0]))
    assert (doubts, unknown, tenths, assumed, slow) == expected


def test_labels_and_the_form_of_ways(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    network = network_of(
        "甲 township; 乙 county; 丙; 丁 county; 甲 -> 乙 referral_up; 甲 -> 丙 referral_up;"
        "丙 -> 乙 referral_up; 丙 -> 丁 booking; 甲 -> 丁 booking; 乙 -> 丙 booking;"
        "丁 -> 甲 expert_visit; 乙 -> 丁 teleconsultation"
    )
    compiled = compile_network(network, on=DAY)
    hops, _, form = hops_serving(
        compiled.channels, need_of("diagnosis remote"), ReferralPolicy(most_transfers=2)
    )
    ends = zip(hops.origin.tolist(), hops.target.tolist(), strict=True)
    labels = zip(map(compiled.roster.ids, ends), hops.label.tolist(), strict=True)
    assert {*labels} == {
        (("甲", "乙"), Label.GO),
        (("甲", "丙"), Label.ENTER + 1),
        (("丙", "乙"), Label.LEAVE + 2),
        (("丙", "丁"), Label.VISIT),
        (("甲", "丁"), Label.VISIT),
        (("乙", "丙"), Label.ENTER + 2),
        (("甲", "丁"), Label.RECEIVE),
        (("乙", "丁"), Label.SEND),
    }
    assert (form.remembers_level, form.sends, form.stepwise, form.goes_down) == (
        *(True, True, True, False),
    )
    assert hops.at(hops.moves.nonzero()[0]).moves.all()
    assert len(hops + hops) == 2 * len(hops)


def test_levels_bind_neither_continuing_care_nor_emergencies(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    roster = compile_network(network_of("甲 3A; 乙 A527 3A; 丙"), on=DAY).roster
    levels = dict(zip(roster.ids(range(3)), step_levels(roster, need_of("acute")), strict=True))
    assert levels == {"甲": 3, "乙": -1, "丙": -1}
    assert set(step_levels(roster, need_of("acute emergency")).tolist()) == {-1}
