from __future__ import annotations

import numpy as np

from medconsortium.model import OPEN, Listing, Network
from medconsortium.model.columnar.columns import Column, string_column
from medconsortium.planning.synthetic.filling import (
    all_of,
    counts,
    day_number,
    first_source,
    listed,
    lists_of_one,
    never_ending,
    objects,
    only_chinese,
    points,
    references,
)
from medconsortium.vocabulary import Completeness, Scope


def test_a_network_reads_what_the_columns_are_filled_with() -> None:
    columns: dict[str, Column] = {
        "id": string_column(["甲", "乙"]),
        "name": only_chinese(string_column(["甲联盟", "乙联盟"])),
        "scope": all_of(Scope.COUNTY, 2),
        "organiser": references(
            ("institutions", "parties", "departments"), "parties", np.array([0, -1])
        ),
        "grid": listed(np.array([1, 1]), np.array([0, 0], np.int32), size=2, absent=True),
        "stated_sizes": listed(np.array([], np.int64), objects([]), size=2, complete=False),
        "until": never_ending(2),
        "sources": first_source(2),
    }
    place: dict[str, Column] = {
        "id": string_column(["县"]),
        "population": counts(np.array([7])),
        "centroid": points(np.array([28.1234567]), np.array([111.0])),
    }
    network = Network.from_columns(
        tables={
            "sources": {"id": string_column(["来源"])},
            "divisions": place,
            "parties": {"id": string_column(["局"]), "name": only_chinese(string_column(["局"]))},
            "consortia": columns,
        }
    )
    first, second = network.consortia.values()
    assert (first.name.zh, first.name.en, first.organiser) == ("甲联盟", None, "局")
    assert (second.organiser, second.scope) == (None, Scope.COUNTY)
    assert first.grid is None
    assert second.grid == Listing(["县", "县"], Completeness.COMPLETE)
    assert first.stated_sizes == ()
    assert (first.until, first.sources) == (OPEN, ("来源",))
    county = network.divisions["县"]
    assert county.population == 7
    assert county.centroid is not None
    assert county.centroid.latitude == 28.12346


def test_lists_of_one_hold_one_each() -> None:
    column = lists_of_one(np.array([3, 4], np.int8))
    assert column.offsets.tolist() == [0, 1, 2]
    assert column.completeness is not None
    assert column.completeness.tolist() == [Completeness.COMPLETE.number] * 2


def test_days_count_from_1970() -> None:
    assert [day_number(day) for day in ("1970-01-01", "1970-02-01", "1969-12-31")] == [0, 31, -1]
