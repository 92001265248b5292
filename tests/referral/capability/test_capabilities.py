"""Whether an institution can give the care: yes, no, or not known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from medconsortium.model import Network
from medconsortium.referral import CareNeed
from medconsortium.referral.capability import Capabilities

DAY = date(2020, 6, 1)
RARE = "@rare_disease_network national_lead=甲 provincial_lead=乙/省 member=丙/省 collaborating=丁"


def can(network: Network, institution: str, need: CareNeed) -> str:
    answer = Capabilities(network, DAY).can(institution, need)
    return "unknown" if answer is None else "yes" if answer else "no"


@pytest.mark.parametrize(
    ("offers", "need", "expected"),
    [
        ("", "acute 07", "unknown"),
        ("complete", "acute 07", "no"),
        ("has=07", "acute 07", "yes"),
        ("has=07 complete", "acute 07 19", "no"),
        ("has=07", "acute 07 19", "unknown"),
        ("plans=07", "acute 07", "no"),
        ("stops=07", "acute 07", "no"),
        ("had=07", "acute 07", "no"),
        ("unsaid=07", "acute 07", "unknown"),
        ("undated=07", "acute 07", "unknown"),
        ("undated=07 complete", "acute 07", "unknown"),
        ("plans=07 has=07", "acute 07", "yes"),
        ("plans=07 undated=07", "acute 07", "unknown"),
        ("has=07.01", "acute 07", "yes"),
        ("has=07 complete", "acute 07.01", "no"),
        ("has=mdt", "acute mdt", "yes"),
        ("has=stroke", "acute stroke", "yes"),
        ("has=03.04+pci", "acute pci", "yes"),
        ("has=03.04+pci", "acute 03.04 pci", "yes"),
        ("has=03.04+pci", "acute 03 pci", "yes"),
        ("has=03.04+pci,07 complete", "acute 07 pci", "no"),
        ("has=03.04+chest_pain", "acute chest_pain", "yes"),
        ("has=07:diagnosis", "diagnosis 07", "yes"),
        ("has=07:diagnosis", "acute 07", "unknown"),
        ("has=07:diagnosis complete", "acute 07", "no"),
        ("takes=recovery", "recovery", "yes"),
        ("takes=recovery", "acute", "unknown"),
        ("takes=recovery complete", "acute", "no"),
        ("has=07", "recovery", "unknown"),
        ("has=07 complete", "recovery", "no"),
        ("unsaid=07:recovery complete", "recovery", "unknown"),
        ("stops=07:recovery", "recovery", "unknown"),
        ("B100", "first_contact", "yes"),
        ("B100 complete", "first_contact", "yes"),
        ("A100", "first_contact", "unknown"),
        ("A100 complete", "first_contact", "no"),
        ("B100 complete", "first_contact 07", "no"),
    ],
)
def test_by_services(
    offers: str,
    need: str,
    expected: str,
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
) -> None:
    assert can(network_of(f"甲 {offers}"), "甲", need_of(need)) == expected


def test_a_department_offers_for_its_host(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    network = network_of("甲; 乙; &科 of=甲 has=07; &队 has=07")
    assert [can(network, i, need_of("acute 07")) for i in ("甲", "乙")] == ["yes", "unknown"]


@pytest.mark.parametrize(
    ("phase", "expected"),
    [
        ("first_contact", ["yes", "yes", "unknown", "unknown"]),
        ("diagnosis", ["yes", "yes", "unknown", "unknown"]),
        ("acute", ["yes", "yes", "unknown", "unknown"]),
        ("rehabilitation", ["unknown", "unknown", "unknown", "unknown"]),
        ("long_term", ["unknown", "unknown", "yes", "unknown"]),
        ("follow_up", ["yes", "yes", "yes", "unknown"]),
    ],
)
def test_by_role_in_the_rare_disease_network(
    phase: str,
    expected: list[str],
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
) -> None:
    network = network_of(f"甲; 乙; 丙; 丁; {RARE}")
    need, other = need_of(f"{phase} rare_disease"), need_of(f"{phase} stroke")
    assert [can(network, i, need) for i in "甲乙丙丁"] == expected
    assert {can(network, i, other) for i in "甲乙丙丁"} == {"unknown"}


@pytest.mark.parametrize(
    "network",
    [
        "甲; @rare_disease_network planned national_lead=甲",
        "甲; @rare_disease_network until=2019 national_lead=甲",
        "甲; @rare_disease_network; rare_disease_network < 甲 national_lead applied",
        "甲; @rare_disease_network; rare_disease_network < 甲 national_lead since=2020",
        "甲; @telemedicine_network national_lead=甲",
        "甲; &科 of=甲; @rare_disease_network national_lead=科",
    ],
)
def test_a_role_that_is_not_sure_proves_nothing(
    network: str, network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    assert can(network_of(network), "甲", need_of("diagnosis rare_disease")) == "unknown"


def test_what_to_ask(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    capabilities = Capabilities(network_of("甲 has=07 name=某院; 乙"), DAY)
    some = capabilities.question("甲", need_of("acute 07 pci stroke"))
    assert some.zh == "请向 某院 确认能否提供：急诊冠状动脉介入、卒中"
    assert some.en == "ask 某院 whether it offers: emergency coronary intervention, stroke"
    phase = capabilities.question("乙", need_of("recovery"))
    assert phase.zh == "请向 乙 确认能否提供：恢复期"
