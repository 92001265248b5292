"""Small made-up networks for the pages of rules: what complies, to be broken in each way."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

import attrs

from medconsortium.model import Consortium, Institution, Membership, Network, NetworkBuilder, Row
from medconsortium.vocabulary import Completeness, ConsortiumKind, Role, Scope

__all__ = ["EXAMPLE_DAY", "EXAMPLE_ID", "example"]

EXAMPLE_ID = "example"
EXAMPLE_DAY = date(2026, 1, 1)
_NOTHING: Mapping[str, Any] = MappingProxyType({})
_MEMBERS = frozenset({"members"})


def example(
    kind: str,
    members: Mapping[str, str],
    *,
    rows: Collection[Row] = (),
    fields: Mapping[str, Any] = _NOTHING,
    complete: Collection[str] = _MEMBERS,
) -> Network:
    """Return a synthetic network of one consortium, in force since 2019 without end.

    Args:
        kind: The kind of the consortium.
        members: Role by institution; a role may be followed by `@unit`.
        rows: Further rows; an institution among them stands in place of the plain one of its id.
        fields: Further fields of the consortium.
        complete: What is stated to be listed completely: `members`, `links`, `instruments`; of
            the others it is not stated.

    A rare-disease network is given national scope.
    """
    builder = NetworkBuilder(title="example", synthetic=True, since="2019-01-01", until="open")
    described = {row.id for row in rows}
    listed = {f"{name}_completeness": Completeness.COMPLETE for name in sorted(complete)}
    consortium = Consortium(
        id=EXAMPLE_ID,
        name="示例医联体",
        kind=ConsortiumKind.parse(kind),
        scope=Scope.NATIONAL if kind == "rare_disease_network" else None,
    )
    plain = (Institution(id=name, name=name) for name in members if name not in described)
    builder.add(*plain, attrs.evolve(consortium, **{**listed, **fields}), *rows)
    for name, said in members.items():
        role, _, unit = said.partition("@")
        builder.add(
            Membership(
                consortium=EXAMPLE_ID, institution=name, role=Role.parse(role), unit=unit or None
            )
        )
    return builder.build()
