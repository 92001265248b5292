"""What a channel is limited to: subjects, conditions, items."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import ListColumn
from medconsortium.vocabulary import Condition, ServiceItem, Subject, Term

__all__ = ["NO_LIMIT", "Limit", "limits_of", "term_bits"]

T = TypeVar("T", bound=Term)

_WORD = 64


@frozen(kw_only=True)
class Limit:
    """What a channel serves, of each sort one of these; `None` is no limit."""

    subjects: frozenset[Subject] | None = None
    conditions: frozenset[Condition] | None = None
    items: frozenset[ServiceItem] | None = None

    @property
    def terms(self) -> tuple[Term, ...]:
        """All it is limited to, each sort by key."""
        sorts = (self.subjects, self.conditions, self.items)
        return tuple(term for sort in sorts for term in sorted(sort or (), key=lambda t: t.key))

    @property
    def order(self) -> tuple[tuple[str, ...], ...]:
        """What limits are sorted by; the one that limits nothing comes first."""
        sorts = (self.subjects, self.conditions, self.items)
        return tuple(tuple(sorted(term.key for term in sort or ())) for sort in sorts)


NO_LIMIT = Limit()


def term_bits(column: ListColumn, vocabulary: type[Term]) -> NDArray[np.uint64]:
    """Return for each list the terms in it, a bit for each, in words of 64 bits (rows × words).

    >>> from medconsortium.model.columnar.columns import read_only
    >>> values, valid = read_only([0, 2, 2], "int8"), read_only([True, True, False], "bool")
    >>> term_bits(ListColumn(read_only([0, 3, 3, 3], "int64"), values, valid), Condition).tolist()
    [[5], [0], [0]]
    """
    words = -(-len(vocabulary) // _WORD)
    bits = np.zeros((len(column), words), np.uint64)
    row = np.repeat(np.arange(len(column)), np.diff(column.offsets))
    numbers = column.values.astype(np.int64)
    np.bitwise_or.at(
        bits, (row, numbers // _WORD), np.uint64(1) << (numbers % _WORD).astype(np.uint64)
    )
    return bits


def limits_of(
    subjects: NDArray[np.uint64], conditions: NDArray[np.uint64]
) -> tuple[tuple[Limit, ...], NDArray[np.int32]]:
    """Return the distinct limits among rows of bits, and which of them each row has."""
    bits = np.hstack([subjects, conditions])
    limited = np.flatnonzero(bits.any(axis=1))
    distinct, which = np.unique(bits[limited], axis=0, return_inverse=True)
    found = np.zeros(len(bits), np.int32)
    found[limited] = which.ravel() + 1
    words = subjects.shape[1]
    limits = (
        Limit(
            subjects=_terms(row[:words], Subject), conditions=_terms(row[words:], Condition)
        )
        for row in distinct
    )
    return (NO_LIMIT, *limits), found


def _terms(bits: NDArray[np.uint64], vocabulary: type[T]) -> frozenset[T] | None:
    return frozenset(_each(bits, vocabulary)) or None


def _each(bits: NDArray[np.uint64], vocabulary: type[T]) -> Iterator[T]:
    for term in vocabulary:
        word, bit = divmod(term.number, _WORD)
        if int(bits[word]) >> bit & 1:
            yield term
