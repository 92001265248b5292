"""Each mechanism that the documents tell of is read back from a dataset, figure by figure."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from medconsortium import datasets
from medconsortium.model import Membership, Network, in_force
from medconsortium.vocabulary import (
    Completeness,
    ConsortiumKind,
    ConsortiumStatus,
    InstrumentKind,
    Integration,
    LinkKind,
    Measure,
    PlatformKind,
    PlatformModule,
    Practice,
    Qualifier,
    Role,
    ServiceItem,
    ServiceStatus,
    Subject,
    Unit,
)


def members(network: Network, consortium: str) -> list[Membership]:
    return [m for m in network.memberships.values() if m.consortium == consortium]


def figures(network: Network, subject: str) -> dict[Measure, tuple[Any, Any, Any]]:
    return {
        o.measure: (o.value, o.qualifier, o.unit)
        for o in network.observations.values()
        if o.subject == subject
    }


# --- Xiangya --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def xiangya() -> Network:
    return datasets.load("xiangya_2023")


def test_the_umbrella_has_six_parts(xiangya: Network) -> None:
    parts = [c for c in xiangya.consortia.values() if c.part_of == "湘雅医联体"]
    assert [str(part.name) for part in parts] == [
        "合作办院",
        "协作指导",
        "远程联网",
        "区域医联体",
        "专科联盟",
        "航空医疗联盟",
    ]
    forms = {str(p.name): p.kind for p in parts if p.kind is not ConsortiumKind.OTHER}
    assert forms == {
        "远程联网": ConsortiumKind.TELEMEDICINE_NETWORK,
        "专科联盟": ConsortiumKind.SPECIALTY_ALLIANCE,
    }
    assert xiangya.consortia["湘雅医联体"].kind is ConsortiumKind.OTHER


def test_four_centres_are_at_hospitals_that_are_not_named(xiangya: Network) -> None:
    centres = [m for m in members(xiangya, "湘雅医院远程病理区域中心") if m.department]
    assert [m.unit for m in centres] == ["新疆", "东疆", "南疆", "北疆"]
    assert {xiangya.departments[str(m.department)].institution for m in centres} == {None}
    links = {(link.kind, link.origin == "湘雅医院病理科") for link in xiangya.links.values()}
    assert links == {(LinkKind.TELEDIAGNOSIS, False), (LinkKind.TEACHING, True)}
    assert len(xiangya.links) == 8


def test_a_department_leads_the_mdt_alliance(xiangya: Network) -> None:
    (lead,) = (m for m in members(xiangya, "MDT诊治联盟") if m.role is Role.LEAD)
    department = xiangya.departments[str(lead.department)]
    assert department.institution == "中南大学湘雅医院"
    assert str(department.schedule) == "定期、定址、定成员"


def test_figures_of_xiangya(xiangya: Network) -> None:
    exact, least = Qualifier.EXACT, Qualifier.AT_LEAST
    assert figures(xiangya, "湘雅医院门诊疑难病会诊中心") == {
        Measure.MDT_TEAMS: (58, exact, Unit.TEAMS),
        Measure.CONSULTING_EXPERTS: (351, exact, Unit.PERSONS),
        Measure.HONOURED_EXPERTS: (6, exact, Unit.PERSONS),
        Measure.CONSULTATIONS: (28860, exact, Unit.PERSON_TIMES),
        Measure.PEAK_YEAR_CONSULTATIONS: (5638, exact, Unit.PERSON_TIMES),
    }
    assert figures(xiangya, "湘雅互联网医院") == {
        Measure.ONLINE_SPECIALTIES: (30, least, Unit.ITEMS),
        Measure.ONLINE_DOCTORS: (300, least, Unit.PERSONS),
    }
    assert figures(xiangya, "湘雅医院门诊放化疗中心") == {
        Measure.DAY_CHEMO_RADIOTHERAPY_PATIENTS: (7000, least, Unit.PERSONS),
    }
    patients = figures(xiangya, "中南大学湘雅医院")
    assert patients[Measure.PRE_ADMISSION_PATIENTS] == (2000, least, Unit.PERSONS)
    assert patients[Measure.ADDITIONAL_INPATIENTS] == (600, least, Unit.PERSONS)
    bounds = [
        (o.value, o.qualifier)
        for o in xiangya.observations.values()
        if o.measure is Measure.STAY_DAYS_REDUCTION
    ]
    assert bounds == [(1, least), (3, Qualifier.AT_MOST)]


def test_the_internet_hospital_is_graded_and_supervised(xiangya: Network) -> None:
    platform = xiangya.platforms["湘雅互联网医院"]
    assert platform.kind is PlatformKind.INTERNET_HOSPITAL
    assert platform.operator == "中南大学湘雅医院"
    assert (str(platform.since), platform.security_grade) == ("2021-03-19", 3)
    assert platform.supervision_connected is True
    assert len(platform.modules or ()) == 9


def test_services_say_how_they_are_paid_for(xiangya: Network) -> None:
    paid = {s.item: s.status for s in xiangya.services.values() if s.payment is not None}
    assert paid == {
        ServiceItem.PRE_ADMISSION: ServiceStatus.OPERATING,
        ServiceItem.DAY_CHEMO_RADIOTHERAPY: ServiceStatus.OPERATING,
    }


# --- Panyu ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def panyu() -> Network:
    return datasets.load("panyu_2017")


def test_dialysis_at_nancun_is_being_prepared(panyu: Network) -> None:
    dialysis = panyu.services["南村医院血液透析"]
    assert (dialysis.item, dialysis.status) == (ServiceItem.HAEMODIALYSIS, ServiceStatus.PLANNED)
    assert panyu.departments[dialysis.provider].institution == "南村医院"
    subject = panyu.services["南村医院肾病学"]
    assert (subject.subject, subject.status) == (Subject.NEPHROLOGY, None)


def test_figures_of_panyu(panyu: Network) -> None:
    exact, least = Qualifier.EXACT, Qualifier.AT_LEAST
    assert figures(panyu, "何贤纪念医院与南村医院松散型医联体") == {
        Measure.ON_SITE_VISITS: (5, exact, Unit.TIMES),
        Measure.EXPERT_VISITS: (32, exact, Unit.PERSON_TIMES),
        Measure.TRAINING_SESSIONS: (15, exact, Unit.TIMES),
        Measure.CASE_DISCUSSIONS: (3, exact, Unit.TIMES),
        Measure.QUALITY_INSPECTIONS: (3, exact, Unit.TIMES),
    }
    assert figures(panyu, "区域胸痛中心管理平台微信群") == {
        Measure.PATIENTS_CONSULTED_ONLINE: (500, least, Unit.PERSONS),
        Measure.PATIENTS_TRANSFERRED: (300, least, Unit.PERSONS),
        Measure.EMERGENCY_PCI: (100, exact, Unit.PERSONS),
        Measure.DOOR_TO_BALLOON_MINUTES_REDUCTION: (33, exact, Unit.MINUTES),
        Measure.DISPUTES: (0, exact, Unit.CASES),
        Measure.STAFF_ONLINE: (550, exact, Unit.PERSONS),
    }


def test_nobody_is_said_to_lead_the_chest_pain_network(panyu: Network) -> None:
    network = panyu.consortia["区域胸痛中心管理平台"]
    assert network.kind is ConsortiumKind.EMERGENCY_NETWORK
    assert network.leads_completeness is Completeness.UNKNOWN
    listed = members(panyu, network.id)
    assert {m.role for m in listed} == {Role.MEMBER}
    assert [m.group.division for m in listed if m.group] == ["440113", "440115"]
    (platform,) = (p for p in panyu.platforms.values() if p.consortium == network.id)
    assert set(platform.modules or ()) == {PlatformModule.URGENT_CONSULTATION}


def test_what_is_still_to_come_is_not_yet_in_force(panyu: Network) -> None:
    rows = [
        row
        for table in ("instruments", "platforms", "recognitions")
        for row in panyu.table(table).values()
        if str(getattr(row, "since", None)) == "2017-07-01/.."
    ]
    assert len(rows) == 11
    for row in rows:
        since, until = getattr(row, "since", None), getattr(row, "until", None)
        assert in_force(since, until, date(2017, 6, 30)) is False
        assert in_force(since, until, date(2026, 1, 1)) is None
    kinds = {getattr(row, "kind", None) for row in rows}
    assert {
        InstrumentKind.REFERRAL_STANDARD,
        InstrumentKind.REFERRAL_PROCEDURE,
        InstrumentKind.DISEASE_LIST,
        InstrumentKind.ADMISSION_CRITERIA,
        InstrumentKind.PLAN,
        PlatformKind.DATA_CENTRE,
    } <= kinds


def test_planned_networks_stay_planned() -> None:
    planned = {
        consortium
        for consortium, name in datasets.consortia().items()
        if datasets.load(name).consortia[consortium].status is ConsortiumStatus.PLANNED
    }
    assert planned == {
        "上海中部儿科联合体",
        "番禺区中心医院与石楼人民医院紧密型医联体",
        "番禺区第二人民医院、市桥医院与市内三甲医院医联体",
    }


def test_the_rare_disease_network_declares_what_the_report_says() -> None:
    practices = datasets.load("rare_disease_2019").consortia["全国罕见病诊疗协作网"].practices
    assert set(practices or ()) == {
        Practice.RARE_DISEASE_MANAGEMENT,
        Practice.SUSPECTED_CASE_REFERRAL,
        Practice.MDT,
        Practice.RARE_DISEASE_DRUGS,
        Practice.PATIENT_REGISTRATION,
        Practice.TELEMEDICINE,
        Practice.TRAINING,
        Practice.PUBLIC_EDUCATION,
        Practice.DRUG_LINKAGE,
        Practice.FAMILY_DOCTOR_SIGNING,
        Practice.PAYER_DIVERSITY,
    }


# --- Luohu and Deqing -----------------------------------------------------------------------------


def test_the_two_grid_forms_meet_real_networks() -> None:
    luohu = datasets.load("luohu_2015")
    group = luohu.consortia["罗湖医院集团"]
    assert group.kind is ConsortiumKind.URBAN_MEDICAL_GROUP
    assert group.integration is Integration.TIGHT
    assert luohu.parties[str(group.legal_person)].name == group.other_names[0].name
    assert [str(body.name) for body in group.bodies or ()] == ["理事会", "监事会", "区卫生计生局"]
    deqing = datasets.load("deqing_2020")
    kinds = {c.kind for c in deqing.consortia.values()}
    assert kinds == {ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}
    for network in (luohu, deqing):
        assert {m.role for m in network.memberships.values()} == {None, Role.MEMBER}
        assert not network.instruments
