from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies.compliant.test_assembly import network
from tests.strategies.compliant.test_made import plan_of
from tests.strategies.drawing_out import drawn

import medconsortium as mc
from medconsortium.model import GeoPoint, Link, NetworkBuilder, with_rows
from medconsortium.referral import Binding, Certainty, ReferralPath
from medconsortium.referral.channels.channel import TURNED_ROUND
from medconsortium.rules.examples import EXAMPLE_DAY
from medconsortium.strategies import ReferralCase, referral_cases
from medconsortium.strategies.compliant.assembly import Whole, rows_of
from medconsortium.strategies.compliant.plans import LinkPlan
from medconsortium.vocabulary import Carrier, ConsortiumKind, Datum, LinkKind

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
