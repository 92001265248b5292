from __future__ import annotations

import numpy as np

from medconsortium.planning.synthetic.alliances import public_hospitals, specialty_alliances
from medconsortium.planning.synthetic.frame import Frame, frame_of
from medconsortium.planning.synthetic.roster import Roster, roster_of


def test_public_hospitals_lead_alliances_of_several_members(roster: Roster) -> None:
    found = specialty_alliances(np.random.default_rng(3), roster)
    assert len(found) > 20
    assert np.all(public_hospitals(roster)[found.lead])
    sizes = np.bincount(found.consortium)
    assert set(sizes.tolist()) <= set(range(4, 8))
    pairs = set(zip(found.consortium.tolist(), found.institution.tolist(), strict=True))
    assert len(pairs) == len(found.institution)  # nobody belongs twice
    assert np.all(found.specialty >= 0)


def test_a_hospital_leads_each_specialty_once(roster: Roster) -> None:
    found = specialty_alliances(np.random.default_rng(3), roster)
    led = set(zip(found.lead.tolist(), found.specialty.tolist(), strict=True))
    assert len(led) == len(found)


def test_a_tiny_region_has_alliances_as_small_as_it_is() -> None:
    rng = np.random.default_rng(1)
    tiny: Frame = frame_of(rng, within="460300")
    found = specialty_alliances(rng, roster_of(rng, tiny))
    sizes = np.bincount(found.consortium, minlength=len(found))
    pairs = set(zip(found.consortium.tolist(), found.institution.tolist(), strict=True))
    assert len(pairs) == sizes.sum()
