"""From the sheets of a workbook or folder to a network, or to every fault at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import frozen

from medconsortium.errors import DocumentError, Fault, MedConsortiumError, ModelError, Place
from medconsortium.interop.tables.drafts import Draft, Faults, drafts_in
from medconsortium.interop.tables.linking import Names, id_made, link, make_ids
from medconsortium.interop.tables.row_cells import columns_by_field, value_of_parts
from medconsortium.interop.tables.sheet import Note, Sheet, find_header
from medconsortium.interop.tables.sheet_columns import HEAD, sheet_names
from medconsortium.model import TABLES, Division, Network
from medconsortium.model.checking import faults_of
from medconsortium.model.columnar.encodings import TextEncoding
from medconsortium.model.fields import encodings
from medconsortium.model.ids import with_natural_keys
from medconsortium.text import Text, fold

__all__ = ["Reading", "network_of", "read_sheets"]

_ASIDE = frozenset(map(fold, ("说明", "help", "填表说明", "lists", "词表")))
"""Sheets of a template that hold no rows."""


@frozen
class Reading:
    """A network read from tables, and what a person should know about the reading."""

    network: Network
    notes: tuple[Note, ...] = ()


def read_sheets(sheets: Iterable[Sheet], *, file: str, notes: Iterable[Note] = ()) -> Reading:
    """Return the network that sheets describe; more than one sheet may hold rows of a table.

    Raises:
        DocumentError: They describe none; `faults` lists everything wrong with them.
    """
    said, faults = list(notes), Faults()
    drafts: dict[str, list[Draft]] = {}
    for sheet in sheets:
        if fold(sheet.name) in _ASIDE:
            continue
        try:
            header = find_header(sheet)
            if header is None:
                said.append(Note("sheet-unread", _NOT_A_TABLE, sheet.place()))
                continue
            if header.unread:
                said.append(_columns_unread(header.unread, sheet.place()))
            drafts.setdefault(header.table, []).extend(drafts_in(sheet, header, faults))
        except DocumentError as error:
            for fault in error.faults:
                faults.note(fault)
    if not drafts and not faults.found:
        faults.note(_no_sheet(file))
    head = drafts.pop(HEAD, [])
    return network_of(drafts, head=head[0] if head else None, faults=faults, notes=said)


def network_of(
    drafts: Mapping[str, Sequence[Draft]],
    *,
    head: Draft | None,
    faults: Faults,
    notes: Iterable[Note] = (),
) -> Reading:
    """Return the network that drafts make up; `head` states its title and whether it is synthetic.

    Raises:
        DocumentError: They make up none; `faults` takes up everything wrong with them.
    """
    names = Names()
    ordered = {table: drafts[table] for table in TABLES if drafts.get(table)}
    said = [*notes, *map(id_made, make_ids(ordered, names))]
    rows: dict[str, list[Any]] = {table: [] for table in TABLES}
    places: dict[str, list[Place | None]] = {table: [] for table in TABLES}
    unread: set[str] = set()
    for table, found in ordered.items():
        for draft in found:
            link(draft, names, faults)
            row = _row(draft, faults) if draft.is_whole else None
            if row is None:
                unread.add(str(draft.parts.get("id")))
            else:
                rows[table].append(row)
                places[table].append(draft.place)
    for code in names.made:
        rows["divisions"].append(Division(id=code, code=code))
        places["divisions"].append(None)
        said.append(Note("division-made", _division_made(code)))
    _refuse(rows, places, unread, faults)
    title = _title(head)
    synthetic = head is not None and bool(head.parts.get("synthetic"))
    try:
        return Reading(
            Network(title=title, synthetic=synthetic, places=places, **rows), tuple(said)
        )
    except ModelError as error:
        raise DocumentError(error.faults) from None


def _title(head: Draft | None) -> Any:
    if head is None:
        return None
    columns = columns_by_field(HEAD)["title"]
    return head.other.get("title") or value_of_parts(TextEncoding(), columns, head.parts)


def _row(draft: Draft, faults: Faults) -> Any:
    """Return the row of a draft, or `None` where it makes none, which is noted."""
    row_type = TABLES[draft.table][0]
    known = encodings(row_type)
    values = dict(draft.other)
    try:
        for name, columns in columns_by_field(draft.table).items():
            value = value_of_parts(known[name], columns, draft.parts)
            if value is not None:
                values[name] = value
        return row_type(**values)
    except MedConsortiumError as error:
        for fault in getattr(error, "faults", ()):
            faults.note(fault.at(draft.place))
        return None


def _refuse(
    rows: Mapping[str, list[Any]],
    places: Mapping[str, list[Place | None]],
    unread: set[str],
    faults: Faults,
) -> None:
    """Raise all faults where there are any, those between rows as well."""
    if not faults.found:
        return
    keyed = {table: with_natural_keys(found) for table, found in rows.items()}
    for fault in faults_of(keyed, places, unread=unread):
        faults.note(fault)
    faults.refuse()


_NOT_A_TABLE = Text(
    "不是本库认识的表，没有读取", "is no table that this library knows, and was not read"
)


def _columns_unread(headings: Sequence[str], place: Place) -> Note:
    zh, en = "、".join(headings), ", ".join(headings)
    said = Text(f"这些列不认识，没有读取：{zh}", f"these columns are not known and not read: {en}")
    return Note("columns-unread", said, place)


def _division_made(code: str) -> Text:
    return Text(
        f"没有区划 {code} 的行，按代码补上", f"division {code} has no row and was added by its code"
    )


def _no_sheet(file: str) -> Fault:
    names = [Text(*sheet_names(table)[:2]) for table in TABLES]
    zh, en = "、".join(n.zh or "" for n in names), ", ".join(n.en or "" for n in names)
    return Fault(
        code="no-known-sheet",
        place=Place(file=file),
        message=Text("没有一张表是本库认识的", "none of its sheets is known"),
        cure=Text(
            f"工作表或文件名用：{zh}；或用 medconsortium template 生成模板",
            f"call sheets or files: {en}; or start from medconsortium template",
        ),
    )
