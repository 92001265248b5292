"""What differs between two networks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import asdict, evolve, frozen

from medconsortium.model.changes.rewriting import rewritten
from medconsortium.model.fields import encodings
from medconsortium.model.lookup import spellings
from medconsortium.model.network import Network
from medconsortium.model.rows import Consortium, Institution, KeyedRow, Row
from medconsortium.model.tables import TABLES
from medconsortium.text import fold

__all__ = ["Difference", "FieldChange", "Renaming", "RowChange", "diff", "rename"]


@frozen(kw_only=True)
class FieldChange:
    """A field that holds another value."""

    field: str
    before: object
    after: object


@frozen(kw_only=True)
class RowChange:
    """A row that is in both networks but says something else; `id` is that in the later one."""

    table: str
    id: str
    fields: tuple[FieldChange, ...]


@frozen(kw_only=True)
class Renaming:
    """Something that goes by another id; `shared` is the name or identifier it kept."""

    table: str
    before: str
    after: str
    shared: str


@frozen(kw_only=True)
class Difference:
    """What differs from one network to the next, each part sorted by table and id.

    Rows that changed only because something they refer to was renamed are not listed.
    """

    added: tuple[tuple[str, str], ...]
    removed: tuple[tuple[str, str], ...]
    changed: tuple[RowChange, ...]
    renamed: tuple[Renaming, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the two hold the same rows."""
        return not (self.added or self.removed or self.changed or self.renamed)

    def to_dict(self) -> dict[str, Any]:
        """Return the difference as strings, numbers, lists and dicts; `None` for not stated."""
        return {
            "added": [{"table": table, "id": row_id} for table, row_id in self.added],
            "removed": [{"table": table, "id": row_id} for table, row_id in self.removed],
            "changed": [
                {
                    "table": change.table,
                    "id": change.id,
                    "fields": {
                        field.field: {
                            "before": _plain(change.table, field.field, field.before),
                            "after": _plain(change.table, field.field, field.after),
                        }
                        for field in change.fields
                    },
                }
                for change in self.changed
            ],
            "renamed": [asdict(renaming) for renaming in self.renamed],
        }


def diff(before: Network, after: Network) -> Difference:
    """Return the rows added, removed, changed and renamed from one network to another.

    An institution or consortium is taken as renamed when it is gone by id while a new one shares
    an identifier, a name or another name with it and no third row does. An id that named something
    else before is not a new one. Equal networks differ in
    nothing, whatever the order of their rows.

    >>> from medconsortium.model import Institution, Network
    >>> earlier = Network(institutions=[Institution(id="a", name="甲医院")])
    >>> later = Network(institutions=[Institution(id="a", name="甲医院", beds=9)])
    >>> diff(earlier, later).changed[0].fields
    (FieldChange(field='beds', before=None, after=9),)
    """
    renamed = tuple(_renamings(before, after))
    earlier = rename(before, {r.before: r.after for r in renamed})
    added, removed, changed = [], [], []
    for name in TABLES:
        old, new = earlier.table(name), after.table(name)
        added += [(name, row_id) for row_id in sorted(new.keys() - old.keys())]
        removed += [(name, row_id) for row_id in sorted(old.keys() - new.keys())]
        for row_id in sorted(old.keys() & new.keys()):
            if old[row_id] != new[row_id]:
                fields = tuple(_field_changes(old[row_id], new[row_id]))
                changed.append(RowChange(table=name, id=row_id, fields=fields))
    return Difference(
        added=tuple(added), removed=tuple(removed), changed=tuple(changed), renamed=renamed
    )


def rename(network: Network, ids: Mapping[str, str]) -> Network:
    """Return the network with rows, and all references to them, by other ids.

    Args:
        network: The network.
        ids: Present id to new id; ids that no row has are passed over.

    Raises:
        ModelError: A new id is no id, or names another row already.
    """
    if not ids:
        return network
    rows: dict[str, Any] = {
        name: [_renamed(row, ids) for row in network.table(name).values()] for name in TABLES
    }
    return Network(title=network.title, synthetic=network.synthetic, **rows)


def _renamed(row: Row, ids: Mapping[str, str]) -> Row:
    row = rewritten(row, lambda target: ids.get(target, target))
    derived = isinstance(row, KeyedRow) and "/" in row.id
    return row if derived or row.id not in ids else evolve(row, id=ids[row.id])


def _renamings(before: Network, after: Network) -> Iterator[Renaming]:
    used = {row_id for table in TABLES for row_id in before.table(table)}
    for name in ("institutions", "consortia"):
        old, new = before.table(name), after.table(name)
        gone = {i: old[i] for i in sorted(old.keys() - new.keys())}
        come = {i: new[i] for i in sorted(new.keys() - used)}  # no id can be taken over
        by_old, by_new = _by_spelling(gone.values()), _by_spelling(come.values())
        matches: dict[str, dict[str, str]] = {}
        for spelling in sorted(by_old.keys() & by_new.keys()):
            for row_id in by_old[spelling]:
                for other in by_new[spelling]:
                    matches.setdefault(row_id, {}).setdefault(other, spelling)
        taken = [other for found in matches.values() for other in found]
        for row_id, found in matches.items():
            (other, shared), *more = found.items()
            if not more and taken.count(other) == 1:
                yield Renaming(table=name, before=row_id, after=other, shared=shared)


def _by_spelling(rows: Iterable[Any]) -> Mapping[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        assert isinstance(row, Institution | Consortium)  # noqa: S101 - the two tables looked at
        for spelling in spellings(row):
            found[fold(spelling)].add(row.id)
    return found


def _field_changes(before: Row, after: Row) -> Iterator[FieldChange]:
    for name in encodings(type(after)):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield FieldChange(field=name, before=old, after=new)


def _plain(table: str, field: str, value: object) -> object:
    return None if value is None else encodings(TABLES[table][0])[field].plain(value)
