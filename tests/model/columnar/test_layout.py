"""Columns are laid out as the table in `columns` says."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from attrs import evolve

from medconsortium.model.columnar.columns import (
    CountColumn,
    DateColumn,
    GeoColumn,
    ListColumn,
    ReferenceColumn,
    StringColumn,
    TextColumn,
    string_column,
)
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
from medconsortium.model.columnar.layout import expected_layout, misfits
from medconsortium.vocabulary import Category, Tier

STRINGS = string_column(["县", None])
ONES = {dtype: np.ones(2, dtype) for dtype in ("i1", "i2", "i4", "i8", "f8", "?", "O")}
GRID = ListEncoding(ReferenceEncoding(("divisions",)), listing=True)
LISTS = ListColumn(np.array([0, 1, 1]), ONES["i4"][:1], ONES["?"], ONES["i1"])
CARE = ("institutions", "departments")

SOUND: list[tuple[Encoding, Any]] = [
    (TermEncoding(Tier), ONES["i1"]),
    (TermEncoding(Category), ONES["i2"]),
    (FlagEncoding(), ONES["i1"]),
    (NumberEncoding(), ONES["f8"]),
    (CountEncoding(), CountColumn(ONES["i8"], ONES["?"])),
    (StringEncoding(), STRINGS),
    (TextEncoding(), TextColumn(STRINGS, STRINGS)),
    (DateEncoding(), DateColumn(ONES["i4"], ONES["i4"])),
    (GeoEncoding(), GeoColumn(ONES["f8"], ONES["f8"], ONES["i1"])),
    (ReferenceEncoding(("divisions",)), ONES["i4"]),
    (ReferenceEncoding(CARE), ReferenceColumn(CARE, ONES["i1"], ONES["i4"])),
    (GRID, LISTS),
    (ListEncoding(StringEncoding(), listing=False), ListColumn(np.arange(3), STRINGS, ONES["?"])),
    (Encoding(), ONES["O"]),
]


@pytest.mark.parametrize(("encoding", "column"), SOUND)
def test_what_is_laid_out_as_asked_is_taken(encoding: Encoding, column: Any) -> None:
    assert expected_layout(encoding, column) is None


@pytest.mark.parametrize(("encoding", "column"), SOUND)
def test_anything_else_is_not(encoding: Encoding, column: Any) -> None:
    for junk in (None, [1, 2], "县", np.ones((2, 2)), np.ones(2, np.uint64), object()):
        assert expected_layout(encoding, junk) is not None
    others = [other for _, other in SOUND if type(other) is not type(column)]
    assert all(expected_layout(encoding, other) is not None for other in others)


def with_offsets(*offsets: int, dtype: Any = np.int64) -> StringColumn:
    return evolve(STRINGS, offsets=np.array(offsets, dtype))


@pytest.mark.parametrize(
    ("encoding", "column", "expected"),
    [
        (StringEncoding(), with_offsets(0, 3), "StringColumn whose offsets"),
        (StringEncoding(), with_offsets(1, 3, 3), "StringColumn whose offsets"),
        (StringEncoding(), with_offsets(0, 3, 2), "StringColumn whose offsets"),
        (StringEncoding(), with_offsets(0, 4, 3), "StringColumn whose offsets"),
        (StringEncoding(), with_offsets(0, -1, 3), "StringColumn whose offsets"),
        (StringEncoding(), with_offsets(0, 3, 9), "StringColumn whose offsets"),
        (StringEncoding(), with_offsets(0, 3, 3, dtype=np.int32), "StringColumn whose offsets"),
        (StringEncoding(), with_offsets(0, 1, 3), "StringColumn of UTF-8"),
        (StringEncoding(), evolve(STRINGS, valid=ONES["i1"]), "StringColumn whose offsets"),
        (StringEncoding(), evolve(STRINGS, data=ONES["i1"]), "StringColumn (data: uint8)"),
        (TextEncoding(), TextColumn(STRINGS, string_column(["县"])), "TextColumn of two"),
        (TextEncoding(), TextColumn(STRINGS, with_offsets(0, 3)), "StringColumn whose"),
        (CountEncoding(), CountColumn(ONES["i8"], ONES["?"][:1]), "CountColumn of arrays"),
        (CountEncoding(), CountColumn(ONES["i4"], ONES["?"]), "CountColumn of arrays"),
        (
            ReferenceEncoding(CARE),
            ReferenceColumn(CARE[::-1], ONES["i1"], ONES["i4"]),
            "ReferenceColumn to",
        ),
        (GRID, evolve(LISTS, values=ONES["i8"]), "ListColumn of array of int32"),
        (GRID, evolve(LISTS, offsets=np.array([0, 1, 2])), "ListColumn whose offsets"),
        (GRID, evolve(LISTS, completeness=None), "ListColumn with completeness"),
        (GRID, evolve(LISTS, completeness=ONES["i4"]), "ListColumn with completeness"),
        (GRID, evolve(LISTS, completeness=ONES["i1"][:1]), "ListColumn with completeness"),
        (evolve(GRID, listing=False), LISTS, "ListColumn without completeness"),
    ],
)
def test_what_is_expected_is_said(encoding: Encoding, column: Any, expected: str) -> None:
    assert str(expected_layout(encoding, column)).startswith(expected)


@pytest.mark.parametrize("data", [b"\xff", b"\xe5\x8e", b"\xed\xa0\x80", b"a" * 2**20 + b"\xe5"])
def test_text_is_utf8_to_its_end(data: bytes) -> None:
    column = StringColumn(
        np.frombuffer(data, np.uint8), np.array([0, len(data)]), np.ones(1, np.bool_)
    )
    assert expected_layout(StringEncoding(), column) == "StringColumn of UTF-8"


def test_text_may_be_long_and_of_any_script() -> None:
    column = string_column(["县医院" * 200_000, "🏥é", ""])
    assert expected_layout(StringEncoding(), column) is None


def test_what_is_said_of_a_misfit_is_what_stands_there() -> None:
    column = np.array([0, 7, -3], np.int32)
    ((code, rows, tell),) = misfits(ReferenceEncoding(("divisions",)), column, {"divisions": 3})
    assert (code, rows.tolist(), [tell(row) for row in rows]) == (
        "dangling-reference",
        [1, 2],
        ["row 7", "row -3"],
    )
    assert list(misfits(StringEncoding(), STRINGS, {})) == []
