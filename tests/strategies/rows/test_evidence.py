from __future__ import annotations

from datetime import date

from tests.strategies.drawing_out import drawn, plainest

from medconsortium.model import Source
from medconsortium.strategies import observations, parties, sources
from medconsortium.text.bilingual import has_han
from medconsortium.vocabulary import Measure, PartyKind, SourceBasis, Unit


def test_parties_keep_to_their_bounds() -> None:
    for row in drawn(parties(kinds=[PartyKind.AUTHORITY], divisions=["县"], unknowns="none")):
        assert (row.kind, row.division, row.part_of) == (PartyKind.AUTHORITY, "县", None)
        assert has_han(str(row.name))
    assert plainest(parties()).kind is None


def test_observations_keep_to_their_bounds() -> None:
    found = drawn(
        observations(
            subjects=["甲"],
            measures=[Measure.BEDS],
            units=[Unit.BEDS],
            min_value=10,
            max_value=20,
            unknowns="none",
            wording="adversarial",
        )
    )
    for row in found:
        assert (row.subject, row.measure, row.unit) == ("甲", Measure.BEDS, Unit.BEDS)
        assert row.value is not None
        assert 10 <= row.value <= 20


def test_adversarial_figures_may_be_anything() -> None:
    found = drawn(observations(wording="adversarial", unknowns="none"), 60)
    assert any(row.value is not None and row.value < 0 for row in found)
    assert plainest(observations()).value is None


def test_sources_keep_to_their_bounds() -> None:
    found = drawn(
        sources(bases=[SourceBasis.STATED], earliest=date(2018, 1, 1), latest=date(2018, 12, 31))
    )
    assert {row.basis for row in found} == {None, SourceBasis.STATED}
    assert {row.published.earliest.year for row in found if row.published} == {2018}
    assert plainest(sources()) == Source(id="甲")
