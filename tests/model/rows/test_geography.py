"""Administrative divisions."""

from __future__ import annotations

from medconsortium.model import Division, GeoPoint
from medconsortium.text import Text
from medconsortium.vocabulary import DivisionLevel


def test_a_division_may_be_known_by_its_id_alone() -> None:
    division = Division(id="440113")
    assert division.name is None
    assert division.parent is None
    assert division.urban is None
    assert division.remote is None
    assert division.population is None


def test_a_division_holds_what_is_stated() -> None:
    division = Division(
        id="番禺",
        code="440113",
        name="番禺区",
        parent="广州",
        level=DivisionLevel.COUNTY,
        urban=True,
        remote=False,
        centroid=GeoPoint(latitude=22.94, longitude=113.38),
        population=2_658_397,
    )
    assert division.name == Text(zh="番禺区")
    assert (division.urban, division.remote) == (True, False)


def test_a_code_is_held_as_written() -> None:
    assert Division(id="x", code="44 01-13").code == "44 01-13"
