"""Rows added, replaced and taken out."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from tests.strategies.networks import networks

from medconsortium.errors import ModelError
from medconsortium.model import (
    TABLES,
    Consortium,
    Institution,
    Membership,
    Network,
    with_rows,
    without_rows,
)
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
