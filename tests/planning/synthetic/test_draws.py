from __future__ import annotations

import numpy as np

from medconsortium.planning.synthetic.draws import around, chosen, streams, with_fraction


def test_the_same_seed_gives_the_same_streams_and_no_two_are_alike() -> None:
    first, second = ([rng.random() for rng in streams(5, count=4)] for _ in range(2))
    assert first == second
    assert len(set(first)) == 4
    assert streams(6, count=1)[0].random() != first[0]


def test_a_generator_is_drawn_from() -> None:
    rng = np.random.default_rng(5)
    assert [one.random() for one in streams(rng, count=2)] == [
        one.random() for one in streams(5, count=2)
    ]
    assert streams(rng, count=1)[0].random() != streams(5, count=1)[0].random()


def test_half_lie_below_the_median() -> None:
    numbers = around(np.random.default_rng(1), 40.0, spread=0.5, size=10_001)
    assert 0.45 < np.mean(numbers < 40) < 0.55
    assert 0.6 < np.mean(np.abs(np.log(numbers / 40)) < 0.5) < 0.76


def test_fractions_come_to_what_is_expected() -> None:
    numbers = with_fraction(np.random.default_rng(1), np.full(10_000, 2.3))
    assert set(numbers.tolist()) == {2, 3}
    assert 2.25 < numbers.mean() < 2.35


def test_choices_come_up_by_their_weights() -> None:
    choices = chosen(np.random.default_rng(1), [1, 0, 3], size=10_000)
    assert set(choices.tolist()) == {0, 2}
    assert 0.7 < np.mean(choices == 2) < 0.8
