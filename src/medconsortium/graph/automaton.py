"""What a path may look like as a whole: a finite automaton that reads the labels of its edges."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from attrs import field, frozen
from numpy.typing import ArrayLike, NDArray

__all__ = ["Automaton", "both"]

_MOST_STATES = 127


def _every() -> NDArray[np.bool_]:
    return np.ones((), np.bool_)


def _array(values: ArrayLike) -> NDArray[Any]:
    return np.asarray(values)


@frozen(eq=False, slots=False)
class Automaton:
    """A deterministic finite automaton: a path is allowed if it leads to an accepting state.

    `transition[state, label]` is the state after an edge with that label, -1 where such an edge
    may not be taken; `accepting[state]` tells whether a path may end there. Searches run on pairs
    of node and state without writing them out. What happens on the way is said in this form: the
    highest level reached so far, the number of transfers, whether the patient has stayed behind.
    (C. Barrett, R. Jacob, M. Marathe, "Formal-language-constrained path problems", SIAM Journal on
    Computing 30 (3), 2000.)

    Attributes:
        transition: States × labels, int8.
        accepting: One bool for each state; all states accept if left out.

    Raises:
        ValueError: A table has the wrong shape, or names a state that is not there.

    >>> at_most_two_edges = Automaton([[1], [2], [-1]])
    >>> at_most_two_edges.states, at_most_two_edges.labels
    (3, 1)
    """

    transition: NDArray[np.int8] = field(converter=_array)
    accepting: NDArray[np.bool_] = field(factory=_every, converter=_array)

    def __attrs_post_init__(self) -> None:
        table, accepting = self.transition, self.accepting
        if table.ndim != 2 or not table.size:  # noqa: PLR2004 - states and labels
            raise ValueError("the transition table must have states and labels")
        if max(table.shape) > _MOST_STATES:
            raise ValueError(f"there may be at most {_MOST_STATES} states and labels")
        if table.dtype.kind not in "iu" or table.min() < -1 or table.max() >= len(table):
            raise ValueError(f"a transition must lead to one of the {len(table)} states, or be -1")
        if accepting.shape not in ((), table.shape[:1]):
            raise ValueError("accepting must say so of each state")
        narrow, accepts = table.astype(np.int8), np.broadcast_to(accepting, len(table)).astype(bool)
        narrow.flags.writeable = accepts.flags.writeable = False
        object.__setattr__(self, "transition", narrow)
        object.__setattr__(self, "accepting", accepts)

    def __reduce__(self) -> tuple[object, ...]:
        return Automaton, (self.transition, self.accepting)

    @property
    def states(self) -> int:
        """How many states there are."""
        return int(self.transition.shape[0])

    @property
    def labels(self) -> int:
        """How many labels there are."""
        return int(self.transition.shape[1])

    @cached_property
    def forward(self) -> Moves:
        """The moves from a state by a label: one or none."""
        allowed = np.flatnonzero(self.transition.ravel() >= 0)
        return self._moves(allowed, self.transition.ravel()[allowed])

    @cached_property
    def backward(self) -> Moves:
        """The moves back to a state by a label: any number."""
        state, label = np.nonzero(self.transition >= 0)
        return self._moves(self.transition[state, label] * np.int64(self.labels) + label, state)

    def _moves(self, key: NDArray[np.int64], state: ArrayLike) -> Moves:
        offset = np.zeros(self.states * self.labels + 1, np.int64)
        np.cumsum(np.bincount(key, minlength=len(offset) - 1), out=offset[1:])
        return Moves(offset, np.asarray(state, np.int64)[np.argsort(key, kind="stable")])


def both(one: Automaton, other: Automaton) -> Automaton:
    """Return the automaton of the paths that both allow.

    State `s` of the one and `t` of the other become `s * other.states + t`.

    Raises:
        ValueError: They do not read the same labels, or there are too many states.

    >>> stepwise = Automaton([[0, 1, -1], [1, 1, 2], [2, 2, 2]])
    >>> at_most_one_edge = Automaton([[1, 1, 1], [-1, -1, -1]])
    >>> both(stepwise, at_most_one_edge).transition[0].tolist()
    [1, 3, -1]
    """
    if one.labels != other.labels:
        raise ValueError(f"one reads {one.labels} labels, the other {other.labels}")
    first, second = one.transition[:, np.newaxis].astype(np.int64), other.transition
    allowed = (first >= 0) & (second >= 0)
    pairs = np.where(allowed, first * other.states + second, -1)
    accepting = one.accepting[:, np.newaxis] & other.accepting
    return Automaton(pairs.reshape(-1, one.labels), accepting.ravel())


@frozen(eq=False)
class Moves:
    """Moves by key: those of key `state * labels + label` are `state[offset[key]:offset[key + 1]]`.

    Both are int64.
    """

    offset: NDArray[np.int64]
    state: NDArray[np.int64]
