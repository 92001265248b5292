from __future__ import annotations

import pytest

from medconsortium.cli.sources import cited
from medconsortium.model import Network, Source
from medconsortium.text import Language, Text
from medconsortium.vocabulary import SourceBasis

NETWORK = Network(
    sources=[
        Source(
            id="full",
            document=Text("某县通知", "A notice"),
            place="第一条",
            quote="组建医共体",
            basis=SourceBasis.STATED,
        ),
        Source(id="bare"),
    ]
)


@pytest.mark.parametrize(
    ("source", "language", "line"),
    [
        ("full", "zh", "某县通知，第一条：“组建医共体” [明确记载]"),
        ("full", "en", "A notice, 第一条: “组建医共体” [stated]"),
        ("bare", "en", "bare"),
    ],
)
def test_a_source_is_one_line(source: str, language: Language, line: str) -> None:
    assert cited(NETWORK, source, language) == line
