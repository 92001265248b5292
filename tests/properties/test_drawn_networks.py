"""The drawn networks touch every table, every field stated or not, and hostile texts."""

from __future__ import annotations

from collections import defaultdict

import attrs
from hypothesis import given, settings
from tests.strategies.networks import networks

from medconsortium.model import OPEN, TABLES, Membership, Network
from medconsortium.model.fields import defaults


def test_every_field_is_drawn_stated_and_not_stated() -> None:
    seen: defaultdict[tuple[str, str], set[bool]] = defaultdict(set)

    @given(networks() | networks(full=True))
    def draw(network: Network) -> None:
        for table in TABLES:
            for row in network.table(table).values():
                for name in defaults(type(row)):
                    seen[table, name].add(getattr(row, name) is not None)

    draw()
    expected = {
        (table, name): {True, False} if default is None else {True}
        for table, (row_type, _) in TABLES.items()
        for name, default in defaults(row_type).items()
    }
    assert seen == expected


@given(networks(full=True))
@settings(max_examples=20)
def test_a_full_network_states_everything(network: Network) -> None:
    for table, (row_type, _) in TABLES.items():
        rows = network.table(table)
        assert len(rows) > 0
        members = {"institution", "department", "group"} if row_type is Membership else set()
        for row in rows.values():
            missing = {a.name for a in attrs.fields(row_type) if getattr(row, a.name) is None}
            assert len(missing & members) == (2 if members else 0)
            assert missing <= members


WANTED = {
    "a tie": "#2'",
    "a derived key": "/-'",
    "an open end": f"until={OPEN!r}",
    "a formula": "'=1+1'",
    "NUL": r"\x00",
    "traditional script": "醫",
    "emoji": "🏥",
    "nothing in a list": "Listing([], complete)",
    "a list not known to be whole": "], unknown)",
}


def test_these_are_among_what_is_drawn() -> None:
    found: set[str] = set()

    @given(networks() | networks(full=True))
    def draw(network: Network) -> None:
        shown = "".join(repr(row) for table in TABLES for row in network.table(table).values())
        found.update(name for name, wanted in WANTED.items() if wanted in shown)

    draw()
    assert found == set(WANTED)


def test_the_plainest_network_comes_first() -> None:
    drawn: list[Network] = []

    @given(networks())
    @settings(max_examples=1)
    def draw(network: Network) -> None:
        drawn.append(network)

    draw()
    assert drawn == [Network()]
