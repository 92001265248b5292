from __future__ import annotations

from datetime import date

import pytest
from tests.rules.rows import consortium, institution, network

from medconsortium.model import Recognition
from medconsortium.rules import check
from medconsortium.rules.families.recognition.recognition_without_mark import (
    recognition_without_mark,
)

DAY = date(2022, 3, 1)


def said(row: Recognition, on: date = DAY) -> str:
    judged = network(consortium(), institution("甲"), Recognition(id="别", item="别的"), row)
    report = check(judged, on=on, rules=[recognition_without_mark])
    assert report.crashes == ()
    for gap in report.gaps:
        assert gap.missing
    for finding in report.findings:
        assert finding.cure is not None
    found = report.outcomes["RES003", "互认"]
    assert report.verdict("RES003", "互认").outcome is found
    return found.key


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        ("HR", "pass"),
        ("hr", "pass"),
        ("ＨＲ", "pass"),
        ("京津冀HR", "pass"),
        ("互认", "fail"),
        ("", "fail"),
        ("HR待定", "fail"),
        (None, "not_assessed"),
    ],
)
def test_marks(mark: str | None, expected: str) -> None:
    row = Recognition(id="互认", item="血常规", mark=mark, since="2020", until="open")
    assert said(row) == expected
    assert said(row, date(2022, 2, 28)) == "not_applicable"


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2020", "2021", "not_applicable"),
        ("2020", None, "not_assessed"),
        (None, None, "not_assessed"),
    ],
)
def test_periods(since: str | None, until: str | None, expected: str) -> None:
    row = Recognition(id="互认", item="血常规", mark="互认", since=since, until=until)
    assert said(row) == expected


def test_there_may_be_none() -> None:
    report = check(network(consortium()), on=DAY, rules=[recognition_without_mark])
    assert (report.crashes, report.findings) == ((), ())
