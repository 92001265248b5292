from __future__ import annotations

from typing import TypeVar

import pytest
from attrs import evolve
from tests.strategies.compliant.test_made import made, plan_of

from medconsortium.model import (
    Consortium,
    Department,
    Instrument,
    Link,
    Membership,
    Party,
    Platform,
    Recognition,
    Row,
    Service,
)
from medconsortium.strategies.compliant.consortia import consortium_rows, figures
from medconsortium.strategies.compliant.institutions import all_of
from medconsortium.strategies.compliant.made import Made
from medconsortium.strategies.compliant.plans import LinkPlan, MemberPlan
from medconsortium.vocabulary import (
    Completeness,
    ConsortiumKind,
    GreenChannel,
    InstrumentKind,
    LinkKind,
    Measure,
    PlatformKind,
    Practice,
    Role,
    Subject,
)

R = TypeVar("R", bound=Row)


def rows(found: Made, row_type: type[R]) -> list[R]:
    return [row for row in consortium_rows(found) if isinstance(row, row_type)]


def test_everything_about_the_consortium_is_stated_and_complete() -> None:
    (row,) = rows(made(plan_of(ConsortiumKind.URBAN_MEDICAL_GROUP)), Consortium)
    assert row.members_completeness is Completeness.COMPLETE
    assert row.instruments_completeness is Completeness.COMPLETE
    assert row.stated_sizes is not None
    assert row.stated_sizes[0].value == 4
    assert list(row.grid or ()) == ["长沙县"]
    (party,) = rows(made(plan_of(ConsortiumKind.URBAN_MEDICAL_GROUP)), Party)
    assert row.organiser == party.id


def test_practices_that_are_left_out_are_not_declared() -> None:
    plan = evolve(plan_of(ConsortiumKind.OTHER), left_out=(Practice.MDT,))
    (row,) = rows(made(plan), Consortium)
    assert set(Practice) - set(row.practices or ()) == {Practice.MDT}


def test_members_refer_up_and_the_lead_refers_down() -> None:
    found = made(plan_of(ConsortiumKind.COUNTY_MEDICAL_COMMUNITY))
    ways = {(link.origin, link.kind, link.target) for link in rows(found, Link)}
    lead, centre = found.lead, "长沙县江背镇卫生院"
    assert (centre, LinkKind.REFERRAL_UP, lead) in ways
    assert (lead, LinkKind.REFERRAL_DOWN, centre) in ways
    assert ("长沙县疾病预防控制中心", LinkKind.GUIDANCE, centre) in ways


def test_every_green_channel_is_carried_by_a_link() -> None:
    channels = (GreenChannel.BOOKING, GreenChannel.EMERGENCY_STROKE)
    found = made(evolve(plan_of(ConsortiumKind.OTHER), green_channels=channels))
    carried = {link.green_channel: link.kind for link in rows(found, Link) if link.green_channel}
    assert carried == {
        GreenChannel.BOOKING: LinkKind.BOOKING,
        GreenChannel.EMERGENCY_STROKE: LinkKind.CRITICAL_TRANSFER,
    }


def test_advice_at_a_distance_is_asked_of_the_lead() -> None:
    remote, teaching = LinkKind.TELECONSULTATION, LinkKind.TEACHING
    links = (
        LinkPlan(remote, 0, to_lead=False),
        LinkPlan(teaching, 0, to_lead=False, limited=True),
    )
    plan = evolve(plan_of(ConsortiumKind.OTHER), links=links)
    found = made(plan)
    subjects = {link.kind: link.subjects for link in rows(found, Link)}
    assert (subjects[remote], subjects[teaching]) == (all_of(), all_of(plan.subject))
    targets = {link.kind: link.target for link in rows(found, Link)}
    assert targets[LinkKind.TELECONSULTATION] == found.lead
    assert targets[LinkKind.TEACHING] != found.lead


