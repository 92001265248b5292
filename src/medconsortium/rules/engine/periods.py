"""Which dates leave it open whether a row holds on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Table
from medconsortium.model.columnar.columns import NO_DAY
from medconsortium.model.rows import DatedRow
from medconsortium.model.tables import TABLE_OF

__all__ = ["dates_in_doubt", "open_dates"]

_EPOCH = date(1970, 1, 1).toordinal()


def dates_in_doubt(row: DatedRow, *, on: date) -> tuple[str, ...]:
    """Return which of the two dates of a row leave open whether it holds on a day.

    They are told as `table.since` and `table.until`. Empty where it surely does, and where one of
    them settles that it does not.

    >>> from medconsortium.model import Membership
    >>> since_then = Membership(consortium="体", institution="甲", since="2019")
    >>> dates_in_doubt(since_then, on=date(2021, 1, 1))
    ('memberships.until',)
    """
    since, until = row.since, row.until
    if (since is not None and since.earliest > on) or (until is not None and until.latest < on):
        return ()
    begun = since is not None and since.latest <= on
    lasts = until is not None and on <= until.earliest
    table = TABLE_OF[type(row)]
    return tuple(
        f"{table}.{name}" for name, settled in (("since", begun), ("until", lasts)) if not settled
    )


def open_dates(table: Table[Any, Any], rows: NDArray[np.bool_], *, on: date) -> tuple[str, ...]:
    """Return which of the two dates leave open whether some rows of a table hold on a day.

    `rows` marks those of which it is not known. It is what `dates_in_doubt` says of all of them.
    """
    since, until, day = table.columns.since, table.columns.until, on.toordinal() - _EPOCH
    begun = (since.earliest != NO_DAY) & (since.latest <= day)
    lasts = (until.earliest != NO_DAY) & (until.earliest >= day)
    name = TABLE_OF[table.row_type]
    dates = {f"{name}.since": begun, f"{name}.until": lasts}
    return tuple(date for date, settled in dates.items() if (rows & ~settled).any())
