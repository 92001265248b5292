"""Whole answers in a county of some 600 institutions, beside the bare search.

`find_path` returns where to, along which channels under whose agreement, what that costs and what
the next best would cost: two searches and all that is said of them. The peer is the loop one would
write over networkx to learn the cost of the nearest target, on a graph that others have made
ready. Costs are asserted to be the same; those who are to be sent on are asked for, not those who
may stay.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from itertools import product
from statistics import median
from typing import Any

import networkx as nx
import numpy as np
from path_peers import nearest_by_heapq

import medconsortium as mc
from medconsortium.graph import PathSearch
from medconsortium.model import Network
from medconsortium.planning.synthetic.regions import county
from medconsortium.referral import CareNeed, ReferralPath, ReferralPolicy
from medconsortium.referral.cost import TENTHS
from medconsortium.referral.queries.asking import ask, search_of, starts_of
from medconsortium.vocabulary import Phase, Subject

DAY = date(2026, 6, 1)
QUESTIONS, ROUNDS = 300, 15
AIM = 10.0
POLICY = ReferralPolicy()


def main() -> None:
    """Measure and print."""
    network = county(seed=7, division="430923")
    asked = questions(network)
    searches = [prepared(network, *each) for each in asked]

    def whole() -> list[ReferralPath]:
        return [mc.find_path(network, *each, on=DAY, policy=POLICY) for each in asked]

    def bare() -> list[tuple[int, ...]]:
        return [decode(nearest_by_heapq(*search)) for search, decode in searches]

    def written() -> list[dict[str, Any]]:
        return [path.to_dict() for path in whole()]

    assert [weighed(path) for path in whole()] == bare()
    bare_only = [search for search, _ in searches]
    calls: dict[str, Callable[[], object]] = {
        "find_path": whole,
        "find_path and to_dict": written,
        "heapq over networkx": lambda: [nearest_by_heapq(*search) for search in bare_only],
    }
    rounds = [{name: seconds(call) for name, call in calls.items()} for _ in range(ROUNDS + 1)][1:]
    print(f"{len(network.institutions)} institutions, {len(asked)} questions, {ROUNDS} rounds")
    theirs = "heapq over networkx"
    for name in calls:
        ratio = median(one[name] / one[theirs] for one in rounds)
        each = median(one[name] for one in rounds) / len(asked) * 1e6
        print(f"{name}: {each:.1f} µs each, ratio {ratio:.1f}")
    print(f"aim: find_path at most {AIM:g} times heapq")


def seconds(call: Callable[[], object]) -> float:
    """Return the processor time that a call takes."""
    started = time.process_time()
    call()
    return time.process_time() - started


def questions(network: Network) -> list[tuple[str, CareNeed]]:
    """Return some of those who are to be sent on, and for what."""
    needs = [CareNeed(phase=Phase.DIAGNOSIS, subjects=[subject]) for subject in Subject]
    every = list(product(network.institutions, needs))
    order = np.random.default_rng(1).permutation(len(every)).tolist()
    found: Iterable[tuple[str, CareNeed]] = (
        every[at] for at in order if mc.find_path(network, *every[at], on=DAY, policy=POLICY).hops
    )
    return [each for each, _ in zip(found, range(QUESTIONS), strict=False)]


def prepared(
    network: Network, origin: str, need: CareNeed
) -> tuple[tuple[Any, set[int], int], Callable[[int], tuple[int, ...]]]:
    """Return what the peer searches, and how the cost it finds is read."""
    query = ask(network, origin, need, on=DAY, policy=POLICY)
    (start,) = starts_of(query)
    return (*searched(search_of(query)), start), query.graph.code.decode


@cache
def searched(search: PathSearch) -> tuple[Any, set[int]]:
    """Return the adjacency of what is searched, of parallel edges the cheapest, and the targets."""
    graph, view = search.graph, nx.DiGraph()
    assert graph.paths.states == 1
    view.add_nodes_from(range(graph.nodes))
    for edge in np.flatnonzero(graph.mask).tolist():
        ends, weight = (int(graph.origin[edge]), int(graph.target[edge])), int(graph.weight[edge])
        if not view.has_edge(*ends) or view.edges[ends]["weight"] > weight:
            view.add_edge(*ends, weight=weight)
    targets = set(np.flatnonzero(search.arrival >= 0).tolist())
    return view._adj, targets  # noqa: SLF001 - as fast as it gets


def weighed(path: ReferralPath) -> tuple[int, ...]:
    """Return the digits of what a path costs, minutes in tenths."""
    assert path.cost is not None
    unconfirmed, home, unknown, minutes, *others = path.cost.digits
    return tuple(map(int, (unconfirmed, home, unknown, round(minutes * TENTHS), *others)))


if __name__ == "__main__":
    main()
