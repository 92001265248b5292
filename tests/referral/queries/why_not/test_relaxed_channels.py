"""The channels that there would be if agreements were renewed or signed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from medconsortium.model import Network
from medconsortium.referral import compile_network
from medconsortium.referral.queries.why_not.relaxed_channels import relaxed_channels

DAY = date(2020, 6, 1)


def found(network: Network) -> set[tuple[str, str, str]]:
    tables = relaxed_channels(compile_network(network, on=DAY))
    return {
        (c.roster.id(int(c.origin[n])), c.roster.id(int(c.target[n])), f"{int(c.declared[n])}")
        for c in tables
        for n in range(len(c))
    }


def test_where_everything_stands_they_are_those_of_the_day(
    network_of: Callable[[str], Network],
) -> None:
    compiled = compile_network(network_of("甲; 乙; 甲 -> 乙 booking"), on=DAY)
    assert relaxed_channels(compiled) == (compiled.channels,)


def test_what_has_lapsed_or_is_not_signed_is_there_and_they_are_made_once(
    network_of: Callable[[str], Network],
) -> None:
    network = network_of(
        "甲; 乙; 丙; %约 signed=2021; 甲 -> 乙 booking until=2019; 甲 -> 丙 booking by=约"
    )
    assert found(network) == {("甲", "乙", "1"), ("甲", "丙", "1")}
    compiled = compile_network(network, on=DAY)
    assert relaxed_channels(compiled) is relaxed_channels(compiled)


@pytest.mark.parametrize(
    ("members", "pairs"),
    [
        ("member=甲,乙; other < 丙 member until=2019", {"甲乙"}),
        ("member=甲; other < 乙 member until=2019", {"甲乙"}),
        (
            "member=甲; other < 乙 member until=2019; other < 丙 member applied",
            {"甲乙", "甲丙"},
        ),
        (
            "; other < 甲 member applied; other < 乙 member applied; other < 丙 member applied",
            {"甲乙", "甲丙", "乙丙"},
        ),
        ("member=甲,乙,丙; other < 丁 member until=2019", set()),
    ],
)
def test_a_pair_is_any_two_that_may_be_left(
    network_of: Callable[[str], Network], members: str, pairs: set[str]
) -> None:
    network = network_of(f"甲; 乙; 丙; 丁; @other tight {members}")
    joined = {"".join(sorted((one, other))) for one, other, _ in found(network)}
    assert joined == {"".join(sorted(pair)) for pair in pairs}


def test_only_so_many_pairs_are_looked_at(network_of: Callable[[str], Network]) -> None:
    names = [f"院{number:02}" for number in range(20)]
    rows = "; ".join(
        [*names, "@other tight", *(f"other < {name} member applied" for name in names)]
    )
    assert len(found(network_of(rows))) == 2 * 64
