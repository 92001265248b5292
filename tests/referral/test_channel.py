"""What travels along a channel."""

from __future__ import annotations

import pytest

from medconsortium.referral import Channel
from medconsortium.referral.channel import CARRIER_OF
from medconsortium.text import Text
from medconsortium.vocabulary import Carrier, LinkKind


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
        (Carrier.SPECIMEN, set()),
    ],
)
def test_what_travels(carrier: Carrier, kinds: set[str]) -> None:
    assert {kind.key for kind, carried in CARRIER_OF.items() if carried is carrier} == kinds


@pytest.mark.parametrize("kind", CARRIER_OF)
def test_patients_travel_where_they_are_referred_or_booked(kind: LinkKind) -> None:
    channel = Channel(
        origin="甲",
        target="乙",
        kind=kind,
        carrier=CARRIER_OF[kind],
        declared=True,
        basis=Text("已声明", "declared"),
    )
    remote = {"data", "doctor", "drug"}
    assert channel.moves_patient == (channel.carrier.key not in remote)
