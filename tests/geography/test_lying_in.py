from __future__ import annotations

import numpy as np
import pytest

from medconsortium.geography import divisions_network, lying_in
from medconsortium.model import Division, Network
from medconsortium.vocabulary import DivisionLevel


def places(network: Network, level: DivisionLevel) -> dict[str, str | None]:
    ids = list(network.divisions)
    found = lying_in(network.divisions.columns, level=level)
    return {one: ids[row] if row >= 0 else None for one, row in zip(ids, found, strict=True)}


TREE = Network(
    divisions=[
        Division(id="省", level=DivisionLevel.PROVINCE),
        Division(id="市", level=DivisionLevel.PREFECTURE, parent="省"),
        Division(id="县", level=DivisionLevel.COUNTY, parent="市"),
        Division(id="镇", level=DivisionLevel.TOWNSHIP, parent="县"),
        Division(id="东莞", level=DivisionLevel.PREFECTURE, parent="省"),
        Division(id="东城街道", level=DivisionLevel.TOWNSHIP, parent="东莞"),
        Division(id="空市", level=DivisionLevel.PREFECTURE, parent="省"),
        Division(id="无处", level=DivisionLevel.TOWNSHIP),
        Division(id="某区"),
    ]
)


def test_each_division_lies_in_the_one_of_the_level_above_it() -> None:
    assert places(TREE, DivisionLevel.COUNTY) == {
        "省": None,
        "市": None,
        "县": "县",
        "镇": "县",
        "东莞": "东莞",  # stands in for the counties that it does not have
        "东城街道": "东莞",
        "空市": None,
        "无处": None,
        "某区": None,
    }
    assert places(TREE, DivisionLevel.PROVINCE)["东城街道"] == "省"


def test_a_tree_that_goes_in_a_circle_comes_to_an_end() -> None:
    circle = Network(divisions=[Division(id="甲", parent="乙"), Division(id="乙", parent="甲")])
    assert places(circle, DivisionLevel.COUNTY) == {"甲": None, "乙": None}


@pytest.mark.parametrize(
    ("level", "count", "above"),
    [
        (DivisionLevel.PROVINCE, 31, 0),
        (DivisionLevel.PREFECTURE, 342, 31),
        (DivisionLevel.COUNTY, 2_978, 31 + 342 - 3),
        (DivisionLevel.TOWNSHIP, 41_352, 31 + 342 + 2_975),
    ],
)
def test_the_country_has_as_many_places_as_the_source(
    level: DivisionLevel, count: int, above: int
) -> None:
    found = lying_in(divisions_network().divisions.columns, level=level)
    assert len(np.unique(found[found >= 0])) == count
    assert np.count_nonzero(found < 0) == above
