"""The ways that serve one need, made ready for searches from anywhere.

Node `n` is the institution in row `n`. The last node is the end: to stop at an institution, a way
goes on to it. So what stopping costs may depend on how the patient came, and who may stay where he
is need not be who is sent there.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cached_property
from typing import Any, TypeVar, cast

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.graph import (
    UNREACHED,
    CostCode,
    PathSearch,
    SearchGraph,
    reweigh,
)
from medconsortium.referral.availability import Availability
from medconsortium.referral.capability.acceptance import acceptance
from medconsortium.referral.compiled_network import CompiledNetwork, Kept
from medconsortium.referral.cost import Digits, cost_code, to_tenths
from medconsortium.referral.need import CareNeed
from medconsortium.referral.places.entry import Doors
from medconsortium.referral.places.neighbourhood import FARTHEST
from medconsortium.referral.places.points import UNLOCATED
from medconsortium.referral.policy import ReferralPolicy
from medconsortium.referral.usable.hops import Hops, hops_serving
from medconsortium.referral.usable.steps import WayForm, automaton_of
from medconsortium.referral.usable.stops import Stops, answers_at_provider, stops_serving

__all__ = [
    "BARRED",
    "LONGEST_DRIVE",
    "NeedGraph",
    "door_digits",
    "need_graph",
    "with_weights",
    "without_target",
]

T = TypeVar("T")

_UNSAID = object()
_MOST_SAID = 4096
_MOST_EDGES_KEPT = 2**17

BARRED = UNREACHED - 1
"""The price of what must not be gone; a way that costs as much is none."""

LONGEST_DRIVE = 10 * 2**20
"""No drive in an emergency counts for more tenths of a minute, which is two years."""


@frozen(eq=False, slots=False, kw_only=True)
class NeedGraph:
    """The ways that serve a need; threads may share it.

    Attributes:
        compiled: The network on the day, under the policy.
        need: The need, with ids in the place of names.
        hops: The hops, which are the first edges of the graph.
        stops: Where ways may end: the edges after these.
        form: What ways may look like.
        code: How what hops and stops cost is one number.
        weight: That number of each edge (edges, int64).
        can: Who can meet the need (rows, int8): 1 yes, 0 no, -1 not known.
        accepts: Who takes the patient, likewise.
    """

    compiled: CompiledNetwork
    need: CareNeed
    hops: Hops
    stops: Stops
    form: WayForm
    code: CostCode
    weight: NDArray[np.int64]
    can: NDArray[np.int8]
    accepts: NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.weight)

    def remembered(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is said of a hop or an institution again and again; it is made once."""
        held = self._said
        found = held.get(key, _UNSAID)
        if found is _UNSAID:
            if len(held) >= _MOST_SAID:
                held.clear()
            found = held[key] = make()
        return cast("T", found)

    @cached_property
    def without(self) -> Kept:
        """The same ways without some target, kept for those that ask again."""
        return Kept(_MOST_EDGES_KEPT)

    @cached_property
    def _said(self) -> dict[Hashable, Any]:
        return {}

    @property
    def policy(self) -> ReferralPolicy:
        """How referral is organised."""
        return self.compiled.policy

    @property
    def end(self) -> int:
        """The node that all ways lead to in the end."""
        return len(self.compiled.roster)

    @cached_property
    def graph(self) -> SearchGraph:
        """The ways of who begins at an institution."""
        return self._graph(0)

    @cached_property
    def graph_from_doors(self) -> SearchGraph:
        """The ways of who comes to an institution from home, and has not stayed there yet."""
        state = 0 if self.need.drug else self.form.moved
        return self._graph(state) if state else self.graph

    def _graph(self, state: int) -> SearchGraph:
        counted = self.form.states > 1 or self.form.most_transfers is not None
        hops, stops = self.hops, self.stops
        return SearchGraph(
            self.end + 1,
            origin=np.concatenate([hops.origin, stops.row]),
            target=np.concatenate([hops.target, np.full(len(stops), self.end, np.int32)]),
            weight=self.weight,
            automaton=automaton_of(self.form) if counted else None,
            label=np.concatenate([hops.label, stops.label]) if counted else 0,
            initial=state,
        )

    @cached_property
    def arrival(self) -> NDArray[np.int64]:
        """What it costs to stop at each node: nothing at the end, which alone is a target."""
        arrival = np.full(self.end + 1, -1, np.int64)
        arrival[self.end] = 0
        return arrival

    @cached_property
    def search(self) -> PathSearch:
        """The ways of who begins at an institution, ready to be searched one by one."""
        return PathSearch(self.graph, self.arrival)

    @cached_property
    def search_from_doors(self) -> PathSearch:
        """The ways of who comes from home, ready to be searched."""
        return PathSearch(self.graph_from_doors, self.arrival)


