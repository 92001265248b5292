"""The bodies that govern a consortium, and what they deal with."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np

from medconsortium.model import Consortium, GoverningBody, Listing, Table
from medconsortium.model.columnar.columns import ListColumn
from medconsortium.model.columnar.encodings import ListEncoding, TermEncoding
from medconsortium.vocabulary import Completeness, Remit

__all__ = ["remit_of", "remits"]


def remit_of(consortium: Consortium) -> Listing[Remit] | None:
    """Return what the bodies of a consortium deal with together; `None` where it is not stated.

    The list is complete where the bodies are listed completely, and the remit of each is.

    >>> from medconsortium.model import GoverningBody
    >>> council = GoverningBody(name="理事会", remit=[Remit.PLANNING])
    >>> remit_of(Consortium(id="体", name="体", bodies=[council]))
    Listing([<Remit.PLANNING: 'planning'>], unknown)
    """
    return None if consortium.bodies is None else _together(consortium.bodies)


def remits(consortia: Table[Any, Any]) -> ListColumn:
    """Return for each consortium what its bodies deal with together, as `remit_of` tells."""
    stated: ListColumn = consortia.columns.bodies
    listed: Any = stated.completeness
    found: list[Listing[Remit] | None] = [None] * len(stated)
    for row in np.flatnonzero(stated.valid).tolist():
        bodies = stated.values[stated.offsets[row] : stated.offsets[row + 1]]
        found[row] = _together(Listing(bodies, Completeness.at(int(listed[row]))))
    return _REMITS.to_column(found, _nowhere)  # type: ignore[return-value]


_REMITS = ListEncoding(TermEncoding(Remit), listing=True)


def _nowhere(table: str, row_id: str) -> int:
    raise LookupError(table, row_id)  # a remit refers to nothing


def _together(bodies: Listing[GoverningBody]) -> Listing[Remit] | None:
    stated = [body.remit for body in bodies]
    together = list(dict.fromkeys(item for remit in stated for item in remit or ()))
    all_stated = bodies.completeness is Completeness.COMPLETE and all(map(_is_complete, stated))
    if not together and not all_stated:
        return None
    return Listing(together, Completeness.COMPLETE if all_stated else Completeness.UNKNOWN)


def _is_complete(remit: Collection[Remit] | None) -> bool:
    return isinstance(remit, Listing) and remit.completeness is Completeness.COMPLETE
