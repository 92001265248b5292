"""What a way there might be would take, in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from medconsortium.referral import WhyNot

WHY = Callable[..., WhyNot]

SIGNING = """
甲 township complete; 乙 township complete; 丙 township complete; 丁 township complete
县 2A has=07; 市 2A has=19; %约 signed=2021; 甲 -> 县 referral_up by=约
@county_medical_community lead=县; county_medical_community < 乙 member applied
@urban_medical_group planned lead=市 member=丙; 丁 -> 县 referral_up since=2021
"""


@pytest.mark.parametrize(
    ("origin", "need", "zh", "en"),
    [
        ("甲", "acute 07", "签署 约", "sign 约"),
        (
            "乙",
            "acute 07",
            "确立 乙在“county_medical_community”的成员资格",
            "establish the membership of 乙 in “county_medical_community”",
        ),
        (
            "丙",
            "acute 19",
            "使 urban_medical_group 正式运行",
            "bring urban_medical_group into being",
        ),
        ("丁", "acute 07", "建立 丁与县的上转合作", "agree on the referral up of 丁 and 县"),
    ],
)
def test_what_is_to_be_signed(why: WHY, origin: str, need: str, zh: str, en: str) -> None:
    (change,) = why(SIGNING, origin, need).changes
    assert (change.text.zh, change.text.en) == (zh, en)


LACKING = """
#甲县 county; #乙县 county; 乡 township complete in=甲县; 县 2A has=07 in=乙县 since=2020
某 2A has=19; 市 3A has=03 in=乙县; 无 2A stops=pci complete in=乙县
乡 -> 县 referral_up for=19; 乡 -> 某 referral_up for=07; 乡 -> 市 referral_up; 乡 -> 无 referral_up
"""


@pytest.mark.parametrize(
    ("need", "policy", "texts"),
    [
        (
            "acute 07 provider=县",
            "county=required most_minutes=60",
            {
                "不知 县 当日是否开业",
                "请确认从 乡 到 县 的路程",
                "将 乡 至 县 的通道扩大到所需范围",
                "允许从 乡 转至县外的 县",
            },
        ),
        (
            "acute provider=某",
            "county=required province=required open=县",
            {
                "请确认需求在 乡 至 某 的通道范围之内",
                "请确认 乡 与 某 是否同在一县",
                "请确认 乡 与 某 是否同在一省",
                "请向 某 确认能否提供：急性期",
                "请问 某 当前是否接收",
            },
        ),
        ("acute 03 provider=市", "", {"允许从 乡 越级转至 市"}),
        ("acute pci provider=无", "", {"在 无 开设（恢复）急诊冠状动脉介入"}),
        ("acute 07 provider=无", "", {"在 无 开设（恢复）儿科"}),
    ],
)
def test_what_is_lacking(why: WHY, need: str, policy: str, texts: set[str]) -> None:
    answer = why(LACKING, "乡", need, policy)
    assert {str(change.text) for change in answer.changes} == texts
    assert all(change.text.en for change in answer.changes)
    assert answer.cost == sum(change.cost for change in answer.changes)


def test_changes_come_by_relaxation(why: WHY) -> None:
    answer = why(LACKING, "乡", "acute 07 provider=县", "county=required most_minutes=60")
    kinds = [change.relaxation.key for change in answer.changes]
    assert kinds == ["ask", "ask", "widen_scope", "leave_county"]


def test_a_diagnosis_is_admitted(why: WHY) -> None:
    rows = """
    乡 township; %目录 disease_list of=county_medical_community admits=township:E11 complete
    @county_medical_community member=乡
    """
    (change,) = why(rows, "乡", "acute icd=I10").changes
    assert (change.about, str(change.text)) == (("乡", "I10"), "在 乡 开设（恢复）I10")


def test_a_phase_is_started(why: WHY) -> None:
    (change,) = why("乡 township complete", "乡", "acute").changes
    assert str(change.text) == "在 乡 开设（恢复）急性期"
    rows = "乡 township complete; 县 2A complete takes=recovery; 乡 -> 县 referral_up"
    (change,) = why(rows.replace("takes=", "has=07:"), "乡", "recovery provider=乡").changes
    assert change.about == ("乡", "recovery")


def test_of_an_alliance_it_is_asked_what_it_is_for(why: WHY) -> None:
    rows = """
    乡 township complete; 县 2A has=07 complete
    @specialty_alliance two_way_referral lead=县 member=乡
    """
    (change,) = why(rows, "乡", "acute 07").changes
    assert change.about == ("specialty_alliance",)
    assert (change.text.zh, change.text.en) == (
        "specialty_alliance：未说明联盟的专科",
        "specialty_alliance: the specialty of the alliance is not stated",
    )


def test_what_is_asked_at_a_door(why: WHY) -> None:
    rows = "#县 county; 院 since=2020 in=县 has=07"
    answer = why(rows, "县", "acute 07", "first_contact=required")
    assert [str(change.text) for change in answer.changes] == [
        "不知 院 当日是否开业",
        "不知 院 是否为基层医疗卫生机构",
    ]
    far = "#县 county; 近 complete in=县; 远 has=07"
    (change,) = why(far, "县", "acute 07 emergency", "most_minutes=60").changes
    assert (change.about, str(change.text)) == (("远",), "请确认到 远 的路程")


def test_consortium_and_province_are_left(why: WHY) -> None:
    rows = """
    乡 township complete in=甲县; 外 2A has=07 in=邻县; 乡 -> 外 referral_up; 主 2A complete in=甲县
    @county_medical_community lead=主 member=乡; #甲县 county in=本省; #本省 province
    #邻县 county in=邻省; #邻省 province
    """
    (change,) = why(rows, "乡", "acute 07", "consortium=required").changes
    assert str(change.text) == "允许从 乡 转至医联体外的 外"
    (change,) = why(rows, "乡", "acute 07", "province=required").changes
    assert str(change.text) == "允许从 乡 转至省外的 外"
