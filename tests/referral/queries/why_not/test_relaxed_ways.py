"""All ways there might be, as a graph."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from medconsortium.graph import UNREACHED
from medconsortium.referral.queries.why_not.relaxation import Lack
from medconsortium.referral.queries.why_not.relaxed_ways import RelaxedWays

ROWS = """
#县 county; 村 village complete in=县; 乡 township complete in=县; 医院 2A has=07 in=县
疑 2A since=2020 in=县; 乡 -> 医院 referral_up; 村 -> 乡 referral_up until=2019
"""


def least(ways: RelaxedWays, institution: str) -> int | None:
    row = ways.query.graph.compiled.roster.row(institution)
    left = int(ways.remaining[row * ways.form.states + ways.initial])
    return None if left >= UNREACHED else ways.weights.code.decode(left)[0]


def test_what_is_left_to_pay_is_known_from_everywhere(
    ways_of: Callable[..., RelaxedWays],
) -> None:
    ways = ways_of(ROWS, "村", "acute 07")
    assert [least(ways, name) for name in ("村", "乡", "医院", "疑")] == [2, 0, 0, 1]


def test_nobody_gives_what_a_closed_department_is_asked_for(
    ways_of: Callable[..., RelaxedWays],
) -> None:
    ways = ways_of(f"{ROWS}; &科 of=医院 until=2019", "村", "acute 07 provider=科")
    assert least(ways, "村") is None
    assert len(ways.stops) == 0


def test_transfers_are_counted_where_they_are_bounded(
    ways_of: Callable[..., RelaxedWays],
) -> None:
    ways = ways_of(ROWS, "村", "acute 07 provider=医院", "most_transfers=1")
    assert ways.form.most_transfers == 1
    assert least(ways, "村") == 89 + 8
    unbounded = ways_of(ROWS, "村", "acute 07 provider=医院", "most_transfers=90")
    assert unbounded.form.most_transfers == 4  # nobody comes to an institution twice


@pytest.mark.parametrize(
    ("origin", "policy", "lacks"),
    [
        ("疑", "", [0]),
        ("县", "first_contact=off", [0, Lack.OPENING, 0, 0]),
        (
            "县",
            "first_contact=required",
            [Lack.OPENING | Lack.FIRST_CONTACT, Lack.FIRST_CONTACT, 0, 0],
        ),
    ],
)
def test_what_it_lacks_to_begin_at_a_door(
    ways_of: Callable[..., RelaxedWays], origin: str, policy: str, lacks: list[int]
) -> None:
    rows = ROWS.replace("疑 2A", "疑")
    ways = ways_of(rows, origin, "acute 07", policy)
    ids = ways.query.graph.compiled.roster.ids(ways.door_rows)
    found = dict(zip(ids, ways.door_lacks.tolist(), strict=True))
    assert sorted(found.values()) == sorted(map(int, lacks))
    assert found["疑"] == max(lacks)


def test_the_way_to_a_far_door_takes_a_time_that_is_not_known(
    ways_of: Callable[..., RelaxedWays],
) -> None:
    ways = ways_of(f"{ROWS}; 远 2A", "县", "acute 07 emergency", "most_minutes=60")
    far = ways.query.graph.compiled.roster.row("远")
    (at,) = np.flatnonzero(ways.door_rows == far)
    assert ways.door_lacks[at] == Lack.TIME


def test_where_levels_are_not_known_it_matters_how_one_came(
    ways_of: Callable[..., RelaxedWays],
) -> None:
    rows = "乡 township; 某; 满 2A; 某 -> 满 teleconsultation"
    ways = ways_of(rows, "乡", "acute 07 remote", "full=满 open=乡,某")
    roster = ways.query.graph.compiled.roster
    assert [*roster.ids(np.flatnonzero(ways.delicate).tolist())] == ["某", "满"]
    assert not ways.keeps_borders
    assert ways_of(rows, "乡", "acute 07", "county=required").keeps_borders
    assert not ways_of(rows, "乡", "acute 07 emergency", "county=required").keeps_borders
