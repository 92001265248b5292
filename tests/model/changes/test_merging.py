"""Two networks made one."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from tests.strategies.networks import networks

from medconsortium import datasets
from medconsortium.errors import ModelError
from medconsortium.model import TABLES, Consortium, Institution, Network, Source
from medconsortium.model.changes.merging import Conflict, merge
from medconsortium.vocabulary import Completeness, Tier


@given(networks())
def test_merging_with_itself_or_nothing_changes_nothing(drawn: Network) -> None:
    for other in (drawn, Network()):
        merged = merge(drawn, other)
        assert merged.conflicts == ()
        assert merged.network == drawn


def test_what_either_states_is_kept_and_contradictions_are_reported() -> None:
    one = Network(
        title="一",
        institutions=[
            Institution(id="a", name="甲", beds=9, tier=Tier.COUNTY),
            Institution(id="b", name="乙"),
        ],
    )
    other = Network(
        title="二",
        synthetic=True,
        institutions=[
            Institution(id="a", name="甲", beds=8, doctors=3),
            Institution(id="c", name="丙"),
        ],
    )
    merged = merge(one, other)
    assert merged.conflicts == (
        Conflict(table="institutions", id="a", field="beds", kept=9, dropped=8),
    )
    assert list(merged.network.institutions) == ["a", "b", "c"]
    assert merged.network.institutions["a"] == Institution(
        id="a", name="甲", beds=9, doctors=3, tier=Tier.COUNTY
    )
    assert (str(merged.network.title), merged.network.synthetic) == ("一", True)


def test_sources_of_rows_and_fields_are_joined() -> None:
    def sourced(name: str) -> Network:
        row = Institution(id="a", name="甲", sources=[name], field_sources={"name": [name]})
        return Network(sources=[Source(id=name)], institutions=[row])

    row = merge(sourced("s"), sourced("t")).network.institutions["a"]
    assert row.sources == ("s", "t")
    assert row.field_sources == {"name": ("s", "t")}


def test_completeness_that_only_one_states_is_taken() -> None:
    stated = Consortium(id="c", name="体", members_completeness=Completeness.COMPLETE)
    merged = merge(Network(consortia=[Consortium(id="c", name="体")]), Network(consortia=[stated]))
    assert merged.network.consortia["c"] == stated


def test_an_id_that_names_different_things_is_refused() -> None:
    with pytest.raises(ModelError):
        merge(
            Network(institutions=[Institution(id="a", name="甲")]),
            Network(consortia=[Consortium(id="a", name="甲")]),
        )


def sourced_by(text: str, *, place: str | None = None) -> Network:
    """A source id is the document's own: two networks may use one for different documents."""
    return Network(
        sources=[Source(id="s", document=text, place=place)],
        institutions=[Institution(id=text, name=text, sources=["s"])],
    )


def test_a_source_that_contradicts_its_namesake_comes_in_by_another_id() -> None:
    merged = merge(sourced_by("甲"), sourced_by("乙"))
    assert merged.conflicts == ()
    network = merged.network
    assert {i: str(s.document) for i, s in network.sources.items()} == {"s": "甲", "s#2": "乙"}
    assert network.institutions["乙"].sources == ("s#2",)
    assert merge(network, sourced_by("乙")).network == network
    third = merge(network, sourced_by("丙")).network
    assert third.institutions["丙"].sources == ("s#3",)


def test_a_source_of_which_both_know_a_part_is_one_source() -> None:
    merged = merge(sourced_by("甲"), sourced_by("甲", place="第1段"))
    assert [(s.id, s.place) for s in merged.network.sources.values()] == [("s", "第1段")]


def test_an_id_that_names_something_is_not_given_to_a_source() -> None:
    taken = Network(institutions=[Institution(id="s#2", name="院")])
    second = merge(sourced_by("乙"), taken).network
    assert set(merge(sourced_by("甲"), second).network.sources) == {"s", "s#3"}


@pytest.mark.parametrize(("one", "other"), [*permutations(datasets.names(), 2)])
def test_every_row_of_two_real_networks_keeps_its_sources(one: str, other: str) -> None:
    first, second = datasets.load(one), datasets.load(other)
    merged = merge(first, second).network
    for part in (first, second):
        for name in TABLES:
            for row_id, row in part.table(name).items():
                if name == "sources":
                    continue
                found = {
                    str(merged.sources[i].document) for i in merged.table(name)[row_id].sources
                }
                assert found >= {str(part.sources[i].document) for i in row.sources}
