"""Members, and how they are set in pairs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest

from medconsortium.errors import ModelError
from medconsortium.law import corpus
from medconsortium.model import Network
from medconsortium.referral.channels.assumed import grounds
from medconsortium.referral.channels.assumed.grounds import (
    Grounds,
    Members,
    between,
    known_by,
    members_of,
    pairs,
    two_way,
)
from medconsortium.referral.channels.drafts import Basis
from medconsortium.referral.channels.standing import standing_on
from medconsortium.referral.places.roster import roster_of
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, LinkKind

DAY = date(2020, 6, 1)
HERE = Basis(text=Text("此", "here"))
ASKED = Basis(text=Text("此", "here"), doubts=(Text("问", "ask"),))


def grounds_of(network: Network) -> Grounds:
    roster = roster_of(network)
    standing = standing_on(roster, DAY)
    return Grounds(roster=roster, standing=standing, members=members_of(roster, standing))


def names(found: Grounds, members: Members) -> str:
    return "".join(found.roster.ids(members.institution.tolist()))


def test_members_on_the_day(network_of: Callable[[str], Network]) -> None:
    found = grounds_of(
        network_of(
            """甲; 乙; 丙; 丁; 戊; &科 of=丁; &队; @other lead=甲 member=科,队; other < 乙 applied
            other < 丙 member until=2019; other < 戊 co_lead since=2020; other < *若干
            @? planned lead=乙; @telemedicine_network until=2019 lead=丙"""
        )
    )
    members = found.members
    assert names(found, members) == "甲丁戊"
    assert members.leads.tolist() == [True, False, True]
    assert members.is_doubtful.tolist() == [False, False, True]
    assert (len(found.of_kind(ConsortiumKind.OTHER)), len(found.of_kind(None))) == (3, 0)
    assert found.on == DAY


def test_pairs_of_one_consortium(network_of: Callable[[str], Network]) -> None:
    found = grounds_of(
        network_of("甲; 乙; 丙; @other lead=甲 member=乙,丙,甲; @? lead=乙 member=丙")
    )
    members = found.members
    lower, upper = pairs(members.at(~members.leads), members.at(members.leads))
    assert names(found, lower) == "乙丙丙"
    assert names(found, upper) == "甲甲乙"
    none = members.at(np.zeros(len(members), np.bool_))
    assert [len(side) for side in pairs(none, members)] == [0, 0]


def test_too_many_pairs_are_refused(
    network_of: Callable[[str], Network], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = grounds_of(network_of("甲; 乙; @other lead=甲 member=乙"))
    monkeypatch.setattr(grounds, "_MOST_PAIRS", 3)
    with pytest.raises(ModelError, match="memberships let one assume 4 channels"):
        pairs(found.members, found.members)


def test_what_is_not_known_adds_up(network_of: Callable[[str], Network]) -> None:
    found = grounds_of(
        network_of(
            "甲; 乙; 丙; @other until=? lead=甲; other < 乙 since=2020; @? lead=甲 member=丙"
        )
    )
    members = found.members
    ends = pairs(members.at(~members.leads), members.at(members.leads))
    draft = between(found, ends, LinkKind.BOOKING, [HERE, ASKED], basis=np.array([1, 0], np.int32))
    assert draft.doubts.tolist() == [3, 0]
    assert draft.column("basis", 0).tolist() == [1, 0]
    assert draft.column("limit", 0).tolist() == [0, 0]
    up, down = two_way(found, ends, [HERE])
    assert up.origin.tolist() == down.target.tolist()
    assert up.doubts.tolist() == [2, 0]


def test_a_regulation_yet_to_come_is_not_known() -> None:
    first = corpus()["guoweiyifa-2020-13"].begins.earliest
    cite = "guoweiyifa-2020-13#telemedicine"
    assert known_by(first, cite) == (cite,)
    assert known_by(date(2016, 1, 1), cite) == ()
