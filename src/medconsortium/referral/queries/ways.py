"""The ways of a query, the best first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from medconsortium.graph import ShortestPath, shortest_path, shortest_simple_paths
from medconsortium.referral.explanations.explaining import Query
from medconsortium.referral.need_graph import BARRED
from medconsortium.referral.queries.asking import search_of, starts_of
from medconsortium.referral.queries.limited import is_limited, keeps_limits, ways_within

__all__ = ["best_way", "ways_in_order"]


def best_way(query: Query, *, heeds_limits: bool = True) -> ShortestPath | None:
    """Return the best way, `None` if there is none.

    Args:
        query: What was asked.
        heeds_limits: Whether it is to keep the limits of the policy.
    """
    search, starts = search_of(query), starts_of(query)
    way = shortest_path(search, starts) if starts else None
    if way is not None and len({*way.nodes}) < len(way.nodes):  # it comes back in another state
        way = next(shortest_simple_paths(search, starts), None)
    if way is None or way.cost >= BARRED:
        return None
    if heeds_limits and is_limited(query.graph) and not keeps_limits(query.graph, way):
        return next(ways_within(query), None)
    return way


def ways_in_order(query: Query) -> Iterator[ShortestPath]:
    """Yield the ways that keep the limits, the best first, no institution twice on any.

    Of ways along the same institutions, only the best is there.
    """
    if not starts_of(query):
        return
    heeds, count = is_limited(query.graph), 0
    for way in shortest_simple_paths(search_of(query), starts_of(query)):
        if way.cost >= BARRED:
            return
        if heeds and not keeps_limits(query.graph, way):
            break  # a dearer channel along the same institutions may keep them
        yield way
        count += 1
    else:
        return
    yield from islice(ways_within(query), count, None)
