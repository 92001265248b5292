"""Who goes before others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from medconsortium.model import Network
from medconsortium.referral import CareNeed
from medconsortium.referral.channels.collecting import channel_columns
from medconsortium.referral.usable.priority import green_channel_for, has_priority

DAY = date(2020, 6, 1)


@pytest.mark.parametrize(
    ("link", "need", "expected"),
    [
        ("booking", "diagnosis", None),
        ("booking green=booking", "diagnosis", "booking"),
        ("booking green=tiered_referral", "diagnosis", None),
        ("booking green=visit_green", "diagnosis", "visit_green"),
        ("referral_up green=visit_green", "acute", "visit_green"),
        ("referral_down green=visit_green", "recovery", None),
        ("referral_up green=tiered_referral", "acute", "tiered_referral"),
        ("referral_lateral green=tiered_referral", "acute", "tiered_referral"),
        ("critical_transfer green=critical_transfer", "acute urgent", "critical_transfer"),
        ("teleconsultation green=teleconsultation", "acute remote", "teleconsultation"),
        ("telediagnosis green=teleconsultation", "acute remote", None),
        ("referral_up green=oncology_mdt", "acute mdt", "oncology_mdt"),
        ("referral_up green=oncology_mdt", "acute", None),
        ("referral_up green=emergency_stroke", "acute stroke", "emergency_stroke"),
        ("referral_up green=emergency_stroke", "acute trauma", None),
        ("booking green=info_sharing", "diagnosis", None),
        ("booking green=test_recognition", "diagnosis", None),
        ("booking of=other; @other info_sharing booking", "diagnosis", "booking"),
        ("booking of=other; @other booking visit_green", "diagnosis", "booking"),
        ("referral_up of=other; @other emergency_trauma", "acute trauma", "emergency_trauma"),
    ],
)
def test_on_a_green_channel_that_fits(
    link: str,
    need: str,
    expected: str | None,
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
) -> None:
    columns = channel_columns(network_of(f"甲; 乙; 甲 -> 乙 {link}"), DAY)
    green = green_channel_for(columns, 0, need_of(need))
    assert (None if green is None else green.key) == expected
    assert has_priority(columns, need_of(need)).tolist() == [expected is not None]
