"""Dijkstra's algorithm on a binary heap: the kernels of every search that settles nodes in order.

A label is a cost and a tie: transfers × 2³² + the state that the path goes on to. Labels compare
part by part, so of equal costs the path with the fewest transfers wins, and of those the one whose
next state comes first. A heap entry is a cost and a key: transfers × 2³² + the state it is about.
(E. W. Dijkstra, "A note on two problems in connexion with graphs", Numerische Mathematik 1, 1959.)
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from medconsortium.compiled import kernel
from medconsortium.graph.search_graph import Arcs, Scratch

__all__ = ["Question", "search", "settle"]

_SPAN = 2**32


class Question(NamedTuple):
    """One search, for kernels: from any of some states to the node where it is best to stop.

    `starts` (int64) are states, each once, and `costs` (int64) what beginning there costs.
    `arrival` (nodes, int64) is what it costs to stop at a node, -1 where it is no target;
    `accepting` (states of the automaton, bool) tells where a path may end. What is `closed` in the
    scratch may not be entered, `barred` (int64 nodes) not straight from a start; `may_stay` (0 or
    1) tells whether a path may end where it begins.
    """

    starts: NDArray[np.int64]
    costs: NDArray[np.int64]
    arrival: NDArray[np.int64]
    accepting: NDArray[np.bool_]
    barred: NDArray[np.int64]
    may_stay: int


@kernel
def _push(heap: NDArray[np.int64], size: int, cost: int, key: int) -> int:
    """Add an entry to the heap; return its new size."""
    place = size
    while place > 0:
        above = (place - 1) // 2
        if heap[2 * above] < cost or (heap[2 * above] == cost and heap[2 * above + 1] <= key):
            break
        heap[2 * place] = heap[2 * above]
        heap[2 * place + 1] = heap[2 * above + 1]
        place = above
    heap[2 * place] = cost
    heap[2 * place + 1] = key
    return size + 1


@kernel
def _pop(heap: NDArray[np.int64], size: int) -> int:
    """Remove the least entry, which is the first, from the heap; return its new size."""
    size -= 1
    cost, key = heap[2 * size], heap[2 * size + 1]
    place, below = 0, 1
    while below < size:
        left, right = heap[2 * below], heap[2 * below + 2]
        if below + 1 < size and (
            right < left or (right == left and heap[2 * below + 3] < heap[2 * below + 1])
        ):
            below += 1
        if cost < heap[2 * below] or (cost == heap[2 * below] and key <= heap[2 * below + 1]):
            break
        heap[2 * place] = heap[2 * below]
        heap[2 * place + 1] = heap[2 * below + 1]
        place = below
        below = 2 * place + 1
    heap[2 * place] = cost
    heap[2 * place + 1] = key
    return size


@kernel
def settle(
    arcs: Arcs,
    best: NDArray[np.int64],
    queue: NDArray[np.int32],
    head: int,
    count: int,
    heap: NDArray[np.int64],
) -> int:
    """Correct all labels, beginning with the `count` states in the circular `queue` from `head`.

    Args:
        arcs: The edges to search along.
        best: The labels, cost and tie of state `s` at `2 * s` and `2 * s + 1`. Every edge that
            would improve one leaves a state in the queue.
        queue: As long as there are states.
        head: Where the queue begins.
        count: How many states are in it.
        heap: Room for an entry for each of them and each state that an edge can lead to.

    Returns:
        How many states were settled.
    """
    offset, node, weight, label = arcs.offset, arcs.node, arcs.weight, arcs.label
    first, move, states, labels = arcs.first, arcs.move, arcs.states, arcs.labels
    size = settled = 0
    for place in range(count):
        here = queue[(head + place) % len(queue)]
        size = _push(heap, size, best[2 * here], best[2 * here + 1] // _SPAN * _SPAN + here)
    while size > 0:
        cost, transfers = heap[0], heap[1] // _SPAN
        here = heap[1] - transfers * _SPAN
        size = _pop(heap, size)
        if cost > best[2 * here] or transfers > best[2 * here + 1] // _SPAN:
            continue
        settled += 1
        tie = (transfers + 1) * _SPAN + here
        at = here // states
        for arc in range(offset[at], offset[at + 1]):
            key = (here - at * states) * labels + label[arc]
            offer = cost + weight[arc]
            for which in range(first[key], first[key + 1]):
                there = node[arc] * states + move[which]
                known = best[2 * there]
                if offer < known or (offer == known and tie < best[2 * there + 1]):
                    if offer < known or transfers + 1 < best[2 * there + 1] // _SPAN:
                        size = _push(heap, size, offer, (transfers + 1) * _SPAN + there)
                    best[2 * there] = offer
                    best[2 * there + 1] = tie
    return settled


@kernel
def search(arcs: Arcs, question: Question, scratch: Scratch, unreached: int) -> tuple[int, int]:
    """Find the best path and write its states to `scratch.route`.

    Where the edge out of such a state lies in `arcs` then stands in `scratch.arc`.

    Args:
        arcs: The edges out of each node.
        question: Where from, and where to.
        scratch: Where to work.
        unreached: The cost of what is not reached.

    Returns:
        The number of states on the path, 0 if there is none, and what it costs in all.
    """
    total, transfers, size, count = _explore(arcs, question, scratch, unreached)
    length = 0
    if total < unreached:
        _trace(arcs, question, scratch, total, transfers, count)
        here = -1
        for place in range(len(question.starts)):
            start = question.starts[place]
            begins = scratch.transfers[start] == 0 and scratch.cost[start] == question.costs[place]
            if begins and scratch.onward[start] >= 0 and (here < 0 or start < here):
                here = start
        scratch.route[0] = here
        length = 1
        while scratch.onward[here] != here:
            here = scratch.onward[here]
            scratch.route[length] = here
            length += 1
    for place in range(size):
        there = scratch.heap[2 * place + 1] % _SPAN
        scratch.cost[there] = unreached
        scratch.transfers[there] = 0
    for place in range(count):
        there = scratch.settled[place]
        scratch.cost[there] = unreached
        scratch.transfers[there] = 0
        scratch.onward[there] = -1
    return length, total


@kernel
def _explore(  # noqa: C901 - one loop, and the hottest
    arcs: Arcs, question: Question, scratch: Scratch, unreached: int
) -> tuple[int, int, int, int]:
    """Settle states until no other can lead to a better path.

    Returns:
        Cost and edges of the best path, the size of the heap, the number of states settled.
    """
    cost, transfers, heap = scratch.cost, scratch.transfers, scratch.heap
    states, labels = arcs.states, arcs.labels
    least, fewest = unreached, 0
    size = count = 0
    for place in range(len(question.starts)):
        here = question.starts[place]
        cost[here] = question.costs[place]
        size = _push(heap, size, cost[here], here)
    while size > 0:
        spent, edges = heap[0], heap[1] // _SPAN
        here = heap[1] - edges * _SPAN
        if spent > least or (spent == least and edges > fewest):
            break
        size = _pop(heap, size)
        if spent > cost[here] or edges > transfers[here]:
            continue
        scratch.settled[count] = here
        count += 1
        at = here // states
        if _ends(question, at, here - at * states, edges):
            total = spent + question.arrival[at]
            if total < least or (total == least and edges < fewest):
                least, fewest = total, edges
        for arc in range(arcs.offset[at], arcs.offset[at + 1]):
            key = (here - at * states) * labels + arcs.label[arc]
            offer = spent + arcs.weight[arc]
            for which in range(arcs.first[key], arcs.first[key + 1]):
                there = arcs.node[arc] * states + arcs.move[which]
                if offer > cost[there] or (offer == cost[there] and edges + 1 >= transfers[there]):
                    continue
                if scratch.closed[arcs.node[arc]] or _is_barred(question, arcs.node[arc], edges):
                    continue
                cost[there] = offer
                transfers[there] = edges + 1
                size = _push(heap, size, offer, (edges + 1) * _SPAN + there)
    return least, fewest, size, count


@kernel
def _ends(question: Question, node: int, state: int, edges: int) -> bool:
    """Say whether a path of so many edges may end at a node, in a state of the automaton."""
    return (
        question.arrival[node] >= 0
        and question.accepting[state]
        and (edges > 0 or question.may_stay > 0)
    )


@kernel
def _is_barred(question: Question, node: int, edges: int) -> bool:
    """Say whether a node may not be entered after so many edges: straight from a start."""
    if edges == 0:
        for place in range(len(question.barred)):
            if question.barred[place] == node:
                return True
    return False


@kernel
def _trace(
    arcs: Arcs, question: Question, scratch: Scratch, total: int, edges: int, count: int
) -> int:
    """Say, of each state settled, where best to go on to and along what; -1 where it is on none.

    States were settled in the order of their labels, which grow along a path: from the last to the
    first, what may follow is known. Of several, the state that comes first is taken.
    """
    states, labels, onward = arcs.states, arcs.labels, scratch.onward
    for place in range(count - 1, -1, -1):
        here = scratch.settled[place]
        at, passed = here // states, scratch.transfers[here]
        ends = _ends(question, at, here - at * states, passed)
        if ends and passed == edges and scratch.cost[here] + question.arrival[at] == total:
            onward[here] = here
        if passed >= edges:
            continue
        for arc in range(arcs.offset[at], arcs.offset[at + 1]):
            key = (here - at * states) * labels + arcs.label[arc]
            for which in range(arcs.first[key], arcs.first[key + 1]):
                there = arcs.node[arc] * states + arcs.move[which]
                if (
                    onward[there] >= 0
                    and scratch.transfers[there] == passed + 1
                    and scratch.cost[there] == scratch.cost[here] + arcs.weight[arc]
                    and (onward[here] < 0 or there < onward[here])
                ):
                    onward[here] = there
                    scratch.arc[here] = arc
    return count
