from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.rows import DAY, consortium, department, link, network

from medconsortium.model import Row
from medconsortium.rules import Facts
from medconsortium.rules.engine.three_valued import States, known
from medconsortium.rules.judging.linkage import Links
from medconsortium.rules.judging.paths import (
    Edges,
    Pairs,
    merged,
    numbered,
    reached,
    ring,
    rings,
    touching,
)
from medconsortium.vocabulary import LinkKind

MOST = 60
drawn_edges = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20)


def edges(drawn: Iterable[tuple[int, int]]) -> Edges:
    pairs = np.array(list(drawn), np.int64).reshape(-1, 2)
    return Edges(pairs[:, 0], pairs[:, 1])


def pairs(*drawn: tuple[int, int]) -> Pairs:
    found = np.array(drawn, np.int64).reshape(-1, 2)
    return Pairs(found[:, 0], found[:, 1])


def closure(drawn: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """All (from, to) such that edges lead there, in one step or more."""
    found = set(drawn)
    while True:
        more = {(a, d) for a, b in found for c, d in found if b == c} - found
        if not more:
            return found
        found |= more


def starting_at(*starts: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    flags = np.zeros(MOST, np.bool_)
    flags[list(starts)] = True
    return flags


@given(drawn_edges, st.integers(0, 9))
def test_what_is_reached_is_what_edges_lead_to(drawn: list[tuple[int, int]], start: int) -> None:
    expected = {start, *(b for a, b in closure(drawn) if a == start)}
    found = reached(starting_at(start), edges(drawn))
    assert set(np.flatnonzero(found).tolist()) == expected
    backwards = reached(starting_at(start), edges(drawn).turned())
    assert set(np.flatnonzero(backwards).tolist()) == {
        start,
        *(a for a, b in closure(drawn) if b == start),
    }


@given(drawn_edges)
def test_rings_are_where_one_gets_back(drawn: list[tuple[int, int]]) -> None:
    on_a_ring = {a for a, b in closure(drawn) if a == b}
    left = rings(MOST, edges(drawn)).tolist()
    assert bool(left) is bool(on_a_ring)
    assert on_a_ring <= {drawn[position][0] for position in left}
    found = ring([a for a, _ in drawn], [b for _, b in drawn])
    assert bool(found) is bool(on_a_ring)
    for position, following in zip(found, found[1:] + found[:1], strict=True):
        assert drawn[position][1] == drawn[following][0]


@pytest.mark.parametrize("closed", [False, True])
def test_long_chains_are_searched_too(*, closed: bool) -> None:
    places = 500
    chain = [(n, n + 1) for n in range(places - 1)]
    turned = edges([*chain, (places - 1, 0)] if closed else chain)
    flags = np.zeros(places, np.bool_)
    flags[0] = True
    assert reached(flags, turned).all()
    assert len(rings(places, turned)) == (places if closed else 0)


def test_a_long_tail_is_peeled_from_a_ring() -> None:
    chain = [(n, n + 1) for n in range(200)]
    left = rings(300, edges([*chain, (200, 199)]))
    assert {200} <= set(left.tolist())
    assert 0 not in left


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9)), max_size=12))
def test_every_pair_has_a_place_of_its_own(drawn: list[tuple[int, int]]) -> None:
    places = numbered(10, pairs(*drawn))
    numbers = places.number(pairs(*drawn)).tolist()
    assert len(set(numbers)) == len(set(drawn))
    assert all(0 <= number < len(places) for number in numbers)


def test_pairs_among_others() -> None:
    asked = pairs((0, 1), (0, -1), (1, 1), (2, 0))
    assert asked.among(pairs((0, 1), (1, 1))).tolist() == [True, False, True, False]
    assert asked.among(pairs()).tolist() == [False] * 4
    twice = pairs((1, 2), (0, 3), (1, 2)).once()
    assert twice.consortium.tolist() == [0, 1]
    assert twice.institution.tolist() == [3, 2]
    assert len(pairs().once()) == 0


def test_what_is_joined_is_one() -> None:
    joined = merged(6, np.array([1, 2, 4]), np.array([2, 3, 5]))
    assert joined.tolist() == [0, 1, 1, 1, 4, 4]


UP = link("乙", "referral_up", "甲")


def links(*rows: Row, listed: str = "complete") -> Links:
    return Links(Facts(network(consortium(links=listed), consortium(name="别"), *rows), DAY))


def of_kind(found: Links) -> States:
    return known(found.of_kinds([LinkKind.REFERRAL_UP]))


@pytest.mark.parametrize(
    ("rows", "name", "expected"),
    [
        ([UP], "乙", 1),
        ([UP], "甲", 1),
        ([UP], "丙", 0),
        ([link("乙", "booking", "甲")], "乙", 0),
        ([link("乙", "referral_up", "甲", until=None)], "乙", -1),
        ([link("乙", "referral_up", "甲", of=None)], "乙", -1),
        ([link("乙", "referral_up", "甲", of=None)], "丙", 0),
        ([link("乙", "referral_up", "甲", of="别")], "乙", 0),
        ([department("某科"), link("某科", "referral_up", "甲")], "丙", -1),
        ([department("某科"), link("某科", "referral_up", "甲", of=None)], "丙", -1),
        ([department("某科"), link("某科", "referral_up", "甲", of="别")], "丙", 0),
        ([UP], "", -1),
    ],
)
def test_whom_links_touch(rows: list[Row], name: str, expected: int) -> None:
    found = links(link("丙", "teaching", "丙"), *rows)
    place = found.facts.network.institutions.row_number(name)
    assert touching(found, of_kind(found), pairs((0, place))).tolist() == [expected]


def test_nobody_surely_is_untouched_where_links_are_not_listed() -> None:
    found = links(link("丙", "teaching", "丙"), listed="partial")
    assert touching(found, of_kind(found), pairs((0, 0))).tolist() == [-1]
