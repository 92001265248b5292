"""The tables of a network: which rows and which columns each one has."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

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
from medconsortium.model.table import Columns

if TYPE_CHECKING:
    from medconsortium.model.columnar.columns import (
        CodeColumn,
        CountColumn,
        DateColumn,
        GeoColumn,
        ListColumn,
        LongCodeColumn,
        NumberColumn,
        ObjectColumn,
        ReferenceColumn,
        RowColumn,
        StringColumn,
        TextColumn,
    )

__all__ = [
    "TABLES",
    "TABLE_OF",
    "ConsortiumColumns",
    "DepartmentColumns",
    "DivisionColumns",
    "InstitutionColumns",
    "InstrumentColumns",
    "LinkColumns",
    "MembershipColumns",
    "ObservationColumns",
    "PartyColumns",
    "PlatformColumns",
    "RecognitionColumns",
    "ServiceColumns",
    "SourceColumns",
]


class _RowColumns(Columns):
    id: StringColumn
    sources: ListColumn
    field_sources: ObjectColumn


class _DatedColumns(_RowColumns):
    since: DateColumn
    until: DateColumn


class DivisionColumns(_DatedColumns):
    """Columns of divisions."""

    code: StringColumn
    name: TextColumn
    parent: RowColumn
    level: CodeColumn
    urban: CodeColumn
    remote: CodeColumn
    centroid: GeoColumn
    population: CountColumn


class PartyColumns(_DatedColumns):
    """Columns of parties."""

    name: TextColumn
    kind: CodeColumn
    division: RowColumn
    part_of: RowColumn


class InstitutionColumns(_DatedColumns):
    """Columns of institutions."""

    name: TextColumn
    other_names: ListColumn
    category: LongCodeColumn
    tier: CodeColumn
    grade: CodeColumn
    ownership: CodeColumn
    affiliation: CodeColumn
    division: RowColumn
    location: GeoColumn
    identifiers: ListColumn
    beds: CountColumn
    doctors: CountColumn
    nurses: CountColumn
    designations: ListColumn
    part_of: RowColumn
    services_completeness: CodeColumn


class ServiceColumns(_DatedColumns):
    """Columns of services."""

    provider: ReferenceColumn
    subject: CodeColumn
    item: CodeColumn
    condition: CodeColumn
    phases: ListColumn
    status: CodeColumn
    payment: TextColumn


class DepartmentColumns(_DatedColumns):
    """Columns of departments."""

    institution: RowColumn
    name: TextColumn
    subjects: ListColumn
    institutions: ListColumn
    staff: ListColumn
    schedule: TextColumn


class ConsortiumColumns(_DatedColumns):
    """Columns of consortia."""

    name: TextColumn
    other_names: ListColumn
    kind: CodeColumn
    kind_label: TextColumn
    integration: CodeColumn
    status: CodeColumn
    scope: CodeColumn
    specialties: ListColumn
    organiser: ReferenceColumn
    legal_person: ReferenceColumn
    part_of: RowColumn
    grid: ListColumn
    stated_sizes: ListColumn
    bodies: ListColumn
    centres: ListColumn
    green_channels: ListColumn
    shared_aspects: ListColumn
    practices: ListColumn
    payment_sources: ListColumn
    assessments: ListColumn
    members_completeness: CodeColumn
    leads_completeness: CodeColumn
    links_completeness: CodeColumn
    instruments_completeness: CodeColumn


class MembershipColumns(_DatedColumns):
    """Columns of memberships."""

    consortium: RowColumn
    institution: RowColumn
    department: RowColumn
    group: ObjectColumn
    role: CodeColumn
    unit: StringColumn
    status: CodeColumn


class LinkColumns(_DatedColumns):
    """Columns of links."""

    origin: ReferenceColumn
    target: ReferenceColumn
    kind: CodeColumn
    subjects: ListColumn
    conditions: ListColumn
    travel_minutes: NumberColumn
    consortium: RowColumn
    instrument: RowColumn
    green_channel: CodeColumn


class InstrumentColumns(_DatedColumns):
    """Columns of instruments."""

    kind: CodeColumn
    title: TextColumn
    number: StringColumn
    consortium: RowColumn
    issuer: ReferenceColumn
    parties: ListColumn
    covers_all_members: CodeColumn
    signed: DateColumn
    provisions: ListColumn
    content: TextColumn
    admitted: ListColumn


class PlatformColumns(_DatedColumns):
    """Columns of platforms."""

    name: TextColumn
    kind: CodeColumn
    operator: ReferenceColumn
    consortium: RowColumn
    participants: ListColumn
    modules: ListColumn
    security_grade: CountColumn
    supervision_connected: CodeColumn


class RecognitionColumns(_DatedColumns):
    """Columns of recognitions."""

    item: StringColumn
    origin: ReferenceColumn
    target: ReferenceColumn
    consortium: RowColumn
    mark: StringColumn
    instrument: RowColumn


class ObservationColumns(_DatedColumns):
    """Columns of observations."""

    subject: ReferenceColumn
    measure: CodeColumn
    value: NumberColumn
    qualifier: CodeColumn
    unit: CodeColumn


class SourceColumns(_RowColumns):
    """Columns of sources."""

    document: TextColumn
    place: StringColumn
    quote: StringColumn
    basis: CodeColumn
    address: StringColumn
    published: DateColumn


TABLES: Mapping[str, tuple[type[Row], type[Columns]]] = MappingProxyType(
    {
        "sources": (Source, SourceColumns),
        "divisions": (Division, DivisionColumns),
        "parties": (Party, PartyColumns),
        "institutions": (Institution, InstitutionColumns),
        "departments": (Department, DepartmentColumns),
        "services": (Service, ServiceColumns),
        "consortia": (Consortium, ConsortiumColumns),
        "memberships": (Membership, MembershipColumns),
        "instruments": (Instrument, InstrumentColumns),
        "links": (Link, LinkColumns),
        "platforms": (Platform, PlatformColumns),
        "recognitions": (Recognition, RecognitionColumns),
        "observations": (Observation, ObservationColumns),
    }
)
"""Name of each table, with the classes of its rows and of its columns."""

TABLE_OF: Mapping[type[Row], str] = MappingProxyType(
    {row_type: name for name, (row_type, _) in TABLES.items()}
)
"""The table in which rows of a type stand."""
