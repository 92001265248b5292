from __future__ import annotations

import numpy as np

from medconsortium.model import Network
from medconsortium.planning.synthetic.alliances import specialty_alliances
from medconsortium.planning.synthetic.consortia import all_together
from medconsortium.planning.synthetic.frame import Frame
from medconsortium.planning.synthetic.grids import grid_consortia, hubs
from medconsortium.planning.synthetic.links import links_of
from medconsortium.planning.synthetic.networks import rare_disease_network
from medconsortium.planning.synthetic.roster import Roster
from medconsortium.planning.synthetic.territory import territory_of
from medconsortium.vocabulary import Category, LinkKind, Role


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
        specialties = anhua.consortia[one.consortium].specialties
        assert one.subjects == specialties


def test_alliances_do_something_for_each_member(roster: Roster, frame: Frame) -> None:
    rng = np.random.default_rng(3)
    found = specialty_alliances(rng, roster)
    links = links_of(rng, roster, found, hubs(frame, roster))
    members = np.flatnonzero(found.role == Role.MEMBER.number)
    for_members = links.membership[links.kind != LinkKind.REFERRAL_UP.number]
    assert set(for_members.tolist()) == set(members.tolist())
    up = links.kind == LinkKind.REFERRAL_UP.number
    assert np.all(roster.level[links.origin[up]] <= roster.level[links.target[up]])


def test_disease_control_is_linked_to_nobody(roster: Roster, frame: Frame) -> None:
    grids = all_together([grid_consortia(frame, roster, territory_of(frame))])
    links = links_of(np.random.default_rng(3), roster, grids, hubs(frame, roster))
    apart = roster.of(Category.J100)
    assert not np.any(apart[links.origin] | apart[links.target])
    assert np.any(apart[grids.institution])


def test_rare_disease_members_consult_the_lead_of_their_unit(
    country: Frame, country_roster: Roster
) -> None:
    network = rare_disease_network(country, country_roster)
    links = links_of(
        np.random.default_rng(3), country_roster, network, hubs(country, country_roster)
    )
    assert set(links.kind.tolist()) == {LinkKind.TELECONSULTATION.number}
    assert len(links) == 32 + 386
    unit = dict(zip(network.institution.tolist(), network.unit.tolist(), strict=True))
    role = dict(zip(network.institution.tolist(), network.role.tolist(), strict=True))
    for origin, target in zip(links.origin.tolist(), links.target.tolist(), strict=True):
        if role[origin] == Role.MEMBER.number:
            assert (unit[target], role[target]) == (unit[origin], Role.PROVINCIAL_LEAD.number)
        else:
            assert role[target] == Role.NATIONAL_LEAD.number
