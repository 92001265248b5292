"""A network as a graph: the networkx views for people, the compiled arrays for searches."""

from medconsortium.graph.csr import Adjacency, compile_adjacency
from medconsortium.graph.sharing import affiliation_graph, overlap_graph
from medconsortium.graph.view import to_networkx

__all__ = ["Adjacency", "affiliation_graph", "compile_adjacency", "overlap_graph", "to_networkx"]
