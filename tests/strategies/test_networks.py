"""The parts of `networks`; that they break no rule is tested among the properties."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from hypothesis.errors import InvalidArgument
from tests.strategies.drawing_out import drawn, plainest

from medconsortium.model import Network, NetworkBuilder
from medconsortium.rules import CATALOGUE, STABLE, Outcome, check
from medconsortium.rules.examples import EXAMPLE_DAY
from medconsortium.strategies import networks
from medconsortium.strategies.compliant.assembly import JOINED, Whole, rows_of
from medconsortium.strategies.compliant.plans import MemberPlan, plans
from medconsortium.vocabulary import ConsortiumKind

ALLIANCE = ConsortiumKind.SPECIALTY_ALLIANCE


def test_networks_keep_to_their_bounds() -> None:
    found = drawn(networks(min_institutions=3, max_institutions=5, max_consortia=1), 30)
    assert {3, 5} <= {len(one.institutions) for one in found} <= {3, 4, 5}
    assert {len(one.consortia) for one in found} == {0, 1}
    assert all(one.synthetic for one in found)


def test_consortia_are_of_the_kinds_asked_for_and_at_least_one() -> None:
    found = drawn(networks(kinds=[ALLIANCE]), 20)
    assert {row.kind for one in found for row in one.consortia.values()} <= {ALLIANCE, None}
    assert min(len(one.consortia) for one in found) == 1
    several = drawn(networks(min_consortia=2, max_consortia=3, max_institutions=20), 10)
    assert {len(one.consortia) for one in several} <= {2, 3}


def test_institutions_may_belong_to_several() -> None:
    found = drawn(
        networks(min_consortia=2, max_institutions=10, kinds=[ALLIANCE], unknowns="none"), 40
    )
    members = [[row.institution for row in one.memberships.values()] for one in found]
    assert any(len(set(of)) < len(of) for of in members)


@pytest.mark.parametrize("kind", [kind for kind in ConsortiumKind if kind in JOINED])
def test_who_is_socially_run_and_joins_another_consortium_has_signed(kind: ConsortiumKind) -> None:
    first = plainest(plans([ConsortiumKind.OTHER], max_size=2))
    plan = evolve(first, members=(*first.members, MemberPlan("private_hospital")))
    other = plainest(plans([kind], max_size=2))
    whole = Whole(plans=(plan, other), alone=(), joins=[(2, 1)], on=EXAMPLE_DAY)
    network = NetworkBuilder(synthetic=True).add(*rows_of(whole)).build()
    report = check(network, on=EXAMPLE_DAY, rules=CATALOGUE)
    assert report.findings == ()
    assert report.outcomes["GEN008", [*network.consortia][1]] is Outcome.PASS


def test_it_all_holds_on_the_day_that_is_asked_for() -> None:
    for one in drawn(networks(kinds=[ALLIANCE], on=date(2021, 6, 15), unknowns="none"), 5):
        report = check(one, on=date(2021, 6, 15), rules=STABLE)
        assert report.ok
        assert report.gaps == ()


def test_the_plainest_network_is_empty() -> None:
    assert plainest(networks()) == Network(synthetic=True)
    alone = plainest(networks(min_institutions=1))
    assert len(alone.institutions) == 1
    assert len(alone.consortia) == 0


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        ({"min_institutions": 3, "max_institutions": 2}, "from 3 to 2 institutions"),
        ({"min_consortia": 3}, "from 3 to 2 consortia"),
        ({"kinds": [], "min_consortia": 1}, "no kind of consortium"),
        ({"kinds": [ALLIANCE], "max_institutions": 1}, "may take 2 institutions"),
    ],
)
def test_bounds_that_do_not_fit_are_refused(bounds: dict[str, int], said: str) -> None:
    with pytest.raises(InvalidArgument, match=said):
        networks(**bounds)  # type: ignore[arg-type]
