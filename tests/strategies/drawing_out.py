"""What strategies draw, gathered for a test to look at."""

from __future__ import annotations

from typing import TypeVar

from hypothesis import Phase, find, given, settings
from hypothesis.strategies import SearchStrategy

__all__ = ["drawn", "plainest"]

T = TypeVar("T")


def drawn(strategy: SearchStrategy[T], count: int = 40) -> list[T]:
    """Return so many examples at most, the plainest first, the same on every run."""
    found: list[T] = []

    @given(strategy)
    @settings(max_examples=count, phases=[Phase.generate])
    def draw(value: T) -> None:
        found.append(value)

    draw()
    return found


def plainest(strategy: SearchStrategy[T]) -> T:
    """Return what everything that is drawn shrinks to."""
    return find(strategy, lambda _: True, settings=settings(phases=[Phase.generate, Phase.shrink]))
