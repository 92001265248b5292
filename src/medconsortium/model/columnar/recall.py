"""What was looked up a moment ago, kept for those who look at a few things again and again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Final, TypeVar

__all__ = ["recalled"]

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_MOST: Final = 4096


def recalled(held: dict[K, V], key: K, make: Callable[[], V]) -> V:
    """Return what is held for a key; where nothing is, it is made and held.

    What is full is emptied, so that looking at everything once takes no memory. Threads may share
    what is held: at worst, two of them make the same.

    >>> held = {}
    >>> recalled(held, "乡", lambda: 1), recalled(held, "乡", lambda: 2)
    (1, 1)
    """
    try:
        return held[key]
    except KeyError:
        pass
    made = make()
    if len(held) >= _MOST:
        held.clear()
    held[key] = made
    return made
