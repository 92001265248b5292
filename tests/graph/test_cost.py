from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medconsortium.graph import UNREACHED, CostCode


@st.composite
def sums(draw: st.DrawFn) -> tuple[CostCode, list[list[tuple[int, ...]]]]:
    """Draw a code, and two lists of quantities no longer than a path for which it is exact."""
    largest = draw(st.lists(st.sampled_from([0, 1, 3, 1000, 2**30]), min_size=1, max_size=4))
    try:
        end = draw(st.none() | st.tuples(*[st.sampled_from([0, 1, 2**20])] * len(largest)))
        code = CostCode(largest) if end is None else CostCode(largest, end=end)
    except ValueError:
        code = CostCode(largest[:1])
    on_edge, at_end = (
        st.tuples(*(st.integers(0, most) for most in bound)) for bound in (code.edge, code.end)
    )
    path = st.tuples(
        st.lists(on_edge, max_size=min(code.edges, 4)), st.lists(at_end, max_size=2)
    ).map(lambda terms: terms[0] + terms[1])
    return code, [draw(path), draw(path)]


def total(code: CostCode, terms: list[tuple[int, ...]]) -> tuple[tuple[int, ...], int]:
    """Return the sum of quantities, and the sum of their codes."""
    exact = tuple(sum(column) for column in zip(*terms, strict=True)) or (0,) * len(code.edge)
    return exact, sum(int(code.encode(*term)) for term in terms)


@given(sums())
def test_sums_of_codes_compare_as_sums_of_quantities(
    drawn: tuple[CostCode, list[list[tuple[int, ...]]]],
) -> None:
    code, both = drawn
    (one, one_code), (other, other_code) = (total(code, terms) for terms in both)
    assert code.decode(one_code) == one
    assert (one_code < other_code) == (one < other)
    assert (one_code == other_code) == (one == other)


@given(st.lists(st.integers(0, 2**18), min_size=1, max_size=3))
def test_the_longest_exact_path_fits_and_no_longer_one_would(largest: list[int]) -> None:
    code = CostCode(largest)
    fits = 1
    longer = 1
    for value in largest:
        fits *= value * (code.edges + 2) + 1
        longer *= value * (code.edges + 3) + 1
    assert fits <= UNREACHED
    assert longer > UNREACHED or code.edges == 2**31 - 1


def test_arrays_are_encoded_element_by_element() -> None:
    code = CostCode([1, 9])
    found = code.encode(np.array([0, 1], np.uint8), 5)
    assert found.dtype == np.int64
    assert [code.decode(value) for value in found] == [(0, 5), (1, 5)]


@pytest.mark.parametrize("largest", [[], [-1], [2**62], [2**40, 2**40]])
def test_quantities_that_cannot_be_one_cost_are_refused(largest: list[int]) -> None:
    with pytest.raises(ValueError, match="quantities"):
        CostCode(largest)


@pytest.mark.parametrize("end", [[0], [0, -1], [2**62, 0]])
def test_quantities_at_ends_must_fit_too(end: list[int]) -> None:
    with pytest.raises(ValueError, match="quantities"):
        CostCode([1, 9], end=end)


def test_what_occurs_only_at_ends_leaves_room_for_longer_paths() -> None:
    assert CostCode([4, 10**8], end=[4, 0]).edges < CostCode([0, 10**8], end=[4, 0]).edges


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ([[0]], "2 quantities, not 1"),
        ([[0], [10]], "from 0 to 9"),
        ([[-1], [0]], "from 0 to 1"),
        ([[0], [0.5]], "whole numbers"),
    ],
)
def test_values_that_were_not_announced_are_refused(parts: list[object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        CostCode([1, 9]).encode(*map(np.array, parts))


def test_there_may_be_nothing_to_encode() -> None:
    assert CostCode([1, 9]).encode([], []).tolist() == []
