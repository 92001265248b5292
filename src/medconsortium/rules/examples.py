"""Small made-up networks for the examples on the pages of rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from medconsortium.model import (
    Consortium,
    Institution,
    Instrument,
    Membership,
    Network,
    NetworkBuilder,
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


def example(
    kind: str,
    members: Mapping[str, str],
    *,
    instruments: Sequence[Instrument] = (),
    stated_sizes: Sequence[StatedSize] | None = None,
    completeness: str = "complete",
) -> Network:
    """Return a synthetic network of one consortium, in force since 2019 without end.

    `members` maps institution to role, a role may be followed by `@unit`. `completeness` speaks
    of members and instruments alike. A rare-disease network is given national scope.
    """
    listed = Completeness.parse(completeness)
    builder = NetworkBuilder(title="example", synthetic=True, since="2019-01-01", until="open")
    builder.add(
        *(Institution(id=name, name=name) for name in members),
        Consortium(
            id=EXAMPLE_ID,
            name="示例医联体",
            kind=ConsortiumKind.parse(kind),
            scope=Scope.NATIONAL if kind == "rare_disease_network" else None,
            stated_sizes=stated_sizes,
            members_completeness=listed,
            instruments_completeness=listed,
        ),
        *instruments,
    )
    for name, said in members.items():
        role, _, unit = said.partition("@")
        builder.add(
            Membership(
                consortium=EXAMPLE_ID, institution=name, role=Role.parse(role), unit=unit or None
            )
        )
    return builder.build()


def outcome(rule: Rule, network: Network) -> str:
    """Return what a rule says of the example consortium on 2026-01-01."""
    return check(network, on=EXAMPLE_DAY, rules=(rule,)).outcomes[rule.code, EXAMPLE_ID].key
