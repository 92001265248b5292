from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis.errors import InvalidArgument
from tests.strategies.compliant.test_assembly import network

from medconsortium.errors import NotFoundError
from medconsortium.model import Network
from medconsortium.rules import CATALOGUE, Outcome, Rule, breach, check
from medconsortium.rules.examples import EXAMPLE_DAY
from medconsortium.strategies.kernel import broken_kernel, compliant_kernel, rule_of, without_need
from medconsortium.vocabulary import Completeness, ConsortiumKind

GRID = rule_of("GRD001")


def outcome(rule: Rule, network: Network, subject: str) -> Outcome:
    return check(network, on=EXAMPLE_DAY, rules=[rule]).outcomes[rule.code, subject]


def test_a_rule_is_found_by_code_or_name() -> None:
    assert rule_of("missing-grid") is GRID
    assert rule_of(GRID) is GRID
    with pytest.raises(NotFoundError):
        rule_of("no-such-rule")
    with pytest.raises(InvalidArgument, match="several rules"):
        rule_of("GRD")


def test_a_kernel_shows_what_complies_and_what_does_not() -> None:
    kernel = compliant_kernel(GRID)
    assert outcome(GRID, kernel.network, kernel.subject) is Outcome.PASS
    broken = broken_kernel(GRID, GRID.breaches[0])
    assert outcome(GRID, broken.network, broken.subject) is Outcome.FAIL
    assert broken.least is broken.network


def test_what_can_be_spared_goes() -> None:
    rule = rule_of("CMG003")
    kernel = broken_kernel(rule, rule.breaches[0])
    assert len(kernel.network.institutions) == 5
    assert len(kernel.least.institutions) == 3
    codes = {f.rule.code for f in check(kernel.least, on=EXAMPLE_DAY, rules=CATALOGUE).findings}
    assert codes == {"CMG003"}


def test_what_belongs_to_a_row_goes_with_it_and_lists_stay_complete() -> None:
    rule = rule_of("CMC014")
    kernel = broken_kernel(rule, rule.breaches[0])
    left = kernel.least
    members = {row.institution for row in left.memberships.values()}
    assert members == set(left.institutions)
    ends = {end for link in left.links.values() for end in (link.origin, link.target)}
    assert ends <= set(left.institutions)
    before, after = (one.consortia["example"] for one in (kernel.network, left))
    assert after.members_completeness is before.members_completeness
    assert after.links_completeness is before.links_completeness


def test_lists_that_lose_somebody_are_as_complete_as_before() -> None:
    rule = rule_of("GRD003")
    kernel = broken_kernel(rule, rule.breaches[0])
    assert len(kernel.network.consortia) == 3
    assert len(kernel.least.consortia) == 2
    for row in kernel.least.consortia.values():
        assert row.grid == kernel.network.consortia[row.id].grid


def test_a_rule_that_shows_nothing_is_refused() -> None:
    with pytest.raises(InvalidArgument, match="compliant="):
        compliant_kernel(evolve(GRID, code="OWN001", compliant=None))
    with pytest.raises(InvalidArgument, match="nothing passes"):
        compliant_kernel(evolve(GRID, code="OWN002", compliant=Network))


@breach("什么也没有变", "nothing is changed")
def nothing_changed(network: Network, _: str) -> Network:
    return network


def test_a_breach_that_breaks_nothing_is_refused() -> None:
    with pytest.raises(InvalidArgument, match="nothing-changed does not break GRD001"):
        broken_kernel(GRID, nothing_changed)


WHOLE = network(ConsortiumKind.COUNTY_MEDICAL_COMMUNITY)


def test_a_field_is_stated_nowhere() -> None:
    left = without_need(WHOLE, "institutions.tier")
    assert {row.tier for row in left.institutions.values()} == {None}
    assert left.memberships == WHOLE.memberships


def test_a_field_with_a_default_holds_it() -> None:
    left = without_need(WHOLE, "consortia.members_completeness")
    assert {r.members_completeness for r in left.consortia.values()} == {Completeness.UNKNOWN}


def test_a_table_is_empty_and_not_said_to_be_complete() -> None:
    left = without_need(WHOLE, "links")
    assert len(left.links) == 0
    assert {r.links_completeness for r in left.consortia.values()} == {Completeness.UNKNOWN}
    served = without_need(WHOLE, "services")
    assert len(served.services) == 0
    assert {r.services_completeness for r in served.institutions.values()} == {Completeness.UNKNOWN}
    assert len(without_need(WHOLE, "observations").observations) == 0
