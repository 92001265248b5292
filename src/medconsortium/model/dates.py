"""Partial dates, and whether a period holds on a day: yes, no, or unknown."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta, timezone

from attrs import field, frozen

from medconsortium.errors import Fault, ModelError
from medconsortium.text import Text

__all__ = ["OPEN", "PartialDate", "in_force", "to_date", "today"]

_BEIJING_TIME = timezone(timedelta(hours=8))
_PART = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)


@frozen(order=True)
class PartialDate:
    """A date known to lie between two days, both inclusive.

    Written as far as it is known: `2013`, `2013-05`, `2013-05-20`; as two of these joined by `/`
    (either may be `..`, not bounded); or `open`, for an end that is stated not to be set.

    >>> PartialDate.parse("2013-05")
    PartialDate(earliest=datetime.date(2013, 5, 1), latest=datetime.date(2013, 5, 31))
    >>> str(PartialDate.parse("2024-02-27/.."))
    '2024-02-27/..'
    """

    earliest: date = field()
    latest: date = field()

    def __attrs_post_init__(self) -> None:
        are_days = type(self.earliest) is type(self.latest) is date  # a datetime is no day
        if not are_days or self.earliest > self.latest:
            raise _bad_date(f"{self.earliest}/{self.latest}")

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read a partial date.

        Raises:
            ModelError: The text is no date, or names a day the calendar does not have.
        """
        if text == "open":
            return OPEN
        first, slash, second = text.partition("/")
        try:
            earliest = date.min if slash and first == ".." else _bounds(first)[0]
            latest = date.max if second == ".." else _bounds(second if slash else first)[1]
            return cls(earliest, latest)
        except ValueError:
            raise _bad_date(text) from None

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """Return a day, or the day of a time, as a partial date."""
        known = date(day.year, day.month, day.day)
        return cls(known, known)

    def __str__(self) -> str:
        if self == OPEN:
            return "open"
        first, last = self.earliest, self.latest
        if first == last:
            return first.isoformat()
        if (first.year, first.month) == (last.year, last.month) and _is_month(first, last):
            return first.isoformat()[:7]
        if (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)):
            return first.isoformat()[:4]
        left = ".." if first == date.min else first.isoformat()
        return f"{left}/{'..' if last == date.max else last.isoformat()}"


OPEN = PartialDate(date.max, date.max)
"""An end that is stated not to be set, as against one that is not stated (`None`)."""


def to_date(value: PartialDate | date | str | None) -> PartialDate | None:
    """Take a day, the day of a time, or a text as a partial date.

    Raises:
        ModelError: The text is no date.
    """
    if isinstance(value, str):
        return PartialDate.parse(value)
    return PartialDate.of(value) if isinstance(value, date) else value


def in_force(since: PartialDate | None, until: PartialDate | None, on: date) -> bool | None:
    """Say whether a period holds on a day, both ends included; `None` where that is unknown.

    >>> in_force(PartialDate.parse("2013-05"), OPEN, date(2013, 5, 20)) is None
    True
    >>> in_force(PartialDate.parse("2013-05"), None, date(2013, 4, 30))
    False
    """
    if since is not None and since.earliest > on:
        return False
    if until is not None and until.latest < on:
        return False
    if since is not None and until is not None and since.latest <= on <= until.earliest:
        return True
    return None


def today() -> date:
    """Return the day it is in Asia/Shanghai."""
    return datetime.now(_BEIJING_TIME).date()


def _bounds(text: str) -> tuple[date, date]:
    match = _PART.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, *rest = (int(part) for part in match.groups() if part is not None)
    if not rest:
        return date(year, 1, 1), date(year, 12, 31)
    month, *day = rest
    if not day:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, month, *day), date(year, month, *day)


def _is_month(first: date, last: date) -> bool:
    return first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]


def _bad_date(text: str) -> ModelError:
    shown = repr(text[:40])
    return ModelError(
        [
            Fault(
                code="bad-date",
                message=Text(zh=f"{shown} 不是日期", en=f"{shown} is not a date"),
                cure=Text(
                    zh="写成 2013、2013-05、2013-05-20、2013-05/2014、2024-02-27/.. 或 open",
                    en="write 2013, 2013-05, 2013-05-20, 2013-05/2014, 2024-02-27/.. or open",
                ),
            )
        ]
    )
