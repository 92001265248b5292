from __future__ import annotations

from medconsortium.model import Network
from medconsortium.vocabulary import (
    MANAGEMENT_CENTRES,
    SHARED_CENTRES,
    Centre,
    ConsortiumKind,
    GreenChannel,
    LinkKind,
    Practice,
    Remit,
)

COMMUNITY = ConsortiumKind.COUNTY_MEDICAL_COMMUNITY
GROUP = ConsortiumKind.URBAN_MEDICAL_GROUP
ALLIANCE = ConsortiumKind.SPECIALTY_ALLIANCE
TELEMEDICINE = ConsortiumKind.TELEMEDICINE_NETWORK


def test_a_council_governs_each_grid_and_deals_with_six_matters(yiyang: Network) -> None:
    for one in yiyang.consortia.values():
        if one.kind in (COMMUNITY, GROUP):
            assert one.bodies is not None
            (council,) = one.bodies
            assert set(council.remit or ()) == {*Remit} - {Remit.MAJOR_DECISIONS}
        else:
            assert one.bodies is None


def test_the_lead_hosts_the_centres(yiyang: Network) -> None:
    wanted = {
        COMMUNITY: {*MANAGEMENT_CENTRES, *SHARED_CENTRES},
        GROUP: {*MANAGEMENT_CENTRES},
        TELEMEDICINE: {Centre.TELECONSULTATION},
    }
    for one in yiyang.consortia.values():
        hosted = one.centres or ()
        assert {centre.centre for centre in hosted} == wanted.get(one.kind or COMMUNITY, set())
        assert {centre.host for centre in hosted} <= {one.id[: one.id.index("-", 14) + 4]}


def test_green_channels_have_links(yiyang: Network) -> None:
    carried = {
        (one.consortium, one.green_channel): one.kind
        for one in yiyang.links.values()
        if one.green_channel is not None
    }
    declared = {
        (one.id, channel)
        for one in yiyang.consortia.values()
        for channel in one.green_channels or ()
    }
    assert set(carried) == declared
    assert {(channel, kind) for (_, channel), kind in carried.items()} == {
        (GreenChannel.TIERED_REFERRAL, LinkKind.REFERRAL_UP),
        (GreenChannel.TELECONSULTATION, LinkKind.TELECONSULTATION),
    }


def test_each_kind_declares_its_own_practices(yiyang: Network) -> None:
    found = {one.kind: set(one.practices or ()) for one in yiyang.consortia.values()}
    assert found[COMMUNITY] - found[GROUP] == {Practice.COUNTY_COMMITTEE}
    assert Practice.SPECIALTY_BY_PATIENT_FLOW in found[ALLIANCE]
    assert Practice.REGIONAL_PLATFORM in found[TELEMEDICINE]
    assert Practice.FULL_RESULT_RECOGNITION not in found[ALLIANCE] | found[TELEMEDICINE]


def test_who_pays_is_stated_of_rare_diseases_only(yiyang: Network) -> None:
    assert {one.payment_sources for one in yiyang.consortia.values()} == {None}
