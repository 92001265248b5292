from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TypeAlias

import numpy as np
import pytest
from tests.rules.rows import DAY, consortium, department, link, network

from medconsortium.model import Institution, Row
from medconsortium.rules import Facts
from medconsortium.rules.judging.linkage import Links
from medconsortium.rules.judging.ways import Ends, Joined, Sought, joined, ways
from medconsortium.vocabulary import LinkKind

SOUGHT = Sought(
    up=frozenset({LinkKind.REFERRAL_UP, LinkKind.TELECONSULTATION}),
    down=frozenset({LinkKind.REFERRAL_DOWN}),
    both=frozenset({LinkKind.TELECONSULTATION}),
)
UP, DOWN = link("乙", "referral_up", "甲"), link("甲", "referral_down", "乙")
LEAD = ({"甲"}, {"甲"})

_Named: TypeAlias = tuple[str, str | None]
"""Who surely has a way, and who may; `None` is anybody."""


def found(*rows: Row, ends: tuple[Collection[str], Collection[str | None]] = LEAD) -> _Named:
    hospitals = (Institution(id=name, name=name) for name in "甲乙丙")
    facts = Facts(network(consortium(), consortium(name="别"), *hospitals, *rows), DAY)
    table = facts.network.institutions
    sure, possible = (
        frozenset(None if name is None else table.row_number(name) for name in names)
        for names in ends
    )
    known = frozenset(row for row in sure if row is not None)
    links = Links(facts)
    ours = np.flatnonzero(np.isin(links.consortium, [facts.network.consortia.row_number("盟"), -1]))
    to_ends = joined(ways(links, ours.tolist(), SOUGHT), Ends(known, possible))
    surely, at_most = (
        None
        if some is None
        else "".join(sorted((table.row(row).id for row in some), key="甲乙丙".index))
        for some in (to_ends.surely, to_ends.at_most)
    )
    return str(surely), at_most


@pytest.mark.parametrize(
    ("rows", "surely", "at_most"),
    [
        ([], "甲", "甲"),
        ([UP], "甲", "甲"),
        ([DOWN], "甲", "甲"),
        ([UP, DOWN], "甲乙", "甲乙"),
        ([link("乙", "teleconsultation", "甲")], "甲乙", "甲乙"),
        ([link("甲", "teleconsultation", "乙")], "甲", "甲"),
        ([link("乙", "booking", "甲"), DOWN], "甲", "甲"),
        ([link("乙", "referral_up", "甲", of="别"), DOWN], "甲", "甲"),
        ([link("乙", "referral_up", "甲", until="2020"), DOWN], "甲", "甲"),
        ([link("乙", "referral_up", "甲", until=None), DOWN], "甲", "甲乙"),
        ([link("乙", "referral_up", "甲", of=None), DOWN], "甲", "甲乙"),
        ([UP, DOWN, link("乙", "referral_up", "甲", of=None, until=None)], "甲乙", "甲乙"),
        (
            [link("丙", "referral_up", "乙"), UP, DOWN, link("乙", "referral_down", "丙")],
            "甲乙丙",
            "甲乙丙",
        ),
        ([link("丙", "referral_up", "乙"), UP, link("甲", "referral_down", "丙")], "甲丙", "甲丙"),
        (
            [link("丙", "teleconsultation", "乙"), link("乙", "teleconsultation", "甲")],
            "甲乙丙",
            "甲乙丙",
        ),
        ([link("丙", "teleconsultation", "乙"), UP, DOWN], "甲乙", "甲乙"),
        ([UP, DOWN, link("甲", "referral_up", "乙")], "甲乙", "甲乙"),
        ([UP, DOWN, link("乙", "referral_up", "乙")], "甲乙", "甲乙"),
    ],
)
def test_who_is_joined_to_the_lead(rows: list[Row], surely: str, at_most: str) -> None:
    assert found(*rows) == (surely, at_most)


def test_links_of_departments_are_those_of_their_institution() -> None:
    of_lead, of_nobody = department("甲科", "甲"), department("甲科")
    up = link("乙", "referral_up", "甲科")
    rows: Sequence[Row] = [up, DOWN]
    assert found(of_lead, *rows) == ("甲乙", "甲乙")
    assert found(of_nobody, *rows) == ("甲", None)


@pytest.mark.parametrize(
    ("sure", "possible", "surely", "at_most"),
    [
        ({"甲"}, {"甲", "丙"}, "甲乙", "甲乙丙"),
        ({"甲"}, {"甲", None}, "甲乙", None),
        (set(), {"甲"}, "", None),  # where nobody surely leads, nobody surely lacks a way
        (set(), set(), "", None),
    ],
)
def test_ends_that_are_not_sure(
    sure: set[str], possible: set[str | None], surely: str, at_most: str | None
) -> None:
    assert found(UP, DOWN, ends=(sure, possible)) == (surely, at_most)


def test_what_is_said_of_one() -> None:
    some = Joined(frozenset({0}), frozenset({0, 1}))
    assert [some.says(row) for row in (0, 1, 2, None)] == [True, None, False, None]
    anybody = Joined(frozenset({0}), None)
    assert [anybody.says(row) for row in (0, 2, None)] == [True, None, None]
