from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from medconsortium.model import Network
from medconsortium.model.levels import functional_level
from medconsortium.planning.synthetic import NATIONAL_VIOLATIONS, Violation, city
from medconsortium.vocabulary import Affiliation, Category, ConsortiumKind, LinkKind, Role

GRIDS = (ConsortiumKind.COUNTY_MEDICAL_COMMUNITY, ConsortiumKind.URBAN_MEDICAL_GROUP)
WANTED = {
    Violation.TOWNSHIP_CENTRE_IN_TWO_COMMUNITIES: 6,
    Violation.COMMUNITY_CENTRE_IN_TWO_GROUPS: 4,
    Violation.ALLIANCE_WITHOUT_LEAD: 3,
    Violation.VILLAGE_CLINIC_AS_LEAD: 2,
    Violation.INVERTED_REFERRAL: 10,
}


def counted(network: Network) -> dict[Violation, int]:
    """Count breaches of the structure, without any rule."""
    kind = {one.id: one.kind for one in network.consortia.values()}
    joined = Counter(
        (one.institution, kind[one.consortium])
        for one in network.memberships.values()
        if kind[one.consortium] in GRIDS and "-A" not in str(one.institution)  # may be in several
    )
    leads = {
        one.consortium: functional_level(network.institutions[str(one.institution)])
        for one in network.memberships.values()
        if one.role is Role.LEAD
    }
    level = {one.id: functional_level(one) for one in network.institutions.values()}
    return {
        Violation.TOWNSHIP_CENTRE_IN_TWO_COMMUNITIES: sum(
            n > 1 for (_, of), n in joined.items() if of is GRIDS[0]
        ),
        Violation.COMMUNITY_CENTRE_IN_TWO_GROUPS: sum(
            n > 1 for (_, of), n in joined.items() if of is GRIDS[1]
        ),
        Violation.ALLIANCE_WITHOUT_LEAD: sum(one not in leads for one in network.consortia),
        Violation.VILLAGE_CLINIC_AS_LEAD: sum((at or 0) < 2 for at in leads.values()),
        Violation.INVERTED_REFERRAL: sum(
            (level[one.target] or 0) < (level[one.origin] or 0)
            for one in network.links.values()
            if one.kind is LinkKind.REFERRAL_UP
        ),
    }


def test_a_sound_city_has_no_breach_of_the_structure(yiyang: Network) -> None:
    assert counted(yiyang) == dict.fromkeys(Violation, 0)


def test_as_many_breaches_are_planted_as_asked_for() -> None:
    assert counted(city(seed=7, division="430900", violations=WANTED)) == WANTED


def test_the_second_community_is_of_another_county() -> None:
    violation = Violation.TOWNSHIP_CENTRE_IN_TWO_COMMUNITIES
    network = city(seed=7, division="430900", violations={violation: 5})
    joined = Counter(
        one.institution for one in network.memberships.values() if "community" in one.consortium
    )
    for twice in (one for one, n in joined.items() if n > 1):
        counties = {
            one.consortium[4:10] for one in network.memberships.values()
            if one.institution == twice and "community" in one.consortium
        }  # fmt: skip
        assert len(counties) == 2


def test_stated_sizes_count_what_is_planted() -> None:
    network = city(seed=7, division="430900", violations=WANTED)
    members = Counter(one.consortium for one in network.memberships.values())
    for one in network.consortia.values():
        (size,) = one.stated_sizes or ()
        assert size.value == members[one.id]


def test_the_only_alliance_of_a_hospital_of_chinese_medicine_keeps_its_lead() -> None:
    violation = Violation.ALLIANCE_WITHOUT_LEAD
    network = city(seed=7, division="430900", violations={violation: 20})
    leads = {one.institution for one in network.memberships.values() if one.role is Role.LEAD}
    public = {
        one.id
        for one in network.institutions.values()
        if one.category is Category.A210 and one.affiliation is Affiliation.COUNTY
    }
    assert public
    assert public <= leads


def test_the_same_seed_plants_in_the_same_places() -> None:
    first, second = (city(seed=7, division="430900", violations=WANTED) for _ in range(2))
    assert first.digest == second.digest


def test_there_is_a_number_of_each_for_a_nation() -> None:
    assert set(NATIONAL_VIOLATIONS) == set(Violation)
    assert np.sum(list(NATIONAL_VIOLATIONS.values())) == 1_590


@pytest.mark.parametrize("violation", list(Violation))
def test_no_region_has_room_for_a_million(violation: Violation) -> None:
    with pytest.raises(ValueError, match="room for"):
        city(seed=7, division="430900", violations={violation: 1_000_000})
