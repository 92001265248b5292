"""What levels and datums are called."""

from __future__ import annotations

import pytest

from medconsortium.vocabulary import Datum, DivisionLevel, Term


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("WGS-84", Datum.WGS84),
        ("gcj02", Datum.GCJ02),
        ("火星坐标", Datum.GCJ02),
        ("百度坐標", Datum.BD09),
        ("市辖区", DivisionLevel.COUNTY),
        ("地級市", DivisionLevel.PREFECTURE),
        ("街道", DivisionLevel.TOWNSHIP),
    ],
)
def test_terms_as_written(text: str, term: Term) -> None:
    assert type(term).parse(text) is term
