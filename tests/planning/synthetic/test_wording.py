from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from medconsortium.planning.synthetic.wording import Words, joined, numbers, stacked

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=4)


@given(st.lists(st.tuples(texts, texts), max_size=6), texts)
def test_parts_are_joined_row_by_row(rows: list[tuple[str, str]], between: str) -> None:
    every = np.arange(len(rows))
    first, second = ([row[n] for row in rows] for n in (0, 1))
    column = joined(Words.of(first, every), between, Words.of(second, every))
    assert [column[row] for row in range(len(rows))] == [a + between + b for a, b in rows]


def test_a_word_may_stand_in_many_rows() -> None:
    column = joined(
        Words.of(["甲", "b"], np.array([1, 0, 1])), numbers(np.array([0, 7, 12]), digits=2)
    )
    assert [column[row] for row in range(3)] == ["b00", "甲07", "b12"]


def test_columns_are_stacked() -> None:
    one = joined(Words.of(["甲", "b"], np.array([1, 0])))
    none = joined(Words.of(["丙"], np.array([], np.int64)))
    column = stacked(one, none, one)
    assert [column[row] for row in range(len(column))] == ["b", "甲", "b", "甲"]
