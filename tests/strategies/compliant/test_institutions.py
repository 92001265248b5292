from __future__ import annotations

from datetime import date

from medconsortium.identifiers import check_uscc
from medconsortium.model import GeoPoint, Listing
from medconsortium.strategies.compliant.institutions import all_of, institution_rows
from medconsortium.strategies.places import COUNTIES
from medconsortium.strategies.sites import SITES
from medconsortium.vocabulary import Completeness, Datum, Grade

DAY = date(2026, 1, 1)


def test_no_two_institutions_share_a_name_or_a_code() -> None:
    hospital = ("county_hospital", 0)
    seats = [(hospital, COUNTIES[0])] * 3 + [(hospital, COUNTIES[1])]
    rows = list(institution_rows(seats, on=DAY))
    assert [str(row.name) for row in rows] == [
        "长沙县人民医院",
        "长沙县第2人民医院",
        "长沙县第3人民医院",
        "罗湖区人民医院",
    ]
    codes = [identifier.value for row in rows for identifier in row.identifiers]
    assert len(set(codes)) == 4
    assert all(check_uscc(code) == () for code in codes)


def test_a_variant_says_which_grade_and_how_many_beds() -> None:
    seats = [(("county_hospital", variant), COUNTIES[0]) for variant in (0, 3)]
    first, second = institution_rows(seats, on=DAY)
    assert (first.grade, first.beds) == (Grade.SECONDARY_A, SITES["county_hospital"].beds[0])
    assert (second.grade, second.beds) == (Grade.SECONDARY_B, SITES["county_hospital"].beds[0] + 3)


def test_a_variant_says_where_an_institution_stands() -> None:
    seats = [(("county_hospital", variant), COUNTIES[0]) for variant in (0, 3, 92)]
    assert [row.location for row in institution_rows(seats, on=DAY)] == [
        None,
        GeoPoint(latitude=28, longitude=113.03, datum=Datum.WGS84),
        GeoPoint(latitude=28.02, longitude=113.02, datum=Datum.WGS84),
    ]


def test_lists_are_complete() -> None:
    assert all_of("a") == Listing(["a"], Completeness.COMPLETE)
