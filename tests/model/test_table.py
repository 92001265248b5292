"""A table: a read-only mapping of rows, with columns made when asked for."""

from __future__ import annotations

import copy

import numpy as np
import pytest

from medconsortium.model import Institution, Network, Service, Table
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


class TestWhatIsKept:
    def test_rows_are_told_by_their_place(
        self, table: Table[Institution, InstitutionColumns]
    ) -> None:
        columnar = Network.from_columns(tables={"institutions": table.given}).institutions
        for each in (table, columnar):
            assert [each.row(number).id for number in range(2)] == ["乡", "县"]
        assert columnar.row(1) is columnar.row(1)

    def test_an_id_that_is_derived_may_be_left_out(self) -> None:
        network = Network(
            institutions=[Institution(id="县", name="某县医院")],
            services=[Service(provider="县")],
        )
        given = {name: network.table(name).given for name in ("institutions", "services")}
        columnar = Network.from_columns(tables=given)
        assert columnar.services.row(0, keyed=False).id == ""
        assert columnar.services.row(0).id == network.services.row(0, keyed=False).id == "县/-/-"
        assert columnar.institutions.row(0, keyed=False).id == "县"

    def test_but_few_rows_are_kept(self) -> None:
        rows = [Institution(id=f"院{n}", name="院") for n in range(1500)]
        given = Network(institutions=rows).institutions.given
        table = Network.from_columns(tables={"institutions": given}).institutions
        assert [table.row(number).id for number in range(1500)] == [row.id for row in rows]
        assert len(table._made) < 1024

    def test_what_is_made_of_a_table_is_made_once(
        self, table: Table[Institution, InstitutionColumns]
    ) -> None:
        made: list[tuple[object, ...]] = []

        def make(*given: object) -> int:
            made.append(given)
            return len(made)

        assert (table.derived(make), table.derived(make)) == (1, 1)
        assert (table.derived(make, "x"), table.derived(make, "x")) == (2, 2)
        assert made == [(table,), (table, "x")]

    def test_beside_other_tables_it_is_made_anew(
        self, table: Table[Institution, InstitutionColumns]
    ) -> None:
        made: list[object] = []

        def make(_: object, beside: object) -> int:
            made.append(beside)
            return len(made)

        one, other = Network().consortia, Network().consortia
        asked = (one, one, other, other, one)
        assert [table.derived(make, beside=(beside,)) for beside in asked] == [1, 1, 2, 2, 3]
        assert [beside is one for beside in made] == [True, False, True]

    def test_what_was_made_first_goes_first(
        self, table: Table[Institution, InstitutionColumns]
    ) -> None:
        made: list[int] = []

        def make(_: object, number: int) -> int:
            made.append(number)
            return number

        for number in (*range(300), 299, 0):
            assert table.derived(make, number) == number
        assert made == [*range(300), 0]
