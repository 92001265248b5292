"""What channels there are, read off the rows of a network one by one: slow and plain.

Each channel is a line: origin, target, kind, declared or assumed, what it rests on, how many things
are not known, and what it is limited to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product
from typing import NamedTuple

from medconsortium.model import Consortium, Link, Membership, Network, in_force
from medconsortium.model.levels import is_primary
from medconsortium.referral.channels.standing import carries, runs
from medconsortium.referral.places.roster import host_of
from medconsortium.vocabulary import (
    Completeness,
    Condition,
    ConsortiumKind,
    GreenChannel,
    Integration,
    LinkKind,
    MembershipStatus,
    Practice,
    Role,
    Subject,
)

__all__ = ["Line", "lines_of"]

GRIDS = (ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY)
RESCUED = frozenset(set(Condition) - {Condition.RARE_DISEASE})
RARE = frozenset({Condition.RARE_DISEASE})
CARRYING = {
    *("referral_up", "referral_down", "referral_lateral", "booking", "critical_transfer"),
    *("teleconsultation", "telediagnosis", "monitoring", "expert_visit", "multi_site_practice"),
    *("resource_service", "drug_supply", "follow_up"),
}
TURNED = {"expert_visit", "multi_site_practice", "resource_service", "drug_supply"}
RESCUE = {
    GreenChannel.EMERGENCY_CHEST_PAIN: Condition.CHEST_PAIN,
    GreenChannel.EMERGENCY_STROKE: Condition.STROKE,
    GreenChannel.EMERGENCY_TRAUMA: Condition.TRAUMA,
    GreenChannel.EMERGENCY_MATERNAL: Condition.CRITICAL_MATERNAL,
    GreenChannel.EMERGENCY_NEWBORN_CHILD: Condition.CRITICAL_NEWBORN_CHILD,
}


class Line(NamedTuple):
    """A channel in plain words."""

    origin: str
    target: str
    kind: str
    rests_on: str
    doubts: int
    limits: tuple[frozenset[str], ...]

    @property
    def is_declared(self) -> bool:
        """Whether it rests on a link that says so."""
        return self.rests_on.startswith("->")


class Member(NamedTuple):
    """An institution that is, or may be, a member."""

    institution: str
    role: Role | None
    unit: str | None
    is_doubtful: bool

    @property
    def leads(self) -> bool:
        """Whether it leads."""
        return self.role in (Role.LEAD, Role.CO_LEAD)


def lines_of(network: Network, on: date) -> list[Line]:
    """Return all channels, declared and assumed."""
    declared = [line for link in network.links.values() for line in _declared(network, link, on)]
    plain = {
        (line.origin, line.target, line.kind)
        for line in declared
        if not line.doubts and not any(line.limits)
    }
    assumed = [line for link in network.links.values() for line in _entrusted(network, link, on)]
    for consortium in network.consortia.values():
        assumed += _assumed(network, consortium, on)
    kept = (a for a in assumed if (a.origin, a.target, a.kind) not in plain)
    return sorted([*declared, *kept], key=_order)


def _order(line: Line) -> tuple[object, ...]:
    return (*line[:5], [sorted(limit) for limit in line.limits])


def _limits(*sorts: Iterable[object] | None) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(getattr(term, "key", "") for term in sort or ()) for sort in sorts)


def _stands(network: Network, link: Link, on: date) -> int | None:
    """Return how many doubts a link has; `None` where it does not stand."""
    holds = in_force(link.since, link.until, on)
    agreed = link.instrument is None or carries(network.instruments[link.instrument], on)
    idle = link.consortium is not None and runs(network.consortia[link.consortium], on) is False
    if holds is False or agreed is False or idle:
        return None
    return (holds is None) + (agreed is None)


def _declared(network: Network, link: Link, on: date) -> Iterator[Line]:
    doubts = _stands(network, link, on)
    ends = [host_of(network, link.origin), host_of(network, link.target)]
    if link.kind.key not in CARRYING or doubts is None or None in ends or ends[0] == ends[1]:
        return
    subjects = link.subjects
    if link.kind is LinkKind.RESOURCE_SERVICE:
        tested = {Subject.LABORATORY_MEDICINE, Subject.PATHOLOGY}
        found = [s for s in subjects or () if s in tested or s.parent in tested]
        if not found:
            return
        limits = _limits(found, link.conditions, None)
    else:
        limits = _limits(subjects, link.conditions, None)
    origin, target = reversed(ends) if link.kind.key in TURNED else ends
    yield Line(str(origin), str(target), link.kind.key, f"-> {link.id}", doubts, limits)


def _entrusted(network: Network, link: Link, on: date) -> Iterator[Line]:
    doubts = _stands(network, link, on)
    above, below = host_of(network, link.origin), host_of(network, link.target)
    if link.kind not in (LinkKind.MANAGEMENT, LinkKind.CO_RUN) or doubts is None:
        return
    if above is not None and below is not None and above != below:
        limits = _limits(link.subjects, link.conditions, None)
        yield Line(below, above, "referral_up", f"~> {link.id}", doubts, limits)
        yield Line(above, below, "referral_down", f"~> {link.id}", doubts, limits)


def _members(network: Network, consortium: str, on: date) -> list[Member]:
    found = []
    for row in network.memberships.values():
        holds = in_force(row.since, row.until, on)
        host = _host(network, row)
        admitted = row.status is MembershipStatus.MEMBER
        if row.consortium == consortium and admitted and host is not None and holds is not False:
            found.append(Member(host, row.role, row.unit, holds is None))
    return found


def _host(network: Network, row: Membership) -> str | None:
    care = row.institution or row.department
    return None if care is None else host_of(network, care)


def _assumed(network: Network, consortium: Consortium, on: date) -> Iterator[Line]:
    running = runs(consortium, on)
    if running is False:
        return
    members = _members(network, consortium.id, on)
    for kind, one, other, limits, more in _ways(network, consortium, members):
        if one.institution != other.institution:
            doubts = (running is None) + one.is_doubtful + other.is_doubtful + more
            rests_on = f"~> {consortium.id}"
            yield Line(one.institution, other.institution, kind, rests_on, doubts, limits)


Way = tuple[str, Member, Member, tuple[frozenset[str], ...], int]


def _ways(network: Network, consortium: Consortium, members: list[Member]) -> Iterator[Way]:
    hub = [(m, lead) for lead in members if lead.leads for m in members if not m.leads]
    free = _limits(None, None, None)
    if consortium.kind in GRIDS:
        yield from _grid(network, members)
    elif consortium.kind is ConsortiumKind.RARE_DISEASE_NETWORK:
        yield from _rare_disease(consortium, members)
    elif consortium.kind is ConsortiumKind.SPECIALTY_ALLIANCE:
        yield from _alliance(consortium, hub)
    elif consortium.kind is ConsortiumKind.TELEMEDICINE_NETWORK:
        for member, lead in hub:
            yield "teleconsultation", member, lead, free, 0
    elif consortium.kind is ConsortiumKind.EMERGENCY_NETWORK:
        for one, other in product(members, members):
            yield "critical_transfer", one, other, _limits(None, RESCUED, None), 0
            yield "teleconsultation", one, other, _limits(None, RESCUED, None), 0
    else:
        yield from _pair(network, consortium, members)


def _grid(network: Network, members: list[Member]) -> Iterator[Way]:
    free, rows = _limits(None, None, None), network.institutions
    classes = {m: getattr(rows[m.institution].category, "key", " ")[0] for m in members}
    treating = [m for m in members if classes[m] not in "FJKP"]
    for lead, member in product(treating, treating):
        if lead.leads and not member.leads:
            yield "referral_up", member, lead, free, 0
            yield "referral_down", lead, member, free, 0
    others = [m for m in treating if not m.leads]
    for one, other in product(others, others):
        up = is_primary(rows[one.institution]) and is_primary(rows[other.institution]) is False
        if up and classes[other] in "AGH ":
            yield "referral_up", one, other, free, 0


def _rare_disease(consortium: Consortium, members: list[Member]) -> Iterator[Way]:
    limits = _limits(None, RARE, None)
    linked = Practice.DRUG_LINKAGE in (consortium.practices or ())
    for lower, upper in product(members, members):
        to_lead = lower.role is Role.PROVINCIAL_LEAD and upper.role is Role.NATIONAL_LEAD
        in_unit = lower.unit is not None and lower.unit == upper.unit
        below = lower.role is Role.MEMBER and upper.role is Role.PROVINCIAL_LEAD and in_unit
        if to_lead or below:
            yield "referral_up", lower, upper, limits, 0
            yield "teleconsultation", lower, upper, limits, 0
            yield "follow_up", upper, lower, limits, 0
            if linked:
                yield "drug_supply", lower, upper, limits, 0


def _alliance(consortium: Consortium, hub: list[tuple[Member, Member]]) -> Iterator[Way]:
    practices, green = consortium.practices or (), consortium.green_channels or ()
    subjects, unsaid = consortium.specialties, consortium.specialties is None
    remote = Practice.TELEMEDICINE in practices or GreenChannel.TELECONSULTATION in green
    within = _limits(subjects, None, None)
    for member, lead in hub:
        if Practice.TWO_WAY_REFERRAL in practices or GreenChannel.TIERED_REFERRAL in green:
            yield "referral_up", member, lead, within, unsaid
            yield "referral_down", lead, member, within, unsaid
        for channel in ("booking", "critical_transfer", "teleconsultation"):
            if GreenChannel.parse(channel) in green:
                yield channel, member, lead, within, unsaid
        for channel_, condition in RESCUE.items():
            if channel_ in green:
                limits = _limits(subjects, [condition], None)
                yield "critical_transfer", member, lead, limits, unsaid
        mdt = frozenset({"mdt"})
        if GreenChannel.ONCOLOGY_MDT in green:
            limits = (frozenset({"19"}), frozenset(), mdt)
            yield "teleconsultation", member, lead, limits, not remote
        if Practice.MDT in practices:
            limits = (*within[:2], mdt)
            yield "teleconsultation", member, lead, limits, unsaid + (not remote)


def _pair(network: Network, consortium: Consortium, members: list[Member]) -> Iterator[Way]:
    unnamed = any(
        m.consortium == consortium.id and m.group is not None for m in network.memberships.values()
    )
    both = sorted({m.institution for m in members})
    binds = consortium.integration in (Integration.TIGHT, Integration.ENTRUSTED)
    partial = consortium.members_completeness is Completeness.PARTIAL
    if unnamed or partial or not binds or len(both) != 2:
        return
    best = [
        min((m for m in members if m.institution == i), key=lambda m: (not m.leads, m.is_doubtful))
        for i in both
    ]
    one, other = best
    if one.leads == other.leads:
        kinds = ("referral_lateral", "referral_lateral")
    else:
        kinds = ("referral_down", "referral_up") if one.leads else ("referral_up", "referral_down")
    yield kinds[0], one, other, _limits(None, None, None), 0
    yield kinds[1], other, one, _limits(None, None, None), 0
