"""What members share, in the words of the texts."""

from __future__ import annotations

import pytest

from medconsortium.vocabulary import (
    MANAGEMENT_CENTRES,
    SHARED_CENTRES,
    Centre,
    GreenChannel,
    Practice,
    Remit,
    SharedAspect,
    Term,
)

SIX_CHANNELS = (
    "预约挂号",
    "分级诊疗与双向转诊",
    "检验及大型设备检查与结果互认",
    "重症危重住院患儿转运",
    "远程会诊",
    "信息共享",
)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("雙向轉診", Practice.TWO_WAY_REFERRAL),
        ("分级诊疗", Practice.TIERED_CARE),
        ("多地点执业", Practice.MULTI_SITE_PRACTICE),
        ("多学科诊疗", Practice.MDT),
        ("急慢分治", Practice.ACUTE_CHRONIC_SPLIT),
        ("医防融合", Practice.PREVENTION_AND_TREATMENT),
        ("治未病", Practice.TCM_PREVENTION),
        ("结果互认", Practice.RESULT_RECOGNITION),
        ("腫瘤多學科協作綠色通道", GreenChannel.ONCOLOGY_MDT),
        ("就诊绿色通道", GreenChannel.VISIT_GREEN),
        ("胸痛", GreenChannel.EMERGENCY_CHEST_PAIN),
        ("医院管理", SharedAspect.MANAGEMENT),
        ("專家資源", SharedAspect.EXPERTS),
        ("医疗", SharedAspect.CLINICAL_CARE),
        ("血液净化", Centre.BLOOD_PURIFICATION),
        ("人力資源", Centre.HUMAN_RESOURCES),
        ("薪酬分配", Remit.PAY),
    ],
)
def test_terms_as_written(text: str, term: Term) -> None:
    assert type(term).parse(text) is term


def test_the_six_green_channels_of_fuzhou_and_qinghai_come_first() -> None:
    assert tuple(map(GreenChannel.parse, SIX_CHANNELS)) == tuple(GreenChannel)[:6]


def test_the_two_sets_of_five_centres_do_not_overlap() -> None:
    assert len(set(MANAGEMENT_CENTRES)) == len(set(SHARED_CENTRES)) == 5
    assert not set(MANAGEMENT_CENTRES) & set(SHARED_CENTRES)
