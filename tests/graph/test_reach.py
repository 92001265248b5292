from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.strategies.graphs import Drawn, graphs

from medconsortium.compiled import kernel_mode
from medconsortium.graph import costs_from


def accepted(drawn: Drawn, state: int) -> bool:
    return drawn.transition is None or drawn.accepting[state]


@given(st.data())
@kernel_mode("interpreted")
def test_costs_from_starts_are_those_of_the_best_paths(data: st.DataObject) -> None:
    drawn = data.draw(graphs())
    starts = data.draw(
        st.dictionaries(st.integers(0, drawn.nodes - 1), st.integers(0, 3), max_size=3)
    )
    best: dict[int, int] = {}
    for start, begin in starts.items():
        for walk in drawn.walks_from(start, begin):
            node, state = walk.states[-1]
            if accepted(drawn, state):
                best[node] = min(walk.cost, best.get(node, walk.cost))
    found = costs_from(drawn.graph(), starts)
    assert found.tolist() == [best.get(node, -1) for node in range(drawn.nodes)]
    near = costs_from(drawn.graph(), starts, limit=4)
    assert near.tolist() == [cost if cost < 4 else -1 for cost in found.tolist()]
