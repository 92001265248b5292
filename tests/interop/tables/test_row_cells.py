from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from medconsortium.errors import DocumentError, ModelError
from medconsortium.interop.tables.row_cells import (
    columns_by_field,
    head_cells,
    other_in_cell,
    row_cells,
    value_of_parts,
)
from medconsortium.interop.tables.sheet_columns import HEAD
from medconsortium.model import (
    Consortium,
    Department,
    GeoPoint,
    HostedCentre,
    Identifier,
    Institution,
    Listing,
    MemberGroup,
    Membership,
    Network,
    OtherName,
)
from medconsortium.model.fields import encodings
from medconsortium.model.rows import StaffCount
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Centre,
    Completeness,
    Datum,
    IdentifierSystem,
    NameKind,
    Role,
    StaffTitle,
    Subject,
)


def cells(table: str, row: Any) -> dict[str, Any]:
    return row_cells(table, row, language="zh")


def institution(**said: Any) -> dict[str, Any]:
    found = cells("institutions", Institution(**{"id": "i", "name": "甲", **said}))
    assert found.pop("id") == "i"
    if "name" not in said:
        assert found.pop("name") == "甲"
    return found


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ({"name": Text("甲", "A")}, {"name": "甲", "name_en": "A"}),
        ({"name": Text(en="A")}, {"name": "A"}),
        ({"name": Text(en="甲")}, {"name_en": "甲"}),
        ({"since": "2016-05-10"}, {"since": date(2016, 5, 10)}),
        ({"since": "2016-05"}, {"since": "2016-05"}),
        ({"since": "1899-05-01"}, {"since": "1899-05-01"}),
        ({"until": "open"}, {"until": "长期"}),
        (
            {"location": GeoPoint(latitude=1, longitude=2, datum=Datum.GCJ02)},
            {
                "location_latitude": 1,
                "location_longitude": 2,
                "location_datum": "GCJ-02 坐标系",
            },
        ),
        (
            {"identifiers": [Identifier(system=IdentifierSystem.USCC, value=v) for v in "ab"]},
            {"identifiers_uscc": "a；b"},
        ),
        (
            {"other_names": [OtherName(name="乙", kind=NameKind.FORMER), OtherName(name="丙")]},
            {"other_names": "曾用名：乙；丙"},
        ),
        ({"designations": []}, {"designations": "无"}),
        ({"designations": ["甲", "乙"]}, {"designations": "甲；乙"}),
        (
            {"designations": Listing(["甲"], Completeness.COMPLETE)},
            {"designations": "甲（完整）"},
        ),
        ({"beds": 0}, {"beds": 0}),
        ({"services_completeness": Completeness.UNKNOWN}, {}),
    ],
)
def test_values_are_written_for_people(said: dict[str, Any], written: dict[str, Any]) -> None:
    assert institution(**said) == written


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ({"name": Text(zh="A")}, {"name": {"zh": "A"}}),
        ({"name": Text(zh=" 甲")}, {"name": " 甲"}),
        ({"name": Text(zh="【示例】")}, {"name": "【示例】"}),
        ({"name": "_x0041_甲"}, {"name": "_x0041_甲"}),
        ({"name": "甲\x00"}, {"name": "甲\x00"}),
        ({"name": "甲" * 33_000}, {"name": "甲" * 33_000}),
        ({"designations": ["a、b"]}, {"designations": ["a、b"]}),
        ({"designations": ["无"]}, {"designations": ["无"]}),
        ({"designations": ["a（完整）"]}, {"designations": ["a（完整）"]}),
        (
            {"identifiers": [Identifier(system=IdentifierSystem.USCC, value="1E+17")]},
            {"identifiers": [{"system": "uscc", "value": "1E+17"}]},
        ),
        (
            {"other_names": [OtherName(name="乙", since="2016")]},
            {"other_names": [{"name": "乙", "since": "2016"}]},
        ),
        ({"field_sources": {"beds": ["s"]}}, {"field_sources": {"beds": ["s"]}}),
    ],
)
def test_what_fits_no_cell_stands_as_json(said: dict[str, Any], plain: dict[str, Any]) -> None:
    written = institution(**said)
    assert json.loads(written["other"]) == plain
    assert len(written) == 1
    assert "_x0041_" not in written["other"]
    assert "\x00" not in written["other"]
    read = other_in_cell("institutions", written["other"])
    assert read == {
        name: getattr(Institution(**{"id": "i", "name": "甲", **said}), name) for name in plain
    }


def test_rows_with_natural_keys_leave_their_id_out() -> None:
    group = MemberGroup(description=Text("全部卫生院", "all centres"), count=3, departments=False)
    row = Membership(id="c/全部卫生院/-/-", consortium="c", group=group, role=Role.MEMBER)
    assert cells("memberships", row) == {
        "consortium": "c",
        "group_description": "全部卫生院",
        "group_description_en": "all centres",
        "group_count": 3,
        "group_departments": "否",
        "role": Role.MEMBER.zh,
    }


def test_pairs_and_lists() -> None:
    row = Department(id="d", name="儿科", staff=[StaffCount(title=StaffTitle.NURSE, count=3)])
    assert cells("departments", row)["staff"] == "注册护士：3"
    centre = next(iter(Centre))
    consortium = Consortium(
        id="c",
        name="甲",
        centres=[HostedCentre(centre=centre, host="i"), HostedCentre(centre=centre)],
        specialties=Listing([Subject.parse("内科")], Completeness.PARTIAL),
    )
    written = row_cells("consortia", consortium, language="en")
    assert written["centres"] == f"{centre.en}: i; {centre.en}"
    assert written["specialties"] == f"{Subject.parse('内科').en} (partial)"


@pytest.mark.parametrize(
    ("title", "written"),
    [
        (None, {}),
        ("某县", {"title": "某县"}),
        (Text("某县", "A"), {"title": "某县", "title_en": "A"}),
        (Text(zh="A"), {"other": '{"title": {"zh": "A"}}'}),
    ],
)
def test_the_head_of_a_network(title: Text | str | None, written: dict[str, Any]) -> None:
    found = head_cells(Network(title=title, synthetic=True), language="zh")
    assert found == {"synthetic": "是", **written}


@pytest.mark.parametrize(
    "cell", ["", "{", "[]", "3", '{"nothing": 1}', '{"beds": "x"}', "[" * 100_000, '{"since": "x"}']
)
@pytest.mark.parametrize("table", ["institutions", HEAD])
def test_json_that_is_none_of_ours_is_a_fault(table: str, cell: str) -> None:
    with pytest.raises(DocumentError) as caught:
        other_in_cell(table, cell)
    assert [fault.code for fault in caught.value.faults] == ["bad-json"]


def value(table: str, row_type: type[Any], field: str, parts: dict[str, Any]) -> Any:
    return value_of_parts(encodings(row_type)[field], columns_by_field(table)[field], parts)


def test_half_a_point_is_a_fault() -> None:
    with pytest.raises(DocumentError, match="belong together"):
        value("institutions", Institution, "location", {"location_latitude": 1.0})
    with pytest.raises(ModelError):
        value(
            "institutions",
            Institution,
            "location",
            {"location_latitude": 91.0, "location_longitude": 0.0},
        )


def test_half_a_group_is_a_fault() -> None:
    assert value("memberships", Membership, "group", {"group_count": None}) is None
    with pytest.raises(DocumentError, match="is missing"):
        value("memberships", Membership, "group", {"group_count": 3})
