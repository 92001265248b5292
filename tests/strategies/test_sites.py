from __future__ import annotations

import pytest

from medconsortium.model import Institution
from medconsortium.model.levels import functional_level
from medconsortium.strategies.places import COUNTIES
from medconsortium.strategies.sites import SITES, Site, name_at, sites_like
from medconsortium.vocabulary import Affiliation, Category, Grade, Ownership, Tier


@pytest.mark.parametrize("key", SITES)
def test_a_sort_of_institution_makes_sense(key: str) -> None:
    site = SITES[key]
    assert 0 <= site.beds[0] <= site.beds[1]
    for grade in site.grades:
        row = Institution(id="甲", name="甲", tier=site.tier, grade=grade)
        level = functional_level(row)
        assert level is not None
        assert level >= {Tier.VILLAGE: 0, Tier.TOWNSHIP: 1}.get(site.tier, 1)


def test_who_it_belongs_to_follows_from_its_tier() -> None:
    assert SITES["provincial_hospital"].affiliation is Affiliation.PROVINCE
    assert SITES["national_hospital"].affiliation is Affiliation.CENTRAL
    assert SITES["village_clinic"].affiliation is Affiliation.COUNTY


def test_a_name_tells_the_place_and_which_one_it_is() -> None:
    place = COUNTIES[0]
    assert name_at(SITES["county_hospital"], place) == "长沙县人民医院"
    assert name_at(SITES["city_hospital"], place) == "长沙市中心医院"
    assert name_at(SITES["provincial_hospital"], place) == "湖南省人民医院"
    assert name_at(SITES["village_clinic"], place, ordinal=2) == "长沙县江背镇五福村第2卫生室"


def test_sites_are_found_by_bounds() -> None:
    assert sites_like() == tuple(SITES.values())
    assert {site.category for site in sites_like(categories=[Category.D600])} == {Category.D600}
    graded = sites_like(grades=[Grade.TERTIARY_B], tiers=[Tier.CITY])
    assert [site.word for site in graded] == ["中心医院"]
    assert sites_like(ownerships=[Ownership.PUBLIC_OTHER]) == ()
    assert isinstance(sites_like(ownerships=[Ownership.SOCIAL])[0], Site)
