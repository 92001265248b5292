"""The drawn networks touch every table, every field stated or not, and hostile texts."""

from __future__ import annotations

from collections import defaultdict

import attrs
import pytest
from hypothesis import given, settings
from tests.strategies.networks import networks, share_of_examples

from medconsortium.model import OPEN, TABLES, Membership, Network
from medconsortium.model.fields import defaults


@pytest.fixture(scope="module", name="drawn")
def some_networks() -> list[Network]:
    drawn: list[Network] = []

    @given(networks() | networks(full=True))
    @share_of_examples(2.5)
    def draw(network: Network) -> None:
        drawn.append(network)

    draw()
    return drawn


def test_every_field_is_drawn_stated_and_not_stated(drawn: list[Network]) -> None:
    seen: defaultdict[tuple[str, str], set[bool]] = defaultdict(set)
    for network in drawn:
        for table in TABLES:
            for row in network.table(table).values():
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
    "a formula": "'=1+1'",
    "NUL": r"\x00",
    "traditional script": "醫",
    "emoji": "🏥",
    "nothing in a list": "Listing([], complete)",
    "a list not known to be whole": "], unknown)",
}


@pytest.mark.parametrize("what", WANTED)
def test_this_is_among_what_is_drawn(what: str, drawn: list[Network]) -> None:
    rows = (row for network in drawn for table in TABLES for row in network.table(table).values())
    assert any(WANTED[what] in repr(row) for row in rows)


@given(networks(full=True))
@share_of_examples(0.2)
def test_a_full_network_states_everything(network: Network) -> None:
    for table, (row_type, _) in TABLES.items():
        rows = network.table(table)
        assert len(rows) > 0
        members = {"institution", "department", "group"} if row_type is Membership else set()
        for row in rows.values():
            missing = {a.name for a in attrs.fields(row_type) if getattr(row, a.name) is None}
            assert len(missing & members) == (2 if members else 0)
            assert missing <= members


def test_the_plainest_network_comes_first() -> None:
    drawn: list[Network] = []

    @given(networks())
    @settings(max_examples=1)
    def draw(network: Network) -> None:
        drawn.append(network)

    draw()
    assert drawn == [Network()]
