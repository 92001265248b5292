from __future__ import annotations

import numpy as np
import pytest

from medconsortium.rules import Outcome, Verdict
from medconsortium.rules.engine.alike import judge_alike
from medconsortium.text import Text

SIZES = [0, 1, 64, 65, 700]
"""Few rows are told apart one by one, many at once."""


def verdict(row: int, number: int) -> Verdict:
    return Verdict(outcome=Outcome.at(number), message=Text(en=str(row)))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("most", [2, 100, 10**6])
def test_rows_of_one_sort_have_the_outcome_of_one_of_them(size: int, most: int) -> None:
    draw = np.random.default_rng(size + most)
    first, second = draw.integers(-1, most, (2, size + 5))
    rows = draw.permutation(size + 5)[:size].astype(np.int32)
    asked: list[int] = []

    def judge(row: int) -> Verdict:
        asked.append(row)
        return verdict(row, int(first[row] * 3 + second[row]) % len(Outcome))

    found = judge_alike(rows, judge, first, second)
    sorts = {(int(first[row]), int(second[row])) for row in rows}
    assert len(asked) == len(sorts)
    expected = [int(first[row] * 3 + second[row]) % len(Outcome) for row in rows]
    assert found.outcomes.tolist() == expected
    assert found.outcomes.dtype == np.int8


@pytest.mark.parametrize("size", SIZES[1:])
def test_each_row_is_explained_by_itself(size: int) -> None:
    rows = np.arange(size, dtype=np.int32)
    found = judge_alike(rows, lambda row: verdict(row, 0), np.zeros(size, np.int8))
    assert found.explain(size - 1).message == Text(en=str(size - 1))


def test_without_anything_to_tell_them_apart_all_rows_are_alike() -> None:
    asked: list[int] = []

    def judge(row: int) -> Verdict:
        asked.append(row)
        return verdict(row, 1)

    rows = np.arange(100, dtype=np.int32)
    assert set(judge_alike(rows, judge).outcomes.tolist()) == {1}
    assert len(asked) == 1
