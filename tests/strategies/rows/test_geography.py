from __future__ import annotations

from hypothesis import strategies as st
from tests.strategies.drawing_out import drawn, plainest

from medconsortium.identifiers import check_division
from medconsortium.model import Division
from medconsortium.strategies import divisions
from medconsortium.vocabulary import DivisionLevel


def test_the_plainest_division_states_nothing() -> None:
    assert plainest(divisions()) == Division(id="甲")


def test_divisions_keep_to_their_bounds() -> None:
    found = drawn(
        divisions(
            ids=st.just("县"),
            levels=[DivisionLevel.COUNTY],
            parents=["市"],
            min_population=5,
            max_population=9,
            unknowns="none",
        )
    )
    for row in found:
        assert (row.id, row.level, row.parent) == ("县", DivisionLevel.COUNTY, "市")
        assert row.population is not None
        assert 5 <= row.population <= 9
        assert row.code is not None
        assert len(row.code) == 6


def test_adversarial_divisions_have_any_code() -> None:
    codes = {row.code for row in drawn(divisions(wording="adversarial", unknowns="none"), 60)}
    assert any(code is not None and check_division(code) for code in codes)
