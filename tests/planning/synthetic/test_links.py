from __future__ import annotations

import numpy as np
from numpy.random import Generator

from medconsortium.model import Listing, Network
from medconsortium.planning.synthetic.alliances import specialty_alliances
from medconsortium.planning.synthetic.consortia import Consortia, all_together
from medconsortium.planning.synthetic.frame import Frame
from medconsortium.planning.synthetic.grids import disease_control, grid_consortia, hubs
from medconsortium.planning.synthetic.links import Links, links_of
from medconsortium.planning.synthetic.networks import rare_disease_network
from medconsortium.planning.synthetic.roster import Roster
from medconsortium.planning.synthetic.territory import territory_of
from medconsortium.vocabulary import (
    Category,
    Completeness,
    ConsortiumKind,
    LinkKind,
    Role,
    Subject,
    Tier,
)


def joined(rng: Generator, frame: Frame, roster: Roster, consortia: Consortia) -> Links:
    partner = disease_control(frame, roster)[roster.county[consortia.lead]]
    return links_of(rng, roster, consortia, hub=hubs(frame, roster), partner=partner)


def test_clinics_refer_to_the_centre_of_their_town_and_centres_to_the_lead(anhua: Network) -> None:
    clinic = next(one for one in anhua.institutions if "-D600-" in one)
    town = anhua.institutions[clinic].division
    up = [o for o in anhua.links.values() if o.origin == clinic and o.kind is LinkKind.REFERRAL_UP]
    assert [anhua.institutions[one.target].division for one in up] == [town]
    centre = up[0].target
    assert {anhua.institutions[centre].category} <= {Category.C210, Category.C220}
    above = {
        anhua.institutions[o.target].name.zh
        for o in anhua.links.values()
        if o.origin == centre and o.kind is LinkKind.REFERRAL_UP and not o.subjects
    }
    assert above <= {"安化县人民医院", "安化县中医医院"}
    assert above


def test_every_referral_up_in_a_grid_has_one_back(anhua: Network) -> None:
    pairs = {
        kind: {
            (one.origin, one.target)
            for one in anhua.links.values()
            if one.kind is kind and not one.subjects
        }
        for kind in (LinkKind.REFERRAL_UP, LinkKind.REFERRAL_DOWN)
    }
    assert {(b, a) for a, b in pairs[LinkKind.REFERRAL_UP]} == pairs[LinkKind.REFERRAL_DOWN]


def test_minutes_are_stated_where_patients_travel(anhua: Network) -> None:
    for one in anhua.links.values():
        travels = one.kind in (LinkKind.REFERRAL_UP, LinkKind.REFERRAL_DOWN)
        assert (one.travel_minutes is not None) is travels
        assert one.travel_minutes is None or 4 <= one.travel_minutes < 300


def test_a_link_rests_on_its_consortium_and_its_agreement(anhua: Network) -> None:
    for one in anhua.links.values():
        assert one.consortium is not None
        assert one.instrument == f"{one.consortium}-agreement"
        of = anhua.consortia[one.consortium]
        for_all = of.kind is ConsortiumKind.TELEMEDICINE_NETWORK or one.travel_minutes is not None
        assert one.conditions == (Listing([], Completeness.COMPLETE) if for_all else None)
        if one.kind is not LinkKind.TELEDIAGNOSIS:
            assert one.subjects == (of.specialties or one.conditions)


def test_alliances_do_something_for_each_member(roster: Roster, frame: Frame) -> None:
    rng = np.random.default_rng(3)
    found = specialty_alliances(rng, roster)
    links = joined(rng, frame, roster, found)
    members = np.flatnonzero(found.role == Role.MEMBER.number)
    for_members = links.membership[links.kind != LinkKind.REFERRAL_UP.number]
    assert set(for_members.tolist()) == set(members.tolist())
    up = links.kind == LinkKind.REFERRAL_UP.number
    assert np.all(roster.level[links.origin[up]] <= roster.level[links.target[up]])
    supports = ~np.isin(links.kind, [LinkKind.REFERRAL_UP.number, LinkKind.TELECONSULTATION.number])
    assert set(links.membership[supports].tolist()) == set(members.tolist())


def test_disease_control_guides_every_lead_and_refers_nobody(roster: Roster, frame: Frame) -> None:
    grids = all_together([grid_consortia(frame, roster, territory_of(frame))])
    links = joined(np.random.default_rng(3), frame, roster, grids)
    apart = roster.of(Category.J100)
    guiding = apart[links.origin]
    assert not np.any(apart[links.target])
    assert set(links.kind[guiding].tolist()) == {LinkKind.GUIDANCE.number}
    assert sorted(links.target[guiding].tolist()) == sorted(grids.lead.tolist())
    assert np.array_equal(
        roster.county[links.origin[guiding]], roster.county[links.target[guiding]]
    )


def test_the_lead_of_a_grid_supports_every_member(anhua: Network) -> None:
    led = {
        (one.consortium, one.institution): one.role is Role.LEAD
        for one in anhua.memberships.values()
        if anhua.consortia[one.consortium].grid
    }
    support = {LinkKind.SUPPORT, LinkKind.TEACHING, LinkKind.STAFF_POSTING, LinkKind.GUIDANCE}
    supported = {
        (one.consortium, end)
        for one in anhua.links.values()
        if one.kind in support
        for end in (one.origin, one.target)
        if any(led.get((str(one.consortium), other)) for other in (one.origin, one.target))
    }
    assert set(led) <= supported


def test_communities_read_images_of_centres_and_traces_of_a_clinic_in_each_town(
    anhua: Network,
) -> None:
    asked = {
        subject: {
            one.origin
            for one in anhua.links.values()
            if one.kind is LinkKind.TELEDIAGNOSIS and subject in (one.subjects or ())
        }
        for subject in (Subject.IMAGING, Subject.ECG)
    }
    centres = {
        one.id
        for one in anhua.institutions.values()
        if one.category in (Category.C210, Category.C220, Category.B100)
    }
    assert asked[Subject.IMAGING] == centres
    towns = {anhua.institutions[one].division for one in asked[Subject.ECG]}
    assert towns == {anhua.institutions[one].division for one in centres}
    assert {anhua.institutions[one].tier for one in asked[Subject.ECG]} == {Tier.VILLAGE}


def test_rare_disease_members_consult_the_lead_of_their_unit(
    country: Frame, country_roster: Roster
) -> None:
    network = rare_disease_network(country, country_roster)
    links = joined(np.random.default_rng(3), country, country_roster, network)
    assert set(links.kind.tolist()) == {LinkKind.TELECONSULTATION.number}
    assert len(links) == 32 + 386
    unit = dict(zip(network.institution.tolist(), network.unit.tolist(), strict=True))
    role = dict(zip(network.institution.tolist(), network.role.tolist(), strict=True))
    for origin, target in zip(links.origin.tolist(), links.target.tolist(), strict=True):
        if role[origin] == Role.MEMBER.number:
            assert (unit[target], role[target]) == (unit[origin], Role.PROVINCIAL_LEAD.number)
        else:
            assert role[target] == Role.NATIONAL_LEAD.number
