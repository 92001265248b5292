"""The parts of `broken_networks`; every breach of every rule is tested among the properties."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from hypothesis.errors import InvalidArgument
from tests.strategies.drawing_out import drawn, plainest

from medconsortium.errors import NotFoundError
from medconsortium.model import Network
from medconsortium.rules import CATALOGUE, Rule, check
from medconsortium.rules.examples import EXAMPLE_DAY
from medconsortium.strategies import broken_networks, networks_missing
from medconsortium.strategies.kernel import rule_of

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def failing(network: Network, *more: Rule) -> set[str]:
    report = check(network, on=EXAMPLE_DAY, rules=[*CATALOGUE, *more])
    return {finding.rule.code for finding in report.findings}


def test_the_plainest_is_what_the_page_of_the_rule_shows() -> None:
    rule = rule_of("GEN002")
    assert rule.compliant is not None
    shown = rule.breaches[0].apply(rule.compliant(), "example")
    assert plainest(broken_networks(rule=rule, mode="nobody-leads")) == shown


def test_every_breach_is_drawn_unless_one_is_asked_for() -> None:
    found = drawn(broken_networks(rule="GEN002", max_beside=0), 30)
    leads = {
        sum(row.role is not None and row.role.key == "lead" for row in one.memberships.values())
        for one in found
    }
    assert leads == {0, 2}


def test_broken_networks_are_of_many_shapes() -> None:
    found = drawn(broken_networks(rule="GRD001"), 40)
    assert {len(one.consortia) for one in found} == {1, 2}
    assert any("示范example" in one.consortia for one in found)
    assert any(row.nurses for one in found for row in one.institutions.values())


def test_what_is_broken_and_what_stands_beside_never_share_an_id() -> None:
    found = drawn(broken_networks(rule="IDN002", mode="another-parent", max_beside=6), 40)
    assert any("湖南省（另）" in one.divisions for one in found)
    assert all(failing(one) == {"IDN002"} for one in found[:10])


def test_adversarial_networks_are_broken_alike() -> None:
    found = drawn(broken_networks(rule="GEN004", wording="adversarial"), 6)
    assert all(failing(one) == {"GEN004"} for one in found)
    assert any("example" not in one.consortia for one in found)


def test_a_rule_of_ones_own_is_broken_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(EXAMPLES / "own_rules" / "src"))
    module = import_module("river_rules.lead_without_beds")
    own: Rule = module.lead_without_beds
    for one in drawn(broken_networks(rule=own), 10):
        assert failing(one, own) == {own.code}
    for one in drawn(networks_missing(rule=own), 6):
        report = check(one, on=EXAMPLE_DAY, rules=[own])
        assert report.gaps


def test_what_is_missing_can_be_chosen() -> None:
    for one in drawn(networks_missing(rule="GRD001", need="consortia.grid"), 6):
        (gap,) = check(one, on=EXAMPLE_DAY, rules=[rule_of("GRD001")]).gaps
        assert gap.missing == ("consortia.grid",)


def test_what_there_is_not_is_refused() -> None:
    with pytest.raises(InvalidArgument, match="has no breach 'typo'"):
        broken_networks(rule="GRD001", mode="typo")
    with pytest.raises(InvalidArgument, match="does not need 'typo'"):
        networks_missing(rule="GRD001", need="typo")
    with pytest.raises(NotFoundError):
        broken_networks(rule="no-such-rule")
