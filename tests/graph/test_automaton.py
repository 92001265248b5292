from __future__ import annotations

import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medconsortium.graph import Automaton, both
from medconsortium.graph.automaton import Moves

tables = st.tuples(st.integers(1, 4), st.integers(1, 3)).flatmap(
    lambda shape: st.lists(
        st.lists(st.integers(-1, shape[0] - 1), min_size=shape[1], max_size=shape[1]),
        min_size=shape[0],
        max_size=shape[0],
    )
)


def moves(automaton: Automaton, side: Moves) -> set[tuple[int, int, int]]:
    """Return (state, label, state moved to)."""
    return {
        (*divmod(key, automaton.labels), int(state))
        for key in range(automaton.states * automaton.labels)
        for state in side.state[side.offset[key] : side.offset[key + 1]]
    }


@given(tables)
def test_moves_are_those_of_the_table_in_both_directions(table: list[list[int]]) -> None:
    automaton = Automaton(table)
    by_hand = {
        (state, label, after)
        for state, row in enumerate(table)
        for label, after in enumerate(row)
        if after >= 0
    }
    assert moves(automaton, automaton.forward) == by_hand
    assert moves(automaton, automaton.backward) == {(b, label, a) for a, label, b in by_hand}


def test_all_states_accept_if_nothing_else_is_said() -> None:
    assert Automaton([[0, 1], [1, -1]]).accepting.tolist() == [True, True]
    assert Automaton([[0, 1], [1, -1]], [False, True]).accepting.tolist() == [False, True]


def test_tables_are_copied_and_read_only() -> None:
    table, accepting = np.zeros((1, 1), np.int8), np.ones(1, np.bool_)
    automaton = Automaton(table, accepting)
    table[0] = -1
    accepting[0] = False
    assert automaton.transition.tolist() == [[0]]
    assert automaton.accepting.tolist() == [True]
    assert not automaton.transition.flags.writeable
    assert not automaton.accepting.flags.writeable


def test_an_automaton_can_be_pickled() -> None:
    automaton = Automaton([[0, 1], [1, -1]], [False, True])
    again = pickle.loads(pickle.dumps(automaton))  # noqa: S301
    assert again.transition.tolist() == automaton.transition.tolist()
    assert again.accepting.tolist() == automaton.accepting.tolist()
    assert again.forward.offset.tolist() == automaton.forward.offset.tolist()


def accepts(automaton: Automaton, state: int, word: list[int]) -> bool:
    for label in word:
        state = int(automaton.transition[state, label])
        if state < 0:
            return False
    return bool(automaton.accepting[state])


@given(
    st.lists(st.tuples(*[st.integers(-1, 1)] * 2), min_size=2, max_size=2),
    st.lists(st.tuples(*[st.integers(-1, 2)] * 2), min_size=3, max_size=3),
    st.lists(st.booleans(), min_size=5, max_size=5),
    st.lists(st.integers(0, 1), max_size=6),
)
def test_both_accept_what_each_accepts(
    one: list[tuple[int, int]],
    other: list[tuple[int, int]],
    accepting: list[bool],
    word: list[int],
) -> None:
    first, second = Automaton(one, accepting[:2]), Automaton(other, accepting[2:])
    pair = both(first, second)
    for number in range(6):
        state, other_state = divmod(number, 3)
        each = accepts(first, state, word) and accepts(second, other_state, word)
        assert accepts(pair, number, word) == each


def test_both_must_read_the_same_labels_in_states_that_are_not_too_many() -> None:
    with pytest.raises(ValueError, match="one reads 1 labels, the other 2"):
        both(Automaton([[0]]), Automaton([[0, 0]]))
    with pytest.raises(ValueError, match="at most 127 states"):
        both(Automaton([[0]] * 12), Automaton([[0]] * 11))


@pytest.mark.parametrize(
    ("transition", "accepting", "message"),
    [
        ([], [True], "states and labels"),
        ([0], [True], "states and labels"),
        ([[]], [True], "states and labels"),
        ([[1]], [True], "one of the 1 states"),
        ([[-2]], [True], "one of the 1 states"),
        ([[0.5]], [True], "one of the 1 states"),
        ([[0]], [True, True], "say so of each state"),
        ([[0]] * 128, True, "at most 127"),
        ([[0] * 128], True, "at most 127"),
    ],
)
def test_a_table_that_is_none_is_refused(
    transition: object, accepting: object, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        Automaton(np.array(transition), np.array(accepting))
