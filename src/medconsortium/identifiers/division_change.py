"""Division codes that were replaced by others, and when: a few that the field meets."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from medconsortium.identifiers.division import DivisionCode, parse_division
from medconsortium.text import Text
from medconsortium.vocabulary import SourceBasis

__all__ = ["DIVISION_CHANGES", "DivisionChange", "successors", "valid_on"]


@frozen(kw_only=True)
class DivisionChange:
    """A division got code `new` in place of `old`, on a day from `earliest` to `latest`."""

    name: Text
    old: DivisionCode
    new: DivisionCode
    earliest: date
    latest: date
    basis: SourceBasis


DIVISION_CHANGES: tuple[DivisionChange, ...] = (
    DivisionChange(
        name=Text(zh="崇明", en="Chongming"),
        old=parse_division("310230"),
        new=parse_division("310151"),
        earliest=date(2016, 1, 1),
        latest=date(2016, 12, 31),
        basis=SourceBasis.RECALLED,
    ),
    DivisionChange(
        name=Text(zh="哈密", en="Hami"),
        old=parse_division("652200"),
        new=parse_division("650500"),
        earliest=date(2016, 1, 1),
        latest=date(2016, 12, 31),
        basis=SourceBasis.RECALLED,
    ),
)
"""The changes known, by no means all; only their year is, so they are dated by its ends."""


def successors(code: DivisionCode, *, on: date) -> tuple[DivisionCode, ...]:
    """Return the codes that have replaced `code` for certain by the end of the day `on`.

    Empty where `DIVISION_CHANGES` knows of none; the codes of divisions within are not followed.

    >>> [str(code) for code in successors(parse_division("310230"), on=date(2020, 1, 1))]
    ['310151']
    """
    return tuple(
        change.new for change in DIVISION_CHANGES if change.old == code and change.latest <= on
    )


def valid_on(code: DivisionCode, day: date) -> bool | None:
    """Say whether `code` was in force on `day`, by `DIVISION_CHANGES`; `None` where not known.

    A code that was replaced counts as in force until then, the code in its place from then on. The
    codes of divisions within end with the one and begin with the other, and more is not known of
    them. `None` also answers for the days on which the change may or may not have come.

    >>> chongming = parse_division("310151")
    >>> [valid_on(chongming, date(year, 7, 1)) for year in (2015, 2016, 2017)]
    [False, None, True]
    """
    verdicts = [_verdict(change, code, day) for change in DIVISION_CHANGES if _about(change, code)]
    if False in verdicts:
        return False
    return True if verdicts and None not in verdicts else None


def _about(change: DivisionChange, code: DivisionCode) -> bool:
    return change.old.contains(code) or change.new.contains(code)


def _verdict(change: DivisionChange, code: DivisionCode, day: date) -> bool | None:
    if change.earliest <= day < change.latest:
        return None
    is_old = change.old.contains(code)
    if is_old == (day >= change.latest):
        return False
    return True if code in {change.old, change.new} else None
