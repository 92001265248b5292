from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from medconsortium.model import Instrument, Network, in_force
from medconsortium.rules.engine.periods import dates_in_doubt, open_dates

DAY = date(2021, 6, 15)


@pytest.mark.parametrize(
    ("since", "until", "in_doubt"),
    [
        ("2019", "open", []),
        ("2019", "2021-06-15", []),
        ("2019", "2020", []),  # over, whatever the rest
        (None, "2020", []),
        ("2022", None, []),
        ("2019", None, ["until"]),
        (None, "open", ["since"]),
        (None, None, ["since", "until"]),
        ("2021", "open", ["since"]),
        ("2019", "2021", ["until"]),
        ("2021", "2021", ["since", "until"]),
    ],
)
def test_the_dates_that_would_settle_it(
    since: str | None, until: str | None, in_doubt: list[str]
) -> None:
    row = Instrument(id="章程", since=since, until=until)
    found = dates_in_doubt(row, on=DAY)
    assert found == tuple(f"instruments.{name}" for name in in_doubt)
    assert bool(found) is (in_force(row.since, row.until, DAY) is None)
    columns = Network(instruments=[row]).instruments
    assert open_dates(columns, np.array([bool(found)]), on=DAY) == found


def test_dates_are_asked_for_of_the_rows_that_are_marked() -> None:
    network = Network(
        instruments=[
            Instrument(id="无截止", since="2019"),
            Instrument(id="无起始", until="open"),
        ]
    )
    for marked, asked in (
        ([False, False], ()),
        ([True, False], ("instruments.until",)),
        ([True, True], ("instruments.since", "instruments.until")),
    ):
        assert open_dates(network.instruments, np.array(marked), on=DAY) == asked
