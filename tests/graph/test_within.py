from __future__ import annotations

import pickle
from collections.abc import Iterator
from typing import Any, TypeAlias

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies.graphs import Drawn, graphs

from medconsortium.compiled import Mode, kernel_mode
from medconsortium.graph import (
    UNREACHED,
    Automaton,
    SearchGraph,
    ShortestPath,
    TargetsWithin,
    nearest_targets,
    nearest_targets_within,
    within,
)

COLUMNS = ("target", "next_hop", "cost", "transfers")

Rank: TypeAlias = tuple[Any, ...]
"""What searches choose by: cost, edges, next state, the same from there on, toll, edge."""


def ranks(
    drawn: Drawn, toll: tuple[int, ...], start: tuple[int, int], passed: frozenset[Any]
) -> Iterator[tuple[Rank, int, ShortestPath]]:
    """Yield rank, toll and path of all ways from a state to a target that pass no state twice."""
    here, state = start
    if drawn.arrival[here] >= 0 and (drawn.transition is None or drawn.accepting[state]):
        yield (drawn.arrival[here], 0), 0, ShortestPath(drawn.arrival[here], (here,), ())
    for number, (origin, target, weight, label, there) in enumerate(drawn.edges):
        after = 0 if drawn.transition is None else drawn.transition[state][label]
        onward = (target, after)
        if origin != here or not there or after < 0 or onward in passed | {start}:
            continue
        for rank, taken, path in ranks(drawn, toll, onward, passed | {start}):
            cost, spent = path.cost + weight, taken + toll[number]
            found = ShortestPath(cost, (here, *path.nodes), (number, *path.edges))
            yield (cost, len(found.edges), onward, rank, spent, number), spent, found


@given(graphs(), st.data())
@kernel_mode("interpreted")
def test_every_origin_has_the_best_of_all_paths_within_the_limit(
    drawn: Drawn, data: st.DataObject
) -> None:
    toll = data.draw(st.tuples(*[st.integers(0, 3)] * len(drawn.edges)))
    most = data.draw(st.integers(0, 6))
    found = nearest_targets_within(drawn.graph(), drawn.arrival, toll, most=most)
    for node in range(drawn.nodes):
        every = ranks(drawn, toll, (node, drawn.initial[node]), frozenset())
        allowed = [(rank, path) for rank, spent, path in every if spent <= most]
        best = min(allowed, key=lambda each: each[0], default=(None, None))[1]
        assert found.path(node) == best
        row = tuple(int(getattr(found, name)[node]) for name in COLUMNS)
        if best is None:
            assert row == (-1, -1, -1, -1)
        else:
            onward = (*best.nodes, -1)[1]
            assert row == (best.nodes[-1], onward, best.cost, len(best.edges))


@given(graphs())
@kernel_mode("interpreted")
def test_a_limit_that_never_binds_changes_nothing(drawn: Drawn) -> None:
    free = nearest_targets(drawn.graph(), drawn.arrival)
    found = nearest_targets_within(drawn.graph(), drawn.arrival, 1, most=2**63 - 1)
    for name in COLUMNS:
        assert getattr(found, name).tolist() == getattr(free, name).tolist()


def tug_of_war(steps: int, ways: int) -> tuple[SearchGraph, list[int], list[int]]:
    """Return a chain in which what makes a step cheap makes it slow, with targets and tolls.

    No path is as cheap and as quick as another: all are worth keeping.
    """
    node = np.repeat(np.arange(steps), ways)
    scale = [ways**step for step in reversed(range(steps))]
    weight = [way * each for each in scale for way in range(ways)]
    toll = [way * each for each in scale for way in reversed(range(ways))]
    return SearchGraph(steps + 1, node, node + 1, weight), [-1] * steps + [0], toll


@pytest.mark.parametrize("mode", ["compiled", "interpreted"])
@pytest.mark.parametrize(("steps", "ways"), [(10, 2), (4, 6)])
def test_many_paths_may_be_worth_keeping(
    mode: Mode, steps: int, ways: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(within, "_FEW", 2)
    graph, arrival, toll = tug_of_war(steps, ways)
    with kernel_mode(mode):
        found = nearest_targets_within(graph, arrival, toll, most=1000)
    best = found.path(0)
    assert best is not None
    assert best.cost == max(ways**steps - 1 - 1000, 0)
    assert sum(toll[edge] for edge in best.edges) == ways**steps - 1 - best.cost


def test_more_than_that_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(within, "_MANY", 1000)
    graph, arrival, toll = tug_of_war(12, 2)
    with pytest.raises(ValueError, match="too many paths"):
        nearest_targets_within(graph, arrival, toll, most=1000)


@pytest.mark.parametrize("mode", ["compiled", "interpreted"])
def test_costs_beyond_all_bounds_do_not_wrap(mode: Mode) -> None:
    huge = UNREACHED - 1
    graph = SearchGraph(4, [0, 1, 2], [1, 2, 3], [0, huge, huge])
    with kernel_mode(mode):
        found = nearest_targets_within(graph, [-1, -1, -1, 0], huge, most=2 * huge)
    assert found.cost.tolist() == [-1, -1, huge, 0]


def test_one_automaton_more_and_transfers_are_limited_too() -> None:
    once = Automaton([[1], [-1]])
    graph = SearchGraph(3, [0, 1, 0], [1, 2, 2], [1, 1, 5], automaton=once)
    found = nearest_targets_within(graph, [-1, -1, 0], 10, most=20)
    assert found.path(0) == ShortestPath(5, (0, 2), (2,))


def test_what_was_found_is_read_only_and_can_be_pickled() -> None:
    found = nearest_targets_within(SearchGraph(2, [0], [1], [5]), [-1, 0], [3], most=3)
    assert not any(getattr(found, name).flags.writeable for name in COLUMNS)
    again = pickle.loads(pickle.dumps(found))  # noqa: S301
    assert isinstance(again, TargetsWithin)
    assert again.path(0) == found.path(0) == ShortestPath(5, (0, 1), (0,))


@pytest.mark.parametrize("node", [-1, 2])
def test_only_nodes_have_paths(node: int) -> None:
    found = nearest_targets_within(SearchGraph(2, [0], [1], [5]), [-1, 0], [3], most=3)
    with pytest.raises(IndexError):
        found.path(node)


@pytest.mark.parametrize(
    ("toll", "message"),
    [
        ([1, 2], "toll must be flat and hold 1 values"),
        ([-1], "toll must be from 0"),
        ([0.5], "toll must be whole numbers"),
    ],
)
def test_tolls_that_are_none_are_refused(toll: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        nearest_targets_within(SearchGraph(2, [0], [1], [5]), [-1, 0], toll, most=3)


def test_nothing_is_within_less_than_nothing() -> None:
    found = nearest_targets_within(SearchGraph(2, [0], [1], [5]), [-1, 0], 0, most=-(2**70))
    assert found.target.tolist() == [-1, -1]
