from __future__ import annotations

import numpy as np
import pytest

from medconsortium.geography import RollUp, roll_up, roll_up_population
from medconsortium.model import Division, Institution, Network
from medconsortium.model.columnar.columns import CountColumn
from medconsortium.vocabulary import DivisionLevel

COUNTY, PREFECTURE = DivisionLevel.COUNTY, DivisionLevel.PREFECTURE


def division(name: str, level: DivisionLevel, parent: str | None, people: int | None) -> Division:
    return Division(id=name, level=level, parent=parent, population=people)


def network(*institutions: Institution) -> Network:
    return Network(
        divisions=[
            division("市", PREFECTURE, None, None),
            division("甲县", COUNTY, "市", None),
            division("甲镇", DivisionLevel.TOWNSHIP, "甲县", 30),
            division("乙镇", DivisionLevel.TOWNSHIP, "甲县", None),
            division("乙县", COUNTY, "市", 500),
            division("丙镇", DivisionLevel.TOWNSHIP, "乙县", 40),
            division("丙县", COUNTY, "市", None),
        ],
        institutions=institutions,
    )


def hospital(name: str, place: str | None, beds: int | None = None) -> Institution:
    return Institution(id=name, name=name, division=place, beds=beds)


def told(found: RollUp, of: Network) -> dict[str, tuple[int | None, int, int]]:
    ids = list(of.divisions)
    return {
        ids[row]: (
            int(found.sums.values[n]) if found.sums.valid[n] else None,
            int(found.stated[n]),
            int(found.unstated[n]),
        )
        for n, row in enumerate(found.divisions)
    }


HOSPITALS = network(
    hospital("一", "甲县", 100),
    hospital("二", "甲镇", 20),
    hospital("三", "乙镇"),
    hospital("四", "丙镇"),
    hospital("五", "市", 900),
    hospital("六", None, 5),
)


def test_beds_are_summed_and_what_is_not_stated_is_counted() -> None:
    beds = roll_up(HOSPITALS, "beds", level=COUNTY)
    assert told(beds, HOSPITALS) == {
        "甲县": (120, 2, 1),
        "乙县": (None, 0, 1),  # not known, rather than nothing
        "丙县": (0, 0, 0),
    }
    assert beds.elsewhere == 2


def test_institutions_are_counted() -> None:
    found = roll_up(HOSPITALS, level=PREFECTURE)
    assert told(found, HOSPITALS) == {"市": (5, 5, 0)}
    assert found.elsewhere == 1


def test_any_column_of_counts_will_do() -> None:
    twos = CountColumn(np.full(6, 2), np.ones(6, np.bool_))
    assert told(roll_up(HOSPITALS, twos, level=COUNTY), HOSPITALS)["甲县"] == (6, 3, 0)


def test_a_column_of_another_length_or_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="6 institutions"):
        roll_up(HOSPITALS, CountColumn(np.zeros(2, np.int64), np.ones(2, np.bool_)), level=COUNTY)
    with pytest.raises(ValueError, match="6 institutions"):
        roll_up(HOSPITALS, "name", level=COUNTY)


def test_population_is_that_stated_or_else_that_of_the_parts() -> None:
    empty = network()
    assert told(roll_up_population(empty, level=COUNTY), empty) == {
        "甲县": (30, 1, 1),
        "乙县": (500, 1, 0),
        "丙县": (None, 0, 1),
    }
    assert told(roll_up_population(empty, level=PREFECTURE), empty) == {"市": (530, 2, 2)}


def test_a_tree_that_goes_in_a_circle_comes_to_an_end() -> None:
    circle = Network(
        divisions=[division("甲", COUNTY, "乙", None), division("乙", COUNTY, "甲", None)]
    )
    assert roll_up_population(circle, level=COUNTY).unstated.tolist() == [1, 1]
