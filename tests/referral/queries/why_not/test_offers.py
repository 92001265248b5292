"""What institutions lack to meet a need, and how each might be brought to meet it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from medconsortium.referral.queries.why_not.offers import Offer
from medconsortium.referral.queries.why_not.relaxed_ways import RelaxedWays

LACKING = """
全 2A has=07 complete; 无 2A complete; 疑 2A; 备 2A plans=07; 双 2A stops=pci+stroke complete
单 2A plans=stroke,pci+stroke stops=pci complete
"""


def at(ways: RelaxedWays, institution: str) -> tuple[Offer, ...]:
    return ways.offers.at(ways.query.graph.compiled.roster.row(institution))


def plain(ways: RelaxedWays, institution: str) -> tuple[bool, tuple[str, ...]]:
    (offer,) = at(ways, institution)
    row = ways.query.graph.compiled.roster.row(institution)
    assert (offer.asks, len(offer.starts)) == (ways.offers.asks[row], ways.offers.starts[row])
    assert offer.unsure == frozenset()
    return offer.asks, tuple("/".join(start) for start in offer.starts)


@pytest.mark.parametrize(
    ("institution", "lacking"),
    [
        ("全", (False, ())),
        ("无", (False, ("无/07",))),
        ("疑", (True, ())),
        ("备", (False, ("备/07/2010",))),
    ],
)
def test_what_is_absent_is_started_and_what_is_not_known_is_asked(
    ways_of: Callable[..., RelaxedWays], institution: str, lacking: tuple[bool, tuple[str, ...]]
) -> None:
    assert plain(ways_of(LACKING, "全", "acute 07"), institution) == lacking


@pytest.mark.parametrize(
    ("institution", "starts"),
    [
        ("无", {"无/pci", "无/stroke"}),
        ("双", {"双/pci/2010"}),
        ("单", {"单/pci/2010"}),
    ],
)
def test_one_service_may_be_several_things(
    ways_of: Callable[..., RelaxedWays], institution: str, starts: set[str]
) -> None:
    asks, found = plain(ways_of(LACKING, "全", "acute stroke pci"), institution)
    assert (asks, set(found)) == (False, starts)


def test_of_many_services_a_good_few_are_started(ways_of: Callable[..., RelaxedWays]) -> None:
    items = [
        "pci",
        "thrombolysis",
        "mdt",
        "haemodialysis",
        "delivery",
        "intensive_care",
        "day_surgery",
    ]
    rows = f"甲 2A stops={','.join(f'{item}+stroke' for item in items)} complete"
    asks, starts = plain(ways_of(rows, "甲", f"acute stroke {' '.join(items)}"), "甲")
    assert (asks, set(starts)) == (False, {f"甲/{item}/2010" for item in items})


def test_a_phase_is_started_where_nothing_else_is_wanted(
    ways_of: Callable[..., RelaxedWays],
) -> None:
    rows = "甲 2A complete; 乙 2A takes=acute complete"
    assert plain(ways_of(rows, "甲", "recovery"), "甲") == (False, ("甲/recovery",))
    assert plain(ways_of(rows, "甲", "acute"), "乙") == (False, ())


def test_a_department_that_may_have_closed_is_asked(
    ways_of: Callable[..., RelaxedWays],
) -> None:
    rows = "甲 2A; &科 of=甲 has=07 since=2020; 乙 2A"
    ways = ways_of(rows, "乙", "acute 07 provider=科")
    assert plain(ways, "甲") == (True, ())


def test_a_role_makes_able_once_the_membership_is_renewed(
    ways_of: Callable[..., RelaxedWays],
) -> None:
    rows = """
    甲 2A complete; 乙 3A complete; @rare_disease_network provincial_lead=甲
    rare_disease_network < 乙 national_lead until=2019
    """
    ways = ways_of(rows, "甲", "diagnosis rare_disease")
    assert at(ways, "甲") == (Offer(asks=False, starts=(), unsure=frozenset()),)
    as_it_is, renewed = at(ways, "乙")
    assert as_it_is.starts == (("乙", "rare_disease"),)
    (thing,) = renewed.unsure
    assert renewed.starts == ()
    assert ways.unsure.id(thing) == "rare_disease_network/乙/national_lead/2010"
    assert int(ways.offers.starts[1]) == 0


def test_a_list_speaks_once_it_stands(ways_of: Callable[..., RelaxedWays]) -> None:
    rows = """
    乡 township complete; @county_medical_community member=乡; 村 village
    %目录 disease_list of=county_medical_community admits=township:I10 signed=2021
    %空 disease_list admits=township:I10
    """
    ways = ways_of(rows, "乡", "acute icd=I10.x00")
    as_it_is, signed = at(ways, "乡")
    assert as_it_is.starts == (("乡", "acute"),)
    assert (signed.asks, signed.starts) == (False, ())
    assert [ways.unsure.id(thing) for thing in signed.unsure] == ["目录"]
    assert len(at(ways, "村")) == 1


def test_a_list_of_the_policy_needs_no_instrument(ways_of: Callable[..., RelaxedWays]) -> None:
    rows = "乡 township complete; 县 2A"
    ways = ways_of(rows, "乡", "acute icd=I10", "list=township:E11")
    assert at(ways, "乡") == (Offer(asks=True, starts=(), unsure=frozenset()),)


def test_a_drug_is_there_once_the_link_stands(ways_of: Callable[..., RelaxedWays]) -> None:
    ways = ways_of("甲; 药; 药 -> 甲 drug_supply until=2019", "甲", "long_term drug")
    asked, renewed = at(ways, "药")
    assert (asked.asks, asked.unsure) == (True, frozenset())
    assert (renewed.asks, len(renewed.unsure)) == (False, 1)
    assert [offer.asks for offer in at(ways, "甲")] == [True]
