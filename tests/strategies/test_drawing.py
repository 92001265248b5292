from __future__ import annotations

from datetime import date

import pytest
from hypothesis import strategies as st
from tests.strategies.drawing_out import drawn, plainest

from medconsortium.model import (
    Consortium,
    FieldSources,
    Institution,
    Link,
    Network,
    Party,
    Source,
    StatedSize,
)
from medconsortium.model.fields import defaults
from medconsortium.model.rows import DatedRow
from medconsortium.strategies import points
from medconsortium.strategies.drawing import Frame, values_of
from medconsortium.vocabulary import Completeness, Counted


def test_a_reference_names_what_is_known() -> None:
    frame = Frame(known={"divisions": ["县"], "institutions": ["甲", "乙"]}, unknowns="none")
    for row in drawn(values_of(Institution, frame)):
        assert row.division == "县"
        assert row.part_of in {"甲", "乙"}


def test_where_nothing_is_known_a_reference_is_not_stated_unless_it_must_be() -> None:
    frame = Frame(unknowns="none")
    assert all(row.division is None for row in drawn(values_of(Institution, frame)))
    assert all(link.origin and link.target for link in drawn(values_of(Link, frame)))


def test_unknowns_say_how_much_is_stated() -> None:
    optional = [name for name, default in defaults(StatedSize).items() if default is None]

    def stated(frame: Frame) -> float:
        rows = drawn(values_of(StatedSize, frame), 60)
        return sum(getattr(row, name) is not None for row in rows for name in optional) / len(rows)

    shares = [stated(Frame(unknowns=unknowns)) for unknowns in ("none", "some", "many")]
    assert shares[0] == len(optional)
    assert shares[0] > shares[1] > shares[2]


def test_with_nothing_unknown_no_term_says_unknown() -> None:
    rows = drawn(values_of(Consortium, Frame(unknowns="none")))
    assert all(row.members_completeness is not Completeness.UNKNOWN for row in rows)
    sizes = drawn(values_of(StatedSize, Frame(unknowns="none")))
    assert all(size.lead_counted is not Counted.UNKNOWN for size in sizes)
    assert plainest(values_of(StatedSize, Frame())).lead_counted is Counted.UNKNOWN


def test_realistic_periods_do_not_end_before_they_begin() -> None:
    def backwards(row: DatedRow) -> bool:
        return None not in (row.since, row.until) and row.since > row.until  # type: ignore[operator]

    assert not any(map(backwards, drawn(values_of(Party, Frame(unknowns="none")), 100)))
    hostile = Frame(unknowns="none", wording="adversarial")
    assert any(map(backwards, drawn(values_of(Party, hostile), 100)))


def test_dates_keep_within_their_bounds() -> None:
    frame = Frame(earliest=date(2019, 1, 1), latest=date(2019, 12, 31), unknowns="none")
    for row in drawn(values_of(Party, frame)):
        assert row.since is not None
        assert row.since.earliest >= date(2019, 1, 1)
    hostile = Frame(wording="adversarial", unknowns="none")
    years = {row.since.earliest.year for row in drawn(values_of(Party, hostile), 100) if row.since}
    assert min(years) < 1900
    assert max(years) > 2100


def test_fields_may_be_drawn_in_another_way() -> None:
    given = {"beds": st.just(7)}
    rows = drawn(values_of(Institution, Frame(), given=given))
    assert {row.beds for row in rows} == {None, 7}
    always = drawn(values_of(Institution, Frame(), given=given, stated=["beds"]))
    assert {row.beds for row in always} == {7}


def test_sources_of_fields_are_sources_that_are_known() -> None:
    frame = Frame(known={"sources": ["文"]}, unknowns="none")
    cited = {row.field_sources for row in drawn(values_of(Party, frame), 60)}
    assert FieldSources() in cited
    assert {source for one in cited for ids in one.values() for source in ids} == {"文"}


@pytest.mark.parametrize("wording", ["realistic", "adversarial"])
def test_what_is_drawn_can_be_held(wording: str) -> None:
    frame = Frame(wording=wording)  # type: ignore[arg-type]
    for row in drawn(values_of(Source, frame), 100):
        assert Network(sources=[row]).sources[row.id] == row


def test_points_lie_in_china_unless_they_are_hostile() -> None:
    for point in drawn(points()):
        assert 18 <= point.latitude <= 54
        assert 73 <= point.longitude <= 136
    assert any(point.latitude < 0 for point in drawn(points(wording="adversarial"), 100))
