"""A table: a read-only mapping of rows, with columns made when asked for."""

from __future__ import annotations

import copy

import numpy as np
import pytest

from medconsortium.model import Institution, Network, Table
from medconsortium.model.table import Columns
from medconsortium.model.tables import InstitutionColumns
from medconsortium.vocabulary import Tier


@pytest.fixture(name="table")
def institutions() -> Table[Institution, InstitutionColumns]:
    return Network(
        institutions=[
            Institution(id="乡", name="某乡卫生院", tier=Tier.TOWNSHIP, part_of="县"),
            Institution(id="县", name="某县医院"),
        ]
    ).institutions


class TestTable:
    def test_maps_ids_to_rows_in_the_order_given(
        self, table: Table[Institution, InstitutionColumns]
    ) -> None:
        assert list(table) == ["乡", "县"]
        assert table["县"].id == "县"
        assert [row.id for row in table.values()] == ["乡", "县"]
        assert "县" in table
        assert "省" not in table
        assert table.get("省") is None
        assert len(table) == 2
        with pytest.raises(KeyError):
            table["省"]

    def test_is_read_only(self, table: Table[Institution, InstitutionColumns]) -> None:
        with pytest.raises(TypeError):
            table["市"] = table["县"]  # type: ignore[index]
        with pytest.raises(TypeError):
            del table["县"]  # type: ignore[attr-defined]

    def test_repr_counts(self, table: Table[Institution, InstitutionColumns]) -> None:
        assert repr(table) == "<Table of 2 Institution>"

    def test_rows_have_numbers(self, table: Table[Institution, InstitutionColumns]) -> None:
        assert [table.row_number(row_id) for row_id in ("乡", "县", "省")] == [0, 1, -1]
        assert table.row_type is Institution

    def test_may_be_empty(self) -> None:
        table = Network().institutions
        assert len(table) == 0
        assert len(table.columns.tier) == 0
        assert table.row_number("") == -1


class TestColumns:
    def test_stand_in_the_order_of_the_rows(
        self, table: Table[Institution, InstitutionColumns]
    ) -> None:
        assert table.columns.tier.tolist() == [Tier.TOWNSHIP.number, -1]
        assert table.columns.part_of.tolist() == [1, -1]
        assert table.columns.id[1] == "县"

    def test_are_made_once(self, table: Table[Institution, InstitutionColumns]) -> None:
        assert table.columns is table.columns
        assert table.columns.tier is table.columns.tier
        assert isinstance(table.columns, InstitutionColumns)

    def test_cannot_be_replaced_or_written_to(
        self, table: Table[Institution, InstitutionColumns]
    ) -> None:
        with pytest.raises(AttributeError, match="columns are read-only: tier"):
            table.columns.tier = np.zeros(2, np.int8)
        with pytest.raises(ValueError, match="read-only"):
            table.columns.tier[0] = 0

    @pytest.mark.parametrize("name", ["level", "Tier", "", "_tier", "__deepcopy__"])
    def test_there_are_no_others(
        self, name: str, table: Table[Institution, InstitutionColumns]
    ) -> None:
        with pytest.raises(AttributeError):
            getattr(table.columns, name)

    def test_an_unknown_one_is_named(self, table: Table[Institution, InstitutionColumns]) -> None:
        with pytest.raises(AttributeError, match="Institution has no field 'level'"):
            getattr(table.columns, "level")  # noqa: B009

    def test_copies_share_the_arrays(self, table: Table[Institution, InstitutionColumns]) -> None:
        tier = table.columns.tier
        assert copy.copy(table.columns).tier is tier

    def test_a_column_is_asked_for_once(self) -> None:
        asked: list[str] = []

        def make(field: str) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
            asked.append(field)
            return np.zeros(1, np.int8)

        columns = Columns(make)
        assert getattr(columns, "one") is getattr(columns, "one")  # noqa: B009
        assert asked == ["one"]
