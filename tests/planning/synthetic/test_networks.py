from __future__ import annotations

from collections import Counter

import numpy as np

from medconsortium.planning.synthetic.alliances import public_hospitals
from medconsortium.planning.synthetic.facilities import FACILITIES
from medconsortium.planning.synthetic.frame import Frame, remotest_towns
from medconsortium.planning.synthetic.networks import (
    rare_disease_network,
    telemedicine_network,
    unit_names,
)
from medconsortium.planning.synthetic.roster import Roster
from medconsortium.vocabulary import Role, Tier


def test_public_hospitals_and_remote_centres_are_in_the_telemedicine_network(
    frame: Frame, roster: Roster
) -> None:
    network = telemedicine_network(frame, roster)
    hospitals = set(np.flatnonzero(public_hospitals(roster)).tolist())
    centres = set(network.institution.tolist()) - hospitals
    assert hospitals <= set(network.institution.tolist())
    assert sorted(roster.town[sorted(centres)].tolist()) == sorted(remotest_towns(frame).tolist())
    assert FACILITIES[roster.facility[network.lead[0]]].tier is Tier.CITY


def test_the_rare_disease_network_has_1_and_32_and_386(
    country: Frame, country_roster: Roster
) -> None:
    network = rare_disease_network(country, country_roster)
    assert Counter(network.role.tolist()) == {
        Role.NATIONAL_LEAD.number: 1,
        Role.PROVINCIAL_LEAD.number: 32,
        Role.MEMBER.number: 386,
    }
    assert len(set(network.institution.tolist())) == 419
    leads = network.unit[network.role == Role.PROVINCIAL_LEAD.number]
    assert sorted(leads.tolist()) == list(range(32))
    assert FACILITIES[country_roster.facility[network.lead[0]]].tier is Tier.NATIONAL


def test_the_corps_is_a_unit_of_its_own(country: Frame, country_roster: Roster) -> None:
    names = unit_names(country)
    assert (len(names), names[0], names[-1]) == (32, "北京市", "新疆生产建设兵团")
    network = rare_disease_network(country, country_roster)
    members = network.institution[network.unit == 31]
    codes = {
        country.codes[country.counties[county]][:4] for county in country_roster.county[members]
    }
    assert codes == {"6590"}
