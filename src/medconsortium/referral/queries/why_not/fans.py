"""The edges that lead on from a place, in the order of what they cost at least."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from medconsortium.graph import UNREACHED
from medconsortium.referral.queries.why_not.options import lacks_across
from medconsortium.referral.queries.why_not.relaxation import Lack
from medconsortium.referral.queries.why_not.relaxed_hops import BY_PATIENT
from medconsortium.referral.queries.why_not.relaxed_ways import RelaxedWays

__all__ = ["Fan", "doors_in_order", "edges_in_order", "what_lies_beyond"]

_BUT_THE_CONSORTIUM = np.uint16(~Lack.CONSORTIUM & (2 * Lack.CHANNEL - 1))


class Fan(NamedTuple):
    """Edges, or doors, in the order of what they cost at least.

    Attributes:
        edge: Which (int64).
        cost: That cost, with what is left to pay after it, as one number (int64).
    """

    edge: NDArray[np.int64]
    cost: NDArray[np.int64]


def doors_in_order(ways: RelaxedWays) -> Fan:
    """Return the doors."""
    doors = np.arange(len(ways.door_rows))
    state = np.full(len(doors), ways.initial)
    return _in_order(ways, doors, ways.door_rows, state, ways.code_of_lacks(ways.door_lacks))


def edges_in_order(ways: RelaxedWays, node: int, state: int, here: int) -> Fan:
    """Return the edges out of a node in a state.

    Args:
        ways: The ways there might be.
        node: The node.
        state: The state of the automaton.
        here: The row of the institution that a way is at, or was before the hub.
    """
    side, graph = ways.graph.outward, ways.graph
    edge = side.edge[side.offset[node] : side.offset[node + 1]]
    after = graph.paths.transition[state][graph.label[edge]]
    edge, after = edge[after >= 0], after[after >= 0]
    target, cost = graph.target[edge], graph.weight[edge]
    if what_lies_beyond(ways, node, here) is not None:
        lacks = lacks_across(ways, np.full(len(target), here), target)
        changes = ways.belonging.may_change
        loose = changes[target] | changes[here]
        cost = cost + ways.code_of_lacks(np.where(loose, lacks & _BUT_THE_CONSORTIUM, lacks))
    return _in_order(ways, edge, target, after, cost)


def what_lies_beyond(ways: RelaxedWays, node: int, here: int) -> object | None:
    """Return what the borders beyond a node depend on; `None` if none are to be kept there.

    Args:
        ways: The ways there might be.
        node: The node; only beyond the hub of patients it matters where they come from.
        here: The row of the institution that they come from.
    """
    if node != ways.end + BY_PATIENT or not ways.keeps_borders:
        return None
    borders = ways.query.graph.compiled.channels.borders
    grids = borders.grid[borders.offset[here] : borders.offset[here + 1]].tobytes()
    changes = bool(ways.belonging.may_change[here])
    return int(borders.county[here]), int(borders.province[here]), grids, changes


def _in_order(
    ways: RelaxedWays,
    edge: NDArray[np.int64],
    node: NDArray[np.integer],
    state: NDArray[np.integer],
    cost: NDArray[np.int64],
) -> Fan:
    """Return edges that lead on to an end, in order; of equals those to the first rows first."""
    rest = ways.remaining[node.astype(np.int64) * ways.form.states + state]
    leads_on = np.flatnonzero(rest < UNREACHED)
    cost = cost[leads_on] + rest[leads_on]
    order = np.lexsort((node[leads_on], cost))
    return Fan(edge[leads_on][order], cost[order])
