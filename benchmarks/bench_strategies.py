"""Drawing networks, beside `st.builds` of one attrs row.

The peer is what anybody would write first: `st.builds` of an institution with as many fields
stated as one of a drawn network. A network has about six institutions, a consortium, and all that
the rules ask of it.
"""

from __future__ import annotations

import time
from statistics import median

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

import medconsortium as mc
from medconsortium import vocabulary
from medconsortium.model import OPEN, Listing, PartialDate
from medconsortium.strategies import networks

EXAMPLES, ROUNDS = 200, 5
AIM = 40.0


def row() -> SearchStrategy[mc.Institution]:
    """Return what draws an institution by `st.builds`, every field stated that networks state."""
    names = st.text("湘雅医院中心卫生", min_size=1, max_size=8)
    counts = st.integers(0, 3000)
    return st.builds(
        mc.Institution,
        id=names,
        name=names,
        category=st.sampled_from(vocabulary.Category),
        tier=st.sampled_from(vocabulary.Tier),
        grade=st.sampled_from(vocabulary.Grade),
        ownership=st.sampled_from(vocabulary.Ownership),
        affiliation=st.sampled_from(vocabulary.Affiliation),
        division=names,
        beds=counts,
        doctors=counts,
        nurses=counts,
        designations=st.builds(
            Listing, st.lists(names, max_size=2), st.sampled_from(vocabulary.Completeness)
        ),
        services_completeness=st.sampled_from(vocabulary.Completeness),
        since=st.dates().map(lambda day: PartialDate(day, day)),
        until=st.just(OPEN),
    )


def seconds(strategy: SearchStrategy[object]) -> float:
    """Return how long it takes to draw one example, of many."""
    drawn = 0

    @given(strategy)
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
    )
    def draw(_: object) -> None:
        nonlocal drawn
        drawn += 1

    started = time.process_time()
    draw()
    return (time.process_time() - started) / drawn


def main() -> None:
    """Measure both in turn, so that they meet the same machine, and print."""
    times = [(seconds(networks()), seconds(row())) for _ in range(ROUNDS + 1)]
    # The first round warms up.
    ours, theirs = (median(column) for column in zip(*times[1:], strict=True))
    print(f"a network:                    {ours * 1000:.2f} ms")
    print(f"a row by st.builds:           {theirs * 1000:.2f} ms")
    print(f"ratio {ours / theirs:.1f} (aim: at most {AIM:g}; median of {ROUNDS} rounds)")


if __name__ == "__main__":
    main()
