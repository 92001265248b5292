from __future__ import annotations

import numpy as np
import pytest

from medconsortium.rules.engine.three_valued import among, both, either, known, opposite
from medconsortium.vocabulary import Tier

ALL = [(a, b) for a in (1, 0, -1) for b in (1, 0, -1)]
MEANING = {1: {True}, 0: {False}, -1: {True, False}}


def meant(values: set[bool]) -> int:
    return -1 if len(values) > 1 else int(values.pop())


@pytest.mark.parametrize(("first", "second"), ALL)
def test_two_together_say_what_holds_whatever_is_not_known(first: int, second: int) -> None:
    pairs = [(a, b) for a in MEANING[first] for b in MEANING[second]]
    one, other = np.array([first], np.int8), np.array([second], np.int8)
    assert both(one, other).tolist() == [meant({a and b for a, b in pairs})]
    assert either(one, other).tolist() == [meant({a or b for a, b in pairs})]


def test_the_opposite() -> None:
    states = np.array([1, 0, -1], np.int8)
    assert opposite(states).tolist() == [0, 1, -1]
    assert opposite(opposite(states)).tolist() == states.tolist()


def test_what_is_known_is_yes_or_no() -> None:
    states = known(np.array([True, False]))
    assert states.tolist() == [1, 0]
    assert str(states.dtype) == "int8"
    assert not states.flags.writeable


def test_which_terms_are_among_some() -> None:
    column = np.array([Tier.CITY.number, Tier.VILLAGE.number, -1], np.int8)
    assert among(column, [Tier.CITY, Tier.COUNTY]).tolist() == [1, 0, -1]
    assert among(column, list(Tier)).tolist() == [1, 1, -1]
    assert among(column, []).tolist() == [0, 0, -1]
