"""The rows of a consortium that is made up."""

from __future__ import annotations

from collections.abc import Iterator

from medconsortium.model import (
    OPEN,
    Consortium,
    Department,
    GoverningBody,
    HostedCentre,
    Instrument,
    Link,
    Membership,
    Party,
    Platform,
    Recognition,
    Row,
    Service,
    StatedSize,
)
from medconsortium.strategies.compliant.figures import figures
from medconsortium.strategies.compliant.institutions import all_of
from medconsortium.strategies.compliant.made import Made, Member
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Centre,
    Completeness,
    ConsortiumKind,
    Counted,
    GreenChannel,
    LinkKind,
    PaymentSource,
    Phase,
    PlatformKind,
    Practice,
    Provision,
    Qualifier,
    Remit,
    Scope,
    ServiceItem,
    ServiceStatus,
    Subject,
)

__all__ = ["consortium_rows"]

_RARE = ConsortiumKind.RARE_DISEASE_NETWORK
_CARRIES = {
    GreenChannel.BOOKING: LinkKind.BOOKING,
    GreenChannel.TELECONSULTATION: LinkKind.TELECONSULTATION,
}
"""The links that carry green channels; the others are for transfers."""

_ASKED_OF_THE_LEAD = (LinkKind.TELECONSULTATION, LinkKind.TELEDIAGNOSIS)
_SECURITY, _MARK = 3, "HR"
_FIRST_MINUTES, _MORE_MINUTES = 20.0, 5.0


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
    for kind in (*made.plan.form.instruments, *made.plan.instruments):
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
    for kind, number, to_lead in plan.links:
        ends = (others[number].institution, made.lead)
        origin, target = ends if to_lead or kind in _ASKED_OF_THE_LEAD else ends[::-1]
        yield _link(made, origin, kind, target, number)


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
        travel_minutes=_FIRST_MINUTES + _MORE_MINUTES * number,
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
    for member in made.members if form.is_special else ():
        yield _service(made, member.institution, subject=made.plan.subject)
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
