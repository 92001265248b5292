"""All ways there might be, as a graph, with what is still to be paid from everywhere at least."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.graph import Automaton, SearchGraph, nearest_targets
from medconsortium.referral.explanations.explaining import Query
from medconsortium.referral.policy import Binding
from medconsortium.referral.queries.asking import starts_of
from medconsortium.referral.queries.why_not.belonging import Belonging, belonging_of
from medconsortium.referral.queries.why_not.offers import Offers, offers_for
from medconsortium.referral.queries.why_not.relaxation import Lack, Tariff
from medconsortium.referral.queries.why_not.relaxed_channels import (
    RelaxedChannels,
    relaxed_channels,
)
from medconsortium.referral.queries.why_not.relaxed_hops import (
    SENT,
    RelaxedHops,
    relaxed_hops,
    transitions,
)
from medconsortium.referral.queries.why_not.unsure import Unsure
from medconsortium.referral.queries.why_not.weights import Weights, weights_of
from medconsortium.referral.usable.hops import BORDERS, step_levels
from medconsortium.referral.usable.steps import WayForm
from medconsortium.referral.usable.stops import Stops, answers_at_provider, stops_serving

__all__ = ["RelaxedWays", "relaxed_ways"]

_MOST_STATES = 2**25
"""The automaton counts transfers only where nodes in all its states are not more than these."""


@frozen(eq=False, slots=False, kw_only=True)
class RelaxedWays:
    """The ways there might be for a query, and what each edge lacks: hops first, then stops.

    Attributes:
        query: What was asked.
        tables: The channels that there would be.
        unsure: What is not sure on the day.
        offers: How far institutions are from meeting the need.
        belonging: Which grids they belong to, or would.
        relaxed: The hops.
        stops: The stops.
        form: What ways may look like.
        weights: What each edge costs at least, and how that is one number.
        graph: The edges, each at the least that it may cost.
    """

    query: Query
    tables: RelaxedChannels
    unsure: Unsure
    offers: Offers
    belonging: Belonging
    relaxed: RelaxedHops
    stops: Stops
    form: WayForm
    weights: Weights
    graph: SearchGraph

    @cached_property
    def end(self) -> int:
        """The node that all ways lead to; those after it are hubs."""
        return self.query.graph.end

    @cached_property
    def is_at_home(self) -> bool:
        """Whether the patient is at home, not at an institution."""
        return self.query.row < 0

    @property
    def initial(self) -> int:
        """The state of the automaton in which ways begin."""
        at_home = self.is_at_home and not self.query.graph.need.drug
        return self.form.moved if at_home else 0

    @cached_property
    def remaining(self) -> NDArray[np.int64]:
        """The least that may be left to pay from each node in each state; `UNREACHED` if no end."""
        arrival = np.full(self.graph.nodes, -1, np.int64)
        arrival[self.end] = 0
        return nearest_targets(self.graph, arrival).labels.cost

    @cached_property
    def door_rows(self) -> NDArray[np.int32]:
        """The rows that ways may begin at."""
        return np.fromiter(starts_of(self.query), np.int32)

    @cached_property
    def door_lacks(self) -> NDArray[np.uint16]:
        """What it lacks to begin at each door (bits of `Lack`)."""
        query, doors = self.query, self.query.doors
        lacks = np.zeros(len(doors), np.uint16)
        if not self.is_at_home:
            return lacks
        perhaps_open = query.graph.compiled.channels.standing.institutions[doors.rows] < 0
        lacks[perhaps_open] |= np.uint16(Lack.OPENING)
        lacks[doors.doubts > perhaps_open] |= np.uint16(Lack.FIRST_CONTACT)
        if query.graph.policy.most_minutes is not None:
            lacks[doors.is_time_unknown] |= np.uint16(Lack.TIME)
        return lacks

    @cached_property
    def delicate(self) -> NDArray[np.bool_]:
        """Where it matters in which state one comes (rows): levels not known, patients refused."""
        graph, form = self.query.graph, self.form
        level = step_levels(graph.compiled.roster, graph.need)
        found = (level < 0) & form.remembers_level
        return np.asarray(found | (graph.accepts != 1) & form.sends)

    @cached_property
    def keeps_borders(self) -> bool:
        """Whether borders must be kept, so that both ends of a new channel matter."""
        policy, need = self.query.graph.policy, self.query.graph.need
        kept = any(getattr(policy, name) is Binding.REQUIRED for name, _, _ in BORDERS)
        return kept and not need.is_emergency

    def is_hop(self, edge: int) -> bool:
        """Whether an edge leads to an institution."""
        return bool(edge < len(self.relaxed) and self.graph.target[edge] < self.end)

    def moves(self, edge: int) -> bool:
        """Whether an edge moves the patient."""
        return edge < len(self.relaxed) and bool(self.relaxed.hops.moves[edge])

    def code_of(self, cost: int, changes: int) -> int:
        """Return a cost and a number of changes as one number."""
        heavy, light, _ = self.weights.code.places
        return cost * heavy + changes * light

    def code_of_lacks(self, lacks: NDArray[np.uint16]) -> NDArray[np.int64]:
        """Return what sets of lacks cost, each as one number."""
        heavy, light, _ = self.weights.code.places
        tariff = self.unsure.tariff
        return tariff.cost_of_lacks[lacks] * heavy + tariff.count_of_lacks[lacks] * light


def relaxed_ways(query: Query, tariff: Tariff) -> RelaxedWays:
    """Return the ways there might be for a query.

    Raises:
        ModelError: The members of consortia let one assume more channels than can be held.
    """
    graph = query.graph
    compiled, need = graph.compiled, graph.need
    tables = relaxed_channels(compiled)
    bases = (basis for channels in tables for basis in channels.bases)
    questions = tuple(dict.fromkeys(doubt for basis in bases for doubt in basis.doubts))
    unsure = Unsure(
        network=compiled.network,
        standing=compiled.channels.standing,
        tariff=tariff,
        questions=questions,
    )
    offers = offers_for(compiled, need, tables, unsure)
    belonging = belonging_of(compiled, unsure)
    relaxed, form = relaxed_hops(query, tables)
    stops = _stops(query, relaxed)
    form = evolve(form, tells_origin_apart=stops.tells_origin_apart)
    form = _counting(query, form)
    weights = weights_of(
        relaxed,
        stops,
        tables,
        offers=offers,
        belonging=belonging,
        unsure=unsure,
        accepts=graph.accepts,
    )
    end = graph.end
    return RelaxedWays(
        query=query,
        tables=tables,
        unsure=unsure,
        offers=offers,
        belonging=belonging,
        relaxed=relaxed,
        stops=stops,
        form=form,
        weights=weights,
        graph=SearchGraph(
            end + 1 + SENT,
            origin=np.concatenate([relaxed.hops.origin, stops.row]),
            target=np.concatenate([relaxed.hops.target, np.full(len(stops), end, np.int32)]),
            weight=weights.weight,
            automaton=Automaton(transitions(form)),
            label=np.concatenate([relaxed.hops.label, stops.label]),
        ),
    )


def _stops(query: Query, relaxed: RelaxedHops) -> Stops:
    """Return where ways may end: anywhere that may be asked, or where something may be started."""
    graph = query.graph
    compiled, need = graph.compiled, graph.need
    roster, standing = compiled.roster, compiled.channels.standing
    can = answers_at_provider(roster, standing, need, np.ones(len(roster), np.int8))
    departments = compiled.network.departments
    if need.provider is not None and need.provider in departments:
        has_closed = standing.departments[departments.row_number(need.provider)] == 0
        can = np.where(has_closed, 0, can).astype(np.int8)
    hops = relaxed.hops.at(np.flatnonzero(relaxed.hops.target < graph.end))
    return stops_serving(roster, need, hops, can=can, accepts=graph.accepts)


def _counting(query: Query, form: WayForm) -> WayForm:
    """Return the form with transfers counted, where they are bounded and that can be held."""
    most, size = query.graph.policy.most_transfers, query.graph.end
    if most is None:
        return form
    counting = evolve(form, most_transfers=min(most, size))
    small = counting.is_countable and counting.states * size <= _MOST_STATES
    return counting if small else form
