"""Transfers that an emergency allows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from medconsortium.model import Network
from medconsortium.referral import CareNeed, compile_network
from medconsortium.referral.emergency import drives_from, in_emergency, transfer_channel
from medconsortium.referral.need_graph import need_graph
from medconsortium.referral.usable.hops import NO_CHANNEL
from medconsortium.vocabulary import Carrier, LinkKind

DAY = date(2020, 6, 1)


def test_one_to_every_other_institution_that_is_open(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    network = network_of(
        "甲; 乙; 丙; 旧 until=2019; 丙 -> 丙 teaching minutes=1; 丙 -> 甲 referral_up"
    )
    compiled = compile_network(network, on=DAY)
    graph = need_graph(compiled, need_of("acute 07 emergency"))
    there = in_emergency(graph, "丙")
    added = there.hops.channel == NO_CHANNEL
    assert compiled.roster.ids(there.hops.target[added].tolist()) == ("乙", "甲")
    assert compiled.roster.ids(there.hops.origin[added].tolist()) == ("丙", "丙")
    assert there.hops.minutes[added].tolist() == [-1, -1]
    for need in ("acute 07 emergency stays", "acute 07 emergency drug"):
        still = need_graph(compiled, need_of(need))
        assert len(in_emergency(still, "丙").hops) == len(still.hops)


def test_drives_add_roads_up(network_of: Callable[[str], Network]) -> None:
    network = network_of(
        "甲; 乙; 丙; 丁; &科 of=乙; &队; 甲 -> 乙 teaching minutes=40;"
        "科 -> 甲 drug_supply minutes=30;"
        "甲 -> 乙 referral_up until=2011 minutes=35; 乙 -> 丙 referral_up minutes=1.26;"
        "甲 -> 丁 referral_up; 甲 -> 队 support minutes=2"
    )
    compiled = compile_network(network, on=DAY)
    drives = drives_from(compiled, compiled.roster.row("甲"))
    assert {compiled.roster.id(row): int(drives[row]) for row in range(4)} == {
        "甲": 0,
        "乙": 300,
        "丙": 313,
        "丁": -1,
    }


def test_what_it_rests_on(network_of: Callable[[str], Network]) -> None:
    network = network_of("甲; 乙; 丙; 乙 -> 甲 teaching minutes=30; 乙 -> 丙 teaching minutes=5")
    compiled = compile_network(network, on=DAY)
    row = compiled.roster.row
    one = transfer_channel(compiled, row("甲"), row("乙"), 300)
    assert (one.kind, one.carrier) == (LinkKind.CRITICAL_TRANSFER, Carrier.PATIENT)
    assert (one.declared, one.doubts, one.travel_minutes) == (False, (), 30)
    assert one.time_from == "乙/甲/teaching/2010"
    through = transfer_channel(compiled, row("甲"), row("丙"), 350)
    assert (through.travel_minutes, through.time_from) == (35, None)
    assert transfer_channel(compiled, row("甲"), row("丙"), -1).travel_minutes is None
