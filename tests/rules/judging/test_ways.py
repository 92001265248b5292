from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.rules.rows import DAY, consortium, department, link, network

from medconsortium.model import Row
from medconsortium.rules import Facts
from medconsortium.rules.judging.ways import Ends, Joined, Sought, joined, ways
from medconsortium.vocabulary import LinkKind

SOUGHT = Sought(
    up=frozenset({LinkKind.REFERRAL_UP, LinkKind.TELECONSULTATION}),
    down=frozenset({LinkKind.REFERRAL_DOWN}),
    both=frozenset({LinkKind.TELECONSULTATION}),
)
UP, DOWN = link("乙", "referral_up", "甲"), link("甲", "referral_down", "乙")
LEAD = Ends(frozenset({"甲"}), frozenset({"甲"}))


def found(*rows: Row, ends: Ends = LEAD) -> Joined:
    facts = Facts(network(consortium(), consortium(name="别"), *rows), DAY)
    links = [row for row in facts.network.links.values() if row.consortium in ("盟", None)]
    return joined(ways(facts, links, SOUGHT), ends)


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
    assert found(*rows) == Joined(frozenset(surely), frozenset(at_most))


def test_links_of_departments_are_those_of_their_institution() -> None:
    of_lead, of_nobody = department("甲科", "甲"), department("甲科")
    up = link("乙", "referral_up", "甲科")
    rows: Sequence[Row] = [up, DOWN]
    assert found(of_lead, *rows) == Joined(frozenset("甲乙"), frozenset("甲乙"))
    assert found(of_nobody, *rows) == Joined(frozenset("甲"), None)


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
    ends = Ends(frozenset(sure), frozenset(possible))
    wanted = None if at_most is None else frozenset(at_most)
    assert found(UP, DOWN, ends=ends) == Joined(frozenset(surely), wanted)


def test_what_is_said_of_one() -> None:
    some = Joined(frozenset("甲"), frozenset("甲乙"))
    assert [some.says(name) for name in ("甲", "乙", "丙", None)] == [True, None, False, None]
    anybody = Joined(frozenset("甲"), None)
    assert [anybody.says(name) for name in ("甲", "丙", None)] == [True, None, None]
