"""What a channel is limited to: subjects, conditions, items."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, TypeVar

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import ListColumn, read_only
from medconsortium.referral.need import CareNeed
from medconsortium.text import Text
from medconsortium.vocabulary import Condition, ServiceItem, Subject, Term

__all__ = [
    "NO_LIMIT",
    "Limit",
    "bits_of",
    "fits",
    "limit_answers",
    "limits_of",
    "scope_doubt",
    "term_bits",
]

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


def fits(limit: Limit, need: CareNeed) -> bool | None:
    """Return whether a limited channel serves a need; `None` where the need does not say.

    A channel limited to a subject serves what lies below it too.
    """
    subjects = need.wanted_subjects
    parents = (subject.parent for subject in subjects)
    answers = [
        _meet(limit.subjects, {*subjects, *parents}),
        _meet(limit.conditions, {need.condition}),
        _meet(limit.items, {*need.items}),
    ]
    return False if False in answers else None if None in answers else True


def limit_answers(limits: Iterable[Limit], need: CareNeed) -> NDArray[np.int8]:
    """Return whether each limit lets a channel serve a need (int8): 1 yes, 0 no, -1 not said."""
    code = {True: 1, False: 0, None: -1}
    return read_only([code[fits(limit, need)] for limit in limits], np.int8)


def scope_doubt(limit: Limit) -> Text:
    """Return what is to be asked where a need does not say whether a limit is kept."""
    zh = "、".join(term.zh for term in limit.terms)
    en = ", ".join(term.en for term in limit.terms)
    return Text(f"该通道限于：{zh}", f"the channel is limited to: {en}")


def _meet(limit: Collection[Term] | None, wanted: set[Any]) -> bool | None:
    """Whether something wanted is within a limit; `None` where nothing is wanted."""
    if limit is None:
        return True
    stated = wanted - {None}
    return None if not stated else not stated.isdisjoint(limit)


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


def bits_of(terms: Iterable[Term], vocabulary: type[Term]) -> NDArray[np.uint64]:
    """Return the bits of some terms, as `term_bits` has them in a row.

    >>> bits_of([Condition.STROKE], Condition).tolist()
    [4]
    """
    bits = [0] * -(-len(vocabulary) // _WORD)
    for term in terms:
        bits[term.number // _WORD] |= 1 << term.number % _WORD
    return np.array(bits, np.uint64)


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
        Limit(subjects=_terms(row[:words], Subject), conditions=_terms(row[words:], Condition))
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
