"""Whether an institution can give the care, read off the rows of a network one by one."""

from __future__ import annotations

from datetime import date

from medconsortium.model import Department, Network, Service, in_force
from medconsortium.model.levels import functional_level, is_primary
from medconsortium.referral import CareNeed, DiseaseList, ReferralPolicy
from medconsortium.referral.channels.standing import carries, runs
from medconsortium.referral.places.roster import host_of
from medconsortium.vocabulary import (
    Completeness,
    Condition,
    ConsortiumKind,
    InstrumentKind,
    MembershipStatus,
    Phase,
    Role,
    ServiceStatus,
    Subject,
    Term,
)

__all__ = ["can_by_rows", "is_there", "offered_by_rows"]

LEADS = {Role.NATIONAL_LEAD, Role.PROVINCIAL_LEAD}
LEVELS = {"village": 0, "township": 1, "county": 2, "city": 3, "province": 3, "national": 3}
WORK = {
    **dict.fromkeys((Phase.FIRST_CONTACT, Phase.DIAGNOSIS, Phase.ACUTE), LEADS),
    Phase.FOLLOW_UP: {*LEADS, Role.MEMBER},
    Phase.LONG_TERM: {Role.MEMBER},
}


def offered_by_rows(network: Network, institution: str, need: CareNeed, on: date) -> int:
    """Return 1 for yes, 0 for no, -1 where it is not known."""
    return can_by_rows(network, institution, need, ReferralPolicy(disease_lists=()), on)


def can_by_rows(
    network: Network, institution: str, need: CareNeed, policy: ReferralPolicy, on: date
) -> int:
    """Return the same where disease lists may speak, and the provider may be a department."""
    wanted: list[Term] = [*need.wanted_subjects, *need.items]
    wanted += [need.condition] if need.condition is not None else []
    answers = [_offers(network, institution, what, need, on) for what in wanted]
    listed = _is_listed(network, institution, need, policy, on)
    if listed is not None:
        answers.append(listed)
    answers = answers or [_takes_phase(network, institution, need, on)]
    department = network.departments.get(need.provider or "")
    if department is not None:
        answers.append(is_there(department, on))
    return 0 if 0 in answers else -1 if -1 in answers else 1


def _is_listed(
    network: Network, institution: str, need: CareNeed, policy: ReferralPolicy, on: date
) -> int | None:
    """Return whether lists admit the diagnosis there, the surest answer; `None` if none speaks."""
    if need.diagnosis is None or need.is_emergency:
        return None
    lists = policy.disease_lists
    if lists is None:
        lists = tuple(
            DiseaseList(tier=each.tier, diagnoses=each.diagnoses, consortium=row.consortium)
            for row in network.instruments.values()
            if row.kind is InstrumentKind.DISEASE_LIST and carries(row, on)
            for each in row.admitted or ()
            if row.consortium is not None
        )
    row, code = network.institutions[institution], need.diagnosis.upper().replace(".", "")
    answers = []
    for each in lists:
        level = functional_level(row)
        mine = each.tier is row.tier if row.tier else LEVELS[each.tier.key] == level
        if mine and _speaks_for(network, each, institution, on):
            on_it = any(code.startswith(c.upper().replace(".", "")) for c in each.diagnoses)
            whole = each.diagnoses.completeness is Completeness.COMPLETE
            answers.append(1 if on_it else 0 if whole else -1)
    return next((answer for answer in (1, 0, -1) if answer in answers), None)


def _speaks_for(network: Network, given: DiseaseList, institution: str, on: date) -> bool:
    """Return whether a list is for an institution: one that surely belongs to its consortium."""
    if given.consortium is None:
        return True
    return runs(network.consortia[given.consortium], on) is True and any(
        member.consortium == given.consortium
        and member.institution == institution
        and member.status is MembershipStatus.MEMBER
        and in_force(member.since, member.until, on) is True
        for member in network.memberships.values()
    )


def _services(network: Network, institution: str, need: CareNeed) -> list[Service]:
    """Return the services of an institution; of a department only, where that is asked for."""
    asked = need.provider if need.provider in network.departments else None
    return [
        service
        for service in network.services.values()
        if host_of(network, service.provider) == institution and asked in (None, service.provider)
    ]


def _is_complete(network: Network, institution: str) -> bool:
    return network.institutions[institution].services_completeness is Completeness.COMPLETE


def _state(network: Network, service: Service, on: date) -> int:
    states = [in_force(service.since, service.until, on)]
    if service.provider in network.departments:
        there = is_there(network.departments[service.provider], on)
        states.append({1: True, 0: False, -1: None}[there])
    if False in states or service.status in (ServiceStatus.PLANNED, ServiceStatus.SUSPENDED):
        return 0
    return -1 if None in states or service.status is None else 1


def is_there(row: Department, on: date) -> int:
    """Return whether a department is open: 1, 0, -1; without a date it always was and will be."""
    begun = row.since is None or row.since.latest <= on or (-1 if row.since.earliest <= on else 0)
    ended = row.until is None or row.until.earliest >= on or (-1 if row.until.latest >= on else 0)
    return 0 if 0 in (begun, ended) else min(begun, ended)


def _offers(network: Network, institution: str, wanted: Term, need: CareNeed, on: date) -> int:
    plain = need.provider not in network.departments
    if plain and wanted is Condition.RARE_DISEASE and _works(network, institution, need.phase, on):
        return 1
    states = [
        _state(network, service, on)
        for service in _services(network, institution, need)
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
        for service in _services(network, institution, need)
        if need.phase in (service.phases or ())
    ]
    first = need.phase is Phase.FIRST_CONTACT and is_primary(network.institutions[institution])
    first = first and need.provider not in network.departments
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
