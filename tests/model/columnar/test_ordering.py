"""Orders of rows that depend on what they say alone."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from medconsortium.model.columnar.columns import string_column
from medconsortium.model.columnar.ordering import packed, refine, rows_by_string, tied_rows

small = st.integers(-3, 3)
any_int64 = st.integers(-(2**63), 2**63 - 1)


@given(st.lists(st.text(st.sampled_from("ab县\x00"), max_size=20) | st.text()))
def test_strings_are_ordered_by_their_bytes(texts: list[str]) -> None:
    encoded = [text.encode(errors="replace").decode() for text in texts]
    expected = sorted(range(len(encoded)), key=lambda row: encoded[row].encode())
    assert rows_by_string(string_column(encoded)).tolist() == expected


@given(st.lists(st.tuples(small, small, small)))
def test_refining_orders_rows_as_sorting_by_all_keys_does(rows: list[tuple[int, ...]]) -> None:
    keys = np.array(rows, np.int64).reshape(-1, 3)
    groups = np.zeros(len(rows), np.intp)
    still = [refine(groups, keys[:, at].__getitem__) for at in range(3)]
    expected = sorted(range(len(rows)), key=rows.__getitem__)
    assert np.argsort(groups, kind="stable").tolist() == expected
    assert still[-1] is (len(set(rows)) < len(rows))
    assert tied_rows(groups).tolist() == [n for n, row in enumerate(rows) if rows.count(row) > 1]


def test_rows_told_apart_are_not_looked_at_again() -> None:
    groups = np.zeros(3, np.intp)
    asked: list[list[int]] = []

    def key(
        rows: np.ndarray[tuple[int], np.dtype[np.intp]],
    ) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
        asked.append(rows.tolist())
        return np.array([1, 0, 1], np.int8)[rows]

    assert refine(groups, key)
    assert refine(groups, key)
    assert asked == [[0, 1, 2], [0, 2]]
    assert groups.tolist() == [1, 0, 1]


@given(st.lists(st.tuples(any_int64 | small, small, any_int64 | small)))
def test_packed_keys_tell_the_same_rows_apart(rows: list[tuple[int, ...]]) -> None:
    keys = np.array(rows, np.int64).reshape(-1, 3)
    fewer = list(packed(keys.T))
    assert len({tuple(int(key[n]) for key in fewer) for n in range(len(rows))}) == len(set(rows))


def test_small_keys_are_packed_into_one_that_orders_as_they_do() -> None:
    first, second = np.array([1, 0, 1, -1], np.int8), np.array([300, 200, 100, 0], np.int16)
    (key,) = packed([first, second])
    assert np.argsort(key).tolist() == [3, 1, 2, 0]


def test_no_keys_are_packed_into_none() -> None:
    assert list(packed([])) == []
