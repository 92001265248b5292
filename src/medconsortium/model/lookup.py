"""Looking things up by id, name, other name or identifier."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeAlias

import numpy as np

from medconsortium.errors import AmbiguousError, NotFoundError
from medconsortium.model.columnar.columns import ListColumn
from medconsortium.model.rows import Consortium, Institution
from medconsortium.model.tables import ConsortiumColumns, InstitutionColumns
from medconsortium.text import Text, fold

__all__ = ["Names", "find", "names", "spellings"]

Names: TypeAlias = Mapping[str, tuple[str, ...]]
"""Folded name to the ids of the rows that go by it."""

_SUGGESTIONS = 5
_MOST_COMPARED = 2**14
_LONGEST = 64
"""Of a longer text, the beginning is compared with names letter by letter."""


def names(columns: InstitutionColumns | ConsortiumColumns) -> Names:
    """Return every folded id, name, other name and identifier, with the ids that go by it."""
    ids = [*columns.id]
    found: dict[str, tuple[str, ...]] = {}
    for row, name in _spelled(columns):
        folded, row_id = fold(name), str(ids[row])
        known = found.setdefault(folded, (row_id,))
        if row_id not in known:
            found[folded] = (*known, row_id)
    found.pop("", None)  # a name of nothing but separators
    return found


def find(known: Names, wanted: str) -> str:
    """Return the id of the one row that goes by `wanted`.

    Raises:
        NotFoundError: No row does.
        AmbiguousError: Several do.
    """
    folded = fold(wanted)
    candidates = known.get(folded, ())
    if len(candidates) > 1:
        raise AmbiguousError(wanted, sorted(candidates))
    if not candidates:
        raise NotFoundError(wanted, _nearest(known, folded[:_LONGEST]))
    return candidates[0]


def spellings(row: Institution | Consortium) -> Iterable[str]:
    """Yield everything a row goes by: its id, names, other names and identifiers."""
    yield row.id
    yield from _languages(row.name)
    for other in row.other_names:
        yield from _languages(other.name)
    if isinstance(row, Institution):
        for identifier in row.identifiers:
            yield identifier.value


def _spelled(columns: InstitutionColumns | ConsortiumColumns) -> Iterator[tuple[int, str]]:
    """Yield what `spellings` yields, of all rows, with the numbers of the rows."""
    for texts in (columns.id, columns.name.zh, columns.name.en):
        yield from ((row, text) for row, text in enumerate(texts) if text)
    for row, other in _items(columns.other_names):
        yield from ((row, text) for text in _languages(other.name))
    if isinstance(columns, InstitutionColumns):
        yield from ((row, identifier.value) for row, identifier in _items(columns.identifiers))


def _items(column: ListColumn) -> Iterator[tuple[int, Any]]:
    """Yield the items of lists, with the numbers of the rows."""
    lengths = np.diff(column.offsets)
    return zip(np.repeat(np.arange(len(lengths)), lengths).tolist(), column.values, strict=True)


def _languages(text: Text) -> Iterable[str]:
    return filter(None, (text.zh, text.en))


def _nearest(known: Names, folded: str) -> list[str]:
    """Ids whose name holds `folded` or lies close to it, the shortest such names first.

    Of a great many names, only those that begin alike are compared letter by letter.
    """
    holding = sorted((name for name in known if folded and folded in name), key=len)
    compared: Iterable[str] = known
    if len(known) > _MOST_COMPARED:
        compared = (name for name in known if name[:2] == folded[:2])
    close = difflib.get_close_matches(
        folded, islice(compared, _MOST_COMPARED), n=_SUGGESTIONS, cutoff=0.6
    )
    ids = dict.fromkeys(row_id for name in [*holding, *close] for row_id in known[name])
    return list(ids)[:_SUGGESTIONS]
