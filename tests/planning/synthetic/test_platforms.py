from __future__ import annotations

from collections import Counter

from medconsortium.model import Network
from medconsortium.vocabulary import ConsortiumKind, PlatformKind, Role

GRIDS = (ConsortiumKind.COUNTY_MEDICAL_COMMUNITY, ConsortiumKind.URBAN_MEDICAL_GROUP)


def test_grids_refer_by_a_platform_and_their_lead_has_an_internet_hospital(anhua: Network) -> None:
    grids = [one.id for one in anhua.consortia.values() if one.kind in GRIDS]
    for kind in (PlatformKind.REFERRAL, PlatformKind.INTERNET_HOSPITAL):
        assert [one.consortium for one in anhua.platforms.values() if one.kind is kind] == grids


def test_leads_operate_platforms_that_are_secured_and_supervised(yiyang: Network) -> None:
    leads = {
        one.consortium: one.institution
        for one in yiyang.memberships.values()
        if one.role is Role.LEAD
    }
    assert yiyang.platforms
    for one in yiyang.platforms.values():
        assert one.operator == leads[str(one.consortium)]
        assert (one.security_grade, one.supervision_connected) == (3, True)
        assert one.since == yiyang.consortia[str(one.consortium)].since


def test_all_members_of_a_telemedicine_network_take_part_in_its_platform(yiyang: Network) -> None:
    (platform,) = [
        one for one in yiyang.platforms.values() if one.kind is PlatformKind.TELEMEDICINE
    ]
    members = {
        one.institution
        for one in yiyang.memberships.values()
        if one.consortium == platform.consortium
    }
    assert set(platform.participants or ()) == members
    assert {
        one.participants for one in yiyang.platforms.values() if one.kind is PlatformKind.REFERRAL
    } == {None}


def test_results_are_recognised_in_grids_and_marked(anhua: Network) -> None:
    grids = [one.id for one in anhua.consortia.values() if one.kind in GRIDS]
    found = Counter(one.consortium for one in anhua.recognitions.values())
    assert found == dict.fromkeys(grids, 3)
    assert {one.mark for one in anhua.recognitions.values()} == {"HR"}
