"""Putting channels in order, and what takes the place of what."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.referral.crowded import SEEDS

from medconsortium.model.columnar.columns import string_column
from medconsortium.referral.channels.drafts import Basis, Draft, in_order, merged, ranks, replaced
from medconsortium.referral.channels.limits import NO_LIMIT
from medconsortium.text import Text

HERE = Basis(text=Text("此", "here"))


def test_a_column_left_out_is_empty() -> None:
    rows = np.array([0, 1], np.int32)
    narrow = np.zeros(2, np.int8)
    draft = Draft(
        origin=rows, target=rows[::-1], kind=narrow, declared=True, doubts=narrow, bases=(HERE,)
    )
    assert len(draft) == 2
    assert draft.column("link", -1).tolist() == [-1, -1]
    assert draft.limits == (NO_LIMIT,)


@pytest.mark.parametrize("seed", SEEDS)
def test_rows_in_the_order_of_several_keys(seed: int) -> None:
    draw = Random(seed)  # noqa: S311 - nothing secret
    keys = [np.array([draw.randrange(3) for _ in range(20)]) for _ in range(4)]
    ties = [lambda rows, key=key: key[rows] for key in keys[1:]]
    order = in_order(keys[0].astype(np.int64), ties).tolist()
    assert order == sorted(range(20), key=lambda row: [key[row] for key in keys])


def test_what_breaks_ties_is_asked_of_tied_rows_alone() -> None:
    asked: list[list[int]] = []

    def tie(rows: NDArray[np.intp]) -> NDArray[np.intp]:
        asked.append(rows.tolist())
        return -rows

    assert in_order(np.array([2, 1, 2, 0]), [tie, tie]).tolist() == [3, 1, 2, 0]
    assert asked == [[0, 2]]
    assert in_order(np.array([], np.int64), [tie]).tolist() == []


@pytest.mark.parametrize("seed", SEEDS)
def test_replaced_by_a_plain_one_of_its_kind(seed: int) -> None:
    draw = Random(seed)  # noqa: S311 - nothing secret
    group = np.sort([draw.randrange(5) for _ in range(25)])
    kind = np.array([draw.randrange(3) for _ in range(25)], np.int8)
    plain = np.array([draw.random() < 0.3 for _ in range(25)])
    there = {(int(group[i]), int(kind[i])) for i in range(25) if plain[i]}
    expected = [(int(g), int(k)) in there for g, k in zip(group, kind, strict=True)]
    assert replaced(group, kind, plain=plain).tolist() == expected


def test_nothing_is_replaced_among_nothing() -> None:
    nothing = np.array([], np.int64)
    assert replaced(nothing, nothing.astype(np.int8), plain=nothing.astype(bool)).tolist() == []


def test_choices_are_merged_and_sorted() -> None:
    known, which = merged(
        [["b", "c"], [], ["a", "b"]],
        [np.array([0, 1, 0], np.int32), np.array([], np.int32), np.array([1, 0], np.int32)],
        str,
    )
    assert known == ("a", "b", "c")
    assert [known[number] for number in which] == ["b", "c", "b", "b", "a"]


def test_ranks_by_id() -> None:
    ids = string_column(["丙", "甲", "乙"])
    order = sorted(["", "丙", "乙"])
    found = ranks(ids, np.array([2, -1, 0, 2], np.int32)).tolist()
    assert found == [order.index(name) for name in ("乙", "", "丙", "乙")]
