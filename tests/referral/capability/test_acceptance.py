"""Who takes patients just now."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.referral.semantics.questions import availability_of

from medconsortium.errors import NotFoundError
from medconsortium.model import Network
from medconsortium.referral import Availability, CareNeed, ReferralPolicy
from medconsortium.referral.capability.acceptance import acceptance, acceptance_doubt
from medconsortium.referral.places.roster import roster_of
from medconsortium.text import Text


@pytest.mark.parametrize(
    ("overlay", "need", "expected"),
    [
        ("", "acute", {"甲": 1, "乙": 1}),
        ("open=甲", "acute", {"甲": 1, "乙": -1}),
        ("full=甲", "acute", {"甲": 0, "乙": -1}),
        ("full=甲 open=乙", "acute urgent", {"甲": 0, "乙": 1}),
        ("full=甲", "acute emergency", {"甲": 1, "乙": 1}),
        ("full=甲 accept_any", "acute", {"甲": 1, "乙": 1}),
        ("beds=甲:0,乙:2", "acute", {"甲": 0, "乙": 1}),
        ("beds=甲:0,乙:2 open=甲 full=乙", "acute", {"甲": 1, "乙": 0}),
        ("full=科", "acute", {"甲": -1, "乙": -1}),
        ("full=科 open=甲", "acute provider=科", {"甲": 0, "乙": -1}),
        ("open=甲", "acute provider=科", {"甲": 1, "乙": -1}),
        ("full=队", "acute provider=队", {"甲": -1, "乙": -1}),
    ],
)
def test_as_far_as_the_overlay_says(
    overlay: str,
    need: str,
    expected: dict[str, int],
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
    policy_of: Callable[[str], ReferralPolicy],
) -> None:
    roster = roster_of(network_of("甲; 乙; &科 of=甲; &队"))
    found = acceptance(roster, need_of(need), policy_of(overlay), availability_of(overlay))
    assert {roster.id(row): int(answer) for row, answer in enumerate(found)} == expected


@pytest.mark.parametrize("need", ["acute", "acute emergency"])
def test_of_somebody_unknown(
    need: str, network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    overlay = Availability(accepting={"丙": True})
    with pytest.raises(NotFoundError, match="丙"):
        acceptance(roster_of(network_of("甲")), need_of(need), ReferralPolicy(), overlay)


def test_what_to_ask() -> None:
    assert acceptance_doubt(Text("某院", "a hospital")) == Text(
        "请问 某院 当前是否接收", "ask whether a hospital takes patients just now"
    )
