"""The consortia of a synthetic region as arrays: what they are, who leads them, who belongs."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from attrs import fields_dict, frozen
from numpy.typing import NDArray

from medconsortium.vocabulary import ConsortiumKind, Role

__all__ = ["Consortia", "all_together", "founded"]

_NONE = -1


@frozen(eq=False)
class Consortia:
    """Some consortia, and their memberships.

    Attributes:
        kind: Number of the kind of each consortium.
        lead: Institution that leads each.
        ordinal: The how manyth of its county, or of its lead, each is, from 0.
        specialty: Number of the medical subject of each, -1 for none.
        consortium: For each membership the number of its consortium.
        institution: For each membership its member.
        role: For each membership the number of its role.
        unit: For each membership the row of the division that is its unit, -1 for none.
    """

    kind: NDArray[np.int8]
    lead: NDArray[np.int64]
    ordinal: NDArray[np.int64]
    specialty: NDArray[np.int8]
    consortium: NDArray[np.int64]
    institution: NDArray[np.int64]
    role: NDArray[np.int8]
    unit: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.kind)

    def of(self, *kinds: ConsortiumKind) -> NDArray[np.bool_]:
        """Whether each consortium is of one of the kinds."""
        return np.isin(self.kind, [kind.number for kind in kinds])


def founded(
    kind: NDArray[np.integer],
    lead: NDArray[np.integer],
    ordinal: NDArray[np.integer],
    *,
    consortium: NDArray[np.integer],
    member: NDArray[np.integer],
    specialty: NDArray[np.integer] | None = None,
) -> Consortia:
    """Return consortia whose memberships are those of the leads, and of the members given."""
    size, members = len(kind), len(member)
    role = np.repeat([Role.LEAD.number, Role.MEMBER.number], [size, members])
    return Consortia(
        kind=kind.astype(np.int8),
        lead=lead.astype(np.int64),
        ordinal=ordinal.astype(np.int64),
        specialty=(np.full(size, _NONE) if specialty is None else specialty).astype(np.int8),
        consortium=np.concatenate([np.arange(size), consortium]).astype(np.int64),
        institution=np.concatenate([lead, member]).astype(np.int64),
        role=role.astype(np.int8),
        unit=np.full(size + members, _NONE, np.int64),
    )


def all_together(parts: Iterable[Consortia]) -> Consortia:
    """Return the consortia of all parts, memberships by consortium and the lead first."""
    kept = tuple(parts)
    first = np.cumsum([0, *(len(part) for part in kept)])
    consortium = np.concatenate(
        [part.consortium + before for part, before in zip(kept, first, strict=False)]
    )
    all_of = {
        name: np.concatenate([getattr(part, name) for part in kept])
        for name in fields_dict(Consortia)
    }
    order = np.lexsort((all_of["institution"], all_of["role"], consortium))
    by_membership = {name: all_of[name][order] for name in ("institution", "role", "unit")}
    return Consortia(**{**all_of, **by_membership, "consortium": consortium[order]})
