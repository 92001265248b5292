from __future__ import annotations

from datetime import date

import pytest

from medconsortium.model import Instrument, in_force
from medconsortium.rules.engine.periods import dates_in_doubt

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
    found = dates_in_doubt(row, "instruments", on=DAY)
    assert found == tuple(f"instruments.{name}" for name in in_doubt)
    assert bool(found) is (in_force(row.since, row.until, DAY) is None)
