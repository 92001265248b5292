"""On any day, a network is a network: nothing in force is lost, nothing left is unaccounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies.networks import days, networks, share_of_examples

from medconsortium.model import TABLES, Network, Row, in_force
from medconsortium.model.fields import defaults, stated_fields
from medconsortium.model.rows import DatedRow

dated = given(networks() | networks(full=True), days)


def keys(network: Network) -> set[tuple[str, str]]:
    return {(table, row_id) for table in TABLES for row_id in network.table(table)}


def state(row: Row, on: date) -> bool | None:
    return in_force(row.since, row.until, on) if isinstance(row, DatedRow) else True


def targets(row: Row, *, needed: bool) -> Iterator[tuple[tuple[str, ...], str]]:
    for name, encoding, value in stated_fields(type(row), row):
        if not needed or defaults(type(row))[name] is attrs.NOTHING:
            yield from encoding.references(value)


def target_rows(network: Network, row: Row, *, needed: bool) -> Iterator[Row]:
    for tables, row_id in targets(row, needed=needed):
        yield next(network.table(t)[row_id] for t in tables if row_id in network.table(t))


def without_ids(rows: Any) -> Counter[Row]:
    """Count rows, ids aside: that of a tie may change."""
    return Counter(attrs.evolve(row, id="") for row in rows)


@dated
@share_of_examples(0.4)
def test_what_is_left_is_in_force_doubtful_or_kept(network: Network, on: date) -> None:
    moment = network.at(on)
    assert moment.doubtful | moment.kept <= keys(moment.network)
    for table, row_id in keys(moment.network):
        judged = state(moment.network.table(table)[row_id], on)
        assert ((table, row_id) in moment.doubtful) is (judged is None)
        assert ((table, row_id) in moment.kept) is (judged is False)


@dated
@share_of_examples(0.4)
def test_a_row_that_may_be_in_force_stays_unless_it_needs_one_that_is_not(
    network: Network, on: date
) -> None:
    left = network.at(on).network
    for table in TABLES:
        expected = [
            row
            for row in network.table(table).values()
            if state(row, on) is not False
            and all(state(t, on) is not False for t in target_rows(network, row, needed=True))
        ]
        stayed = [row for row in left.table(table).values() if state(row, on) is not False]
        assert without_ids(stayed) == without_ids(expected)


@dated
@share_of_examples(0.4)
def test_a_row_out_of_force_stays_only_where_it_is_mentioned(network: Network, on: date) -> None:
    moment = network.at(on)
    mentioned = {
        (table, row_id)
        for name in TABLES
        for row in moment.network.table(name).values()
        for tables, row_id in targets(row, needed=False)
        for table in tables
    }
    assert moment.kept <= mentioned


@dated
@share_of_examples(0.2)
def test_looking_twice_at_a_day_shows_the_same(network: Network, on: date) -> None:
    moment = network.at(on)
    assert moment.network.at(on) == moment
    assert (moment.network.title, moment.network.synthetic) == (network.title, network.synthetic)


@given(networks(), st.sampled_from([date.min, date(2020, 1, 1), date.max]))
@share_of_examples(0.2)
def test_where_no_period_is_stated_everything_stays_in_doubt(network: Network, on: date) -> None:
    undated: dict[str, Any] = {
        table: [
            attrs.evolve(row, since=None, until=None) if isinstance(row, DatedRow) else row
            for row in network.table(table).values()
        ]
        for table in TABLES
    }
    silent = Network(**undated)
    moment = silent.at(on)
    assert moment.network == silent
    assert moment.doubtful == {key for key in keys(silent) if key[0] != "sources"}
    assert moment.kept == frozenset()
