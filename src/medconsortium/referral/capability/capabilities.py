"""Whether an institution can give the care needed: yes, no, or not known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from attrs import frozen

from medconsortium.model import Network, Service, in_force
from medconsortium.model.levels import is_primary
from medconsortium.referral.need import CareNeed
from medconsortium.referral.places import host_of
from medconsortium.referral.standing import runs
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Completeness,
    Condition,
    ConsortiumKind,
    MembershipStatus,
    Phase,
    Role,
    ServiceStatus,
    Subject,
    Term,
)

__all__ = ["Capabilities"]

_RARE_DISEASE_LEADS = frozenset({Role.NATIONAL_LEAD, Role.PROVINCIAL_LEAD})
_RARE_DISEASE_WORK: Mapping[Phase, frozenset[Role]] = {
    Phase.FIRST_CONTACT: _RARE_DISEASE_LEADS,
    Phase.DIAGNOSIS: _RARE_DISEASE_LEADS,
    Phase.ACUTE: _RARE_DISEASE_LEADS,
    Phase.FOLLOW_UP: frozenset({*_RARE_DISEASE_LEADS, Role.MEMBER}),
    Phase.LONG_TERM: frozenset({Role.MEMBER}),
}
"""Who does what in the rare-disease network (国卫办医函〔2019〕157号, referral and follow-up)."""


@frozen(eq=False, slots=False)
class Capabilities:
    """What the institutions of a network offer on a day, as far as it is stated."""

    network: Network
    on: date

    @cached_property
    def _services(self) -> Mapping[str, list[Service]]:
        return _services_by_institution(self.network)

    @cached_property
    def _rare_disease_roles(self) -> Mapping[str, set[Role]]:
        return _rare_disease_roles(self.network, self.on)

    def can(self, institution: str, need: CareNeed) -> bool | None:
        """Return whether an institution can meet a need; `None` where that is not stated.

        A service that is planned or suspended receives nobody. What is not listed is absent only
        where the services are stated to be listed completely.
        """
        answers = [self._offers(institution, wanted, need) for wanted in _wanted(need)]
        if not answers:
            answers = [self._takes_phase(institution, need.phase)]
        if False in answers:
            return False
        return None if None in answers else True

    def question(self, institution: str, need: CareNeed) -> Text:
        """Return what to ask where a capability is not known."""
        wanted = [w for w in _wanted(need) if not self._offers(institution, w, need)]
        wanted = wanted or [need.phase]
        name = self.network.institutions[institution].name
        zh, en = "、".join(w.zh for w in wanted), ", ".join(w.en for w in wanted)
        return Text(
            f"请向 {name.in_language('zh')} 确认能否提供：{zh}",
            f"ask {name.in_language('en')} whether it offers: {en}",
        )

    def _offers(self, institution: str, wanted: Term, need: CareNeed) -> bool | None:
        if wanted is Condition.RARE_DISEASE and self._has_rare_disease_role(
            institution, need.phase
        ):
            return True
        matching = [s for s in self._services.get(institution, ()) if _matches(s, wanted, need)]
        states = [_is_offered(service, self.on) for service in matching]
        if True in states:
            return True
        if None in states:
            return None
        return False if states or self._lists_all_services(institution) else None

    def _has_rare_disease_role(self, institution: str, phase: Phase) -> bool:
        roles = self._rare_disease_roles.get(institution, set())
        return not roles.isdisjoint(_RARE_DISEASE_WORK.get(phase, frozenset()))

    def _takes_phase(self, institution: str, phase: Phase) -> bool | None:
        services = [
            s for s in self._services.get(institution, ()) if s.phases and phase in s.phases
        ]
        states = [_is_offered(service, self.on) for service in services]
        if True in states:
            return True
        if phase is Phase.FIRST_CONTACT and is_primary(self.network.institutions[institution]):
            return True
        return False if self._lists_all_services(institution) and None not in states else None

    def _lists_all_services(self, institution: str) -> bool:
        row = self.network.institutions[institution]
        return row.services_completeness is Completeness.COMPLETE


def _wanted(need: CareNeed) -> Iterator[Term]:
    yield from need.subjects
    yield from need.items
    if need.condition is not None:
        yield need.condition


def _matches(service: Service, wanted: Term, need: CareNeed) -> bool:
    """Whether a service is what is wanted; one within a subject does not speak for others."""
    if service.phases is not None and need.phase not in service.phases:
        return False
    within = set() if service.subject is None else {service.subject, service.subject.parent}
    if isinstance(wanted, Subject):
        return wanted in within
    speaks = not within or not need.subjects or not within.isdisjoint(need.subjects)
    return speaks and wanted in (service.item, service.condition)


def _is_offered(service: Service, on: date) -> bool | None:
    """Whether a service receives patients on a day."""
    holds = in_force(service.since, service.until, on)
    if holds is False or service.status in (ServiceStatus.PLANNED, ServiceStatus.SUSPENDED):
        return False
    return None if service.status is None else holds


def _services_by_institution(network: Network) -> Mapping[str, list[Service]]:
    found: defaultdict[str, list[Service]] = defaultdict(list)
    for service in network.services.values():
        host = host_of(network, service.provider)
        if host is not None:
            found[host].append(service)
    return found


def _rare_disease_roles(network: Network, on: date) -> Mapping[str, set[Role]]:
    """Return the roles that institutions surely have in a rare-disease network."""
    found: defaultdict[str, set[Role]] = defaultdict(set)
    for membership in network.memberships.values():
        consortium = network.consortia[membership.consortium]
        if (
            consortium.kind is ConsortiumKind.RARE_DISEASE_NETWORK
            and membership.institution is not None
            and membership.role is not None
            and membership.status is MembershipStatus.MEMBER
            and in_force(membership.since, membership.until, on)
            and runs(consortium, on) is not False
        ):
            found[membership.institution].add(membership.role)
    return found
