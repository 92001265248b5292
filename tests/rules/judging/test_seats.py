from __future__ import annotations

import numpy as np
import pytest
from tests.rules.rows import DAY, consortium, department, link, member, network

from medconsortium.model import Row
from medconsortium.rules import Facts
from medconsortium.rules.engine.facts import shared
from medconsortium.rules.judging.linkage import Links
from medconsortium.rules.judging.seats import Seats, reach
from medconsortium.vocabulary import LinkKind

UP = link("乙", "referral_up", "甲")


@pytest.mark.parametrize(
    ("rows", "backwards", "expected"),
    [
        ([UP], True, "乙"),
        ([UP], False, ""),
        ([link("丙", "referral_up", "乙"), UP], True, "乙丙"),
        ([link("乙", "referral_up", "甲", until="2020")], True, ""),
        ([link("乙", "referral_up", "甲", until=None)], True, "乙?"),
        ([link("乙", "referral_up", "甲", of="别")], True, ""),
        ([link("乙", "referral_up", "甲", of=None)], True, "乙?"),
        ([link("甲", "referral_up", "乙", of=None)], True, "乙?"),  # in whichever direction
        ([UP, link("丙", "referral_up", "乙", of=None)], True, "乙丙?"),
        (
            [link("丙", "referral_up", "乙"), link("乙", "referral_up", "甲", of=None)],
            True,
            "乙?丙?",
        ),
        ([department("某科"), link("某科", "referral_up", "甲")], True, "乙?丙?"),
        ([department("某科"), link("某科", "referral_up", "甲", of=None)], True, "乙?丙?"),
        ([department("某科"), link("某科", "referral_up", "甲", of="别")], True, ""),
    ],
)
def test_where_links_lead(rows: list[Row], expected: str, *, backwards: bool) -> None:
    others = link("乙", "booking", "丙"), consortium(name="别"), *map(member, "甲乙丙")
    facts = Facts(network(consortium(), *others, *rows), DAY)
    seats, numbers = shared(facts, Seats), facts.network.institutions.row_number
    lead, *asked = (
        seats.of_members[seats.institution[seats.of_members] == numbers(name)] for name in "甲乙丙"
    )
    usable = shared(facts, Links).of_kinds([LinkKind.REFERRAL_UP])
    found = reach(seats, usable, (lead, lead), asked=np.concatenate(asked), backwards=backwards)
    said = {1: "", -1: "?"}
    assert expected == "".join(
        name + said[state] for name, state in zip("乙丙", found.tolist(), strict=True) if state
    )


def test_one_number_for_each_institution_in_each_consortium() -> None:
    rows = [member("甲"), member("甲", since="2020"), member("甲", of="别"), UP]
    loose = link("甲", "booking", "乙", of=None)
    facts = Facts(network(consortium(), consortium(name="别"), *rows, loose), DAY)
    seats = shared(facts, Seats)
    first, again, elsewhere = seats.of_members.tolist()
    assert first == again != elsewhere
    assert [seats.of_targets[0], seats.of_origins[1], seats.of_targets[1]] == [
        *(first, seats.nobody, seats.nobody)
    ]
    assert seats.consortium[[first, elsewhere, seats.nobody]].tolist() == [0, 1, -1]
    assert seats.institution[[first, elsewhere, seats.nobody]].tolist() == [0, 0, -1]
    assert seats.taken(seats.of_members, seats.of_targets).sum() == 2
