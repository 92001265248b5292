from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.rules.rows import consortium, group, member, network, outcome, verdict

from medconsortium.model import Membership
from medconsortium.rules.families.general.membership_out_of_period import membership_out_of_period

# Memberships of a consortium that holds from 2019 (some day of it) on, without end.
FROM_2019: Mapping[str, tuple[list[Membership], str]] = {
    "nobody": ([], "pass"),
    "from the next year on": ([member("甲", since="2020")], "pass"),
    "from the next year to the one after": ([member("甲", since="2020", until="2021")], "pass"),
    "from some day of the year on": ([member("甲", since="2019")], "not_assessed"),
    "from the last day of the year on": ([member("甲", since="2019-12-31")], "pass"),
    "from the year before on": ([member("甲", since="2018")], "fail"),
    "from the day before on": ([member("甲", since="2018-12-31")], "fail"),
    "since an unknown day": ([member("甲", since=None)], "not_assessed"),
    "until an unknown day": ([member("甲", since="2020", until=None)], "not_assessed"),
    "back in time": ([member("甲", since="2021", until="2020")], "fail"),
    "back in time by a day": ([member("甲", since="2020-05-02", until="2020-05-01")], "fail"),
    "for a day": ([member("甲", since="2020-05-02", until="2020-05-02")], "pass"),
    "within a month": ([member("甲", since="2020-05", until="2020-05")], "not_assessed"),
    "one of two": ([member("甲", since="2020"), member("乙", since="2018")], "fail"),
    "one of two unknown": ([member("甲", since="2020"), member("乙", since=None)], "not_assessed"),
    "applied before": ([member("甲", since="2018", status="applied")], "pass"),
    "planned back in time": ([member("甲", since="2021", until="2020", status="planned")], "fail"),
    "left long ago, and before": ([member("甲", since="2017", until="2018")], "fail"),
    "hospitals described": ([group()], "not_assessed"),
}


@pytest.mark.parametrize("case", FROM_2019)
def test_members_of_an_open_consortium(case: str) -> None:
    memberships, expected = FROM_2019[case]
    judged = network(consortium(), *memberships)
    assert outcome(membership_out_of_period, judged) == expected


@pytest.mark.parametrize(
    ("until", "member_until", "expected"),
    [
        ("2025", "2024", "pass"),
        ("2025", "2025", "not_assessed"),
        ("2025-12-31", "2025-12-31", "pass"),
        ("2025", "2026", "fail"),
        ("2025", "open", "fail"),
        ("open", "open", "pass"),
        ("open", "2026", "pass"),
        ("2021-06-14/..", "2021", "not_assessed"),
    ],
)
def test_members_of_a_consortium_that_ends(until: str, member_until: str, expected: str) -> None:
    judged = network(
        consortium(until=until, since="2019-01-01"), member("甲", since="2020", until=member_until)
    )
    if until.endswith(".."):  # whether the consortium is there on the day hangs on its end
        expected = "not_assessed"
    assert outcome(membership_out_of_period, judged) == expected


@pytest.mark.parametrize("members", ["partial", "unknown"])
def test_a_list_in_part_may_lack_one(members: str) -> None:
    sound, early = member("甲", since="2020"), member("甲", since="2018")
    judged = network(consortium(members=members), sound)
    assert outcome(membership_out_of_period, judged) == "not_assessed"
    judged = network(consortium(members=members), early)
    assert outcome(membership_out_of_period, judged) == "fail"


def test_a_planned_network_is_judged_too() -> None:
    judged = network(consortium(status="planned"), member("甲", since="2021", until="2020"))
    assert outcome(membership_out_of_period, judged) == "fail"


def test_a_finding_shows_the_dates() -> None:
    early = member("甲", since="2018-05")
    found = verdict(
        membership_out_of_period, network(consortium(), early, member("乙", since="2020"))
    )
    assert found.message.en == "dates that cannot be: 甲"
    assert [(e.label.en, e.found, e.wanted) for e in found.evidence] == [
        ("memberships in period", 1, 2),
        ("甲", "2018-05 … open", "⊆ 2019 … open"),
    ]
    unknown = verdict(
        membership_out_of_period, network(consortium(), member("甲", since=None, until=None))
    )
    assert "memberships.since" in unknown.missing
