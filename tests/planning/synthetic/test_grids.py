from __future__ import annotations

import numpy as np

from medconsortium.planning.synthetic.frame import Frame
from medconsortium.planning.synthetic.grids import (
    county_hospitals,
    disease_control,
    grid_consortia,
    hubs,
    with_tertiary_leads,
)
from medconsortium.planning.synthetic.naming import institution_names
from medconsortium.planning.synthetic.roster import Roster
from medconsortium.planning.synthetic.territory import territory_of
from medconsortium.vocabulary import Category, Grade, Role


def test_the_county_hospitals_are_the_three_of_the_county(frame: Frame, roster: Roster) -> None:
    names = institution_names(frame, roster)
    anhua = [frame.names[int(row)] for row in frame.counties].index("安化县")
    assert [names[int(row)] for row in county_hospitals(frame, roster)[anhua]] == [
        "安化县人民医院",
        "安化县中医医院",
        "安化县第二人民医院",
    ]


def test_the_hub_of_a_town_is_its_centre(frame: Frame, roster: Roster) -> None:
    hub = hubs(frame, roster)
    assert np.array_equal(roster.town[hub], np.arange(len(frame.towns)))
    centre = roster.classed("C") | roster.of(Category.B100)
    assert np.all(centre[hub])


def test_every_primary_institution_belongs_to_the_grid_of_its_town(
    frame: Frame, roster: Roster
) -> None:
    territory = territory_of(frame)
    found = grid_consortia(frame, roster, territory)
    members = found.role == Role.MEMBER.number
    members &= ~roster.of(Category.A527, Category.A710)[found.institution]
    primary = np.flatnonzero(roster.classed("BCD") & ~roster.of(Category.D400))
    of = dict(zip(found.institution[members], found.consortium[members], strict=True))
    assert len(of) == np.count_nonzero(members)  # nobody belongs twice
    assert [of[one] for one in primary] == territory.of_town[roster.town[primary]].tolist()
    assert set(of) & set(found.lead.tolist()) == set()


def test_every_group_of_a_district_has_rehabilitation_and_nursing(
    frame: Frame, roster: Roster
) -> None:
    territory = territory_of(frame)
    found = grid_consortia(frame, roster, territory)
    for category in (Category.A527, Category.A710):
        joined = set(found.consortium[roster.of(category)[found.institution]].tolist())
        assert joined >= set(np.flatnonzero(~territory.is_community).tolist())


def test_hospitals_that_lead_groups_are_tertiary(frame: Frame, roster: Roster) -> None:
    territory = territory_of(frame)
    raised = with_tertiary_leads(frame, roster, territory)
    leads = county_hospitals(frame, roster)[territory.county, territory.ordinal]
    groups = leads[~territory.is_community]
    assert len(groups)
    assert set(raised.level[groups].tolist()) == {3}
    assert {Grade.at(int(number)).level for number in raised.grade[groups]} == {3}
    others = np.setdiff1d(np.arange(len(roster)), groups)
    assert np.array_equal(raised.grade[others], roster.grade[others])


def test_every_county_has_its_disease_control(frame: Frame, roster: Roster) -> None:
    centres = disease_control(frame, roster)
    assert roster.of(Category.J100)[centres].all()
    assert roster.county[centres].tolist() == list(range(len(frame.counties)))


def test_public_hospitals_of_the_county_lead_or_belong(frame: Frame, roster: Roster) -> None:
    found = grid_consortia(frame, roster, territory_of(frame))
    belonging = set(found.institution.tolist())
    assert set(county_hospitals(frame, roster).ravel().tolist()) <= belonging
