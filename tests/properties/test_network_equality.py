"""Networks are equal when their content is, and the digest tells the same."""

from __future__ import annotations

import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies.networks import networks, rows, share_of_examples

from medconsortium.errors import Place
from medconsortium.model import TABLES, Network, NetworkBuilder, Row
from medconsortium.model.columnar.encodings import ReferenceEncoding
from medconsortium.model.fields import defaults, encodings
from medconsortium.strategies import texts as texts_of
from medconsortium.text import Text

texts = texts_of(wording="adversarial")
MEMBER = {"institution", "department", "group"}


def parts(network: Network) -> dict[str, Any]:
    return {table: list(network.table(table).values()) for table in TABLES}


def are_equal(one: Network, other: Network) -> bool:
    """Say whether two networks are equal, and see to it that digest and hash agree."""
    equal = one == other
    assert (other == one) is equal
    assert (one.digest == other.digest) is equal
    assert (hash(one) == hash(other)) or not equal
    return equal


@given(networks() | networks(full=True), st.data())
@share_of_examples(0.2)
def test_the_order_of_rows_and_their_places_do_not_count(
    network: Network, data: st.DataObject
) -> None:
    given = {table: data.draw(st.permutations(held)) for table, held in parts(network).items()}
    places = {table: [Place(line=n) for n, _ in enumerate(held)] for table, held in given.items()}
    other = Network(
        title=network.title,
        synthetic=network.synthetic,
        **given,
        places=places,
    )
    assert are_equal(network, other)
    assert {table: set(network.table(table)) for table in TABLES} == {
        table: set(other.table(table)) for table in TABLES
    }


@given(networks() | networks(full=True), st.integers(2, pickle.HIGHEST_PROTOCOL))
@share_of_examples(0.2)
def test_pickling_keeps_rows_their_order_and_their_places(network: Network, protocol: int) -> None:
    places = {
        table: [Place(line=n) if n else None for n, _ in enumerate(held)]
        for table, held in parts(network).items()
    }
    network = Network(title=network.title, **parts(network), places=places)
    other: Network = pickle.loads(pickle.dumps(network, protocol))  # noqa: S301
    assert are_equal(network, other)
    for table in TABLES:
        assert list(other.table(table)) == list(network.table(table))
        for row_id in network.table(table):
            assert other.place(table, row_id) == network.place(table, row_id)


@given(networks() | networks(full=True))
@share_of_examples(0.2)
def test_building_from_a_network_without_an_edit_gives_it_back(network: Network) -> None:
    assert are_equal(network, NetworkBuilder(network).build())


@given(texts)
def test_its_repr_is_one_line_whatever_its_title(title: Text) -> None:
    assert len(repr(Network(title=title)).splitlines()) == 1


@given(networks(), networks())
@share_of_examples(0.2)
def test_two_networks_agree_whether_they_are_equal(one: Network, other: Network) -> None:
    content = [
        {table: sorted(map(repr, held)) for table, held in parts(network).items()}
        for network in (one, other)
    ]
    heads = [(network.title, network.synthetic) for network in (one, other)]
    assert are_equal(one, other) is (content[0] == content[1] and heads[0] == heads[1])


def edited(network: Network, row: Row, name: str, value: Any) -> Network:
    """Return the network with one field of one row changed."""
    changes: dict[str, Any] = {name: value}
    return NetworkBuilder(network).replace(attrs.evolve(row, **changes)).build()


@pytest.mark.parametrize("table", TABLES)
def test_changing_any_field_of_a_row_makes_another_network(table: str) -> None:
    row_type = TABLES[table][0]
    changed: set[str] = set()
    forgotten: set[str] = set()

    @given(networks(full=True), st.data())
    @share_of_examples(0.1)
    def change(network: Network, data: st.DataObject) -> None:
        row = data.draw(st.sampled_from(list(network.table(table).values())))
        known = {name: list(network.table(name)) for name in TABLES}
        drawn = [data.draw(rows(row_type, known, row_id=row.id, full=True)) for _ in range(3)]
        for name, assumed in defaults(row_type).items():
            old = getattr(row, name)
            new = next((new for one in drawn if (new := getattr(one, name)) != old), old)
            is_other_member = name in MEMBER and None in (old, new)
            if name != "id" and not is_other_member:
                other = edited(network, row, name, new)
                assert are_equal(network, other) is (old == new), name
                changed.update({name} if old != new else ())
            if assumed is None and name not in MEMBER:
                assert not are_equal(network, edited(network, row, name, None)), name
                forgotten.add(name)

    change()
    optional = {name for name, assumed in defaults(row_type).items() if assumed is None}
    references = {n for n, e in encodings(row_type).items() if isinstance(e, ReferenceEncoding)}
    assert forgotten == optional - MEMBER
    assert changed >= set(defaults(row_type)) - references - MEMBER - {"id"}


@given(networks(full=True), texts)
@share_of_examples(0.1)
def test_changing_title_or_mark_makes_another_network(network: Network, title: Text) -> None:
    builder = NetworkBuilder(network, title=title)
    assert are_equal(network, builder.build()) is (title == network.title)
    marked = NetworkBuilder(network, synthetic=not network.synthetic)
    assert not are_equal(network, marked.build())
