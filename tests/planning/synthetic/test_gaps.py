from __future__ import annotations

import numpy as np
import pytest

from medconsortium.model import Network
from medconsortium.model.columnar.columns import Column, stated
from medconsortium.planning.synthetic import county
from medconsortium.planning.synthetic.gaps import with_gaps
from medconsortium.vocabulary import Completeness


def test_a_share_of_what_may_be_left_out_is_gone(anhua: Network) -> None:
    holed = county(seed=7, division="430923", missing=0.3)
    whole_columns, holed_columns = anhua.institutions.columns, holed.institutions.columns
    for field in ("beds", "grade", "category", "division", "location", "since", "ownership"):
        before, after = (stated(getattr(c, field)) for c in (whole_columns, holed_columns))
        assert not np.any(after & ~before)
        assert 0.6 < np.count_nonzero(after) / np.count_nonzero(before) < 0.8


def test_nothing_is_left_of_all_but_what_rows_cannot_be_without(anhua: Network) -> None:
    bare = county(seed=7, division="430923", missing=1.0)
    assert [one.id for one in bare.institutions.values()] == list(anhua.institutions)
    for one in bare.institutions.values():
        assert one.name.zh
        assert (one.beds, one.tier, one.since, one.location) == (None, None, None, None)
    for link in bare.links.values():
        assert (link.consortium, link.instrument, link.travel_minutes) == (None, None, None)
    for membership in bare.memberships.values():
        assert membership.institution is not None
        assert membership.role is None
    assert {one.members_completeness for one in bare.consortia.values()} == {Completeness.PARTIAL}
    assert {one.grid for one in bare.consortia.values()} == {None}


def test_the_frame_stays_whole(anhua: Network) -> None:
    bare = county(seed=7, division="430923", missing=1.0)
    assert dict(bare.divisions) == dict(anhua.divisions)
    assert dict(bare.parties) == dict(anhua.parties)


def test_some_lists_that_were_complete_are_partial() -> None:
    holed = county(seed=7, division="430923", missing=0.5)
    told = [one.provisions and one.provisions.completeness for one in holed.instruments.values()]
    assert {None, Completeness.PARTIAL} <= {*told}


@pytest.mark.parametrize("missing", [0.0, 1.0])
def test_an_empty_list_is_stated_to_be_empty_or_not_at_all(missing: float) -> None:
    empty: dict[str, dict[str, Column]] = {
        "instruments": {
            "provisions": Network(instruments=[]).instruments.columns.provisions,
        }
    }
    assert len(with_gaps(np.random.default_rng(1), empty, missing=missing)["instruments"]) == 1
