"""Shortest paths from many nodes at once: label-correcting first, Dijkstra where that goes astray.

First in, first out, labels are corrected as they come: on graphs of small depth, such as referral
networks, hardly any is corrected twice, and no heap is needed. On others the work may explode;
once more than half of it has been to do work again, Dijkstra's algorithm goes on from the labels
found so far. The work before that is bounded by twice the edges. (E. F. Moore, "The shortest path
through a maze", 1959; D. P. Bertsekas, "Network Optimization", 1998, section 2.4.)
"""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.compiled import kernel
from medconsortium.graph.dijkstra import settle
from medconsortium.graph.search_graph import UNREACHED, Arcs

__all__ = ["Labels", "correct_labels"]

_SPAN = 2**32
_PATIENCE = 1024


@frozen(eq=False)
class Labels:
    """What is known of each state when a search is over.

    `best` (int64) has two entries for each state. The first is the cost, `limit` where the state
    is not reached. The second is transfers × 2³² + the number of the next state on the way, the
    state itself where the path ends; transfers are edges.
    """

    best: NDArray[np.int64]
    limit: int

    @property
    def cost(self) -> NDArray[np.int64]:
        """The cost of each state."""
        return self.best[::2]

    @property
    def transfers(self) -> NDArray[np.int64]:
        """The number of edges on the way from each state."""
        return self.best[1::2] // _SPAN

    @property
    def next_state(self) -> NDArray[np.int64]:
        """The state to go on to from each state."""
        return self.best[1::2] % _SPAN


def correct_labels(
    arcs: Arcs,
    seeds: NDArray[np.int64],
    costs: NDArray[np.int64],
    *,
    limit: int = UNREACHED,
    patience: int = _PATIENCE,
) -> Labels:
    """Return the least label of every state: the best path between it and a seed.

    The label of a path is its cost, then its number of edges, then the rows along it: all ties are
    decided, the same way whatever order the work is done in. Where `arcs` are those into each node
    the paths lead to the seeds, where they are those out of each node they come from them.

    Args:
        arcs: The edges to search along.
        seeds: The states to begin at, each once.
        costs: What beginning there costs (int64), at least 0.
        limit: Paths that cost as much, or more, count as none.
        patience: How many edges may be looked at again before that counts as going astray.
    """
    states, limit = (len(arcs.offset) - 1) * arcs.states, min(limit, UNREACHED)
    begins = costs < limit
    seeds, costs = seeds[begins], costs[begins]
    best = np.zeros(2 * states, np.int64)
    best[::2] = limit
    best[2 * seeds] = costs
    best[2 * seeds + 1] = seeds
    queue = np.empty(states, np.int32)
    queue[: len(seeds)] = seeds
    queued = np.zeros(states, np.uint8)
    queued[seeds] = 1
    all_allowed = arcs.states == arcs.labels == len(arcs.move) == 1
    fifo = _correct if all_allowed else _correct_in_states
    head, count = fifo(arcs, best, queue, queued, len(seeds), limit, patience)
    if count:
        moves = arcs.states * len(arcs.node)
        settle(arcs, best, queue, head, count, np.empty(2 * (count + moves + 1), np.int64))
    best.flags.writeable = False
    return Labels(best, limit)


@kernel
def _correct(
    arcs: Arcs,
    best: NDArray[np.int64],
    queue: NDArray[np.int32],
    queued: NDArray[np.uint8],
    count: int,
    limit: int,
    patience: int,
) -> tuple[int, int]:
    """Correct labels, where all paths are allowed, for `count` states at the beginning of `queue`.

    `best` and `queue` are those of `settle`; `queued` (uint8) tells which states are in the queue;
    `limit` is the cost of a state not yet reached. Most nodes of a referral network are dead ends,
    which nothing lies behind: from there, the only edge leads back.

    Returns:
        Where the queue begins, and how many states are left in it: none if all is done.
    """
    offset, node, weight = arcs.offset, arcs.node, arcs.weight
    head = work = again = 0
    while count > 0 and 2 * again <= work + patience:
        here = queue[head]
        head += 1
        if head == len(queue):
            head = 0
        count -= 1
        queued[here] = 0
        work += offset[here + 1] - offset[here]
        cost = best[2 * here]
        transfers = best[2 * here + 1] // _SPAN + 1
        tie = transfers * _SPAN + here
        for arc in range(offset[here], offset[here + 1]):
            there = node[arc]
            offer = cost + weight[arc]
            known = best[2 * there]
            if offer > known or (offer == known and tie >= best[2 * there + 1]):
                continue
            worse = offer < known or transfers < best[2 * there + 1] // _SPAN
            best[2 * there] = offer
            best[2 * there + 1] = tie
            begin, end = offset[there], offset[there + 1]
            dead_end = begin == end or (begin + 1 == end and node[begin] == here)
            if worse and not dead_end and queued[there] == 0:
                if known < limit:
                    again += end - begin
                queued[there] = 1
                place = head + count
                queue[place if place < len(queue) else place - len(queue)] = there
                count += 1
    return head, count


@kernel
def _correct_in_states(
    arcs: Arcs,
    best: NDArray[np.int64],
    queue: NDArray[np.int32],
    queued: NDArray[np.uint8],
    count: int,
    limit: int,
    patience: int,
) -> tuple[int, int]:
    """Do as `_correct` where an automaton says which paths are allowed."""
    offset, node, weight, label = arcs.offset, arcs.node, arcs.weight, arcs.label
    first, move, states, labels = arcs.first, arcs.move, arcs.states, arcs.labels
    head = work = again = 0
    while count > 0 and 2 * again <= work + patience:
        here = queue[head]
        head += 1
        if head == len(queue):
            head = 0
        count -= 1
        queued[here] = 0
        at = here // states
        base = (here - at * states) * labels
        work += offset[at + 1] - offset[at]
        cost = best[2 * here]
        transfers = best[2 * here + 1] // _SPAN + 1
        tie = transfers * _SPAN + here
        for arc in range(offset[at], offset[at + 1]):
            offer = cost + weight[arc]
            key = base + label[arc]
            for which in range(first[key], first[key + 1]):
                there = node[arc] * states + move[which]
                known = best[2 * there]
                if offer > known or (offer == known and tie >= best[2 * there + 1]):
                    continue
                worse = offer < known or transfers < best[2 * there + 1] // _SPAN
                best[2 * there] = offer
                best[2 * there + 1] = tie
                degree = offset[node[arc] + 1] - offset[node[arc]]
                if worse and degree > 0 and queued[there] == 0:
                    if known < limit:
                        again += degree
                    queued[there] = 1
                    place = head + count
                    queue[place if place < len(queue) else place - len(queue)] = there
                    count += 1
    return head, count
