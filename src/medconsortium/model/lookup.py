"""Looking things up by id, name, other name or identifier."""

from __future__ import annotations

import difflib
from collections.abc import Container, Iterable, Mapping
from typing import TypeAlias

from medconsortium.errors import AmbiguousError, NotFoundError
from medconsortium.model.rows import Consortium, Institution
from medconsortium.text import Text, fold

__all__ = ["Names", "find", "names", "spellings"]

Names: TypeAlias = Mapping[str, tuple[str, ...]]
"""Folded name to the ids of the rows that go by it."""

_SUGGESTIONS = 5
_LONGEST = 64
"""Of a longer text, the beginning is compared with names letter by letter."""


def names(rows: Iterable[Institution | Consortium]) -> Names:
    """Return every folded id, name, other name and identifier, with the ids that go by it."""
    found: dict[str, dict[str, None]] = {}
    for row in rows:
        for name in spellings(row):
            found.setdefault(fold(name), {})[row.id] = None
    found.pop("", None)  # a name of nothing but separators
    return {name: tuple(ids) for name, ids in found.items()}


def find(ids: Container[str], known: Names, wanted: str) -> str:
    """Return the id of the one row that goes by `wanted`; an exact id goes before any name.

    Raises:
        NotFoundError: No row does.
        AmbiguousError: Several do.
    """
    if wanted in ids:
        return wanted
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


def _languages(text: Text) -> Iterable[str]:
    return filter(None, (text.zh, text.en))


def _nearest(known: Names, folded: str) -> list[str]:
    """Ids whose name holds `folded` or lies close to it, the shortest such names first."""
    holding = sorted((name for name in known if folded and folded in name), key=len)
    close = difflib.get_close_matches(folded, known, n=_SUGGESTIONS, cutoff=0.6)
    ids = dict.fromkeys(row_id for name in [*holding, *close] for row_id in known[name])
    return list(ids)[:_SUGGESTIONS]
