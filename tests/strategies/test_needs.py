from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies.compliant.test_assembly import network
from tests.strategies.drawing_out import drawn, plainest

import medconsortium as mc
from medconsortium.model.fields import defaults
from medconsortium.referral import CareNeed, Certainty, ReferralPolicy
from medconsortium.strategies import ReferralCase, care_needs, policies, referral_cases
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


def test_policies_are_of_every_sort() -> None:
    found = drawn(policies(consortia=["甲"]), 120)
    for name, default in defaults(ReferralPolicy).items():
        held = {getattr(one, name) for one in found}
        assert held > {default}
    assert any(one.consortium == "甲" for policy in found for one in policy.disease_lists or ())
    assert plainest(policies()) == ReferralPolicy()


@given(referral_cases())
@settings(max_examples=25)
def test_a_case_can_be_asked(case: ReferralCase) -> None:
    path = mc.find_path(
        case.network,
        case.origin,
        case.need,
        on=case.on,
        policy=case.policy,
        availability=case.availability,
    )
    assert path.certainty in set(Certainty)


def test_cases_may_be_of_networks_of_ones_own() -> None:
    for case in drawn(referral_cases(networks=st.just(COUNTY)), 20):
        assert case.network is COUNTY
        assert case.origin in {*COUNTY.institutions, *COUNTY.departments, *COUNTY.divisions}
