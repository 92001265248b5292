"""Networks without a datum that a rule needs."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from medconsortium.model import TABLES, Network
from medconsortium.model.fields import defaults
from medconsortium.vocabulary import Completeness

__all__ = ["without_need"]

_LISTED = {
    "memberships": ("consortia", "members_completeness"),
    "links": ("consortia", "links_completeness"),
    "instruments": ("consortia", "instruments_completeness"),
    "services": ("institutions", "services_completeness"),
}
"""Where it is said how completely the rows of a table are listed."""


def without_need(network: Network, need: str) -> Network:
    """Return the network without a datum that a rule needs, in all rows.

    Args:
        network: The network.
        need: A field with its table, as in `institutions.tier`; or a table, of which no row is
            left then, nor that it is complete.

    >>> from medconsortium.model import Institution
    >>> from medconsortium.vocabulary import Tier
    >>> hospital = Institution(id="xy", name="湘雅医院", tier=Tier.PROVINCE)
    >>> without_need(Network(institutions=[hospital]), "institutions.tier").institutions["xy"].tier
    """
    table, _, field = need.partition(".")
    rows: dict[str, Any] = {name: list(network.table(name).values()) for name in TABLES}
    if field:
        unstated: dict[str, Any] = {field: defaults(TABLES[table][0])[field]}
        rows[table] = [evolve(row, **unstated) for row in rows[table]]
    else:
        rows[table] = []
        if table in _LISTED:
            holder, name = _LISTED[table]
            unknown: dict[str, Any] = {name: Completeness.UNKNOWN}
            rows[holder] = [evolve(row, **unknown) for row in rows[holder]]
    return Network(title=network.title, synthetic=network.synthetic, **rows)
