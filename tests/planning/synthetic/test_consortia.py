from __future__ import annotations

import numpy as np

from medconsortium.planning.synthetic.consortia import all_together, founded
from medconsortium.vocabulary import ConsortiumKind, Role

ALLIANCE, GROUP = ConsortiumKind.SPECIALTY_ALLIANCE, ConsortiumKind.URBAN_MEDICAL_GROUP


def test_leads_are_members_and_stand_first() -> None:
    alliances = founded(
        np.full(2, ALLIANCE.number),
        np.array([9, 8]),
        np.zeros(2, np.int64),
        consortium=np.array([1, 0, 1]),
        member=np.array([5, 6, 4]),
        specialty=np.array([3, 2]),
    )
    group = founded(
        np.array([GROUP.number]),
        np.array([7]),
        np.zeros(1, np.int64),
        consortium=np.array([0]),
        member=np.array([1]),
    )
    both = all_together([alliances, group])
    assert len(both) == 3
    assert both.of(ALLIANCE).tolist() == [True, True, False]
    assert both.specialty.tolist() == [3, 2, -1]
    assert both.consortium.tolist() == [0, 0, 1, 1, 1, 2, 2]
    assert both.institution.tolist() == [9, 6, 8, 4, 5, 7, 1]
    lead, member = Role.LEAD.number, Role.MEMBER.number
    assert both.role.tolist() == [lead, member, lead, member, member, lead, member]
    assert set(both.unit.tolist()) == {-1}
