from __future__ import annotations

import pytest
from tests.strategies.drawing_out import drawn, plainest

from medconsortium.strategies.compliant.forms import FORMS
from medconsortium.strategies.compliant.plans import plans
from medconsortium.vocabulary import ConsortiumKind, ConsortiumStatus, Role


@pytest.mark.parametrize("kind", FORMS, ids=lambda kind: kind.key)
def test_a_plan_takes_no_more_than_there_is_room_for(kind: ConsortiumKind) -> None:
    size = FORMS[kind].size
    found = drawn(plans([kind], max_size=size + 2), 60)
    assert {len(plan.sites) for plan in found} == {size, size + 1, size + 2}
    assert {len(plan.sites) for plan in drawn(plans([kind], max_size=size))} == {size}


def test_some_are_led_by_two() -> None:
    found = drawn(plans([ConsortiumKind.URBAN_MEDICAL_GROUP], max_size=8), 80)
    jointly = [plan for plan in found if plan.lead_role is Role.CO_LEAD]
    assert jointly
    for plan in jointly:
        assert [m.site for m in plan.members if m.role is Role.CO_LEAD] == [plan.lead]


def test_the_plainest_plan_has_nothing_that_it_could_go_without() -> None:
    plan = plainest(plans([*ConsortiumKind], max_size=8))
    assert plan.kind is ConsortiumKind.URBAN_MEDICAL_GROUP
    assert plan.status is ConsortiumStatus.OPERATING
    assert len(plan.members) == len(plan.form.least)
    free = (plan.left_out, plan.green_channels, plan.instruments, plan.links, plan.platforms)
    assert free == ((), (), (), (), ())
