"""Rows out of plain data that have the shape of a document."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Container, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, overload

import attrs

from medconsortium.documents.faults import Path, Whereabouts
from medconsortium.documents.layout import NESTED, TOP_LEVEL, document_key, field_name
from medconsortium.documents.sound_rows import SoundRows, text_of
from medconsortium.errors import Fault, MedConsortiumError, ModelError, Place, TermError
from medconsortium.model import TABLES, Listing, PartialDate
from medconsortium.model.columnar.encodings import (
    DateEncoding,
    Encoding,
    GeoEncoding,
    ListEncoding,
    NumberEncoding,
    StringEncoding,
    TermEncoding,
    TextEncoding,
)
from medconsortium.model.fields import (
    FieldSourcesEncoding,
    NestedEncoding,
    defaults,
    encodings,
)
from medconsortium.model.rows import KeyedRow
from medconsortium.model.values import GeoPoint
from medconsortium.syntax.wording import path_text
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, Term

__all__ = ["Reader", "Unread"]

_PERIOD = MappingProxyType({"since": DateEncoding(), "until": DateEncoding()})
_COMPLETENESS = TermEncoding(Completeness)
_AMISS = (MedConsortiumError, AttributeError, KeyError, TypeError, ValueError)
"""What `SoundRows` may raise."""
_IDS = ListEncoding(StringEncoding(), listing=False)


class Unread(Container[str]):
    """The ids of rows that could not be made: any id, once a row could not even say its own."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self.any = False

    def __contains__(self, row_id: object) -> bool:
        return self.any or row_id in self.ids


class _Places(Sequence[Place | None]):
    """The places of rows, each looked for when it is asked for."""

    def __init__(self, where: Whereabouts) -> None:
        self._where = where
        self.paths: list[Path] = []

    def __len__(self) -> int:
        return len(self.paths)

    @overload
    def __getitem__(self, index: int) -> Place | None: ...
    @overload
    def __getitem__(self, index: slice) -> list[Place | None]: ...
    def __getitem__(self, index: int | slice) -> Place | list[Place | None] | None:
        if isinstance(index, slice):
            return [self._where(path) for path in self.paths[index]]
        return self._where(self.paths[index])


