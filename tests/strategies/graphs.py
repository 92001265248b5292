"""Small graphs with everything that searches find difficult, and the best paths by enumeration."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen
from hypothesis import strategies as st

from medconsortium.graph import Automaton, SearchGraph

__all__ = ["Drawn", "Walk", "graphs"]


@frozen
class Walk:
    """A path in terms of states; sorts as searches choose: cost, edges, then rows."""

    cost: int
    edges: int
    states: tuple[tuple[int, int], ...]

    @property
    def nodes(self) -> tuple[int, ...]:
        return tuple(node for node, _ in self.states)

    @property
    def rank(self) -> tuple[int, int, tuple[tuple[int, int], ...]]:
        return self.cost, self.edges, self.states


@frozen
class Drawn:
    """A graph as it was drawn: edges are (origin, target, weight, label, whether it is there)."""

    nodes: int
    edges: tuple[tuple[int, int, int, int, bool], ...]
    arrival: tuple[int, ...]
    initial: tuple[int, ...]
    transition: tuple[tuple[int, ...], ...] | None
    accepting: tuple[bool, ...]

    def graph(self) -> SearchGraph:
        """Return the graph, compiled."""
        columns = [list(column) for column in zip(*self.edges, strict=True)] or [[]] * 5
        automaton = None
        if self.transition is not None:
            automaton = Automaton(self.transition, self.accepting)
        return SearchGraph(
            self.nodes,
            *columns[:3],
            label=columns[3],
            mask=columns[4],
            automaton=automaton,
            initial=self.initial,
        )

    def walks_from(self, node: int, begin: int = 0) -> Iterator[Walk]:
        """Yield all paths from a node that pass no state twice, wherever they end."""
        yield from self._walks(Walk(begin, 0, ((node, self.initial[node]),)))

    def _walks(self, walk: Walk) -> Iterator[Walk]:
        yield walk
        here, state = walk.states[-1]
        for origin, target, weight, label, there in self.edges:
            if there and origin == here:
                after = 0 if self.transition is None else self.transition[state][label]
                if after >= 0 and (target, after) not in walk.states:
                    states = (*walk.states, (target, after))
                    yield from self._walks(Walk(walk.cost + weight, walk.edges + 1, states))

    def stops(self, node: int, begin: int = 0) -> Iterator[Walk]:
        """Yield all paths from a node that may end where they do, with what stopping costs."""
        for walk in self.walks_from(node, begin):
            end, state = walk.states[-1]
            if self.arrival[end] >= 0 and (self.transition is None or self.accepting[state]):
                yield Walk(walk.cost + self.arrival[end], walk.edges, walk.states)

    def best(self, node: int, begin: int = 0) -> Walk | None:
        """Return the best path from a node to a target."""
        return min(self.stops(node, begin), key=lambda walk: walk.rank, default=None)


@st.composite
def graphs(draw: st.DrawFn, *, with_states: bool | None = None) -> Drawn:
    """Draw graphs of up to five nodes with ties, self links, parallel edges and idle weights."""
    nodes = draw(st.integers(1, 5))
    stateful = draw(st.booleans()) if with_states is None else with_states
    states = draw(st.integers(1, 3)) if stateful else 1
    labels = draw(st.integers(1, 2)) if stateful else 1
    ends, weight = st.integers(0, nodes - 1), st.one_of(st.integers(0, 3), st.just(2**40))
    edge = st.tuples(ends, ends, weight, st.integers(0, labels - 1), st.integers(0, 7).map(bool))
    row = st.tuples(*[st.integers(-1, states - 1)] * labels)
    return Drawn(
        nodes,
        tuple(draw(st.lists(edge, max_size=9))),
        draw(st.tuples(*[st.sampled_from([-1, -1, 0, 0, 1, 2])] * nodes)),
        draw(st.tuples(*[st.integers(0, states - 1)] * nodes)),
        draw(st.tuples(*[row] * states)) if stateful else None,
        draw(st.tuples(*[st.integers(0, 3).map(bool)] * states)),
    )
