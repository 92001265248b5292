"""Step by step, as an automaton reads it, against the words of the design."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medconsortium.referral.usable.steps import (
    NO_LEVEL,
    Label,
    WayForm,
    automaton_of,
    label_hops,
)

LEVELS = [NO_LEVEL, 0, 1, 2, 3]
forms = st.builds(
    WayForm,
    goes_down=st.booleans(),
    stepwise=st.booleans(),
    remembers_level=st.just(value=True),
    tells_origin_apart=st.booleans(),
    sends=st.booleans(),
    most_transfers=st.sampled_from([None, 0, 1, 2]),
)


def allowed(form: WayForm, reached: int, level: int) -> bool:
    if NO_LEVEL in {reached, level}:
        return True
    if form.goes_down:
        return level <= reached
    return reached <= level <= (reached + 1 if form.stepwise else 3)


@given(forms, st.lists(st.sampled_from(LEVELS), min_size=1, max_size=6))
def test_levels_along_a_way(form: WayForm, levels: list[int]) -> None:
    automaton, state, reached = automaton_of(form), 0, levels[0]
    ends = True
    for transfers, (here, there) in enumerate(pairwise(levels), start=1):
        labels, may = label_hops(np.array([here]), np.array([there]), form)
        ends = ends and allowed(form, reached, there)
        ends = ends and (form.most_transfers is None or transfers <= form.most_transfers)
        after = int(automaton.transition[state, labels[0]]) if may[0] else -1
        assert (after >= 0) == ends
        if not ends:
            return
        state, reached = after, reached if there == NO_LEVEL else there
    moved = len(levels) > 1 or not form.tells_origin_apart
    stops = (Label.STAY, Label.ARRIVE, Label.ANSWER)
    assert [int(automaton.transition[state, label]) >= 0 for label in stops] == [
        *(not moved, moved, False)
    ]


@pytest.mark.parametrize(("goes_down", "stepwise"), [*product([True, False], repeat=2)])
def test_between_known_levels_it_is_settled_at_once(goes_down: bool, stepwise: bool) -> None:  # noqa: FBT001
    form = WayForm(goes_down=goes_down, stepwise=stepwise, remembers_level=False)
    one, other = np.array([*product(range(4), repeat=2)]).T
    labels, may = label_hops(one, other, form)
    assert set(labels.tolist()) == {Label.GO}
    assert may.tolist() == [allowed(form, int(a), int(b)) for a, b in zip(one, other, strict=True)]


def test_who_stays_behind_goes_nowhere() -> None:
    form = WayForm(remembers_level=False, most_transfers=1)
    table = automaton_of(form).transition
    away, received = form.states - 2, form.states - 1
    assert table[0, Label.SEND] == table[0, Label.SEND_OFF] == away
    assert table[form.moved, Label.SEND] == away
    assert table[away, Label.SEND] == table[away, Label.SEND_ON] == away
    assert table[0, Label.SEND_ON] == table[away, Label.SEND_OFF] == -1
    assert table[0, Label.RECEIVE] == received
    assert table[away, Label.RECEIVE] == table[away, Label.GO] == table[away, Label.VISIT] == -1
    assert np.flatnonzero(table[received] >= 0).tolist() == [Label.ANSWER]
    assert table[away, Label.ANSWER] == 0


def test_booked_visits_are_no_steps() -> None:
    form = WayForm()
    automaton = automaton_of(form)
    entered = automaton.transition[0, Label.ENTER + 1]
    assert automaton.transition[entered, Label.LEAVE + 3] == -1
    assert automaton.transition[entered, Label.VISIT] == form.moved


def test_skipping_is_a_label_of_its_own_and_only_up() -> None:
    form = WayForm()
    table = automaton_of(form).transition
    entered = [int(table[0, Label.ENTER + level]) for level in range(4)]
    skips = [
        [int(table[state, Label.SKIP + level]) >= 0 for level in range(4)] for state in entered
    ]
    assert skips == [
        [False, False, True, True],
        [False, False, False, True],
        [False] * 4,
        [False] * 4,
    ]
    down = automaton_of(WayForm(goes_down=True)).transition
    assert (down[:, Label.SKIP : Label.SKIP + 4] == -1).all()


def test_so_many_states_there_may_be() -> None:
    assert WayForm(most_transfers=23).is_countable
    assert not WayForm(most_transfers=24).is_countable
    assert WayForm(most_transfers=100, remembers_level=False, sends=False).is_countable
