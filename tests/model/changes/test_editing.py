"""Rows added, replaced and taken out."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies.networks import networks

from medconsortium.errors import Fault, ModelError
from medconsortium.model import (
    TABLES,
    Consortium,
    Institution,
    Membership,
    Network,
    Row,
    with_rows,
    without_rows,
)
from medconsortium.model.tables import TABLE_OF
from medconsortium.vocabulary import Role

NETWORK = Network(
    title="某县",
    synthetic=True,
    institutions=[Institution(id="a", name="甲"), Institution(id="b", name="乙")],
    consortia=[Consortium(id="c", name="体")],
    memberships=[Membership(consortium="c", institution="a")],
)


def test_a_row_replaces_that_of_its_id_and_another_is_added() -> None:
    changed = with_rows(
        NETWORK, [Institution(id="b", name="乙", beds=9), Institution(id="d", name="丁")]
    )
    assert [(i.id, i.beds) for i in changed.institutions.values()] == [
        ("a", None),
        ("b", 9),
        ("d", None),
    ]
    assert (changed.title, changed.synthetic) == (NETWORK.title, True)


def test_a_natural_key_is_derived_anew() -> None:
    (member,) = NETWORK.memberships.values()
    changed = with_rows(NETWORK, [evolve(member, role=Role.LEAD)])
    assert list(changed.memberships) == ["c/a/lead/-"]


def test_rows_are_taken_out() -> None:
    left = without_rows(NETWORK, [*NETWORK.memberships.values(), NETWORK.institutions["b"]])
    assert (len(left.memberships), list(left.institutions)) == (0, ["a"])


def test_what_something_refers_to_cannot_be_taken_out() -> None:
    with pytest.raises(ModelError):
        without_rows(NETWORK, [NETWORK.institutions["a"]])


def test_a_row_that_refers_to_nothing_there_cannot_be_added() -> None:
    with pytest.raises(ModelError):
        with_rows(NETWORK, [Membership(consortium="c", institution="?")])


@given(networks())
def test_putting_back_what_is_there_changes_nothing(drawn: Network) -> None:
    rows = [row for name in TABLES for row in drawn.table(name).values()]
    assert with_rows(drawn, rows) == drawn
    assert with_rows(drawn, []) == without_rows(drawn, []) == drawn


def every_column(network: Network) -> None:
    """Make all columns, so that those of the network made of this one are made of them."""
    for name in TABLES:
        assert network.table(name).given is not None


@given(networks(), networks(), st.data())
def test_editing_is_building_anew(drawn: Network, other: Network, data: st.DataObject) -> None:
    every_column(drawn)
    chosen = data.draw(st.lists(st.sampled_from(sorted(TABLES)), max_size=3, unique=True))
    rows: list[Row] = []
    for name in chosen:
        here, there = list(drawn.table(name).values()), list(other.table(name).values())
        ids = [row.id for row in here]
        for row in there:
            row_id = data.draw(st.sampled_from([row.id, *ids]))
            rows.append(evolve(row, id=row_id, sources=(), field_sources={}))
    built = {name: {row.id: row for row in drawn.table(name).values()} for name in TABLES}
    added: dict[str, list[Row]] = {name: [] for name in TABLES}
    for row in rows:
        name = TABLE_OF[type(row)]
        if row.id in built[name]:
            built[name][row.id] = row
        else:
            added[name].append(row)
    tables: dict[str, Any] = {name: [*built[name].values(), *added[name]] for name in TABLES}
    expected, faults = built_anew(drawn, tables)
    if expected is None:
        with pytest.raises(ModelError) as refused:
            with_rows(drawn, rows)
        assert tuple(refused.value.faults) == faults
        return
    changed = with_rows(drawn, rows)
    assert changed == expected
    assert list(changed.memberships) == list(expected.memberships)
    columns = [Network.from_columns(tables=columns_of(one)) for one in (changed, expected)]
    assert columns[0] == columns[1]


def built_anew(like: Network, tables: Any) -> tuple[Network | None, tuple[Fault, ...]]:
    try:
        return Network(title=like.title, synthetic=like.synthetic, **tables), ()
    except ModelError as error:
        return None, tuple(error.faults)


def columns_of(network: Network) -> dict[str, Any]:
    return {name: dict(network.table(name).given) for name in TABLES if len(network.table(name))}


def test_tables_that_nothing_changes_are_shared() -> None:
    changed = with_rows(NETWORK, [Membership(consortium="c", institution="b")])
    assert changed.institutions is NETWORK.institutions
    assert changed.consortia is NETWORK.consortia
    assert changed.memberships is not NETWORK.memberships


def test_rows_whose_keys_tie_are_told_apart_anew() -> None:
    many = [Membership(consortium="c", institution="a", until=year) for year in ("2020", "2021")]
    tied = with_rows(NETWORK, many)
    assert sorted(tied.memberships) == ["c/a/-/-", "c/a/-/-#2", "c/a/-/-#3"]
    (second,) = (row for row in tied.memberships.values() if row.id.endswith("#2"))
    left = with_rows(tied, [evolve(second, role=Role.LEAD)])
    assert sorted(left.memberships) == ["c/a/-/-", "c/a/-/-#2", "c/a/lead/-"]
