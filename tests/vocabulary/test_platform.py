"""What platforms and their modules are called in the texts."""

from __future__ import annotations

import pytest

from medconsortium.vocabulary import PlatformKind, PlatformModule, Term


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("互聯網醫院", PlatformKind.INTERNET_HOSPITAL),
        ("微信群", PlatformKind.EMERGENCY_COORDINATION),
        ("云病理平台", PlatformKind.REMOTE_PATHOLOGY),
        ("区域健康档案", PlatformKind.REGIONAL_HEALTH_INFORMATION),
        ("登记系统", PlatformKind.PATIENT_REGISTER),
        ("在线复诊", PlatformModule.FOLLOW_UP_VISIT),
        ("慢病续方", PlatformModule.PRESCRIPTION_RENEWAL),
        ("处方流转及配送", PlatformModule.PRESCRIPTION_CIRCULATION),
        ("远程教育", PlatformModule.REMOTE_TEACHING),
        ("網上急會診", PlatformModule.URGENT_CONSULTATION),
    ],
)
def test_terms_as_written(text: str, term: Term) -> None:
    assert type(term).parse(text) is term
