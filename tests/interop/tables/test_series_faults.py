"""Faults of series: the first are told, the rest are counted."""

from __future__ import annotations

import pytest

from medconsortium.errors import DocumentError
from medconsortium.interop.tables.series_faults import MOST_FAULTS, Position, SeriesFaults

AT = Position("institutions", "beds", "a/institutions.parquet")


def test_no_faults_are_no_error() -> None:
    SeriesFaults().refuse()


def test_a_fault_has_path_file_and_row() -> None:
    faults = SeriesFaults()
    faults.bad_values(AT, [4], ["x"], "a count")
    with pytest.raises(DocumentError) as caught:
        faults.refuse()
    assert str(caught.value) == (
        "a/institutions.parquet row 5 institutions.beds: 'x' is not a count"
        " -> correct it; leave blank what is not known"
    )


def test_without_a_file_the_table_stands_for_it() -> None:
    at = Position("institutions", "beds")
    assert at.place() is None
    assert str(at.place(0)) == "institutions row 1"
    assert Position("institutions").path() == "institutions"
    assert AT.part("low").path() == "institutions.beds_low"


def test_many_faults_are_counted() -> None:
    faults = SeriesFaults()
    faults.bad_values(AT, range(MOST_FAULTS + 5), ["x"] * (MOST_FAULTS + 5), "a count")
    with pytest.raises(DocumentError, match="5 more faults are not listed") as caught:
        faults.refuse()
    assert len(caught.value.faults) == MOST_FAULTS + 1


def test_what_is_expected_is_named() -> None:
    faults = SeriesFaults()
    faults.unknown(Position("x"), "x", ["institutions"])
    faults.missing(AT)
    faults.wrong_type(AT, "String", "Int64")
    faults.too_large(AT, 9, 3)
    faults.dangling(AT, 0, "省", ("institutions", "departments"))
    faults.wrong_row(AT, 0, 7, "省")
    faults.unreadable("a.parquet", "cut off")
    with pytest.raises(DocumentError) as caught:
        faults.refuse()
    assert [fault.code for fault in caught.value.faults] == [
        "unknown-table",
        "missing-column",
        "wrong-type",
        "too-large",
        "dangling-reference",
        "wrong-row-number",
        "cannot-read",
    ]
    for fault in caught.value.faults:
        assert fault.message.zh
        assert fault.message.en
        assert fault.cure.zh
        assert fault.cure.en
