"""Random draws: the same seed gives the same numbers on every machine.

Whatever comes of exponentials and cosines, which processors round differently in the last place, is
rounded to whole numbers or few decimals before it enters a network.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

__all__ = ["around", "chosen", "streams", "with_fraction"]

_SEEDS = 2**63


def streams(seed: int | Generator, *, count: int) -> tuple[Generator, ...]:
    """Return generators for so many steps, so that what one step draws does not move the others."""
    seeds = np.random.default_rng(seed).integers(_SEEDS, size=count)
    return tuple(np.random.default_rng(int(one)) for one in seeds)


def around(
    rng: Generator, median: float | NDArray[np.float64], *, spread: float, size: int
) -> NDArray[np.float64]:
    """Return log-normal numbers: half of them below `median`, two thirds within `exp(±spread)`."""
    return median * np.exp(spread * rng.standard_normal(size))


def with_fraction(rng: Generator, expected: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return whole numbers that come to what is expected: 2.3 is 3 in three of ten cases."""
    return np.floor(expected + rng.random(len(expected))).astype(np.int64)


def chosen(rng: Generator, weights: Sequence[float], *, size: int) -> NDArray[np.int64]:
    """Return numbers of choices that come up according to their weights."""
    bounds = np.cumsum(weights) / np.sum(weights)
    return np.searchsorted(bounds[:-1], rng.random(size), side="right")
