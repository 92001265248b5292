"""All ways there might be, as a graph, with what is still to be paid from everywhere at least."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from math import inf
from typing import NamedTuple

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.graph import Automaton, SearchGraph, nearest_targets
from medconsortium.referral.cost import to_tenths
from medconsortium.referral.explanations.explaining import Query
from medconsortium.referral.places.borders import border_bits
from medconsortium.referral.policy import Binding
from medconsortium.referral.queries.asking import starts_of
from medconsortium.referral.queries.why_not.belonging import Belonging, belonging_of
from medconsortium.referral.queries.why_not.offers import Offers, Start, offers_for
from medconsortium.referral.queries.why_not.relaxation import Lack, Relaxation, Tariff
from medconsortium.referral.queries.why_not.relaxed_channels import (
    RelaxedChannels,
    relaxed_channels,
)
from medconsortium.referral.queries.why_not.relaxed_hops import (
    BY_PATIENT,
    SENT,
    RelaxedHops,
    border_lacks,
    relaxed_hops,
    transitions,
)
from medconsortium.referral.queries.why_not.unsure import Unsure
from medconsortium.referral.queries.why_not.weights import Weights, weights_of
from medconsortium.referral.usable.hops import BORDERS, step_levels
from medconsortium.referral.usable.steps import Label, WayForm
from medconsortium.referral.usable.stops import Stops, answers_at_provider, stops_serving

__all__ = ["Option", "RelaxedWays", "relaxed_ways"]

_MOST_STATES = 2**25
"""The automaton counts transfers only where nodes in all its states are not more than these."""


class Option(NamedTuple):
    """One way to go along an edge.

    Attributes:
        lacks: What it lacks by itself, bits of `Lack`.
        unsure: What it rests on that is not sure, by the numbers of `Unsure`.
        starts: What is to be started where the way ends.
        minutes: What it takes the patient, in tenths; -1 where that is not known.
    """

    lacks: int
    unsure: frozenset[int]
    starts: tuple[Start, ...]
    minutes: int


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

    @property
    def tariff(self) -> Tariff:
        """What relaxations cost."""
        return self.unsure.tariff

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
        if self.bounds_minutes:
            lacks[doors.is_time_unknown] |= np.uint16(Lack.TIME)
        return lacks

    @cached_property
    def delicate(self) -> NDArray[np.bool_]:
        """Where it may matter in which state one comes: levels unknown, patients perhaps refused."""
        graph = self.query.graph
        level = step_levels(graph.compiled.roster, graph.need)
        return (level < 0) & self.form.remembers_level | (graph.accepts != 1) & self.form.sends

    @cached_property
    def bounds_minutes(self) -> bool:
        """Whether the travel in all is bounded."""
        return self.query.graph.policy.most_minutes is not None

    @cached_property
    def bounds_moves(self) -> bool:
        """Whether the transfers are."""
        return self.query.graph.policy.most_transfers is not None

    @cached_property
    def most_tenths(self) -> float:
        """How long the patient may travel, in tenths of a minute."""
        most = self.query.graph.policy.most_minutes
        return inf if most is None else to_tenths(most)

    @cached_property
    def most_moves(self) -> float:
        """How often he may be moved."""
        most = self.query.graph.policy.most_transfers
        return inf if most is None else most

    @cached_property
    def binds(self) -> bool:
        """Whether a border must be kept, so that both ends of a new channel matter."""
        policy, need = self.query.graph.policy, self.query.graph.need
        kept = any(getattr(policy, name) is Binding.REQUIRED for name, _, _ in BORDERS)
        return kept and not need.is_emergency

    def is_hop(self, edge: int) -> bool:
        """Whether an edge leads to an institution."""
        return bool(edge < len(self.relaxed) and self.graph.target[edge] < self.end)

    def moves(self, edge: int) -> bool:
        """Whether an edge moves the patient."""
        return edge < len(self.relaxed) and bool(self.relaxed.hops.moves[edge])

    def context(self, node: int, row: int) -> int:
        """Return what else matters at a node: on the hub of patients, where they come from."""
        matters = node == self.end + BY_PATIENT and (self.binds or self.bounds_minutes)
        return row if matters else -1

    def beyond(self, node: int, row: int) -> object | None:
        """Return what the borders beyond a node depend on; `None` if there are none to keep."""
        if node != self.end + BY_PATIENT or not self.binds:
            return None
        borders = self.query.graph.compiled.channels.borders
        grids = borders.grid[borders.offset[row] : borders.offset[row + 1]]
        changes = bool(self.belonging.may_change[row])
        return int(borders.county[row]), int(borders.province[row]), grids.tobytes(), changes

    def lacks_beyond(self, row: int) -> NDArray[np.uint16]:
        """Return what new channels from an institution to each row lack at least for borders."""
        lacks = self.border_lacks(row)
        changes = self.belonging.may_change | self.belonging.may_change[row]
        return np.where(changes, lacks & np.uint16(0xFFFF & ~Lack.CONSORTIUM), lacks)

    def uses_of(self, thing: int) -> tuple[tuple[int, int], ...] | None:
        """Return the hops that something unsure would be of use for; `None` if they are many."""
        return None if len(self.belonging.row) else self.weights.uses.of(thing)

    def code_of(self, cost: int, changes: int) -> int:
        """Return a cost and a number of changes as one number."""
        heavy, light, _ = self.weights.code.places
        return cost * heavy + changes * light

    def code_of_lacks(self, lacks: NDArray[np.uint16]) -> NDArray[np.int64]:
        """Return what sets of lacks cost, each as one number."""
        heavy, light, _ = self.weights.code.places
        tariff = self.tariff
        return tariff.cost_of_lacks[lacks] * heavy + tariff.count_of_lacks[lacks] * light

    def options(self, edge: int, here: int) -> tuple[Option, ...]:
        """Return the ways to go along an edge.

        Args:
            edge: The edge.
            here: The row of the institution that the way is at, or was before the hub.
        """
        if edge < len(self.relaxed) and self.relaxed.hops.origin[edge] > self.end:
            return tuple(self._hop_options(edge, here))
        if edge not in self._options:
            stop = edge - len(self.relaxed)
            found = self._stop_options(stop) if stop >= 0 else self._hop_options(edge, here)
            self._options[edge] = tuple(found)
        return self._options[edge]

    @cached_property
    def _options(self) -> dict[int, tuple[Option, ...]]:
        """Those that do not depend on where a way comes from."""
        return {}

    def _hop_options(self, edge: int, here: int) -> Iterator[Option]:
        hops = self.relaxed.hops
        target, minutes = int(hops.target[edge]), int(hops.minutes[edge])
        lacks = int(self.relaxed.lacks[edge])
        if hops.origin[edge] == self.end + BY_PATIENT:
            lacks |= int(self.border_lacks(here)[target]) if self.binds else 0
            minutes = self._road(here, target)
            if minutes < 0 and self.query.graph.policy.most_minutes is not None:
                lacks |= Lack.TIME
        unsure = self.weights.unsure_along(edge)
        yield Option(lacks, unsure, (), minutes)
        if lacks & Lack.CONSORTIUM:
            for shared in self.belonging.shared(here, target):
                yield Option(lacks & ~Lack.CONSORTIUM, unsure | shared, (), minutes)

    def border_lacks(self, row: int) -> NDArray[np.uint16]:
        """Return what hops from an institution to each row lack for the borders between."""
        compiled = self.query.graph.compiled
        rows = np.arange(self.end)
        crosses = border_bits(compiled.channels.borders, np.full(self.end, row), rows)
        return border_lacks(crosses, compiled.policy)

    def _stop_options(self, stop: int) -> Iterator[Option]:
        row = int(self.stops.row[stop])
        asks_first = int(Lack.ACCEPTANCE) if self._is_to_be_asked(stop) else 0
        for offer in self.offers.at(row):
            lacks = asks_first | (Lack.CAPABILITY if offer.asks else 0)
            yield Option(lacks, offer.unsure, offer.starts, 0)

    def _is_to_be_asked(self, stop: int) -> bool:
        row = self.stops.row[stop]
        return bool(self.stops.label[stop] == Label.ARRIVE and self.query.graph.accepts[row] < 0)

    def _road(self, one: int, other: int) -> int:
        ends = (np.array([end], np.int32) for end in (one, other))
        return int(self.query.graph.compiled.channels.roads.between(*ends)[0])


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
