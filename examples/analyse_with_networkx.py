"""Hand a network to networkx: how does it hang together, and how surely on a day?"""

from __future__ import annotations

from collections import Counter
from datetime import date

import networkx as nx

import medconsortium as mc

DAY = date(2016, 6, 15)


def main() -> None:
    """Print what kinds of nodes and edges there are, and who is in more than one consortium."""
    network = mc.datasets.load("paediatric_2016")
    graph = mc.to_networkx(network, on=DAY)
    print(graph)
    print("nodes:", dict(Counter(table for _, table in graph.nodes(data="table"))))
    print("edges:", dict(Counter(kind for _, _, kind in graph.edges(data="kind"))))

    parts = list(nx.weakly_connected_components(graph))
    print(f"{len(parts)} parts, of {sorted(map(len, parts), reverse=True)} nodes")

    doubtful = sum(held is None for _, _, held in graph.edges(data="in_force"))
    print(f"{doubtful} of {graph.number_of_edges()} edges may not be in force on {DAY}")

    most, degree = max(graph.in_degree(), key=lambda pair: (pair[1], pair[0]))
    print(f"most edges lead to {most}: {degree}")


if __name__ == "__main__":
    main()
