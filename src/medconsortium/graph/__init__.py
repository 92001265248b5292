"""A network as a graph: the networkx views for people, the compiled arrays for searches."""

from medconsortium.graph.automaton import Automaton, both
from medconsortium.graph.cost import CostCode
from medconsortium.graph.csr import Adjacency, compile_adjacency
from medconsortium.graph.nearest_lookup import NearestLookup, nearest
from medconsortium.graph.path_search import PathSearch, ShortestPath, edges_along, shortest_path
from medconsortium.graph.reach import costs_from
from medconsortium.graph.search_graph import UNREACHED, SearchGraph, reweigh
from medconsortium.graph.sharing import affiliation_graph, overlap_graph
from medconsortium.graph.view import to_networkx
from medconsortium.graph.voronoi import NearestTargets, nearest_targets
from medconsortium.graph.within import TargetsWithin, nearest_targets_within
from medconsortium.graph.yen import shortest_simple_paths

__all__ = [
    "UNREACHED",
    "Adjacency",
    "Automaton",
    "CostCode",
    "NearestLookup",
    "NearestTargets",
    "PathSearch",
    "SearchGraph",
    "ShortestPath",
    "TargetsWithin",
    "affiliation_graph",
    "both",
    "compile_adjacency",
    "costs_from",
    "edges_along",
    "nearest",
    "nearest_targets",
    "nearest_targets_within",
    "overlap_graph",
    "reweigh",
    "shortest_path",
    "shortest_simple_paths",
    "to_networkx",
]
