from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from tests.strategies.networks import networks

from medconsortium.errors import MedConsortiumError
from medconsortium.interop.tables.plain_values import from_plain
from medconsortium.model import TABLES, Network
from medconsortium.model.fields import encodings, stated_fields
from medconsortium.model.rows import Consortium, Institution

FAULTS = (MedConsortiumError, TypeError, ValueError)


@settings(max_examples=30)
@given(networks(full=True))
def test_every_value_comes_back_from_its_plain_form(network: Network) -> None:
    for table in TABLES:
        for row in network.table(table).values():
            for _, encoding, value in stated_fields(type(row), row):
                assert from_plain(encoding, encoding.plain(value)) == value


@pytest.mark.parametrize(
    ("field", "plain"),
    [
        ("beds", "3"),
        ("beds", True),
        ("beds", -1),
        ("tier", "nowhere"),
        ("tier", 3),
        ("since", 2016),
        ("since", "16"),
        ("name", 3),
        ("name", {"fr": "a"}),
        ("location", {"latitude": 91, "longitude": 0}),
        ("location", {"latitude": 1}),
        ("location", [1, 2]),
        ("location", {"latitude": 1, "longitude": 2, "datum": "moon"}),
        ("other_names", [{"name": "a", "extra": 1}]),
        ("other_names", [3]),
        ("other_names", {"items": []}),
        ("identifiers", [{"system": "uscc"}]),
        ("designations", "a"),
        ("designations", {"items": ["a"], "completeness": "half"}),
        ("designations", {"items": ["a"], "more": 1}),
        ("designations", {"completeness": "partial"}),
        ("sources", [1]),
        ("field_sources", {"name": "s"}),
        ("field_sources", []),
    ],
)
def test_what_is_no_plain_form_is_refused(field: str, plain: Any) -> None:
    with pytest.raises(FAULTS):
        from_plain(encodings(Institution)[field], plain)


def test_listings_tell_their_completeness() -> None:
    encoding = encodings(Consortium)["specialties"]
    for plain in (["03"], {"items": ["03"]}, {"items": ["03"], "completeness": "partial"}):
        assert len(from_plain(encoding, plain)) == 1
