"""The ways that serve a need, as a graph."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest

from medconsortium.graph import shortest_path
from medconsortium.model import Network
from medconsortium.referral import Availability, CareNeed, ReferralPolicy, compile_network
from medconsortium.referral.need_graph import (
    BARRED,
    NeedGraph,
    door_digits,
    need_graph,
    with_weights,
    without_target,
)
from medconsortium.referral.places.entry import entries

DAY = date(2020, 6, 1)


@pytest.fixture
def graph_of(
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
    policy_of: Callable[[str], ReferralPolicy],
) -> Callable[..., NeedGraph]:
    """Return the reader of networks, needs and policies as graphs."""

    def graph(rows: str, need: str, policy: str = "") -> NeedGraph:
        compiled = compile_network(network_of(rows), on=DAY, policy=policy_of(policy))
        return need_graph(compiled, need_of(need))

    return graph


ROWS = "甲 complete; 乙 has=07; 丙 has=07; 甲 -> 乙 referral_up minutes=5; 甲 -> 丙 referral_up"


def test_hops_come_first_and_then_stops(graph_of: Callable[..., NeedGraph]) -> None:
    graph = graph_of(ROWS, "acute 07")
    assert len(graph) == len(graph.hops) + len(graph.stops) == 4
    assert graph.graph.nodes == graph.end + 1 == 4
    assert graph.graph.target[len(graph.hops) :].tolist() == [3, 3]
    assert graph.arrival.tolist() == [-1, -1, -1, 0]
    way = shortest_path(graph.search, graph.compiled.roster.row("甲"))
    assert way is not None
    assert graph.code.decode(way.cost) == (0, 0, 0, 350, 0, 0, 1)
    assert graph.policy is graph.compiled.policy


def test_states_are_told_apart_only_where_need_be(graph_of: Callable[..., NeedGraph]) -> None:
    plain = graph_of(ROWS, "acute 07")
    assert (plain.form.states, plain.graph.automaton) == (1, None)
    assert plain.graph_from_doors is plain.graph
    unsure = graph_of("甲; 乙 has=07; 甲 -> 乙 referral_up", "acute 07")
    assert unsure.form.tells_origin_apart
    assert unsure.graph_from_doors.initial.tolist() == [1, 1, 1]
    drug = graph_of("甲; 乙; 乙 -> 甲 drug_supply", "long_term drug")
    assert drug.graph_from_doors is drug.graph
    counted = graph_of(ROWS, "acute 07", "most_transfers=0")
    assert counted.form.most_transfers == 0
    assert shortest_path(counted.search, counted.compiled.roster.row("甲")) is None


def test_more_transfers_than_there_are_institutions_need_no_counting(
    graph_of: Callable[..., NeedGraph],
) -> None:
    assert graph_of(ROWS, "acute 07", "most_transfers=99999").form.most_transfers == 3


def test_without_a_target(graph_of: Callable[..., NeedGraph]) -> None:
    graph = graph_of(ROWS, "acute 07")
    row = graph.compiled.roster.row
    other = without_target(graph, row("乙"))
    assert without_target(graph, row("乙")) is other
    way = shortest_path(other.search, row("甲"))
    assert way is not None
    assert way.nodes[-2] == row("丙")
    neither = without_target(other, row("丙"))
    last = shortest_path(neither.search, row("甲"))
    assert last is None or last.cost >= BARRED
    assert shortest_path(graph.search, row("甲")) != last


def test_other_weights_share_the_rest(graph_of: Callable[..., NeedGraph]) -> None:
    graph = graph_of(ROWS, "acute 07")
    before = graph.graph
    heavy = with_weights(graph, graph.weight + 1)
    assert heavy.graph.outward is before.outward
    assert (heavy.graph.weight - before.weight == 1).all()
    fresh = graph_of(ROWS, "acute 07")
    assert (with_weights(fresh, fresh.weight).graph.weight == before.weight).all()


def test_with_an_overlay_nothing_is_kept(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    compiled, need = compile_network(network_of(ROWS), on=DAY), need_of("acute 07")
    overlay = Availability(accepting={"乙": False})
    one, other = (need_graph(compiled, need, overlay) for _ in range(2))
    assert one is not other
    assert one.accepts.tolist() == [0, -1, -1] or sorted(one.accepts.tolist()) == [-1, -1, 0]


def test_what_is_said_is_made_once_and_not_for_ever(graph_of: Callable[..., NeedGraph]) -> None:
    graph, made = graph_of(ROWS, "acute 07"), list[int]()

    def say(number: int) -> None:
        graph.remembered(number, lambda: made.append(number))

    for number in (1, 1, 2):
        say(number)
    assert made == [1, 2]
    for number in range(3, 4200):
        say(number)
    say(1)
    assert made.count(1) == 2


def test_what_doors_cost(
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
    policy_of: Callable[[str], ReferralPolicy],
) -> None:
    network = network_of("医院 A100 has=07 in=街 since=2020; 中心 B100 in=街; 远 A100; #街")
    for need, policy, expected in (
        ("acute 07", "", {"医院": (1, 0, 600), "中心": (0, 0, 0)}),
        ("acute 07", "bypass=5 most_minutes=9", {"医院": (1, 0, 50), "中心": (0, 0, 0)}),
        (
            "acute 07 emergency",
            "most_minutes=9 unknown=7",
            {"医院": (1, 0, 0), "中心": (0, 0, 0), "远": (1, 1, 70)},
        ),
    ):
        compiled = compile_network(network, on=DAY, policy=policy_of(policy))
        standing = compiled.channels.standing
        doors = entries(compiled.roster, standing, "街", need_of(need), compiled.policy)
        digits = door_digits(doors, compiled.policy)
        columns = np.stack([digits.unconfirmed, digits.unknown_times, digits.tenths])
        found = dict(zip(compiled.roster.ids(doors.rows), map(tuple, columns.T), strict=True))
        assert found == expected
