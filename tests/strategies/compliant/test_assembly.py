from __future__ import annotations

from datetime import date

from tests.strategies.compliant.test_made import plan_of

from medconsortium.model import Network, NetworkBuilder
from medconsortium.strategies.compliant.assembly import JOINED, Whole, rows_of
from medconsortium.strategies.compliant.forms import FORMS
from medconsortium.vocabulary import ConsortiumKind

DAY = date(2026, 1, 1)
COMMUNITY, ALLIANCE = ConsortiumKind.COUNTY_MEDICAL_COMMUNITY, ConsortiumKind.SPECIALTY_ALLIANCE


def network(
    *kinds: ConsortiumKind,
    alone: tuple[str, ...] = (),
    joins: tuple[tuple[int, int], ...] = (),
) -> Network:
    planned = tuple(map(plan_of, kinds))
    whole = Whole(plans=planned, alone=tuple((key, 0) for key in alone), joins=joins, on=DAY)
    return NetworkBuilder().add(*rows_of(whole)).build()


def test_each_consortium_lies_in_a_county_of_its_own() -> None:
    found = network(COMMUNITY, COMMUNITY)
    assert list(found.consortia) == ["长沙县县域医疗卫生共同体", "罗湖区县域医疗卫生共同体"]
    assert len(found.institutions) == 2 * FORMS[COMMUNITY].size


def test_institutions_without_a_consortium_lie_elsewhere() -> None:
    found = network(COMMUNITY, alone=("county_hospital",))
    assert found.institutions["罗湖区人民医院"].division == "罗湖区"
    members = {row.institution for row in found.memberships.values()}
    assert "罗湖区人民医院" not in members


def test_an_institution_may_join_a_consortium_that_comes_later() -> None:
    found = network(COMMUNITY, ALLIANCE, joins=((0, 1), (0, 1), (0, 0), (5, 1)))
    of = [
        row.consortium for row in found.memberships.values() if row.institution == "长沙县人民医院"
    ]
    assert sorted(of) == ["罗湖区专科联盟", "长沙县县域医疗卫生共同体"]
    assert ALLIANCE in JOINED
    assert COMMUNITY not in JOINED


def test_places_of_a_telemedicine_network_are_remote() -> None:
    found = network(ConsortiumKind.TELEMEDICINE_NETWORK, COMMUNITY)
    assert found.divisions["长沙县江背镇"].remote is True
    assert found.divisions["罗湖区"].remote is False
    assert found.divisions["罗湖区"].urban is True
