"""Whether a column is laid out as its encoding asks for, and which of its values do not fit."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import (
    NO_DAY,
    CountColumn,
    DateColumn,
    GeoColumn,
    ListColumn,
    ReferenceColumn,
    StringColumn,
    TextColumn,
    stated,
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
from medconsortium.vocabulary import Completeness, Datum

__all__ = ["Misfit", "expected_layout", "misfits"]

Misfit: TypeAlias = tuple[str, NDArray[np.intp], Callable[[int], object]]
"""A fault code, the rows it is about, and what each of them holds."""

_EPOCH = date(1970, 1, 1).toordinal()
_FIRST_DAY, _LAST_DAY = date.min.toordinal() - _EPOCH, date.max.toordinal() - _EPOCH
_LARGEST_INTEGER = 2**53
_CHUNK = 2**20
_CONTINUATION, _LEADING_BITS = 0b1000_0000, 0b1100_0000


def expected_layout(encoding: Encoding, column: object) -> str | None:
    """Return what a column of this encoding should be, or `None` where it is laid out so."""
    look = _LOOK.get(type(encoding))
    return _array(column, np.object_) if look is None else look(encoding, column)


def _array(column: object, dtype: Any) -> str | None:
    fits = isinstance(column, np.ndarray) and column.ndim == 1 and column.dtype == dtype
    return None if fits else f"array of {np.dtype(dtype)}"


def _of_arrays(column: object, kind: type[Any], **dtypes: Any) -> str | None:
    parts = [getattr(column, name) for name in dtypes] if isinstance(column, kind) else []
    fits = parts and not any(map(_array, parts, dtypes.values()))
    if fits and len({len(part) for part in parts}) == 1:
        return None
    inside = ", ".join(f"{name}: {np.dtype(dtype)}" for name, dtype in dtypes.items())
    return f"{kind.__name__} of arrays of one length ({inside})"


def _strings(column: object) -> str | None:
    if not isinstance(column, StringColumn) or _array(column.data, np.uint8):
        return "StringColumn (data: uint8)"
    if not _are_offsets(column.offsets, column.valid, len(column.data)):
        return "StringColumn whose offsets (int64) rise from 0 to the end of its data"
    return None if _is_utf8(column) else "StringColumn of UTF-8"


def _references(encoding: ReferenceEncoding, column: object) -> str | None:
    if len(encoding.tables) == 1:
        return _array(column, np.int32)
    if isinstance(column, ReferenceColumn) and column.tables != encoding.tables:
        return f"ReferenceColumn to {encoding.tables}"
    return _of_arrays(column, ReferenceColumn, table=np.int8, row=np.int32)


def _lists(encoding: ListEncoding, column: object) -> str | None:
    if not isinstance(column, ListColumn):
        return "ListColumn"
    inside = expected_layout(encoding.item, column.values)
    if inside is not None:
        return f"ListColumn of {inside}"
    if not _are_offsets(column.offsets, column.valid, len(column.values)):
        return "ListColumn whose offsets (int64) rise from 0 to the number of its values"
    if not encoding.listing:
        return None if column.completeness is None else "ListColumn without completeness"
    told = column.completeness
    if told is None or _array(told, np.int8) or len(told) != len(column):
        return "ListColumn with completeness (int8)"
    return None


def _texts(column: object) -> str | None:
    if not isinstance(column, TextColumn) or len(column.zh.valid) != len(column.en.valid):
        return "TextColumn of two StringColumns of one length"
    return _strings(column.zh) or _strings(column.en)


def _terms(encoding: TermEncoding, column: object) -> str | None:
    is_short = len(encoding.vocabulary) <= np.iinfo(np.int8).max
    return _array(column, np.int8 if is_short else np.int16)


_LOOK: Mapping[type[Encoding], Callable[[Any, object], str | None]] = {
    TermEncoding: _terms,
    FlagEncoding: lambda _, column: _array(column, np.int8),
    NumberEncoding: lambda _, column: _array(column, np.float64),
    CountEncoding: lambda _, column: _of_arrays(
        column, CountColumn, values=np.int64, valid=np.bool_
    ),
    StringEncoding: lambda _, column: _strings(column),
    TextEncoding: lambda _, column: _texts(column),
    DateEncoding: lambda _, column: _of_arrays(
        column, DateColumn, earliest=np.int32, latest=np.int32
    ),
    GeoEncoding: lambda _, column: _of_arrays(
        column, GeoColumn, latitude=np.float64, longitude=np.float64, datum=np.int8
    ),
    ReferenceEncoding: _references,
    ListEncoding: _lists,
}


def _are_offsets(offsets: object, valid: object, end: int) -> bool:
    if _array(offsets, np.int64) or _array(valid, np.bool_):
        return False
    assert isinstance(offsets, np.ndarray)  # noqa: S101 - just looked at
    assert isinstance(valid, np.ndarray)  # noqa: S101
    if len(offsets) != len(valid) + 1 or offsets[0] != 0 or offsets[-1] != end:
        return False
    return bool((offsets[1:] >= offsets[:-1]).all())


def _is_utf8(column: StringColumn) -> bool:
    data = column.data
    if not len(data) or data.max() < _CONTINUATION:
        return True
    cuts = column.offsets[column.offsets < len(data)]
    if ((data[cuts] & _LEADING_BITS) == _CONTINUATION).any():  # a character is cut in two
        return False
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for begin in range(0, len(data), _CHUNK):
            decoder.decode(data[begin : begin + _CHUNK].tobytes())
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def misfits(encoding: Encoding, column: Any, counts: Mapping[str, int]) -> Iterator[Misfit]:
    """Yield the values that cannot be held; `counts` are the numbers of rows of all tables."""
    if isinstance(encoding, TermEncoding):
        yield from _outside(column, -1, len(encoding.vocabulary) - 1)
    elif isinstance(encoding, FlagEncoding):
        yield from _outside(column, -1, 1)
    elif isinstance(encoding, NumberEncoding):
        yield "not-finite", np.flatnonzero(np.isinf(column)), column.__getitem__
    elif isinstance(encoding, CountEncoding):
        yield from _outside(np.where(column.valid, column.values, 0), 0, _LARGEST_INTEGER)
    elif isinstance(encoding, DateEncoding):
        yield from _bad_dates(column)
    elif isinstance(encoding, GeoEncoding):
        yield from _bad_points(column)
    elif isinstance(encoding, ReferenceEncoding):
        yield from _dangling(encoding.tables, column, counts)
    elif isinstance(encoding, ListEncoding):
        yield from _in_lists(encoding, column, counts)
    elif isinstance(column, np.ndarray):
        yield from _bad_objects(encoding, column)


def _outside(numbers: NDArray[Any], least: int, most: int) -> Iterator[Misfit]:
    if len(numbers) and (numbers.min() < least or numbers.max() > most):
        rows = np.flatnonzero((numbers < least) | (numbers > most))
        yield "out-of-range", rows, lambda row: int(numbers[row])


def _bad_dates(column: DateColumn) -> Iterator[Misfit]:
    earliest, latest = column.earliest, column.latest
    fits = (earliest >= _FIRST_DAY) & (earliest <= latest) & (latest <= _LAST_DAY)
    fits |= (earliest == NO_DAY) & (latest == NO_DAY)
    yield "out-of-range", np.flatnonzero(~fits), lambda row: (int(earliest[row]), int(latest[row]))


def _bad_points(column: GeoColumn) -> Iterator[Misfit]:
    latitude, longitude = column.latitude, column.longitude
    unstated = np.isnan(latitude) & np.isnan(longitude)
    fits = unstated | ((np.abs(latitude) <= 90) & (np.abs(longitude) <= 180))  # noqa: PLR2004
    yield (
        "out-of-range",
        np.flatnonzero(~fits),
        lambda row: (float(latitude[row]), float(longitude[row])),
    )
    yield from _outside(column.datum, -1, len(Datum) - 1)


def _dangling(tables: tuple[str, ...], column: Any, counts: Mapping[str, int]) -> Iterator[Misfit]:
    if not isinstance(column, ReferenceColumn):
        for _, rows, _ in _outside(column, -1, counts[tables[0]] - 1):
            yield "dangling-reference", rows, partial(_row, column)
        return
    table, row = column.table, column.row
    if len(row) and not table.any() and row.min() >= 0 and row.max() < counts[tables[0]]:
        return  # as mostly: all in the first table
    sizes = np.array([counts[name] for name in tables])
    none = (row == -1) & (table == -1)
    known = (table >= 0) & (table < len(tables))
    held = known & (row >= 0) & (row < sizes[np.where(known, table, 0)])
    yield "dangling-reference", np.flatnonzero(~(none | held)), partial(_row, row)


def _row(column: NDArray[np.int32], row: int) -> str:
    return f"row {column[row]}"


def _in_lists(
    encoding: ListEncoding, column: ListColumn, counts: Mapping[str, int]
) -> Iterator[Misfit]:
    def of_item(item: int) -> int:
        return int(np.searchsorted(column.offsets, item, "right")) - 1

    unstated = np.flatnonzero(~stated(column.values))
    for code, items, tell in (
        ("wrong-type", unstated, lambda _: None),
        *misfits(encoding.item, column.values, counts),
    ):
        for item in items:
            yield code, np.array([of_item(item)]), lambda _, item=item, tell=tell: tell(item)  # type: ignore[misc]
    if column.completeness is not None:
        told = np.where(column.valid, column.completeness, 0)
        yield from _outside(told, 0, len(Completeness) - 1)
        empty = column.valid & (np.diff(column.offsets) == 0)
        partial_ = empty & (told != Completeness.COMPLETE.number)
        yield "out-of-range", np.flatnonzero(partial_), lambda _: "an empty list, not complete"


def _bad_objects(encoding: Encoding, column: NDArray[np.object_]) -> Iterator[Misfit]:
    codes: dict[int, str | None] = {}  # rows often share a value
    for row, value in enumerate(column):
        if value is None:
            continue
        if id(value) not in codes:
            codes[id(value)] = encoding.problem(value)
        code = codes[id(value)]
        if code is not None:
            yield code, np.array([row]), column.__getitem__
