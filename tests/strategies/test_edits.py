from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies.drawing_out import drawn, plainest

from medconsortium.model import Institution, Network, diff
from medconsortium.strategies import EditHistory, edit_histories
from medconsortium.strategies.edits import KINDS

TOUCHED = {
    "open": {"institutions"},
    "rename": {"institutions"},
    "resize": {"institutions"},
    "join": {"memberships"},
    "leave": {"memberships"},
    "refer": {"links"},
    "retract": {"links", "consortia"},
}


@given(edit_histories())
@settings(max_examples=25)
def test_an_edit_changes_what_it_says(history: EditHistory) -> None:
    networks = history.networks
    for edit, before, after in zip(history.edits, networks, networks[1:], strict=False):
        found = diff(before, after)
        tables = {table for table, _ in (*found.added, *found.removed)}
        tables |= {change.table for change in found.changed}
        assert tables
        assert tables <= TOUCHED[edit.kind]
        assert edit.apply(before) == after


def test_days_go_on() -> None:
    for history in drawn(edit_histories(since=date(2026, 1, 1), min_edits=2), 15):
        days = [edit.day for edit in history.edits]
        assert date(2026, 1, 1) < days[0]
        assert days == sorted(set(days))


def test_every_kind_is_drawn_and_can_be_asked_for() -> None:
    histories = drawn(edit_histories(min_edits=4), 40)
    assert {edit.kind for history in histories for edit in history.edits} == set(KINDS)
    asked = drawn(edit_histories(kinds=["resize"], min_edits=1), 10)
    assert {edit.kind for history in asked for edit in history.edits} == {"resize"}


def test_where_there_is_nothing_to_change_an_institution_opens() -> None:
    empty = st.just(Network())
    for kind in KINDS:
        (history,) = drawn(edit_histories(networks=empty, kinds=[kind], min_edits=1), 1)
        assert {edit.kind for edit in history.edits} == {"open"}


def test_the_plainest_history_is_one_without_edits() -> None:
    history = plainest(edit_histories())
    assert history.edits == ()
    assert history.networks == (history.start,)
    alone = Network(institutions=[Institution(id="甲", name="甲")])
    assert plainest(edit_histories(networks=st.just(alone))).start == alone
