"""Rows held as columns are made when they are asked for."""

from __future__ import annotations

from itertools import islice
from typing import Any

import numpy as np
import pytest
from attrs import fields

from medconsortium.model import TABLES, Institution, Membership, Network, Table
from medconsortium.model.columnar.columns import TextColumn, string_column
from medconsortium.model.columnar.rows import ColumnRows, tables_of_columns
from medconsortium.model.tables import InstitutionColumns
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, MembershipStatus


def names(*texts: str) -> TextColumn:
    return TextColumn(string_column(texts), string_column([None] * len(texts)))


@pytest.fixture(name="network")
def columnar() -> Network:
    institutions: dict[str, Any] = {
        "id": string_column(["县", "乡"]),
        "name": names("某县医院", "某乡卫生院"),
        "part_of": np.array([-1, 0], np.int32),
    }
    consortia: dict[str, Any] = {"id": string_column(["体"]), "name": names("医共体")}
    memberships: dict[str, Any] = {
        "consortium": np.array([0, 0], np.int32),
        "institution": np.array([0, 1], np.int32),
    }
    tables = {"institutions": institutions, "consortia": consortia, "memberships": memberships}
    return Network.from_columns(tables=tables)


class TestTable:
    def test_is_a_mapping_like_any_other(self, network: Network) -> None:
        table = network.institutions
        row = Institution(id="乡", name=Text(zh="某乡卫生院"), part_of="县")
        assert list(table) == list(table.keys()) == ["县", "乡"]
        assert table["乡"] == row
        assert list(table.values())[1] == row
        assert list(table.items())[1] == ("乡", row)
        assert (len(table), len(table.values()), len(table.items())) == (2, 2, 2)
        assert row in table.values()
        assert ("乡", row) in table.items()
        assert table.get("省") is None
        assert "县" in table
        assert "省" not in table
        assert object() not in table
        for absent in ("省", "\ud800"):
            with pytest.raises(KeyError, match=r".*"):
                table[absent]
        assert [table.row_number(row_id) for row_id in ("县", "乡", "省")] == [0, 1, -1]
        assert repr(table) == "<Table of 2 Institution>"

    def test_a_table_without_rows_has_all_its_columns(self, network: Network) -> None:
        for name, (row_type, _) in TABLES.items():
            if name not in ("institutions", "consortia", "memberships"):
                columns = network.table(name).columns
                assert {len(getattr(columns, one.name)) for one in fields(row_type)} == {0}

    def test_keyed_rows_have_their_natural_keys(self, network: Network) -> None:
        assert list(network.memberships) == ["体/县/-/-", "体/乡/-/-"]
        assert network.memberships["体/乡/-/-"] == Membership(
            id="体/乡/-/-", consortium="体", institution="乡"
        )
        assert network.memberships.columns.id[0] == "体/县/-/-"

    def test_fields_left_out_hold_their_default(self, network: Network) -> None:
        columns = network.institutions.columns
        assert columns.tier.tolist() == [-1, -1]
        assert columns.services_completeness.tolist() == [Completeness.UNKNOWN.number] * 2
        assert columns.sources.valid.all()
        assert columns.name.zh[0] == "某县医院"
        assert network.memberships.columns.status.tolist() == [MembershipStatus.MEMBER.number] * 2
        assert list(network.institutions.given) == ["id", "name", "part_of"]
        with pytest.raises(AttributeError, match="Institution has no field 'level'"):
            getattr(columns, "level")  # noqa: B009

    def test_tables_left_out_are_empty(self, network: Network) -> None:
        for name in TABLES.keys() - {"institutions", "consortia", "memberships"}:
            table: Table[Any, Any] = network.table(name)
            assert (len(table), list(table), list(table.values())) == (0, [], [])
            assert table.row_number("县") == -1
            assert "县" not in table
            assert len(table.columns.id) == 0

    def test_arrays_taken_over_cannot_be_written_to(self, network: Network) -> None:
        with pytest.raises(ValueError, match="read-only"):
            network.institutions.columns.part_of[0] = 1

    def test_neither_rows_nor_ids_are_kept(self, network: Network) -> None:
        assert network.institutions["县"] is not network.institutions["县"]


def test_only_rows_asked_for_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    count = 50_000
    columns: dict[str, Any] = {
        "id": string_column([f"机构{n}" for n in range(count)]),
        "name": names(*(f"第{n}医院" for n in range(count))),
    }
    made: list[str] = []

    def counted(self: Any, **values: Any) -> None:
        made.append(values["id"])
        init(self, **values)

    init = Institution.__init__
    monkeypatch.setattr(Institution, "__init__", counted)
    network = Network.from_columns(tables={"institutions": columns})
    assert network.digest
    assert "机构7" in network.institutions
    assert list(islice(network.institutions, 2)) == ["机构0", "机构1"]
    assert made == []
    assert len(list(islice(network.institutions.values(), 1_000))) == 1_000
    assert made == [f"机构{n}" for n in range(1_000)]
    assert network.institutions["机构49999"].name.zh == "第49999医院"
    assert len(made) == 1_001
    assert [*network.institutions][-1] == "机构49999"


def test_a_table_of_columns_knows_what_it_was_built_from() -> None:
    tables = tables_of_columns({"institutions": {"id": string_column(["县"]), "name": names("县")}})
    table = tables["institutions"]
    assert table.is_columnar
    assert isinstance(table.columns, InstitutionColumns)
    assert isinstance(table.values(), type(tables["links"].values()))
    assert not Network().institutions.is_columnar
    assert isinstance(table._rows, ColumnRows)
