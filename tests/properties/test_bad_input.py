"""What makes no sense is met with a named error, or with an answer that is empty and says why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias

import pytest
from attrs import evolve
from tests.referral.semantics.notation import network_of

from medconsortium.errors import ModelError, NotFoundError
from medconsortium.model import Institution, Link, Network
from medconsortium.referral import (
    Binding,
    CareNeed,
    CarePlan,
    Certainty,
    ClosureImpact,
    Coverage,
    Effect,
    Paths,
    ReferralPolicy,
    WhyNot,
    catchment,
    closure_impact,
    compile_network,
    coverage,
    find_path,
    find_paths,
    nearest,
    plan_care,
    reachable,
    recognition,
    why_not,
)
from medconsortium.vocabulary import LinkKind, Phase, Subject, Urgency

DAY = date(2020, 6, 1)
NEED = CareNeed(phase=Phase.ACUTE, subjects=[Subject.PAEDIATRICS])
WHOLE = """
甲 township complete; 乙 2A has=07 complete; 丙 township complete
甲 -> 乙 referral_up minutes=20; 丙 -> 甲 referral_lateral minutes=5
"""

Ask: TypeAlias = Callable[[Network, str, CareNeed, ReferralPolicy], object]

QUERIES: dict[str, Ask] = {
    "find_path": lambda n, o, need, p: find_path(n, o, need, on=DAY, policy=p).institutions,
    "find_paths": lambda n, o, need, p: find_paths(n, o, need, on=DAY, policy=p),
    "plan_care": lambda n, o, need, p: plan_care(n, o, [need, need], on=DAY, policy=p),
    "stage by stage": lambda n, o, need, p: plan_care(
        n, o, [need], jointly=False, on=DAY, policy=p
    ),
    "reachable": lambda n, o, need, p: reachable(n, o, need, on=DAY, policy=p),
    "why_not": lambda n, o, need, p: why_not(n, o, need, on=DAY, policy=p),
    "closure_impact": lambda n, o, need, p: closure_impact(n, o, need, on=DAY, policy=p),
    "catchment": lambda n, o, need, p: catchment(n, need, on=DAY, policy=p).path(o).hops,
    "nearest": lambda n, o, need, p: nearest(compile_network(n, on=DAY, policy=p), need).target(o),
    "coverage": lambda n, _, need, p: coverage(n, need, minutes=[30], on=DAY, policy=p),
}
FROM_SOMEWHERE = [query for query in QUERIES if query != "coverage"]


@pytest.mark.parametrize("query", FROM_SOMEWHERE)
@pytest.mark.parametrize("name", ["己", "", "甲院", "/"])
def test_an_institution_that_is_not_there(query: str, name: str) -> None:
    with pytest.raises(NotFoundError):
        QUERIES[query](network_of(WHOLE), name, NEED, ReferralPolicy())


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("place", ["provider", "home", "signed_with"])
def test_a_need_that_names_somebody_who_is_not_there(query: str, place: str) -> None:
    asked: dict[str, Any] = {place: "己"}
    with pytest.raises(NotFoundError):
        QUERIES[query](network_of(WHOLE), "甲", evolve(NEED, **asked), ReferralPolicy())


def test_results_of_and_at_somebody_who_is_not_there() -> None:
    for of, by in (("己", "甲"), ("甲", "己")):
        with pytest.raises(NotFoundError):
            recognition(network_of(WHOLE), "血常规", of=of, by=by, on=DAY)


@pytest.mark.parametrize("urgency", Urgency)
def test_a_need_that_nobody_meets(urgency: Urgency) -> None:
    network = network_of(WHOLE)
    need = CareNeed(phase=Phase.ACUTE, subjects=[Subject.ONCOLOGY], urgency=urgency)
    path = find_path(network, "甲", need, on=DAY)
    assert (path.certainty, path.target, path.hops, path.cost) == (Certainty.NONE, None, (), None)
    assert "均不能满足需求" in (path.reason.zh or "")
    paths = find_paths(network, "甲", need, on=DAY)
    assert (len(paths), paths.reason) == (0, path.reason)
    for jointly in (True, False):
        plan = plan_care(network, "甲", [NEED, need], jointly=jointly, on=DAY)
        assert (plan.certainty, plan.cost, len(plan.stages)) == (Certainty.NONE, None, 1)
        assert (plan.reason.zh or "").startswith("第 2 阶段：")
    caught = catchment(network, need, on=DAY)
    assert caught.certainty.tolist() == [Certainty.NONE.number] * 3
    assert caught.path("甲") == path
    assert nearest(compile_network(network, on=DAY), need).target("甲") is None
    (covered,) = coverage(network, need, minutes=[999], on=DAY).rows
    assert (covered.institutions.beyond, covered.institutions.total) == (3, 3)
    assert {reach.can for reach in reachable(network, "甲", need, on=DAY)} == {False}
    impact = closure_impact(network, "乙", need, on=DAY)
    assert {impact.effect(origin) for origin in "甲丙"} == {Effect.UNAFFECTED}
    changes = why_not(network, "甲", need, on=DAY).changes
    assert [change.relaxation.key for change in changes] == ["start_service"]


@pytest.mark.parametrize("minutes", ["-3", "-1e300"])
@pytest.mark.parametrize("urgency", Urgency)
def test_negative_minutes_are_none(minutes: str, urgency: Urgency) -> None:
    """They neither shorten a way nor make it go round and round."""
    rows = f"{WHOLE}; 丙 -> 乙 referral_up minutes={minutes}"
    network = network_of(f"{rows}; 乙 -> 甲 referral_lateral minutes={minutes}")
    need = evolve(NEED, urgency=urgency)
    path, caught = find_path(network, "丙", need, on=DAY), catchment(network, need, on=DAY)
    assert (path.institutions, path.travel_minutes) == (("丙", "乙"), 0)
    assert caught.travel_minutes[caught.row("丙")] == 0


@pytest.mark.parametrize("minutes", [float("nan"), float("inf"), -float("inf")])
def test_minutes_that_are_no_number_are_refused_with_the_row_that_has_them(minutes: float) -> None:
    with pytest.raises(ModelError, match="travel_minutes"):
        Network(
            institutions=[Institution(id=name, name=name) for name in "甲乙"],
            links=[Link(origin="甲", target="乙", kind=LinkKind.BOOKING, travel_minutes=minutes)],
        )


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize(
    "name",
    [
        *("minutes_if_unknown", "minutes_per_transfer", "minutes_for_bypassing"),
        *("minutes_per_border", "most_minutes"),
    ],
)
def test_huge_numbers_change_nothing_but_the_order(query: str, name: str) -> None:
    network = network_of(f"{WHOLE}; 甲 -> 丁 referral_up minutes=1e300; 丁 2A has=07")
    huge: dict[str, Any] = {name: 1e300}
    large: dict[str, Any] = {name: 1e7 if name == "most_minutes" else 1e5}
    for urgency in Urgency:
        need = evolve(NEED, urgency=urgency)
        found = QUERIES[query](network, "甲", need, ReferralPolicy(**huge))
        expected = QUERIES[query](network, "甲", need, ReferralPolicy(**large))
        assert route(found) == route(expected)


def route(answer: Any) -> object:
    """Return what an answer says of where to go, whatever it weighs."""
    if isinstance(answer, Paths):
        return [path.institutions for path in answer]
    if isinstance(answer, CarePlan):
        return [stage.institutions for stage in answer.stages]
    if isinstance(answer, ClosureImpact):
        return answer.after.tolist()
    if isinstance(answer, WhyNot):
        return answer.changes, answer.path.institutions
    return answer.rows if isinstance(answer, Coverage) else answer


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("urgency", Urgency)
def test_cycles_and_links_to_oneself_lead_nowhere(query: str, urgency: Urgency) -> None:
    """The answer is the same as without them."""
    need = evolve(NEED, urgency=urgency)
    rows = f"{WHOLE}; 甲 -> 丙 referral_lateral minutes=5; 甲 -> 甲 referral_up minutes=0"
    rows += "; 乙 -> 乙 referral_up minutes=0; 丙 -> 丙 booking minutes=0"
    found = QUERIES[query](network_of(rows), "丙", need, ReferralPolicy())
    assert route(found) == route(QUERIES[query](network_of(WHOLE), "丙", need, ReferralPolicy()))


def test_a_cycle_alone_is_no_way_out() -> None:
    rows = "甲 2A complete; 乙 2A complete; 丙 2A has=07; 甲 -> 乙 referral_lateral"
    network = network_of(f"{rows}; 乙 -> 甲 referral_lateral; 甲 -> 甲 referral_up")
    path = find_path(network, "甲", NEED, on=DAY)
    assert (path.certainty, str(path.reason.zh)) == (
        Certainty.NONE,
        "到达 2 家机构，均不能满足需求",
    )
    assert [reach.institution for reach in reachable(network, "甲", NEED, on=DAY)] == ["甲", "乙"]


@pytest.mark.parametrize(
    "policy",
    [
        ReferralPolicy(most_transfers=0),
        ReferralPolicy(most_minutes=0.0),
        ReferralPolicy(most_minutes=19.9, most_transfers=5),
        ReferralPolicy(within_county=Binding.REQUIRED, within_province=Binding.REQUIRED),
        ReferralPolicy(within_consortium=Binding.REQUIRED),
    ],
)
def test_a_policy_that_contradicts_the_need_leaves_an_empty_answer_that_says_why(
    policy: ReferralPolicy,
) -> None:
    """Of 甲 and 乙 it is known that they share neither a county nor a consortium."""
    network = network_of(
        "#一省 province; #二省 province; #一县 county in=一省; #二县 county in=二省;"
        "甲 township complete in=一县; 乙 2A has=07 complete in=二县;"
        "甲 -> 乙 referral_up minutes=20; @urban_medical_group lead=甲"
    )
    path = find_path(network, "甲", NEED, on=DAY, policy=policy)
    assert (path.certainty, path.hops) == (Certainty.NONE, ())
    assert path.reason.zh
    assert path.reason.en
    assert find_paths(network, "甲", NEED, on=DAY, policy=policy).reason == path.reason
    assert not plan_care(network, "甲", [NEED], on=DAY, policy=policy).found
    caught = catchment(network, NEED, on=DAY, policy=policy)
    assert (int(caught.target[caught.row("甲")]), caught.path("甲")) == (-1, path)
    (covered,) = coverage(network, NEED, minutes=[60], on=DAY, policy=policy).rows
    assert (covered.institutions.confirmed, covered.institutions.beyond) == (1, 1)
    assert why_not(network, "甲", NEED, on=DAY, policy=policy).reason.zh


def test_a_need_that_contradicts_itself_says_why() -> None:
    """Who cannot travel is sent nowhere; a drug is brought by nobody."""
    network = network_of(WHOLE)
    for contradiction in ({"can_travel": False}, {"drug": True}, {"provider": "丙"}):
        asked: dict[str, Any] = contradiction
        path = find_path(network, "甲", evolve(NEED, **asked), on=DAY)
        assert path.certainty is Certainty.NONE
        assert path.reason.zh
        assert path.reason.en
