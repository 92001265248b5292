"""Each of the 28 networks shows what its sources leave open."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from medconsortium import datasets
from medconsortium.errors import AmbiguousError, NotFoundError
from medconsortium.model import (
    Consortium,
    Department,
    Institution,
    Listing,
    MemberGroup,
    Membership,
    Network,
    Observation,
    Platform,
    Source,
    StatedSize,
)
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Completeness,
    ConsortiumKind,
    ConsortiumStatus,
    Counted,
    Measure,
    MembershipStatus,
    Practice,
    Qualifier,
    Role,
    SourceBasis,
)

# Network: its consortium, and what must be said of it, from the notes of whoever read the sources.
OPEN = {
    "N01": ("全国罕见病诊疗协作网", ["公开查得：关于调整全国罕见病诊疗协作网成员医院"]),
    "N02": (
        "湘雅医联体",
        [
            "至迟 2023-12-31 成立",
            "有无其他成员未写明",
            "成员数目未写明",
            "推断：“六位一体”涵盖几种形式",
        ],
    ),
    "N03": ("湘雅医院远程病理区域中心", ["所在机构未写明：东疆区域中心", "4 家是否含牵头单位"]),
    "N04": (
        "MDT诊治联盟",
        ["牵头的是科室：门诊疑难病会诊中心", "未列名 ?：医联体合作单位", "至迟 2023-12-31 成立"],
    ),
    "N05": (
        "北京儿童医院集团",
        ["成员名单不完整，列名 10 家", "20 家是否含牵头单位未写明", "共享方面只列出 3 项"],
    ),
    "N06": (
        "北京朝阳区儿童医联体",
        ["11 家是否含牵头单位未写明", "推断：报道所用的名称即2019年名单上的这家医院"],
    ),
    "N07": (
        "新华医院儿科医疗联合体",
        [
            "未列名 13，仅已申请：13家二、三级医疗机构",
            "未列名 23，仅已申请：23家社区卫生服务中心",
            "未列名 ?：崇明",
            "凭记忆：崇明310230改为310151",
        ],
    ),
    "N08": ("上海东部儿科联合体", ["未列名 ?：浦东新区", "至迟 2016-08-10 成立"]),
    "N09": ("上海南部儿科联合体", ["成员名单不完整", "未列名 ?：闵行", "未列名 ?：金山"]),
    "N10": ("上海西部儿科联合体", ["成员名单不完整", "未列名 ?：静安"]),
    "N11": (
        "上海中部儿科联合体",
        ["尚在筹建", "何时成立未写明", "仅拟加入：上海交通大学医学院附属瑞金医院"],
    ),
    "N12": (
        "天津市儿科医疗联合体",
        [
            "推断：报道只称“天津首个儿科医疗联合体”",
            "推断：五个区中只剩津南区",
            "推断：括号中的名称",
        ],
    ),
    "N13": ("福州市儿科医联体", ["未列名 ≥19：市区及周边的其他医院", "20 家是否含牵头单位未写明"]),
    "N14": (
        "湖南儿科医疗联合体",
        ["未列名 41：", "未列名 2：", "56 家是否含牵头单位未写明", "56 家是否含科室未写明"],
    ),
    "N15": ("青海省儿科医疗联合体", ["未列名 ?：全省州、市、县、社区医疗机构", "成员数目未写明"]),
    "N16": (
        "乌鲁木齐儿科医疗联合体",
        ["推断：牵头的卫生局是组织者", "凭记忆：崇明310230改为310151"],
    ),
    "N17": ("番禺区中心医院松散型医联体", ["未列名 4：其余4间社区卫生服务中心", "至迟 2017-12-31"]),
    "N18": (
        "何贤纪念医院与南村医院松散型医联体",
        ["推断：2017年1至6月已有帮扶", "至迟 2017-12-31"],
    ),
    "N19": (
        "何贤纪念医院与沙湾人民医院紧密型医联体",
        ["推断：“人联、医联、财联”", "至迟 2017-12-31"],
    ),
    "N20": (
        "何贤纪念医院与区社会福利院康复医院托管",
        ["未列名 1：康复医院（区社会福利院整体托管", "推断：托管的是一家康复医院，名称未写明"],
    ),
    "N21": (
        "番禺区中心医院与石楼人民医院紧密型医联体",
        ["尚在筹建", "仅拟加入：番禺区中心医院", "仅拟加入：石楼人民医院"],
    ),
    "N22": (
        "番禺区肿瘤专科医联体",
        ["推断：答复没有写明3月21日的年份", "推断：协议在医联体成立时"],
    ),
    "N23": (
        "番禺区产儿科医疗联盟",
        ["2 家共同牵头", "未列名 ?：区属医疗保健机构", "公开查得：番禺区妇幼保健院"],
    ),
    "N24": (
        "区域胸痛中心管理平台",
        [
            "牵头单位未写明",
            "未列名 ?：南沙的公立医疗机构",
            "网上急会诊人数 ≥500",
            "转诊救治人数 ≥300",
        ],
    ),
    "N25": (
        "番禺区第二人民医院、市桥医院与市内三甲医院医联体",
        ["尚在筹建", "类型未写明", "牵头单位未写明", "未列名 ?，仅拟加入：市区内高水平三甲医院"],
    ),
    "N26": (
        "罗湖医院集团",
        ["牵头单位未写明", "未列名 23：", "成员数目未写明", "推断：“区”指罗湖区"],
    ),
    "N27": ("武康健康保健集团", ["牵头单位未写明", "未列名 8：", "推断：页面未署日期"]),
    "N28": ("新市健康保健集团", ["牵头单位未写明", "未列名 4：", "角色未写明的成员：1"]),
}


def said_of(network: Network, consortium: str) -> list[str]:
    return [said.in_language("zh") for said in datasets.ambiguities(network, consortium)]


def test_all_28_are_decided() -> None:
    assert list(OPEN) == [f"N{number:02}" for number in range(1, 29)]


@pytest.mark.parametrize("number", OPEN)
def test_each_network_shows_its_ambiguities(number: str) -> None:
    consortium, expected = OPEN[number]
    said = said_of(datasets.load(datasets.consortia()[consortium]), consortium)
    assert [e for e in expected if not any(s.startswith(e) for s in said)] == []
    assert len(said) == len(set(said))


@pytest.mark.parametrize("consortium", sorted(datasets.consortia()))
def test_they_are_told_in_both_languages(consortium: str) -> None:
    network = datasets.load(datasets.consortia()[consortium])
    for said in datasets.ambiguities(network, consortium):
        assert said.zh
        assert said.en


def test_a_consortium_is_found_by_its_names() -> None:
    network = datasets.load("paediatric_2016")
    by_name = datasets.ambiguities(network, "首都兒科研究所醫聯體")
    assert by_name == datasets.ambiguities(network, "北京朝阳区儿童医联体")
    with pytest.raises(NotFoundError):
        datasets.ambiguities(network, "番禺区肿瘤专科医联体")
    named = [Consortium(id=i, name="医联体") for i in "ab"]
    with pytest.raises(AmbiguousError):
        datasets.ambiguities(Network(consortia=named), "医联体")


# --- Derived from what is held ------------------------------------------------------------------

TWO = StatedSize(value=2, qualifier=Qualifier.EXACT, lead_counted=Counted.YES)
CLEAR = Consortium(
    id="c",
    name="医联体",
    kind=ConsortiumKind.OTHER,
    status=ConsortiumStatus.OPERATING,
    since="2020",
    until="open",
    stated_sizes=(TWO,),
    members_completeness=Completeness.COMPLETE,
    leads_completeness=Completeness.COMPLETE,
    sources=["stated"],
)
LEAD = Membership(consortium="c", institution="甲", role=Role.LEAD)
OTHER = Membership(consortium="c", institution="乙", role=Role.MEMBER)
SOURCES = (
    Source(id="stated", document="文件", basis=SourceBasis.STATED),
    Source(id="unknown", document="来历不明"),
    Source(
        id="inferred",
        document=Text("推断：某事", "Inferred: something"),
        basis=SourceBasis.INFERRED,
    ),
    Source(id="found", document=Text("某网站", "a site"), basis=SourceBasis.FOUND),
    Source(id="recalled", basis=SourceBasis.RECALLED),
)


def network(
    consortium: Consortium = CLEAR, members: tuple[Membership, ...] = (LEAD, OTHER), **rows: Any
) -> Network:
    return Network(
        sources=SOURCES,
        institutions=[Institution(id=i, name=i) for i in "甲乙"],
        departments=[
            Department(id="科", name="科", institution="甲"),
            Department(id="中心", name="中心"),
        ],
        consortia=[consortium],
        memberships=members,
        **rows,
    )


def test_nothing_is_open_where_all_is_stated() -> None:
    assert datasets.ambiguities(network(), "c") == ()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"status": ConsortiumStatus.PLANNED}, ["尚在筹建"]),
        ({"status": ConsortiumStatus.PLANNED, "until": None}, ["尚在筹建"]),
        ({"kind": None}, ["类型未写明"]),
        ({"since": None}, ["何时成立未写明"]),
        ({"since": "../2020"}, ["至迟 2020-12-31 成立，何时未写明"]),
        ({"until": None}, ["有无期限未写明"]),
        ({"leads_completeness": Completeness.UNKNOWN}, []),  # all members are listed
        (
            {"members_completeness": Completeness.PARTIAL},
            ["成员名单不完整，列名 2 家"],
        ),
        (
            {
                "members_completeness": Completeness.UNKNOWN,
                "leads_completeness": Completeness.PARTIAL,
            },
            ["有无其他牵头单位未写明", "有无其他成员未写明"],
        ),
        ({"stated_sizes": None}, ["成员数目未写明"]),
        ({"stated_sizes": ()}, []),
        (
            {"stated_sizes": (evolve(TWO, qualifier=Qualifier.AT_MOST),)},
            ["所述数目 ≤2 不是确数"],
        ),
        ({"stated_sizes": (evolve(TWO, qualifier=None),)}, ["所述数目 ? 2 不是确数"]),
        (
            {"stated_sizes": (evolve(TWO, lead_counted=Counted.UNKNOWN),)},
            ["2 家是否含牵头单位未写明"],
        ),
        (
            {"stated_sizes": (evolve(TWO, lead_counted=Counted.UNKNOWN, role=Role.MEMBER),)},
            [],
        ),
        (
            {"practices": Listing([Practice.MDT], Completeness.PARTIAL)},
            ["做法只列出 1 项"],
        ),
        ({"practices": Listing([Practice.MDT], Completeness.COMPLETE)}, []),
        ({"field_sources": {"name": ["inferred"], "kind": ["inferred"]}}, ["推断：某事"]),
        ({"sources": ["stated", "found"]}, ["公开查得：某网站"]),
        ({"sources": ["recalled", "unknown"]}, ["凭记忆：recalled"]),
    ],
)
def test_what_a_consortium_leaves_open(changes: dict[str, Any], expected: list[str]) -> None:
    assert said_of(network(evolve(CLEAR, **changes)), "c") == expected


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ((OTHER,), ["牵头单位未写明"]),
        ((LEAD, evolve(OTHER, role=None)), ["角色未写明的成员：1"]),
        ((LEAD, evolve(OTHER, status=MembershipStatus.APPLIED)), ["仅已申请：乙"]),
        (
            (evolve(LEAD, role=Role.CO_LEAD), evolve(OTHER, role=Role.CO_LEAD)),
            ["2 家共同牵头"],
        ),
        (
            (evolve(LEAD, institution=None, department="科"), OTHER),
            ["牵头的是科室：科", "2 家是否含科室未写明"],
        ),
        (
            (LEAD, evolve(OTHER, institution=None, department="中心")),
            ["所在机构未写明：中心", "2 家是否含科室未写明"],
        ),
        (
            (
                LEAD,
                evolve(OTHER, institution=None, group=MemberGroup(description="其他")),
                evolve(
                    OTHER,
                    institution=None,
                    group=MemberGroup(
                        description="科室", count=3, qualifier=Qualifier.ABOUT, departments=True
                    ),
                    status=MembershipStatus.PLANNED,
                ),
            ),
            ["未列名 ?：其他", "未列名 ≈3，仅拟加入：科室", "2 家是否含科室未写明"],
        ),
        ((LEAD, evolve(OTHER, sources=["found"])), ["公开查得：某网站"]),
    ],
)
def test_what_members_leave_open(members: tuple[Membership, ...], expected: list[str]) -> None:
    assert said_of(network(members=members), "c") == expected


def test_figures_of_the_consortium_and_its_platforms_may_be_rough() -> None:
    platforms = [
        Platform(id="p", name="平台", consortium="c", sources=["found"]),
        Platform(id="q", name="别的平台", sources=["inferred"]),
    ]
    figures = [
        Observation(subject=subject, measure=measure, value=500, qualifier=qualifier)
        for subject, measure, qualifier in (
            ("c", Measure.BEDS, Qualifier.AT_LEAST),
            ("c", Measure.NURSES, Qualifier.EXACT),
            ("p", Measure.DOCTORS, Qualifier.ABOUT),
            ("q", Measure.DISPUTES, Qualifier.ABOUT),
        )
    ]
    said = said_of(network(platforms=platforms, observations=figures), "c")
    assert said == ["床位数 ≥500", "执业（助理）医师数 ≈500", "公开查得：某网站"]
