from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.rules.rows import DAY, division, network

from medconsortium.model import Division
from medconsortium.rules import Facts
from medconsortium.rules.judging.territory import ancestry, climb, left_open, lies_in, place_at
from medconsortium.vocabulary import DivisionLevel

TREE = (
    division("省", "province"),
    division("市", "prefecture", "省"),
    division("东县", "county", "市"),
    division("西县", "county", "市"),
    division("东镇", "township", "东县"),
    division("西镇", "township", "西县"),
    division("东村", "village", "东镇"),
    division("外县", "county"),
    division("外镇", "township", "外县"),
    division("旧县", "county", "市", until="2020"),
    division("旧镇", "township", "旧县"),
    division("疑县", "county", "市", until=None),
    division("疑镇", "township", "疑县"),
    division("无级", None, "市"),
    division("孤镇", "township"),
    division("孤处"),
    division("此", "county", "彼"),
    division("彼", "county", "此"),
)


def facts(*rows: Division) -> Facts:
    return Facts(network(*(rows or TREE)), DAY)


@pytest.mark.parametrize(
    ("name", "chain", "known", "top"),
    [
        ("省", "省", True, DivisionLevel.PROVINCE),
        ("东村", "东村 东镇 东县 市 省", True, DivisionLevel.PROVINCE),
        ("外镇", "外镇 外县", True, DivisionLevel.COUNTY),
        ("旧镇", "旧镇 旧县", False, None),
        ("疑镇", "疑镇 疑县", False, None),
        ("疑县", "疑县", False, None),
        ("孤镇", "孤镇", True, DivisionLevel.TOWNSHIP),
        ("孤处", "孤处", True, None),
        ("此", "此 彼", False, None),
    ],
)
def test_what_a_division_lies_in(
    name: str, chain: str, top: DivisionLevel | None, *, known: bool
) -> None:
    found = ancestry(facts(), name)
    assert (" ".join(found.chain), found.known, found.top) == (chain, known, top)


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [
        ("东镇", "东镇", True),
        ("东镇", "东县", True),
        ("东村", "省", True),
        ("旧镇", "旧镇", True),
        ("旧镇", "旧县", True),
        ("疑镇", "疑县", True),
        ("旧镇", "市", None),
        ("旧镇", "东县", None),
        ("疑县", "市", None),
        ("疑镇", "东镇", None),
        ("东县", "东镇", None),  # part of it does
        ("省", "东村", None),
        ("东镇", "西镇", False),
        ("东镇", "西县", False),
        ("西县", "东镇", False),
        ("东村", "外镇", False),
        ("外镇", "东村", False),
        ("外镇", "东县", False),
        ("外县", "市", None),  # it may lie in it
        ("市", "外县", None),
        ("东镇", "无级", None),  # of what level it is, is not known
        ("东镇", "孤镇", False),
        ("东县", "孤镇", None),
        ("孤处", "东镇", None),
        ("东镇", "孤处", None),
    ],
)
def test_whether_one_lies_in_another(inner: str, outer: str, *, expected: bool | None) -> None:
    assert lies_in(facts(), inner, outer) is expected


def test_a_chain_without_end_is_not_followed() -> None:
    rows = [division(f"第{n}", None, f"第{n + 1}" if n < 99 else None) for n in range(100)]
    found = ancestry(facts(*rows), "第0")
    assert len(found.chain) == 16
    assert not found.known


def rows_of(*names: str | None) -> NDArray[np.int32]:
    divisions = facts().network.divisions
    return np.array([-1 if n is None else divisions.row_number(n) for n in names], np.int32)


def test_climbing_follows_the_chain_of_each() -> None:
    names = [*facts().network.divisions, None]
    start = [division.id for division in TREE]
    steps = list(climb(facts(), rows_of(*start)))
    for position, name in enumerate(start):
        climbed = [names[int(step[position])] for step in steps]
        expected = ancestry(facts(), name).chain
        assert tuple(n for n in climbed if n is not None)[: len(expected)] == expected
        if ancestry(facts(), name).known:
            assert climbed[len(expected) :] == [None] * (len(climbed) - len(expected))


def test_nowhere_is_not_climbed_from() -> None:
    assert list(climb(facts(), rows_of(None))) == []
    first, *_ = climb(facts(), rows_of(None, "东县"))
    assert first.tolist() == rows_of(None, "东县").tolist()


def test_climbing_comes_to_an_end() -> None:
    rows = [division(f"第{n}", None, f"第{n + 1}" if n < 99 else None) for n in range(100)]
    assert len(list(climb(facts(*rows), np.zeros(1, np.int32)))) == 16
    assert len(list(climb(facts(), rows_of("此")))) == 16


@pytest.mark.parametrize(
    ("name", "county"),
    [
        ("东村", "东县"),
        ("东镇", "东县"),
        ("东县", "东县"),
        ("外镇", "外县"),
        ("旧镇", "旧县"),
        ("疑镇", "疑县"),
        ("市", None),
        ("无级", None),
        ("孤镇", None),
        ("此", "此"),
    ],
)
def test_the_county_of_a_division(name: str, county: str | None) -> None:
    places = place_at(facts(), DivisionLevel.COUNTY)
    assert places[rows_of(name)].tolist() == rows_of(county).tolist()


@pytest.mark.parametrize(
    ("names", "fields"),
    [
        ("东村 西镇", []),
        ("疑镇", ["divisions.until"]),  # that of 疑县, which it lies in
        ("旧镇", []),  # 旧县 is surely gone
        ("无级 孤处", ["divisions.level", "divisions.level"]),
    ],
)
def test_what_leaves_it_open_how_divisions_lie(names: str, fields: list[str]) -> None:
    assert list(left_open(facts(), names.split())) == fields
