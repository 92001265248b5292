from __future__ import annotations

from attrs import evolve
from tests.strategies.compliant.test_assembly import network
from tests.strategies.drawing_out import drawn, plainest

from medconsortium.model import TABLES, Consortium, Listing, Network, NetworkBuilder, Row
from medconsortium.model.fields import defaults
from medconsortium.strategies.forgetting import forgotten
from medconsortium.vocabulary import Completeness, ConsortiumKind, ConsortiumStatus

WHOLE = network(ConsortiumKind.COUNTY_MEDICAL_COMMUNITY)
ROWS: list[Row] = [row for table in TABLES for row in WHOLE.table(table).values()]


def count_of_data(rows: list[Row]) -> int:
    """Count what rows state: fields, whether lists are complete, and what is in them."""
    count = 0
    for row in rows:
        for name, default in defaults(type(row)).items():
            held = getattr(row, name)
            if held is not None and held != default and held is not Completeness.PARTIAL:
                count += 1
            if isinstance(held, Listing):
                count += len(held) + (held.completeness is Completeness.COMPLETE)
    return count


def test_with_nothing_unknown_nothing_is_forgotten() -> None:
    assert drawn(forgotten(ROWS, unknowns="none"), 2)[-1] == ROWS


def test_what_is_left_is_less_and_never_more() -> None:
    whole = count_of_data(ROWS)
    some, many = (
        [count_of_data(rows) for rows in drawn(forgotten(ROWS, unknowns=unknowns), 40)]
        for unknowns in ("some", "many")
    )
    assert max(*some, *many) == whole
    assert min(many) < min(some) < whole


def test_what_is_left_is_still_a_network() -> None:
    for rows in drawn(forgotten(ROWS, unknowns="many"), 40):
        left = NetworkBuilder().add(*rows).build()
        assert isinstance(left, Network)
        assert len(left.institutions) == len(WHOLE.institutions)


def test_lists_that_lost_a_row_are_partial() -> None:
    seen = set()
    for rows in drawn(forgotten(ROWS, unknowns="many"), 40):
        left = NetworkBuilder().add(*rows).build()
        consortium = next(iter(left.consortia.values()))
        if len(left.links) < len(WHOLE.links):
            seen.add(consortium.links_completeness)
    assert seen
    assert Completeness.COMPLETE not in seen


def test_that_a_consortium_is_only_planned_is_not_forgotten() -> None:
    planned = [
        evolve(row, status=ConsortiumStatus.PLANNED) for row in ROWS if isinstance(row, Consortium)
    ]
    statuses = {
        row.status
        for rows in drawn(forgotten(planned, unknowns="many"), 40)
        for row in rows
        if isinstance(row, Consortium)
    }
    assert statuses == {ConsortiumStatus.PLANNED}


def test_the_plainest_forgets_nothing() -> None:
    assert plainest(forgotten(ROWS, unknowns="many")) == ROWS
    assert plainest(forgotten([], unknowns="many")) == []
