from __future__ import annotations

from collections import Counter

from medconsortium.model import Network
from medconsortium.vocabulary import (
    Completeness,
    ConsortiumKind,
    InstrumentKind,
    Provision,
)


def test_every_consortium_has_a_charter_and_an_agreement(yiyang: Network) -> None:
    kinds = Counter((one.consortium, one.kind) for one in yiyang.instruments.values())
    for consortium in yiyang.consortia:
        assert kinds[consortium, InstrumentKind.CHARTER] == 1
        assert kinds[consortium, InstrumentKind.AGREEMENT] == 1


def test_only_some_kinds_have_standards_and_data_rules(yiyang: Network) -> None:
    grids = {ConsortiumKind.COUNTY_MEDICAL_COMMUNITY, ConsortiumKind.URBAN_MEDICAL_GROUP}
    wanted = {
        InstrumentKind.REFERRAL_STANDARD: grids,
        InstrumentKind.REFERRAL_PROCEDURE: grids,
        InstrumentKind.DISEASE_LIST: grids,
        InstrumentKind.QUALITY_STANDARD: {ConsortiumKind.SPECIALTY_ALLIANCE},
        InstrumentKind.DATA_RULES: {
            ConsortiumKind.SPECIALTY_ALLIANCE,
            ConsortiumKind.TELEMEDICINE_NETWORK,
        },
    }
    assert wanted == {
        kind: {
            yiyang.consortia[one.consortium].kind
            for one in yiyang.instruments.values()
            if one.kind is kind and one.consortium is not None
        }
        for kind in wanted
    }


def test_an_instrument_says_who_issued_it_when_and_what_it_provides_for(anhua: Network) -> None:
    one = anhua.instruments["syn-430923-A100-001-community-1-agreement"]
    consortium = anhua.consortia[str(one.consortium)]
    assert one.title is not None
    assert one.title.zh == f"{consortium.name.zh}合作协议"
    assert one.issuer == "syn-430923-A100-001"
    assert one.since == one.signed == consortium.since
    assert one.covers_all_members
    assert one.provisions is not None
    assert Provision.DUTIES in one.provisions
    assert one.provisions.completeness is Completeness.COMPLETE
