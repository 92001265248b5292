from __future__ import annotations

import numpy as np

from medconsortium.model import Network
from medconsortium.planning.synthetic.figures import YEARS, observation_table
from medconsortium.planning.synthetic.frame import Frame
from medconsortium.planning.synthetic.networks import rare_disease_network
from medconsortium.planning.synthetic.roster import Roster
from medconsortium.vocabulary import ConsortiumKind, Measure, Qualifier

COMMUNITY = ConsortiumKind.COUNTY_MEDICAL_COMMUNITY
GROUP = ConsortiumKind.URBAN_MEDICAL_GROUP


def found(network: Network, measure: Measure) -> dict[tuple[str, int], float]:
    return {
        (one.subject, int(str(one.since))): one.value or 0
        for one in network.observations.values()
        if one.measure is measure
    }


def test_doctors_are_posted_in_every_grid_every_year(yiyang: Network) -> None:
    grids = [one.id for one in yiyang.consortia.values() if one.kind in (COMMUNITY, GROUP)]
    posted = found(yiyang, Measure.LONG_TERM_POSTED_DOCTORS)
    assert set(posted) == {(grid, year) for grid in grids for year in YEARS}
    assert all(3 <= value <= 25 and value == int(value) for value in posted.values())


def test_communities_recognise_more_than_two_hundred_items(yiyang: Network) -> None:
    communities = {one.id for one in yiyang.consortia.values() if one.kind is COMMUNITY}
    items = found(yiyang, Measure.ITEMS_RECOGNISED_WITH_CITY)
    assert {subject for subject, _ in items} == communities
    assert min(items.values()) > 200


def test_the_share_of_common_diseases_at_leads_does_not_grow(yiyang: Network) -> None:
    shares = found(yiyang, Measure.COMMON_AND_STABLE_CHRONIC_SHARE)
    leads = {subject for subject, _ in shares}
    assert len(leads) == 13
    first, last = YEARS[0], YEARS[-1]
    assert all(shares[lead, last] <= shares[lead, first] for lead in leads)
    assert all(25 < value < 46 for value in shares.values())


def test_figures_are_exact_and_of_whole_years(anhua: Network) -> None:
    assert {one.qualifier for one in anhua.observations.values()} == {Qualifier.EXACT}
    assert all(one.since == one.until for one in anhua.observations.values())
    assert {str(one.since) for one in anhua.observations.values()} == {str(y) for y in YEARS}


def test_the_rare_disease_network_treats_no_more_than_are_listed(
    country: Frame, country_roster: Roster
) -> None:
    network = rare_disease_network(country, country_roster)
    table = observation_table(np.random.default_rng(1), network)
    assert np.asarray(table["measure"]).tolist() == [Measure.RARE_DISEASES.number] * len(YEARS)
    values = np.asarray(table["value"])
    assert np.all((values > 120) & (values <= 200))
