"""Two networks made one."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.strategies.networks import networks

from medconsortium.errors import ModelError
from medconsortium.model import Consortium, Institution, Network, Source
from medconsortium.model.merging import Conflict, merge
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
