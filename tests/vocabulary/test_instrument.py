"""What instruments and their provisions are called in the texts."""

from __future__ import annotations

import pytest

from medconsortium.vocabulary import InstrumentKind, Provision, Term


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("章程", InstrumentKind.CHARTER),
        ("合作協議", InstrumentKind.AGREEMENT),
        ("合作框架协议", InstrumentKind.AGREEMENT),
        ("雙向轉診標準", InstrumentKind.REFERRAL_STANDARD),
        ("入出院标准", InstrumentKind.ADMISSION_CRITERIA),
        ("收治病種", InstrumentKind.DISEASE_LIST),
        ("責任", Provision.RESPONSIBILITIES),
        ("權利", Provision.RIGHTS),
        ("義務", Provision.DUTIES),
        ("利益共享", Provision.BENEFIT_SHARING),
        ("组织管理", Provision.ORGANISATION),
        ("合作形式", Provision.COOPERATION_FORM),
    ],
)
def test_terms_as_written(text: str, term: Term) -> None:
    assert type(term).parse(text) is term
