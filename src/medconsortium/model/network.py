"""The network: an immutable set of tables, with look-ups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import frozen

from medconsortium.errors import ModelError, Place
from medconsortium.model import lookup
from medconsortium.model.checking import Places, faults_of, title_faults
from medconsortium.model.ids import with_natural_keys
from medconsortium.model.moment import Key, dependents, mentioned, out_of_force
from medconsortium.model.rows import (
    Consortium,
    Department,
    Division,
    Institution,
    Instrument,
    Link,
    Membership,
    Observation,
    Party,
    Platform,
    Recognition,
    Row,
    Service,
    Source,
)
from medconsortium.model.table import Columns, Table
from medconsortium.model.tables import (
    TABLES,
    ConsortiumColumns,
    DepartmentColumns,
    DivisionColumns,
    InstitutionColumns,
    InstrumentColumns,
    LinkColumns,
    MembershipColumns,
    ObservationColumns,
    PartyColumns,
    PlatformColumns,
    RecognitionColumns,
    ServiceColumns,
    SourceColumns,
)
from medconsortium.model.values import to_text
from medconsortium.text import Text

if TYPE_CHECKING:
    from medconsortium.model.columnar.columns import Column

__all__ = ["Moment", "Network", "with_changed_tables"]

_Head: TypeAlias = tuple[Text | None, bool]
"""Title, and whether synthetic."""


class Network:
    """Institutions, the consortia they belong to, and how they work together.

    A network is immutable: to change one, build another (`NetworkBuilder`). Two networks are
    equal when their title, their `synthetic` mark and their rows by id are; the order of rows and
    where they were read from do not count. `synthetic` marks networks made up for illustration.

    Args:
        title: What the network is, for people.
        synthetic: Whether it was made up.
        places: For each table, where each of its rows was read from (filled in by readers).

    Raises:
        ModelError: Rows cannot be represented; `faults` lists all that is wrong.

    >>> Network(institutions=[Institution(id="xy", name="中南大学湘雅医院")])
    <Network: 1 institution>
    """

    sources: Table[Source, SourceColumns]
    divisions: Table[Division, DivisionColumns]
    parties: Table[Party, PartyColumns]
    institutions: Table[Institution, InstitutionColumns]
    departments: Table[Department, DepartmentColumns]
    services: Table[Service, ServiceColumns]
    consortia: Table[Consortium, ConsortiumColumns]
    memberships: Table[Membership, MembershipColumns]
    instruments: Table[Instrument, InstrumentColumns]
    links: Table[Link, LinkColumns]
    platforms: Table[Platform, PlatformColumns]
    recognitions: Table[Recognition, RecognitionColumns]
    observations: Table[Observation, ObservationColumns]

    def __init__(  # noqa: PLR0913 - one argument for each table
        self,
        *,
        title: Text | str | None = None,
        synthetic: bool = False,
        sources: Iterable[Source] = (),
        divisions: Iterable[Division] = (),
        parties: Iterable[Party] = (),
        institutions: Iterable[Institution] = (),
        departments: Iterable[Department] = (),
        services: Iterable[Service] = (),
        consortia: Iterable[Consortium] = (),
        memberships: Iterable[Membership] = (),
        instruments: Iterable[Instrument] = (),
        links: Iterable[Link] = (),
        platforms: Iterable[Platform] = (),
        recognitions: Iterable[Recognition] = (),
        observations: Iterable[Observation] = (),
        places: Places | None = None,
    ) -> None:
        given: dict[str, Iterable[Row]] = {
            "sources": sources,
            "divisions": divisions,
            "parties": parties,
            "institutions": institutions,
            "departments": departments,
            "services": services,
            "consortia": consortia,
            "memberships": memberships,
            "instruments": instruments,
            "links": links,
            "platforms": platforms,
            "recognitions": recognitions,
            "observations": observations,
        }
        rows = {name: with_natural_keys(given[name]) for name in TABLES}
        head = (to_text(title), bool(synthetic))
        faults = [*title_faults(head[0]), *faults_of(rows, places or {})]
        if faults:
            raise ModelError(faults)
        self._hold(head, _tables_of_rows(rows), places or {})

    @classmethod
    def from_columns(
        cls,
        *,
        title: Text | str | None = None,
        synthetic: bool = False,
        tables: Mapping[str, Mapping[str, Column]],
    ) -> Network:
        """Return the network that columns describe, without making its rows.

        Args:
            title: What the network is, for people.
            synthetic: Whether it was made up.
            tables: For each table, the columns of its fields, laid out as `model.columns` tells.
                A field left out holds its default in every row; where the `id` of memberships,
                links, services, recognitions or observations is, it is derived. The arrays are
                taken over, not copied, and can no longer be written to.

        Raises:
            ModelError: The columns cannot be represented; `faults` lists what is wrong, a few
                hundred at most.

        >>> from medconsortium.model.columnar.columns import TextColumn, string_column
        >>> names = TextColumn(string_column(["湘雅医院"]), string_column([None]))
        >>> columns = {"id": string_column(["xy"]), "name": names}
        >>> Network.from_columns(tables={"institutions": columns}).institutions["xy"].name.zh
        '湘雅医院'
        """
        from medconsortium.model.columnar.checking import (  # noqa: PLC0415 - rows need none of it
            faults_in_columns,
            faults_in_objects,
        )

        head = (to_text(title), bool(synthetic))
        faults = [*title_faults(head[0]), *faults_in_columns(tables)]
        if faults:
            raise ModelError(faults)
        network = _restore_columns(head, tables)
        faults = list(faults_in_objects(network.__dict__["_tables"]))
        if faults:
            raise ModelError(faults)
        return network

    def _hold(self, head: _Head, tables: Mapping[str, Table[Any, Any]], places: Places) -> None:
        self.__dict__.update(
            tables, title=head[0], synthetic=head[1], _tables=tables, _places=places
        )

    title: Text | None
    synthetic: bool
    _tables: Mapping[str, Table[Row, Columns]]
    _places: Places

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a network is immutable: cannot set {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a network is immutable: cannot delete {name}")

    def table(self, name: str) -> Table[Row, Columns]:
        """Return the table called `name` (one of `TABLES`)."""
        return self._tables[name]

    def place(self, table: str, row_id: str) -> Place | None:
        """Return where a row was read from, if it was read from somewhere."""
        number = self._tables[table].row_number(row_id) if table in self._places else -1
        return self._places[table][number] if number >= 0 else None

    def institution(self, name: str) -> Institution:
        """Return the institution that goes by `name`: an id, name, other name or identifier.

        Script, width, case and spacing do not matter (番禺區中心醫院 finds 番禺区中心医院).

        Raises:
            NotFoundError: None does; the error suggests the nearest.
            AmbiguousError: Several do; the error lists them.
        """
        return self.institutions[lookup.find(self.institutions, self._institution_names, name)]

    def consortium(self, name: str) -> Consortium:
        """Return the consortium that goes by `name`: an id, name or other name.

        Raises:
            NotFoundError: None does; the error suggests the nearest.
            AmbiguousError: Several do; the error lists them.
        """
        return self.consortia[lookup.find(self.consortia, self._consortium_names, name)]

    def at(self, on: date) -> Moment:
        """Return the network as it was, or may have been, on a day.

        A row goes when it is out of force, or when a row that it cannot be without goes (a
        membership goes with its consortium). What a remaining row merely mentions stays, marked
        as kept.
        """
        rows = {name: dict(table) for name, table in self._tables.items()}
        gone, _ = out_of_force(rows, on)
        gone |= dependents(rows, gone)
        gone -= mentioned(rows, gone)
        left: dict[str, Any] = {
            name: [row for row_id, row in table.items() if (name, row_id) not in gone]
            for name, table in rows.items()
        }
        network = Network(title=self.title, synthetic=self.synthetic, **left)
        kept, doubtful = out_of_force(network._tables, on)  # by the ids that ties now have
        return Moment(on=on, network=network, doubtful=frozenset(doubtful), kept=frozenset(kept))

    @cached_property
    def digest(self) -> str:
        """A hash of the content, the same for equal networks on every machine."""
        from medconsortium.model.columnar.digest import digest_of  # noqa: PLC0415 - not every use needs it

        return digest_of(self.title, self._tables, synthetic=self.synthetic)

    @cached_property
    def _institution_names(self) -> lookup.Names:
        return lookup.names(self.institutions.values())

    @cached_property
    def _consortium_names(self) -> lookup.Names:
        return lookup.names(self.consortia.values())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Network):
            return NotImplemented
        if (self.title, self.synthetic) != (other.title, other.synthetic):
            return False
        pairs = [(table, other.table(name)) for name, table in self._tables.items()]
        if any(len(one) != len(another) for one, another in pairs):
            return False
        if any(one.is_columnar or another.is_columnar for one, another in pairs):
            return self.digest == other.digest
        return all(one.items() == another.items() for one, another in pairs)

    def __hash__(self) -> int:
        return hash(self.digest)

    def __repr__(self) -> str:
        counts = [
            f"{len(table)} {name if len(table) != 1 else table.row_type.__name__.lower()}"
            for name, table in self._tables.items()
            if len(table) and name != "sources"
        ]
        title = " ".join(["", *str(self.title or "").split()])  # on one line
        mark = " (synthetic)" if self.synthetic else ""
        return f"<Network{title}{mark}: {', '.join(counts) or 'empty'}>"

    def __reduce__(self) -> tuple[Any, ...]:
        head, tables = (self.title, self.synthetic), self._tables.items()
        if any(table.is_columnar for _, table in tables):
            columns = {name: dict(table.given) for name, table in tables if len(table)}
            return _restore_columns, (head, columns)
        rows = {name: list(table.values()) for name, table in tables}
        places = {name: list(found) for name, found in self._places.items() if any(found)}
        return _restore, (head, rows, places)


@frozen(kw_only=True)
class Moment:
    """What of a network was, or may have been, in force on a day.

    `network` holds the rows not known to be out of force. Of these, `doubtful` names (table, id)
    of the rows of which it is not known; `kept` those that were out of force and stay only
    because a row in force refers to them.
    """

    on: date
    network: Network
    doubtful: frozenset[Key]
    kept: frozenset[Key]


def _restore(head: _Head, rows: Mapping[str, list[Any]], places: Places) -> Network:
    network = object.__new__(Network)
    network._hold(head, _tables_of_rows(rows), places)
    return network


def _restore_columns(head: _Head, columns: Mapping[str, Mapping[str, Column]]) -> Network:
    from medconsortium.model.columnar.rows import tables_of_columns  # noqa: PLC0415

    network = object.__new__(Network)
    network._hold(head, tables_of_columns(columns), {})
    return network


def with_changed_tables(
    network: Network, changed: Mapping[str, tuple[Mapping[str, Any], Sequence[int]]]
) -> Network:
    """Return the network with some tables changed: all their rows by id, and which are new.

    The rows are sound, and those that stay are where they were: so the other tables, and whatever
    was made of them, serve this network too.
    """
    tables: dict[str, Table[Any, Any]] = {name: network.table(name) for name in TABLES}

    def locate(table: str, row_id: str) -> int:
        return tables[table].row_number(row_id)

    for name, (rows, numbers) in changed.items():
        tables[name] = tables[name].changed(rows, numbers, locate)
    made = object.__new__(Network)
    made._hold((network.title, network.synthetic), tables, {})
    return made


def _tables_of_rows(rows: Mapping[str, list[Any]]) -> Mapping[str, Table[Any, Any]]:
    tables: dict[str, Table[Any, Any]] = {}

    def locate(table: str, row_id: str) -> int:
        return tables[table].row_number(row_id)

    for name, (row_type, columns_type) in TABLES.items():
        by_id = {row.id: row for row in rows[name]}
        tables[name] = Table(row_type, columns_type, by_id, locate)
    return tables
