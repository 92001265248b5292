from __future__ import annotations

import numpy as np
import pytest

from medconsortium.planning.synthetic.facilities import (
    COUNTIES,
    DISTRICTS,
    FACILITIES,
    NATIONAL_COUNTS,
    PREFECTURES,
    PROVINCES,
    STREETS,
    TOWNS,
)
from medconsortium.planning.synthetic.frame import Frame
from medconsortium.planning.synthetic.roster import Roster
from medconsortium.vocabulary import Category


def test_the_country_has_as_many_places_as_the_figures_are_divided_by(country: Frame) -> None:
    assert len(country.provinces) == PROVINCES
    assert len(country.prefectures) == PREFECTURES
    assert len(country.counties) == COUNTIES
    assert np.count_nonzero(country.is_district) == DISTRICTS
    assert np.count_nonzero(country.is_street) == STREETS
    assert np.count_nonzero(~country.is_street) == TOWNS


def test_counts_come_within_two_per_cent_of_the_bulletin(country_roster: Roster) -> None:
    found = {
        "institutions": len(country_roster),
        "hospitals": np.count_nonzero(country_roster.classed("A")),
        "township_centres": np.count_nonzero(country_roster.classed("C")),
        "community_institutions": np.count_nonzero(country_roster.classed("B")),
        "village_clinics": np.count_nonzero(country_roster.of(Category.D600)),
    }
    assert found == {name: pytest.approx(n, rel=0.02) for name, n in NATIONAL_COUNTS.items()}


def test_every_kind_has_words_grades_and_owners_to_draw() -> None:
    for facility in FACILITIES:
        assert facility.each or facility.more
        assert all(weight > 0 for _, _, weight in facility.words)
        assert all(weight > 0 for _, weight in (*facility.grades, *facility.ownership))


def test_kinds_stand_from_the_top_down() -> None:
    hospitals = [f.tier.number for f in FACILITIES if f.affiliation and f.beds >= 200]
    assert hospitals[:17] == sorted(hospitals[:17])
