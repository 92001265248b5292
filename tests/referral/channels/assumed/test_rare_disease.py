"""What a role in the rare-disease network lets one assume."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from medconsortium.model import Network
from medconsortium.referral import channels
from medconsortium.vocabulary import Condition, LinkKind

UP = ["丁 referral_up 乙", "丁 teleconsultation 乙", "乙 follow_up 丁"]
TOP = ["乙 referral_up 甲", "乙 teleconsultation 甲", "甲 follow_up 乙"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("national_lead=甲 provincial_lead=乙/省 member=丁/省", sorted([*UP, *TOP])),
        ("provincial_lead=乙/省 member=丁/省", UP),
        ("provincial_lead=乙/省 collaborating=丁/省", []),
        ("provincial_lead=乙/省 member=丁/府", []),
        ("provincial_lead=乙 member=丁", []),
        ("national_lead=甲 member=丁/省", []),
        ("drug_linkage provincial_lead=乙/省 member=丁/省", sorted(["丁 drug_supply 乙", *UP])),
    ],
)
def test_to_the_leads_and_back(
    rows: str, expected: list[str], assumed: Callable[[str], list[str]]
) -> None:
    assert assumed(f"@rare_disease_network {rows}") == expected


def test_units_of_two_networks_are_not_mixed(assumed: Callable[[str], list[str]]) -> None:
    two = "@rare_disease_network provincial_lead=乙/省; @rare_disease_network id=二 member=丁/省"
    assert assumed(two) == []


def test_for_rare_disease_by_the_topics_of_the_mechanism(
    network_of: Callable[[str], Network],
) -> None:
    network = network_of(
        "甲; 乙; @rare_disease_network drug_linkage provincial_lead=甲/省 member=乙/省"
    )
    found = {c.kind: c for c in channels(network, on=date(2020, 9, 1))}
    assert {c.conditions for c in found.values()} == {frozenset({Condition.RARE_DISEASE})}
    topics = {kind: channel.cites for kind, channel in found.items()}
    assert topics[LinkKind.REFERRAL_UP] == ("guoweibanyihan-2019-157#referral",)
    assert topics[LinkKind.FOLLOW_UP] == ("guoweibanyihan-2019-157#follow-up",)
    assert topics[LinkKind.DRUG_SUPPLY] == ("guoweibanyihan-2019-157#drugs",)
