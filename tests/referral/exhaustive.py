"""The best path by trying all, after the words of `find_path` and of the rulings.

Written apart from the library. It shares with it what channels there are, where one may begin and
what institutions can do; which channels serve, what a way weighs and which is best are its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import TypeAlias

from attrs import frozen

from medconsortium.model import OPEN, Institution, Network, PartialDate, in_force
from medconsortium.referral import CareNeed, Channel, ReferralPath, ReferralPolicy, channels
from medconsortium.referral.capability import Capabilities
from medconsortium.referral.emergency import direct_transfers
from medconsortium.referral.entry import Entry, entries

__all__ = ["Trial", "Weights"]

Weights: TypeAlias = tuple[float, ...]
"""Doubts, steps from home, unknown times, minutes, divisions from the origin, assumptions."""

ALWAYS = PartialDate.parse("0001-01-01")
LEVELS = {"village": 0, "township": 1, "county": 2, "city": 3, "province": 3, "national": 3}
CONTINUING_CARE = {"A527", "A600", "A710", "A720"}
RECOVERING = {"post_operative", "recovery", "rehabilitation", "long_term", "follow_up"}


@frozen(slots=False)
class Trial:
    """A query, to be answered by trying every way."""

    network: Network
    origin: str
    need: CareNeed
    policy: ReferralPolicy
    on: date

    def best(self) -> Weights | None:
        """Return what the best answer weighs, `None` where there is none."""
        known = list(channels(self.network, on=self.on, policy=self.policy))
        if self.emergency and self.origin in self.network.institutions:
            known += direct_transfers(self.network, self.origin)
        usable = [channel for channel in known if self.serves(channel)]
        found = [
            self.weigh(entry, way)
            for entry in self.entries()
            for way in ways(usable, entry.institution, [entry.institution])
        ]
        return min((weights for weights in found if weights is not None), default=None)

    def of(self, path: ReferralPath) -> Weights | None:
        """Return what an answer weighs, `None` where it is no answer."""
        way = [hop.channel for hop in path.hops]
        (entry,) = (e for e in self.entries() if e.institution == path.institutions[0])
        return self.weigh(entry, way) if all(map(self.serves, way)) else None

    @cached_property
    def capabilities(self) -> Capabilities:
        return Capabilities(self.network, self.on)

    @property
    def emergency(self) -> bool:
        return self.need.urgency.key == "emergency"

    @property
    def recovering(self) -> bool:
        return self.need.phase.key in RECOVERING and not self.emergency

    def entries(self) -> tuple[Entry, ...]:
        return entries(self.network, self.origin, self.need, policy=self.policy, on=self.on)

    def serves(self, channel: Channel) -> bool:
        kinds = {"referral_down", "follow_up"} if self.recovering else {"referral_up"}
        kinds |= {"referral_lateral"}
        if self.need.phase.key in {"first_contact", "diagnosis", "follow_up"}:
            kinds |= set() if self.emergency else {"booking"}
        if self.need.urgency.key != "routine":
            kinds |= {"critical_transfer"}
        if self.need.remote_acceptable:
            kinds |= {"teleconsultation", "telediagnosis"}
        return (
            channel.kind.key in kinds
            and self.fits(channel) != "no"
            and is_open(self.network.institutions[channel.target], self.on) is not False
            and (self.emergency or self.keeps_steps(channel))
        )

    def fits(self, channel: Channel) -> str:
        """Say whether what limits a channel lets it serve: yes, no, or unsaid by the need."""
        subjects = {key for s in self.need.subjects for key in (s.key, s.key[:2])}
        conditions = {self.need.condition.key} if self.need.condition else set()
        limits = [(channel.subjects, subjects), (channel.conditions, conditions)]
        answers = {
            "unsaid" if not wanted else "yes" if wanted & {t.key for t in limit} else "no"
            for limit, wanted in limits
            if limit is not None
        }
        return next((answer for answer in ("no", "unsaid") if answer in answers), "yes")

    def keeps_steps(self, channel: Channel) -> bool:
        origin = self.network.institutions[channel.origin]
        target = self.network.institutions[channel.target]
        categories = {row.category.key for row in (origin, target) if row.category is not None}
        below, above = level(origin), level(target)
        if channel.carrier.key != "patient" or categories & CONTINUING_CARE:
            return True
        if below is None or above is None:
            return True
        if self.recovering:
            return above <= below
        return below <= above <= (below + 1 if self.policy.stepwise else above)

    def weigh(self, entry: Entry, way: Sequence[Channel]) -> Weights | None:
        target = way[-1].target if way else entry.institution
        can = self.capabilities.can(target, self.need)
        stays = target == self.origin and self.need.provider is None
        homes = {home for home in (self.need.home, self.need.signed_with) if home is not None}
        leaves = self.recovering and homes and self.origin not in homes
        if can is False or self.need.provider not in (None, target):
            return None
        if stays and (can is None or leaves):
            return None
        moves = [channel for channel in way if travels(channel)]
        unknown = [channel for channel in moves if channel.travel_minutes is None]
        unsaid = [channel for channel in way if self.fits(channel) == "unsaid"]
        doors = [self.network.institutions[channel.target] for channel in way]
        return (
            sum(len(channel.doubts) for channel in way)
            + len(entry.doubts)
            + len(unsaid)
            + sum(is_open(door, self.on) is None for door in doors)
            + (can is None),
            self.apart(target, [self.need.home, self.need.signed_with]) * self.recovering,
            (len(unknown) + entry.time_unknown) * self.emergency,
            entry.minutes
            + len(way) * self.policy.minutes_per_transfer
            + len(unknown) * self.policy.minutes_if_unknown
            + sum(channel.travel_minutes or 0 for channel in moves),
            self.apart(target, [self.origin]) * self.emergency,
            sum(not channel.declared for channel in way),
        )

    def apart(self, institution: str, homes: Sequence[str | None]) -> int:
        """Return how many divisions up from the nearest home include an institution."""
        stated = [home for home in homes if home is not None]
        if not stated or institution in stated:
            return 0
        around = self.divisions(institution)
        unknown = len(self.network.divisions) + 1
        return min(
            next((n for n, d in enumerate(self.divisions(home), 1) if d in around), unknown)
            for home in stated
        )

    def divisions(self, place: str) -> list[str]:
        row = self.network.institutions.get(place)
        division = place if row is None else row.division
        found = []
        while division is not None and division not in found:
            found.append(division)
            division = self.network.divisions[division].parent
        return found


def ways(usable: Sequence[Channel], at: str, seen: list[str]) -> Iterator[list[Channel]]:
    """Yield every way onward that enters no institution twice; data takes no patient along."""
    yield []
    for channel in usable:
        if channel.origin == at and channel.target not in seen:
            onward = usable if travels(channel) else [c for c in usable if not travels(c)]
            for rest in ways(onward, channel.target, [*seen, channel.target]):
                yield [channel, *rest]


def travels(channel: Channel) -> bool:
    return channel.carrier.key in {"patient", "appointment"}


def level(institution: Institution) -> int | None:
    if institution.grade is not None and institution.grade.key != "UN":
        return int(institution.grade.key[0])
    return None if institution.tier is None else LEVELS[institution.tier.key]


def is_open(institution: Institution, on: date) -> bool | None:
    return in_force(institution.since or ALWAYS, institution.until or OPEN, on)
