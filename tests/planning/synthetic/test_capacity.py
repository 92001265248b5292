from __future__ import annotations

import numpy as np

from medconsortium.model import Listing, Network
from medconsortium.planning.synthetic import county
from medconsortium.vocabulary import (
    Affiliation,
    Category,
    Completeness,
    Grade,
    Ownership,
    Role,
    Tier,
)


def test_hospitals_have_the_beds_their_grade_asks_for(yiyang: Network) -> None:
    least = {3: 500, 2: 100, 1: 20, None: 20}
    hospitals = [
        one
        for one in yiyang.institutions.values()
        if one.category is not None and one.category.key[0] == "A"
    ]
    assert hospitals
    for one in hospitals:
        assert one.grade is not None
        assert (one.beds or 0) >= least[one.grade.level]


def test_clinics_have_no_beds_and_everybody_a_doctor(yiyang: Network) -> None:
    columns = yiyang.institutions.columns
    clinics = columns.category == Category.D600.number
    assert not columns.beds.values[clinics].any()
    assert columns.doctors.values.min() == 1
    assert np.all(columns.beds.valid & columns.doctors.valid & columns.nurses.valid)


def test_larger_hospitals_have_more_of_everything(yiyang: Network) -> None:
    city = yiyang.institution("益阳市第一人民医院")
    county = yiyang.institution("安化县第二人民医院")
    for field in ("beds", "doctors", "nurses"):
        assert getattr(city, field) > getattr(county, field)


def test_owners_grades_and_years_are_stated(yiyang: Network) -> None:
    rows = list(yiyang.institutions.values())
    assert {one.ownership for one in rows} == {*Ownership}
    assert Grade.UNGRADED in {one.grade for one in rows}
    assert all(len(str(one.since)) == 4 and str(one.until) == "open" for one in rows)


def test_hospitals_belong_to_the_government_of_their_place(yiyang: Network) -> None:
    found = {
        name: yiyang.institution(name).affiliation
        for name in ("益阳市第一人民医院", "安化县人民医院", "沅江市人民医院", "资阳区人民医院")
    }
    assert found == {
        "益阳市第一人民医院": Affiliation.PREFECTURE,
        "安化县人民医院": Affiliation.COUNTY,
        "沅江市人民医院": Affiliation.COUNTY_CITY_OR_DISTRICT,
        "资阳区人民医院": Affiliation.COUNTY_CITY_OR_DISTRICT,
    }


def test_in_municipalities_the_first_hospital_of_a_district_is_of_city_tier() -> None:
    dongcheng = county(seed=1, division="110101")
    tiers = {name: dongcheng.institution(f"东城区{name}").tier for name in ("人民医院", "中医医院")}
    assert tiers == {"人民医院": Tier.CITY, "中医医院": Tier.COUNTY}


def test_leads_across_regions_are_of_a_university_that_is_plainly_made_up(yiyang: Network) -> None:
    leading = {
        one.institution
        for one in yiyang.memberships.values()
        if one.role is Role.LEAD and yiyang.consortia[one.consortium].grid is None
    }
    for one in yiyang.institutions.values():
        wanted = ["虚构医科大学附属医院"] if one.id in leading else []
        assert one.designations == Listing(wanted, Completeness.COMPLETE)


def test_no_identifiers_are_made_up(yiyang: Network) -> None:
    assert not any(one.identifiers for one in yiyang.institutions.values())
