"""What cannot be represented in columns is refused, with what and where."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

import attrs
import numpy as np
import pytest

from medconsortium.errors import Fault, ModelError
from medconsortium.model import (
    Consortium,
    Division,
    FieldSources,
    GeoPoint,
    Identifier,
    Institution,
    Link,
    MemberGroup,
    Membership,
    Network,
    OtherName,
    Source,
)
from medconsortium.model.columnar import checking
from medconsortium.model.columnar.checking import MOST_FAULTS
from medconsortium.model.columnar.columns import NO_DAY, ListColumn, StringColumn, string_column
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Completeness,
    GreenChannel,
    IdentifierSystem,
    LinkKind,
    Role,
    Tier,
)

Columns = dict[str, dict[str, Any]]


def columns() -> Columns:
    """Return the columns of a small network that states a bit of everything."""
    network = Network(
        sources=[Source(id="文", document="文件")],
        divisions=[Division(id="区", population=9, urban=True)],
        institutions=[
            Institution(
                id="县",
                name="某县医院",
                tier=Tier.COUNTY,
                division="区",
                location=GeoPoint(latitude=30, longitude=110),
                identifiers=[Identifier(system=IdentifierSystem.at(0), value="1")],
                since="2013-05",
                sources=["文"],
                field_sources={"tier": ["文"]},
            ),
            Institution(id="乡", name=Text(en="Township"), other_names=[OtherName(name="院")]),
        ],
        consortia=[
            Consortium(id="体", name="医共体", grid=["区"], green_channels=[GreenChannel.at(0)])
        ],
        memberships=[
            Membership(consortium="体", institution="县", role=Role.LEAD),
            Membership(
                id="余", consortium="体", group=MemberGroup(description="余", division="区")
            ),
        ],
        links=[Link(origin="乡", target="县", kind=LinkKind.REFERRAL_UP, travel_minutes=5)],
    )
    return {name: dict(network.table(name).given) for name in network._tables}


def faults_of(tables: Columns) -> list[Fault]:
    with pytest.raises(ModelError) as caught:
        Network.from_columns(tables=tables)
    return list(caught.value.faults)


def codes_of(tables: Columns) -> list[tuple[str, str]]:
    return [(fault.code, fault.path) for fault in faults_of(tables)]


def changed(column: Any, row: int, value: Any) -> Any:
    array = column.copy()
    array[row] = value
    return array


def part(name: str, row: int, value: Any) -> Callable[[Any], Any]:
    """Return a change of one value of an array inside a column."""

    def change(column: Any) -> Any:
        return attrs.evolve(column, **{name: changed(getattr(column, name), row, value)})

    return change


def test_sound_columns_are_taken() -> None:
    assert len(Network.from_columns(tables=columns()).institutions) == 2
    assert Network.from_columns(tables={}) == Network()
    assert Network.from_columns(title="县", tables={}).title == Text(zh="县")


@pytest.mark.parametrize(
    ("table", "field", "change", "code"),
    [
        ("institutions", "tier", lambda c: changed(c, 1, 99), "out-of-range"),
        ("institutions", "tier", lambda c: changed(c, 1, -2), "out-of-range"),
        ("institutions", "services_completeness", lambda c: changed(c, 1, -1), "missing"),
        ("institutions", "division", lambda c: changed(c, 1, 1), "dangling-reference"),
        ("institutions", "division", lambda c: changed(c, 1, -2), "dangling-reference"),
        ("institutions", "location", part("latitude", 0, 91.0), "out-of-range"),
        ("institutions", "location", part("longitude", 0, np.nan), "out-of-range"),
        ("institutions", "location", part("latitude", 1, np.inf), "out-of-range"),
        ("institutions", "location", part("datum", 1, 9), "out-of-range"),
        ("institutions", "since", part("earliest", 0, NO_DAY), "out-of-range"),
        ("institutions", "since", part("latest", 0, 0), "out-of-range"),
        ("institutions", "since", part("latest", 0, 2**31 - 1), "out-of-range"),
        ("institutions", "beds", part("values", 0, -1), None),
        ("institutions", "name", lambda c: attrs.evolve(c, en=c.zh), "missing"),
        ("divisions", "population", part("values", 0, -1), "out-of-range"),
        ("divisions", "population", part("values", 0, 2**53 + 1), "out-of-range"),
        ("divisions", "urban", lambda c: changed(c, 0, 2), "out-of-range"),
        ("consortia", "grid", part("completeness", 0, -1), "out-of-range"),
        ("consortia", "grid", part("completeness", 0, 9), "out-of-range"),
        ("consortia", "grid", lambda c: attrs.evolve(c, values=c.values + 1), "dangling-reference"),
        ("consortia", "grid", lambda c: attrs.evolve(c, values=c.values - 1), "wrong-type"),
        (
            "consortia",
            "green_channels",
            lambda c: attrs.evolve(c, values=c.values + 99),
            "out-of-range",
        ),
        ("memberships", "consortium", lambda c: changed(c, 1, -1), "missing"),
        ("memberships", "consortium", lambda c: changed(c, 1, 1), "dangling-reference"),
        ("memberships", "institution", lambda c: changed(c, 0, -1), "no-one-member"),
        ("memberships", "institution", lambda c: changed(c, 1, 0), "no-one-member"),
        ("links", "kind", lambda c: changed(c, 0, -1), "missing"),
        ("links", "travel_minutes", lambda c: changed(c, 0, np.inf), "not-finite"),
        ("links", "origin", part("row", 0, 2), "dangling-reference"),
        ("links", "origin", part("row", 0, -1), "missing"),
        ("links", "origin", part("table", 0, -1), "dangling-reference"),
        ("links", "origin", part("table", 0, 2), "dangling-reference"),
        ("links", "origin", part("table", 0, 1), "dangling-reference"),
    ],
)
def test_values_that_do_not_fit_are_refused(
    table: str, field: str, change: Callable[[Any], Any], code: str | None
) -> None:
    tables = columns()
    tables[table][field] = change(tables[table][field])
    if code is None:  # what is not stated is not looked at
        Network.from_columns(tables=tables)
        return
    found = codes_of(tables)
    assert code in {found_code for found_code, _ in found}
    for _, path in found:
        assert path.startswith(f"{table}[")
        assert code == "no-one-member" or path.endswith(f".{field}")


@pytest.mark.parametrize(
    ("row_id", "is_id"),
    [
        ("乡", True),
        ("a b-c.d", True),
        ("\u3000".join("乡镇"), True),
        ("字" * 200, True),
        ("©", True),
        ("字" * 201, False),
        ("", False),
        ("a/b", False),
        (" 乡", False),
        ("乡 ", False),
        ("\u3000乡", False),
        ("乡\u3000", False),
        ("乡\xa0", False),
        ("\u2003乡", False),
        ("\x85", False),
        ("乡\n", False),
        ("a\x7f", False),
        (unicodedata.normalize("NFD", "é"), False),
        ("\u0301", True),
    ],
)
def test_ids_are_what_they_are_in_rows(row_id: str, is_id: bool) -> None:  # noqa: FBT001
    tables = columns()
    tables["institutions"]["id"] = string_column(["县", row_id])
    tables["memberships"]["id"] = string_column([None, f"余{row_id[:9]}"])
    if is_id:
        assert row_id in Network.from_columns(tables=tables).institutions
    else:
        assert ("bad-id", "institutions[row 1]") in codes_of(tables)


def test_an_id_that_is_not_stated_is_refused_unless_it_is_derived() -> None:
    tables = columns()
    tables["institutions"]["id"] = string_column(["县", None])
    assert codes_of(tables) == [("bad-id", "institutions[row 1]")]


@pytest.mark.parametrize(
    ("table", "ids", "path", "owner"),
    [
        ("institutions", ["县", "县"], "institutions[县]", "institutions"),
        ("institutions", ["县", "区"], "institutions[区]", "divisions"),
        ("memberships", [None, "县"], "memberships[县]", "institutions"),
    ],
)
def test_one_id_names_one_row_of_all_tables(
    table: str, ids: list[str | None], path: str, owner: str
) -> None:
    tables = columns()
    tables[table]["id"] = string_column(ids)
    (fault,) = faults_of(tables)
    assert (fault.code, fault.path) == ("duplicate-id", path)
    assert f"in {owner}" in str(fault.message.en)


@pytest.mark.parametrize(
    ("table", "field", "value", "code"),
    [
        ("institutions", "identifiers", Identifier(system="x", value="1"), "wrong-type"),  # type: ignore[arg-type]
        ("memberships", "group", "余", "wrong-type"),
        ("memberships", "group", MemberGroup(description="余", count=-1), "out-of-range"),
        (
            "memberships",
            "group",
            MemberGroup(description="余", division="县"),
            "dangling-reference",
        ),
        ("institutions", "field_sources", FieldSources({"tier": ["县"]}), "dangling-reference"),
        ("institutions", "field_sources", None, "missing"),
    ],
)
def test_nested_values_are_looked_into(table: str, field: str, value: object, code: str) -> None:
    tables = columns()
    held = tables[table][field]
    values = np.empty(len(held.values if isinstance(held, ListColumn) else held), object)
    values[:] = list(held.values if isinstance(held, ListColumn) else held)
    values[-1] = value
    is_list = isinstance(held, ListColumn)
    tables[table][field] = attrs.evolve(held, values=values) if is_list else values
    ((found, path),) = codes_of(tables)
    assert found == code
    assert path.endswith(f"].{field}")


def test_an_empty_list_is_complete() -> None:
    tables = columns()
    grid = tables["consortia"]["grid"]
    empty = np.zeros(2, np.int64)
    told = np.array([Completeness.PARTIAL.number], np.int8)
    tables["consortia"]["grid"] = ListColumn(empty, grid.values[:0], grid.valid, told)
    assert codes_of(tables) == [("out-of-range", "consortia[体].grid")]


def test_columns_are_known_and_of_one_length() -> None:
    tables = columns()
    tables["hospitals"] = {}
    tables["links"]["from"] = tables["links"].pop("origin")
    tables["divisions"]["level"] = np.zeros(3, np.int8)
    assert codes_of(tables) == [
        ("uneven-columns", "divisions"),
        ("unknown-column", "links.from"),
        ("missing", "links.origin"),
        ("unknown-column", "hospitals"),
    ]


def test_an_empty_table_may_lack_everything() -> None:
    assert Network.from_columns(tables={"institutions": {}}) == Network()
    assert Network.from_columns(tables={"institutions": {"id": string_column([])}}) == Network()


def test_a_column_of_another_layout_is_refused_before_its_values_are_looked_at() -> None:
    tables = columns()
    tables["institutions"]["tier"] = np.array([99, 99], np.int64)
    tables["institutions"]["id"] = StringColumn(
        np.frombuffer(b"\xff\xff", np.uint8), np.arange(3), np.ones(2, np.bool_)
    )
    faults = faults_of(tables)
    assert [(fault.code, fault.path) for fault in faults] == [
        ("wrong-layout", "institutions.id"),
        ("wrong-layout", "institutions.tier"),
    ]
    assert faults[1].message.en == "the column should be array of int8; it is ndarray int64"


def test_the_first_faults_are_told() -> None:
    count = 3 * MOST_FAULTS
    links = {
        "origin": attrs.evolve(
            columns()["links"]["origin"],
            table=np.zeros(count, np.int8),
            row=np.arange(count, dtype=np.int32) + 2,
        ),
        "target": attrs.evolve(
            columns()["links"]["target"],
            table=np.zeros(count, np.int8),
            row=np.zeros(count, np.int32),
        ),
        "kind": np.zeros(count, np.int8),
    }
    faults = faults_of(columns() | {"links": links})
    assert len(faults) == MOST_FAULTS + 1
    assert (faults[0].code, faults[0].path) == ("dangling-reference", "links[row 0].origin")
    assert "'row 2'" in str(faults[0].message.en)
    assert faults[-1].code == "too-many-faults"


def test_large_tables_are_looked_at_by_two_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "_WORTH_A_THREAD", 1)
    assert len(Network.from_columns(tables=columns()).institutions) == 2
    tables = columns()
    tables["institutions"]["id"] = string_column(["县", "县"])
    tables["institutions"]["tier"] = changed(tables["institutions"]["tier"], 1, 99)
    assert codes_of(tables) == [
        ("duplicate-id", "institutions[县]"),
        ("out-of-range", "institutions[县].tier"),
    ]


def test_a_title_is_looked_at() -> None:
    with pytest.raises(ModelError) as caught:
        Network.from_columns(title="\ud800", tables={})
    assert [fault.path for fault in caught.value.faults] == ["title"]
