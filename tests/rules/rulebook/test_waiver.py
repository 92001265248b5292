"""Waivers keep findings apart for a time, and change no verdict."""

from __future__ import annotations

from datetime import date

import pytest
from tests.rules.made import DAY, checked

from medconsortium.rules import Finding, Outcome, Waiver
from medconsortium.text import Text

BROKEN = {"甲": "ABC001=fail", "乙": "ABC001=fail", "丙": "ABC001=pass"}


def waiver(
    subject: str = "甲",
    *,
    rule: str = "ABC001",
    since: date | None = None,
    until: date = date(2021, 12, 31),
) -> Waiver:
    return Waiver(
        rule=rule,
        subject=subject,
        reason=Text("章程正在会签", "the charter is being signed"),
        decided_by="某县卫生健康局",
        since=since,
        until=until,
    )


def subjects(findings: tuple[Finding, ...]) -> list[str]:
    return [found.subject for found in findings]


def test_a_waived_breach_is_no_finding_but_still_a_breach() -> None:
    report = checked(BROKEN, waivers=(waiver(),))
    assert subjects(report.findings) == ["乙"]
    assert subjects(report.waived) == ["甲"]
    assert report.waived[0].waiver == waiver()
    assert report.outcomes["ABC001", "甲"] is Outcome.FAIL
    assert not report.ok
    assert checked(BROKEN, waivers=(waiver(), waiver("乙"))).ok


@pytest.mark.parametrize(
    ("since", "until", "waived"),
    [
        (None, DAY, True),
        (DAY, DAY, True),
        (None, date(2021, 6, 14), False),
        (date(2021, 6, 16), date(2021, 6, 30), False),
    ],
)
def test_a_waiver_holds_from_its_first_to_its_last_day(
    since: date | None, until: date, *, waived: bool
) -> None:
    report = checked({"甲": "ABC001=fail"}, waivers=(waiver(since=since, until=until),))
    assert report.ok is waived
    assert len(report.waived) == waived


def test_a_lapsed_waiver_stands_in_the_finding() -> None:
    lapsed = waiver(until=date(2020, 12, 31))
    (found,) = checked({"甲": "ABC001=fail"}, waivers=(lapsed,)).findings
    assert found.waiver == lapsed


def test_of_several_waivers_the_one_that_holds_counts() -> None:
    lapsed, holding = waiver(until=date(2020, 12, 31)), waiver(until=DAY)
    later = waiver(since=date(2022, 1, 1), until=date(2023, 1, 1))
    for order in ((lapsed, holding, later), (later, holding, lapsed)):
        (found,) = checked({"甲": "ABC001=fail"}, waivers=order).waived
        assert found.waiver == holding


def test_a_waiver_of_no_breach_is_idle() -> None:
    idle = (waiver("丙"), waiver("丁"), waiver(rule="ABC009"))
    assert checked(BROKEN, waivers=(waiver(), *idle)).idle_waivers == idle


def test_a_report_tells_its_waivers() -> None:
    told = checked({"甲": "ABC001=fail"}, waivers=(waiver(),)).to_dict()
    assert (told["ok"], told["findings"]) == (True, [])
    assert told["waived"][0]["waiver"] == {
        "rule": "ABC001",
        "subject": "甲",
        "reason": {"zh": "章程正在会签", "en": "the charter is being signed"},
        "decided_by": "某县卫生健康局",
        "until": "2021-12-31",
    }
