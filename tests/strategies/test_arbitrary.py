from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest
from tests.strategies.drawing_out import drawn, plainest

from medconsortium.model import OPEN, TABLES, Membership, Network, PartialDate, Row
from medconsortium.model.fields import defaults
from medconsortium.strategies import arbitrary_networks

MEMBER = {"institution", "department", "group"}


@cache
def examples() -> list[Network]:
    return drawn(arbitrary_networks(), 200)


def rows_of(network: Network) -> Iterator[tuple[str, Row]]:
    for table in TABLES:
        for row in network.table(table).values():
            yield table, row


def test_every_field_is_drawn_stated_and_not_stated() -> None:
    seen: defaultdict[tuple[str, str], set[bool]] = defaultdict(set)
    for network in examples():
        for table, row in rows_of(network):
            for name in defaults(type(row)):
                seen[table, name].add(getattr(row, name) is not None)
    assert seen == {
        (table, name): {True, False} if default is None else {True}
        for table, (row_type, _) in TABLES.items()
        for name, default in defaults(row_type).items()
    }


WANTED = {
    "a tie": "#2'",
    "a derived key": "/-'",
    "an open end": f"until={OPEN!r}",
    "a date known at no end": f"since={PartialDate(date.min, date.max)!r}",
    "a formula": "'=1+1'",
    "NUL": r"\x00",
    "traditional script": "廣",
    "emoji": "🏥",
    "nothing in a list": "Listing([], complete)",
    "a list not known to be whole": "], unknown)",
}


@pytest.mark.parametrize("what", WANTED)
def test_this_is_among_what_is_drawn(what: str) -> None:
    assert any(WANTED[what] in repr(row) for network in examples() for _, row in rows_of(network))


def test_with_nothing_unknown_everything_is_stated() -> None:
    for network in drawn(arbitrary_networks(min_rows=1, unknowns="none"), 12):
        assert network.title is not None
        assert {table for table, _ in rows_of(network)} == set(TABLES)
        for table, row in rows_of(network):
            missing = {name for name in defaults(type(row)) if getattr(row, name) is None}
            assert missing <= MEMBER, table
            assert len(missing) == (2 if isinstance(row, Membership) else 0)


def test_rows_are_as_many_as_are_asked_for() -> None:
    for network in drawn(arbitrary_networks(min_rows=1, max_rows=1, unknowns="none"), 8):
        assert all(1 <= len(network.table(table)) <= 2 for table in TABLES)
    assert plainest(arbitrary_networks()) == Network()
