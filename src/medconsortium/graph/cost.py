"""Several quantities as one cost: the weightiest decides, the next breaks its ties."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from math import prod
from operator import index, mul

import numpy as np
from attrs import Factory, field, frozen
from numpy.typing import ArrayLike, NDArray

from medconsortium.graph.search_graph import UNREACHED

__all__ = ["CostCode"]

_ENDS = 2  # a path begins, and stops
_MOST_EDGES = 2**31


def _whole(values: Iterable[int]) -> tuple[int, ...]:
    return tuple(map(index, values))


@frozen
class CostCode:
    """A number system whose digits are quantities, the weightiest first.

    Codes add and compare as the quantities do part by part, as long as no digit overflows. Each is
    wide enough for a path of `edges` edges, a beginning and an end. A search that adds up codes is
    therefore exact in this sense: if the path found has at most `edges` edges, no path of at most
    `edges` edges is better.

    Attributes:
        edge: The largest value of each quantity on one edge.
        end: The same where a path begins and where it stops; as on an edge if left out.

    Raises:
        ValueError: There are no quantities, one is negative, the two differ in length, or together
            the quantities leave no room for a path of one edge.

    >>> doubts_then_seconds = CostCode([3, 36_000], end=[1, 0])
    >>> doubts_then_seconds.encode([0, 1], [1200, 60]).tolist()
    [1200, 235245024061]
    >>> doubts_then_seconds.decode(235245024061)
    (1, 60)
    """

    edge: tuple[int, ...] = field(converter=_whole)
    end: tuple[int, ...] = field(
        default=Factory(lambda self: self.edge, takes_self=True), converter=_whole, kw_only=True
    )
    edges: int = field(init=False)
    places: tuple[int, ...] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if not self.edge or min(self.edge + self.end) < 0 or len(self.edge) != len(self.end):
            raise ValueError("there must be quantities, none negative, at ends as on edges")
        edges = bisect_left(range(1, _MOST_EDGES), 1, key=self._is_too_narrow_for)
        if edges == 0:
            raise ValueError("the quantities are too large to be one cost")
        object.__setattr__(self, "edges", edges)
        lighter = reversed(self._radices(edges)[1:])
        places = tuple(accumulate(lighter, mul, initial=1))
        object.__setattr__(self, "places", places[::-1])

    def _radices(self, edges: int) -> list[int]:
        return [
            e * edges + _ENDS * at_end + 1 for e, at_end in zip(self.edge, self.end, strict=True)
        ]

    def _is_too_narrow_for(self, edges: int) -> bool:
        return prod(self._radices(edges)) > UNREACHED

    def encode(self, *parts: ArrayLike) -> NDArray[np.int64]:
        """Return codes for quantities (int64), one array or number for each part.

        Raises:
            ValueError: A value is not a whole number from 0 to the largest that was announced.
        """
        if len(parts) != len(self.edge):
            raise ValueError(f"there are {len(self.edge)} quantities, not {len(parts)}")
        code = np.zeros(np.broadcast_shapes(*map(np.shape, parts)), np.int64)
        most = map(max, self.edge, self.end)
        for part, largest, place in zip(parts, most, self.places, strict=True):
            values = np.asarray(part)
            if values.size and values.dtype.kind not in "biu":
                raise ValueError("quantities must be whole numbers")
            if values.size and not 0 <= int(values.min()) <= int(values.max()) <= largest:
                raise ValueError(f"a quantity must be from 0 to {largest}")
            code += values.astype(np.int64) * place
        return code

    def decode(self, code: int) -> tuple[int, ...]:
        """Return the quantities of a code, or of a sum of codes."""
        parts, rest = [], int(code)
        for place in self.places:
            part, rest = divmod(rest, place)
            parts.append(part)
        return tuple(parts)
