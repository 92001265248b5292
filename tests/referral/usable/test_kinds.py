"""Which kinds of channels serve a need."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from medconsortium.referral import CareNeed
from medconsortium.referral.usable.kinds import kinds_serving, serves
from medconsortium.vocabulary import LinkKind

UP = "referral_up referral_lateral"
DOWN = "referral_down referral_lateral follow_up"
AFAR = "teleconsultation telediagnosis resource_service"
DOCTORS = "expert_visit multi_site_practice"


@pytest.mark.parametrize(
    ("need", "kinds"),
    [
        ("acute", UP),
        ("diagnosis", f"{UP} booking {DOCTORS}"),
        ("first_contact", f"{UP} booking {DOCTORS}"),
        ("diagnosis pci", f"{UP} booking"),
        ("recovery", DOWN),
        ("follow_up", f"{DOWN} booking {DOCTORS}"),
        ("acute urgent", f"{UP} critical_transfer"),
        ("recovery urgent", f"{DOWN} critical_transfer"),
        ("diagnosis urgent", f"{UP} booking {DOCTORS} critical_transfer"),
        ("diagnosis emergency", f"{UP} critical_transfer"),
        ("recovery emergency", f"{UP} critical_transfer"),
        ("acute remote", f"{UP} {AFAR}"),
        ("recovery remote", f"{DOWN} {AFAR} monitoring"),
        ("recovery remote emergency", f"{UP} {AFAR} critical_transfer"),
        ("acute stays", AFAR),
        ("recovery stays", f"{AFAR} monitoring"),
        ("diagnosis stays", f"{AFAR} {DOCTORS}"),
        ("acute stays emergency", AFAR),
        ("long_term drug", "drug_supply"),
        ("acute drug emergency stays", "drug_supply"),
    ],
)
def test_kinds(need: str, kinds: str, need_of: Callable[[str], CareNeed]) -> None:
    assert {kind.key for kind in kinds_serving(need_of(need))} == set(kinds.split())
    mask = serves(need_of(need))
    assert {kind.key for kind in LinkKind if mask[kind.number]} == set(kinds.split())