def test_what_a_telemedicine_network_asks_of_its_lead_is_of_any_subject() -> None:
    """Its members need not hold the subject, as TEL003 would ask."""
    asked = LinkPlan(LinkKind.TELEDIAGNOSIS, 0, to_lead=True, limited=True)
    for kind, is_limited in (
        (ConsortiumKind.TELEMEDICINE_NETWORK, False),
        (ConsortiumKind.OTHER, True),
    ):
        found = made(evolve(plan_of(kind), links=(asked,)))
        (link,) = [row for row in rows(found, Link) if row.kind is asked.kind]
        assert bool(link.subjects) is is_limited


def test_the_lead_examines_specimens_for_its_members() -> None:
    service = LinkPlan(LinkKind.RESOURCE_SERVICE, 0, to_lead=True)
    found = made(evolve(plan_of(ConsortiumKind.OTHER), links=(service,)))
    (link,) = [row for row in rows(found, Link) if row.kind is service.kind]
    assert (link.origin, link.subjects) == (found.lead, all_of(Subject.PATHOLOGY))


def test_all_members_have_signed_every_document() -> None:
    found = made(plan_of(ConsortiumKind.SPECIALTY_ALLIANCE))
    documents = rows(found, Instrument)
    assert {row.kind for row in documents} >= {InstrumentKind.CHARTER, InstrumentKind.AGREEMENT}
    members = {member.actor for member in found.members}
    assert all(set(row.parties or ()) == members for row in documents)


def test_a_department_is_a_member_by_itself() -> None:
    plan = plan_of(ConsortiumKind.SPECIALTY_ALLIANCE)
    found = made(evolve(plan, members=(MemberPlan("county_hospital", Role.DEPARTMENT),)))
    (department,) = rows(found, Department)
    member = rows(found, Membership)[1]
    assert (member.institution, member.department) == (None, department.id)
    subjects = {row.provider: row.subject for row in rows(found, Service) if row.subject}
    assert subjects == dict.fromkeys((found.lead, department.id), plan.subject)


def test_a_network_for_rare_diseases_has_a_register_once() -> None:
    plan = plan_of(ConsortiumKind.RARE_DISEASE_NETWORK)
    kinds = (PlatformKind.PATIENT_REGISTER, PlatformKind.BOOKING)
    found = rows(made(evolve(plan, platforms=kinds)), Platform)
    assert [row.kind for row in found] == [*kinds]


def test_recognised_items_carry_the_mark() -> None:
    found = made(evolve(plan_of(ConsortiumKind.OTHER), recognised=("血常规",)))
    (row,) = rows(found, Recognition)
    assert (row.item, row.mark, row.origin) == ("血常规", "HR", found.lead)


LEAD_SHARE = Measure.COMMON_AND_STABLE_CHRONIC_SHARE
COUNTY = {
    ("盟", Measure.LONG_TERM_POSTED_DOCTORS, "2025-01-01"),
    ("盟", Measure.ITEMS_RECOGNISED_WITH_CITY, "2025-01-01"),
    ("长沙县人民医院", LEAD_SHARE, "2024-01-01"),
    ("长沙县人民医院", LEAD_SHARE, "2025-01-01"),
}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (ConsortiumKind.COUNTY_MEDICAL_COMMUNITY, COUNTY),
        (ConsortiumKind.RARE_DISEASE_NETWORK, {("盟", Measure.RARE_DISEASES, "2025-01-01")}),
        (ConsortiumKind.OTHER, set()),
    ],
)
def test_a_consortium_has_the_figures_that_rules_ask_for(
    kind: ConsortiumKind, expected: set[tuple[str, Measure, str]]
) -> None:
    found = list(figures(made(plan_of(kind))))
    assert {(row.subject, row.measure, str(row.since)) for row in found} == expected


def test_what_else_was_observed_is_told_once() -> None:
    plan = evolve(plan_of(ConsortiumKind.OTHER), observed=((Measure.BEDS, 3), (Measure.BEDS, 4)))
    (row,) = figures(made(plan))
    assert (row.subject, row.measure, row.value) == ("盟", Measure.BEDS, 4)
