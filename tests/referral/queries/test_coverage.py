"""Coverage, against every way there is."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.referral.drawn import needs, networks, policies
from tests.referral.exhaustive import Trial, is_open, tenths_of
from tests.referral.roads import NEED, open_roads

from medconsortium.model import Network
from medconsortium.referral import CareNeed, ReferralPolicy, Share, coverage

DAY = date(2020, 6, 1)
MINUTES = [0, 5.0, 30]
TRANSFERS = [0, 1]


def kinds(
    network: Network, origin: str, need: CareNeed, policy: ReferralPolicy
) -> Iterator[tuple[str, float, str]]:
    """Say for each bound what an origin is: confirmed, possible, unknown or beyond."""
    trial = Trial(network=network, origin=origin, need=need, policy=policy, on=DAY)
    ways = []
    for way in trial.ways():
        weights, entry = trial.answer(way), trial.entries[way.begin]
        if weights is not None:
            ways.append((weights[0] == 0, way.unknown + entry[1] > 0, way.travel, way.transfers))
    for bound in MINUTES:
        most = tenths_of(bound)
        within = [(sure, unknown) for sure, unknown, travel, _ in ways if travel <= most]
        if (True, False) in within:
            yield "minutes", bound, "confirmed"
        elif (False, False) in within:
            yield "minutes", bound, "possible"
        else:
            yield "minutes", bound, "unknown" if within else "beyond"
    for bound in TRANSFERS:
        sures = [sure for sure, _, _, transfers in ways if transfers <= bound]
        found = "confirmed" if True in sures else "possible" if sures else "beyond"
        yield "transfers", bound, found


def share(counts: Counter[str]) -> Share:
    words = ("confirmed", "possible", "unknown", "beyond")
    return Share(total=counts.total(), **{word: counts[word] for word in words})


def within(network: Network, division: str) -> set[str]:
    """Return the divisions that a division lies in, itself left out."""
    found: list[str] = []
    above = network.divisions[division].parent
    while above is not None and above not in found:
        found.append(above)
        above = network.divisions[above].parent
    return {*found} - {division}


@given(st.data(), networks, policies)
def test_everybody_is_counted_once(
    data: st.DataObject, network: Network, policy: ReferralPolicy
) -> None:
    need = data.draw(needs(network))
    found = coverage(network, need, minutes=MINUTES, transfers=TRANSFERS, on=DAY, policy=policy)
    peopled = {d: row.population for d, row in network.divisions.items()}
    stated = {d: people for d, people in peopled.items() if people is not None}
    inner = {above for d in stated for above in within(network, d)}
    institutions: dict[tuple[str, float], Counter[str]] = {}
    people: dict[tuple[str, float], Counter[str]] = {}
    for origin, row in network.institutions.items():
        if is_open(row, DAY) is not False:
            for unit, bound, kind in kinds(network, origin, need, policy):
                institutions.setdefault((unit, bound), Counter())[kind] += 1
    for division in stated.keys() - inner:
        for unit, bound, kind in kinds(network, division, need, policy):
            people.setdefault((unit, bound), Counter())[kind] += stated[division]
    asked = [*(("minutes", b) for b in MINUTES), *(("transfers", b) for b in TRANSFERS)]
    assert [(row.unit, row.bound) for row in found.rows] == asked
    for covered in found.rows:
        key = (covered.unit, covered.bound)
        assert covered.institutions == share(institutions.get(key, Counter()))
        expected = share(people.get(key, Counter())) if stated else None
        assert covered.population == expected
    assert json.loads(json.dumps(found.to_dict())) == found.to_dict()
    assert found.to_text("zh")
    assert found._repr_html_()


def test_shares_are_parts_of_the_total() -> None:
    part = Share(total=8, confirmed=2, possible=2, unknown=2, beyond=2)
    assert (part.confirmed_share, part.possible_share) == (0.25, 0.75)
    nobody = Share(total=0, confirmed=0, possible=0, unknown=0, beyond=0)
    assert (nobody.confirmed_share, nobody.possible_share) == (None, None)


@pytest.mark.parametrize("bound", [-1, float("nan"), float("inf"), True, "5"])
def test_bounds_are_numbers(bound: float) -> None:
    with pytest.raises(ValueError, match="a bound must be"):
        coverage(open_roads([])[0], NEED, minutes=[bound])


def test_in_words() -> None:
    network, _ = open_roads([("甲", "戊", 20)])
    found = coverage(network, NEED, minutes=[30], transfers=[1], on=DAY)
    assert (
        found.to_text("zh")
        == "30 分钟以内  机构: 已确认 2, 之外 3\n1 次转送以内  机构: 已确认 2, 之外 3"
    )
    assert found.to_text("en").startswith("within 30 minutes  institutions: confirmed 2, beyond 3")
