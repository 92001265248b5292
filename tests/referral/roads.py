"""Networks of nothing but roads, and the same for networkx and scipy."""

from __future__ import annotations

import networkx as nx
from hypothesis import strategies as st
from tests.referral.drawn import INSTITUTIONS

from medconsortium.model import Institution, Link, Network, Service
from medconsortium.referral import CareNeed
from medconsortium.vocabulary import LinkKind, Phase, ServiceStatus, Subject

__all__ = ["NEED", "open_roads", "roads"]

NEED = CareNeed(phase=Phase.ACUTE, subjects=[Subject.PAEDIATRICS], provider="戊")

roads = st.lists(
    st.tuples(st.sampled_from(INSTITUTIONS), st.sampled_from(INSTITUTIONS), st.integers(1, 60)),
    max_size=15,
)


def open_roads(
    drawn: list[tuple[str, str, int]], *, targets: tuple[str, ...] = ("戊",)
) -> tuple[Network, nx.DiGraph[str]]:
    """Return a network of referrals, and its graph: of parallel ones the shortest."""
    holds = {"since": "2010", "until": "open"}
    network = Network(
        institutions=[Institution(id=i, name=i) for i in INSTITUTIONS],
        services=[
            Service(
                provider=target,
                subject=Subject.PAEDIATRICS,
                status=ServiceStatus.OPERATING,
                **holds,  # type: ignore[arg-type]
            )
            for target in targets
        ],
        links=[
            Link(
                origin=origin,
                target=target,
                kind=LinkKind.REFERRAL_UP,
                travel_minutes=minutes,
                **holds,  # type: ignore[arg-type]
            )
            for origin, target, minutes in drawn
        ],
    )
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(INSTITUTIONS)
    for origin, target, minutes in drawn:
        known = graph.get_edge_data(origin, target, {"minutes": minutes})["minutes"]
        if origin != target:
            graph.add_edge(origin, target, minutes=min(minutes, known))
    return network, graph
