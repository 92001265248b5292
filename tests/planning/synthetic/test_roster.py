from __future__ import annotations

import numpy as np

from medconsortium.planning.synthetic.facilities import FACILITIES
from medconsortium.planning.synthetic.frame import Frame
from medconsortium.planning.synthetic.roster import Roster
from medconsortium.vocabulary import Category, Grade, Tier


def test_every_town_has_a_centre_and_every_county_three_public_hospitals(
    frame: Frame, roster: Roster
) -> None:
    centres = roster.classed("C") | roster.of(Category.B100)
    assert np.bincount(roster.town[centres], minlength=len(frame.towns)).min() == 1
    public = np.array([f.affiliation is not None and f.seat == "county" for f in FACILITIES])
    hospitals = roster.classed("A") & public[roster.facility]
    assert np.bincount(roster.county[hospitals]).tolist() == [3] * len(frame.counties)


def test_institutions_stand_in_their_division(frame: Frame, roster: Roster) -> None:
    in_town = roster.town >= 0
    assert np.array_equal(roster.division[in_town], frame.towns[roster.town[in_town]])
    assert np.array_equal(roster.division[~in_town], frame.counties[roster.county[~in_town]])
    assert np.array_equal(roster.county[in_town], frame.town_county[roster.town[in_town]])
    assert np.all(np.diff(roster.county) >= 0)


def test_the_word_goes_with_the_category_and_the_grade_with_the_kind(roster: Roster) -> None:
    for row in range(0, len(roster), 37):
        facility = FACILITIES[roster.facility[row]]
        assert roster.category[row] == facility.words[roster.word[row]][1].number
        assert Grade.at(int(roster.grade[row])) in [grade for grade, _ in facility.grades]


def test_the_level_is_that_of_the_grade_or_else_of_the_tier(roster: Roster) -> None:
    levels = {Tier.VILLAGE: 0, Tier.TOWNSHIP: 1, Tier.COUNTY: 2, Tier.CITY: 3}
    for row in range(0, len(roster), 37):
        of_grade = Grade.at(int(roster.grade[row])).level
        of_tier = levels[FACILITIES[roster.facility[row]].tier]
        assert roster.level[row] == (of_tier if of_grade is None else of_grade)


def test_clinics_lie_by_their_town(frame: Frame, roster: Roster) -> None:
    in_town = roster.town >= 0
    off = np.abs(roster.points[in_town] - frame.town_points[roster.town[in_town]])
    assert off.max() < 0.2


def test_the_nation_has_one_hospital_of_its_own(country_roster: Roster) -> None:
    tiers = np.array([facility.tier is Tier.NATIONAL for facility in FACILITIES])
    assert np.count_nonzero(tiers[country_roster.facility]) == 1
