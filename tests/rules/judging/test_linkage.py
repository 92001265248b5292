from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from tests.rules.rows import DAY, consortium, department, institution, link, network

from medconsortium.model import Listing, Row
from medconsortium.model.columnar.encodings import ListEncoding, TermEncoding
from medconsortium.rules import Facts
from medconsortium.rules.engine.three_valued import known
from medconsortium.rules.judging.linkage import Links, lists_one_of
from medconsortium.vocabulary import Completeness, LinkKind, Phase, Tier

UP = link("乙", "referral_up", "甲")


def links(*rows: Row, listed: str = "complete") -> Links:
    return Links(Facts(network(consortium(links=listed), consortium(name="别"), *rows), DAY))


def of_kind(found: Links) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    return known(found.of_kinds([LinkKind.REFERRAL_UP]))


@pytest.mark.parametrize(
    ("rows", "expected", "partly"),
    [
        ([UP], 1, 1),
        ([], 0, -1),
        ([link("乙", "booking", "甲")], 0, -1),
        ([link("乙", "referral_up", "甲", until="2020")], 0, -1),
        ([link("乙", "referral_up", "甲", until=None)], -1, -1),
        ([link("乙", "referral_up", "甲", of=None)], -1, -1),
        ([link("乙", "referral_up", "甲", of="别")], 0, -1),
        ([link("乙", "referral_up", "甲", until=None), UP], 1, 1),
    ],
)
def test_whether_a_consortium_has_a_link(rows: list[Row], expected: int, partly: int) -> None:
    for listed, said in (("complete", expected), ("partial", partly)):
        found = links(*rows, listed=listed)
        assert found.some(of_kind(found))[0] == said


@pytest.mark.parametrize(
    ("origin", "target", "expected"),
    [
        ("village", "county", 1),
        ("county", "village", 1),
        ("county", "county", 0),
        ("county", None, -1),
        ("village", None, 1),
        (None, None, -1),
    ],
)
def test_what_is_so_at_an_end(origin: str | None, target: str | None, expected: int) -> None:
    rows = institution("乙", tier=origin), institution("甲", tier=target), UP
    found = links(*rows)
    tier = found.facts.network.institutions.columns.tier
    village = np.where(tier < 0, -1, tier == Tier.VILLAGE.number).astype(np.int8)
    assert found.at_an_end(village).tolist() == [expected]


def test_what_is_lacking_is_told_once() -> None:
    doubtful = link("某科", "referral_up", "甲", of=None, until=None)
    found = links(department("某科"), doubtful, listed="unknown")
    unsure = np.full(1, -1, np.int8)
    assert found.lacking(0, unsure, ("links.subjects",)) == [
        "links",
        "consortia.links_completeness",
        "links.until",
        "links.consortium",
        "departments.institution",
        "links.subjects",
    ]
    assert links(UP).lacking(0, np.ones(1, np.int8)) == []


@pytest.mark.parametrize("listing", [True, False])
def test_which_lists_hold_a_term(*, listing: bool) -> None:
    first, acute = Phase.FIRST_CONTACT, Phase.ACUTE
    stated = [
        Listing([first, acute], Completeness.COMPLETE),
        Listing([acute], Completeness.COMPLETE),
        Listing([acute], Completeness.PARTIAL),
        Listing([first]),
        Listing[Phase](),
        None,
    ]
    values = [row if row is None or listing else tuple(row) for row in stated]
    encoding = ListEncoding(TermEncoding(Phase), listing=listing)
    column: Any = encoding.to_column(values, lambda *_: -1)
    found = lists_one_of(column, [first]).tolist()
    assert found == ([1, 0, -1, 1, 0, -1] if listing else [1, -1, -1, 1, -1, -1])
