"""How certainty is spoken of."""

from __future__ import annotations

import pytest

from medconsortium.vocabulary import Completeness, Counted, Qualifier, SourceBasis, Term


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("至少", Qualifier.AT_LEAST),
        ("多", Qualifier.AT_LEAST),
        ("約", Qualifier.ABOUT),
        ("不超過", Qualifier.AT_MOST),
        ("等", Completeness.PARTIAL),
        ("完整", Completeness.COMPLETE),
        ("不詳", Completeness.UNKNOWN),
        ("是", Counted.YES),
        ("不計入", Counted.NO),
        ("推斷", SourceBasis.INFERRED),
    ],
)
def test_terms_as_written(text: str, term: Term) -> None:
    assert type(term).parse(text) is term
