"""The columns: read-only arrays laid out as the table in `columns` says."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest
from attrs import fields

from medconsortium.model import OPEN, PartialDate
from medconsortium.model.columnar.columns import (
    NO_DAY,
    CountColumn,
    DateColumn,
    GeoColumn,
    ListColumn,
    ReferenceColumn,
    StringColumn,
    TextColumn,
    compact,
    freeze,
    item_rows,
    read_only,
    replaced,
    rows_in_force,
    stated,
    string_chunks,
    string_column,
    take,
)
from medconsortium.model.columnar.encodings import DateEncoding
from medconsortium.model.dates import to_date


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
        # the first day and the last
        ("2013-05-20", "open", 1),
        ("2013-05-20/2013-06-30", "open", -1),
        ("2012", "2013-05-20", 1),
        ("2012", "2012-06-01/2013-05-20", -1),
        (None, "2013-05-20", -1),
        (None, "2013-05-19", 0),
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


STRINGS = string_column(["县", None, "", "ab", "🏥"])
LISTS = ListColumn(
    np.array([0, 2, 2, 3]), ints(7, 8, 9), np.array([True, False, True]), np.array([0, -1, 1], "i1")
)


class TestTake:
    def test_rows_stand_in_the_order_asked_for(self) -> None:
        taken = take(STRINGS, np.array([4, 1, 0, 4, 3]))
        assert [taken[row] for row in range(5)] == ["🏥", None, "县", "🏥", "ab"]
        assert take(ints(7, 8, 9), np.array([2, 0])).tolist() == [9, 7]
        assert len(take(STRINGS, np.array([], np.intp))) == 0

    def test_parts_are_taken_alike(self) -> None:
        rows = np.array([1, 0])
        counts = take(CountColumn(np.array([5, 0]), np.array([True, False])), rows)
        assert (counts.values.tolist(), counts.valid.tolist()) == ([0, 5], [False, True])
        text = take(TextColumn(STRINGS, STRINGS), rows)
        assert (text.zh[1], text.en[1]) == ("县", "县")
        care = ReferenceColumn(("a", "b"), np.array([0, 1], "i1"), ints(3, 4))
        taken = take(care, rows)
        assert (taken.tables, taken.row.tolist(), taken.table.tolist()) == (
            ("a", "b"),
            [4, 3],
            [1, 0],
        )

    def test_lists_take_their_items_along(self) -> None:
        taken = take(LISTS, np.array([2, 1, 0, 0]))
        assert taken.offsets.tolist() == [0, 1, 1, 3, 5]
        assert taken.values.tolist() == [9, 7, 8, 7, 8]
        assert taken.valid.tolist() == [True, False, True, True]
        assert taken.completeness is not None
        assert taken.completeness.tolist() == [1, -1, 0, 0]
        plain = ListColumn(LISTS.offsets, LISTS.values, LISTS.valid)
        assert take(plain, np.array([0])).completeness is None
        assert item_rows(LISTS, np.array([2, 0])).tolist() == [2, 0, 1]

    def test_what_is_taken_cannot_be_written_to(self) -> None:
        assert not take(STRINGS, np.array([0])).data.flags.writeable


def test_long_strings_come_in_pieces() -> None:
    texts = ["", "院" * 400_000, "县", None, "乡" * 300_000, "a" * 10] * 2
    column = string_column(texts)
    rows = np.arange(len(texts))[::-1]
    pieces = [piece.tobytes() for piece in string_chunks(column, rows)]
    assert b"".join(pieces).decode() == "".join(text or "" for text in reversed(texts))
    assert len(pieces) > 2
    assert list(string_chunks(column, np.array([0, 3]))) == []


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (np.array([0, -1], np.int8), [True, False]),
        (np.array([0.0, np.nan]), [True, False]),
        (np.array(["", None], object), [True, False]),
        (CountColumn(np.array([0, 0]), np.array([True, False])), [True, False]),
        (string_column(["", None]), [True, False]),
        (TextColumn(string_column([None, None]), string_column(["", None])), [True, False]),
        (date_column("2013", None), [True, False]),
        (GeoColumn(np.array([0, np.nan]), np.zeros(2), np.zeros(2, "i1")), [True, False]),
        (ReferenceColumn(("a", "b"), np.array([0, -1], "i1"), ints(0, -1)), [True, False]),
        (LISTS, [True, False, True]),
    ],
)
def test_columns_say_what_is_stated(column: Any, expected: list[bool]) -> None:
    assert stated(column).tolist() == expected


def test_a_frozen_column_cannot_be_written_to() -> None:
    column = TextColumn(
        StringColumn(np.zeros(1, np.uint8), np.arange(2), np.ones(1, np.bool_)),
        string_column(["县"]),
    )
    assert freeze(column) is column
    for array in (column.zh.data, column.zh.offsets, column.zh.valid):
        assert not array.flags.writeable


def strings(*texts: str | None) -> StringColumn:
    return string_column(texts)


def lists(*values: list[int] | None) -> ListColumn:
    lengths = [len(value or ()) for value in values]
    return ListColumn(
        read_only(np.cumsum([0, *lengths]), np.int64),
        read_only([item for value in values for item in value or ()], np.int8),
        read_only((value is not None for value in values), np.bool_),
        read_only((-1 if value is None else 0 for value in values), np.int8),
    )


def numbers(*values: int) -> Any:
    return read_only(values, np.int32)


REPLACED = [
    (numbers(1, 2, 3), numbers(8, 9), numbers(1, 8, 9), numbers(1, 2, 3, 8, 9)),
    (strings("甲", None, "丙"), strings("丁", "戊"), strings("甲", "丁", "戊"), None),
    (lists([1], None, [2, 3]), lists([], [4, 5]), lists([1], [], [4, 5]), None),
    (
        DateColumn(numbers(1, 2, 3), numbers(4, 5, 6)),
        DateColumn(numbers(7, 8), numbers(9, 9)),
        DateColumn(numbers(1, 7, 8), numbers(4, 9, 9)),
        None,
    ),
    (
        ReferenceColumn(("a", "b"), read_only([0, 1, 0], np.int8), numbers(1, 2, 3)),
        ReferenceColumn(("a", "b"), read_only([1, -1], np.int8), numbers(7, -1)),
        ReferenceColumn(("a", "b"), read_only([0, 1, -1], np.int8), numbers(1, 7, -1)),
        None,
    ),
]


@pytest.mark.parametrize(("column", "other", "expected", "longer"), REPLACED)
def test_some_rows_are_taken_from_another_column(
    column: Any, other: Any, expected: Any, longer: Any
) -> None:
    assert told(replaced(column, [1, 2], other)) == told(expected)
    behind = replaced(column, [3, 4], other)
    assert len(behind) == 5
    assert told(take(behind, np.arange(3))) == told(column)
    assert told(take(behind, np.arange(3, 5))) == told(other)
    assert longer is None or told(behind) == told(longer)
    assert told(replaced(column, [], take(other, np.arange(0)))) == told(column)


def told(column: Any) -> Any:
    """Return the parts of a column as lists, and check that they cannot be written to."""
    if isinstance(column, np.ndarray):
        assert not column.flags.writeable
        return column.tolist()
    if isinstance(column, StringColumn):
        return [column[row] for row in range(len(column))]
    parts = (getattr(column, attribute.name) for attribute in fields(type(column)))
    return [part if isinstance(part, tuple | None) else told(part) for part in parts]


def test_lists_that_are_not_stated_hold_nothing() -> None:
    stated_list = lists([1, 2], [3])
    leftover = ListColumn(
        stated_list.offsets, stated_list.values, read_only([False, True], np.bool_), None
    )
    found = compact(leftover)
    assert (found.offsets.tolist(), found.values.tolist()) == ([0, 0, 1], [3])
    assert compact(found) is found
    assert compact(stated_list) is stated_list
