"""Who belongs where, and which consortia share members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from itertools import combinations

import networkx as nx

from medconsortium.model import Network, in_force
from medconsortium.model.dates import today
from medconsortium.vocabulary import MembershipStatus

__all__ = ["affiliation_graph", "overlap_graph"]


def affiliation_graph(network: Network, *, on: date | None = None) -> nx.Graph[str]:
    """Return the frozen bipartite graph of institutions and the consortia they belong to.

    Nodes are ids with `table` (`"institutions"` or `"consortia"`) and `bipartite` (0 or 1); edges
    have `roles`, the sorted keys of the roles stated, and `in_force` (`True`, or `None` where it
    is not known). Only members count, not those that have applied or are planned.

    Args:
        network: The network.
        on: The day; today in Asia/Shanghai if left out. It stands in `graph.graph["on"]`.
    """
    day = today() if on is None else on
    graph: nx.Graph[str] = nx.Graph(on=day, digest=network.digest)
    for (institution, consortium), (roles, holds) in _affiliations(network, day).items():
        graph.add_node(institution, table="institutions", bipartite=0)
        graph.add_node(consortium, table="consortia", bipartite=1)
        graph.add_edge(institution, consortium, roles=tuple(sorted(roles)), in_force=holds)
    nx.freeze(graph)
    return graph


def overlap_graph(network: Network, *, on: date | None = None) -> nx.Graph[str]:
    """Return the frozen graph of consortia that share institutions.

    Every consortium that may be in force is a node with `kind`; an edge has `shared`, the sorted
    ids of the institutions that belong to both, and `weight`, how many they are.

    Args:
        network: The network.
        on: The day; today in Asia/Shanghai if left out. It stands in `graph.graph["on"]`.
    """
    day = today() if on is None else on
    graph: nx.Graph[str] = nx.Graph(on=day, digest=network.digest)
    for row in network.consortia.values():
        if in_force(row.since, row.until, day) is not False:
            graph.add_node(row.id, kind=None if row.kind is None else row.kind.key)
    belongs: defaultdict[str, set[str]] = defaultdict(set)
    for institution, consortium in _affiliations(network, day):
        if consortium in graph:
            belongs[institution].add(consortium)
    shared: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for institution in sorted(belongs):
        for pair in combinations(sorted(belongs[institution]), 2):
            shared[pair].append(institution)
    for (one, other), institutions in shared.items():
        graph.add_edge(one, other, shared=tuple(institutions), weight=len(institutions))
    nx.freeze(graph)
    return graph


def _affiliations(
    network: Network, day: date
) -> Mapping[tuple[str, str], tuple[set[str], bool | None]]:
    """Return roles and certainty by (institution, consortium), in the order of the ids."""
    found: dict[tuple[str, str], tuple[set[str], bool | None]] = {}
    for membership in network.memberships.values():
        holds = in_force(membership.since, membership.until, day)
        admitted = membership.status is MembershipStatus.MEMBER
        if membership.institution is None or not admitted or holds is False:
            continue
        key = (membership.institution, membership.consortium)
        roles, before = found.get(key, (set(), None))
        if membership.role is not None:
            roles.add(membership.role.key)
        found[key] = (roles, before or holds)
    return {key: found[key] for key in sorted(found)}
