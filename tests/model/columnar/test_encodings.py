"""Each encoding: what it refuses, how it writes a value, and how a column of it lies."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from typing import Any

import numpy as np
import pytest

from medconsortium.model import GeoPoint, Listing, PartialDate
from medconsortium.model.columnar.columns import NO_DAY, ReferenceColumn
from medconsortium.model.columnar.encodings import (
    CountEncoding,
    DateEncoding,
    Encoding,
    FlagEncoding,
    GeoEncoding,
    ListEncoding,
    NumberEncoding,
    ReferenceEncoding,
    StringEncoding,
    TermEncoding,
    TextEncoding,
)
from medconsortium.text import Text
from medconsortium.vocabulary import Category, Completeness, Datum, Grade, Tier

IDS = {"institutions": ("县", "乡"), "parties": ("局",)}
TIERS = ListEncoding(TermEncoding(Tier), listing=True)
STRINGS = ListEncoding(StringEncoding(), listing=False)
ONE = ReferenceEncoding(("institutions",))
SEVERAL = ReferenceEncoding(("institutions", "parties"))


def locate(table: str, row_id: str) -> int:
    return IDS[table].index(row_id) if row_id in IDS[table] else -1


def resolve(table: str, row: int) -> str:
    return IDS[table][row]


def column_of(encoding: Encoding, values: Sequence[Any]) -> Any:
    column = encoding.to_column(values, locate)
    assert [encoding.from_column(column, i, resolve) for i in range(len(values))] == list(values)
    return column


class Ward(IntEnum):
    ONE = 1


def point(latitude: float, longitude: float, datum: Any = None) -> GeoPoint:
    return GeoPoint(latitude=latitude, longitude=longitude, datum=datum)


class TestProblem:
    @pytest.mark.parametrize(
        ("encoding", "value"),
        [
            (TermEncoding(Tier), Tier.COUNTY),
            (FlagEncoding(), True),
            (FlagEncoding(), False),
            (CountEncoding(), 0),
            (CountEncoding(), 2**53),
            (CountEncoding(), Ward.ONE),
            (NumberEncoding(), -1.5),
            (NumberEncoding(), 1.7e308),
            (NumberEncoding(), -(2**53)),
            (NumberEncoding(), np.float64(2.5)),
            (StringEncoding(), ""),
            (StringEncoding(), "\x00🏥\ufeff"),
            (TextEncoding(), Text(zh="")),
            (TextEncoding(), Text(zh="医院", en="hospital")),
            (DateEncoding(), PartialDate.parse("open")),
            (GeoEncoding(), point(90, -180)),
            (GeoEncoding(), point(23.1, 113.3, Datum.GCJ02)),
            (ONE, "anything"),
            (TIERS, Listing([Tier.COUNTY])),
            (TIERS, Listing()),
            (STRINGS, ("a", "")),
            (STRINGS, ()),
            (Encoding(), object()),
        ],
    )
    def test_there_is_none(self, encoding: Encoding, value: object) -> None:
        assert encoding.problem(value) is None

    @pytest.mark.parametrize(
        ("encoding", "value", "code"),
        [
            (TermEncoding(Tier), "county", "wrong-type"),
            (TermEncoding(Tier), Grade.parse("2A"), "wrong-type"),
            (TermEncoding(Tier), 1, "wrong-type"),
            (FlagEncoding(), 1, "wrong-type"),
            (FlagEncoding(), "yes", "wrong-type"),
            (FlagEncoding(), np.True_, "wrong-type"),
            (CountEncoding(), True, "wrong-type"),
            (CountEncoding(), 5.0, "wrong-type"),
            (CountEncoding(), "5", "wrong-type"),
            (CountEncoding(), np.int64(5), "wrong-type"),
            (CountEncoding(), -1, "out-of-range"),
            (CountEncoding(), 2**53 + 1, "out-of-range"),
            (CountEncoding(), 10**400, "out-of-range"),
            (NumberEncoding(), math.nan, "not-finite"),
            (NumberEncoding(), math.inf, "not-finite"),
            (NumberEncoding(), -math.inf, "not-finite"),
            (NumberEncoding(), 2**53 + 1, "out-of-range"),
            (NumberEncoding(), -(10**400), "out-of-range"),
            (NumberEncoding(), False, "wrong-type"),
            (NumberEncoding(), "1.5", "wrong-type"),
            (NumberEncoding(), 1j, "wrong-type"),
            (StringEncoding(), b"a", "wrong-type"),
            (StringEncoding(), Text(zh="医院"), "wrong-type"),
            (StringEncoding(), "a\ud800", "lone-surrogate"),
            (TextEncoding(), "医院", "wrong-type"),
            (TextEncoding(), Text(), "wrong-type"),
            (TextEncoding(), Text(zh=5), "wrong-type"),  # type: ignore[arg-type]
            (TextEncoding(), Text(zh="医院", en="\udfff"), "lone-surrogate"),
            (DateEncoding(), "2013", "wrong-type"),
            (DateEncoding(), date(2013, 5, 20), "wrong-type"),
            (GeoEncoding(), (23.1, 113.3), "wrong-type"),
            (GeoEncoding(), point(23.1, 113.3, "wgs84"), "wrong-type"),
            (ONE, 5, "wrong-type"),
            (ONE, "\ud800", "lone-surrogate"),
            (TIERS, (Tier.COUNTY,), "wrong-type"),
            (TIERS, [Tier.COUNTY], "wrong-type"),
            (TIERS, Listing([Tier.COUNTY, "county"]), "wrong-type"),
            (STRINGS, Listing(["a"]), "wrong-type"),
            (STRINGS, ["a"], "wrong-type"),
            (STRINGS, ("a", "\ud800", 5), "lone-surrogate"),
        ],
    )
    def test_is_named_by_a_code(self, encoding: Encoding, value: object, code: str) -> None:
        assert encoding.problem(value) == code

    @pytest.mark.parametrize(
        "encoding",
        [
            Encoding(),
            TermEncoding(Tier),
            FlagEncoding(),
            CountEncoding(),
            NumberEncoding(),
            StringEncoding(),
            TextEncoding(),
            DateEncoding(),
            GeoEncoding(),
            ONE,
            TIERS,
            STRINGS,
        ],
    )
    def test_no_encoding_takes_none_for_a_value(self, encoding: Encoding) -> None:
        assert encoding.problem(None) == "wrong-type"


@pytest.mark.parametrize(
    ("encoding", "value", "plain"),
    [
        (TermEncoding(Tier), Tier.COUNTY, "county"),
        (FlagEncoding(), True, True),
        (CountEncoding(), 5, 5),
        (NumberEncoding(), 5, 5.0),
        (NumberEncoding(), 0.1, 0.1),
        (StringEncoding(), "=1+1", "=1+1"),
        (TextEncoding(), Text(zh="医院"), "医院"),
        (TextEncoding(), Text(en="hospital"), "hospital"),
        (TextEncoding(), Text(zh="hospital"), {"zh": "hospital"}),
        (TextEncoding(), Text(en="医院"), {"en": "医院"}),
        (TextEncoding(), Text(zh=""), {"zh": ""}),
        (TextEncoding(), Text(en=""), ""),
        (TextEncoding(), Text(zh="医院", en="hospital"), {"zh": "医院", "en": "hospital"}),
        (DateEncoding(), PartialDate.parse("2013-05/.."), "2013-05-01/.."),
        (GeoEncoding(), point(23, 113.5), {"latitude": 23.0, "longitude": 113.5}),
        (
            GeoEncoding(),
            point(1, 2, Datum.WGS84),
            {"latitude": 1.0, "longitude": 2.0, "datum": Datum.WGS84.key},
        ),
        (ONE, "县", "县"),
        (STRINGS, ("a", "b"), ["a", "b"]),
        (TIERS, Listing([Tier.COUNTY]), ["county"]),
        (TIERS, Listing(), []),
        (
            TIERS,
            Listing([Tier.COUNTY], Completeness.PARTIAL),
            {"items": ["county"], "completeness": "partial"},
        ),
    ],
)
def test_a_value_is_written_plainly(encoding: Encoding, value: object, plain: object) -> None:
    written = encoding.plain(value)
    assert written == plain
    assert type(written) is type(plain)


@pytest.mark.parametrize(
    "zero", [NumberEncoding().plain(-0.0), *GeoEncoding().plain(point(-0.0, -0.0)).values()]
)
def test_minus_zero_is_zero_and_written_like_it(zero: float) -> None:
    assert math.copysign(1, zero) == 1


@pytest.mark.parametrize(
    ("encoding", "value", "references"),
    [
        (StringEncoding(), "县", []),
        (ONE, "县", [(("institutions",), "县")]),
        (SEVERAL, "局", [(("institutions", "parties"), "局")]),
        (ListEncoding(ONE, listing=False), ("县", "乡", "县"), ["县", "乡", "县"]),
        (ListEncoding(ONE, listing=True), Listing(["县"]), ["县"]),
        (STRINGS, ("县",), []),
    ],
)
def test_a_value_tells_which_rows_it_refers_to(
    encoding: Encoding, value: object, references: list[Any]
) -> None:
    expected = [r if isinstance(r, tuple) else (("institutions",), r) for r in references]
    assert list(encoding.references(value)) == expected


class TestColumns:
    def test_terms_lie_as_numbers(self) -> None:
        column = column_of(TermEncoding(Tier), [Tier.COUNTY, None])
        assert (column.dtype, column.tolist()) == (np.dtype(np.int8), [Tier.COUNTY.number, -1])

    def test_terms_of_a_long_list_lie_wider(self) -> None:
        last = list(Category)[-1]
        column = column_of(TermEncoding(Category), [last, None])
        assert (column.dtype, column.tolist()) == (np.dtype(np.int16), [len(Category) - 1, -1])

    def test_flags_lie_as_one_zero_and_minus_one(self) -> None:
        column = column_of(FlagEncoding(), [True, False, None])
        assert (column.dtype, column.tolist()) == (np.dtype(np.int8), [1, 0, -1])

    def test_counts_have_a_validity(self) -> None:
        column = column_of(CountEncoding(), [0, None, 2**53])
        assert column.values.tolist() == [0, 0, 2**53]
        assert column.valid.tolist() == [True, False, True]
        assert column.values.dtype == np.int64

    def test_numbers_lie_as_floats_and_nan_is_not_stated(self) -> None:
        column = column_of(NumberEncoding(), [1, None, -0.5, 2**53])
        assert column.dtype == np.float64
        np.testing.assert_array_equal(column, [1.0, math.nan, -0.5, 2.0**53])

    def test_texts_lie_in_two_columns(self) -> None:
        column = column_of(TextEncoding(), [Text("医院", "hospital"), Text(en=""), None])
        assert [column.zh[row] for row in range(3)] == ["医院", None, None]
        assert [column.en[row] for row in range(3)] == ["hospital", "", None]

    def test_dates_lie_as_first_and_last_day(self) -> None:
        texts = ["1970", "1969-12-31", "open"]
        column = column_of(DateEncoding(), [None, *map(PartialDate.parse, texts)])
        assert column.earliest.tolist() == [NO_DAY, 0, -1, 2932896]
        assert column.latest.tolist() == [NO_DAY, 364, -1, 2932896]
        assert column.earliest.dtype == column.latest.dtype == np.int32

    def test_points_lie_as_coordinates_and_datum(self) -> None:
        points = [point(23.1, 113.3, Datum.GCJ02), None, point(0, 0)]
        column = column_of(GeoEncoding(), points)
        np.testing.assert_array_equal(column.latitude, [23.1, math.nan, 0])
        np.testing.assert_array_equal(column.longitude, [113.3, math.nan, 0])
        assert column.datum.tolist() == [Datum.GCJ02.number, -1, -1]

    def test_references_lie_as_row_numbers(self) -> None:
        column = column_of(ONE, ["乡", None, "县"])
        assert (column.dtype, column.tolist()) == (np.dtype(np.int32), [1, -1, 0])

    def test_references_to_several_tables_name_the_table(self) -> None:
        column = column_of(SEVERAL, ["局", None, "乡"])
        assert column.tables == ("institutions", "parties")
        assert (column.table.dtype, column.table.tolist()) == (np.dtype(np.int8), [1, -1, 0])
        assert (column.row.dtype, column.row.tolist()) == (np.dtype(np.int32), [0, -1, 1])

    def test_a_reference_that_leads_nowhere_has_no_row(self) -> None:
        """No network holds one; a reader may ask for the column of what it found."""
        assert np.array(ONE.to_column(["省"], locate)).tolist() == [-1]
        several = SEVERAL.to_column(["省"], locate)
        assert isinstance(several, ReferenceColumn)
        assert (several.table.tolist(), several.row.tolist()) == ([-1], [-1])

    def test_lists_lie_as_offsets_values_and_validity(self) -> None:
        column = column_of(STRINGS, [("a", "b"), (), None, ("c",)])
        assert column.offsets.tolist() == [0, 2, 2, 2, 3]
        assert [column.values[i] for i in range(3)] == ["a", "b", "c"]
        assert column.valid.tolist() == [True, True, False, True]
        assert column.completeness is None
        assert column.offsets.dtype == np.int64

    def test_listings_have_a_completeness_too(self) -> None:
        listings = [Listing([Tier.COUNTY], Completeness.PARTIAL), None, Listing()]
        column = column_of(TIERS, listings)
        numbers = [Completeness.PARTIAL.number, -1, Completeness.COMPLETE.number]
        assert (column.completeness.dtype, column.completeness.tolist()) == (
            np.dtype(np.int8),
            numbers,
        )
        assert column.values.tolist() == [Tier.COUNTY.number]

    def test_anything_else_lies_as_objects(self) -> None:
        column = column_of(Encoding(), [("a", "b"), None, ()])
        assert (column.dtype, column.shape) == (np.dtype(object), (3,))
        assert not column.flags.writeable

    @pytest.mark.parametrize(
        "encoding", [TIERS, SEVERAL, TextEncoding(), GeoEncoding(), Encoding()]
    )
    def test_a_table_may_be_empty(self, encoding: Encoding) -> None:
        assert len(column_of(encoding, [])) == 0
