"""What stands on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.referral.crowded import SEEDS, crowded

from medconsortium.model import Consortium, Institution, Instrument, in_force
from medconsortium.referral.channels.standing import (
    carries,
    is_open,
    opening_doubts,
    relaxed,
    runs,
    standing_on,
)
from medconsortium.referral.places.roster import roster_of
from medconsortium.vocabulary import ConsortiumStatus, MembershipStatus

DAY = date(2020, 6, 1)


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, True),
        ("2010", None, True),
        (None, "open", True),
        ("2020", None, None),
        (None, "2020", None),
        ("2021", None, False),
        (None, "2019", False),
    ],
)
def test_an_institution_is_open_unless_a_stated_period_says_otherwise(
    *, since: str | None, until: str | None, expected: bool | None
) -> None:
    institution = Institution(id="院", name="某院", since=since, until=until)
    assert is_open(institution, DAY) is expected
    doubts = opening_doubts(institution, DAY)
    assert [doubt.zh for doubt in doubts] == ["不知 某院 当日是否开业"] * (expected is None)


@pytest.mark.parametrize(
    ("status", "since", "until", "expected"),
    [
        (None, "2010", "open", True),
        (None, None, None, None),
        (ConsortiumStatus.OPERATING, "2010", "open", True),
        (ConsortiumStatus.OPERATING, "2010", None, None),
        (ConsortiumStatus.OPERATING, "2010", "2019", False),
        (ConsortiumStatus.PLANNED, "2010", "open", False),
        (ConsortiumStatus.PLANNED, None, None, False),
        (ConsortiumStatus.CLOSED, "2010", None, None),
        (ConsortiumStatus.CLOSED, "2010", "open", None),
        (ConsortiumStatus.CLOSED, "2010", "2022-05-01", True),
        (ConsortiumStatus.CLOSED, "2010", "2019", False),
        (ConsortiumStatus.CLOSED, "2021", "open", False),
    ],
)
def test_whether_a_consortium_runs(
    *,
    status: ConsortiumStatus | None,
    since: str | None,
    until: str | None,
    expected: bool | None,
) -> None:
    given: dict[str, Any] = {"since": since, "until": until, "status": status}
    assert runs(Consortium(id="盟", name="联盟", **given), DAY) is expected


@pytest.mark.parametrize(
    ("since", "signed", "until", "expected"),
    [
        (None, None, None, None),
        ("2010", None, "open", True),
        ("2010", None, "2019", False),
        ("2021", None, "open", False),
        (None, "2019", "open", True),
        (None, "2020", "open", None),
        (None, "2021", "open", False),
        ("2010", "2020", "open", None),
        ("2010", "2021", "open", False),
        ("2021", "2019", "open", False),
        ("2010", "2019", None, None),
    ],
)
def test_whether_an_instrument_carries(
    *, since: str | None, signed: str | None, until: str | None, expected: bool | None
) -> None:
    instrument = Instrument(id="书", since=since, signed=signed, until=until)
    assert carries(instrument, DAY) is expected


CODE = {True: 1, False: 0, None: -1}


@pytest.mark.parametrize("seed", SEEDS)
def test_of_whole_tables_the_same_is_said_as_of_single_rows(seed: int) -> None:
    network = crowded(seed)
    roster = roster_of(network)
    found = standing_on(roster, DAY)
    opened = [CODE[is_open(network.institutions[i], DAY)] for i in sorted(network.institutions)]
    assert found.institutions.tolist() == opened
    assert found.consortia.tolist() == [CODE[runs(c, DAY)] for c in network.consortia.values()]
    assert found.instruments.tolist() == [
        CODE[carries(i, DAY)] for i in network.instruments.values()
    ]
    assert found.links.tolist() == [
        CODE[in_force(link.since, link.until, DAY)] for link in network.links.values()
    ]
    assert found.memberships.tolist() == [
        CODE[in_force(m.since, m.until, DAY)] if m.status is MembershipStatus.MEMBER else 0
        for m in network.memberships.values()
    ]
    assert set(found.departments.tolist()) <= {1, 0, -1}


@pytest.mark.parametrize("seed", SEEDS)
def test_what_might_stand(seed: int) -> None:
    found = standing_on(roster_of(crowded(seed)), DAY)
    perhaps = relaxed(found)
    assert perhaps.institutions is found.institutions
    for name in ("consortia", "memberships", "instruments", "links"):
        before, after = getattr(found, name).tolist(), getattr(perhaps, name).tolist()
        assert after == [1 if state == 1 else -1 for state in before]
