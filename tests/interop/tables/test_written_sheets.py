from __future__ import annotations

from medconsortium.interop.tables.written_sheets import written_sheets
from medconsortium.model import Institution, Network


def test_sheets_hold_what_is_said_and_no_more() -> None:
    rows = [
        Institution(id="b", name="乙", beds=3),
        Institution(id="a", name="甲", field_sources={}),
    ]
    head, institutions = written_sheets(Network(institutions=rows), language="en")
    assert (head.table, head.rows) == ("network", [{"synthetic": "no"}])
    assert institutions.table == "institutions"
    assert [column.name for column in institutions.columns] == ["id", "name", "beds"]
    assert institutions.ids == ["a", "b"]
    assert institutions.rows[1] == {"id": "b", "name": "乙", "beds": 3}


def test_columns_that_must_be_there_are() -> None:
    row = Institution(id="a", name=" ")  # which no cell holds exactly
    _, institutions = written_sheets(Network(institutions=[row]), language="zh")
    assert [column.name for column in institutions.columns] == ["id", "name", "other"]
