from __future__ import annotations

from collections import Counter

from medconsortium.model import Network
from medconsortium.planning.synthetic import county
from medconsortium.vocabulary import (
    Completeness,
    ConsortiumKind,
    ConsortiumStatus,
    Integration,
    PartyKind,
    Role,
)

GROUP = ConsortiumKind.URBAN_MEDICAL_GROUP


def of_kind(network: Network, kind: ConsortiumKind) -> list[str]:
    return [one.id for one in network.consortia.values() if one.kind is kind]


def test_consortia_are_named_after_county_lead_or_region(yiyang: Network) -> None:
    names = {one.name.zh for one in yiyang.consortia.values()}
    assert {"安化县第一县域医共体", "安化县第二县域医共体", "益阳市远程医疗协作网"} <= names
    groups = [str(yiyang.consortia[one].name) for one in of_kind(yiyang, GROUP)]
    assert groups
    assert all(name.endswith("医疗集团") for name in groups)
    alliances = of_kind(yiyang, ConsortiumKind.SPECIALTY_ALLIANCE)
    for one in alliances:
        (specialty,) = list(yiyang.consortia[one].specialties or ())
        assert str(yiyang.consortia[one].name.zh).endswith(f"{specialty.zh}专科联盟")


def test_ids_are_those_of_the_lead_and_what_it_leads(anhua: Network) -> None:
    assert "syn-430923-A100-001-community-1" in anhua.consortia
    assert "syn-430923-A100-001-telemedicine-network-1" in anhua.consortia


def test_grids_cover_the_county_without_overlap(anhua: Network) -> None:
    grids = [
        anhua.consortia[one].grid for one in of_kind(anhua, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY)
    ]
    towns = [one for one in anhua.divisions if len(one) == len("430923101")]
    assert sorted(place for grid in grids for place in grid or ()) == sorted(towns)


def test_a_single_community_serves_the_county() -> None:
    luxi = county(seed=1, division="433122")
    one, *others = of_kind(luxi, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY)
    assert list(luxi.consortia[one].grid or ()) == ["433122"]
    assert others == []


def test_everything_about_a_consortium_is_listed(anhua: Network) -> None:
    members = Counter(one.consortium for one in anhua.memberships.values())
    for one in anhua.consortia.values():
        assert one.status is ConsortiumStatus.OPERATING
        (size,) = one.stated_sizes or ()
        assert size.value == members[one.id]
        assert {
            one.members_completeness,
            one.leads_completeness,
            one.links_completeness,
            one.instruments_completeness,
        } == {Completeness.COMPLETE}
        tight = one.kind is ConsortiumKind.COUNTY_MEDICAL_COMMUNITY
        assert one.integration is (Integration.TIGHT if tight else Integration.LOOSE)
        assert (one.grid is None) is (one.bodies is None)
        for listing in (one.practices, one.centres, one.green_channels):
            assert listing is not None
            assert listing.completeness is Completeness.COMPLETE


def test_leads_organise_what_has_no_grid(yiyang: Network) -> None:
    leads = {
        one.consortium: one.institution
        for one in yiyang.memberships.values()
        if one.role is Role.LEAD
    }
    for one in yiyang.consortia.values():
        assert (one.organiser == leads[one.id]) is (one.grid is None)


def test_the_authority_of_the_county_organises_its_communities(anhua: Network) -> None:
    (authority,) = anhua.parties.values()
    assert (authority.kind, authority.name.zh) == (PartyKind.AUTHORITY, "安化县卫生健康局")
    organised = [one.id for one in anhua.consortia.values() if one.organiser == authority.id]
    assert organised == of_kind(anhua, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY)


def test_each_consortium_has_one_lead_and_no_units(anhua: Network) -> None:
    leads = Counter(one.consortium for one in anhua.memberships.values() if one.role is Role.LEAD)
    assert leads == dict.fromkeys(anhua.consortia, 1)
    assert {one.unit for one in anhua.memberships.values()} == {None}
