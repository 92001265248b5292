"""Small values that rows are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar, overload

from attrs import field, frozen

from medconsortium.errors import Fault, ModelError
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, Datum

__all__ = [
    "FieldSources",
    "GeoPoint",
    "Listing",
    "as_listing",
    "as_text",
    "shown",
    "to_field_sources",
    "to_listing",
    "to_text",
    "to_tuple",
    "to_tuple_or_none",
]

T = TypeVar("T")

_SHOWN = 60

_NO_LISTS = (str, bytes, Mapping, set, frozenset)
"""Iterables whose items are no items, or come in another order on every run."""


def shown(value: object) -> str:
    """Return the beginning of how Python writes a value, for messages."""
    try:
        return repr(value)[:_SHOWN]
    except ValueError:  # an integer of more digits than Python writes
        return f"<{type(value).__name__}>"


def as_text(value: Text | str) -> Text:
    """Take a string as a text (see `Text.of`)."""
    return Text.of(value) if isinstance(value, str) else value


def to_text(value: Text | str | None) -> Text | None:
    """Take a string as a text; `None` stays not stated."""
    return Text.of(value) if isinstance(value, str) else value


class Listing(Sequence[T], Generic[T]):
    """A list together with how complete it is: complete, partial or unknown.

    An empty list is stated to be empty, hence complete. Where nothing is stated at all, a row
    holds `None` instead of a listing.

    >>> Listing(["a", "b"], Completeness.PARTIAL)
    Listing(['a', 'b'], partial)
    """

    __slots__ = ("_completeness", "_items")

    def __init__(
        self, items: Iterable[T] = (), completeness: Completeness = Completeness.UNKNOWN
    ) -> None:
        self._items = tuple(items)
        self._completeness = (
            Completeness.parse(completeness) if self._items else Completeness.COMPLETE
        )

    @property
    def completeness(self) -> Completeness:
        """Whether these are all."""
        return self._completeness

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Listing):
            return NotImplemented
        return self._items == other._items and self.completeness is other.completeness

    def __hash__(self) -> int:
        return hash((self._items, self.completeness.key))

    def __repr__(self) -> str:
        return f"Listing({list(self._items)!r}, {self.completeness.key})"


def as_listing(value: Iterable[Any]) -> Listing[Any]:
    """Take anything like a list as one of unknown completeness, an empty one as stated empty."""
    return value if isinstance(value, Listing) else Listing(_several(value))


def to_listing(value: Iterable[Any] | None) -> Listing[Any] | None:
    """Take anything like a list as a listing (see `as_listing`); `None` stays not stated."""
    return None if value is None else as_listing(value)


def to_tuple(value: Iterable[Any]) -> tuple[Any, ...]:
    """Take anything like a list as a tuple: no lone string, no mapping, no unordered set."""
    return tuple(_several(value))


def to_tuple_or_none(value: Iterable[Any] | None) -> tuple[Any, ...] | None:
    """Take anything like a list as a tuple; `None` stays not stated."""
    return None if value is None else tuple(_several(value))


def _several(value: object) -> Iterable[Any]:
    if isinstance(value, _NO_LISTS) or not isinstance(value, Iterable):
        raise ModelError(
            [
                Fault(
                    code="not-a-list",
                    message=Text(zh=f"{shown(value)} 不是列表", en=f"{shown(value)} is not a list"),
                    cure=Text(zh="写成列表，即使只有一项", en="write a list, even of one"),
                )
            ]
        )
    return value


class FieldSources(Mapping[str, tuple[str, ...]]):
    """Which sources state a single field of a row: field name to ids of sources."""

    __slots__ = ("_by_field",)

    def __init__(self, by_field: Mapping[str, Iterable[str]] | None = None) -> None:
        self._by_field = {n: to_tuple(ids) for n, ids in sorted((by_field or {}).items())}

    def __getitem__(self, name: str) -> tuple[str, ...]:
        return self._by_field[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_field)

    def __len__(self) -> int:
        return len(self._by_field)

    def __hash__(self) -> int:
        return hash(tuple(self._by_field.items()))

    def __repr__(self) -> str:
        return f"FieldSources({self._by_field!r})"


def to_field_sources(value: Mapping[str, Iterable[str]]) -> FieldSources:
    """Take any mapping as field sources."""
    if not isinstance(value, Mapping):
        return value
    return value if isinstance(value, FieldSources) else FieldSources(value)


def _finite_within(bound: float) -> Any:
    def validate(_: object, attribute: Any, value: object) -> None:
        if not isinstance(value, int | float) or not abs(value) <= bound:
            limit = f"-{bound:g} … {bound:g}"
            raise ModelError(
                [
                    Fault(
                        code="out-of-range",
                        message=Text(
                            zh=f"{attribute.name} = {shown(value)} 不在 {limit} 内",
                            en=f"{attribute.name} = {shown(value)} does not lie in {limit}",
                        ),
                        cure=Text(
                            zh="检查经纬度是否颠倒", en="check whether the two were exchanged"
                        ),
                    )
                ]
            )

    return validate


@frozen(kw_only=True)
class GeoPoint:
    """A point on the earth in decimal degrees, and the datum it refers to.

    Chinese maps use GCJ-02, which lies some hundred metres off WGS-84; `None` is not stated.

    Raises:
        ModelError: A coordinate is not finite or out of range.
    """

    latitude: float = field(validator=_finite_within(90))
    longitude: float = field(validator=_finite_within(180))
    datum: Datum | None = None
