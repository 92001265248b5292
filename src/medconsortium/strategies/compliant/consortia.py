"""The rows of a consortium that is made up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import evolve

from medconsortium.model import (
    OPEN,
    Consortium,
    Department,
    GoverningBody,
    HostedCentre,
    Instrument,
    Link,
    Membership,
    Observation,
    Party,
    Platform,
    Recognition,
    Row,
    Service,
    StatedSize,
)
from medconsortium.rules.judging.activity import last_full_year
from medconsortium.strategies.compliant.institutions import all_of
from medconsortium.strategies.compliant.made import Made, Member
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Centre,
    Completeness,
    ConsortiumKind,
    Counted,
    GreenChannel,
    InstrumentKind,
    LinkKind,
    Measure,
    PaymentSource,
    Phase,
    PlatformKind,
    Practice,
    Provision,
    Qualifier,
    Remit,
    Role,
    Scope,
    ServiceItem,
    ServiceStatus,
    Subject,
    Unit,
)

__all__ = ["consortium_rows", "figures"]

_RARE, _REMOTE = ConsortiumKind.RARE_DISEASE_NETWORK, ConsortiumKind.TELEMEDICINE_NETWORK
_CARRIES = {
    GreenChannel.BOOKING: LinkKind.BOOKING,
    GreenChannel.TELECONSULTATION: LinkKind.TELECONSULTATION,
}
"""The links that carry green channels; the others are for transfers."""

_ASKED_OF_THE_LEAD = (LinkKind.TELECONSULTATION, LinkKind.TELEDIAGNOSIS)
_BY_THE_LEAD, _SPECIMENS_FOR = LinkKind.RESOURCE_SERVICE, Subject.PATHOLOGY
_SECURITY, _MARK = 3, "HR"
_MINUTES = (20.0, 35.0, None, 60.0)
"""Between the lead and its members in turn; of one it is not stated."""


def consortium_rows(made: Made) -> Iterator[Row]:
    """Yield the rows of a consortium, the institutions aside."""
    yield _consortium(made)
    yield Party(
        id=made.organiser,
        name=made.organiser,
        kind=made.plan.form.organiser,
        division=made.county.id,
        since=made.since,
        until=OPEN,
    )
    for member in made.members:
        if member.department is not None:
            yield _department(made, member)
        yield _membership(made, member)
    yield from _instruments(made)
    yield from _links(made)
    yield from _services(made)
    yield from figures(made)
    yield from _platforms(made)
    for item in made.plan.recognised:
        yield _recognition(made, item)


def _consortium(made: Made) -> Consortium:
    plan, form = made.plan, made.plan.form
    practices = (practice for practice in Practice if practice not in plan.left_out)
    council = GoverningBody(name="理事会", remit=all_of(*Remit))
    centres = (HostedCentre(centre=centre, host=made.lead) for centre in Centre)
    size = StatedSize(
        value=len(made.members),
        qualifier=Qualifier.EXACT,
        lead_counted=Counted.YES,
        departments_counted=Counted.YES,
    )
    is_other = plan.kind is ConsortiumKind.OTHER
    return Consortium(
        id=made.id,
        name=made.id,
        kind=plan.kind,
        kind_label=Text("区域医疗协作体", "regional cooperation") if is_other else None,
        integration=plan.integration,
        status=plan.status,
        scope=Scope.PROVINCE if plan.kind is _RARE else plan.scope,
        specialties=all_of(plan.subject) if form.is_special else all_of(),
        organiser=made.organiser,
        legal_person=made.lead,
        grid=all_of(made.county.id) if form.is_governed else all_of(),
        stated_sizes=(size,),
        bodies=all_of(council),
        centres=all_of(*centres) if form.is_governed else all_of(),
        green_channels=all_of(*plan.green_channels),
        shared_aspects=all_of(),
        practices=all_of(*practices),
        payment_sources=all_of(*PaymentSource),
        assessments=all_of(),
        members_completeness=Completeness.COMPLETE,
        leads_completeness=Completeness.COMPLETE,
        links_completeness=Completeness.COMPLETE,
        instruments_completeness=Completeness.COMPLETE,
        since=made.since,
        until=made.until,
    )


def _department(made: Made, member: Member) -> Department:
    return Department(
        id=member.actor,
        name=member.actor,
        institution=member.institution,
        subjects=all_of(made.plan.subject),
        institutions=all_of(),
        since=made.since,
        until=made.until,
    )


def _membership(made: Made, member: Member) -> Membership:
    return Membership(
        consortium=made.id,
        institution=None if member.department else member.institution,
        department=member.department,
        role=member.role,
        unit=made.county.of_province,
        since=made.since,
        until=made.until,
    )


def _instruments(made: Made) -> Iterator[Instrument]:
    consent = (InstrumentKind.STATEMENT,) if made.joining else ()  # of their own will, by GEN008
    for kind in dict.fromkeys((*made.plan.form.instruments, *made.plan.instruments, *consent)):
        title = f"{made.id}{kind.zh}"
        yield Instrument(
            id=title,
            kind=kind,
            title=title,
            consortium=made.id,
            issuer=made.organiser,
            parties=all_of(*(member.actor for member in made.members)),
            covers_all_members=True,
            signed=made.since,
            provisions=all_of(*Provision),
            since=made.since,
            until=made.until,
        )


def _links(made: Made) -> Iterator[Link]:
    plan, form = made.plan, made.plan.form
    others = made.members[1:]
    for number, member in enumerate(others):
        for kind in form.upward:
            yield _link(made, member.institution, kind, made.lead, number)
        for kind in form.downward:
            yield _link(made, made.lead, kind, member.institution, number)
    for one in made.beside:
        yield _link(made, one, LinkKind.GUIDANCE, others[0].institution, 0)
    for channel in plan.green_channels:
        kind = _CARRIES.get(channel, LinkKind.CRITICAL_TRANSFER)
        yield _link(made, others[0].institution, kind, made.lead, 0, channel)
    for planned in plan.links:
        kind, partner = planned.kind, others[planned.member].institution
        upward = kind in _ASKED_OF_THE_LEAD or (planned.to_lead and kind is not _BY_THE_LEAD)
        origin, target = (partner, made.lead) if upward else (made.lead, partner)
        link = _link(made, origin, kind, target, planned.member)
        if kind is _BY_THE_LEAD:
            link = evolve(link, subjects=all_of(_SPECIMENS_FOR))
        elif planned.limited and not (plan.kind is _REMOTE and kind in _ASKED_OF_THE_LEAD):
            link = evolve(link, subjects=all_of(plan.subject))
        yield link


def _link(
    made: Made,
    origin: str,
    kind: LinkKind,
    target: str,
    number: int,
    channel: GreenChannel | None = None,
) -> Link:
    return Link(
        origin=origin,
        target=target,
        kind=kind,
        subjects=all_of(),
        conditions=all_of(),
        travel_minutes=_MINUTES[number % len(_MINUTES)],
        consortium=made.id,
        green_channel=channel,
        since=made.since,
        until=made.until,
    )


def _services(made: Made) -> Iterator[Service]:
    """Yield what is offered: by the lead, of a subject by all, and to those who recover."""
    form = made.plan.form
    for item in form.offered:
        yield _service(made, made.lead, item=item)
    yield _service(made, made.lead, subject=_SPECIMENS_FOR)
    for member in made.members if form.is_special else ():
        yield _service(made, member.actor, subject=made.plan.subject)
    for member in made.members[1:] if form.is_governed else ():
        for item in (
            ServiceItem.FIRST_CONTACT,
            ServiceItem.REHABILITATION,
            ServiceItem.LONG_TERM_CARE,
        ):
            yield _service(made, member.institution, item=item)


def _service(
    made: Made,
    provider: str,
    *,
    subject: Subject | None = None,
    item: ServiceItem | None = None,
) -> Service:
    return Service(
        provider=provider,
        subject=subject,
        item=item,
        phases=all_of(*Phase),
        status=ServiceStatus.OPERATING,
        since=made.since,
        until=OPEN,
    )


def _platforms(made: Made) -> Iterator[Platform]:
    register = (PlatformKind.PATIENT_REGISTER,) if made.plan.kind is _RARE else ()
    for kind in dict.fromkeys((*register, *made.plan.platforms)):
        yield Platform(
            id=f"{made.id}{kind.zh}",
            name=f"{made.id}{kind.zh}",
            kind=kind,
            operator=made.lead,
            consortium=made.id,
            participants=all_of(*(member.institution for member in made.members)),
            modules=all_of(),
            security_grade=_SECURITY,
            supervision_connected=True,
            since=made.since,
            until=made.until,
        )


def _recognition(made: Made, item: str) -> Recognition:
    return Recognition(
        item=item,
        origin=made.lead,
        consortium=made.id,
        mark=_MARK,
        since=made.since,
        until=made.until,
    )


_POSTED_DOCTORS = 3
_ITEMS_RECOGNISED = 400
_RARE_DISEASES = 60
_SHARES = (42.0, 41.0)
"""Percent in the year before the last one, and in the last one."""


def figures(made: Made) -> Iterator[Observation]:
    """Yield what rules ask for of the kind, and what else was planned, for the last full year."""
    year = last_full_year(made.on)
    if made.plan.kind is ConsortiumKind.COUNTY_MEDICAL_COMMUNITY:
        doctors, items = Measure.LONG_TERM_POSTED_DOCTORS, Measure.ITEMS_RECOGNISED_WITH_CITY
        yield _figure(made.id, doctors, _POSTED_DOCTORS, Unit.PERSONS, year)
        yield _figure(made.id, items, _ITEMS_RECOGNISED, Unit.ITEMS, year)
    if made.plan.kind is ConsortiumKind.RARE_DISEASE_NETWORK:
        yield _figure(made.id, Measure.RARE_DISEASES, _RARE_DISEASES, Unit.ITEMS, year)
    for measure, count in dict(made.plan.observed).items():
        yield _figure(made.id, measure, count, Unit.ITEMS, year)
    if made.plan.form.is_governed:
        share = Measure.COMMON_AND_STABLE_CHRONIC_SHARE
        for member in made.members:
            for of_year, value in zip((year - 1, year), _SHARES, strict=True):
                if member.role in (Role.LEAD, Role.CO_LEAD):
                    yield _figure(member.institution, share, value, Unit.PERCENT, of_year)


def _figure(subject: str, measure: Measure, value: float, unit: Unit, year: int) -> Observation:
    return Observation(
        subject=subject,
        measure=measure,
        value=value,
        qualifier=Qualifier.EXACT,
        unit=unit,
        since=date(year, 1, 1),
        until=date(year, 12, 31),
    )
