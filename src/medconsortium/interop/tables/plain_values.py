"""From the plain form of a value, as JSON holds it, back to the value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from medconsortium.model import GeoPoint, Listing, PartialDate
from medconsortium.model.columnar.encodings import (
    DateEncoding,
    Encoding,
    GeoEncoding,
    ListEncoding,
    TermEncoding,
    TextEncoding,
)
from medconsortium.model.fields import FieldSourcesEncoding, NestedEncoding, encodings
from medconsortium.model.values import FieldSources
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, Datum

__all__ = ["from_plain"]


def from_plain(encoding: Encoding, plain: Any) -> Any:  # noqa: PLR0911 - a case each
    """Return the value whose `encoding.plain` is `plain`.

    Raises:
        MedConsortiumError: A term, date or point is none.
        TypeError: The shape is another.
        ValueError: As `TypeError`.

    >>> from medconsortium.model import Institution
    >>> from_plain(encodings(Institution)["other_names"], [{"name": "市一院"}])[0].name
    Text(zh='市一院', en=None)
    """
    match encoding:
        case TermEncoding(vocabulary=vocabulary):
            return vocabulary.parse(plain)
        case DateEncoding():
            return PartialDate.parse(_of(str, plain))
        case TextEncoding():
            return Text.of(plain) if isinstance(plain, str) else Text(**_of(dict, plain))
        case GeoEncoding():
            given = dict(_of(dict, plain))
            datum = given.pop("datum", None)
            return GeoPoint(**given, datum=None if datum is None else Datum.parse(datum))
        case NestedEncoding(nested=nested):
            known = encodings(nested)
            given = _of(dict, plain).items()
            return nested(**{key: from_plain(_known(known, key), part) for key, part in given})
        case FieldSourcesEncoding():
            return FieldSources({k: _of(list, ids) for k, ids in _of(dict, plain).items()})
        case ListEncoding():
            return _list_from(encoding, plain)
        case _:
            if encoding.problem(plain) is not None:
                raise TypeError(type(plain).__name__)
            return plain


def _list_from(encoding: ListEncoding, plain: Any) -> Any:
    completeness = Completeness.UNKNOWN
    if isinstance(plain, Mapping):
        if not encoding.listing or plain.keys() - {"items", "completeness"}:
            raise TypeError("mapping")
        completeness = Completeness.parse(plain.get("completeness", completeness))
        plain = plain.get("items")
    items = tuple(from_plain(encoding.item, item) for item in _of(list, plain))
    return Listing(items, completeness) if encoding.listing else items


def _known(known: Mapping[str, Encoding], key: str) -> Encoding:
    if key not in known:
        raise TypeError(key)
    return known[key]


def _of(kind: type[Any], plain: Any) -> Any:
    if not isinstance(plain, kind):
        raise TypeError(type(plain).__name__)
    return plain
