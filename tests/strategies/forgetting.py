"""What is left of a network when one datum of it is forgotten.

A value becomes not stated, a list stated to be complete becomes partial or of unknown
completeness, and a row or item is left out of a list that becomes partial.

That somebody is there at all is not forgotten: no list of institutions, consortia or divisions is
ever stated to be complete, and rules take those that there are for all of their area. What stands
in a plain list without completeness (identifiers, stated sizes) is judged as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import attrs

from medconsortium.model import (
    TABLES,
    Consortium,
    Institution,
    Instrument,
    Link,
    Listing,
    Membership,
    Network,
    Observation,
    Platform,
    Recognition,
    Service,
    StatedSize,
)
from medconsortium.model.changes.rewriting import rewritten
from medconsortium.model.columnar.encodings import ListEncoding
from medconsortium.model.fields import NestedEncoding, defaults, encodings
from medconsortium.vocabulary import Completeness

__all__ = ["Forgetting", "Rows", "forgettings", "network_of", "rows_of", "without_row"]

Rows: TypeAlias = Mapping[str, list[Any]]
"""The rows of each table."""


@attrs.frozen
class Forgetting:
    """What was forgotten in words and as `table` or `table.field`, and the rows that are left."""

    what: str
    datum: str
    rows: Rows


NOT_FORGOTTEN = {
    (Membership, "institution"): "a membership is of somebody",
    (Membership, "department"): "a membership is of somebody",
    (Membership, "group"): "a membership is of somebody",
    # Whether a stated number counts the lead or departments (`lead_counted`, `departments_counted`)
    # is never forgotten here either, for it defaults to `UNKNOWN`: that leaves two readings open,
    # and by ruling any open reading that fits will do.
    (StatedSize, "role"): "a number without a role is one of all members: another statement",
    (Consortium, "kind_label"): "GEN001 asks for the name itself",
    (Consortium, "status"): "one that does not say it is only planned is taken to be there",
    (Institution, "since"): "one that does not say so is there: rosters seldom date hospitals",
    (Institution, "until"): "one that does not say so is there: rosters seldom date hospitals",
    (Institution, "part_of"): "GEN005 asks whether one that shares a code is a branch: it answers",
}

MAY_BE_MISSING = Membership | Instrument | Link | Service | Platform | Recognition | Observation
"""Rows that stand in lists: those of a consortium or an institution, or of whatever is known."""

LISTED_BY: Mapping[type[Any], tuple[str, ...]] = {
    Service: ("services_completeness",),
    Membership: ("members_completeness", "leads_completeness"),
    Instrument: ("instruments_completeness",),
    Link: ("links_completeness",),
}
"""Which fields of an institution or consortium say how completely rows of a type are listed."""


def forgettings(network: Network) -> Iterator[Forgetting]:
    """Yield what is left of a network with one datum forgotten, for each it holds."""
    rows = rows_of(network)
    for table, held in rows.items():
        for number, row in enumerate(held):
            for what, left in _of_value(row):
                changed = [*held[:number], left, *held[number + 1 :]]
                field, *_ = re.split(r"\W", what, maxsplit=1)
                whole = {**rows, table: changed}
                yield Forgetting(f"{table}[{row.id}].{what}", f"{table}.{field}", whole)
            if isinstance(row, MAY_BE_MISSING) and not _is_weighed(row, held):
                fewer = _with_partial_lists(without_row(rows, row), row)
                yield Forgetting(f"{table}[{row.id}]", table, fewer)


def rows_of(network: Network) -> Rows:
    """Return the rows of each table of a network."""
    return {name: list(network.table(name).values()) for name in TABLES}


def network_of(rows: Rows) -> Network:
    """Return the network of some rows."""
    tables: dict[str, Any] = dict(rows)
    return Network(**tables)


def without_row(rows: Rows, gone: Any) -> Rows:
    """Return the rows without one, without mention of it, and without what is said of it."""
    return {
        table: [
            rewritten(row, lambda row_id: None if row_id == gone.id else row_id)
            for row in held
            if row is not gone and not (isinstance(row, Observation) and row.subject == gone.id)
        ]
        for table, held in rows.items()
    }


def _is_weighed(row: Any, held: list[Any]) -> bool:
    """Say whether a row is weighed against another, which without it would be believed.

    That is so of two figures of one thing, and of two platforms that may be the one asked for.
    """
    if isinstance(row, Observation):
        alike = [one for one in held if (one.subject, one.measure) == (row.subject, row.measure)]
        return len(alike) > 1
    return isinstance(row, Platform) and len(held) > 1


def _of_value(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield a row or nested value with one datum forgotten, for each it states."""
    for name, encoding in encodings(type(value)).items():
        held = getattr(value, name)
        may_lack = defaults(type(value))[name] is None and (type(value), name) not in NOT_FORGOTTEN
        if may_lack and held is not None:
            yield name, attrs.evolve(value, **{name: None})
        for what, left in _of_part(encoding, held):
            yield f"{name}{what}", attrs.evolve(value, **{name: left})


def _of_part(encoding: Any, held: Any) -> Iterator[tuple[str, Any]]:
    """Yield what is left of a value when a part of it is forgotten."""
    if isinstance(held, Completeness):
        yield from ((f" only {less.key}", less) for less in _lesser(held))
    elif isinstance(encoding, NestedEncoding) and held is not None:
        yield from ((f".{what}", left) for what, left in _of_value(held))
    elif isinstance(encoding, ListEncoding) and held:
        yield from _of_list(encoding, held)


def _of_list(encoding: ListEncoding, held: Any) -> Iterator[tuple[str, Any]]:
    items = tuple(held)
    for number, item in enumerate(items):
        for what, left in _of_part(encoding.item, item):
            others = (*items[:number], left, *items[number + 1 :])
            yield f"[{number}]{what}", _relisted(held, others)
        if isinstance(held, Listing):
            fewer = (*items[:number], *items[number + 1 :])
            yield f"[{number}]", Listing(fewer, Completeness.PARTIAL) if fewer else None
    if isinstance(held, Listing):
        for less in _lesser(held.completeness):
            yield f" only {less.key}", Listing(items, less)


def _relisted(held: Any, items: tuple[Any, ...]) -> Any:
    return Listing(items, held.completeness) if isinstance(held, Listing) else items


def _lesser(completeness: Completeness) -> list[Completeness]:
    """Return what completeness is left when some, or all, is forgotten of it."""
    degrees = [Completeness.COMPLETE, Completeness.PARTIAL, Completeness.UNKNOWN]
    return degrees[degrees.index(completeness) + 1 :]


def _with_partial_lists(rows: Rows, gone: Any) -> Rows:
    """Say of the lists that a row may have stood in that they are not complete."""
    if isinstance(gone, Service):
        hosts = {row.institution for row in rows["departments"] if row.id == gone.provider}
        lists, listing = {gone.provider, *hosts}, "institutions"
    else:
        lists, listing = {getattr(gone, "consortium", None)}, "consortia"
    return {
        **rows,
        listing: [
            _made_partial(row, LISTED_BY.get(type(gone), ())) if {row.id, None} & lists else row
            for row in rows[listing]
        ],
    }


def _made_partial(row: Any, completenesses: tuple[str, ...]) -> Any:
    complete = [name for name in completenesses if getattr(row, name) is Completeness.COMPLETE]
    return attrs.evolve(row, **dict.fromkeys(complete, Completeness.PARTIAL))