class Reader:
    """Collects the rows of a document and their places, and notes what is wrong with values.

    Args:
        where: Tells the place of a path.
        note: Takes each fault.
        faulty: Paths of values of another shape than the format's; they are passed over.
    """

    def __init__(
        self, where: Whereabouts, note: Callable[[Fault], None], faulty: Collection[Path]
    ) -> None:
        self.rows: dict[str, Any] = {table: [] for table in TABLES}
        self.places = {table: _Places(where) for table in TABLES}
        self.unread = Unread()
        self._where = where
        self._note_fault = note
        self._faulty = faulty
        self._sound = None if faulty else SoundRows()
        self._period: dict[str, Any] = {}
        self._read_as: Mapping[type[Encoding], Callable[[Any, Any, Path], Any]] = {
            DateEncoding: self._date,
            FieldSourcesEncoding: self._field_sources,
            GeoEncoding: self._point,
            ListEncoding: self._list,
            NestedEncoding: self._nested,
            NumberEncoding: lambda _, raw, __: float(raw),
            TermEncoding: self._term,
            TextEncoding: lambda _, raw, __: text_of(raw),
        }

    def read(self, document: Mapping[str, Any]) -> None:
        """Read every row of a document."""
        stated = document.get("defaults")
        if stated is not None and ("defaults",) not in self._faulty:
            self._period = self._values(_PERIOD, stated, ("defaults",))
        for table in TOP_LEVEL:
            self._read_rows(table, document.get(table), (table,), {})

    def _read_rows(self, table: str, raws: Any, path: Path, given: Mapping[str, str]) -> None:
        if path in self._faulty:
            self.unread.any = True
            return
        for number, raw in enumerate(raws or ()):
            here = (*path, number)
            if here in self._faulty:
                self.unread.any = True
                continue
            self._read_row(table, raw, here, given)
            for nested in NESTED:
                if nested.parent == table and raw.get(nested.key):
                    named = "id" in raw and (*here, "id") not in self._faulty
                    owner = {nested.field: raw["id"]} if named else {}
                    self._read_rows(nested.table, raw[nested.key], (*here, nested.key), owner)

    def _read_row(
        self, table: str, raw: Mapping[str, Any], path: Path, given: Mapping[str, str]
    ) -> None:
        if self._sound is not None:
            with contextlib.suppress(*_AMISS):
                self._take(table, self._sound.make(table, raw, given, self._period), path)
                return
        row_type = TABLES[table][0]
        known = _encodings_by_key(table)
        read = self._values(known, raw, path)
        for field in given:
            if field in read:
                self._note(_given_twice(field), (*path, field), key=True)
        period = {k: v for k, v in self._period.items() if k in known and k not in raw}
        values = {field_name(table, key): value for key, value in (period | read).items()}
        row = _made(row_type, values | dict(given))
        if row is not None:
            self._take(table, row, path)
        elif isinstance(raw.get("id"), str):
            self.unread.ids.add(raw["id"])
        elif not issubclass(row_type, KeyedRow):
            self.unread.any = True

    def _take(self, table: str, row: Any, path: Path) -> None:
        self.rows[table].append(row)
        self.places[table].paths.append(path)

    def _values(
        self, known: Mapping[str, Encoding], raw: Mapping[str, Any], path: Path
    ) -> dict[str, Any]:
        """Read what a mapping states under the keys known."""
        values = {
            key: self._value(known[key], value, (*path, key))
            for key, value in raw.items()
            if key in known
        }
        return {key: value for key, value in values.items() if value is not None}

    def _value(self, encoding: Encoding, raw: Any, path: Path) -> Any:
        if raw is None or path in self._faulty:
            return None
        read = self._read_as.get(type(encoding))
        return raw if read is None else read(encoding, raw, path)

    def _list(self, encoding: ListEncoding, raw: Any, path: Path) -> Any:
        completeness = None
        if isinstance(raw, Mapping):
            stated = raw.get("completeness")
            completeness = self._value(_COMPLETENESS, stated, (*path, "completeness"))
            if not raw["items"] and completeness not in (None, Completeness.COMPLETE):
                self._note(_EMPTY_YET_MORE, path)
            raw, path = raw["items"], (*path, "items")
        read = [self._value(encoding.item, item, (*path, n)) for n, item in enumerate(raw)]
        items = tuple(item for item in read if item is not None)
        return Listing(items, completeness or Completeness.UNKNOWN) if encoding.listing else items

    def _nested(self, encoding: NestedEncoding, raw: Mapping[str, Any], path: Path) -> Any:
        return _made(encoding.nested, self._values(encodings(encoding.nested), raw, path))

    def _point(self, _: GeoEncoding, raw: Mapping[str, Any], path: Path) -> Any:
        return _made(GeoPoint, self._values(encodings(GeoPoint), raw, path))

    def _field_sources(
        self, _: FieldSourcesEncoding, raw: Mapping[Any, Any], path: Path
    ) -> dict[str, Any]:
        return self._values({key: _IDS for key in raw if isinstance(key, str)}, raw, path)

    def _term(self, encoding: TermEncoding, raw: Any, path: Path) -> Any:
        try:
            return encoding.vocabulary.parse(raw)
        except TermError as error:
            self._note(_unknown_term(error, encoding.vocabulary), path)
            return None

    def _date(self, _: DateEncoding, raw: str, path: Path) -> PartialDate | None:
        try:
            return PartialDate.parse(raw)
        except ModelError as error:
            for fault in error.faults:
                self._note(fault, path)
            return None

    def _note(self, fault: Fault, path: Path, *, key: bool = False) -> None:
        place = self._where(path, key=key)
        self._note_fault(attrs.evolve(fault, path=path_text(path), place=place))


@cache
def _encodings_by_key(table: str) -> Mapping[str, Encoding]:
    known = encodings(TABLES[table][0]).items()
    return {document_key(table, name): encoding for name, encoding in known}


def _made(kind: type[Any], values: Mapping[str, Any]) -> Any:
    """Make a row or value, or `None` where it lacks what it needs, which has been noted."""
    needed = (name for name, default in defaults(kind).items() if default is attrs.NOTHING)
    return kind(**values) if all(name in values for name in needed) else None


def _given_twice(field: str) -> Fault:
    return Fault(
        code="given-twice",
        message=Text(f"{field} 已由所在的行给出", f"{field} is given by what it stands in"),
        cure=Text("删去这个键", "leave this key out"),
    )


def _unknown_term(error: TermError, vocabulary: type[Term]) -> Fault:
    command = f"medconsortium terms {vocabulary.__name__}"
    return Fault(
        code="unknown-term",
        message=Text(str(error), str(error)),
        cure=Text(f"用 {command} 查看可用的术语", f"see the terms with: {command}"),
    )


_EMPTY_YET_MORE = Fault(
    code="empty-list",
    message=Text("空列表表示一项也没有，不能再说不完整", "an empty list says there are none"),
    cure=Text("什么都不知道就删去这个键", "leave the key out where nothing is known"),
)
