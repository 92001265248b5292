"""From drafts to rows: blank ids are made, and references looked up by id, name or identifier."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from medconsortium.errors import DocumentError, Fault
from medconsortium.identifiers import check_division
from medconsortium.interop.tables.cells import cell_fault, split_list
from medconsortium.interop.tables.drafts import Draft, Faults, in_column
from medconsortium.interop.tables.sheet import Note
from medconsortium.interop.tables.sheet_columns import SheetColumn, sheet_columns, sheet_names
from medconsortium.model import Listing
from medconsortium.model.columnar.encodings import ReferenceEncoding
from medconsortium.model.fields import encodings
from medconsortium.model.ids import LONGEST_ID
from medconsortium.model.rows import HostedCentre
from medconsortium.model.values import shown
from medconsortium.text import Text, fold
from medconsortium.vocabulary import Term

__all__ = ["Names", "id_made", "link", "linked", "make_ids"]

_IDS_FROM: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "sources": ("document", "place"),
        "divisions": ("parent", "name"),
        "parties": ("division", "name", "kind"),
        "institutions": ("division", "name", "category"),
        "departments": ("institution", "name"),
        "consortia": ("name", "kind"),
        "instruments": ("consortium", "kind", "title", "number"),
        "platforms": ("name", "kind"),
    }
)
"""What an id is made from, where none is given; other tables have natural keys."""

_NAMING = ("name", "name_en", "title", "title_en", "document", "document_en", "code", "number")
_COMPARED = 5_000
"""So many names are compared letter by letter for a suggestion."""

_DIVISION_CODES = (6, 9, 12)
"""The lengths of codes from the county down, by which a division may be named without a row."""


class Names:
    """What the rows of a workbook go by: ids, names, other names, identifiers, codes."""

    def __init__(self) -> None:
        self.ids: defaultdict[str, set[str]] = defaultdict(set)
        self.made: dict[str, None] = {}
        self._named: defaultdict[str, dict[str, set[str]]] = defaultdict(dict)
        self._suggested = 0

    def add(self, draft: Draft) -> None:
        """Take in a draft that has an id."""
        row_id = _id_of(draft)
        if row_id is None:
            return
        self.ids[draft.table].add(row_id)
        for name in _names_of(draft):
            self._named[draft.table].setdefault(fold(name), set()).add(row_id)

    def is_id(self, text: str, tables: Iterable[str]) -> bool:
        """Say whether a text is an id in one of the tables, or a name there."""
        return any(text in self.ids[table] or fold(text) in self._named[table] for table in tables)

    def find(self, text: str, tables: Sequence[str]) -> str:
        """Return the id of the row that a text names.

        Raises:
            DocumentError: It names none, or several.
        """
        if any(text in self.ids[table] for table in tables):
            return text
        found = sorted({i for t in tables for i in self._named[t].get(fold(text), ())})
        if len(found) == 1:
            return found[0]
        if found:
            raise _ambiguous(text, found)
        if "divisions" in tables and len(text) in _DIVISION_CODES and not check_division(text):
            self.made[text] = None
            return text
        raise self._dangling(text, tables)

    def _dangling(self, text: str, tables: Sequence[str]) -> DocumentError:
        sheets = [Text(*sheet_names(table)[:2]) for table in tables]
        zh, en = "、".join(s.zh or "" for s in sheets), ", ".join(s.en or "" for s in sheets)
        near: list[str] = []
        names = {name for table in tables for name in self._named[table]}
        if len(names) <= _COMPARED and self._suggested < 100:  # noqa: PLR2004
            self._suggested += 1
            near = get_close_matches(fold(text[:64]), sorted(names), n=3)
        near = sorted({i for n in near for t in tables for i in self._named[t].get(n, ())})
        hint = Text("；相近的有：" + "、".join(near), "; nearest: " + ", ".join(near))
        return cell_fault(
            "dangling-reference",
            Text(f"{zh} 中没有 {shown(text)}", f"nothing in {en} is called {shown(text)}"),
            Text(
                f"在工作表“{zh}”中补上它，或改正名称" + (hint.zh or "" if near else ""),
                f"add it to the sheet {en}, or correct the name" + (hint.en or "" if near else ""),
            ),
        )


def make_ids(drafts: Mapping[str, Sequence[Draft]], names: Names) -> list[Draft]:
    """Give each draft without an id one that is made from what it says; return those drafts.

    The same statements give the same id, whatever rows stand around them. `names` takes in all.
    """
    made = []
    for table, found in drafts.items():
        for draft in found:
            if _id_of(draft) is None and table in _IDS_FROM:
                draft.parts["id"] = _made_id(draft, names)
                made.append(draft)
            names.add(draft)
    return made


def id_made(draft: Draft) -> Note:
    """Return the note that the id of a draft was made."""
    row_id = draft.parts["id"]
    said = Text(f"没有编号，定为 {row_id}", f"has no id and is given the id {row_id}")
    return Note("id-made", said, draft.place)


def link(draft: Draft, names: Names, faults: Faults) -> None:
    """Replace what a draft refers to by the ids of the rows that are meant."""
    for column in sheet_columns(draft.table):
        value = draft.parts.get(column.name)
        if value is None:
            continue
        try:
            draft.parts[column.name] = linked(column, value, names)
        except DocumentError as error:
            draft.is_whole = False
            for fault in error.faults:
                faults.note(in_column(fault, column, draft.place_of(column.name)))


def linked(column: SheetColumn, value: Any, names: Names) -> Any:
    """Return what a column says with ids in the place of names.

    Raises:
        DocumentError: Something that it refers to is not there, or may be several.
    """
    if column.pair is HostedCentre:
        host = encodings(HostedCentre)["host"]
        assert isinstance(host, ReferenceEncoding)  # noqa: S101 - a host is a row
        pairs = [(t, v and names.find(v, host.tables)) for t, v in value]
        return Listing(pairs, value.completeness)
    if column.kind != "reference":
        return value
    if not column.is_list:
        return names.find(value, column.tables)

    def known(text: str) -> bool:
        return names.is_id(text, column.tables)

    parts = [part for piece in value for part in split_list(piece, known)]
    found: list[str] = []
    wrong: list[Fault] = []
    for part in parts:
        try:
            found.append(names.find(part, column.tables))
        except DocumentError as error:
            wrong += error.faults
    if wrong:
        raise DocumentError(wrong)
    return Listing(found, value.completeness) if column.listing else tuple(found)


def _id_of(draft: Draft) -> str | None:
    given = draft.parts.get("id", draft.other.get("id"))
    return given if isinstance(given, str) else None


def _names_of(draft: Draft) -> Iterator[str]:
    for column in _NAMING:
        value = draft.parts.get(column, draft.other.get(column))
        if isinstance(value, Text):
            yield from filter(None, (value.zh, value.en))
        elif isinstance(value, str):
            yield value
    for name, value in draft.parts.items():
        if value is None:
            continue
        if name.startswith("identifiers_"):
            yield from value
        elif name == "other_names":
            yield from (text for _, text in value)


def _made_id(draft: Draft, names: Names) -> str:
    if draft.table == "divisions" and draft.parts.get("code"):
        return str(draft.parts["code"])
    columns = {column.name: column for column in sheet_columns(draft.table)}
    said = []
    for name in _IDS_FROM[draft.table]:
        value = draft.parts.get(name) or draft.parts.get(f"{name}_en") or draft.other.get(name)
        if isinstance(value, Term):
            value = value.key
        elif value is not None and columns[name].kind == "reference":
            value = _found_or_text(value, columns[name], names)
        if value:
            said.append(str(value))
    text = unicodedata.normalize("NFC", "-".join(said)).replace("/", "／")
    kept = "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cs"))
    return kept.strip()[:LONGEST_ID].strip() or draft.table


def _found_or_text(text: str, column: SheetColumn, names: Names) -> str:
    try:
        return names.find(text, column.tables)
    except DocumentError:  # noted when references are looked up
        return text


def _ambiguous(text: str, found: Sequence[str]) -> DocumentError:
    listed = ", ".join(found[:5]) + (" …" if len(found) > 5 else "")  # noqa: PLR2004
    return cell_fault(
        "ambiguous-reference",
        Text(f"{shown(text)} 可能指 {listed}", f"{shown(text)} may be any of {listed}"),
        Text("改填编号", "write the id instead"),
    )
