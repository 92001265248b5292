"""Which encoding each field of a row has: read off the field's annotation.

`Tier | None` is a term, `int | None` a count, `InstitutionId | None` a reference, and so on;
what is made of fields of its own is nested. Every field of every row has exactly one encoding.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Hashable, Iterator, Mapping
from functools import cache
from typing import Any

import attrs

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
from medconsortium.model.dates import PartialDate
from medconsortium.model.values import FieldSources, GeoPoint, Listing
from medconsortium.text import Text
from medconsortium.vocabulary import Term

__all__ = ["defaults", "encodings", "plain_row", "stated_fields"]


@attrs.frozen
class NestedEncoding(Encoding):
    """A value made of fields of its own; held as an object."""

    nested: type[Any]

    def problem(self, value: Any) -> str | None:
        if not isinstance(value, self.nested):
            return "wrong-type"
        may_lack = defaults(self.nested)
        for name, encoding in encodings(self.nested).items():
            part = getattr(value, name)
            is_left_out = part is None and may_lack[name] is None
            code = None if is_left_out else encoding.problem(part)
            if code is not None:
                return code
        return None

    def plain(self, value: Any) -> Any:
        return plain_row(value)

    def references(self, value: Any) -> Iterator[tuple[tuple[str, ...], str]]:
        for _, encoding, part in stated_fields(self.nested, value):
            yield from encoding.references(part)


class FieldSourcesEncoding(Encoding):
    """Sources of single fields; held as an object."""

    def problem(self, value: Any) -> str | None:
        if not isinstance(value, FieldSources):
            return "wrong-type"
        strings = (string for name, ids in value.items() for string in (name, *ids))
        return next(filter(None, map(StringEncoding().problem, strings)), None)

    def plain(self, value: Any) -> Any:
        return {name: list(ids) for name, ids in value.items()}

    def references(self, value: Any) -> Iterator[tuple[tuple[str, ...], str]]:
        for ids in value.values():
            for source in ids:
                yield ("sources",), source


_SIMPLE: dict[Any, Encoding] = {
    bool: FlagEncoding(),
    int: CountEncoding(),
    float: NumberEncoding(),
    str: StringEncoding(),
    Text: TextEncoding(),
    PartialDate: DateEncoding(),
    GeoPoint: GeoEncoding(),
    FieldSources: FieldSourcesEncoding(),
}


def encodings(row_type: type[Any]) -> Mapping[str, Encoding]:
    """Return the encoding of each field of a row type or nested value, in field order."""
    return _described(typing.cast(Hashable, row_type))[0]


def defaults(row_type: type[Any]) -> Mapping[str, Any]:
    """Return the default of each field, `attrs.NOTHING` for a field that must be given."""
    return _described(typing.cast(Hashable, row_type))[1]


@cache
def _described(row_type: Any) -> tuple[Mapping[str, Encoding], Mapping[str, Any]]:
    hints = typing.get_type_hints(row_type, include_extras=True)
    fields = attrs.fields(row_type)
    return (
        {a.name: _encoding_of(hints[a.name]) for a in fields},
        {a.name: FieldSources() if a.name == "field_sources" else a.default for a in fields},
    )


def plain_row(row: Any) -> dict[str, Any]:
    """Return a row as plain data: fields that hold their default are left out."""
    assumed = defaults(type(row))
    return {
        name: encoding.plain(value)
        for name, encoding, value in stated_fields(type(row), row)
        if value != assumed[name]
    }


def stated_fields(row_type: type[Any], row: Any) -> Iterator[tuple[str, Encoding, Any]]:
    """Yield (name, encoding, value) of each field that is stated, i.e. not `None`."""
    for name, encoding in encodings(row_type).items():
        value = getattr(row, name)
        if value is not None:
            yield name, encoding, value


def _encoding_of(hint: Any) -> Encoding:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Annotated:
        return ReferenceEncoding(hint.__metadata__[0].tables)
    if origin in (typing.Union, types.UnionType):
        (stated,) = (arg for arg in args if arg is not types.NoneType)
        return _encoding_of(stated)
    if origin in (tuple, Listing):
        return ListEncoding(_encoding_of(args[0]), listing=origin is Listing)
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    return TermEncoding(hint) if issubclass(hint, Term) else NestedEncoding(hint)
