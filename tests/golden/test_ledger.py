"""What the documents tell of is held where the ledger says, and as they ask for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from medconsortium import datasets
from medconsortium.model import Membership, Network, in_force
from medconsortium.model.fields import defaults
from medconsortium.text import fold
from medconsortium.vocabulary import (
    Completeness,
    Counted,
    GreenChannel,
    Integration,
    MembershipStatus,
    NameKind,
    PartyKind,
    Qualifier,
    Role,
    SourceBasis,
)

LEDGER = Path(__file__).resolve().parents[2] / "docs" / "background" / "ledger.md"
PLACE = re.compile(r"`(\w+): (\w+)\[([^\]]+)\]\.(\w+)`")

SIX_CHANNELS = [
    GreenChannel.BOOKING,
    GreenChannel.TIERED_REFERRAL,
    GreenChannel.TEST_RECOGNITION,
    GreenChannel.CRITICAL_TRANSFER,
    GreenChannel.TELECONSULTATION,
    GreenChannel.INFO_SHARING,
]


def passages() -> Iterator[tuple[str, str]]:
    for line in LEDGER.read_text(encoding="utf-8").splitlines():
        if line.startswith("| ") and not line.startswith("| Passage"):
            _, gist, places, _ = line.split("|")
            yield gist.strip(), places


def members(network: Network, consortium: str) -> list[Membership]:
    return [m for m in network.memberships.values() if m.consortium == consortium]


# --- The page -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("gist", "places"), list(passages()))
def test_each_passage_is_held_where_the_ledger_says(gist: str, places: str) -> None:
    found = PLACE.findall(places)
    assert found, gist
    assert PLACE.sub("", places).strip(" ,") == ""
    for dataset, table, row_id, field in found:
        row = datasets.load(dataset).table(table)[row_id]
        assert getattr(row, field) != defaults(type(row))[field], (row_id, field)


def test_the_ledger_speaks_of_every_network() -> None:
    told = {place[2] for _, places in passages() for place in PLACE.findall(places)}
    held = {part for row_id in told for part in row_id.split("/")}
    assert set(datasets.consortia()) - held == set()


# --- What the documents ask of a model ------------------------------------------------------------


def test_a_stated_number_says_what_it_counts() -> None:
    sizes = {
        consortium: (row.stated_sizes or ())[0]
        for name in datasets.names()
        for consortium, row in datasets.load(name).consortia.items()
        if row.stated_sizes
    }
    assert {size.lead_counted for size in sizes.values()} == set(Counted)
    assert sizes["番禺区肿瘤专科医联体"].lead_counted is Counted.YES
    assert sizes["乌鲁木齐儿科医疗联合体"].lead_counted is Counted.NO
    assert sizes["北京儿童医院集团"].lead_counted is Counted.UNKNOWN


def test_members_have_roles_and_are_members_applicants_or_planned() -> None:
    rows = [m for name in datasets.names() for m in datasets.load(name).memberships.values()]
    assert {m.role for m in rows} == {*Role, None}
    assert {m.status for m in rows} == set(MembershipStatus)


def test_who_organises_need_not_lead() -> None:
    network = datasets.load("paediatric_2016")
    urumqi = network.consortia["乌鲁木齐儿科医疗联合体"]
    assert network.parties[str(urumqi.organiser)].kind is PartyKind.AUTHORITY
    leads = [m.institution for m in members(network, urumqi.id) if m.role is Role.LEAD]
    assert leads == ["乌鲁木齐儿童医院"]


ROLES = {
    "青海省妇女儿童医院": {
        "全国罕见病诊疗协作网": Role.MEMBER,
        "北京儿童医院集团": Role.MEMBER,
        "青海省儿科医疗联合体": Role.LEAD,
    },
    "乌鲁木齐儿童医院": {
        "北京儿童医院集团": Role.MEMBER,
        "乌鲁木齐儿科医疗联合体": Role.LEAD,
    },
    "湖南省儿童医院": {
        "全国罕见病诊疗协作网": Role.MEMBER,
        "湖南儿科医疗联合体": Role.LEAD,
    },
    "中南大学湘雅医院": {
        "全国罕见病诊疗协作网": Role.PROVINCIAL_LEAD,
        "湘雅医联体": Role.LEAD,
        "湘雅医院远程病理区域中心": Role.LEAD,
    },
    "番禺区中心医院": {
        "番禺区中心医院松散型医联体": Role.LEAD,
        "番禺区中心医院与石楼人民医院紧密型医联体": Role.LEAD,
        "番禺区肿瘤专科医联体": Role.LEAD,
        "番禺区产儿科医疗联盟": Role.CO_LEAD,
    },
    "何贤纪念医院": {
        "何贤纪念医院与南村医院松散型医联体": Role.LEAD,
        "何贤纪念医院与沙湾人民医院紧密型医联体": Role.LEAD,
        "何贤纪念医院与区社会福利院康复医院托管": Role.LEAD,
        "番禺区肿瘤专科医联体": Role.MEMBER,
    },
    "番禺区妇幼保健院": {"番禺区产儿科医疗联盟": Role.CO_LEAD},
}


@pytest.mark.parametrize("institution", ROLES)
def test_one_institution_has_its_role_in_each_network(institution: str) -> None:
    held = {
        m.consortium: m.role
        for name in datasets.names()
        for m in datasets.load(name).memberships.values()
        if m.institution == institution
    }
    assert held == ROLES[institution]


def test_further_names_are_short_names_aliases_and_second_names() -> None:
    kinds = defaultdict(set)
    for name in datasets.names():
        for institution in datasets.load(name).institutions.values():
            for other in institution.other_names:
                kinds[other.kind].add(str(other.name))
    assert set(kinds) == {NameKind.SHORT_NAME, NameKind.ALIAS, NameKind.SECOND_NAME}
    assert kinds[NameKind.SECOND_NAME] == {"大营门街社区卫生服务中心"}


def test_unnamed_members_are_groups_that_say_what_is_known() -> None:
    groups = {
        m.consortium: m.group
        for name in datasets.names()
        for m in datasets.load(name).memberships.values()
        if m.group is not None
    }
    assert groups["福州市儿科医联体"].qualifier is Qualifier.AT_LEAST
    assert groups["MDT诊治联盟"].count is None
    assert groups["罗湖医院集团"].count == 23
    assert groups["湖南儿科医疗联合体"].departments is True


def test_how_closely_parties_are_bound() -> None:
    held = {
        row.integration
        for row in datasets.load("panyu_2017").consortia.values()
        if row.integration is not None
    }
    assert held == set(Integration)


def test_districts_take_part_in_shanghai() -> None:
    network = datasets.load("paediatric_2016")
    held = {
        consortium: [
            m.group.division
            for m in members(network, consortium)
            if m.group and m.status is MembershipStatus.MEMBER
        ]
        for consortium in (
            "新华医院儿科医疗联合体",
            "上海东部儿科联合体",
            "上海南部儿科联合体",
            "上海西部儿科联合体",
        )
    }
    assert list(held.values()) == [
        ["310110", "310109", "310113", "310230"],
        ["310115"],
        ["310112", "310116", "310118"],
        ["310106", "310107", "310114"],
    ]


@pytest.mark.parametrize(("old", "new"), [("310230", "310151"), ("652200", "650500")])
def test_a_code_holds_in_its_period(old: str, new: str) -> None:
    divisions = datasets.load("paediatric_2016").divisions
    for day, states in (
        (date(2015, 12, 31), (None, False)),  # since when the old one holds is not stated
        (date(2016, 7, 1), (None, None)),
        (date(2017, 1, 1), (False, None)),
    ):
        rows = (divisions[old], divisions[new])
        assert tuple(in_force(row.since, row.until, day) for row in rows) == states
    network = datasets.load("paediatric_2016")
    bases = {network.sources[i].basis for i in divisions[old].sources}
    assert bases == {SourceBasis.RECALLED}


@pytest.mark.parametrize("consortium", ["福州市儿科医联体", "青海省儿科医疗联合体"])
def test_six_green_channels_in_the_order_of_the_report(consortium: str) -> None:
    channels = datasets.load("paediatric_2016").consortia[consortium].green_channels
    assert channels is not None
    assert list(channels) == SIX_CHANNELS
    assert channels.completeness is Completeness.COMPLETE


def test_quotes_in_traditional_script_match_names_in_simplified() -> None:
    network = datasets.load("panyu_2017")
    quote = str(network.sources["oncology-nine"].quote)
    nine = [str(m.institution) for m in members(network, "番禺区肿瘤专科医联体")]
    names = [
        {fold(str(n)) for n in (i.name, *(o.name for o in i.other_names))}
        for i in map(network.institution, nine)
    ]
    assert len(names) == 9
    for spellings in names:
        assert any(spelling in fold(quote) for spelling in spellings)
