"""What every query begins with: names resolved, the network compiled, the ways made ready."""

from __future__ import annotations

from datetime import date

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.graph import PathSearch, costs_from
from medconsortium.model import GeoPoint, Network
from medconsortium.model.columnar.columns import read_only
from medconsortium.referral.availability import Availability
from medconsortium.referral.compiled_network import CompiledNetwork, compile_network
from medconsortium.referral.emergency import in_emergency
from medconsortium.referral.explanations.explaining import Query
from medconsortium.referral.need import CareNeed
from medconsortium.referral.need_graph import NeedGraph, door_digits, need_graph
from medconsortium.referral.places.entry import Doors, entries
from medconsortium.referral.places.points import hundreds_of_metres
from medconsortium.referral.places.resolving import Origin, resolve_need, resolve_origin
from medconsortium.referral.policy import ReferralPolicy
from medconsortium.text import Text

__all__ = ["ask", "ask_compiled", "ask_from_row", "search_of", "starts_of", "why_none"]


def ask(
    network: Network,
    origin: Origin,
    need: CareNeed,
    *,
    on: date | None,
    policy: ReferralPolicy,
    availability: Availability | None = None,
) -> Query:
    """Return a need at a place, made ready to be answered.

    Raises:
        NotFoundError: A name is not known.
        AmbiguousError: Several go by a name.
    """
    compiled = compile_network(network, on=on, policy=policy)
    start = resolve_origin(network, origin)
    return ask_compiled(compiled, start, resolve_need(network, need), availability)


def ask_compiled(
    compiled: CompiledNetwork,
    start: Origin,
    need: CareNeed,
    availability: Availability | None = None,
) -> Query:
    """Return the same of names that have been resolved.

    Raises:
        NotFoundError: The overlay speaks of somebody whom the network does not have.
    """
    graph = need_graph(compiled, need, availability)
    if need.is_emergency:
        graph = in_emergency(graph, start)
    row = compiled.roster.row(start) if isinstance(start, str) else -1
    if row >= 0 and compiled.channels.standing.institutions[row] != 0:
        return ask_from_row(graph, row)
    doors = entries(compiled.roster, compiled.channels.standing, start, need, compiled.policy)
    return Query(start=start, row=row, graph=graph, doors=doors)


def ask_from_row(graph: NeedGraph, row: int, *, at_door: bool = False) -> Query:
    """Return a need at an institution that is open, where its ways are known.

    Args:
        graph: The ways.
        row: The row of the institution.
        at_door: Whether the patient has come there from home; then it is not said from which.
    """
    if at_door:
        doors = evolve(_HERE, rows=read_only(np.array([row]), np.int32))
        return Query(start="", row=-1, graph=graph, doors=doors)
    return Query(start=graph.compiled.roster.id(row), row=row, graph=graph, doors=_HERE)


_HERE = Doors(
    rows=read_only(np.zeros(1), np.int32),
    doubts=read_only(np.zeros(1), np.int8),
    bypasses=read_only(np.zeros(1), np.bool_),
    is_time_unknown=read_only(np.zeros(1), np.bool_),
)
"""The only door of who is at an institution that is open; which that is, the query says."""


def search_of(query: Query) -> PathSearch:
    """Return what finds the ways of a query."""
    graph = query.graph
    return graph.search if query.row >= 0 else graph.search_from_doors


def starts_of(query: Query) -> dict[int, int]:
    """Return the nodes where the ways of a query begin, and what beginning there costs."""
    rows, graph = query.doors.rows, query.graph
    if query.row >= 0:
        return {query.row: 0} if len(rows) else {}
    digits = door_digits(query.doors, graph.policy)
    if isinstance(query.start, GeoPoint) and graph.need.is_emergency:
        distance = hundreds_of_metres(graph.compiled.roster, query.start)[rows]
        digits = evolve(digits, steps_from_origin=distance)
    codes = digits.encode(graph.code, len(rows))
    return dict(zip(rows.tolist(), codes.tolist(), strict=True))


def why_none(query: Query, *, is_limited: bool = False) -> Text:
    """Return why a query has no answer.

    Args:
        query: What was asked.
        is_limited: Whether there are ways, but none within the limits of the policy.
    """
    if is_limited:
        return Text(
            "在转送次数和路程的上限之内没有路径", "no way keeps within the limits of the policy"
        )
    if not len(query.doors):
        return _why_no_door(query)
    reached = _reached(query)
    if query.graph.need.provider is not None:
        return _why_not_provider(query, reached)
    if query.row >= 0 and np.count_nonzero(reached) == 1:
        return _say(
            query,
            str(query.start),
            "没有通道从 {} 通向能满足需求的机构",
            "no channel that serves the need leads from {}",
        )
    count = np.count_nonzero(reached)
    return Text(
        f"到达 {count} 家机构，均不能满足需求",
        f"{count} institutions were reached, none of which can meet the need",
    )


def _reached(query: Query) -> NDArray[np.bool_]:
    """Return which institutions the ways of a query lead to (rows)."""
    graph = search_of(query).graph
    return np.asarray(costs_from(graph, starts_of(query))[: query.graph.end] >= 0)


def _why_no_door(query: Query) -> Text:
    start, network = query.start, query.graph.compiled.network
    if isinstance(start, GeoPoint):
        return Text(
            "没有标明位置的机构，不知起点附近有谁",
            "no institution is located, so that nobody near is known",
        )
    if start in network.divisions:
        return Text("起点所在区划没有可首诊的机构", "there is no institution to begin at")
    if query.row >= 0:
        return _say(query, start, "{} 当日不开业", "{} is not open on the day")
    return _say(query, start, "{} 不属于任何机构", "{} belongs to no institution")


def _why_not_provider(query: Query, reached: NDArray[np.bool_]) -> Text:
    graph = query.graph
    provider, compiled = str(graph.need.provider), graph.compiled
    departments, host = compiled.network.departments, provider
    if provider in departments:
        host = departments[provider].institution or ""
        if compiled.channels.standing.departments[departments.row_number(provider)] == 0:
            return _say(query, provider, "{} 当日不存在", "{} does not exist on the day")
    row = compiled.roster.row(host)
    if row < 0:
        return _say(query, provider, "{} 不属于任何机构", "{} belongs to no institution")
    if not reached[row]:
        return _say(
            query, provider, "没有通道通向 {}", "no channel that serves the need leads to {}"
        )
    if graph.can[row] != 0 and graph.accepts[row] == 0:
        return _say(query, provider, "{} 当前不接收", "{} takes no patients just now")
    return _say(query, provider, "{} 不能满足需求", "{} cannot meet the need")


def _say(query: Query, care: str, zh: str, en: str) -> Text:
    """Return a text about an institution or a department, its name in the place of the braces."""
    network = query.graph.compiled.network
    name = (network.institutions if care in network.institutions else network.departments)[
        care
    ].name
    return Text(zh.format(name.in_language("zh")), en.format(name.in_language("en")))
