"""What cannot be represented: the faults of rows that are to become a network."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, cast

from attrs import evolve

from medconsortium.errors import Fault, Place
from medconsortium.model.columnar.encodings import Encoding, TextEncoding
from medconsortium.model.fields import defaults, encodings
from medconsortium.model.ids import has_natural_key, id_fault
from medconsortium.model.rows import Membership, Row
from medconsortium.model.tables import TABLES
from medconsortium.model.values import shown
from medconsortium.text import Text

__all__ = [
    "Places",
    "are_sound",
    "dangling_fault",
    "duplicate_fault",
    "faults_of",
    "member_fault",
    "row_path",
    "title_faults",
    "type_name",
    "value_fault",
]

type_name = {name: row_type.__name__ for name, (row_type, _) in TABLES.items()}

Places = Mapping[str, Sequence[Place | None]]
"""For each table, where each row was read from, in the order of the rows."""


_LONGEST_SHOWN = 500
"""Keys derived from ordinary rows are shorter."""


def row_path(table: str, row_id: object, field: str = "") -> str:
    """Return the path of a row, or of a field of it, in messages: `institutions[协和].beds`."""
    is_plain = isinstance(row_id, str) and row_id.isprintable() and len(row_id) <= _LONGEST_SHOWN
    return f"{table}[{row_id if is_plain else shown(row_id)}]" + (f".{field}" if field else "")


def title_faults(title: Text | None) -> Iterator[Fault]:
    """Yield what keeps `title` from being the title of a network."""
    code = None if title is None else TextEncoding().problem(title)
    if code is not None:
        yield value_fault(code, "title", "Network", title)


def faults_of(
    rows: Mapping[str, Sequence[Any]], places: Places, *, unread: Container[str] = ()
) -> Iterator[Fault]:
    """Yield everything that keeps `rows` (by table) from being a network.

    That is: rows of another type, ids that cannot be ids, ids that name two things, values that
    do not fit their field, and references that lead nowhere. References to `unread`, rows that a
    reader could not make, are let pass.
    """
    owners: dict[str, str] = {}
    ids: dict[str, set[str]] = {name: set() for name in TABLES}
    for table, (row_type, _) in TABLES.items():
        for position, row in enumerate(rows[table]):
            if type(row) is not row_type:
                yield _fault_wrong_row(table, row).at(_place(places, table, position))
                continue
            fault = _fault_in_id(row, table, ids[table], owners)
            if fault is not None:
                yield fault.at(_place(places, table, position))
            if isinstance(row.id, str):
                ids[table].add(row.id)
    for table in TABLES:
        for position, row in enumerate(rows[table]):
            if type(row) is TABLES[table][0]:
                for fault in _faults_in_fields(row, table, ids, unread):
                    yield fault.at(_place(places, table, position))


def are_sound(rows: Mapping[str, Sequence[Any]], tables: Mapping[str, Container[object]]) -> bool:
    """Return whether some rows (by table) fit into the tables that hold them beside sound ones."""
    for table, some in rows.items():
        own: set[str] = set()
        elsewhere = [tables[name] for name in TABLES if name != table]
        for row in some:
            if type(row) is not TABLES[table][0]:
                return False
            taken = not has_natural_key(row) and any(row.id in other for other in elsewhere)
            if taken or _fault_in_id(row, table, own, {}) is not None:
                return False
            own.add(row.id)
            if any(True for _ in _faults_in_fields(row, table, tables, ())):
                return False
    return True


def _place(places: Places, table: str, position: int) -> Place | None:
    return places[table][position] if table in places else None


def _fault_in_id(row: Row, table: str, seen: set[str], owners: dict[str, str]) -> Fault | None:
    if has_natural_key(row):  # it is the only one in its table, and nothing refers to it
        return None
    fault = id_fault(row.id)
    if fault is not None:
        return evolve(fault, path=table)
    owner = table if row.id in seen else owners.setdefault(row.id, table)
    return None if owner == table and row.id not in seen else duplicate_fault(table, row.id, owner)


def duplicate_fault(table: str, row_id: str, owner: str) -> Fault:
    """Return the fault of a row whose id names a row of the table `owner` already."""
    return Fault(
        code="duplicate-id",
        path=row_path(table, row_id),
        message=Text(
            zh=f"标识 {row_id!r} 已用于 {owner} 中的另一行",
            en=f"id {row_id!r} already names another row, in {owner}",
        ),
        cure=Text(
            zh="一个标识只指一物；改用不同的标识", en="one id names one thing; choose another"
        ),
    )


def _faults_in_fields(
    row: Row, table: str, ids: Mapping[str, Container[object]], unread: Container[str]
) -> Iterator[Fault]:
    for name, encoding, assumed, may_refer in _looked_at(cast(Hashable, type(row))):
        value = getattr(row, name)
        if value is assumed:
            continue
        code = "missing" if value is None else encoding.problem(value)
        if code is not None:
            yield value_fault(code, row_path(table, row.id, name), type_name[table], value)
            continue
        for tables, target in encoding.references(value) if may_refer else ():
            if target not in unread and not any(target in ids[t] for t in tables):
                yield dangling_fault(row_path(table, row.id, name), target, tables)
    if isinstance(row, Membership):
        given = [n for n in ("institution", "department", "group") if getattr(row, n) is not None]
        if len(given) != 1:
            yield member_fault(row_path(table, row.id), len(given))


@cache
def _looked_at(row_type: Any) -> tuple[tuple[str, Encoding, Any, bool], ...]:
    """Return for each field its name, encoding and default, and whether it may refer."""
    assumed = defaults(row_type)
    return tuple(
        (name, encoding, assumed[name], encoding.may_refer)
        for name, encoding in encodings(row_type).items()
    )


def _fault_wrong_row(table: str, row: object) -> Fault:
    return Fault(
        code="wrong-row",
        path=table,
        message=Text(
            zh=f"{table} 中有一行是 {type(row).__name__}",
            en=f"{table} holds a row of type {type(row).__name__}",
        ),
        cure=Text(zh=f"放入 {type_name[table]}", en=f"put in rows of type {type_name[table]}"),
    )


def value_fault(code: str, path: str, owner: str, value: object) -> Fault:
    """Return the fault of a value that does not fit the field of an `owner` at `path`."""
    name, given = path.rpartition(".")[2], shown(value)
    said = {
        "missing": Text(zh="没有给出", en="is not given"),
        "wrong-type": Text(zh=f"不能是 {given}", en=f"cannot be {given}"),
        "out-of-range": Text(zh=f"超出范围：{given}", en=f"is out of range: {given}"),
        "not-finite": Text(zh="不是有限的数", en="is not a finite number"),
        "lone-surrogate": Text(zh="含有孤立的代理字符", en="holds a lone surrogate"),
    }[code]
    return Fault(
        code=code,
        path=path,
        message=Text(zh=f"{name} {said.zh}", en=f"{name} {said.en}"),
        cure=Text(
            zh=f"见 {owner} 的说明；不知道就不要填写",
            en=f"see {owner}; leave out what is not known",
        ),
    )


def dangling_fault(path: str, target: str, tables: tuple[str, ...]) -> Fault:
    """Return the fault of a reference to what is in none of the tables it may lead to."""
    name, where = path.rpartition(".")[2], " / ".join(tables)
    return Fault(
        code="dangling-reference",
        path=path,
        message=Text(
            zh=f"{name} 指向 {target!r}，而 {where} 中没有它",
            en=f"{name} refers to {target!r}, which is not in {where}",
        ),
        cure=Text(zh="补上这一行，或改正标识", en="add that row, or correct the id"),
    )


def member_fault(path: str, given: int) -> Fault:
    """Return the fault of a membership that names no member, or several."""
    return Fault(
        code="no-one-member",
        path=path,
        message=Text(
            zh=f"一条成员关系须指明一个成员，这里有 {given} 个",
            en=f"a membership names one member, this one names {given}",
        ),
        cure=Text(
            zh="在 institution、department、group 中只填一个",
            en="give one of institution, department and group",
        ),
    )
