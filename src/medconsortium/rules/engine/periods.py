"""Which dates leave it open whether a row holds on a day."""

from __future__ import annotations

from datetime import date

from medconsortium.model.rows import DatedRow

__all__ = ["dates_in_doubt"]


def dates_in_doubt(row: DatedRow, table: str, *, on: date) -> tuple[str, ...]:
    """Return which of the two dates of a row of a table leave open whether it holds on a day.

    Empty where it surely does, and where one of them settles that it does not.

    >>> from medconsortium.model import Membership
    >>> since_then = Membership(consortium="体", institution="甲", since="2019")
    >>> dates_in_doubt(since_then, "memberships", on=date(2021, 1, 1))
    ('memberships.until',)
    """
    since, until = row.since, row.until
    if (since is not None and since.earliest > on) or (until is not None and until.latest < on):
        return ()
    begun = since is not None and since.latest <= on
    lasts = until is not None and on <= until.earliest
    return tuple(
        f"{table}.{name}" for name, settled in (("since", begun), ("until", lasts)) if not settled
    )
