"""Channels before they are put in order: what one sort of ground yields, as columns."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, TypeVar

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import StringColumn
from medconsortium.referral.channels.limits import NO_LIMIT, Limit
from medconsortium.text import Text
from medconsortium.vocabulary import LinkKind

__all__ = ["Basis", "Draft", "in_order", "merged", "ranks", "replaced"]

T = TypeVar("T", bound=Hashable)


@frozen(kw_only=True)
class Basis:
    """What lets one think that a channel exists, where in the law, and what is open still."""

    text: Text
    cites: tuple[str, ...] = ()
    doubts: tuple[Text, ...] = ()

    @property
    def order(self) -> tuple[str, tuple[str, ...], int]:
        """What bases are sorted by."""
        return self.text.in_language("zh"), self.cites, len(self.doubts)


@frozen(eq=False, kw_only=True)
class Draft:
    """Channels, a row for each; a column that is left out holds -1, or what is none, in all rows.

    Attributes:
        origin: Row of the roster (int32), as `target`.
        target: Where it leads to, never its origin.
        kind: Number of the kind of link (int8).
        declared: Whether all of them rest on a link that says so.
        doubts: How many things are not known (int8), those of the basis among them.
        limit: Which of `limits` (int32).
        basis: Which of `bases` (int32).
        link: Place in the table of links (int32), and so on for the others.
        origin_member: Place in the table of memberships, as `target_member`.
    """

    origin: NDArray[np.int32]
    target: NDArray[np.int32]
    kind: NDArray[np.int8]
    declared: bool
    doubts: NDArray[np.int8]
    limits: tuple[Limit, ...] = (NO_LIMIT,)
    limit: NDArray[np.int32] | None = None
    bases: tuple[Basis, ...] = field()
    basis: NDArray[np.int32] | None = None
    link: NDArray[np.int32] | None = None
    consortium: NDArray[np.int32] | None = None
    instrument: NDArray[np.int32] | None = None
    origin_member: NDArray[np.int32] | None = None
    target_member: NDArray[np.int32] | None = None

    def __len__(self) -> int:
        return len(self.origin)

    def column(self, name: str, empty: int) -> NDArray[np.int32]:
        """Return a column that may have been left out."""
        found: NDArray[np.int32] | None = getattr(self, name)
        return np.full(len(self), empty, np.int32) if found is None else found


def merged(
    choices: Sequence[Sequence[T]], which: Sequence[NDArray[np.int32]], order: Callable[[T], Any]
) -> tuple[tuple[T, ...], NDArray[np.int32]]:
    """Return the distinct choices of several drafts, sorted, and which of them each row has.

    >>> import numpy as np
    >>> merged([["b", "a"], ["a"]], [np.array([0, 1, 1]), np.array([0])], str)[1].tolist()
    [1, 0, 0, 0]
    """
    distinct = dict.fromkeys(one for several in choices for one in several)
    known = tuple(sorted(distinct, key=order))
    number = {choice: place for place, choice in enumerate(known)}
    parts = [
        np.array([number[choice] for choice in several], np.int32)[rows]
        for several, rows in zip(choices, which, strict=True)
    ]
    return known, np.concatenate([np.empty(0, np.int32), *parts])


def in_order(
    key: NDArray[np.int64], ties: Iterable[Callable[[NDArray[np.intp]], NDArray[np.integer]]]
) -> NDArray[np.intp]:
    """Return rows in the order of a key; those of one key by what else is asked, in turn.

    What breaks ties is asked of rows that are still tied, and of no others.
    """
    order = np.argsort(key, kind="stable")
    group = _begins(key[order][np.newaxis])
    for tie in ties:
        tied = _tied(group)
        if not len(tied):
            break
        rows = order[tied]
        asked = tie(rows)
        by = np.lexsort((asked, group[tied]))
        order[tied] = rows[by]
        group[tied] = tied[_begins(np.stack([group[tied], asked[by]]))]
    return order


def replaced(
    group: NDArray[np.int64], kind: NDArray[np.int8], *, plain: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Return for each row whether a plain one of its kind is in its group.

    Args:
        group: A number for each row, rising from row to row.
        kind: The number of the kind of each row.
        plain: Which rows are plain.
    """
    if not len(group):
        return np.empty(0, np.bool_)
    bit = np.uint64(1) << kind.astype(np.uint64)
    starts = np.flatnonzero(np.append(True, group[1:] != group[:-1]))
    there = np.bitwise_or.reduceat(np.where(plain, bit, np.uint64(0)), starts)
    each = np.repeat(there, np.diff(np.append(starts, len(group))))
    return np.asarray(each & bit != 0)


def ranks(ids: StringColumn, places: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return the ranks of some rows of a table among one another by their ids; -1 comes first.

    >>> import numpy as np
    >>> from medconsortium.model.columnar.columns import string_column
    >>> ranks(string_column(["乙", "甲", "丙"]), np.array([2, 1, -1, 1], np.int32)).tolist()
    [1, 2, 0, 2]
    """
    distinct, which = np.unique(places, return_inverse=True)
    texts = ["" if place < 0 else ids[int(place)] or "" for place in distinct]
    rank = {text: number for number, text in enumerate(sorted({"", *texts}))}
    return np.array([rank[text] for text in texts], np.int64)[which]


def _begins(keys: NDArray[np.integer]) -> NDArray[np.intp]:
    """Return for each column of keys, sorted, where the columns equal to it begin."""
    at = np.arange(keys.shape[1])
    other = np.append(True, (keys[:, 1:] != keys[:, :-1]).any(axis=0))[: len(at)]
    return np.maximum.accumulate(np.where(other, at, 0))


def _tied(group: NDArray[np.intp]) -> NDArray[np.intp]:
    same = group[1:] == group[:-1]
    return np.flatnonzero(
        np.append(False, same)[: len(group)] | np.append(same, False)[: len(group)]
    )


assert len(LinkKind) <= 64  # noqa: S101, PLR2004 - a bit for each in `replaced`
