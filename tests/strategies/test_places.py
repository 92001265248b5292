from __future__ import annotations

from datetime import date

from medconsortium import geography
from medconsortium.model import OPEN, Network, PartialDate
from medconsortium.rules import CATALOGUE, check, select_rules
from medconsortium.strategies.places import COUNTIES, county, division_rows

SINCE = PartialDate.parse("2010-01-01")
DAY = date(2026, 1, 1)


def rows(count: int) -> Network:
    counties = [county(number) for number in range(count)]
    return Network(divisions=division_rows(counties, since=SINCE, until=OPEN))


def test_the_codes_are_those_of_the_places() -> None:
    shipped = {division.id: division for division in geography.divisions()}
    for one in COUNTIES:
        assert str(shipped[one.code].name) == one.place
        assert str(shipped[one.town_code].name) == one.town
    report = check(rows(len(COUNTIES)), on=DAY, rules=select_rules(CATALOGUE, only=["IDN002"]))
    assert report.ok
    assert report.gaps == ()


def test_a_county_lies_in_its_city_and_its_province() -> None:
    network = rows(1)
    chain: list[str] = []
    place: str | None = "长沙县江背镇"
    while place is not None:
        chain.append(place)
        place = network.divisions[place].parent
    assert chain == ["长沙县江背镇", "长沙县", "长沙市", "湖南省"]


def test_there_are_as_many_counties_as_are_asked_for() -> None:
    again = county(len(COUNTIES))
    assert (again.place, again.id) == ("长沙县", "长沙县2")
    network = rows(len(COUNTIES) + 1)
    assert network.divisions["长沙县2"].code is None
    assert network.divisions["长沙县2江背镇"].parent == "长沙县2"