def need_graph(
    compiled: CompiledNetwork, need: CareNeed, availability: Availability | None = None
) -> NeedGraph:
    """Return the ways that serve a need; without an overlay, they are kept with the network.

    Raises:
        NotFoundError: The overlay speaks of somebody whom the network does not have.
    """
    if availability is not None:
        return _made(compiled, need, availability)
    return compiled.needs.get(need, lambda: _made(compiled, need, None), len)


def without_target(graph: NeedGraph, row: int) -> NeedGraph:
    """Return the same ways, without those that stop at an institution."""

    def made() -> NeedGraph:
        weight = graph.weight.copy()
        weight[len(graph.hops) + np.flatnonzero(graph.stops.row == row)] = BARRED
        return with_weights(graph, weight)

    return graph.without.get(row, made, len)


def with_weights(graph: NeedGraph, weight: NDArray[np.int64]) -> NeedGraph:
    """Return the same ways at another price; what does not depend on it is shared."""
    found = evolve(graph, weight=weight)
    for name in ("graph", "graph_from_doors"):
        if name in vars(graph):
            vars(found)[name] = reweigh(vars(graph)[name], weight)
    return found


def door_digits(doors: Doors, policy: ReferralPolicy) -> Digits:
    """Return what it costs to begin at each of some doors."""
    unknown = doors.is_time_unknown.astype(np.int64)
    bypassing = doors.bypasses * np.int64(to_tenths(policy.minutes_for_bypassing))
    return Digits(
        unconfirmed=doors.doubts + (unknown if policy.most_minutes is not None else 0),
        unknown_times=unknown,
        tenths=bypassing + unknown * to_tenths(policy.minutes_if_unknown),
    )


def _made(
    compiled: CompiledNetwork, need: CareNeed, availability: Availability | None
) -> NeedGraph:
    roster, channels, policy = compiled.roster, compiled.channels, compiled.policy
    hops, costs, form = hops_serving(channels, need, policy)
    answers = compiled.capabilities.answers(need)
    can = answers_at_provider(roster, channels.standing, need, answers)
    accepts = acceptance(roster, need, policy, availability)
    stops = stops_serving(roster, need, hops, can=can, accepts=accepts)
    form = evolve(form, tells_origin_apart=stops.tells_origin_apart)
    if policy.most_transfers is not None:
        counting = evolve(form, most_transfers=min(policy.most_transfers, len(roster)))
        form = counting if counting.is_countable else form
    code = cost_code([costs, *_drives(compiled, need)], [stops.digits, _beginning(need, policy)])
    return NeedGraph(
        compiled=compiled,
        need=need,
        hops=hops,
        stops=stops,
        form=form,
        code=code,
        weight=np.concatenate(
            [costs.encode(code, len(hops)), stops.digits.encode(code, len(stops))]
        ),
        can=can,
        accepts=accepts,
    )


def _beginning(need: CareNeed, policy: ReferralPolicy) -> Digits:
    """Return the most that it may cost to begin at a door, and how far that may be."""
    unknown, bypassing = policy.minutes_if_unknown, policy.minutes_for_bypassing
    return Digits(
        unconfirmed=3,
        unknown_times=int(need.is_emergency),
        tenths=to_tenths(unknown) + to_tenths(bypassing),
        steps_from_origin=max(UNLOCATED, FARTHEST) if need.is_emergency else 0,
    )


def _drives(compiled: CompiledNetwork, need: CareNeed) -> tuple[Digits, ...]:
    """Return the most that a transfer in an emergency may cost, whatever has been agreed."""
    if not need.is_emergency:
        return ()
    policy, roads = compiled.policy, compiled.channels.roads
    longest = min(LONGEST_DRIVE, int(roads.minutes.sum(dtype=np.int64)))
    return (
        Digits(
            unconfirmed=2,
            unknown_times=1,
            tenths=to_tenths(policy.minutes_per_transfer)
            + max(to_tenths(policy.minutes_if_unknown), longest),
            assumed=1,
            without_priority=1,
        ),
    )
