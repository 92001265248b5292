"""Compiled, with bounds checking on, and interpreted: all searches find exactly the same."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import get_args

import numpy as np
from hypothesis import given, settings
from tests.strategies.graphs import Drawn, graphs

from medconsortium.compiled import Mode, kernel_mode
from medconsortium.graph import (
    NearestTargets,
    PathSearch,
    SearchGraph,
    compile_adjacency,
    costs_from,
    nearest_targets,
    nearest_targets_within,
    shortest_simple_paths,
)
from medconsortium.graph.label_correcting import correct_labels


def answers(drawn: Drawn, mode: Mode) -> list[object]:
    with kernel_mode(mode):
        graph = drawn.graph()
        search = PathSearch(graph, drawn.arrival)
        seeds = np.array([0]), np.array([1])
        found = nearest_targets(graph, drawn.arrival)
        within = nearest_targets_within(graph, drawn.arrival, toll(drawn), most=3)
        return [
            found.labels.best.tolist(),
            columns(found),
            correct_labels(graph.arcs_out, *seeds, patience=-(2**40)).best.tolist(),
            costs_from(graph, 0).tolist(),
            [within.path(node) for node in range(drawn.nodes)],
            [list(shortest_simple_paths(search, node)) for node in range(drawn.nodes)],
        ]


def toll(drawn: Drawn) -> list[int]:
    return [(weight + number) % 3 for number, (_, _, weight, _, _) in enumerate(drawn.edges)]


def columns(found: NearestTargets) -> list[list[int]]:
    return [c.tolist() for c in (found.target, found.next_hop, found.cost, found.transfers)]


@settings(max_examples=50)
@given(graphs())
def test_modes_agree(drawn: Drawn) -> None:
    checked, interpreted, compiled = (answers(drawn, mode) for mode in get_args(Mode))
    assert checked == interpreted == compiled


def test_the_adjacency_is_the_same_either_way() -> None:
    generator = np.random.default_rng(1)
    origin, target = generator.integers(0, 50, 500), generator.integers(0, 50, 500)
    mask = generator.random(500) < 0.7
    found = []
    for mode in ("checked", "interpreted"):
        with kernel_mode(mode):
            side = compile_adjacency(50, origin, target, mask=mask)
            found.append([side.offset.tolist(), side.target.tolist(), side.edge.tolist()])
    assert found[0] == found[1]


def test_eight_threads_share_a_graph() -> None:
    generator = np.random.default_rng(5)
    graph = SearchGraph(
        2000,
        generator.integers(0, 2000, 6000),
        generator.integers(0, 2000, 6000),
        generator.integers(0, 9, 6000),
    )
    arrivals = [np.where(generator.random(2000) < 0.01, 0, -1) for _ in range(24)]
    with ThreadPoolExecutor(8) as pool:
        together = list(
            pool.map(lambda arrival: columns(nearest_targets(graph, arrival)), arrivals)
        )
    assert together == [columns(nearest_targets(graph, arrival)) for arrival in arrivals]
