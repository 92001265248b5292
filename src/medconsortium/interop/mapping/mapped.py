"""Applying a column mapping: a network, and what became of every row."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Literal, TypeAlias

from attrs import define, frozen

from medconsortium.errors import DocumentError, Fault, Place
from medconsortium.interop.mapping.declaration import ColumnMapping, TableRule
from medconsortium.interop.mapping.rows import RowMaker
from medconsortium.interop.tables.assembly import network_of
from medconsortium.interop.tables.cells import Cell, cell_text
from medconsortium.interop.tables.csv_folder import csv_sheet
from medconsortium.interop.tables.drafts import Draft, Faults, draft_of
from medconsortium.interop.tables.linking import Names, id_made, linked, make_ids
from medconsortium.interop.tables.sheet import Note, Sheet
from medconsortium.interop.tables.sheet_columns import HEAD, sheet_columns
from medconsortium.interop.tables.workbook import workbook_sheets
from medconsortium.model import TABLES, Network
from medconsortium.model.ids import id_fault
from medconsortium.text import Text, fold

__all__ = ["Mapped", "Outcome", "RowOutcome", "read_mapped"]

Outcome: TypeAlias = Literal["kept", "changed", "refused", "skipped"]
"""What became of a row: taken as it is, with something put right or left out, or not taken."""

_SEARCHED = 10


@frozen
class RowOutcome:
    """What became of one row of the foreign table in one table of the network, and why."""

    row: int
    table: str
    outcome: Outcome
    reasons: tuple[Text, ...] = ()


@frozen
class Mapped:
    """A network made by a column mapping, and the outcome of every row, in the order of the rows.

    Rows that a `once` rule had made already are not listed again.
    """

    network: Network
    rows: tuple[RowOutcome, ...]
    notes: tuple[Note, ...] = ()

    def count(self, outcome: Outcome, *, table: str) -> int:
        """Return how many rows came to an outcome in a table."""
        return sum(row.outcome == outcome and row.table == table for row in self.rows)

    def reasons(self, *, table: str) -> list[tuple[Text, int]]:
        """Return why rows were changed, refused or skipped, and how many, the commonest first."""
        found = Counter(r for row in self.rows if row.table == table for r in row.reasons)
        return found.most_common()


@define
class _Made:
    """A draft, the rule that made it, and what befell it."""

    row: int
    rule: TableRule
    draft: Draft
    reasons: list[Text]
    refused: bool = False


def read_mapped(path: str | os.PathLike[str], mapping: ColumnMapping) -> Mapped:
    """Return the network that a mapping makes of a table in a CSV file or workbook.

    Nothing is dropped in silence: the outcome of every row is listed with its reasons.

    Raises:
        DocumentError: The table cannot be read, or lacks a column that the mapping names.
        MissingExtraError: It is a workbook, and the extra `tables` is not installed.
    """
    notes: list[Note] = []
    sheet = _sheet(Path(path), mapping, notes)
    headings, rows = _headings(sheet, mapping)
    made: list[_Made] = []
    outcomes: list[RowOutcome] = []
    makers = [RowMaker(rule, headings) for rule in mapping.tables]
    for number, cells in rows:
        for maker in makers:
            table = maker.rule.table
            skipped = maker.skips(cells)
            if skipped is not None:
                outcomes.append(RowOutcome(number, table, "skipped", (skipped,)))
                continue
            if maker.rule.once and maker.says_nothing(cells):
                continue
            parts, reasons, refused = maker.parts(cells)
            draft = Draft(table, sheet.place(number), parts, positions=maker.positions)
            made.append(_Made(number, maker.rule, draft, reasons, refused))
    made, ids_made = _settled(made)
    kept = [m for m in made if not m.refused]
    drafts = _drafts(mapping, kept)
    reading = network_of(drafts, head=_head(mapping), faults=Faults(), notes=[*notes, *ids_made])
    outcomes += (RowOutcome(m.row, m.rule.table, _outcome(m), tuple(m.reasons)) for m in made)
    tables = [rule.table for rule in mapping.tables]
    outcomes.sort(key=lambda outcome: (outcome.row, tables.index(outcome.table)))
    return Mapped(reading.network, tuple(outcomes), reading.notes)


def _outcome(made: _Made) -> Outcome:
    return "refused" if made.refused else "changed" if made.reasons else "kept"


def _sheet(path: Path, mapping: ColumnMapping, notes: list[Note]) -> Sheet:
    if path.suffix.lower() not in (".xlsx", ".xls", ".ods"):
        return csv_sheet(path, notes, encoding=mapping.encoding)
    sheets = workbook_sheets(path)
    wanted = mapping.sheet
    found = [s for s in sheets if wanted is None or fold(s.name) == fold(wanted)]
    if found:
        return found[0]
    listed = ", ".join(sheet.name for sheet in sheets)
    fault = Fault(
        code="no-such-sheet",
        place=Place(file=str(path)),
        message=Text(f"没有工作表 {wanted!r}", f"there is no sheet {wanted!r}"),
        cure=Text(f"映射中的 sheet 用 {listed}", f"as the sheet of the mapping use {listed}"),
    )
    raise DocumentError([fault])


def _headings(
    sheet: Sheet, mapping: ColumnMapping
) -> tuple[Mapping[str, int], Iterator[tuple[int, Sequence[Cell]]]]:
    """Return the positions of the columns by heading, folded, and the rows that follow.

    The row with the headings is the one, of the first ten, that holds most of what is wanted.
    """
    wanted: dict[str, tuple[str, Place | None]] = {}
    for name, place in _wanted(mapping):
        wanted.setdefault(fold(name), (name, place))
    rows = iter(sheet.rows)
    first = list(islice(rows, _SEARCHED))
    found: list[dict[str, int]] = []
    for _, cells in first:
        texts = [cell_text(cell) for cell in cells]
        found.append({fold(text): n for n, text in reversed([*enumerate(texts)]) if text})
    best = max(range(len(found)), key=lambda n: len(wanted.keys() & found[n].keys()), default=-1)
    headings = found[best] if best >= 0 else {}
    missing = [wanted[form] for form in wanted if form not in headings]
    if missing:
        listed = ", ".join(cell_text(cell) or "" for cell in first[best][1]) if first else ""
        raise DocumentError([_no_column(name, place, listed) for name, place in missing])
    return headings, _after(first[best + 1 :], rows)


def _after(
    first: list[tuple[int, Sequence[Cell]]], rest: Iterator[tuple[int, Sequence[Cell]]]
) -> Iterator[tuple[int, Sequence[Cell]]]:
    for number, cells in chain(first, rest):
        if any(cell_text(cell) for cell in cells):
            yield number, cells


def _wanted(mapping: ColumnMapping) -> Iterator[tuple[str, Place | None]]:
    for rule in mapping.tables:
        for cell in rule.cells.values():
            yield from ((name, cell.place) for name in cell.columns)
        if rule.point is not None:
            yield rule.point.latitude, rule.point.place
            yield rule.point.longitude, rule.point.place
        if rule.skip is not None:
            yield rule.skip.column, rule.skip.place


def _settled(made: list[_Made]) -> tuple[list[_Made], list[Note]]:
    """Make ids and look references up, until no row is refused any more; list the ids made."""
    drafts = _by_table(m.draft for m in made if not m.refused)
    blank = {id(draft) for draft in make_ids(drafts, Names())}
    made = _told_apart(made)
    while True:
        kept = [m for m in made if not m.refused]
        names = Names()
        make_ids(_by_table(m.draft for m in kept), names)
        for m in kept:
            _link(m, names)
        if not any(m.refused for m in kept):
            return made, [id_made(m.draft) for m in kept if id(m.draft) in blank]


def _by_table(drafts: Iterable[Draft]) -> dict[str, list[Draft]]:
    """Return drafts by table, in the order in which ids are made."""
    found: dict[str, list[Draft]] = {table: [] for table in TABLES}
    for draft in drafts:
        found[draft.table].append(draft)
    return found


def _told_apart(made: list[_Made]) -> list[_Made]:
    """Leave out what a `once` rule made before, and refuse what bears the id of another row."""
    first: dict[str, _Made] = {}
    left = []
    for m in made:
        row_id = m.draft.parts.get("id")
        if m.refused or row_id is None:
            left.append(m)
            continue
        before = first.setdefault(row_id, m)
        if before is not m and m.rule.once and before.rule is m.rule:
            continue
        fault = id_fault(row_id)
        if fault is not None:
            _refuse(m, fault.message)
        elif before is not m:
            said = Text(
                f"标识与第 {before.row} 行相同", f"its id is that of row {before.row} already"
            )
            _refuse(m, said)
        left.append(m)
    return left


def _link(made: _Made, names: Names) -> None:
    for column in sheet_columns(made.draft.table):
        value = made.draft.parts.get(column.name)
        if value is None:
            continue
        try:
            made.draft.parts[column.name] = linked(column, value, names)
        except DocumentError as error:
            del made.draft.parts[column.name]
            for fault in error.faults:
                made.reasons.append(_of_column(column.name, fault.message))
            made.refused |= column.required or column.name in made.rule.needed


def _refuse(made: _Made, reason: Text) -> None:
    made.reasons.append(reason)
    made.refused = True


def _of_column(name: str, message: Text) -> Text:
    return Text(f"{name}：{message.zh}", f"{name}: {message.en}")


def _drafts(mapping: ColumnMapping, kept: list[_Made]) -> dict[str, list[Draft]]:
    drafts: dict[str, list[Draft]] = {}
    for m in kept:
        if mapping.source is not None:
            m.draft.parts.setdefault("sources", (str(mapping.source["id"]),))
        drafts.setdefault(m.draft.table, []).append(m.draft)
    if mapping.source is not None:
        source = draft_of("sources", mapping.source, Place(), {}, Faults())
        drafts.setdefault("sources", []).append(source)
    return drafts


def _head(mapping: ColumnMapping) -> Draft:
    head = Draft(HEAD, Place(), {"synthetic": mapping.synthetic})
    if mapping.title is not None:
        head.other["title"] = mapping.title
    return head


def _no_column(name: str, place: Place | None, listed: str) -> Fault:
    return Fault(
        code="no-such-column",
        place=place,
        message=Text(f"表中没有 {name!r} 这一列", f"the table has no column {name!r}"),
        cure=Text(f"表中有：{listed[:400]}", f"it has: {listed[:400]}"),
    )
