"""How a way may go on along an edge."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from medconsortium.referral.queries.why_not.options import (
    Option,
    door_option,
    lacks_across,
    options_along,
)
from medconsortium.referral.queries.why_not.relaxation import Lack
from medconsortium.referral.queries.why_not.relaxed_hops import BY_PATIENT
from medconsortium.referral.queries.why_not.relaxed_ways import RelaxedWays
from medconsortium.referral.usable.steps import Label

ROWS = """
#甲县 county; #乙县 county; 乡 township in=甲县 complete; 县 2A in=甲县; 外 2A in=乙县
远 2A in=乙县; 乡 -> 外 teaching minutes=50; 乡 -> 县 referral_up
@county_medical_community lead=外 member=乡; county_medical_community < 县 member until=2019
"""


def edge_to(ways: RelaxedWays, node: int, target: str) -> int:
    hops, row = ways.relaxed.hops, ways.query.graph.compiled.roster.row(target)
    return int(np.flatnonzero((hops.origin == node) & (hops.target == row))[0])


def row(ways: RelaxedWays, institution: str) -> int:
    return ways.query.graph.compiled.roster.row(institution)


def test_a_new_channel_takes_the_road_and_crosses_what_lies_between(
    ways_of: Callable[..., RelaxedWays],
) -> None:
    ways = ways_of(ROWS, "乡", "acute 07", "county=required most_minutes=60")
    hub = ways.end + BY_PATIENT
    by_road = [*options_along(ways, edge_to(ways, hub, "外"), row(ways, "乡"))]
    assert by_road == [Option(int(Lack.COUNTY), minutes=500)]
    unknown = [*options_along(ways, edge_to(ways, hub, "远"), row(ways, "乡"))]
    assert unknown == [Option(int(Lack.COUNTY | Lack.TIME), minutes=-1)]
    free = ways_of(ROWS, "乡", "acute 07")
    assert [*options_along(free, edge_to(free, hub, "远"), row(free, "乡"))] == [
        Option(0, minutes=-1)
    ]


def test_a_consortium_is_left_or_shared(ways_of: Callable[..., RelaxedWays]) -> None:
    ways = ways_of(ROWS, "乡", "acute 07", "consortium=required")
    leaves, shares = options_along(ways, edge_to(ways, row(ways, "乡"), "县"), row(ways, "乡"))
    assert (leaves.lacks, leaves.unsure) == (Lack.CONSORTIUM, frozenset())
    assert shares.lacks == 0
    assert [ways.unsure.id(t) for t in shares.unsure] == ["county_medical_community/县/member/2010"]


def test_who_is_not_spoken_of_is_asked_before_a_patient_is_sent(
    ways_of: Callable[..., RelaxedWays],
) -> None:
    ways = ways_of(ROWS, "乡", "acute 07", "open=外")
    stops = {
        (
            ways.query.graph.compiled.roster.id(int(ways.stops.row[at])),
            int(ways.stops.label[at]),
        ): at
        for at in range(len(ways.stops))
    }
    found = {
        key: next(options_along(ways, len(ways.relaxed) + at, 0)).lacks for key, at in stops.items()
    }
    assert found["县", Label.ARRIVE] == Lack.ACCEPTANCE | Lack.CAPABILITY
    assert found["外", Label.ARRIVE] == Lack.CAPABILITY
    assert found["县", Label.STAY] == Lack.CAPABILITY


def test_a_door_lacks_what_it_lacks(ways_of: Callable[..., RelaxedWays]) -> None:
    ways = ways_of("乡 since=2020 in=县; #县", "县", "acute 07")
    assert door_option(ways, 0) == Option(int(Lack.OPENING))


def test_borders_that_need_not_be_kept_are_none(ways_of: Callable[..., RelaxedWays]) -> None:
    ways = ways_of(ROWS, "乡", "acute 07")
    both = np.array([row(ways, "乡")]), np.array([row(ways, "外")])
    assert lacks_across(ways, *both).tolist() == [0]
    kept = ways_of(ROWS, "乡", "acute 07", "county=required")
    assert lacks_across(kept, *both).tolist() == [Lack.COUNTY]
