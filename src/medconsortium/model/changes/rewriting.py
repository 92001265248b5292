"""Rows with other references: renamed, or with mentions taken out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from medconsortium.model.columnar.encodings import Encoding, ListEncoding, ReferenceEncoding
from medconsortium.model.fields import FieldSourcesEncoding, NestedEncoding, stated_fields
from medconsortium.model.values import FieldSources, Listing
from medconsortium.vocabulary import Completeness

__all__ = ["rewritten"]


def rewritten(value: Any, change: Callable[[str], str | None]) -> Any:
    """Return a row or nested value with every reference passed through `change`.

    `change` returns the id to refer to instead, or `None` to take the mention out. A listing that
    loses something, be it in one of its items, becomes partial, and not stated where nothing is
    left of it.
    """
    changes = {
        name: _changed(held, encoding, change)
        for name, encoding, held in stated_fields(type(value), value)
        if any(change(target) != target for _, target in encoding.references(held))
    }
    return attrs.evolve(value, **changes) if changes else value


def _changed(held: Any, encoding: Encoding, change: Callable[[str], str | None]) -> Any:
    if isinstance(encoding, ReferenceEncoding):
        return change(held)
    if isinstance(encoding, ListEncoding):
        return _changed_list(held, encoding, change)
    if isinstance(encoding, FieldSourcesEncoding):
        return FieldSources({name: filter(None, map(change, ids)) for name, ids in held.items()})
    assert isinstance(encoding, NestedEncoding)  # noqa: S101 - nothing else refers
    return rewritten(held, change)


def _changed_list(held: Any, encoding: ListEncoding, change: Callable[[str], str | None]) -> Any:
    items = [_changed(item, encoding.item, change) for item in held]
    left = [item for item in items if item is not None]
    if not encoding.listing:
        return tuple(left)
    if all(change(target) is not None for _, target in encoding.references(held)):
        return Listing(left, held.completeness)
    return Listing(left, Completeness.PARTIAL) if left else None
