from __future__ import annotations

from collections import defaultdict
from functools import cache

from tests.strategies.drawing_out import drawn, plainest

from medconsortium.model import TABLES, Network
from medconsortium.model.fields import defaults
from medconsortium.strategies import arbitrary_networks


@cache
def examples() -> list[Network]:
    return drawn(arbitrary_networks(), 60)


def test_every_field_is_drawn_stated_and_not_stated() -> None:
    seen: defaultdict[tuple[str, str], set[bool]] = defaultdict(set)
    for network in examples():
        for table in TABLES:
            for row in network.table(table).values():
                for name in defaults(type(row)):
                    seen[table, name].add(getattr(row, name) is not None)
    assert seen == {
        (table, name): {True, False} if default is None else {True}
        for table, (row_type, _) in TABLES.items()
        for name, default in defaults(row_type).items()
    }


def test_hostile_things_are_among_what_is_drawn() -> None:
    rows = [
        repr(row)
        for network in examples()
        for table in TABLES
        for row in network.table(table).values()
    ]
    for what in ("=1+1", r"\x00", "廣", "🏥", "#2'", "Listing([], complete)"):
        assert any(what in row for row in rows), what


def test_rows_are_as_many_as_are_asked_for() -> None:
    for network in drawn(arbitrary_networks(min_rows=1, max_rows=1, unknowns="none"), 8):
        assert all(1 <= len(network.table(table)) <= 2 for table in TABLES)
    assert plainest(arbitrary_networks()) == Network()
