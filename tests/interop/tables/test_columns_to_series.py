"""Columns as flat series."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
import pytest

from medconsortium.interop.tables import columns_to_series
from medconsortium.interop.tables.columns_to_series import SeriesWriter, series_dtype, strings
from medconsortium.interop.tables.contract import flat_columns
from medconsortium.model import (
    OPEN,
    TABLES,
    Consortium,
    Department,
    GeoPoint,
    Institution,
    Link,
    MemberGroup,
    Membership,
    Network,
    OtherName,
    Source,
)
from medconsortium.model.columnar.columns import string_column, take
from medconsortium.text import Text
from medconsortium.vocabulary import Datum, LinkKind, Remit, Tier

NETWORK = Network(
    sources=[Source(id="文")],
    institutions=[
        Institution(
            id="县",
            name=Text("县医院", "County"),
            tier=Tier.COUNTY,
            location=GeoPoint(latitude=-0.5, longitude=110, datum=Datum.WGS84),
            since="2013-05",
            until=OPEN,
            other_names=[OtherName(name="一院")],
            sources=["文"],
            field_sources={"tier": ["文"]},
        ),
        Institution(id="乡", name="卫生院", part_of="县", beds=0),
    ],
    departments=[Department(id="科", name="内科")],
    consortia=[
        Consortium(id="体", name="体", specialties=[], stated_sizes=[], bodies=[]),
        Consortium(id="网", name="网"),
    ],
    memberships=[
        Membership(consortium="体", group=MemberGroup(description="余")),
        Membership(id="m", consortium="体", institution="县"),
    ],
    links=[
        Link(origin="乡", target="县", kind=LinkKind.TEACHING, travel_minutes=5),
        Link(origin="科", target="县", kind=LinkKind.TEACHING),
    ],
)


def written(table: str, field: str, *, native: bool = True) -> dict[str, list[Any]]:
    writer = SeriesWriter(lambda name: NETWORK.table(name).columns.id)  # type: ignore[attr-defined]
    column = NETWORK.table(table).given[field]
    return {s.name: s.to_list() for s in writer.series(table, field, column, native=native)}


@pytest.mark.parametrize(
    ("table", "field", "expected"),
    [
        ("institutions", "id", {"id": ["县", "乡"]}),
        ("institutions", "tier", {"tier": ["county", None]}),
        ("institutions", "beds", {"beds": [None, 0]}),
        ("institutions", "name", {"name": ["县医院", "卫生院"], "name_en": ["County", None]}),
        ("institutions", "part_of", {"part_of": [None, "县"], "part_of_row": [-1, 0]}),
        ("institutions", "sources", {"sources": [["文"], None], "sources_row": [[0], None]}),
        ("institutions", "field_sources", {"field_sources": ['{"tier":["文"]}', None]}),
        ("institutions", "other_names", {"other_names": ['[{"name":"一院"}]', None]}),
        (
            "institutions",
            "location",
            {
                "location_latitude": [-0.5, None],
                "location_longitude": [110.0, None],
                "location_datum": [Datum.WGS84.key, None],
            },
        ),
        (
            "links",
            "origin",
            {"origin": ["乡", "科"], "origin_row": [1, 0], "origin_table": [0, 1]},
        ),
        ("links", "travel_minutes", {"travel_minutes": [5.0, None]}),
        (
            "consortia",
            "specialties",
            {"specialties": [[], None], "specialties_completeness": ["complete", None]},
        ),
        ("consortia", "stated_sizes", {"stated_sizes": ["[]", None]}),
        (
            "consortia",
            "bodies",
            {"bodies": ["[]", None], "bodies_completeness": ["complete", None]},
        ),
        ("memberships", "group", {"group": ['{"description":"余"}', None]}),
    ],
)
def test_fields_are_written_as_the_contract_says(
    table: str, field: str, expected: dict[str, list[Any]]
) -> None:
    assert written(table, field) == expected
    portable = [column.name for column in flat_columns(table) if column.field == field]
    assert list(written(table, field, native=False)) == portable


def test_every_series_is_of_its_type() -> None:
    writer = SeriesWriter(lambda name: NETWORK.table(name).columns.id)  # type: ignore[attr-defined]
    for table in TABLES:
        flats = {column.name: column for column in flat_columns(table, native=True)}
        for field, column in NETWORK.table(table).given.items():
            for series in writer.series(table, field, column, native=True):
                assert series.dtype == series_dtype(flats[series.name]), series.name


def test_references_all_of_one_kind_and_to_nothing() -> None:
    writer = SeriesWriter(lambda _: string_column([]))
    column = take(NETWORK.table("links").given["origin"], np.array([], np.intp))
    ids, rows, tables = writer.series("links", "origin", column, native=True)
    assert (ids.to_list(), rows.to_list(), tables.to_list()) == ([], [], [])


def test_long_columns_of_strings_come_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns_to_series, "_CHUNK", 2)
    texts = ["县", None, "", "🏥", "ab"]
    assert strings(string_column(texts)).to_list() == texts
    assert strings(string_column([])).dtype == pl.String


def test_terms_of_listings_are_enumerated() -> None:
    (flat,) = (c for c in flat_columns("consortia") if c.name == "specialties")
    assert isinstance(series_dtype(flat), pl.List)
    assert Remit.at(0).key
