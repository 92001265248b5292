"""A part of a network is a network, and claims to be whole only where it lost nothing."""

from __future__ import annotations

from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies.networks import networks, share_of_examples

from medconsortium.model import TABLES, Listing, Network, subset
from medconsortium.vocabulary import Completeness

drawn = networks() | networks(full=True)


def cut(network: Network, data: st.DataObject) -> Network:
    wanted = data.draw(st.sets(st.sampled_from([*network.institutions, "?"])))
    return subset(network, lambda institution: institution.id in wanted)


@share_of_examples(0.3)
@given(drawn, st.data())
def test_only_what_is_wanted_is_left(network: Network, data: st.DataObject) -> None:
    wanted = data.draw(st.sets(st.sampled_from([*network.institutions, "?"])))
    part = subset(network, lambda institution: institution.id in wanted)
    assert set(part.institutions) == wanted & set(network.institutions)
    for table in TABLES:
        assert len(part.table(table)) <= len(network.table(table))


@share_of_examples(0.3)
@given(drawn)
def test_keeping_all_changes_nothing(network: Network) -> None:
    assert subset(network, lambda _: True) == network


@share_of_examples(0.3)
@given(drawn, st.data())
def test_cutting_again_at_the_same_place_changes_nothing(
    network: Network, data: st.DataObject
) -> None:
    part = cut(network, data)
    assert subset(part, lambda institution: institution.id in part.institutions) == part


@share_of_examples(0.3)
@given(drawn, st.data())
def test_no_list_that_lost_something_is_called_complete(
    network: Network, data: st.DataObject
) -> None:
    part = cut(network, data)
    for table in TABLES:
        for row in part.table(table).values():
            whole = network.table(table).get(row.id)
            for attribute in attrs.fields(type(row)) if whole else ():
                now: Any = getattr(row, attribute.name)
                if isinstance(now, Listing) and now.completeness is Completeness.COMPLETE:
                    assert now == getattr(whole, attribute.name)


@share_of_examples(0.3)
@given(drawn, st.data())
def test_a_consortium_claims_all_members_and_links_only_where_none_went(
    network: Network, data: st.DataObject
) -> None:
    part = cut(network, data)
    for row_id, row in part.consortia.items():
        whole = network.consortia[row_id]
        for name, table in (
            ("members", "memberships"),
            ("leads", "memberships"),
            ("links", "links"),
        ):
            lost = belonging(network, table, row_id) - belonging(part, table, row_id)
            now = getattr(row, f"{name}_completeness")
            before = getattr(whole, f"{name}_completeness")
            if lost and before is Completeness.COMPLETE:
                assert now is Completeness.PARTIAL
            else:
                assert now is before


def belonging(network: Network, table: str, consortium: str) -> int:
    rows: Any = network.table(table).values()
    return sum(row.consortium == consortium for row in rows)
