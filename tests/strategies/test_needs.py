from __future__ import annotations

from tests.strategies.compliant.test_assembly import network
from tests.strategies.drawing_out import drawn, plainest

from medconsortium.referral import CareNeed
from medconsortium.strategies import care_needs
from medconsortium.vocabulary import ConsortiumKind, Phase, Urgency

COUNTY = network(ConsortiumKind.COUNTY_MEDICAL_COMMUNITY)


def test_needs_name_what_is_in_the_network() -> None:
    offered = {service.item for service in COUNTY.services.values()}
    found = drawn(care_needs(network=COUNTY), 80)
    named = {one.provider for one in found} | {one.signed_with for one in found}
    assert named - {None} <= set(COUNTY.institutions)
    assert {one.home for one in found} - {None} <= {*COUNTY.institutions, *COUNTY.divisions}
    assert any(set(one.items) & offered for one in found)


def test_needs_keep_to_their_bounds() -> None:
    asked = care_needs(phases=[Phase.ACUTE], urgencies=[Urgency.EMERGENCY])
    for one in drawn(asked, 30):
        assert (one.phase, one.is_emergency) == (Phase.ACUTE, True)
        assert (one.provider, one.home) == (None, None)
    assert plainest(care_needs()) == CareNeed(phase=Phase.FIRST_CONTACT)
