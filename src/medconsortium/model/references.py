"""Ids that refer to rows: a plain string to a type checker, annotated with the tables it may name.

One id names one thing in a network, so a reference that may lead to several tables needs no tag.
"""

from __future__ import annotations

from typing import Annotated, TypeAlias

from attrs import frozen

__all__ = [
    "ActorId",
    "CareId",
    "ConsortiumId",
    "DepartmentId",
    "DivisionId",
    "InstitutionId",
    "InstrumentId",
    "PartyId",
    "References",
    "SourceId",
    "SubjectId",
]


@frozen
class References:
    """Marks a string as the id of a row in one of `tables`."""

    tables: tuple[str, ...]


DivisionId: TypeAlias = Annotated[str, References(("divisions",))]
PartyId: TypeAlias = Annotated[str, References(("parties",))]
InstitutionId: TypeAlias = Annotated[str, References(("institutions",))]
DepartmentId: TypeAlias = Annotated[str, References(("departments",))]
ConsortiumId: TypeAlias = Annotated[str, References(("consortia",))]
InstrumentId: TypeAlias = Annotated[str, References(("instruments",))]
SourceId: TypeAlias = Annotated[str, References(("sources",))]

CareId: TypeAlias = Annotated[str, References(("institutions", "departments"))]
"""Who gives care: an institution or one of its departments."""

ActorId: TypeAlias = Annotated[str, References(("institutions", "parties", "departments"))]
"""Who may organise, sign, host or operate."""

SubjectId: TypeAlias = Annotated[
    str,
    References(
        (
            "institutions",
            "consortia",
            "departments",
            "parties",
            "platforms",
            "divisions",
            "instruments",
        )
    ),
]
"""Whom or what an observation is about."""
