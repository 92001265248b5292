"""What travels along a channel."""

from __future__ import annotations

import pytest

from medconsortium.referral import Channel
from medconsortium.referral.channels.channel import (
    CARRIER_OF,
    COMES_TO_PATIENT,
    CONDITION_OF,
    GREEN_KINDS,
    TURNED_ROUND,
)
from medconsortium.text import Text
from medconsortium.vocabulary import Carrier, Condition, LinkKind


@pytest.mark.parametrize(
    ("carrier", "kinds"),
    [
        (
            Carrier.PATIENT,
            {"referral_up", "referral_down", "referral_lateral", "critical_transfer", "follow_up"},
        ),
        (Carrier.APPOINTMENT, {"booking"}),
        (Carrier.DATA, {"teleconsultation", "telediagnosis", "monitoring"}),
        (Carrier.DOCTOR, {"expert_visit", "multi_site_practice"}),
        (Carrier.DRUG, {"drug_supply"}),
        (Carrier.SPECIMEN, {"resource_service"}),
    ],
)
def test_what_travels(carrier: Carrier, kinds: set[str]) -> None:
    assert {kind.key for kind, carried in CARRIER_OF.items() if carried is carrier} == kinds


@pytest.mark.parametrize("kind", CARRIER_OF)
def test_who_travels(kind: LinkKind) -> None:
    channel = Channel(
        origin="甲",
        target="乙",
        kind=kind,
        carrier=CARRIER_OF[kind],
        declared=True,
        basis=Text("已声明", "declared"),
    )
    remote = {"data", "doctor", "drug", "specimen"}
    assert channel.moves_patient == (channel.carrier.key not in remote)
    assert channel.comes_to_patient == (channel.carrier.key in {"doctor", "drug"})


def test_what_comes_to_the_patient_is_written_by_who_sends_it() -> None:
    comes = {kind for kind, carrier in CARRIER_OF.items() if carrier in COMES_TO_PATIENT}
    assert comes <= TURNED_ROUND
    assert {kind.key for kind in TURNED_ROUND - comes} == {"resource_service"}


def test_green_channels_are_for_kinds_that_carry_something() -> None:
    assert {kind for kinds in GREEN_KINDS.values() for kind in kinds} <= set(CARRIER_OF)
    assert set(CONDITION_OF) <= set(GREEN_KINDS)
    assert set(CONDITION_OF.values()) == set(Condition) - {Condition.RARE_DISEASE}
