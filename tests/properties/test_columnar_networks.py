"""A network built from columns is the network built from the rows they hold."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies.networks import networks, share_of_examples

from medconsortium import datasets
from medconsortium.documents import dumps
from medconsortium.graph import to_networkx
from medconsortium.model import TABLES, Network
from medconsortium.model.columnar.columns import take
from medconsortium.model.columnar.natural_keys import own_ids
from medconsortium.model.fields import defaults
from medconsortium.model.rows import KeyedRow
from medconsortium.rules import check


def columns_of(network: Network, *, bare: bool) -> dict[str, dict[str, Any]]:
    """Return the columns of a network; `bare` of those that say no more than is assumed."""
    columns: dict[str, dict[str, Any]] = {n: dict(network.table(n).given) for n in TABLES}
    for name, (row_type, _) in TABLES.items():
        if issubclass(row_type, KeyedRow):
            columns[name]["id"] = own_ids(columns[name]["id"])
        rows = network.table(name).values()
        for field, assumed in defaults(row_type).items() if bare else ():
            own = [getattr(row, field) for row in rows]
            if field == "id" and issubclass(row_type, KeyedRow):
                own = [row_id for row_id in own if "/" not in row_id]
            if all(value == assumed for value in own):
                del columns[name][field]
    return columns


def shuffled(columns: Mapping[str, Mapping[str, Any]], table: str, order: list[int]) -> Any:
    """Return the columns with the rows of a table that nothing refers to in another order."""
    rows = np.array(order, np.intp)
    return dict(columns) | {
        table: {field: take(held, rows) for field, held in columns[table].items()}
    }


@pytest.mark.parametrize("bare", [True, False])
@given(network=networks() | networks(full=True))
@share_of_examples(0.2)
def test_columns_make_the_network_of_their_rows(network: Network, *, bare: bool) -> None:
    columns = columns_of(network, bare=bare)
    other = Network.from_columns(title=network.title, synthetic=network.synthetic, tables=columns)
    for name in TABLES:
        one, another = network.table(name), other.table(name)
        assert list(another) == list(one)
        assert list(another.values()) == list(one.values())
        assert list(another.items()) == list(one.items())
        assert [another[row_id] for row_id in one] == list(one.values())
        assert [another.row_number(row_id) for row_id in one] == list(range(len(one)))
    assert other.digest == network.digest
    assert other == network
    assert network == other
    assert hash(other) == hash(network)
    again: Network = pickle.loads(pickle.dumps(other))  # noqa: S301
    assert again == other
    assert again.digest == other.digest


@pytest.mark.parametrize(
    "table", [name for name, (row_type, _) in TABLES.items() if issubclass(row_type, KeyedRow)]
)
@given(networks(full=True), st.data())
@share_of_examples(0.1)
def test_the_order_of_rows_does_not_count(
    table: str, network: Network, data: st.DataObject
) -> None:
    columns = columns_of(network, bare=False)
    order = data.draw(st.permutations(range(len(network.table(table)))))
    other = Network.from_columns(
        title=network.title, synthetic=network.synthetic, tables=shuffled(columns, table, order)
    )
    assert other.digest == network.digest
    assert dict(other.table(table)) == dict(network.table(table))


@pytest.mark.parametrize("name", sorted(datasets.names()))
def test_whatever_reads_networks_reads_them_from_columns_too(name: str) -> None:
    network = datasets.load(name)
    other = Network.from_columns(
        title=network.title,
        synthetic=network.synthetic,
        tables=columns_of(network, bare=True),
    )
    day = date(2024, 6, 1)
    assert dumps(other) == dumps(network)
    assert other.at(day) == network.at(day)
    assert to_networkx(other, on=day).edges == to_networkx(network, on=day).edges
    reports = [
        [(found.rule.code, found.subject, found.message) for found in check(held, on=day).findings]
        for held in (network, other)
    ]
    assert reports[0] == reports[1]
