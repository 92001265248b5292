"""Small made-up networks for the examples on the pages of rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

import attrs

from medconsortium.model import (
    Consortium,
    Institution,
    Instrument,
    Membership,
    Network,
    NetworkBuilder,
    Row,
    StatedSize,
)
from medconsortium.rules.checking import check
from medconsortium.rules.rule import Rule
from medconsortium.vocabulary import (
    Completeness,
    ConsortiumKind,
    Role,
    Scope,
)

__all__ = ["EXAMPLE_DAY", "EXAMPLE_ID", "example", "outcome"]

EXAMPLE_ID = "example"
EXAMPLE_DAY = date(2026, 1, 1)
_NOTHING: Mapping[str, Any] = MappingProxyType({})


def example(
    kind: str,
    members: Mapping[str, str],
    *,
    instruments: Sequence[Instrument] = (),
    stated_sizes: Sequence[StatedSize] | None = None,
    rows: Sequence[Row] = (),
    fields: Mapping[str, Any] = _NOTHING,
    completeness: str = "complete",
) -> Network:
    """Return a synthetic network of one consortium, in force since 2019 without end.

    `members` maps institution to role, a role may be followed by `@unit`. `rows` are added as they
    are, an institution among them in place of the plain one of that id; `fields` are further
    fields of the consortium. `completeness` speaks of members, links and instruments alike. A
    rare-disease network is given national scope.
    """
    listed = Completeness.parse(completeness)
    builder = NetworkBuilder(title="example", synthetic=True, since="2019-01-01", until="open")
    described = {row.id for row in rows}
    consortium = attrs.evolve(
        Consortium(
            id=EXAMPLE_ID,
            name="示例医联体",
            kind=ConsortiumKind.parse(kind),
            scope=Scope.NATIONAL if kind == "rare_disease_network" else None,
            stated_sizes=stated_sizes,
            members_completeness=listed,
            links_completeness=listed,
            instruments_completeness=listed,
        ),
        **fields,
    )
    plain = (Institution(id=name, name=name) for name in members if name not in described)
    builder.add(*plain, consortium, *rows, *instruments)
    for name, said in members.items():
        role, _, unit = said.partition("@")
        builder.add(
            Membership(
                consortium=EXAMPLE_ID, institution=name, role=Role.parse(role), unit=unit or None
            )
        )
    return builder.build()


def outcome(rule: Rule, network: Network, *, subject: str = EXAMPLE_ID) -> str:
    """Return what a rule says of a subject, the example consortium, on 2026-01-01."""
    return check(network, on=EXAMPLE_DAY, rules=(rule,)).outcomes[rule.code, subject].key
