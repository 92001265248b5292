from __future__ import annotations

from datetime import date

from attrs import evolve
from tests.strategies.drawing_out import plainest

from medconsortium.model import OPEN, PartialDate
from medconsortium.strategies.compliant.institutions import institution_rows
from medconsortium.strategies.compliant.made import Made, Member
from medconsortium.strategies.compliant.plans import MemberPlan, Plan, plans
from medconsortium.strategies.places import COUNTIES
from medconsortium.vocabulary import ConsortiumKind, ConsortiumStatus, Role

DAY = date(2026, 1, 1)


def made(plan: Plan, *, joining: tuple[str, ...] = ()) -> Made:
    rows = tuple(institution_rows([(site, COUNTIES[0]) for site in plan.sites], on=DAY))
    return Made(plan=plan, id="盟", county=COUNTIES[0], institutions=rows, joining=joining, on=DAY)


def plan_of(kind: ConsortiumKind) -> Plan:
    return plainest(plans([kind], max_size=8))


def test_the_lead_comes_first_and_who_joins_comes_last() -> None:
    found = made(plan_of(ConsortiumKind.SPECIALTY_ALLIANCE), joining=("别家",))
    assert found.lead == "湖南省人民医院"
    assert found.members == (
        Member("湖南省人民医院", Role.LEAD),
        Member("长沙县人民医院", Role.MEMBER),
        Member("别家", Role.MEMBER),
    )
    assert found.beside == ()


def test_what_stands_beside_is_no_member() -> None:
    found = made(plan_of(ConsortiumKind.COUNTY_MEDICAL_COMMUNITY))
    assert found.beside == ("长沙县疾病预防控制中心",)
    assert "长沙县疾病预防控制中心" not in {member.institution for member in found.members}


def test_a_department_is_a_member_in_the_place_of_its_institution() -> None:
    plan = plan_of(ConsortiumKind.SPECIALTY_ALLIANCE)
    found = made(evolve(plan, members=(MemberPlan("county_hospital", Role.DEPARTMENT),)))
    member = found.members[1]
    assert member.institution == "长沙县人民医院"
    assert member.actor == member.department == "长沙县人民医院协作科室"


def test_a_closed_consortium_ended_before_the_day() -> None:
    plan = evolve(plan_of(ConsortiumKind.OTHER), days=10)
    assert made(plan).since == PartialDate.parse("2025-12-21")
    assert made(plan).until == OPEN
    closed = made(evolve(plan, status=ConsortiumStatus.CLOSED))
    assert closed.until == PartialDate.parse("2025-12-31")
