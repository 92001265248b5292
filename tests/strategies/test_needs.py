from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies.compliant.test_assembly import network
from tests.strategies.compliant.test_made import plan_of
from tests.strategies.drawing_out import drawn, plainest

import medconsortium as mc
from medconsortium.model import GeoPoint, Link, NetworkBuilder, with_rows
from medconsortium.model.fields import defaults
from medconsortium.referral import Binding, CareNeed, Certainty, ReferralPath, ReferralPolicy
from medconsortium.referral.channels.channel import TURNED_ROUND
from medconsortium.rules.examples import EXAMPLE_DAY
from medconsortium.strategies import ReferralCase, care_needs, policies, referral_cases
from medconsortium.strategies.compliant.assembly import Whole, rows_of
from medconsortium.strategies.compliant.plans import LinkPlan
from medconsortium.vocabulary import Carrier, ConsortiumKind, Datum, LinkKind, Phase, Urgency

COUNTY = network(ConsortiumKind.COUNTY_MEDICAL_COMMUNITY)


def served(kind: LinkKind) -> set[tuple[Carrier, ...]]:
    """Return what travels, hop by hop, where all links are of a kind and lead to the lead."""
    link = LinkPlan(kind, 0, to_lead=kind not in TURNED_ROUND)
    plan = evolve(plan_of(ConsortiumKind.OTHER), links=(link,))
    rows = Whole(plans=(plan,), alone=(), joins=(), on=EXAMPLE_DAY)
    links = [row for row in rows_of(rows) if not isinstance(row, Link) or row.kind is kind]
    found = drawn(referral_cases(networks=st.just(NetworkBuilder().add(*links).build())), 40)
    return {tuple(hop.carrier for hop in asked(case).hops) for case in found}


def asked(case: ReferralCase) -> ReferralPath:
    return mc.find_path(
        case.network,
        case.origin,
        case.need,
        on=case.on,
        policy=case.policy,
        availability=case.availability,
    )


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
    assert asked(case).certainty in set(Certainty)


def test_cases_may_be_of_networks_of_ones_own() -> None:
    for case in drawn(referral_cases(networks=st.just(COUNTY)), 20):
        assert case.network is COUNTY
        assert case.origin in {*COUNTY.institutions, *COUNTY.departments, *COUNTY.divisions}


def test_cases_begin_at_a_point_where_something_is_located() -> None:
    place = GeoPoint(latitude=28.5, longitude=113, datum=Datum.WGS84)
    hospital = evolve(COUNTY.institutions["长沙县人民医院"], location=place)
    located = st.just(with_rows(COUNTY, [hospital]))
    points = [
        case.origin
        for case in drawn(referral_cases(networks=located), 100)
        if isinstance(case.origin, GeoPoint)
    ]
    assert {place} < set(points)


@pytest.mark.parametrize(
    ("kind", "carrier"),
    [
        (LinkKind.EXPERT_VISIT, Carrier.DOCTOR),
        (LinkKind.RESOURCE_SERVICE, Carrier.SPECIMEN),
        (LinkKind.TELECONSULTATION, Carrier.DATA),
        (LinkKind.DRUG_SUPPLY, Carrier.DRUG),
        (LinkKind.CRITICAL_TRANSFER, Carrier.PATIENT),
        (LinkKind.BOOKING, Carrier.APPOINTMENT),
    ],
)
def test_cases_ask_for_what_links_carry(kind: LinkKind, carrier: Carrier) -> None:
    assert (carrier,) in served(kind)


def test_cases_forbid_what_links_across_a_border_need() -> None:
    """The lead of a community, which belongs to an alliance elsewhere too, refers up to there."""
    kinds = (ConsortiumKind.COUNTY_MEDICAL_COMMUNITY, ConsortiumKind.SPECIALTY_ALLIANCE)
    joined = network(*kinds, joins=((0, 1),))
    found = drawn(referral_cases(networks=st.just(joined)), 80)
    kept = {
        name
        for case in found
        for name in ("within_consortium", "within_county", "within_province")
        if getattr(case.policy, name) is Binding.REQUIRED and not asked(case).found
    }
    assert kept == {"within_consortium", "within_county", "within_province"}
