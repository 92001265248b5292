from __future__ import annotations

import pytest

from medconsortium.referral import CareNeed
from medconsortium.referral.explanations.needs import need_in_words, stage_in_words
from medconsortium.vocabulary import (
    Condition,
    PatientGroup,
    Phase,
    ServiceItem,
    Subject,
    Urgency,
)


@pytest.mark.parametrize(
    ("need", "zh", "en"),
    [
        (CareNeed(phase=Phase.FOLLOW_UP, provider="甲", home="乙"), "随访", "follow-up"),
        (
            CareNeed(
                phase=Phase.ACUTE,
                subjects=[Subject.SURGERY],
                items=[ServiceItem.MDT],
                condition=Condition.STROKE,
                diagnosis="I63.9",
                patient_group=PatientGroup.OLDER,
                urgency=Urgency.EMERGENCY,
            ),
            "急性期 · 外科 · 多学科诊疗 · 卒中 · 老年人 · I63.9 · 急救",
            (
                "acute · surgery · multidisciplinary team care · stroke · older person"
                " · I63.9 · emergency"
            ),
        ),
        (
            CareNeed(phase=Phase.ACUTE, patient_group=PatientGroup.CHILD, remote_acceptable=True),
            "急性期 · 儿科 · 儿童 · 可远程",
            "acute · paediatrics · child · at a distance if need be",
        ),
        (
            CareNeed(phase=Phase.LONG_TERM, drug=True, can_travel=False, remote_acceptable=True),
            "长期护理 · 药品 · 患者不能移动",
            "long-term care · a drug · the patient cannot travel",
        ),
    ],
)
def test_a_need_is_told_in_both_languages(need: CareNeed, zh: str, en: str) -> None:
    assert need_in_words(need, "zh") == zh
    assert need_in_words(need, "en") == en


def test_a_stage_is_counted() -> None:
    need = CareNeed(phase=Phase.RECOVERY, subjects=[Subject.ONCOLOGY])
    assert stage_in_words(2, need, "zh") == "第 2 阶段  恢复期 · 肿瘤科"
    assert stage_in_words(1, need, "en") == "stage 1  recovery · oncology"
