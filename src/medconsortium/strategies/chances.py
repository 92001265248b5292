"""How often something is drawn that may be or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

__all__ = ["OFTEN", "RARELY", "seldom"]

T = TypeVar("T")

OFTEN = st.sampled_from((False, True, True, True))
"""Three times in four."""

RARELY = st.sampled_from((*(False,) * 5, True))
"""One time in six."""


def seldom(values: Sequence[T]) -> SearchStrategy[T | None]:
    """Draw one of some values, one time in four, or nothing.

    Shrinks to nothing.
    """
    return st.sampled_from((None, *(None,) * (3 * len(values)), *values))
