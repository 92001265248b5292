"""Step by step: which hops may follow which, over a way as a whole.

A way is read as labels, one for each hop and one for its end, by an automaton. Its states say what
a way leads to: whether the patient is still at the origin, has gone on, or has stayed behind; how
many times he has been moved, where that is bounded; and the level he has reached, where he now is
somewhere whose level is not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import IntEnum
from functools import cache

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.graph import Automaton

__all__ = ["NO_LEVEL", "Label", "WayForm", "automaton_of", "label_hops"]

NO_LEVEL = -1
"""The level where levels bind nobody: it is not known, or the institution is of continuing care."""

_LEVELS = 4
_MOST_STATES = 127


class Label(IntEnum):
    """What the automaton reads: how a hop, or the end of a way, changes where the patient stands.

    Of `ENTER`, `LEAVE` and `SKIP` there is one for each level, that of the end that has one. What
    is sent may be sent on: `SEND_OFF` is only from where the patient is, `SEND_ON` from elsewhere.
    """

    GO = 0
    ENTER = 1
    KEEP = ENTER + _LEVELS
    LEAVE = KEEP + 1
    SKIP = LEAVE + _LEVELS
    VISIT = SKIP + _LEVELS
    SEND = VISIT + 1
    SEND_OFF = SEND + 1
    SEND_ON = SEND_OFF + 1
    RECEIVE = SEND_ON + 1
    STAY = RECEIVE + 1
    ARRIVE = STAY + 1
    ANSWER = ARRIVE + 1


_LABELS = Label.ANSWER + 1


@frozen(kw_only=True)
class WayForm:
    """What ways may look like.

    `goes_down` tells which way levels lead, `stepwise` whether none may be skipped on the way up.
    `remembers_level` where ways may lead through institutions without a level; `tells_origin_apart`
    where staying is not the same as arriving; `sends` where something but the patient may travel;
    `most_transfers` is how many times he may be moved.
    """

    goes_down: bool = False
    stepwise: bool = True
    remembers_level: bool = True
    tells_origin_apart: bool = True
    sends: bool = True
    most_transfers: int | None = None

    @property
    def levels(self) -> int:
        """How many states tell the level reached: none, or one of four."""
        return 1 + _LEVELS * self.remembers_level

    @property
    def counts(self) -> int:
        """How many states tell the number of transfers."""
        return 1 if self.most_transfers is None else self.most_transfers + 1

    @property
    def moved(self) -> int:
        """The first state of a patient who is where he was sent."""
        return self.levels * self.tells_origin_apart

    @property
    def states(self) -> int:
        """How many states there are."""
        return self.moved + self.levels * self.counts + 2 * self.sends

    @property
    def is_countable(self) -> bool:
        """Whether an automaton can count the transfers."""
        return self.states <= _MOST_STATES


@cache
def automaton_of(form: WayForm) -> Automaton:
    """Return the automaton that allows ways of a form.

    >>> form = WayForm(remembers_level=False, tells_origin_apart=False, sends=False)
    >>> automaton_of(form).transition[0, [Label.GO, Label.ARRIVE, Label.ANSWER]].tolist()
    [0, 0, -1]
    """
    table = np.full((form.states, _LABELS), -1, np.int8)
    for state in range(form.states - 2 * form.sends):
        table[state, Label.ARRIVE if state >= form.moved else Label.STAY] = 0
        count, level = (
            divmod(state - form.moved, form.levels) if state >= form.moved else (0, state)
        )
        if form.sends:
            table[state, [Label.SEND, Label.SEND_OFF]] = form.states - 2
            table[state, Label.RECEIVE] = form.states - 1
        if form.most_transfers is None or count < form.most_transfers:
            after = 0 if form.most_transfers is None else count + 1
            for label, reached in _moves(form, level):
                table[state, label] = form.moved + after * form.levels + reached
    if form.sends:
        away, received = form.states - 2, form.states - 1
        table[away, [Label.SEND, Label.SEND_ON]] = away
        table[[away, received], Label.ANSWER] = 0
    return Automaton(table)


def label_hops(
    origin: NDArray[np.integer], target: NDArray[np.integer], form: WayForm
) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    """Return the labels of hops by patient between levels, and which of them are allowed at all.

    Up, none may lead lower, or skip a level; down, none higher. Between two that have a level,
    that is settled here; where one has none, it hangs on the way, and the automaton settles it.

    Args:
        origin: The level each hop leaves (hops), `NO_LEVEL` where it binds nobody.
        target: The level each hop leads to.
        form: What ways may look like.
    """
    known = (origin >= 0) & (target >= 0)
    enters, leaves = (origin >= 0) & (target < 0), (origin < 0) & (target >= 0)
    label = np.full(len(origin), Label.GO, np.int64)
    if form.remembers_level:
        label[(origin < 0) & (target < 0)] = Label.KEEP
        label[enters] = Label.ENTER + origin[enters]
        label[leaves] = Label.LEAVE + target[leaves]
    return label.astype(np.uint8), ~known | _ALLOWED[form.goes_down, form.stepwise][origin, target]


def _moves(form: WayForm, level: int) -> Iterator[tuple[int, int]]:
    """Yield the labels of hops that move a patient from a level, and the level remembered after.

    0 is none: where he is has a level of its own, or nothing is known; 1 more than the level else.
    """
    yield Label.VISIT, 0
    if level == 0:
        yield Label.GO, 0
    if not form.remembers_level:
        return
    yield Label.KEEP, level
    for other in range(_LEVELS):
        if level == 0:
            yield Label.ENTER + other, other + 1
        if level == 0 or _ALLOWED[form.goes_down, form.stepwise][level - 1, other]:
            yield Label.LEAVE + other, 0
        elif not form.goes_down and other >= level:
            yield Label.SKIP + other, 0


def _allowed(*, goes_down: bool, stepwise: bool) -> NDArray[np.bool_]:
    """Return whether a hop may lead from one level to another (levels × levels)."""
    origin, target = np.indices((_LEVELS, _LEVELS))
    if goes_down:
        return np.asarray(target <= origin)
    return np.asarray((target >= origin) & ((target <= origin + 1) | (not stepwise)))


_ALLOWED: Mapping[tuple[bool, bool], NDArray[np.bool_]] = {
    (goes_down, stepwise): _allowed(goes_down=goes_down, stepwise=stepwise)
    for goes_down in (False, True)
    for stepwise in (False, True)
}
