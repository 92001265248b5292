"""The numbers that sources state, beside the members that are listed: an audit of every dataset.

Beside each stated number stand how many leads and others are named, how many others are described
without a name, and which readings of the number fit, with the lead or without, with departments
or without.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest
from attrs import evolve, frozen

from medconsortium import datasets
from medconsortium.model import (
    Consortium,
    Institution,
    MemberGroup,
    Membership,
    Network,
    StatedSize,
    subset,
)
from medconsortium.rules import check
from medconsortium.vocabulary import (
    Completeness,
    Counted,
    Measure,
    MembershipStatus,
    Qualifier,
    Role,
    StaffTitle,
)

LEADING = {Role.LEAD, Role.CO_LEAD, Role.NATIONAL_LEAD}


@frozen
class Count:
    """What is stated and listed of a consortium; `unnamed` is `None` where no number is given."""

    stated: tuple[int, ...]
    leads: int
    named: int
    unnamed: int | None
    fits: str
    complete: bool


# "with" and "without" the lead; "+" with departments.
AUDIT = {
    "全国罕见病诊疗协作网": Count((324, 1, 32, 291), 1, 323, 0, "with with+", complete=True),
    "湘雅医联体": Count((), 1, 0, 0, "", complete=False),
    "湘雅医院远程病理区域中心": Count((4,), 1, 4, 0, "without+", complete=True),
    "MDT诊治联盟": Count((), 1, 0, None, "", complete=False),
    "北京儿童医院集团": Count((20,), 1, 9, 0, "", complete=False),
    "北京朝阳区儿童医联体": Count((11,), 1, 11, 0, "without without+", complete=True),
    "新华医院儿科医疗联合体": Count((), 1, 0, None, "", complete=False),
    "上海东部儿科联合体": Count((), 1, 0, None, "", complete=False),
    "上海南部儿科联合体": Count((), 1, 0, None, "", complete=False),
    "上海西部儿科联合体": Count((), 1, 0, None, "", complete=False),
    "上海中部儿科联合体": Count((), 0, 0, 0, "", complete=False),
    "天津市儿科医疗联合体": Count((7,), 1, 7, 0, "without without+", complete=True),
    "福州市儿科医联体": Count((20,), 1, 0, None, "", complete=False),
    "湖南儿科医疗联合体": Count((56, 12, 41, 2), 1, 12, 43, "with+", complete=True),
    "青海省儿科医疗联合体": Count((), 1, 0, None, "", complete=False),
    "乌鲁木齐儿科医疗联合体": Count((7,), 1, 7, 0, "without without+", complete=True),
    "番禺区中心医院松散型医联体": Count((7,), 1, 3, 4, "without without+", complete=True),
    "何贤纪念医院与南村医院松散型医联体": Count((), 1, 1, 0, "", complete=True),
    "何贤纪念医院与沙湾人民医院紧密型医联体": Count((), 1, 1, 0, "", complete=True),
    "何贤纪念医院与区社会福利院康复医院托管": Count((), 1, 0, 1, "", complete=True),
    "番禺区中心医院与石楼人民医院紧密型医联体": Count((), 0, 0, 0, "", complete=False),
    "番禺区肿瘤专科医联体": Count((9,), 1, 8, 0, "with with+", complete=True),
    "番禺区产儿科医疗联盟": Count((), 2, 0, None, "", complete=False),
    "区域胸痛中心管理平台": Count((), 0, 0, None, "", complete=False),
    "番禺区第二人民医院、市桥医院与市内三甲医院医联体": Count((), 0, 0, 0, "", complete=False),
    "罗湖医院集团": Count((), 0, 7, 23, "", complete=True),
    "武康健康保健集团": Count((), 0, 2, 8, "", complete=True),
    "新市健康保健集团": Count((), 0, 1, 4, "", complete=True),
}


def members(network: Network, consortium: str) -> list[Membership]:
    """Who is a member, whatever the day: not who has applied or plans to."""
    return [
        m
        for m in network.memberships.values()
        if m.consortium == consortium and m.status is MembershipStatus.MEMBER
    ]


def unnamed(listed: list[Membership]) -> int | None:
    exact = [m.group.count for m in listed if m.group and m.group.qualifier is Qualifier.EXACT]
    groups = [m for m in listed if m.group is not None]
    return sum(filter(None, exact)) if len(exact) == len(groups) else None


def is_department(member: Membership) -> bool:
    return member.department is not None or bool(member.group and member.group.departments)


def fitting(network: Network, consortium: str) -> Iterator[str]:
    """The readings of the stated total under which the listed members are that many."""
    row, listed = network.consortia[consortium], members(network, consortium)
    totals = [size for size in row.stated_sizes or () if size.role is None]
    if not totals or unnamed(listed) is None:
        return
    for leads, departments in product((True, False), repeat=2):
        counted = [
            m
            for m in listed
            if (leads or m.role not in LEADING) and (departments or not is_department(m))
        ]
        number = sum(m.group.count or 0 if m.group else 1 for m in counted)
        ruled_out = Counted.NO if leads else Counted.YES
        if number == totals[0].value and totals[0].lead_counted is not ruled_out:
            yield f"{'with' if leads else 'without'}{'+' if departments else ''}"


def test_every_network_is_audited() -> None:
    parts = {c for c in datasets.consortia() if c.startswith("湘雅医联体")} - {"湘雅医联体"}
    assert set(AUDIT) == set(datasets.consortia()) - parts
    assert len(AUDIT) == 28


@pytest.mark.parametrize("consortium", AUDIT)
def test_stated_numbers_and_listed_members(consortium: str) -> None:
    network = datasets.load(datasets.consortia()[consortium])
    row, listed = network.consortia[consortium], members(network, consortium)
    leads = [m for m in listed if m.role in LEADING]
    named = [m for m in listed if m.role not in LEADING and m.group is None]
    held = Count(
        tuple(size.value for size in row.stated_sizes or ()),
        len(leads),
        len(named),
        unnamed(listed),
        " ".join(sorted(fitting(network, consortium))),
        complete=row.members_completeness is Completeness.COMPLETE,
    )
    assert held == AUDIT[consortium]


def test_the_ten_of_hunan_are_one_lead_and_nine_members() -> None:
    hunan = subset(datasets.load("rare_disease_2019"), lambda i: i.division == "430000")
    roles = [m.role for m in hunan.memberships.values()]
    assert sorted(roles, key=str) == [Role.MEMBER] * 9 + [Role.PROVINCIAL_LEAD]


def test_who_has_applied_is_no_member() -> None:
    network = datasets.load("paediatric_2016")
    applied = [
        m.group
        for m in network.memberships.values()
        if m.consortium == "新华医院儿科医疗联合体" and m.status is MembershipStatus.APPLIED
    ]
    assert [(g.count, g.qualifier) for g in applied if g] == [
        (13, Qualifier.EXACT),
        (23, Qualifier.EXACT),
    ]


def test_the_experts_of_xiangya_add_up_by_title() -> None:
    network = datasets.load("xiangya_2023")
    staff = {s.title: s.count for s in network.departments["湘雅医院门诊疑难病会诊中心"].staff}
    assert staff == {
        StaffTitle.CHIEF_PHYSICIAN: 160,
        StaffTitle.ASSOCIATE_CHIEF_PHYSICIAN: 151,
        StaffTitle.ATTENDING_PHYSICIAN: 40,
    }
    (experts,) = (
        o.value for o in network.observations.values() if o.measure is Measure.CONSULTING_EXPERTS
    )
    assert sum(staff.values()) == experts == 351


def test_the_institutions_of_deqing_add_up() -> None:
    network = datasets.load("deqing_2020")
    (stated,) = (
        o.value for o in network.observations.values() if o.measure is Measure.INSTITUTIONS
    )
    groups = [m.group.count or 0 for m in network.memberships.values() if m.group]
    assert len(network.institutions) + sum(groups) == stated == 17


@pytest.mark.parametrize(
    ("members_at_most", "group", "outcome"),
    [(3, 2, "pass"), (2, 2, "not_assessed"), (0, 2, "fail"), (3, None, "not_assessed")],
)
def test_a_number_may_be_an_upper_bound(
    members_at_most: int, group: int | None, outcome: str
) -> None:
    size = StatedSize(value=members_at_most, qualifier=Qualifier.AT_MOST)
    others = MemberGroup(description="其余", count=group, qualifier=Qualifier.AT_MOST)
    network = Network(
        institutions=[Institution(id="甲", name="甲")],
        consortia=[
            Consortium(
                id="c",
                name="医联体",
                since="2020",
                until="open",
                stated_sizes=(evolve(size, lead_counted=Counted.YES),),
                members_completeness=Completeness.COMPLETE,
            )
        ],
        memberships=[
            Membership(
                consortium="c", institution="甲", role=Role.LEAD, since="2020", until="open"
            ),
            Membership(consortium="c", group=others, role=Role.MEMBER, since="2020", until="open"),
        ],
    )
    assert check(network, on=date(2021, 1, 1)).outcomes["GEN006", "c"].key == outcome


def test_no_rule_finds_a_number_that_does_not_fit() -> None:
    for name in datasets.names():
        network = datasets.load(name)
        day = max(c.since.latest for c in network.consortia.values() if c.since is not None)
        report = check(network, on=day)
        assert "GEN006" not in {finding.rule.code for finding in report.findings}
