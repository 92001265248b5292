"""What an amendment says of the days on which a rule applies."""

from __future__ import annotations

from datetime import date

import pytest

from medconsortium.model import PartialDate
from medconsortium.rules import Amendment, Severity
from medconsortium.text import Text

DAY = date(2025, 6, 1)


def amendment(
    since: date | None = None, until: date | None = None, *, ignored: bool = False
) -> Amendment:
    return Amendment(
        overlay=Text("某省"),
        begins=PartialDate.parse("2025"),
        severity=Severity.ADVICE,
        since=since,
        until=until,
        ignored=ignored,
    )


@pytest.mark.parametrize(
    ("said", "is_dated", "allows"),
    [
        (amendment(), False, True),
        (amendment(since=DAY), True, True),
        (amendment(until=DAY), True, True),
        (amendment(since=date(2025, 6, 2)), True, False),
        (amendment(until=date(2025, 5, 31)), True, False),
        (amendment(since=DAY, until=DAY), True, True),
        (amendment(ignored=True), True, False),
        (amendment(since=DAY, ignored=True), True, False),
    ],
)
def test_it_allows_a_rule_on_the_days_it_gives(
    said: Amendment, *, is_dated: bool, allows: bool
) -> None:
    assert said.is_dated is is_dated
    assert said.allows(DAY) is allows
