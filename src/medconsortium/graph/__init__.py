"""A network as a graph: the networkx view for people, the compiled arrays for searches."""

from medconsortium.graph.csr import Adjacency, compile_adjacency
from medconsortium.graph.view import to_networkx

__all__ = ["Adjacency", "compile_adjacency", "to_networkx"]
