"""Dates as people and spreadsheets write them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from medconsortium.errors import ModelError
from medconsortium.model import OPEN, PartialDate
from medconsortium.text import fold

__all__ = ["date_in_number", "date_in_text"]

_CHINESE = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})[日号])?)?")
_SPACED = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_DIGITS = re.compile(r"(\d{4})(\d{2})?(\d{2})?")
_OPEN = frozenset(map(fold, ("长期", "长期有效", "无固定期限", "不设期限", "open", "open-ended")))

_SERIAL_START = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 99_999
"""Numbers of five digits: the days from 1927 to 2173, as spreadsheets count them."""


def date_in_text(text: str) -> PartialDate | None:
    """Return the date that a text writes, as far as it says it; `None` where it writes none.

    >>> str(date_in_text("2016年5月")), str(date_in_text("20160510")), str(date_in_text("长期"))
    ('2016-05', '2016-05-10', 'open')
    """
    if fold(text) in _OPEN:
        return OPEN
    for pattern in (_CHINESE, _SPACED, _DIGITS):
        match = pattern.fullmatch(text)
        if match is not None:
            year, *rest = (part for part in match.groups() if part is not None)
            return _parsed("-".join([year, *(part.zfill(2) for part in rest)]))
    return _parsed(text)


def date_in_number(number: float) -> PartialDate | None:
    """Return the date that a number stands for: a day's serial number, 20160510, 201605 or 2016.

    Days are counted as Excel counts them from 1900. `None` where it stands for none.

    >>> str(date_in_number(42500)), str(date_in_number(20160510.0)), date_in_number(7)
    ('2016-05-10', '2016-05-10', None)
    """
    if number != number // 1:
        return None
    if _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return PartialDate.of(_SERIAL_START + timedelta(days=int(number)))
    return date_in_text(str(int(number))) if number > 0 else None


def _parsed(text: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text)
    except ModelError:
        return None
