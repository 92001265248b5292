"""A part of a network."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from medconsortium.model.changes.rewriting import rewritten
from medconsortium.model.moment import Key, dependents
from medconsortium.model.network import Network
from medconsortium.model.rows import Consortium, Institution
from medconsortium.model.tables import TABLES
from medconsortium.vocabulary import Completeness

__all__ = ["subset"]

_ESSENTIAL = {
    "departments": ("institution",),
    "memberships": ("institution", "department"),
    "recognitions": ("origin", "target"),
}
"""Fields that may be left out, but without which a row that has them would say another thing."""


def subset(network: Network, keep: Callable[[Institution], bool]) -> Network:
    """Return the network with only the institutions that `keep` says yes to.

    Rows that cannot be without an institution that went go with it, memberships too. Lists that
    lost something become partial, so that no rule takes the part for the whole.
    """
    rows = {name: dict(network.table(name)) for name in TABLES}
    gone: set[Key] = {
        ("institutions", i) for i, row in network.institutions.items() if not keep(row)
    }
    for name, fields in _ESSENTIAL.items():  # departments first: memberships may name them
        lost = {row_id for _, row_id in gone}
        gone |= {
            (name, row_id)
            for row_id, row in rows[name].items()
            if any(getattr(row, field) in lost for field in fields)
        }
    gone |= dependents(rows, gone)
    lost_members = {
        network.memberships[i].consortium for table, i in gone if table == "memberships"
    }
    lost_links = {network.links[i].consortium for table, i in gone if table == "links"}
    gone_ids = {row_id for _, row_id in gone}

    def stays(row_id: str) -> str | None:
        return None if row_id in gone_ids else row_id

    left: dict[str, Any] = {
        name: [rewritten(row, stays) for row_id, row in table.items() if (name, row_id) not in gone]
        for name, table in rows.items()
    }
    left["consortia"] = [
        _partial(
            row,
            {
                "members_completeness": row.id in lost_members,
                "leads_completeness": row.id in lost_members,
                "links_completeness": row.id in lost_links,
            },
        )
        for row in left["consortia"]
    ]
    return Network(title=network.title, synthetic=network.synthetic, **left)


def _partial(row: Consortium, lost: Mapping[str, bool]) -> Consortium:
    for name, is_lost in lost.items():
        if is_lost and getattr(row, name) is Completeness.COMPLETE:
            changes: dict[str, Any] = {name: Completeness.PARTIAL}
            row = attrs.evolve(row, **changes)
    return row
