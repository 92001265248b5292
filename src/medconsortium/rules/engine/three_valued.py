"""Yes, no or not known, for many at once: int8 arrays of 1, 0 and -1, and how they combine."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import read_only
from medconsortium.vocabulary import Term

__all__ = ["States", "among", "both", "either", "known", "opposite", "told"]

States = NDArray[np.int8]
"""For each of many, whether something is so: 1 yes, 0 no, -1 not known."""


def among(column: NDArray[np.integer], terms: Iterable[Term]) -> States:
    """Return whether each number of a term is that of one of some terms; of -1 it is not known.

    >>> from medconsortium.vocabulary import Tier
    >>> among(np.array([Tier.CITY.number, Tier.COUNTY.number, -1]), [Tier.CITY]).tolist()
    [1, 0, -1]
    """
    wanted = frozenset(terms)
    states = _by_number(wanted)[column] if wanted else np.where(column < 0, -1, 0)
    return read_only(states, np.int8)


@cache
def _by_number(terms: frozenset[Term]) -> States:
    vocabulary = type(next(iter(terms)))
    states = [*(int(term in terms) for term in vocabulary), -1]  # -1 stands last
    return read_only(states, np.int8)


def known(flags: NDArray[np.bool_]) -> States:
    """Return what is known of each: 1 where `True`, 0 where `False`."""
    return read_only(flags, np.int8)


def told(yes: NDArray[np.bool_], perhaps: NDArray[np.bool_]) -> States:
    """Return 1 where it surely is so, else -1 where it may be, else 0.

    >>> told(np.array([True, False, False]), np.array([True, True, False])).tolist()
    [1, -1, 0]
    """
    return read_only(yes.astype(np.int8) - (perhaps & ~yes), np.int8)


def opposite(states: States) -> States:
    """Return yes for no and no for yes; what is not known stays so.

    >>> opposite(np.array([1, 0, -1], np.int8)).tolist()
    [0, 1, -1]
    """
    return read_only(np.where(states < 0, -1, 1 - states), np.int8)


def both(first: States, second: States) -> States:
    """Return whether both are so: no where one is not, whatever the other.

    >>> both(np.array([1, 1, 0], np.int8), np.array([1, -1, -1], np.int8)).tolist()
    [1, -1, 0]
    """
    no = (first == 0) | (second == 0)
    return read_only(np.where(no, 0, np.minimum(first, second)), np.int8)


def either(first: States, second: States) -> States:
    """Return whether one of the two is so: yes where one is, whatever the other.

    >>> either(np.array([1, 0, 0], np.int8), np.array([-1, -1, 0], np.int8)).tolist()
    [1, -1, 0]
    """
    yes = (first == 1) | (second == 1)
    return read_only(np.where(yes, 1, np.minimum(first, second)), np.int8)
