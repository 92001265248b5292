"""What links are called in the texts."""

from __future__ import annotations

import pytest

from medconsortium.vocabulary import Carrier, LinkKind, Term


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("上轉", LinkKind.REFERRAL_UP),
        ("下转", LinkKind.REFERRAL_DOWN),
        ("遠程會診", LinkKind.TELECONSULTATION),
        ("远程查房", LinkKind.ROUNDS),
        ("远程监护", LinkKind.MONITORING),
        ("幫扶", LinkKind.SUPPORT),
        ("整体托管", LinkKind.MANAGEMENT),
        ("合作辦院", LinkKind.CO_RUN),
        ("多地点执业", LinkKind.MULTI_SITE_PRACTICE),
        ("轮训", LinkKind.ROTATION),
        ("患者", Carrier.PATIENT),
        ("切片", Carrier.SPECIMEN),
    ],
)
def test_terms_as_written(text: str, term: Term) -> None:
    assert type(term).parse(text) is term


def test_every_kind_that_the_model_speaks_of_is_there() -> None:
    kinds = """referral_up referral_down referral_lateral booking critical_transfer teleconsultation
        telediagnosis rounds teaching monitoring support resource_service drug_supply
        register_reporting follow_up management co_run staff_posting rotation"""
    assert set(kinds.split()) <= {kind.key for kind in LinkKind}
