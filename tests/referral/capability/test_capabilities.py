"""Whether an institution can give the care: yes, no, or not known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from tests.referral.crowded import SEEDS, crowded
from tests.referral.offers_by_rows import offered_by_rows

from medconsortium.model import Listing, Network
from medconsortium.referral import CareNeed, DiseaseList
from medconsortium.referral.capability.capabilities import DRUG, Capabilities
from medconsortium.referral.capability.disease_lists import NOT_ASKED
from medconsortium.referral.channels.collecting import channel_columns
from medconsortium.vocabulary import Completeness, Phase, Subject, Term, Tier

DAY = date(2020, 6, 1)
RARE = "@rare_disease_network national_lead=甲 provincial_lead=乙/省 member=丙/省 collaborating=丁"


SAID = {1: "yes", 0: "no", -1: "unknown", NOT_ASKED: "not asked"}


def capabilities_of(network: Network, *lists: DiseaseList) -> Capabilities:
    return Capabilities(channel_columns(network, DAY), lists)


def can(network: Network, institution: str, need: CareNeed, *lists: DiseaseList) -> str:
    found = capabilities_of(network, *lists)
    return SAID[int(found.answers(need)[found.roster.row(institution)])]


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
    found = capabilities_of(network_of("甲 has=07 name=某院; 乙; &科 of=乙 has=07"))
    first, second = (found.roster.row(i) for i in "甲乙")
    some = found.question(first, need_of("acute 07 pci stroke"))
    assert some.zh == "请向 某院 确认能否提供：急诊冠状动脉介入、卒中"
    assert some.en == "ask 某院 whether it offers: emergency coronary intervention, stroke"
    assert found.question(second, need_of("recovery")).zh == "请向 乙 确认能否提供：恢复期"
    assert found.question(second, need_of("acute 19 provider=科")).zh == (
        "请向 科 确认能否提供：肿瘤科"
    )
    assert found.question(first, need_of("acute drug")).zh == "请向 某院 确认有无所需药品"
    assert found.question(first, need_of("acute 07")).zh == "请向 某院 确认能否提供：急性期"


def test_the_services_that_are_what_is_wanted(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    found = capabilities_of(network_of("甲 stops=07,19; 乙; &科 of=乙 plans=07 takes=recovery"))

    def matching(wanted: Term, need: str) -> list[str | None]:
        ids = found.roster.network.services.columns.id
        match = found.matching(wanted, need_of(need))
        return [ids[int(place)] for place in found.services.place[match]]

    assert matching(Subject.PAEDIATRICS, "acute 07") == ["甲/07/2010", "科/07/2010"]
    assert matching(Subject.PAEDIATRICS, "acute 07 provider=科") == ["科/07/2010"]
    assert matching(Phase.RECOVERY, "recovery") == ["科/-/2010"]


def test_a_diagnosis_is_asked_by_its_code(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    listed = DiseaseList(tier=Tier.COUNTY, diagnoses=["I10"])
    found = capabilities_of(network_of("甲 county has=07"), listed)
    asked = found.question(0, need_of("acute 07 icd=C34"))
    assert asked.zh == "请向 甲 确认能否提供：病种 C34"
    assert asked.en == "ask 甲 whether it offers: diagnosis C34"


@pytest.mark.parametrize(
    ("rows", "need", "expected"),
    [
        ("甲; &科 of=甲 has=07", "acute 07 provider=科", "yes"),
        ("甲 has=19; &科 of=甲 has=07", "acute 19 provider=科", "unknown"),
        ("甲 has=19 complete; &科 of=甲 has=07", "acute 19 provider=科", "no"),
        ("甲 has=07; &科 of=甲 plans=07", "acute 07 provider=科", "no"),
        ("甲; &科 of=甲 has=07 until=2019", "acute 07 provider=科", "no"),
        ("甲; &科 of=甲 has=07 until=2019", "acute 07", "no"),
        ("甲; &科 of=甲 until=2019", "acute 07 provider=科", "no"),
        ("甲; &科 of=甲 has=07 until=2020", "acute 07 provider=科", "unknown"),
        ("甲; &科 of=甲 has=07 until=2020", "acute 07", "unknown"),
        ("甲 B100; &科 of=甲", "first_contact provider=科", "unknown"),
        (
            "甲; &科 of=甲; @rare_disease_network national_lead=甲",
            "diagnosis rare_disease provider=科",
            "unknown",
        ),
    ],
)
def test_a_department_asked_for_by_name(
    rows: str,
    need: str,
    expected: str,
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
) -> None:
    assert can(network_of(rows), "甲", need_of(need)) == expected


@pytest.mark.parametrize(
    ("rows", "need", "expected"),
    [
        ("甲; &科 of=甲 has=07", "acute 07", "科"),
        ("甲; &科 of=甲", "acute 07 provider=科", "科"),
        ("甲 has=07; &科 of=甲 has=07", "acute 07", None),
        ("甲 has=07; &科 of=甲 has=19", "acute 07 19", None),
        ("甲; &科 of=甲 has=07,19", "acute 07 19", "科"),
        ("甲; &科 of=甲 has=07", "acute 07 19", None),
        ("甲; &科 of=甲 has=07; &组 of=甲 has=07", "acute 07", None),
        ("甲; &科 of=甲 unsaid=07; &组 of=甲 stops=07", "acute 07", "科"),
        ("甲; &科 of=甲 takes=recovery", "recovery", "科"),
        ("甲; &科 of=甲", "recovery", None),
    ],
)
def test_the_one_department_that_gives_the_care(
    rows: str,
    need: str,
    expected: str | None,
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
) -> None:
    found = capabilities_of(network_of(rows))
    assert found.department(0, need_of(need)) == expected


@pytest.mark.parametrize(
    ("group", "offers", "expected"),
    [
        ("child", "has=07", "yes"),
        ("child", "has=08 complete", "no"),
        ("newborn", "has=07 complete", "no"),
        ("newborn", "has=07.01", "yes"),
        ("mother", "has=05.02", "yes"),
        ("adult", "takes=acute", "yes"),
        ("older", "takes=acute", "yes"),
    ],
)
def test_for_whom(
    group: str,
    offers: str,
    expected: str,
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
) -> None:
    assert can(network_of(f"甲 {offers}"), "甲", need_of(f"acute group={group}")) == expected


@pytest.mark.parametrize(
    ("need", "expected"),
    [
        ("acute 07 icd=I10", "yes"),
        ("acute 07 icd=I10.x00", "yes"),
        ("acute 07 icd=E11", "no"),
        ("acute 07 icd=E11 emergency", "yes"),
        ("acute 19 icd=I10", "unknown"),
        ("acute icd=I10", "yes"),
        ("acute", "unknown"),
    ],
)
def test_a_diagnosis_is_one_more_thing_wanted(
    need: str,
    expected: str,
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
) -> None:
    listed = DiseaseList(tier=Tier.COUNTY, diagnoses=Listing(["I10"], Completeness.COMPLETE))
    network = network_of("甲 county has=07; 乙 township takes=acute")
    assert can(network, "甲", need_of(need), listed) == expected
    assert can(network, "乙", need_of("acute icd=I10"), listed) == "yes"


def test_each_thing_wanted(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    network = network_of("甲 county has=07 complete; 乙")
    listed = DiseaseList(tier=Tier.COUNTY, diagnoses=["I10"])
    found = capabilities_of(network, listed)

    def parts(need: str) -> dict[str, str]:
        return {
            what if isinstance(what, str) else what.key: " ".join(
                SAID[int(answer)] for answer in answers
            )
            for what, answers in found.parts(need_of(need))
        }

    assert found.roster.ids([0, 1]) == ("乙", "甲")
    assert parts("acute 07 19") == {"07": "unknown yes", "19": "unknown no"}
    assert parts("acute 07 icd=E11") == {"07": "unknown yes", "E11": "not asked unknown"}
    assert parts("acute icd=E11") == {"acute": "unknown not asked", "E11": "not asked unknown"}
    assert parts("acute 07 drug") == {DRUG: "unknown unknown"}


@pytest.mark.parametrize(
    ("rows", "need", "expected"),
    [
        ("甲 -> 乙 drug_supply", "long_term drug", "yes"),
        ("甲 -> 乙 drug_supply since=2020", "long_term drug", "yes"),
        ("甲 -> 乙 drug_supply until=2019", "long_term drug", "unknown"),
        ("甲 -> 乙 drug_supply when=stroke", "long_term stroke drug", "yes"),
        ("甲 -> 乙 drug_supply when=stroke", "long_term trauma drug", "unknown"),
        ("乙 -> 甲 drug_supply", "long_term drug", "unknown"),
        (
            "@rare_disease_network drug_linkage provincial_lead=甲/湘 member=乙/湘",
            "long_term rare_disease drug",
            "unknown",
        ),
    ],
)
def test_who_supplies_a_drug(
    rows: str,
    need: str,
    expected: str,
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
) -> None:
    assert can(network_of(f"甲; 乙; {rows}"), "甲", need_of(need)) == expected


NEEDS = [
    *("acute 07", "acute 07.01 mdt", "diagnosis stroke", "acute 19 stroke", "first_contact"),
    *("follow_up rare_disease", "acute", "diagnosis pci", "acute 07 19 pci", "follow_up 05"),
]


@pytest.mark.parametrize("seed", SEEDS)
def test_of_all_institutions_as_of_each(seed: int, need_of: Callable[[str], CareNeed]) -> None:
    network = crowded(seed)
    found = capabilities_of(network)
    for words in NEEDS:
        need = need_of(words)
        answers = found.answers(need)
        for institution in network.institutions:
            expected = offered_by_rows(network, institution, need, DAY)
            assert answers[found.roster.row(institution)] == expected, words
