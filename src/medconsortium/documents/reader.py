"""Rows out of plain data that have the shape of a document."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from attrs import evolve

from medconsortium.documents.faults import Path, Whereabouts, path_text
from medconsortium.documents.layout import NESTED, TOP_LEVEL, Nested, field_name
from medconsortium.errors import Fault, ModelError, Place, TermError
from medconsortium.model import TABLES, GeoPoint, Listing, PartialDate
from medconsortium.model.encodings import (
    DateEncoding,
    Encoding,
    GeoEncoding,
    ListEncoding,
    NumberEncoding,
    TermEncoding,
    TextEncoding,
)
from medconsortium.model.fields import NestedEncoding, encodings
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, Datum, Term

__all__ = ["Reader", "text_of"]


class Reader:
    """Collects the rows of a document, their places, and what is wrong with their values.

    `unread` holds the ids of rows that could not be made.
    """

    def __init__(self, defaults: Mapping[str, Any], where: Whereabouts) -> None:
        self.rows: dict[str, Any] = {table: [] for table in TABLES}
        self.places: dict[str, list[Place | None]] = {table: [] for table in TABLES}
        self.faults: list[Fault] = []
        self.unread: set[str] = set()
        self._defaults = defaults
        self._where = where

    def read(self, document: Mapping[str, Any]) -> None:
        """Read every row of a document."""
        for table in TOP_LEVEL:
            self._read_rows(table, document.get(table) or (), (table,), {})

    def _read_rows(
        self, table: str, raws: Sequence[Any], path: Path, given: Mapping[str, str]
    ) -> None:
        inside = [nested for nested in NESTED if nested.parent == table]
        for number, raw in enumerate(raws):
            here = (*path, number)
            own = {k: v for k, v in raw.items() if k not in {nested.key for nested in inside}}
            self._read_row(table, own, here, given)
            for nested in inside:
                self._read_nested(nested, raw, here)

    def _read_nested(self, nested: Nested, raw: Mapping[str, Any], path: Path) -> None:
        rows = raw.get(nested.key) or ()
        for number, row in enumerate(rows):
            if row.get(nested.field) is not None:
                self._note(_given_twice(nested), (*path, nested.key, number, nested.field))
        owner = {nested.field: raw["id"]} if "id" in raw else {}
        self._read_rows(nested.table, rows, (*path, nested.key), owner)

    def _read_row(
        self, table: str, raw: Mapping[str, Any], path: Path, given: Mapping[str, str]
    ) -> None:
        row_type = TABLES[table][0]
        known = encodings(row_type)
        stated = {**self._default_period(known, raw), **raw}
        values: dict[str, Any] = {}
        for key, value in stated.items():
            name = field_name(table, key)
            if value is not None:
                values[name] = self._value(known[name], value, (*path, key))
        values = {**{name: v for name, v in values.items() if v is not None}, **given}
        try:
            row = row_type(**values)
        except TypeError:  # a required value is missing or faulty, which has been noted
            self.unread.add(str(raw.get("id")))
            return
        self.rows[table].append(row)
        self.places[table].append(self._where(path))

    def _default_period(
        self, known: Mapping[str, Encoding], raw: Mapping[str, Any]
    ) -> dict[str, Any]:
        return {
            end: self._defaults[end]
            for end in ("since", "until")
            if end in known and end in self._defaults and end not in raw
        }

    def _value(self, encoding: Encoding, raw: Any, path: Path) -> Any:
        if isinstance(encoding, ListEncoding):
            return self._list(encoding, raw, path)
        if isinstance(encoding, NestedEncoding):
            return self._nested(encoding, raw, path)
        if isinstance(encoding, GeoEncoding):
            return self._point(raw, path)
        if isinstance(encoding, TermEncoding):
            return self._term(encoding.vocabulary, raw, path)
        if isinstance(encoding, DateEncoding):
            return self._parsed(PartialDate.parse, raw, path)
        if isinstance(encoding, TextEncoding):
            return text_of(raw)
        return float(raw) if isinstance(encoding, NumberEncoding) else raw

    def _list(self, encoding: ListEncoding, raw: Any, path: Path) -> Any:
        completeness = Completeness.UNKNOWN
        if isinstance(raw, dict):
            stated = raw.get("completeness")
            if stated is not None:
                term = self._term(Completeness, stated, (*path, "completeness"))
                completeness = term or completeness
            raw, path = raw["items"], (*path, "items")
        read = [self._value(encoding.item, item, (*path, n)) for n, item in enumerate(raw)]
        items = tuple(item for item in read if item is not None)
        return Listing(items, completeness) if encoding.listing else items

    def _nested(self, encoding: NestedEncoding, raw: Mapping[str, Any], path: Path) -> Any:
        known = encodings(encoding.nested)
        values = {
            key: self._value(known[key], value, (*path, key))
            for key, value in raw.items()
            if value is not None
        }
        try:
            return encoding.nested(**{k: v for k, v in values.items() if v is not None})
        except TypeError:  # a required value is missing or faulty, which has been noted
            return None

    def _point(self, raw: Mapping[str, Any], path: Path) -> GeoPoint | None:
        if raw.keys() < {"latitude", "longitude"}:
            return None  # half a point, which has been noted
        datum = raw.get("datum")
        return GeoPoint(
            latitude=float(raw["latitude"]),
            longitude=float(raw["longitude"]),
            datum=None if datum is None else self._term(Datum, datum, (*path, "datum")),
        )

    def _term(self, vocabulary: type[Term], raw: Any, path: Path) -> Any:
        try:
            return vocabulary.parse(raw)
        except TermError as error:
            self._note(
                Fault(
                    code="unknown-term",
                    message=Text(zh=str(error), en=str(error)),
                    cure=Text(
                        zh="用 medconsortium terms 查看可用的术语",
                        en="see the terms with: medconsortium terms",
                    ),
                ),
                path,
            )
            return None

    def _parsed(self, parse: Callable[[str], Any], raw: str, path: Path) -> Any:
        try:
            return parse(raw)
        except ModelError as error:
            for fault in error.faults:
                self._note(fault, path)
            return None

    def _note(self, fault: Fault, path: Path) -> None:
        self.faults.append(evolve(fault, path=path_text(path), place=self._where(path)))


def text_of(raw: str | Mapping[str, str]) -> Text:
    """Return the text that a document writes as a string or as a mapping of languages."""
    return Text.of(raw) if isinstance(raw, str) else Text(zh=raw.get("zh"), en=raw.get("en"))


def _given_twice(nested: Nested) -> Fault:
    return Fault(
        code="given-twice",
        message=Text(
            zh=f"{nested.field} 已由所在的 {nested.parent} 给出",
            en=f"{nested.field} is given by what it stands in",
        ),
        cure=Text(zh="删去这个键", en="leave this key out"),
    )
