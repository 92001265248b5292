"""Rows out of plain data that is taken to be sound: quick, and without a word on what is not.

Where anything is amiss an error is raised, whatever it may be, and `reader` looks closer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, TypeVar

from medconsortium.documents.layout import document_key
from medconsortium.model import TABLES, Listing, PartialDate
from medconsortium.model.columnar.encodings import (
    DateEncoding,
    Encoding,
    GeoEncoding,
    ListEncoding,
    NumberEncoding,
    TermEncoding,
    TextEncoding,
)
from medconsortium.model.fields import FieldSourcesEncoding, NestedEncoding, encodings
from medconsortium.model.values import FieldSources, GeoPoint
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness

__all__ = ["SoundRows", "text_of"]

Convert: TypeAlias = Callable[[Any], Any]

T = TypeVar("T")


class SoundRows:
    """Makes rows. Terms and dates are read once for each spelling that occurs."""

    def __init__(self) -> None:
        self._fields: dict[str, Mapping[str, tuple[str, Convert | None]]] = {}
        self._texts: dict[Any, Convert] = {}

    def make(
        self,
        table: str,
        raw: Mapping[str, Any],
        given: Mapping[str, str],
        period: Mapping[str, Any],
    ) -> Any:
        """Return the row that `raw` states, with what is `given` by where it stands.

        Raises:
            Exception: Something is amiss.
        """
        if table not in self._fields:
            known = encodings(TABLES[table][0])
            self._fields[table] = {
                document_key(table, name): (name, self._convert(encoding))
                for name, encoding in known.items()
            }
        fields = self._fields[table]
        values = {fields[k][0]: end for k, end in period.items() if k in fields and k not in raw}
        values.update(_values(fields, raw))
        if not given.keys().isdisjoint(values):
            raise ValueError("given twice")
        held: dict[str, Any] = {**values, **given}
        return TABLES[table][0](**held)

    def _convert(self, encoding: Encoding) -> Convert | None:
        """Return what makes a value of plain data, `None` where plain data is the value."""
        match encoding:
            case TermEncoding(vocabulary=vocabulary):
                convert = self._once(vocabulary, vocabulary.parse)
            case DateEncoding():
                convert = self._once(PartialDate, PartialDate.parse)
            case ListEncoding():
                convert = self._list(encoding)
            case NestedEncoding(nested=made):
                convert = self._nested(made)
            case GeoEncoding():
                convert = self._nested(GeoPoint)
            case _:
                return _SIMPLE.get(type(encoding))
        return convert

    def _once(self, kind: object, parse: Callable[[str], object]) -> Convert:
        """Return a reader that reads each text once."""
        if kind not in self._texts:
            known: dict[str, object] = {}

            def read(text: str) -> object:
                found = known.get(text)
                if found is None:
                    found = known[text] = parse(text)
                return found

            self._texts[kind] = read
        return self._texts[kind]

    def _nested(self, made: type[T]) -> Callable[[Mapping[str, Any]], T]:
        fields = {name: (name, self._convert(held)) for name, held in encodings(made).items()}
        return lambda raw: made(**_values(fields, raw))

    def _list(self, encoding: ListEncoding) -> Convert:
        convert = self._convert(encoding.item) or _same
        completeness = self._once(Completeness, Completeness.parse)

        def read(raw: Any) -> Any:
            told = Completeness.UNKNOWN
            if isinstance(raw, Mapping):
                stated, raw = raw.get("completeness"), raw["items"]
                told = told if stated is None else completeness(stated)
                if not raw and stated is not None and told is not Completeness.COMPLETE:
                    raise ValueError("an empty list, not complete")
            if None in raw:
                raise ValueError("an item that is none")
            items = tuple(map(convert, raw))
            return Listing(items, told) if encoding.listing else items

        return read


def _values(
    fields: Mapping[str, tuple[str, Convert | None]], raw: Mapping[str, Any]
) -> dict[str, Any]:
    values = {}
    for key, held in raw.items():
        if held is not None and key in fields:
            name, convert = fields[key]
            values[name] = held if convert is None else convert(held)
    return values


def text_of(raw: str | Mapping[str, str]) -> Text:
    """Return the text that a document writes as a string or as a mapping of languages."""
    return Text.of(raw) if isinstance(raw, str) else Text(zh=raw.get("zh"), en=raw.get("en"))


_SIMPLE: Mapping[type[Encoding], Convert] = {
    FieldSourcesEncoding: FieldSources,
    NumberEncoding: float,
    TextEncoding: text_of,
}


def _same(value: T) -> T:
    return value
