"""The columns: read-only arrays laid out as the table in `columns` says."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from medconsortium.model import OPEN, PartialDate
from medconsortium.model.columns import (
    NO_DAY,
    CountColumn,
    DateColumn,
    GeoColumn,
    ListColumn,
    ReferenceColumn,
    TextColumn,
    read_only,
    rows_in_force,
    string_column,
)
from medconsortium.model.dates import to_date
from medconsortium.model.encodings import DateEncoding


def nowhere(_table: str, _row_id: str) -> int:
    return -1


def date_column(*texts: str | None) -> DateColumn:
    column = DateEncoding().to_column([to_date(text) for text in texts], nowhere)
    assert isinstance(column, DateColumn)
    return column


def ints(*values: int) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    return np.array(values, np.int32)


class TestReadOnly:
    @pytest.mark.parametrize("values", [[1, 2, 3], range(1, 4), ints(1, 2, 3)])
    def test_the_values_cannot_be_written_to(self, values: list[int]) -> None:
        array = read_only(values, np.int8)
        assert (array.dtype, array.tolist()) == (np.dtype(np.int8), [1, 2, 3])
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 9

    def test_an_array_of_the_right_type_is_not_copied(self) -> None:
        array = ints(1, 2)
        assert read_only(array, np.int32) is array

    def test_a_value_that_does_not_fit_is_no_silent_wrap(self) -> None:
        with pytest.raises(OverflowError):
            read_only([300], np.int8)


class TestStringColumn:
    def test_lies_in_utf8_with_offsets(self) -> None:
        column = string_column(["县", None, "", "ab", "🏥"])
        assert column.data.tobytes() == "县ab🏥".encode()
        assert column.offsets.tolist() == [0, 3, 3, 3, 5, 9]
        assert column.valid.tolist() == [True, False, True, True, True]
        assert [column[row] for row in range(5)] == ["县", None, "", "ab", "🏥"]
        assert len(column) == 5
        assert column.data.dtype == np.uint8
        assert column.offsets.dtype == np.int64
        assert column.valid.dtype == np.bool_
        assert not any(a.flags.writeable for a in (column.data, column.offsets, column.valid))

    @pytest.mark.parametrize("texts", [[], [None], ["", ""]])
    def test_may_hold_no_byte(self, texts: list[str | None]) -> None:
        column = string_column(texts)
        assert len(column.data) == 0
        assert [column[row] for row in range(len(column))] == texts


class TestReferenceColumn:
    COLUMN = ReferenceColumn(
        ("institutions", "parties"), np.array([0, 1, -1, 0], np.int8), ints(7, 8, -1, 9)
    )

    def test_gives_the_rows_of_one_table(self) -> None:
        rows = self.COLUMN.rows_in("institutions")
        assert (rows.dtype, rows.tolist()) == (np.dtype(np.int32), [7, -1, -1, 9])
        assert self.COLUMN.rows_in("parties").tolist() == [-1, 8, -1, -1]
        assert not rows.flags.writeable
        assert len(self.COLUMN) == 4

    def test_does_not_know_other_tables(self) -> None:
        with pytest.raises(ValueError, match="not in tuple"):
            self.COLUMN.rows_in("sources")


def test_every_column_is_as_long_as_its_table() -> None:
    flags = np.ones(3, np.bool_)
    numbers = np.zeros(3)
    strings = string_column(["a", None, "b"])
    assert len(CountColumn(np.zeros(3, np.int64), flags)) == 3
    assert len(TextColumn(strings, strings)) == 3
    assert len(date_column("2013", None, "open")) == 3
    assert len(GeoColumn(numbers, numbers, np.zeros(3, np.int8))) == 3
    assert len(ListColumn(np.array([0, 0, 2, 2]), ints(1, 2), flags)) == 3


class TestRowsInForce:
    PERIODS = (
        # since, until, on 20 May 2013
        ("2013-05-20", "2013-05-20", 1),
        ("2013-05-21", "open", 0),
        ("2012", "2013-05-19", 0),
        ("2012", "open", 1),
        ("2013", "open", -1),
        ("2012", "2013", -1),
        ("2012", None, -1),
        ("2014", None, 0),
        (None, "2012", 0),
        (None, "open", -1),
        (None, None, -1),
        ("../2012", "2014/..", 1),
        ("../..", "../..", -1),
        ("2014", "2012", 0),
    )

    def test_says_yes_no_and_not_known(self) -> None:
        since = date_column(*(since for since, _, _ in self.PERIODS))
        until = date_column(*(until for _, until, _ in self.PERIODS))
        states = rows_in_force(since, until, date(2013, 5, 20))
        assert states.tolist() == [state for _, _, state in self.PERIODS]
        assert states.dtype == np.int8
        assert not states.flags.writeable

    @pytest.mark.parametrize("day", [date.min, date(1970, 1, 1), date.max])
    def test_any_day_may_be_asked_for(self, day: date) -> None:
        assert rows_in_force(date_column("../.."), date_column(None), day).tolist() == [-1]
        assert rows_in_force(date_column("0001-01-01"), date_column("open"), day).tolist() == [1]

    def test_no_row_gives_no_state(self) -> None:
        assert rows_in_force(date_column(), date_column(), date(2013, 5, 20)).tolist() == []


def test_no_date_is_taken_for_one_that_is_not_stated() -> None:
    column = date_column("../..", "open", "1970-01-01")
    assert NO_DAY not in {*column.earliest.tolist(), *column.latest.tolist()}
    assert column.earliest.tolist()[1:] == [OPEN.earliest.toordinal() - 719163, 0]
    assert PartialDate(date.min, date.max).earliest.toordinal() - 719163 == column.earliest[0]
