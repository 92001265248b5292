"""Flat series as columns."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
import pytest

from medconsortium.errors import DocumentError
from medconsortium.interop.tables.series_faults import Position, SeriesFaults
from medconsortium.interop.tables.series_to_columns import SeriesReader
from medconsortium.model.columnar.columns import (
    CountColumn,
    ListColumn,
    NumberColumn,
    StringColumn,
    TextColumn,
)
from medconsortium.model.columnar.encodings import (
    CountEncoding,
    Encoding,
    FlagEncoding,
    ListEncoding,
    NumberEncoding,
    StringEncoding,
    TermEncoding,
    TextEncoding,
)
from medconsortium.vocabulary import Category, Completeness, MembershipStatus, Tier

AT = Position("institutions", "x")


def read(encoding: Encoding, *, assumed: object = None, **parts: pl.Series) -> Any:
    """Return the column of series, given by part; `whole` is the part without a name."""
    faults = SeriesFaults()
    named = {"" if name == "whole" else name: series for name, series in parts.items()}
    count = len(next(iter(parts.values())))
    column = SeriesReader(faults).column(encoding, named, AT, assumed, count)
    faults.refuse()
    return column


def test_terms_are_numbers_of_the_width_of_their_vocabulary() -> None:
    keys = pl.Series(["county", None, "village"])
    column = read(TermEncoding(Tier), whole=keys)
    assert (column.dtype, column.tolist()) == (
        np.int8,
        [Tier.COUNTY.number, -1, Tier.VILLAGE.number],
    )
    assert read(TermEncoding(Category), whole=pl.Series(["A100"])).dtype == np.int16
    enumerated = keys.cast(pl.Enum([term.key for term in Tier]))
    assert read(TermEncoding(Tier), whole=enumerated).tolist() == column.tolist()
    assert read(TermEncoding(Tier), whole=keys.cast(pl.Categorical)).tolist() == column.tolist()


def test_what_is_assumed_stands_for_null() -> None:
    status = TermEncoding(MembershipStatus)
    column = read(status, whole=pl.Series([None, "applied"]), assumed=MembershipStatus.MEMBER)
    assert column.tolist() == [MembershipStatus.MEMBER.number, MembershipStatus.APPLIED.number]
    names = ListEncoding(StringEncoding(), listing=False)
    empty = pl.Series([None, ["a"]])
    column = read(names, whole=empty, assumed=())
    assert (column.valid.tolist(), column.offsets.tolist()) == ([True, True], [0, 0, 1])
    assert read(names, whole=empty).valid.tolist() == [False, True]


def test_flags_counts_numbers_and_text() -> None:
    assert read(FlagEncoding(), whole=pl.Series([True, None, False])).tolist() == [1, -1, 0]
    counts: CountColumn = read(CountEncoding(), whole=pl.Series([3, None], dtype=pl.UInt8))
    assert (counts.values.tolist(), counts.valid.tolist()) == ([3, 0], [True, False])
    numbers: NumberColumn = read(NumberEncoding(), whole=pl.Series([3, None]))
    assert numbers[0] == 3.0
    assert np.isnan(numbers[1])
    text: TextColumn = read(TextEncoding(), zh=pl.Series(["县", None]))
    assert (text.zh[0], text.zh[1], text.en[0]) == ("县", None, None)
    none: StringColumn = read(StringEncoding(), whole=pl.Series([None, None]))
    assert (none[0], none[1], len(none.data)) == (None, None, 0)


def test_listings_have_their_completeness() -> None:
    names = ListEncoding(StringEncoding(), listing=True)
    lists = pl.Series([["a"], [], None, ["b", "c"]])
    column: ListColumn = read(
        names, whole=lists, completeness=pl.Series(["complete", "partial", "partial", None])
    )
    assert column.completeness is not None
    assert column.completeness.tolist() == [
        Completeness.COMPLETE.number,
        Completeness.COMPLETE.number,  # an empty list is
        -1,
        Completeness.UNKNOWN.number,
    ]
    assert [column.values[row] for row in range(3)] == ["a", "b", "c"]


@pytest.mark.parametrize("count", [2_000, 999])
def test_a_column_that_holds_no_terms_is_told_soon(count: int) -> None:
    with pytest.raises(DocumentError) as caught:
        read(TermEncoding(Tier), whole=pl.Series([f"t{n:04}" for n in range(count)]))
    assert len(caught.value.faults) == 201


def test_too_large_a_count_is_told() -> None:
    with pytest.raises(DocumentError, match="is not a count"):
        read(CountEncoding(), whole=pl.Series([2**63], dtype=pl.UInt64))
