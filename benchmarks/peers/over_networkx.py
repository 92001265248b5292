"""Five structural rules, written by hand over a networkx graph with attributes."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import networkx as nx
import polars as pl
from peers.numbers import (
    BY_FUNCTION,
    COMMUNITY,
    DOWN,
    GRID_FORMS,
    LEVEL_OF_GRADE,
    LEVEL_OF_TIER,
    NUMBER_OF_DAY,
    PRIMARY,
    STRUCTURAL,
    UP,
    WITH_A_LEAD,
    WITHIN,
)

from medconsortium.vocabulary import ConsortiumKind, DivisionLevel, Ownership, Role


def graph_of(frames: dict[str, pl.DataFrame]) -> Any:
    """Return the network as a graph; consortia are numbered behind institutions."""
    graph, names = nx.MultiDiGraph(), frames["institutions"].columns[1:]
    for i, *values in frames["institutions"].iter_rows():
        graph.add_node(i, subjects=set(), **dict(zip(names, values, strict=True)))
    size = len(graph)
    for c, kind in frames["consortia"].iter_rows():
        graph.add_node(size + c, kind=kind, number=c, specialties=set())
    for c, i, role, since, until in frames["memberships"].iter_rows():
        graph.add_edge(i, size + c, table="memberships", role=role, since=since, until=until)
    for link, origin, target, kind, since, until in frames["links"].iter_rows():
        about = {"table": "links", "link": link, "kind": kind, "since": since, "until": until}
        graph.add_edge(origin, target, **about)
    for c, specialty in frames["specialties"].iter_rows():
        graph.nodes[size + c]["specialties"].add(specialty)
    for i, subject in frames["services"].iter_rows():
        graph.nodes[i]["subjects"].add(subject)
    return graph


def over(graph: Any, divisions: dict[int, Any]) -> dict[str, list[int]]:
    """Return the rows of the consortia, or links, that fail each rule."""
    rules = (led_by_none, sharing_members, apart, inverted_links, lacking_specialty)
    return {
        code: sorted(set(rule(graph, divisions)))
        for code, rule in zip(STRUCTURAL, rules, strict=True)
    }


def consortia(graph: Any, kinds: set[int]) -> Iterator[tuple[Any, list[tuple[Any, Any]]]]:
    """Yield the consortia of some kinds, each with its members that are in force."""
    for node, about in graph.nodes(data=True):
        if about.get("kind") in kinds:
            edges = graph.in_edges(node, data=True)
            yield about, [(graph.nodes[who], edge) for who, _, edge in edges if holds(edge)]


def holds(edge: Any) -> bool:
    """Return whether an edge is in force."""
    return bool(edge["since"] <= NUMBER_OF_DAY <= edge["until"])


def led_by_none(graph: Any, _: Any) -> Iterator[int]:
    """Yield the consortia that nobody leads, or several that are no co-leads."""
    for about, members in consortia(graph, WITH_A_LEAD):
        roles = Counter(edge["role"] for _, edge in members)
        if roles[Role.LEAD.number] > 1 or not roles[Role.LEAD.number] + roles[Role.CO_LEAD.number]:
            yield about["number"]


def sharing_members(graph: Any, _: Any) -> Iterator[int]:
    """Yield the consortia with primary members that belong to another one too."""
    for node, about in graph.nodes(data=True):
        if about.get("category") in PRIMARY and about["ownership"] == Ownership.GOVERNMENT.number:
            joined = {
                graph.nodes[of]["number"]
                for _, of, edge in graph.out_edges(node, data=True)
                if edge["table"] == "memberships"
                and graph.nodes[of]["kind"] in GRID_FORMS
                and holds(edge)
            }
            yield from joined if len(joined) > 1 else ()


def apart(graph: Any, divisions: dict[int, Any]) -> Iterator[int]:
    """Yield the communities with a member that lies in another county than most."""
    for about, members in consortia(graph, {COMMUNITY}):
        counties = {
            county_of(member["division"], divisions)
            for member, edge in members
            if edge["role"] != Role.COLLABORATING.number
        }
        if len(counties - {None}) > 1:
            yield about["number"]


def county_of(division: int, divisions: dict[int, Any]) -> int | None:
    """Return the county that a division is or lies in."""
    while division >= 0:
        above, level = divisions[division]
        if level == DivisionLevel.COUNTY.number:
            return division
        division = above
    return None


def inverted_links(graph: Any, _: Any) -> Iterator[int]:
    """Yield the referrals up to a lower level, or down to a higher one."""
    for origin, target, edge in graph.edges(data=True):
        if edge["table"] == "links" and edge["kind"] in (UP, DOWN) and holds(edge):
            ends = graph.nodes[origin], graph.nodes[target]
            if any(end["category"] in BY_FUNCTION for end in ends):
                continue
            of, to = map(level_of, ends)
            if to < of if edge["kind"] == UP else to > of:
                yield edge["link"]


def level_of(institution: Any) -> int:
    """Return the level an institution works at."""
    by_grade = LEVEL_OF_GRADE.get(institution["grade"])
    return LEVEL_OF_TIER[institution["tier"]] if by_grade is None else by_grade


def lacking_specialty(graph: Any, _: Any) -> Iterator[int]:
    """Yield the alliances with a member that does not hold a specialty."""
    for about, members in consortia(graph, {ConsortiumKind.SPECIALTY_ALLIANCE.number}):
        for specialty in about["specialties"]:
            if any(WITHIN[specialty].isdisjoint(member["subjects"]) for member, _ in members):
                yield about["number"]
