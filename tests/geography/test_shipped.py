from __future__ import annotations

from collections import Counter
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from medconsortium.errors import NotFoundError
from medconsortium.geography import (
    division_columns,
    divisions,
    divisions_network,
    pack,
    read_china_division,
    unpack,
)
from medconsortium.identifiers import parse_division
from medconsortium.model import Network, Source
from medconsortium.model.columnar.columns import CountColumn
from medconsortium.vocabulary import DivisionLevel

SOURCE = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "cn_divisions"
SHIPPED = files("medconsortium.geography").joinpath("divisions.csv.gz")


def test_the_whole_country_is_shipped() -> None:
    assert Counter(one.level for one in divisions()) == {
        DivisionLevel.PROVINCE: 31,
        DivisionLevel.PREFECTURE: 342,
        DivisionLevel.COUNTY: 2_975,
        DivisionLevel.TOWNSHIP: 41_352,
    }


def test_the_file_is_small() -> None:
    assert len(SHIPPED.read_bytes()) < 600_000


def test_the_file_equals_its_source() -> None:
    if not SOURCE.exists():
        pytest.skip("needs ../shared/data/cn_divisions")
    source = [o for o in read_china_division(SOURCE) if o.level is not DivisionLevel.VILLAGE]
    assert unpack(SHIPPED.read_bytes()) == unpack(pack(source))


def test_all_codes_are_codes_and_all_parents_are_there() -> None:
    known = {one.id for one in divisions()}
    assert len(known) == 44_700
    assert all(one.parent is None or one.parent in known for one in divisions())
    for one in divisions(level=DivisionLevel.COUNTY):
        assert parse_division(one.id).level is DivisionLevel.COUNTY


def test_nine_prefectures_are_headings_of_the_code_table() -> None:
    prefectures = divisions(level=DivisionLevel.PREFECTURE)
    headings = [one.id for one in prefectures if parse_division(one.id).level is None]
    assert headings == [
        *("110100", "120100", "310100", "419000", "429000", "469000", "500100", "500200", "659000"),
    ]


def test_only_codes_that_replaced_others_are_dated() -> None:
    dated = {one.id: str(one.since) for one in divisions() if one.since is not None}
    assert dated == {"310151": "2016", "650500": "2016"}


def test_a_part_of_the_country_comes_with_what_it_lies_in() -> None:
    anhua = [one.id for one in divisions(within="430923")]
    assert anhua[:3] == ["430000", "430900", "430923"]
    assert all(code.startswith("430923") for code in anhua[2:])
    assert len(divisions(within="430923101")) == 4
    assert len(divisions(within="430000", level=DivisionLevel.PREFECTURE)) == 14


def test_a_code_that_is_not_shipped_is_not_found() -> None:
    with pytest.raises(NotFoundError):
        divisions(within="430999")
    with pytest.raises(NotFoundError):
        division_columns(within="华")


@pytest.mark.parametrize("within", [None, "430900", "310151"])
def test_the_columns_say_what_the_rows_say(within: str | None) -> None:
    by_columns = Network.from_columns(tables={"divisions": division_columns(within=within)})
    assert by_columns == Network(divisions=divisions(within=within))


def test_the_network_cites_its_source() -> None:
    network = divisions_network()
    (source,) = network.sources.values()
    assert isinstance(source, Source)
    assert network.divisions["430923"].sources == (source.id,)
    assert divisions_network() is network


def test_no_population_is_stated() -> None:
    population = divisions_network().divisions.columns.population
    assert isinstance(population, CountColumn)
    assert not np.any(population.valid)
