"""A network as a networkx graph."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import networkx as nx

from medconsortium.model import Membership, Network, in_force
from medconsortium.model.dates import today
from medconsortium.text import Text
from medconsortium.vocabulary import Term

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["to_networkx"]


def to_networkx(network: Network, *, on: date | None = None) -> nx.MultiDiGraph[str]:
    """Return a frozen view of what was, or may have been, in force on a day.

    Nodes are ids. Every node has `table` (`"institutions"`, `"departments"` or `"consortia"`),
    `name_zh`, `name_en` and `in_force` (`True`, or `None` where it is not known); institutions
    have `category`, `tier`, `grade` and `division`, consortia `kind`. Edges are links, from
    `origin` to `target`, and memberships, from member to consortium; the key is the id of the
    row. Every edge has `table`, `kind` (that of the link, or `"membership"`) and `in_force`; links
    have `travel_minutes`, `consortium` and `instrument`, memberships `role` and `status`. Terms
    stand as their keys, and what is not stated as `None`. Groups that are not named have no node.

    Args:
        network: The network.
        on: The day; today in Asia/Shanghai if left out. It stands in `graph.graph["on"]`.

    >>> from medconsortium.model import Institution, Link, Network
    >>> from medconsortium.vocabulary import LinkKind
    >>> names = {"乡": "乡卫生院", "县": "县医院"}
    >>> network = Network(
    ...     institutions=[Institution(id=row_id, name=name) for row_id, name in names.items()],
    ...     links=[Link(origin="乡", target="县", kind=LinkKind.REFERRAL_UP)],
    ... )
    >>> graph = to_networkx(network)
    >>> [(u, v, data["kind"]) for u, v, data in graph.edges(data=True)]
    [('乡', '县', 'referral_up')]
    """
    day = today() if on is None else on
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(on=day, digest=network.digest)
    graph.add_nodes_from(_nodes(network, day))
    for origin, target, key, attributes in _edges(network, day):
        if origin in graph and target in graph:
            graph.add_edge(origin, target, key, **attributes)
    nx.freeze(graph)
    return graph


def _nodes(network: Network, day: date) -> Iterator[tuple[str, dict[str, Any]]]:
    for institution in network.institutions.values():
        holds = in_force(institution.since, institution.until, day)
        if holds is not False:
            more = {
                "category": _key(institution.category),
                "tier": _key(institution.tier),
                "grade": _key(institution.grade),
                "division": institution.division,
            }
            yield institution.id, _node("institutions", institution.name, holds=holds) | more
    for department in network.departments.values():
        holds = in_force(department.since, department.until, day)
        if holds is not False:
            yield department.id, _node("departments", department.name, holds=holds)
    for consortium in network.consortia.values():
        holds = in_force(consortium.since, consortium.until, day)
        if holds is not False:
            more = {"kind": _key(consortium.kind)}
            yield consortium.id, _node("consortia", consortium.name, holds=holds) | more


def _edges(network: Network, day: date) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    for link in network.links.values():
        holds = in_force(link.since, link.until, day)
        if holds is not False:
            yield (
                link.origin,
                link.target,
                link.id,
                {
                    "table": "links",
                    "kind": link.kind.key,
                    "in_force": holds,
                    "travel_minutes": link.travel_minutes,
                    "consortium": link.consortium,
                    "instrument": link.instrument,
                },
            )
    for membership in network.memberships.values():
        holds = in_force(membership.since, membership.until, day)
        member = _member(membership)
        if holds is not False and member is not None:
            yield (
                member,
                membership.consortium,
                membership.id,
                {
                    "table": "memberships",
                    "kind": "membership",
                    "in_force": holds,
                    "role": _key(membership.role),
                    "status": membership.status.key,
                },
            )


def _member(membership: Membership) -> str | None:
    return membership.institution or membership.department


def _node(table: str, name: Text, *, holds: bool | None) -> dict[str, Any]:
    return {"table": table, "name_zh": name.zh, "name_en": name.en, "in_force": holds}


def _key(term: Term | None) -> str | None:
    return None if term is None else term.key
