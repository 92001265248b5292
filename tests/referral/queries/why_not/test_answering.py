"""What would have to change, against every set of changes; `tests/golden` asks the tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from tests.referral.drawn import Draw, needs, networks, overlays, policies, tables
from tests.referral.every_change import EveryChange
from tests.referral.exhaustive import Trial

from medconsortium.errors import NotFoundError
from medconsortium.model import (
    AdmittedDiseases,
    Consortium,
    Institution,
    Instrument,
    Listing,
    Membership,
    Network,
)
from medconsortium.referral import (
    Availability,
    Binding,
    CareNeed,
    Certainty,
    ReferralPolicy,
    Relaxation,
    WhyNot,
    find_path,
    why_not,
)
from medconsortium.referral.queries.why_not import answering
from medconsortium.referral.queries.why_not.search import cheapest_way
from medconsortium.vocabulary import (
    Completeness,
    Condition,
    ConsortiumKind,
    InstrumentKind,
    Integration,
    MembershipStatus,
    Phase,
    Role,
    Tier,
)

DAY = date(2020, 6, 1)
WHY = Callable[..., WhyNot]
FEW = 6
GRIDS = [ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY]
LAPSES = [("2010", "open"), ("2010", "2019"), ("2021", None), (None, None)]
ROLES = [Role.LEAD, Role.MEMBER, Role.NATIONAL_LEAD, Role.PROVINCIAL_LEAD]


@st.composite
def lapsed(draw: DrawFn) -> Network:
    """Draw networks whose members and lists come and go."""
    of = Draw(draw)
    rows: dict[str, Any] = draw(tables())
    known = [row.id for row in rows["institutions"]]

    def period() -> dict[str, Any]:
        since, until = of.one(LAPSES)
        return {"since": since, "until": until}

    kind = of.one([None, ConsortiumKind.OTHER, ConsortiumKind.RARE_DISEASE_NETWORK, *GRIDS])
    rows["consortia"] = [
        evolve(rows["consortia"][0], kind=kind, integration=Integration.TIGHT, **period()),
        Consortium(id="团", name="团", kind=of.one(GRIDS), since="2010", until="open"),
    ]
    rows["memberships"] = [
        Membership(
            consortium=consortium,
            institution=name,
            role=of.one(ROLES),
            unit="省",
            status=of.one([*[MembershipStatus.MEMBER] * 3, MembershipStatus.APPLIED]),
            **period(),
        )
        for consortium in ("盟", "团")
        for name in known
        if of.one([True, False])
    ]
    diagnoses = Listing(of.one([["I10"], ["E11"]]), of.one(Completeness))
    rows["instruments"].append(
        Instrument(
            id="目录",
            kind=InstrumentKind.DISEASE_LIST,
            consortium="盟",
            admitted=[AdmittedDiseases(tier=Tier.COUNTY, diagnoses=diagnoses)],
            **period(),
        )
    )
    rows["institutions"] = [
        evolve(row, tier=of.perhaps([Tier.COUNTY])) for row in rows["institutions"]
    ]
    return Network(**{**rows, "links": rows["links"][:4]})


def compare(network: Network, origin: str, need: CareNeed, **asked: object) -> None:
    trial = Trial(network=network, origin=origin, need=need, on=DAY, **asked)  # type: ignore[arg-type]
    every = EveryChange(trial)
    if len(every.unsure) > FEW:
        return
    answer = why_not(network, origin, need, on=DAY, **asked)  # type: ignore[arg-type]
    least = every.least()
    assert answer.exact
    assert answer.cost == sum(change.cost for change in answer.changes)
    if least is None:
        assert not answer.path.found
        return
    assert (answer.cost, len(answer.changes)) == least[:2]
    if answer.changes:
        rows = tuple(map(trial.row, answer.path.institutions))
        assert (len(answer.path.hops), rows) == least[2:]
        assert answer.path.certainty is Certainty.CONFIRMED


@settings(max_examples=20)
@given(st.data(), networks, policies)
def test_no_set_of_changes_is_less(
    data: st.DataObject, network: Network, policy: ReferralPolicy
) -> None:
    need, overlay = data.draw(needs(network)), data.draw(overlays(network))
    origin = data.draw(st.sampled_from([*network.institutions, *network.divisions]))
    compare(network, origin, need, policy=policy, availability=overlay)


@settings(max_examples=20)
@given(st.data(), lapsed(), policies)
def test_nor_where_members_and_lists_come_and_go(
    data: st.DataObject, network: Network, policy: ReferralPolicy
) -> None:
    need = data.draw(needs(network))
    need = data.draw(
        st.sampled_from(
            [
                need,
                evolve(need, diagnosis="I10.x00"),
                evolve(need, condition=Condition.RARE_DISEASE, subjects=[]),
            ]
        )
    )
    policy = evolve(policy, within_consortium=data.draw(st.sampled_from(Binding)))
    compare(network, data.draw(st.sampled_from([*network.institutions])), need, policy=policy)


@given(st.data(), networks, policies)
def test_nothing_has_to_change_where_and_only_where_a_way_is_sure(
    data: st.DataObject, network: Network, policy: ReferralPolicy
) -> None:
    need, overlay = data.draw(needs(network)), data.draw(overlays(network))
    for origin in (*network.institutions, *network.divisions):
        path = find_path(network, origin, need, on=DAY, policy=policy, availability=overlay)
        answer = why_not(network, origin, need, on=DAY, policy=policy, availability=overlay)
        if path.certainty is Certainty.CONFIRMED:
            assert (answer.path, answer.changes) == (path, ())
        else:
            assert bool(answer.changes) == answer.path.found
        if path.certainty is Certainty.POSSIBLE:
            assert path.cost is not None
            assert answer.cost <= path.cost.unconfirmed


@pytest.mark.parametrize(
    ("costs", "expected"),
    [
        ({}, ["renew", "renew", "skip_level"]),
        ({Relaxation.SKIP_LEVEL: 100}, ["start_service"]),
        ({Relaxation.START_SERVICE: 200, Relaxation.RENEW: 100}, ["open_channel", "skip_level"]),
        ({Relaxation.OPEN_CHANNEL: 0, Relaxation.SKIP_LEVEL: 0}, ["skip_level", "open_channel"]),
    ],
)
def test_costs_may_be_given(
    costs: dict[Relaxation, int], expected: list[str], network_of: Callable[[str], Network]
) -> None:
    network = network_of(
        """
        村 village complete; 县 2A; %约 until=2019; 村 -> 县 referral_up by=约 until=2019
        """
    )
    need = CareNeed(phase=Phase.ACUTE)
    costs = {Relaxation.ASK: 0, Relaxation.LEAVE_COUNTY: 3, **costs}
    answer = why_not(network, "村", need, on=DAY, costs=costs)
    kinds = [change.relaxation.key for change in answer.changes if change.relaxation.key != "ask"]
    assert sorted(kinds) == sorted(expected)


def test_a_cost_must_be_a_number_and_names_must_be_known() -> None:
    network = Network(institutions=[Institution(id="甲", name="甲")])
    need = CareNeed(phase=Phase.ACUTE)
    with pytest.raises(ValueError, match="whole number"):
        why_not(network, "甲", need, costs={Relaxation.ASK: -1})
    with pytest.raises(NotFoundError):
        why_not(network, "乙", need)
    with pytest.raises(NotFoundError):
        why_not(network, "甲", need, availability=Availability(accepting={"乙": True}))


def test_at_a_distance_is_only_what_is_not_there_without(why: WHY) -> None:
    rows = "村 village complete; 县 2A has=07 complete; 村 -> 县 teleconsultation"
    assert why(rows, "村", "acute 07").at_a_distance is not None
    assert why(rows, "村", "acute 07 stays provider=村").at_a_distance is None
    nobody = "村 village complete; 县 2A complete; 村 -> 县 teleconsultation"
    assert why(nobody, "村", "acute 07").at_a_distance is None
    moved = "村 village complete; 县 2A; 村 -> 县 referral_lateral"
    assert why(moved, "村", "acute 07", "any_step").at_a_distance is None
    assert why(rows, "村", "acute 07 drug").at_a_distance is None


def test_where_the_search_was_given_up_it_says_so(
    why: WHY, monkeypatch: pytest.MonkeyPatch
) -> None:
    hasty = partial(cheapest_way, patience=0)
    monkeypatch.setattr(answering, "cheapest_way", hasty)
    rows = """
    甲 township complete; 乙 2A complete; 丙 3A has=07; %约 until=2019
    甲 -> 乙 referral_up by=约; 乙 -> 丙 referral_up by=约
    """
    answer = why(rows, "甲", "acute 07")
    assert (answer.cost >= 2, answer.exact) == (True, False)
    assert "或许更少" in answer.to_text("zh")
    assert "perhaps less" in answer.to_text("en")
