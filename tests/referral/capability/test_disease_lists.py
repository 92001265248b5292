"""Which diagnoses the institutions of a tier are to take."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from medconsortium.errors import NotFoundError
from medconsortium.model import Listing, Network
from medconsortium.referral import DiseaseList, ReferralPolicy
from medconsortium.referral.capability.disease_lists import (
    NOT_ASKED,
    disease_lists_of,
    list_answers,
    names,
)
from medconsortium.referral.channels.standing import standing_on
from medconsortium.referral.places.roster import roster_of
from medconsortium.vocabulary import Completeness, Tier

DAY = date(2020, 6, 1)
SAID = {1: "yes", 0: "no", -1: "unknown", NOT_ASKED: "-"}
COMMUNITY = """
    乡 township; 县 3A county; 村 1A; 外 township; @county_medical_community lead=县 member=乡,村
"""


def lists_of(network: Network, policy: ReferralPolicy) -> tuple[DiseaseList, ...]:
    roster = roster_of(network)
    return disease_lists_of(roster, standing_on(roster, DAY), policy)


def answers(network: Network, diagnosis: str, *given: DiseaseList) -> dict[str, str]:
    roster = roster_of(network)
    lists = given or lists_of(network, ReferralPolicy())
    found = list_answers(roster, standing_on(roster, DAY), lists, diagnosis)
    return {roster.id(row): SAID[int(answer)] for row, answer in enumerate(found)}


@pytest.mark.parametrize(
    ("code", "diagnosis", "covered"),
    [
        ("I10", "I10", True),
        ("I10", "I10.x00x002", True),
        ("I10", "i10.x00", True),
        ("i10 ", " I10", True),
        ("I21.9", "I21.900", True),
        ("I21.9", "I219", True),
        ("I21.9", "I21", False),
        ("I21.9", "I21.1", False),
        ("I1", "I10", True),
        ("", "I10", False),
        (".", "I10", False),
    ],
)
def test_codes_cover_what_begins_with_them(code: str, diagnosis: str, *, covered: bool) -> None:
    assert names(code, diagnosis) == covered


@pytest.mark.parametrize(
    ("rows", "diagnosis", "expected"),
    [
        ("admits=township:I10", "I10", {"乡": "yes", "村": "yes", "县": "-", "外": "-"}),
        ("admits=township:I10", "E11", {"乡": "unknown", "村": "unknown", "县": "-", "外": "-"}),
        ("admits=township:I10 complete", "E11", {"乡": "no", "村": "no", "县": "-", "外": "-"}),
        ("admits=county:I10 complete", "E11", {"乡": "-", "村": "-", "县": "no", "外": "-"}),
    ],
)
def test_of_the_tier_or_else_the_level_among_the_members(
    rows: str, diagnosis: str, expected: dict[str, str], network_of: Callable[[str], Network]
) -> None:
    network = network_of(f"{COMMUNITY}; %书 disease_list of=county_medical_community {rows}")
    assert answers(network, diagnosis) == expected


@pytest.mark.parametrize(
    "rows",
    [
        "%书 agreement of=county_medical_community admits=township:I10",
        "%书 disease_list of=county_medical_community",
        "%书 disease_list admits=township:I10",
        "%书 disease_list of=county_medical_community admits=township:I10 until=2019",
        "%书 disease_list of=county_medical_community admits=township:I10 until=2020",
        "%书 disease_list of=county_medical_community admits=township:I10 signed=2021",
    ],
)
def test_what_is_no_list_in_force(rows: str, network_of: Callable[[str], Network]) -> None:
    assert lists_of(network_of(f"{COMMUNITY}; {rows}"), ReferralPolicy()) == ()


@pytest.mark.parametrize(
    "rows",
    [
        "@other until=?; other < 乡 member",
        "@other; other < 乡 member since=2020",
        "@other; other < 乡 applied",
        "@other planned; other < 乡 member",
    ],
)
def test_of_those_who_surely_belong(rows: str, network_of: Callable[[str], Network]) -> None:
    network = network_of(f"乡 township; {rows}; %书 disease_list of=other admits=township:I10")
    assert len(lists_of(network, ReferralPolicy())) == 1
    assert answers(network, "I10") == {"乡": "-"}


def test_those_of_the_policy_take_their_place(network_of: Callable[[str], Network]) -> None:
    network = network_of(f"{COMMUNITY}; %书 disease_list admits=township:I10")
    given = DiseaseList(tier=Tier.TOWNSHIP, diagnoses=["I10"], consortium="县")
    with pytest.raises(NotFoundError):
        lists_of(network, ReferralPolicy(disease_lists=[given]))
    free = DiseaseList(tier=Tier.TOWNSHIP, diagnoses=["I10"])
    assert lists_of(network, ReferralPolicy(disease_lists=[free])) == (free,)
    assert lists_of(network, ReferralPolicy(disease_lists=())) == ()
    assert answers(network, "I10", free) == {"乡": "yes", "村": "yes", "县": "-", "外": "yes"}


def test_of_several_lists_what_is_said_most_surely(
    network_of: Callable[[str], Network],
) -> None:
    network = network_of("乡 township")
    open_, complete, other = (
        DiseaseList(tier=Tier.TOWNSHIP, diagnoses=listed)
        for listed in (["E11"], Listing(["E11"], Completeness.COMPLETE), ["I10"])
    )
    assert answers(network, "I10", open_, complete) == {"乡": "no"}
    assert answers(network, "I10", complete, open_) == {"乡": "no"}
    assert answers(network, "I10", other, complete) == {"乡": "yes"}
    assert answers(network, "I10", complete, other) == {"乡": "yes"}
