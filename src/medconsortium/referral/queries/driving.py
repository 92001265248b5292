"""Emergencies everywhere: the ways of all origins in one graph, and the roads that lead from them.

From an origin, and from nowhere else, one may drive: along one road after the other, through places
that have closed too, to an institution that is open. Where one has come by road, one stops or sends
data on; that a further transfer could be better is impossible, for one might have driven on.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.graph import Automaton, SearchGraph
from medconsortium.referral.cost import Digits, to_tenths
from medconsortium.referral.need_graph import NeedGraph
from medconsortium.referral.places.borders import border_bits
from medconsortium.referral.places.roster import Roster
from medconsortium.referral.usable.hops import CROSSED
from medconsortium.referral.usable.steps import Label, automaton_of

__all__ = ["Driving", "nearest_by_division", "steps_between"]

_DRIVE = Label.ANSWER + 1
_DRIVE_ON, _SEND, _ARRIVE = _DRIVE + 1, _DRIVE + 2, _DRIVE + 3
_DEEPEST = 16


@frozen(eq=False, slots=False)
class Driving:
    """The ways of an emergency, wherever it is, with the drives that it allows.

    Edges come in this order: hops, drives (the first road of each), roads to drive on by, what is
    sent from where a drive ends, stops, stops where a drive ends. Only stops cost who is near: what
    is nearest by division depends on the origin, and is none of the costs here.
    """

    ways: NeedGraph

    @property
    def can_drive(self) -> bool:
        """Whether anybody is driven anywhere."""
        need, most = self.ways.need, self.ways.policy.most_transfers
        return need.can_travel and not need.drug and most != 0

    @cached_property
    def opening(self) -> NDArray[np.int64]:
        """What is to be asked of whether each institution is open (rows): nothing, or one thing."""
        return (self.ways.compiled.channels.standing.institutions < 0).astype(np.int64)

    @cached_property
    def sent(self) -> NDArray[np.intp]:
        """The hops along which something may be sent."""
        return np.flatnonzero(self.ways.hops.label == Label.SEND)

    @cached_property
    def arriving(self) -> NDArray[np.intp]:
        """The stops of who has been moved."""
        return np.flatnonzero(self.ways.stops.label == Label.ARRIVE)

    @cached_property
    def doubts(self) -> NDArray[np.int64]:
        """How much is to be asked of each who may be driven to, in the order of `arriving`."""
        ways = self.ways
        weight = ways.weight[len(ways.hops) + self.arriving]
        return np.asarray(weight // ways.code.places[0] + self.opening[self._arrived])

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """How many edges there are of each sort."""
        ways, roads = self.ways, len(self.roads[0])
        return (len(ways.hops), roads, roads, len(self.sent), len(ways.stops), len(self.arriving))

    @cached_property
    def roads(self) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
        """The rows that roads join, and their times in tenths; none where nobody is driven."""
        roads = self.ways.compiled.channels.roads
        some = slice(None) if self.can_drive else slice(0)
        return roads.origin[some], roads.target[some], roads.minutes[some]

    @cached_property
    def graph(self) -> SearchGraph:
        """All of it as a graph; as in that of single needs, the last node is the end."""
        ways, (origin, target, _) = self.ways, self.roads
        hops, stops, end = ways.hops, ways.stops, ways.end
        label = [hops.label, *(np.full(n, label) for n, label in self._labels()), stops.label]
        return SearchGraph(
            end + 1,
            origin=np.concatenate(
                [hops.origin, origin, origin, hops.origin[self.sent], stops.row, self._arrived]
            ),
            target=np.concatenate(
                [
                    *(hops.target, target, target, hops.target[self.sent]),
                    np.full(len(stops) + len(self.arriving), end, np.int32),
                ]
            ),
            weight=self.weight,
            automaton=self._automaton,
            label=np.concatenate([*label, np.full(len(self.arriving), _ARRIVE)]),
        )

    def _labels(self) -> tuple[tuple[int, int], ...]:
        _, drives, on, sent, _, _ = self.sizes
        return (drives, _DRIVE), (on, _DRIVE_ON), (sent, _SEND)

    @cached_property
    def weight(self) -> NDArray[np.int64]:
        """What each edge costs."""
        ways, code = self.ways, self.ways.code
        hops, stops, minutes = ways.hops, ways.weight[len(ways.hops) :], self.roads[2]
        begun = to_tenths(ways.policy.minutes_per_transfer) + minutes.astype(np.int64)
        drive = Digits(tenths=begun, assumed=1, without_priority=1)
        on, asked = Digits(tenths=minutes), code.encode(1, 0, 0, 0, 0, 0, 0)
        return np.concatenate(
            [
                ways.weight[: len(hops)],
                drive.encode(code, len(minutes)),
                on.encode(code, len(minutes)),
                ways.weight[self.sent] + asked * self.opening[hops.origin[self.sent]],
                stops,
                stops[self.arriving] + asked * self.opening[self._arrived],
            ]
        )

    def others(self, *, sure: bool = False, apart: bool = False) -> NDArray[np.bool_]:
        """Return who may be driven to somebody else (rows).

        Args:
            sure: Whether to somebody of whom nothing is to be asked.
            apart: Whether to somebody whom no road that is known leads to.
        """
        known = self._arrived[self.doubts == 0] if sure else self._arrived
        found = np.zeros(self.ways.end, np.bool_)
        if not self.can_drive or not len(known):
            return found
        if not apart:
            return np.asarray((np.arange(len(found)) != known[0]) | (len(known) > 1))
        land = self._land
        count = np.bincount(land[known], minlength=len(found))
        return np.asarray(count[land] < len(known))

    @cached_property
    def _land(self) -> NDArray[np.int64]:
        """The first row that roads lead to from each row (rows)."""
        origin, target, _ = self.roads
        land = np.arange(self.ways.end)
        while True:
            least = land.copy()
            np.minimum.at(least, origin, land[target])
            least = least[least]
            if (least == land).all():
                return land
            land = least

    @property
    def _arrived(self) -> NDArray[np.int32]:
        return self.ways.stops.row[self.arriving]

    @property
    def _automaton(self) -> Automaton:
        base, form = automaton_of(self.ways.form).transition, self.ways.form
        road = len(base)
        table = np.full((road + 1, base.shape[1] + 4), -1, np.int8)
        table[:road, : base.shape[1]] = base
        table[0, _DRIVE] = table[road, _DRIVE_ON] = road
        table[road, _ARRIVE] = 0
        if form.sends:
            table[road, _SEND] = form.states - 2
        return Automaton(table)

    @cached_property
    def is_drive(self) -> NDArray[np.bool_]:
        """Whether each edge begins a drive."""
        first, drives, *_ = self.sizes
        found = np.zeros(len(self.weight), np.bool_)
        found[first : first + drives] = True
        return found

    @cached_property
    def is_driving_on(self) -> NDArray[np.bool_]:
        """Whether each edge is a road to drive on by, which is no hop of its own."""
        first, drives, on, *_ = self.sizes
        found = np.zeros(len(self.weight), np.bool_)
        found[first + drives : first + drives + on] = True
        return found

    @cached_property
    def hop_columns(self) -> tuple[NDArray[np.int64], ...]:
        """Of each edge: travel in tenths, times not known, transfers, hops, borders.

        The borders that a drive crosses depend on where it ends; they are none here.
        """
        hops, (_, _, minutes), sizes = self.ways.hops, self.roads, self.sizes
        none = [np.zeros(size, np.int64) for size in sizes]
        moves, unknown = hops.moves.astype(np.int64), hops.moves & (hops.minutes < 0)
        travel = np.where(hops.moves, np.maximum(hops.minutes, 0), 0)
        one = np.ones(sizes[1], np.int64)
        sent = np.ones(sizes[3], np.int64)
        columns = (
            np.concatenate([travel, minutes, minutes, *none[3:]]),
            np.concatenate([unknown, *none[1:]]),
            np.concatenate([moves, one, *none[2:]]),
            np.concatenate([np.ones(sizes[0], np.int64), one, none[2], sent, *none[4:]]),
            np.concatenate([hops.borders, *none[1:]]),
        )
        return tuple(column.astype(np.int64) for column in columns)

    def borders(self, origin: NDArray[np.integer], target: NDArray[np.integer]) -> NDArray[np.int8]:
        """Return how many borders drives cross, from rows to rows."""
        found: NDArray[np.int8] = CROSSED[
            border_bits(self.ways.compiled.channels.borders, origin, target)
        ]
        return found


def steps_between(
    roster: Roster, origin: NDArray[np.integer], target: NDArray[np.integer], *, farthest: int
) -> NDArray[np.int64]:
    """Return how many divisions up from each origin include the target: 0 for itself.

    Args:
        roster: The institutions.
        origin: Rows.
        target: As many rows.
        farthest: The steps to where the divisions do not tell.
    """
    parent = np.append(roster.network.divisions.columns.parent, -1)
    found = np.full(len(origin), farthest, np.int64)
    here = roster.division[origin].astype(np.int64)
    for steps in range(1, _DEEPEST + 1):
        there = roster.division[target].astype(np.int64)
        for _ in range(_DEEPEST):
            shared = (here >= 0) & (here == there)
            found = np.where(shared, np.minimum(found, steps), found)
            there = parent[there]
            if (there < 0).all():
                break
        here = parent[here]
        if (here < 0).all():
            break
    return np.where(origin == target, 0, found)


def nearest_by_division(
    roster: Roster, among: NDArray[np.intp], *, farthest: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return for each row the nearest other one of some by division, of equals the first.

    Args:
        roster: The institutions.
        among: Rows, rising.
        farthest: The steps to where the divisions do not tell.

    Returns:
        The nearest row (rows), -1 where there is none but itself, and the steps to it.
    """
    parent = np.append(roster.network.divisions.columns.parent, -1)
    first, second = _first_two(parent, roster.division[among], among)
    rows = np.arange(len(roster))
    found, steps = np.full(len(roster), -1), np.full(len(roster), farthest)
    here = roster.division.astype(np.int64)
    for step in range(1, _DEEPEST + 1):
        there = np.where(first[here] == rows, second[here], first[here])
        there = np.where(here < 0, -1, there)
        new = (found < 0) & (there >= 0)
        found, steps = np.where(new, there, found), np.where(new, step, steps)
        here = parent[here]
    if len(among):
        last = np.where(rows == among[0], among[1] if len(among) > 1 else -1, among[0])
        found = np.where(found < 0, last, found)
    return found, steps


def _first_two(
    parent: NDArray[np.integer], division: NDArray[np.integer], rows: NDArray[np.intp]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return for each division the first and the second of some rows that lie in it; -1 none.

    A last entry is for no division.
    """
    inside, who = [], []
    here = division.astype(np.int64)
    for _ in range(_DEEPEST):
        known = here >= 0
        inside.append(here[known])
        who.append(rows[known])
        here = parent[here].astype(np.int64)
    pairs = np.unique(np.stack([np.concatenate(inside), np.concatenate(who)]), axis=1)
    begins = np.searchsorted(pairs[0], np.arange(len(parent)))
    found = []
    for place in (begins, begins + 1):
        owner = np.append(pairs[0], -1)[np.minimum(place, pairs.shape[1])]
        there = np.append(pairs[1], -1)[np.minimum(place, pairs.shape[1])]
        found.append(np.where(owner == np.arange(len(parent)), there, -1))
    return found[0], found[1]
