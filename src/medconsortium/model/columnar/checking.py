"""What cannot be represented, in columns: the faults of tables that are to become a network.

Every column is looked at as a whole; only what is wrong is looked at row by row.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any, TypeAlias

import attrs
import numpy as np
from numpy.typing import NDArray

from medconsortium.errors import Fault
from medconsortium.model.checking import (
    dangling_fault,
    duplicate_fault,
    member_fault,
    row_path,
    type_name,
    value_fault,
)
from medconsortium.model.columnar.columns import Column, ListColumn, StringColumn, stated
from medconsortium.model.columnar.encodings import Encoding, ListEncoding, ReferenceEncoding
from medconsortium.model.columnar.id_index import alike
from medconsortium.model.columnar.layout import expected_layout, misfits
from medconsortium.model.columnar.natural_keys import own_ids
from medconsortium.model.fields import defaults, encodings
from medconsortium.model.ids import LONGEST_ID, id_fault
from medconsortium.model.rows import KeyedRow
from medconsortium.model.table import Table
from medconsortium.model.tables import TABLES
from medconsortium.text import Text

__all__ = ["MOST_FAULTS", "faults_in_columns", "faults_in_objects"]

Columns: TypeAlias = Mapping[str, Column]
Tables: TypeAlias = Mapping[str, Columns]

MOST_FAULTS = 200
"""So many faults are told one by one, of a number that may be in the millions."""

_WORTH_A_THREAD = 100_000
"""With so many rows in a table, ids are looked at beside the rest: numpy lets others run."""

_MEMBER = ("institution", "department", "group")

_LAST_ASCII = 0x7F
_BYTES = np.arange(256)
_IS_ODD = np.isin(_BYTES, [*range(0x20), 0x2F, 0x7F, 0xC2])  # C2 leads to more controls
_USUAL = bytes(np.flatnonzero(~_IS_ODD).tolist())
_MAY_BEGIN_SPACE = np.isin(_BYTES, [0x20, 0xC2, 0xE1, 0xE2, 0xE3])


def faults_in_columns(tables: Tables) -> Iterator[Fault]:
    """Yield what keeps columns from being a network, apart from what nested values refer to.

    What comes after the first `MOST_FAULTS` is not told.
    """
    faults = list(_faults_in_layout(tables)) or list(islice(_faults(tables), MOST_FAULTS + 1))
    yield from faults[:MOST_FAULTS]
    if len(faults) > MOST_FAULTS:
        yield _TOO_MANY


def faults_in_objects(tables: Mapping[str, Table[Any, Any]]) -> Iterator[Fault]:
    """Yield the faults of nested values that refer to rows that do not exist."""
    return islice(_dangling(tables), MOST_FAULTS)


def _dangling(tables: Mapping[str, Table[Any, Any]]) -> Iterator[Fault]:
    @cache  # values often refer to the same row
    def is_nowhere(lead: tuple[str, ...], target: str) -> bool:
        return all(tables[table].row_number(target) < 0 for table in lead)

    for name, table in tables.items():
        known = encodings(table.row_type)
        for field, column in table.given.items():
            values = column.values if isinstance(column, ListColumn) else column
            if not isinstance(values, np.ndarray) or values.dtype != object:
                continue
            item, values, rows = _flat(known[field], column)
            seen: dict[int, list[Any]] = {}  # rows often share a value
            for at, value in enumerate(values):
                if id(value) not in seen:
                    told = () if value is None else item.references(value)
                    seen[id(value)] = [
                        (lead, target) for lead, target in told if is_nowhere(lead, target)
                    ]
                for lead, target in seen[id(value)]:
                    row_id = table.columns.id[int(rows[at])]
                    yield dangling_fault(row_path(name, row_id, field), target, lead)


def _flat(encoding: Encoding, column: Any) -> tuple[Encoding, Any, NDArray[np.intp]]:
    """Return the encoding of items, all items, and the row of each."""
    if not isinstance(column, ListColumn):
        return encoding, column, np.arange(len(column))
    assert isinstance(encoding, ListEncoding)  # noqa: S101 - the layout has been checked
    rows = np.repeat(np.arange(len(column)), np.diff(column.offsets))
    return encoding.item, column.values, rows


def _faults_in_layout(tables: Tables) -> Iterator[Fault]:
    """Yield the faults that keep columns from being looked at further."""
    for table, columns in tables.items():
        known = encodings(TABLES[table][0]) if table in TABLES else {}
        if table not in TABLES:
            yield _unknown(table)
        lengths: dict[str, int] = {}
        for field, column in columns.items():
            path = f"{table}.{field}"
            if field not in known:
                yield _unknown(path)
                continue
            expected = expected_layout(known[field], column)
            if expected is None:
                lengths[field] = len(column)
            else:
                yield _layout_fault(path, expected, column)
        if len(set(lengths.values())) > 1:
            yield _uneven(table, lengths)
        for field in known if any(lengths.values()) else ():
            if field not in columns and defaults(TABLES[table][0])[field] is attrs.NOTHING:
                yield value_fault("missing", f"{table}.{field}", type_name[table], None)


def _faults(tables: Tables) -> Iterator[Fault]:
    """Yield the faults in ids, then those in other fields, looked for at the same time."""
    counts = dict.fromkeys(TABLES, 0)
    counts |= {name: len(next(iter(columns.values()), ())) for name, columns in tables.items()}
    if max(counts.values()) < _WORTH_A_THREAD:
        yield from _faults_in_ids(tables)
        yield from _faults_in_fields(tables, counts)
        return
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - few networks are so large

    def some(faults: Iterator[Fault]) -> list[Fault]:
        return list(islice(faults, MOST_FAULTS + 1))

    with ThreadPoolExecutor(1) as pool:
        in_ids = pool.submit(some, _faults_in_ids(tables))
        in_fields = some(_faults_in_fields(tables, counts))
    yield from (*in_ids.result(), *in_fields)


def _faults_in_fields(tables: Tables, counts: Mapping[str, int]) -> Iterator[Fault]:
    for table, columns in tables.items():
        for field, encoding in encodings(TABLES[table][0]).items():
            if field in columns and field != "id":
                yield from _faults_in_field(table, field, encoding, columns, counts)
    yield from _faults_in_members(tables.get("memberships", {}))


def _faults_in_field(
    table: str, field: str, encoding: Encoding, columns: Columns, counts: Mapping[str, int]
) -> Iterator[Fault]:
    column, owner = columns[field], type_name[table]
    if defaults(TABLES[table][0])[field] is not None:
        for row in np.flatnonzero(~stated(column)).tolist():
            yield value_fault("missing", _path(table, columns, row, field), owner, None)
    for code, rows, tell in misfits(encoding, column, counts):
        for row in rows:
            path, held = _path(table, columns, row, field), tell(row)
            if code == "dangling-reference":
                yield dangling_fault(path, str(held), _tables_of(encoding))
            else:
                yield value_fault(code, path, owner, held)


def _tables_of(encoding: Encoding) -> tuple[str, ...]:
    found = encoding.item if isinstance(encoding, ListEncoding) else encoding
    return found.tables if isinstance(found, ReferenceEncoding) else ()


def _faults_in_ids(tables: Tables) -> Iterator[Fault]:
    """Yield the ids that cannot be ids, and those that name two things."""
    own: dict[str, StringColumn] = {}
    for table, columns in tables.items():
        ids = columns.get("id")
        if not isinstance(ids, StringColumn):
            continue
        is_keyed = issubclass(TABLES[table][0], KeyedRow)
        own[table] = own_ids(ids) if is_keyed else ids
        suspects = _suspects(ids)
        for row in suspects[own[table].valid[suspects]] if is_keyed else suspects:
            fault = id_fault(ids[row])
            if fault is not None:
                yield attrs.evolve(fault, path=f"{table}[row {row}]")
    names = sorted(own, key=[*TABLES].index)
    for places in alike([own[name] for name in names]):
        first, *others = places
        for number, row in others:
            row_id = own[names[number]][row]
            yield duplicate_fault(names[number], str(row_id), names[first[0]])


def _suspects(ids: StringColumn) -> NDArray[np.intp]:
    """Return the rows whose id may be none; the others are surely right.

    Right are up to 200 bytes without control characters, `/`, or space or any other character
    of the blocks that hold spaces at either end, when the whole of the data is in form NFC.
    """
    data, starts, ends = ids.data, ids.offsets[:-1], ids.offsets[1:]
    lengths = ends - starts
    suspect = ~ids.valid | (lengths == 0) | (lengths > LONGEST_ID)
    if data.tobytes().translate(None, _USUAL):
        odd = np.flatnonzero(_IS_ODD[data])
        suspect[np.searchsorted(ids.offsets, odd, "right") - 1] = True
    held = np.flatnonzero(lengths > 0)
    suspect[held] |= _MAY_BEGIN_SPACE[data[starts[held]]]
    for back in (1, 3):  # a space at the end takes one byte or three
        held = np.flatnonzero(lengths >= back)
        suspect[held] |= _MAY_BEGIN_SPACE[data[ends[held] - back]]
    if len(data) and data.max() > _LAST_ASCII and not _is_nfc(data):
        wide = np.flatnonzero(data > _LAST_ASCII)
        suspect[np.searchsorted(ids.offsets, wide, "right") - 1] = True
    return np.flatnonzero(suspect)


def _is_nfc(data: NDArray[np.uint8]) -> bool:
    """Whether texts that stand one after the other are surely in NFC: the whole of them is."""
    return unicodedata.is_normalized("NFC", data.tobytes().decode())


def _faults_in_members(columns: Columns) -> Iterator[Fault]:
    given = [stated(columns[name]) for name in _MEMBER if name in columns]
    count = len(next(iter(columns.values()), ()))
    members = np.sum([np.zeros(count, np.int8), *given], axis=0)
    for row in np.flatnonzero(members != 1).tolist():
        yield member_fault(_path("memberships", columns, row), int(members[row]))


def _path(table: str, columns: Columns, row: int, field: str = "") -> str:
    ids = columns.get("id")
    row_id = ids[row] if isinstance(ids, StringColumn) else None
    return (
        row_path(table, row_id, field)
        if row_id
        else f"{table}[row {row}]" + (f".{field}" if field else "")
    )


def _layout_fault(path: str, expected: str, column: object) -> Fault:
    found = f"{type(column).__name__} {getattr(column, 'dtype', '')}".strip()
    return Fault(
        code="wrong-layout",
        path=path,
        message=Text(
            zh=f"列应是 {expected}，却是 {found}",
            en=f"the column should be {expected}; it is {found}",
        ),
        cure=Text(zh="按 model.columns 的说明排列", en="lay it out as model.columns tells"),
    )


def _unknown(path: str) -> Fault:
    return Fault(
        code="unknown-column",
        path=path,
        message=Text(zh=f"没有 {path}", en=f"there is no {path}"),
        cure=Text(zh="删去，或改正拼写", en="leave it out, or correct its spelling"),
    )


def _uneven(table: str, lengths: Mapping[str, int]) -> Fault:
    told = ", ".join(f"{field}: {length}" for field, length in lengths.items())
    return Fault(
        code="uneven-columns",
        path=table,
        message=Text(zh=f"各列长短不一：{told}", en=f"columns differ in length: {told}"),
        cure=Text(zh="每一列都给出每一行", en="give every row in every column"),
    )


_TOO_MANY = Fault(
    code="too-many-faults",
    message=Text(
        zh=f"错误多于 {MOST_FAULTS} 处，其余未列出",
        en=f"there are more than {MOST_FAULTS} faults; the rest are not listed",
    ),
    cure=Text(zh="先改正以上错误，再重试", en="cure the faults above, then try again"),
)
