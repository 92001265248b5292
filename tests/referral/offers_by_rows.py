"""Whether an institution can give the care, read off the rows of a network one by one."""

from __future__ import annotations

from datetime import date

from medconsortium.model import Network, Service, in_force
from medconsortium.model.levels import is_primary
from medconsortium.referral import CareNeed
from medconsortium.referral.channels.standing import runs
from medconsortium.referral.places.roster import host_of
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

__all__ = ["offered_by_rows"]

LEADS = {Role.NATIONAL_LEAD, Role.PROVINCIAL_LEAD}
WORK = {
    **dict.fromkeys((Phase.FIRST_CONTACT, Phase.DIAGNOSIS, Phase.ACUTE), LEADS),
    Phase.FOLLOW_UP: {*LEADS, Role.MEMBER},
    Phase.LONG_TERM: {Role.MEMBER},
}


def offered_by_rows(network: Network, institution: str, need: CareNeed, on: date) -> int:
    """Return 1 for yes, 0 for no, -1 where it is not known."""
    wanted = [*need.wanted_subjects, *need.items]
    wanted += [need.condition] if need.condition is not None else []
    answers = [_offers(network, institution, what, need, on) for what in wanted]
    answers = answers or [_takes_phase(network, institution, need, on)]
    return 0 if 0 in answers else -1 if -1 in answers else 1


def _services(network: Network, institution: str) -> list[Service]:
    return [s for s in network.services.values() if host_of(network, s.provider) == institution]


def _is_complete(network: Network, institution: str) -> bool:
    return network.institutions[institution].services_completeness is Completeness.COMPLETE


def _state(network: Network, service: Service, on: date) -> int:
    states = [in_force(service.since, service.until, on)]
    if service.provider in network.departments:
        row = network.departments[service.provider]
        begun = (
            row.since is None
            or row.since.latest <= on
            or (None if row.since.earliest <= on else False)
        )
        ended = (
            row.until is None
            or row.until.earliest >= on
            or (None if row.until.latest >= on else False)
        )
        states += [begun, ended]
    if False in states or service.status in (ServiceStatus.PLANNED, ServiceStatus.SUSPENDED):
        return 0
    return -1 if None in states or service.status is None else 1


def _offers(network: Network, institution: str, wanted: Term, need: CareNeed, on: date) -> int:
    if wanted is Condition.RARE_DISEASE and _works(network, institution, need.phase, on):
        return 1
    states = [
        _state(network, service, on)
        for service in _services(network, institution)
        if _matches(service, wanted, need)
    ]
    if 1 in states or -1 in states:
        return max(states) if 1 in states else -1
    return 0 if states or _is_complete(network, institution) else -1


def _matches(service: Service, wanted: Term, need: CareNeed) -> bool:
    if service.phases is not None and need.phase not in service.phases:
        return False
    within = set() if service.subject is None else {service.subject, service.subject.parent}
    if isinstance(wanted, Subject):
        return wanted in within
    speaks = not within or not need.wanted_subjects or bool(within & {*need.wanted_subjects})
    return speaks and wanted in (service.item, service.condition)


def _takes_phase(network: Network, institution: str, need: CareNeed, on: date) -> int:
    states = [
        _state(network, service, on)
        for service in _services(network, institution)
        if need.phase in (service.phases or ())
    ]
    first = need.phase is Phase.FIRST_CONTACT and is_primary(network.institutions[institution])
    if 1 in states or first:
        return 1
    return 0 if _is_complete(network, institution) and -1 not in states else -1


def _works(network: Network, institution: str, phase: Phase, on: date) -> bool:
    return any(
        row.institution == institution
        and row.role in WORK.get(phase, set())
        and row.status is MembershipStatus.MEMBER
        and in_force(row.since, row.until, on) is True
        and network.consortia[row.consortium].kind is ConsortiumKind.RARE_DISEASE_NETWORK
        and runs(network.consortia[row.consortium], on) is not False
        for row in network.memberships.values()
    )
