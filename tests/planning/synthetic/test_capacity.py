from __future__ import annotations

import numpy as np

from medconsortium.model import Network
from medconsortium.vocabulary import Affiliation, Category, Grade, Ownership


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


def test_no_identifiers_are_made_up(yiyang: Network) -> None:
    assert not any(one.identifiers for one in yiyang.institutions.values())
