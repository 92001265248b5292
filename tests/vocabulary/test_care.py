"""What is asked for and offered, in the words of the texts."""

from __future__ import annotations

import pytest

from medconsortium.vocabulary import Condition, Phase, ServiceItem, ServiceStatus, Term, Urgency


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("多學科會診", ServiceItem.MDT),
        ("MDT", ServiceItem.MDT),
        ("血液透析", ServiceItem.HAEMODIALYSIS),
        ("血透", ServiceItem.HAEMODIALYSIS),
        ("术中快速冰冻切片会诊", ServiceItem.INTRAOPERATIVE_FROZEN_SECTION),
        ("急診冠狀動脈介入", ServiceItem.PCI),
        ("PCI", ServiceItem.PCI),
        ("急诊", ServiceItem.EMERGENCY_CARE),
        ("预住院", ServiceItem.PRE_ADMISSION),
        ("门诊放化疗", ServiceItem.DAY_CHEMO_RADIOTHERAPY),
        ("筹备", ServiceStatus.PLANNED),
        ("暂停", ServiceStatus.SUSPENDED),
        ("术后恢复期", Phase.POST_OPERATIVE),
        ("急性病恢復期", Phase.RECOVERY),
        ("危重症稳定期", Phase.RECOVERY),
        ("急診", Urgency.EMERGENCY),
        ("罕見病", Condition.RARE_DISEASE),
        ("脑卒中", Condition.STROKE),
        ("危重孕产妇", Condition.CRITICAL_MATERNAL),
    ],
)
def test_terms_as_written(text: str, term: Term) -> None:
    assert type(term).parse(text) is term
