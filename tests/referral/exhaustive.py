"""Every way there is, after the words of the queries and of the rulings.

Written apart from the library. It shares with it what channels there are, where one may begin, what
institutions can do, who accepts, and where they lie; which channels serve, how they may follow one
another, what a way weighs and which is best are its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import product

import numpy as np
from attrs import evolve, frozen
from tests.referral.tried import Step, Way, Weights, is_open, tenths_of

from medconsortium.model import GeoPoint, Network
from medconsortium.referral import (
    Availability,
    Binding,
    CareNeed,
    Channel,
    ReferralPolicy,
    channels,
)
from medconsortium.referral.capability.acceptance import acceptance
from medconsortium.referral.capability.capabilities import Capabilities
from medconsortium.referral.capability.disease_lists import disease_lists_of
from medconsortium.referral.channels.collecting import channel_columns
from medconsortium.referral.channels.columns import ChannelColumns
from medconsortium.referral.places.borders import CONSORTIUM, COUNTY, PROVINCE, border_bits
from medconsortium.referral.places.entry import entries
from medconsortium.referral.places.neighbourhood import steps_from
from medconsortium.referral.places.points import hundreds_of_metres
from medconsortium.referral.usable.kinds import kinds_serving
from medconsortium.text import Text
from medconsortium.vocabulary import Carrier, Condition, GreenChannel, LinkKind, ServiceItem

__all__ = ["Step", "Trial", "Way", "Weights", "is_open", "tenths_of"]

LEVELS = {"village": 0, "township": 1, "county": 2, "city": 3, "province": 3, "national": 3}
CONTINUING_CARE = {"A527", "A600", "A710", "A720"}
GREEN = {
    "booking": {"booking"},
    "tiered_referral": {"referral_up", "referral_down", "referral_lateral"},
    "critical_transfer": {"critical_transfer"},
    "teleconsultation": {"teleconsultation"},
    "visit_green": {"booking", "referral_up"},
}
EMERGENCY = {
    "emergency_chest_pain": Condition.CHEST_PAIN,
    "emergency_stroke": Condition.STROKE,
    "emergency_trauma": Condition.TRAUMA,
    "emergency_maternal": Condition.CRITICAL_MATERNAL,
    "emergency_newborn_child": Condition.CRITICAL_NEWBORN_CHILD,
}
BORDERS = {
    "within_consortium": (CONSORTIUM, 0),
    "within_county": (COUNTY, 8),
    "within_province": (PROVINCE, 16),
}


@frozen(slots=False, kw_only=True)
class Trial:
    """A query, to be answered by trying every way. `closed` are institutions that have closed."""

    network: Network
    origin: str | GeoPoint
    need: CareNeed
    policy: ReferralPolicy
    on: date
    availability: Availability | None = None
    closed: frozenset[str] = frozenset()

    def solutions(self) -> list[tuple[Weights, int, Way]]:
        """Return the best way along each sequence of institutions: weights, hops, way, in order."""
        best: dict[tuple[str, ...], tuple[Weights, int, Way]] = {}
        for way in self.ways():
            weights = self.answer(way)
            known = best.get(way.institutions)
            if weights is not None and (known is None or weights < known[0]):
                best[way.institutions] = (weights, len(way.steps), way)
        return sorted(best.values(), key=lambda item: (*item[:2], self.rows_along(item[2])))

    def reached(self) -> dict[str, tuple[Weights, int]]:
        """Return what the best way to each institution weighs, and its hops; arriving is free."""
        best: dict[str, tuple[Weights, int]] = {}
        for way in self.ways():
            weights, target = self.weigh(way), way.institutions[-1]
            best[target] = min((weights, len(way.steps)), best.get(target, (weights, 99)))
        return best

    def ways(self) -> Iterator[Way]:
        """Yield every way that keeps the rules and the limits, whoever can give the care."""
        for begin in self.entries:
            state = None if self.need.is_emergency else self.level(begin)
            for way in self.onward(Way(begin), state):
                if self.keeps_limits(way):
                    yield way

    def onward(self, way: Way, state: int | None) -> Iterator[Way]:
        """Yield a way and all that go on from it; no institution comes twice."""
        yield way
        last = way.steps[-1].channel.carrier if way.steps else Carrier.PATIENT
        if last is Carrier.DOCTOR:
            return
        away = last in (Carrier.DATA, Carrier.SPECIMEN, Carrier.DRUG)
        for step in self.steps_from(way.institutions[-1], first=not way.steps):
            target = step.channel.target
            sent = step.channel.carrier in (Carrier.DATA, Carrier.SPECIMEN, Carrier.DRUG)
            if target in way.institutions or (away and not sent):
                continue
            reached = state
            if step.moves and not self.need.is_emergency:
                level = self.level(target)
                if step.channel.carrier is Carrier.PATIENT and not self.may_step(state, level):
                    continue
                reached = state if level is None else level
            yield from self.onward(evolve(way, steps=(*way.steps, step)), reached)

    def may_step(self, state: int | None, level: int | None) -> bool:
        if state is None or level is None:
            return True
        if self.need.goes_down:
            return level <= state
        return state <= level and (level <= state + 1 or not self.policy.stepwise)

    def steps_from(self, institution: str, *, first: bool) -> Iterator[Step]:
        drives = self.drives if first and institution == self.origin else ()
        known = [c for c in self.known if c.origin == institution]
        found = (self.step(channel) for channel in (*known, *drives))
        yield from (step for step in found if step is not None)

    @cached_property
    def known(self) -> list[Channel]:
        return [*channels(self.network, on=self.on, policy=self.policy)]

    @cached_property
    def columns(self) -> ChannelColumns:
        return channel_columns(self.network, self.on)

    @cached_property
    def entries(self) -> dict[str, tuple[int, int, int, int]]:
        """Of each institution to begin at: doubts, unknown times, tenths, distance."""
        roster, policy = self.columns.roster, self.policy
        doors = entries(roster, self.columns.standing, self.origin, self.need, policy)
        found = {}
        for place, row in enumerate(doors.rows.tolist()):
            unknown = int(doors.is_time_unknown[place])
            doubts = int(doors.doubts[place]) + (unknown if policy.most_minutes is not None else 0)
            tenths = unknown * round(policy.minutes_if_unknown * 10)
            tenths += int(doors.bypasses[place]) * round(policy.minutes_for_bypassing * 10)
            distance = 0
            if isinstance(self.origin, GeoPoint) and self.need.is_emergency:
                distance = int(hundreds_of_metres(roster, self.origin)[row])
            if roster.id(row) not in self.closed:
                found[roster.id(row)] = (doubts, unknown, tenths, distance)
        return found

    @property
    def drives(self) -> list[Channel]:
        """Transfers in an emergency, along the shortest roads."""
        need, origin = self.need, str(self.origin)
        away = origin not in self.network.institutions or not need.can_travel or need.drug
        if not need.is_emergency or away:
            return []
        return [
            Channel(
                origin=origin,
                target=target,
                kind=LinkKind.CRITICAL_TRANSFER,
                carrier=Carrier.PATIENT,
                declared=False,
                basis=Text(),
                travel_minutes=self.roads.get((origin, target)),
            )
            for target in self.network.institutions
            if target != origin
        ]

    @cached_property
    def roads(self) -> dict[tuple[str, str], float]:
        """Floyd and Warshall's shortest roads, of links of any kind, in force or not."""
        found: dict[tuple[str, str], float] = {}
        hosts = {d.id: d.institution for d in self.network.departments.values()}
        for link in self.network.links.values():
            ends = [hosts.get(end, end) for end in (link.origin, link.target)]
            if link.travel_minutes is not None and None not in ends and ends[0] != ends[1]:
                minutes = tenths_of(link.travel_minutes) / 10
                for pair in ((str(ends[0]), str(ends[1])), (str(ends[1]), str(ends[0]))):
                    found[pair] = min(minutes, found.get(pair, minutes))
        names = [*self.network.institutions]
        for via, one, other in product(names, names, names):
            if one != other and (one, via) in found and (via, other) in found:
                through = found[one, via] + found[via, other]
                found[one, other] = min(through, found.get((one, other), through))
        return found

    def step(self, channel: Channel) -> Step | None:
        """Return the step along a channel, `None` where it may not be taken at all."""
        need, policy = self.need, self.policy
        target = self.network.institutions[channel.target]
        open_ = None if is_open(target, self.on) is None else channel.target not in self.closed
        fits = self.fits(channel)
        is_closed = is_open(target, self.on) is False or open_ is False
        if channel.kind not in kinds_serving(need) and channel.basis != Text():
            return None
        if is_closed or fits == "no" or channel.origin in self.closed:
            return None
        doubts = len(channel.doubts) + (fits == "unsaid") + (open_ is None)
        moves = channel.carrier in (Carrier.PATIENT, Carrier.APPOINTMENT)
        tenths = tenths_of(policy.minutes_per_transfer)
        travel = 0 if not moves else None
        if moves and channel.travel_minutes is not None:
            travel = tenths_of(channel.travel_minutes)
        if moves and not need.is_emergency:
            for field, (crossed, unknown) in BORDERS.items():
                binding, bits = getattr(policy, field), self.crosses(channel)
                if binding is Binding.REQUIRED and bits & crossed:
                    return None
                doubts += binding is Binding.REQUIRED and bits & unknown > 0
                if binding is Binding.PREFERRED and bits & crossed:
                    tenths += tenths_of(policy.minutes_per_border)
        doubts += travel is None and policy.most_minutes is not None
        tenths += tenths_of(policy.minutes_if_unknown) if travel is None else travel
        return Step(channel, int(doubts), tenths, travel)

    def crosses(self, channel: Channel) -> int:
        rows = [self.row(end) for end in (channel.origin, channel.target)]
        return int(border_bits(self.columns.borders, *np.array(rows)[:, np.newaxis])[0])

    def fits(self, channel: Channel) -> str:
        """Say whether what limits a channel lets it serve: yes, no, or unsaid by the need."""
        wanted = self.need.wanted_subjects
        subjects = {s for subject in wanted for s in (subject, subject.parent)}
        limits: list[tuple[frozenset[object] | None, set[object]]] = [
            (channel.subjects, {*filter(None, subjects)}),
            (channel.conditions, {*filter(None, [self.need.condition])}),
            (channel.items, {*self.need.items}),
        ]
        answers = {
            "unsaid" if not given else "yes" if given & limit else "no"
            for limit, given in limits
            if limit is not None
        }
        return next((answer for answer in ("no", "unsaid") if answer in answers), "yes")

    def has_priority(self, channel: Channel) -> bool:
        given: set[GreenChannel] = set()
        if channel.link is not None:
            green = self.network.links[channel.link].green_channel
            given |= {green} if green is not None else set()
        if channel.consortium is not None:
            given |= {*(self.network.consortia[channel.consortium].green_channels or ())}
        return any(
            channel.kind.key in GREEN.get(green.key, ())
            or (green is GreenChannel.ONCOLOGY_MDT and ServiceItem.MDT in self.need.items)
            or (green.key in EMERGENCY and EMERGENCY[green.key] is self.need.condition)
            for green in given
        )

    def keeps_limits(self, way: Way) -> bool:
        policy = self.policy
        if policy.most_transfers is not None and way.transfers > policy.most_transfers:
            return False
        return policy.most_minutes is None or way.travel <= tenths_of(policy.most_minutes)

    @cached_property
    def homes(self) -> list[str]:
        named = (self.need.home, self.need.signed_with)
        return [home for home in named if home is not None] if self.need.goes_down else []

    def stop(self, way: Way) -> int | None:
        """Return what is to be asked of who gives the care, `None` where a way may not end."""
        target, need = way.institutions[-1], self.need
        can = self.can(target)
        if can == 0 or (need.drug and not way.steps):
            return None
        if not way.steps and target == self.origin:
            leaves = self.homes and not any(self.is_home(target, home) for home in self.homes)
            if leaves or (can < 0 and need.provider is None):
                return None
            return int(can < 0)
        came = not way.steps or way.steps[-1].moves
        accepts = int(self.accepts[self.row(target)]) if came else 1
        return None if accepts == 0 else (can < 0) + (accepts < 0)

    def can(self, institution: str) -> int:
        provider, departments = self.need.provider, self.network.departments
        if provider is not None and provider in departments:
            provider = departments[provider].institution or ""
        if institution in self.closed or provider not in (None, institution):
            return 0
        return int(self.answers[self.row(institution)])

    def is_home(self, institution: str, home: str) -> bool:
        if home in self.network.institutions:
            return home == institution
        return self.steps([home], institution) <= 1

    def steps(self, places: Sequence[str], institution: str) -> int:
        return int(steps_from(self.columns.roster, places)[self.row(institution)])

    def row(self, institution: str) -> int:
        return sorted(self.network.institutions).index(institution)

    def rows_along(self, way: Way) -> tuple[int, ...]:
        return tuple(map(self.row, way.institutions))

    @cached_property
    def answers(self) -> Sequence[int]:
        lists = disease_lists_of(self.columns.roster, self.columns.standing, self.policy)
        found: Sequence[int] = Capabilities(self.columns, lists).answers(self.need).tolist()
        return found

    @cached_property
    def accepts(self) -> Sequence[int]:
        roster, overlay = self.columns.roster, self.availability
        found: Sequence[int] = acceptance(roster, self.need, self.policy, overlay).tolist()
        return found

    def answer(self, way: Way) -> Weights | None:
        """Return what a way weighs as an answer, `None` where it is none."""
        asked = self.stop(way)
        if asked is None:
            return None
        doubts, *rest = self.weigh(way)
        rest[0] = self.steps(self.homes, way.institutions[-1])
        if self.need.is_emergency and isinstance(self.origin, str):
            rest[3] = self.steps([self.origin], way.institutions[-1])
        return (doubts + asked, *rest)

    def weigh(self, way: Way) -> Weights:
        """Return what a way weighs without its end."""
        doubts, unknown, tenths, distance = self.entries[way.begin]
        return (
            doubts + sum(step.doubts for step in way.steps),
            0,
            (unknown + way.unknown) * self.need.is_urgent,
            tenths + sum(step.tenths for step in way.steps),
            distance,
            sum(not step.channel.declared for step in way.steps),
            sum(not self.has_priority(step.channel) for step in way.steps),
        )

    def level(self, institution: str) -> int | None:
        row = self.network.institutions[institution]
        if row.category is not None and row.category.key in CONTINUING_CARE:
            return None
        if row.grade is not None and row.grade.key != "UN":
            return int(row.grade.key[0])
        return None if row.tier is None else LEVELS[row.tier.key]
