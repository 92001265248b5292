"""What a need implies."""

from __future__ import annotations

import pytest

from medconsortium.errors import ModelError
from medconsortium.referral import CareNeed
from medconsortium.vocabulary import Condition, Phase, Subject, Urgency


def test_patients_who_recover_go_down() -> None:
    down = {phase.key for phase in Phase if CareNeed(phase=phase).goes_down}
    assert down == {"post_operative", "recovery", "rehabilitation", "long_term", "follow_up"}


@pytest.mark.parametrize("phase", Phase)
def test_nobody_goes_down_in_an_emergency(phase: Phase) -> None:
    need = CareNeed(phase=phase, urgency=Urgency.EMERGENCY)
    assert need.is_emergency
    assert not need.goes_down


def test_who_skips_first_contact() -> None:
    exempt = [
        CareNeed(phase=Phase.ACUTE, urgency=Urgency.EMERGENCY),
        CareNeed(phase=Phase.REHABILITATION),
        CareNeed(phase=Phase.ACUTE, condition=Condition.CRITICAL_MATERNAL),
        CareNeed(phase=Phase.ACUTE, condition=Condition.CRITICAL_NEWBORN_CHILD),
    ]
    bound = [
        CareNeed(phase=Phase.ACUTE),
        CareNeed(phase=Phase.DIAGNOSIS, urgency=Urgency.URGENT),
        CareNeed(phase=Phase.ACUTE, condition=Condition.STROKE),
    ]
    assert [need.skips_first_contact for need in (*exempt, *bound)] == [True] * 4 + [False] * 3


def test_lists_become_tuples_and_a_lone_text_is_refused() -> None:
    assert CareNeed(phase=Phase.ACUTE, subjects=[Subject.SURGERY]).subjects == (Subject.SURGERY,)
    with pytest.raises(ModelError):
        CareNeed(phase=Phase.ACUTE, subjects="外科")
