"""Assumed channels: what membership in a kind of consortium lets one assume, and nothing more.

| kind | from membership alone |
|---|---|
| county medical community, urban medical group | member and lead, both ways; primary to hospital |
| rare-disease network | member to provincial to national lead (or consulted); follow-up back |
| specialty alliance | nothing, unless two-way referral is stated: then member and lead, both ways |
| telemedicine network | remote consultation from member to lead; no patient moves |
| emergency network | any member to any other, for what needs rescue in time |
| a tight or entrusted pair | both ways |
| other | nothing |

These are our reading of the texts cited, never law. Rules do not see them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from attrs import evolve, field, frozen

from medconsortium.law import resolve
from medconsortium.model import Consortium, Institution, Membership, Network, in_force
from medconsortium.model.levels import is_primary
from medconsortium.referral.channel import CARRIER_OF, Channel
from medconsortium.referral.places import host_of
from medconsortium.referral.standing import runs
from medconsortium.text import Text
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

__all__ = ["assumed_channels"]

_LEADS = frozenset({Role.LEAD, Role.CO_LEAD})
_RESCUED = frozenset(Condition) - {Condition.RARE_DISEASE}
_PAIR = 2


@frozen(kw_only=True)
class _Member:
    """An institution that is, or may be, a member on the day."""

    institution: Institution
    role: Role | None
    unit: str | None
    doubts: tuple[Text, ...]
    sources: tuple[str, ...]

    @property
    def leads(self) -> bool:
        return self.role in _LEADS


@frozen(kw_only=True)
class _Ground:
    """What a channel is assumed from."""

    consortium: Consortium
    on: date
    doubts: tuple[Text, ...]
    basis: Text = field(factory=Text)
    cites: tuple[str, ...] = ()
    subjects: frozenset[Subject] | None = None
    conditions: frozenset[Condition] | None = None

    def on_basis(self, zh: str, en: str, *cites: str) -> _Ground:
        """Return the ground with what is assumed, and what lets one: not what was yet to come."""
        known = tuple(c for c in cites if resolve(c).begins.earliest <= self.on)
        return evolve(self, basis=Text(zh, en), cites=known)

    def channel(self, origin: _Member, target: _Member, kind: LinkKind) -> Channel:
        """Return the channel between two members."""
        return Channel(
            origin=origin.institution.id,
            target=target.institution.id,
            kind=kind,
            carrier=CARRIER_OF[kind],
            declared=False,
            basis=self.basis,
            doubts=tuple(dict.fromkeys((*self.doubts, *origin.doubts, *target.doubts))),
            subjects=self.subjects,
            conditions=self.conditions,
            consortium=self.consortium.id,
            cites=self.cites,
            sources=tuple(
                dict.fromkeys((*self.consortium.sources, *origin.sources, *target.sources))
            ),
        )

    def two_way(self, lower: _Member, upper: _Member) -> Iterator[Channel]:
        """Yield the channel up and the channel down between two members."""
        yield self.channel(lower, upper, LinkKind.REFERRAL_UP)
        yield self.channel(upper, lower, LinkKind.REFERRAL_DOWN)


def assumed_channels(network: Network, on: date) -> Iterator[Channel]:
    """Yield the channels that the consortia in force, or perhaps in force, let one assume."""
    members = _members(network, on)
    unnamed = {m.consortium for m in network.memberships.values() if m.group is not None}
    for consortium in network.consortia.values():
        running = runs(consortium, on)
        if running is False:
            continue
        doubt = Text(
            f"不知“{consortium.name.in_language('zh')}”当日是否存续",
            f"whether “{consortium.name.in_language('en')}” exists on the day is not known",
        )
        ground = _Ground(consortium=consortium, on=on, doubts=() if running else (doubt,))
        listed = members[consortium.id]
        pair = consortium.id not in unnamed and _is_pair(consortium, listed)
        assume = _pair if pair else _BY_KIND.get(consortium.kind, _nothing)
        yield from (c for c in assume(ground, listed) if c.origin != c.target)


def _members(network: Network, on: date) -> Mapping[str, list[_Member]]:
    """Return the institutions of each consortium by id, sure memberships before doubtful ones."""
    found: defaultdict[str, list[_Member]] = defaultdict(list)
    for _, membership in sorted(network.memberships.items()):
        holds = in_force(membership.since, membership.until, on)
        host = _host(network, membership)
        if host is None or holds is False or membership.status is not MembershipStatus.MEMBER:
            continue
        institution = network.institutions[host]
        doubt = Text(
            f"不知 {institution.name.in_language('zh')} 当日是否仍是成员",
            f"whether {institution.name.in_language('en')} is a member on the day is not known",
        )
        found[membership.consortium].append(
            _Member(
                institution=institution,
                role=membership.role,
                unit=membership.unit,
                doubts=() if holds else (doubt,),
                sources=membership.sources,
            )
        )
    for members in found.values():
        members.sort(key=lambda member: (member.institution.id, bool(member.doubts)))
    return found


def _host(network: Network, membership: Membership) -> str | None:
    """Return the institution that belongs, itself or by a department; a group names none."""
    care = membership.institution or membership.department
    return None if care is None else host_of(network, care)


def _is_pair(consortium: Consortium, members: Sequence[_Member]) -> bool:
    """Whether a consortium of no other kind binds two institutions, as far as is known no more."""
    return (
        consortium.kind in (ConsortiumKind.OTHER, None)
        and consortium.integration in (Integration.TIGHT, Integration.ENTRUSTED)
        and consortium.members_completeness is not Completeness.PARTIAL
        and len({member.institution.id for member in members}) == _PAIR
    )


def _nothing(_ground: _Ground, _members: Sequence[_Member]) -> Iterator[Channel]:
    return iter(())


def _hub(ground: _Ground, members: Sequence[_Member]) -> Iterator[Channel]:
    """Both ways between each lead and each other member."""
    for lead in (member for member in members if member.leads):
        for member in members:
            if not member.leads:
                yield from ground.two_way(member, lead)


def _grid(ground: _Ground, members: Sequence[_Member]) -> Iterator[Channel]:
    stated = ground.on_basis(
        "牵头医院与成员单位间应建立双向转诊通道",
        "lead and members shall have two-way referral channels",
        "guoweiyifa-2020-13#grass-roots",
    )
    yield from _hub(stated, members)
    hospitals = [m for m in members if not m.leads and is_primary(m.institution) is False]
    for primary in (member for member in members if is_primary(member.institution)):
        for hospital in hospitals:
            yield stated.channel(primary, hospital, LinkKind.REFERRAL_UP)


def _rare_disease(ground: _Ground, members: Sequence[_Member]) -> Iterator[Channel]:
    ground = evolve(ground, conditions=frozenset({Condition.RARE_DISEASE}))
    up = ground.on_basis(
        "成员医院将疑似患者会诊或转诊至牵头医院",
        "members consult or refer suspected cases to the lead",
        "guoweibanyihan-2019-157#referral",
    )
    back = ground.on_basis(
        "按牵头医院的随访方案继续治疗",
        "care goes on by the lead's follow-up plan",
        "guoweibanyihan-2019-157#follow-up",
    )
    national = [m for m in members if m.role is Role.NATIONAL_LEAD]
    provincial = [m for m in members if m.role is Role.PROVINCIAL_LEAD]
    steps = [(lead, above) for lead in provincial for above in national]
    steps += [
        (member, lead)
        for lead in provincial
        for member in members
        if member.role is Role.MEMBER and member.unit is not None and member.unit == lead.unit
    ]
    for lower, upper in steps:
        yield up.channel(lower, upper, LinkKind.REFERRAL_UP)
        yield up.channel(lower, upper, LinkKind.TELECONSULTATION)
        yield back.channel(upper, lower, LinkKind.FOLLOW_UP)


def _alliance(ground: _Ground, members: Sequence[_Member]) -> Iterator[Channel]:
    consortium = ground.consortium
    if Practice.TWO_WAY_REFERRAL in (
        consortium.practices or ()
    ) or GreenChannel.TIERED_REFERRAL in (consortium.green_channels or ()):
        doubt = Text("未说明联盟的专科", "the specialty of the alliance is not stated")
        unsaid = (doubt,) if consortium.specialties is None else ()
        ground = ground.on_basis(
            "联盟声明实行双向转诊", "the alliance states that it refers both ways"
        )
        specialties = frozenset(consortium.specialties or ())
        ground = evolve(ground, subjects=specialties or None, doubts=(*ground.doubts, *unsaid))
        yield from _hub(ground, members)


def _telemedicine(ground: _Ground, members: Sequence[_Member]) -> Iterator[Channel]:
    ground = ground.on_basis(
        "牵头单位为成员单位远程会诊",
        "the lead consults for the members remotely",
        "guoweiyifa-2020-13#telemedicine",
    )
    for lead in (member for member in members if member.leads):
        for member in members:
            if not member.leads:
                yield ground.channel(member, lead, LinkKind.TELECONSULTATION)


def _emergency(ground: _Ground, members: Sequence[_Member]) -> Iterator[Channel]:
    ground = ground.on_basis(
        "急救网络成员间转运", "members of the emergency network transfer patients"
    )
    ground = evolve(ground, conditions=_RESCUED)
    for origin in members:
        for target in members:
            yield ground.channel(origin, target, LinkKind.CRITICAL_TRANSFER)


def _pair(ground: _Ground, members: Sequence[_Member]) -> Iterator[Channel]:
    integration = ground.consortium.integration
    label = "" if integration is None else integration.zh
    ground = ground.on_basis(
        f"{label}合作的两家机构互相转诊", "a tight or entrusted pair refers both ways"
    )
    one = members[0]
    other = next(m for m in members if m.institution.id != one.institution.id)
    leads = {member.institution.id for member in members if member.leads}
    if leads == {one.institution.id}:
        yield from ground.two_way(other, one)
    elif leads == {other.institution.id}:
        yield from ground.two_way(one, other)
    else:
        yield ground.channel(one, other, LinkKind.REFERRAL_LATERAL)
        yield ground.channel(other, one, LinkKind.REFERRAL_LATERAL)


_BY_KIND: Mapping[
    ConsortiumKind | None, Callable[[_Ground, Sequence[_Member]], Iterator[Channel]]
] = MappingProxyType(
    {
        ConsortiumKind.COUNTY_MEDICAL_COMMUNITY: _grid,
        ConsortiumKind.URBAN_MEDICAL_GROUP: _grid,
        ConsortiumKind.RARE_DISEASE_NETWORK: _rare_disease,
        ConsortiumKind.SPECIALTY_ALLIANCE: _alliance,
        ConsortiumKind.TELEMEDICINE_NETWORK: _telemedicine,
        ConsortiumKind.EMERGENCY_NETWORK: _emergency,
    }
)
