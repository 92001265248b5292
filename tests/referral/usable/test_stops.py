"""Where ways may end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from medconsortium.model import Network
from medconsortium.referral import Availability, CareNeed, compile_network
from medconsortium.referral.need_graph import need_graph
from medconsortium.referral.usable.steps import Label
from medconsortium.referral.usable.stops import homes_of

DAY = date(2020, 6, 1)
LABELS = {Label.STAY: "stay", Label.ARRIVE: "arrive", Label.ANSWER: "answer"}


@pytest.mark.parametrize(
    ("rows", "need", "overlay", "expected"),
    [
        ("甲 has=07; 乙 complete", "acute 07", None, "甲 arrive 0"),
        ("甲 has=07; 乙", "acute 07", None, "甲 stay 0, 甲 arrive 0, 乙 arrive 1"),
        ("甲 has=07; 乙 has=07", "acute 07 provider=乙", None, "乙 arrive 0"),
        ("甲; 乙", "acute 07 provider=乙", None, "乙 arrive 1"),
        ("甲 has=07 until=2019; 乙 complete", "acute 07", None, ""),
        (
            "甲 has=07; 乙 has=07; 丙 has=07; 甲 -> 丙 teleconsultation",
            "acute 07 remote",
            {"甲": True, "乙": False},
            "甲 stay 0, 甲 arrive 0, 乙 stay 0, 丙 stay 0, 丙 arrive 1, 丙 answer 0",
        ),
        (
            "家 has=07; 乙 has=07",
            "recovery 07 home=家",
            None,
            "家 stay 0, 家 arrive 0, 乙 arrive 0",
        ),
        (
            "家 has=07 in=街; 乙 has=07; #街",
            "recovery 07 home=街",
            None,
            "家 stay 0, 家 arrive 0, 乙 arrive 0",
        ),
        (
            "甲; 乙; 乙 -> 甲 drug_supply",
            "long_term drug",
            None,
            "甲 arrive 1, 乙 arrive 0, 乙 answer 0",
        ),
    ],
)
def test_who_may_stop_where(
    rows: str,
    need: str,
    overlay: dict[str, bool] | None,
    expected: str,
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
) -> None:
    compiled = compile_network(network_of(rows), on=DAY)
    known = None if overlay is None else Availability(accepting=overlay)
    graph = need_graph(compiled, need_of(need), known)
    stops = graph.stops
    weights = graph.weight[len(graph.hops) :].tolist()
    found = {
        f"{compiled.roster.id(row)} {LABELS[Label(label)]} {graph.code.decode(weight)[0]}"
        for row, label, weight in zip(
            stops.row.tolist(), stops.label.tolist(), weights, strict=True
        )
    }
    assert found == {*filter(None, expected.split(", "))}
    assert len(stops) == len(found)


def test_homes_are_of_those_who_recover(need_of: Callable[[str], CareNeed]) -> None:
    assert homes_of(need_of("recovery home=甲 signed=乙")) == ("乙", "甲")
    assert homes_of(need_of("recovery home=甲 signed=甲")) == ("甲",)
    assert homes_of(need_of("acute home=甲")) == ()
    assert homes_of(need_of("recovery home=甲 emergency")) == ()


def test_nearer_home_costs_less(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    compiled = compile_network(
        network_of("甲 has=07 in=镇; 乙 has=07 in=县; 丙 has=07; #镇 in=县; #县"), on=DAY
    )
    graph = need_graph(compiled, need_of("recovery 07 home=镇"))
    steps = {
        compiled.roster.id(int(row)): graph.code.decode(int(weight))[1]
        for row, weight in zip(graph.stops.row, graph.weight[len(graph.hops) :], strict=True)
    }
    assert steps["甲"] < steps["乙"] < steps["丙"]
