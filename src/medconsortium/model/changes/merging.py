"""Two networks made one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from attrs import evolve, frozen

from medconsortium.model.changes.difference import rename
from medconsortium.model.fields import defaults, encodings
from medconsortium.model.network import Network
from medconsortium.model.rows import Row, Source
from medconsortium.model.tables import TABLES
from medconsortium.model.values import FieldSources

__all__ = ["Conflict", "Merger", "merge"]


@frozen(kw_only=True)
class Conflict:
    """A field of which the two networks state different values; the first one was kept."""

    table: str
    id: str
    field: str
    kept: object
    dropped: object


@frozen(kw_only=True)
class Merger:
    """Two networks made one, and where they contradict each other."""

    network: Network
    conflicts: tuple[Conflict, ...]


def merge(first: Network, second: Network) -> Merger:
    """Return both networks as one: all rows of both, and what either states of a shared row.

    Where both state a field and differ, the first is kept and the conflict reported. The sources
    of a shared row are joined; ids of sources mean something within one network only, so that
    a source of the second that contradicts its namesake comes in as `id#2`. The title is that of
    the first; the whole is synthetic if either part is. Things that go by different ids stay
    apart: `rename` one of the networks first.

    Raises:
        ModelError: An id names different things in the two.

    >>> from medconsortium.model import Institution, Network
    >>> merged = merge(
    ...     Network(institutions=[Institution(id="a", name="甲医院", beds=9)]),
    ...     Network(institutions=[Institution(id="a", name="甲医院", beds=8, doctors=3)]),
    ... )
    >>> [(c.id, c.field, c.kept, c.dropped) for c in merged.conflicts]
    [('a', 'beds', 9, 8)]
    >>> merged.network.institutions["a"].doctors
    3
    """
    second = rename(second, dict(_other_sources(first, second)))
    conflicts: list[Conflict] = []
    rows: dict[str, Any] = {}
    for name in TABLES:
        one, other = first.table(name), second.table(name)
        shared = one.keys() & other.keys()
        rows[name] = [
            _merged(name, row, other[row_id], conflicts) if row_id in shared else row
            for row_id, row in one.items()
        ]
        rows[name] += [row for row_id, row in other.items() if row_id not in shared]
    network = Network(
        title=first.title or second.title,
        synthetic=first.synthetic or second.synthetic,
        **rows,
    )
    return Merger(network=network, conflicts=tuple(conflicts))


def _other_sources(first: Network, second: Network) -> Iterator[tuple[str, str]]:
    """Yield new ids for the sources of `second` that contradict their namesakes in `first`."""
    for row_id, row in second.sources.items():
        if row_id in first.sources and _contradict(first.sources[row_id], row):
            others = (f"{row_id}#{number}" for number in count(2))
            yield row_id, next(i for i in others if _may_be(i, row, first, second))


def _may_be(row_id: str, source: Source, first: Network, second: Network) -> bool:
    if row_id in first.sources:
        return not _contradict(first.sources[row_id], source)
    return not any(row_id in network.table(name) for network in (first, second) for name in TABLES)


def _contradict(one: Source, other: Source) -> bool:
    conflicts: list[Conflict] = []
    _merged("sources", one, other, conflicts)
    return any(conflict.field != "id" for conflict in conflicts)


def _merged(table: str, one: Row, other: Row, conflicts: list[Conflict]) -> Row:
    changes: dict[str, Any] = {}
    unstated = defaults(type(one))
    for name in encodings(type(one)):
        kept, dropped = getattr(one, name), getattr(other, name)
        if kept == dropped or dropped == unstated[name]:
            continue
        if name == "sources":
            changes[name] = tuple(dict.fromkeys((*kept, *dropped)))
        elif name == "field_sources":
            changes[name] = _joined(kept, dropped)
        elif kept == unstated[name]:
            changes[name] = dropped
        else:
            conflicts.append(
                Conflict(table=table, id=one.id, field=name, kept=kept, dropped=dropped)
            )
    return evolve(one, **changes) if changes else one


def _joined(one: FieldSources, other: FieldSources) -> FieldSources:
    names = {*one, *other}
    return FieldSources(
        {name: tuple(dict.fromkeys((*one.get(name, ()), *other.get(name, ())))) for name in names}
    )
