"""The real networks are held as their sources tell of them, what they leave open included."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from medconsortium import datasets
from medconsortium.model import OPEN, Consortium, Membership, Network, PartialDate, in_force
from medconsortium.text import fold
from medconsortium.vocabulary import (
    Category,
    Completeness,
    ConsortiumKind,
    Counted,
    Grade,
    GreenChannel,
    Integration,
    LinkKind,
    NameKind,
    Practice,
    Role,
    ServiceItem,
    SharedAspect,
    SourceBasis,
    Subject,
)

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"

ROLES = {
    "国家级牵头医院": Role.NATIONAL_LEAD,
    "省级牵头医院": Role.PROVINCIAL_LEAD,
    "成员医院": Role.MEMBER,
    "牵头": Role.LEAD,
    "成员": Role.MEMBER,
    "协作医院": Role.COLLABORATING,
}
LEVELS = {
    "二级专科医院": Grade.SECONDARY,
    "二级综合医院": Grade.SECONDARY,
    "一级基层医院": Grade.PRIMARY,
}


def table(*parts: str) -> list[dict[str, str]]:
    file = DATA.joinpath(*parts)
    if not file.exists():
        pytest.skip(f"{'/'.join(parts)} is not at hand")
    with file.open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def members(network: Network, consortium: str) -> list[Membership]:
    return [m for m in network.memberships.values() if m.consortium == consortium]


def roles(network: Network, consortium: str) -> Counter[Role | None]:
    """How many of each role there are, groups by their number."""
    counts: Counter[Role | None] = Counter()
    for member in members(network, consortium):
        counts[member.role] += (member.group.count or 0) if member.group is not None else 1
    return counts


def as_in_roster(network: Network, member: Membership) -> str:
    """The folded name of a member, a second name behind it."""
    hospital = network.institutions[str(member.institution)]
    second = [str(o.name) for o in hospital.other_names if o.kind is NameKind.SECOND_NAME]
    return fold("".join([str(hospital.name), *second]))


def grade(network: Network, member: Membership) -> Grade | None:
    return network.institutions[str(member.institution)].grade


def basis(network: Network, row: Consortium, field: str) -> set[SourceBasis | None]:
    return {network.sources[i].basis for i in row.field_sources.get(field, row.sources)}


# --- The rare-disease network of 2019 -----------------------------------------------------------


@pytest.fixture(scope="module")
def rare() -> Network:
    return datasets.load("rare_disease_2019")


RARE = "全国罕见病诊疗协作网"


def test_the_rare_disease_list_is_whole(rare: Network) -> None:
    assert len(rare.institutions) == len(rare.memberships) == 324
    assert roles(rare, RARE) == {Role.NATIONAL_LEAD: 1, Role.PROVINCIAL_LEAD: 32, Role.MEMBER: 291}
    assert len({m.unit for m in members(rare, RARE)}) == 32
    assert len(rare.divisions) == 31


def test_the_rare_disease_list_is_the_published_one_row_by_row(rare: Network) -> None:
    published = [
        (row["协作网医院"], row["省份"], ROLES[row["类型"]])
        for row in table("cn_rare_disease_network", "rare_disease_network_2019.csv")
    ]
    held = [
        (str(rare.institutions[m.institution].name), m.unit, m.role)
        for m in members(rare, RARE)
        if m.institution is not None
    ]
    assert held == published


def test_hospitals_of_the_rare_disease_network_lie_in_the_province_of_their_unit(
    rare: Network,
) -> None:
    for member in members(rare, RARE):
        division = rare.institutions[str(member.institution)].division
        province = None if division is None else str(rare.divisions[division].name)
        assert province == (None if member.unit == "新疆生产建设兵团" else member.unit)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2019, 2, 11), False),
        (date(2019, 2, 12), True),
        (date(2024, 2, 27), True),
        (date(2024, 2, 28), None),
        (date(2026, 1, 1), None),
    ],
)
def test_who_stayed_after_the_list_was_replaced_is_unknown(
    rare: Network, day: date, state: object
) -> None:
    assert {in_force(m.since, m.until, day) for m in rare.memberships.values()} == {state}
    assert {m.field_sources["until"] for m in rare.memberships.values()} == {("list-2024",)}


def test_the_rare_disease_network_itself_goes_on(rare: Network) -> None:
    network = rare.consortia[RARE]
    assert network.until == OPEN
    assert basis(rare, network, "until") == {SourceBasis.INFERRED}
    assert network.practices is not None
    assert {Practice.SUSPECTED_CASE_REFERRAL, Practice.PATIENT_REGISTRATION} <= set(
        network.practices
    )


# --- Three of the paediatric consortia of 2016 --------------------------------------------------


@pytest.fixture(scope="module")
def paediatric() -> Network:
    return datasets.load("paediatric_2016")


def test_the_beijing_group_names_nine_of_twenty(paediatric: Network) -> None:
    group = paediatric.consortia["北京儿童医院集团"]
    assert roles(paediatric, group.id) == {Role.LEAD: 1, Role.MEMBER: 9}
    assert group.members_completeness is Completeness.PARTIAL
    assert group.leads_completeness is Completeness.COMPLETE
    assert [(s.value, s.lead_counted) for s in group.stated_sizes or ()] == [(20, Counted.UNKNOWN)]
    assert group.shared_aspects is not None
    assert list(group.shared_aspects) == [
        SharedAspect.MANAGEMENT,
        SharedAspect.EXPERTS,
        SharedAspect.RESEARCH,
    ]
    assert group.shared_aspects.completeness is Completeness.PARTIAL


def test_the_beijing_group_was_joined_from_urumqi_three_years_after(paediatric: Network) -> None:
    began = {m.institution: str(m.since) for m in members(paediatric, "北京儿童医院集团")}
    assert Counter(began.values()) == {"2013-05": 9, "2016-06": 1}
    assert began["乌鲁木齐儿童医院"] == "2016-06"


@pytest.mark.parametrize("consortium", ["天津市儿科医疗联合体", "湖南儿科医疗联合体"])
def test_named_members_and_levels_are_those_of_the_roster(
    paediatric: Network, consortium: str
) -> None:
    roster = [
        (fold(row["institution"]), ROLES[row["role"]], LEVELS.get(row["level_as_stated"]))
        for row in table("cn_consortium_rosters", "rosters_seed002_tianjin_hunan.csv")
        if row["consortium"] == consortium
    ]
    named = [m for m in members(paediatric, consortium) if m.institution is not None]
    held = [(as_in_roster(paediatric, m), m.role, grade(paediatric, m)) for m in named]
    assert held == roster


def test_each_district_institution_of_tianjin_books_at_the_childrens_hospital(
    paediatric: Network,
) -> None:
    seven = {
        m.institution for m in members(paediatric, "天津市儿科医疗联合体") if m.role is Role.MEMBER
    }
    links = paediatric.links.values()
    assert {(link.origin, link.target, link.kind) for link in links} == {
        (member, "天津市儿童医院", LinkKind.BOOKING) for member in seven
    }
    districts = Counter(paediatric.institutions[str(m)].division for m in seven)
    assert districts == {"120103": 3, "120110": 1, "120112": 1, "120113": 1, "120115": 1}


def test_a_centre_stated_to_be_a_hospital_has_no_category_guessed(paediatric: Network) -> None:
    categories = {
        i: paediatric.institutions[i].category
        for i in ("东丽医院", "河西区康复医院", "北辰区妇儿保健和计划生育技术服务中心")
    }
    assert list(categories.values()) == [Category.A100, Category.A527, None]


def test_the_hunan_consortium_counts_groups_and_departments(paediatric: Network) -> None:
    hunan = paediatric.consortia["湖南儿科医疗联合体"]
    assert roles(paediatric, hunan.id) == {
        Role.LEAD: 1,
        Role.COLLABORATING: 12,
        Role.GUIDED: 41,
        Role.DEPARTMENT: 2,
    }
    groups = {m.role: m.group.departments for m in members(paediatric, hunan.id) if m.group}
    assert groups == {Role.GUIDED: False, Role.DEPARTMENT: True}
    assert {(s.value, s.role) for s in hunan.stated_sizes or ()} == {
        (56, None),
        (12, Role.COLLABORATING),
        (41, Role.GUIDED),
        (2, Role.DEPARTMENT),
    }
    assert hunan.green_channels is not None
    assert list(hunan.green_channels) == [GreenChannel.VISIT_GREEN]


# --- Three of the consortia of Panyu, 2017 ------------------------------------------------------


@pytest.fixture(scope="module")
def panyu() -> Network:
    return datasets.load("panyu_2017")


def test_the_loose_consortium_of_panyu_names_three_of_seven(panyu: Network) -> None:
    loose = panyu.consortia["番禺区中心医院松散型医联体"]
    assert (loose.kind, loose.integration) == (ConsortiumKind.OTHER, Integration.LOOSE)
    assert roles(panyu, loose.id) == {Role.LEAD: 1, Role.MEMBER: 7}
    assert [m.group.count for m in members(panyu, loose.id) if m.group] == [4]
    assert basis(panyu, loose, "stated_sizes") == {SourceBasis.INFERRED}
    assert str(loose.since) == "../2017-12-31"
    assert basis(panyu, loose, "since") == {SourceBasis.INFERRED}


def test_the_tight_consortium_of_panyu_is_a_pair(panyu: Network) -> None:
    tight = panyu.consortia["何贤纪念医院与沙湾人民医院紧密型医联体"]
    assert (tight.kind, tight.integration) == (ConsortiumKind.OTHER, Integration.TIGHT)
    assert {m.institution for m in members(panyu, tight.id)} == {"何贤纪念医院", "沙湾人民医院"}
    assert tight.stated_sizes is None


def test_the_oncology_alliance_of_panyu_has_nine_who_signed_one_agreement(panyu: Network) -> None:
    alliance = panyu.consortia["番禺区肿瘤专科医联体"]
    nine = {m.institution for m in members(panyu, alliance.id)}
    assert roles(panyu, alliance.id) == {Role.LEAD: 1, Role.MEMBER: 8}
    assert [(s.value, s.lead_counted) for s in alliance.stated_sizes or ()] == [(9, Counted.YES)]
    (agreement,) = (i for i in panyu.instruments.values() if i.consortium == alliance.id)
    assert agreement.parties is not None
    assert set(agreement.parties) == nine
    assert agreement.parties.completeness is Completeness.COMPLETE
    assert (agreement.provisions, agreement.until) == (None, None)
    assert agreement.since == alliance.since == PartialDate.parse("2017-03-21")
    assert {Practice.TWO_WAY_REFERRAL, Practice.MDT} == set(alliance.practices or ())


def test_what_the_lead_of_the_oncology_alliance_offers_says_how_it_is_known(panyu: Network) -> None:
    bases = {
        (s.provider, s.subject, s.item): {panyu.sources[i].basis for i in s.sources}
        for s in panyu.services.values()
        if s.provider == "番禺区中心医院"
    }
    assert bases == {
        ("番禺区中心医院", Subject.ONCOLOGY, ServiceItem.MDT): {SourceBasis.STATED},
        ("番禺区中心医院", Subject.ONCOLOGY, None): {SourceBasis.INFERRED},
    }


def test_nobody_in_panyu_has_an_owner_guessed(panyu: Network) -> None:
    assert {hospital.ownership for hospital in panyu.institutions.values()} == {None}
