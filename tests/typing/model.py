"""A network's tables, columns and rows keep their types. Read by mypy and pyright, never run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, assert_type

import numpy as np
from numpy.typing import NDArray

import medconsortium as mc
from medconsortium.model import (
    Consortium,
    GeoPoint,
    Institution,
    Link,
    Listing,
    Membership,
    Moment,
    Network,
    NetworkBuilder,
    PartialDate,
    Source,
    Table,
    in_force,
    subset,
)
from medconsortium.model.columnar.columns import (
    CountColumn,
    DateColumn,
    GeoColumn,
    ListColumn,
    ReferenceColumn,
    StringColumn,
    TextColumn,
    rows_in_force,
)
from medconsortium.model.tables import ConsortiumColumns, InstitutionColumns, LinkColumns
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, LinkKind, Subject, Tier

network = Network(title="某县", institutions=[Institution(id="x", name="某院", since="2013")])

assert_type(mc.Network(), Network)
assert_type(network.institutions, Table[Institution, InstitutionColumns])
assert_type(network.consortia, Table[Consortium, ConsortiumColumns])
assert_type(network.links, Table[Link, LinkColumns])

assert_type(network.institutions.columns, InstitutionColumns)
assert_type(network.institutions.columns.id, StringColumn)
assert_type(network.institutions.columns.id[0], str | None)
assert_type(network.institutions.columns.name, TextColumn)
assert_type(network.institutions.columns.tier, NDArray[np.int8])
assert_type(network.institutions.columns.category, NDArray[np.int16])
assert_type(network.institutions.columns.division, NDArray[np.int32])
assert_type(network.institutions.columns.beds, CountColumn)
assert_type(network.institutions.columns.beds.values, NDArray[np.int64])
assert_type(network.institutions.columns.location, GeoColumn)
assert_type(network.institutions.columns.designations, ListColumn)
assert_type(network.institutions.columns.since, DateColumn)
assert_type(network.institutions.columns.field_sources, NDArray[np.object_])
assert_type(network.links.columns.travel_minutes, NDArray[np.float64])
assert_type(network.links.columns.origin, ReferenceColumn)
assert_type(network.links.columns.origin.rows_in("institutions"), NDArray[np.int32])

institution = network.institutions["x"]
assert_type(institution, Institution)
assert_type(institution.id, str)
assert_type(institution.name, Text)
assert_type(institution.tier, Tier | None)
assert_type(institution.division, str | None)
assert_type(institution.beds, int | None)
assert_type(institution.location, GeoPoint | None)
assert_type(institution.since, PartialDate | None)
assert_type(institution.designations, Listing[str] | None)
assert_type(institution.services_completeness, Completeness)
assert_type(network.consortia["c"].specialties, Listing[Subject] | None)
assert_type(network.links["l"].kind, LinkKind)
assert_type(list(network.sources.values()), list[Source])
assert_type(Listing([Tier.COUNTY])[0], Tier)
assert_type(Listing([Tier.COUNTY])[:1], tuple[Tier, ...])

assert_type(network.institution("某院"), Institution)
assert_type(network.consortium("医共体"), Consortium)
assert_type(network.at(date(2024, 1, 1)), Moment)
assert_type(network.at(date(2024, 1, 1)).network, Network)
assert_type(network.digest, str)
assert_type(subset(network, lambda row: row.tier is Tier.COUNTY), Network)
assert_type(NetworkBuilder(network).add(institution).build(), Network)
assert_type(in_force(None, None, date(2024, 1, 1)), bool | None)
columns = network.institutions.columns
assert_type(rows_in_force(columns.since, columns.until, date(2024, 1, 1)), NDArray[np.int8])

wanted: Callable[[Any], bool] = bool
subset(network, wanted)
Membership(consortium="c", institution="x", since="2013", until=date(2024, 1, 1))
Institution("x", name="某院")  # type: ignore[call-arg]
Institution(id="x")  # type: ignore[call-arg]
Institution(id="x", name="某院", tier="county")  # type: ignore[arg-type]
columns.level  # type: ignore[attr-defined]  # noqa: B018
