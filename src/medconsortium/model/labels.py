"""What an office calls the tables and fields of a network: in to-do lists, and over columns."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

from medconsortium.errors import NotFoundError
from medconsortium.model.columnar.encodings import Encoding, GeoEncoding, ListEncoding
from medconsortium.model.fields import NestedEncoding, encodings
from medconsortium.model.tables import TABLES
from medconsortium.model.values import GeoPoint
from medconsortium.text import Text

__all__ = ["label", "noun"]

_Labels: TypeAlias = Mapping[str, Any]


@cache
def _labels() -> _Labels:
    text = files("medconsortium.model").joinpath("labels.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def label(datum: str) -> Text:
    """Return what a table, a field (`table.field`) or a part of one (`table.field.part`) is called.

    A field is told without its table, a part with its field.

    Raises:
        NotFoundError: There is no such datum; the nearest are suggested.

    >>> label("consortia").zh, label("consortia.grid").zh, label("memberships.group.count").en
    ('医联体', '网格', 'group: count')
    """
    table, *names = datum.split(".")
    told = [Text(*_table(table, datum)["all"])]
    of: type[Any] | None = TABLES[table][0]
    known: _Labels = _labels()["fields"][table]
    for name in names:
        fields = {} if of is None else encodings(of)
        _must_be_there(name, fields, datum)
        told.append(Text(*{**_labels()["every"], **known}[name]))
        of = _made_of(fields[name])
        known = {} if of is None else _labels()["parts"][of.__name__]
    told = told[1:] or told
    return Text(
        zh="·".join(part.in_language("zh") for part in told),
        en=": ".join(part.in_language("en") for part in told),
    )


def noun(table: str) -> Text:
    """Return what a row of a table is called.

    Raises:
        NotFoundError: There is no such table; the nearest are suggested.

    >>> noun("consortia").en, noun("links").en
    ('consortium', 'link')
    """
    return Text(*_table(table, table)["one"])


def _table(name: str, datum: str) -> _Labels:
    tables: _Labels = _labels()["tables"]
    _must_be_there(name, tables, datum)
    found: _Labels = tables[name]
    return found


def _must_be_there(name: str, known: Collection[str], datum: str) -> None:
    if name not in known:
        raise NotFoundError(datum, get_close_matches(name, known))


def _made_of(encoding: Encoding) -> type[Any] | None:
    """Return the type of the values of a field where they are made of fields of their own."""
    if isinstance(encoding, ListEncoding):
        encoding = encoding.item
    if isinstance(encoding, GeoEncoding):
        return GeoPoint
    return encoding.nested if isinstance(encoding, NestedEncoding) else None
