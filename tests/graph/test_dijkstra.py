"""The kernels; what they find is tested where they are used."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies.graphs import Drawn, graphs

from medconsortium.compiled import kernel_mode
from medconsortium.graph import UNREACHED, PathSearch, SearchGraph, dijkstra, shortest_path

entries = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 99)), max_size=20)


@given(entries)
@kernel_mode("interpreted")
def test_the_heap_yields_entries_in_order(drawn: list[tuple[int, int]]) -> None:
    heap, size = np.zeros(2 * len(drawn) + 2, np.int64), 0
    for cost, key in drawn:
        size = dijkstra._push(heap, size, cost, key)
    yielded = []
    while size:
        yielded.append((int(heap[0]), int(heap[1])))
        size = dijkstra._pop(heap, size)
    assert yielded == sorted(drawn)


@given(graphs())
@kernel_mode("interpreted")
def test_a_search_leaves_no_traces(drawn: Drawn) -> None:
    search = PathSearch(drawn.graph(), drawn.arrival)
    for node in range(drawn.nodes):
        shortest_path(search, node)
        (room,) = search.graph.rooms
        assert set(room.cost.tolist()) == {UNREACHED}
        assert set(room.transfers.tolist()) == {0}
        assert set(room.onward.tolist()) == {-1}
        assert not room.closed.any()


def test_a_search_ends_when_the_best_path_is_known() -> None:
    chain = SearchGraph(1000, range(999), range(1, 1000), [1] * 999)
    arrival = np.full(1000, -1)
    arrival[[2, 999]] = 0
    search = PathSearch(chain, arrival)
    shortest_path(search, 999)
    (room,) = search.graph.rooms
    room.settled[:] = -7
    shortest_path(search, 0)
    assert room.settled[:4].tolist() == [0, 1, 2, -7]
