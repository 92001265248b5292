"""What the public strategies promise: nothing wrong in valid networks, one thing in broken ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.control import current_build_context
from hypothesis.errors import StopTest, UnsatisfiedAssumption
from hypothesis.strategies import DrawFn, SearchStrategy

from medconsortium import strategies
from medconsortium.model import Network
from medconsortium.rules import CATALOGUE, STABLE, Breach, Outcome, Report, Rule, check
from medconsortium.rules.examples import EXAMPLE_DAY
from medconsortium.strategies import broken_networks, networks, networks_missing
from medconsortium.strategies.entailed import rules_broken_by
from medconsortium.vocabulary import ConsortiumKind, LinkKind, Role, Tier

T = TypeVar("T")

NEEDS_MORE: Mapping[str, tuple[int, int]] = {
    # A grid overlaps with another, so that there must be two consortia.
    "GRD002": (3, 2),
    # A part of a whole that is divided: the whole is a consortium of its own.
    "GRD003": (3, 2),
    # A member that is shared belongs to two.
    "GRD005": (3, 2),
    # An urban group needs rehabilitation and nursing by CMG003, beside the member that is judged.
    "PRI003": (4, 1),
    "REF006": (5, 1),
    # Coverage is counted among several township centres, beside county and village (CMC003).
    "CMC014": (4, 1),
}
"""By rule: how many institutions and consortia the least network has that breaks it alone."""

every_rule = pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)
every_breach = pytest.mark.parametrize(
    ("rule", "way"),
    [
        pytest.param(rule, way, id=f"{rule.code} {way.name}")
        for rule in CATALOGUE
        for way in rule.breaches
    ],
)


def examples(*, ordinarily: int, exploring: int) -> settings:
    """Return how many examples to draw: few in the ordinary run, many with the profile explore."""
    exploring_now = settings().max_examples > 100
    return settings(
        max_examples=exploring if exploring_now else ordinarily, phases=[Phase.generate]
    )


def judged(network: Network) -> Report:
    report = check(network, on=EXAMPLE_DAY, rules=CATALOGUE)
    assert not report.crashes, report.crashes[0].traceback
    return report


def failing(report: Report) -> set[str]:
    return {finding.rule.code for finding in report.findings}


def first_and_rest(strategy: SearchStrategy[T], use: Callable[[T], object], drawn: settings) -> T:
    """Draw examples and return the first, which is the plainest there is."""
    seen: list[T] = []

    @given(strategy)
    @drawn
    def draw(value: T) -> None:
        seen.append(value)
        use(value)

    draw()
    return seen[0]


@pytest.mark.parametrize("unknowns", ["some", "many"])
def test_networks_break_no_rule(unknowns: strategies.Unknowns) -> None:
    @given(networks(unknowns=unknowns) | networks(unknowns=unknowns, wording="adversarial"))
    @examples(ordinarily=15, exploring=2000)
    def holds(network: Network) -> None:
        assert failing(judged(network)) == set()

    holds()


@given(networks(unknowns="none", max_institutions=14, max_consortia=3))
@examples(ordinarily=25, exploring=2000)
def test_with_nothing_unknown_every_stable_rule_passes_or_does_not_apply(network: Network) -> None:
    outcomes = set(check(network, on=EXAMPLE_DAY, rules=STABLE).outcomes.values())
    assert outcomes <= {Outcome.PASS, Outcome.NOT_APPLICABLE}
    assert failing(judged(network)) == set()


@pytest.mark.parametrize("kind", ConsortiumKind, ids=lambda kind: kind.key)
def test_every_kind_can_be_asked_for(kind: ConsortiumKind) -> None:
    @given(networks(kinds=[kind], unknowns="none"))
    @examples(ordinarily=3, exploring=200)
    def holds(network: Network) -> None:
        assert {row.kind for row in network.consortia.values()} == {kind}
        report = check(network, on=EXAMPLE_DAY, rules=STABLE)
        assert report.ok
        assert report.gaps == ()

    holds()


@every_breach
def test_a_broken_network_breaks_its_rule_and_no_other(rule: Rule, way: Breach) -> None:
    expected = rules_broken_by(rule.code, way.name)

    def breaks(network: Network) -> None:
        assert failing(judged(network)) == expected

    drawn = examples(ordinarily=2, exploring=200)
    first = first_and_rest(broken_networks(rule=rule, mode=way.name), breaks, drawn)
    most_institutions, most_consortia = NEEDS_MORE.get(rule.code, (3, 1))
    assert len(first.institutions) <= most_institutions
    assert len(first.consortia) <= most_consortia


@every_rule
def test_a_network_that_lacks_what_a_rule_needs_leaves_it_open(rule: Rule) -> None:
    @given(networks_missing(rule=rule))
    @examples(ordinarily=2, exploring=200)
    def holds(network: Network) -> None:
        report = judged(network)
        assert rule.code in {gap.rule.code for gap in report.gaps}
        assert failing(report).isdisjoint(stable.code for stable in STABLE)

    holds()


REJECTED = {
    "networks": networks(),
    "with nothing unknown": networks(unknowns="none"),
    "adversarial networks": networks(wording="adversarial"),
    "broken networks": broken_networks(rule="GEN002"),
    "networks that lack something": networks_missing(rule="GEN002"),
    "arbitrary networks": strategies.arbitrary_networks(),
    "documents": strategies.documents(),
    "malformed documents": strategies.malformed_documents(),
    "rosters": strategies.dirty_rosters(),
    "histories": strategies.edit_histories(),
    "cases": strategies.referral_cases(),
    "institutions": strategies.institutions(),
    "memberships": strategies.memberships(),
}


def rejected(strategy: SearchStrategy[object], drawn: settings) -> tuple[int, int]:
    """Return how many examples were begun, and how many the strategy itself gave up.

    Hypothesis cuts some short on its own account, as it tries parts of earlier ones.
    """
    begun, given_up = 0, 0

    @st.composite
    def counted(draw: DrawFn) -> None:
        nonlocal begun, given_up
        begun += 1
        try:
            draw(strategy)
        except (StopTest, UnsatisfiedAssumption):
            data = current_build_context().data
            given_up += data.max_choices is None or len(data.nodes) < data.max_choices
            raise

    @given(counted())
    @drawn
    def count(_: None) -> None:
        pass

    count()
    return begun, given_up


@pytest.mark.parametrize("what", REJECTED)
def test_what_is_begun_is_finished(what: str) -> None:
    begun, given_up = rejected(REJECTED[what], examples(ordinarily=30, exploring=1000))
    assert given_up <= begun / 100


def test_what_is_given_up_is_counted() -> None:
    odd = st.tuples(st.integers(0, 9)).filter(lambda numbers: numbers[0] % 2 == 1)
    begun, given_up = rejected(odd, settings(max_examples=30, phases=[Phase.generate]))
    assert given_up > begun / 100


# Where something particular must stay, the shrinker may stop at one consortium more than it needs.
SHRINKS: Mapping[str, tuple[Callable[[Network], bool], tuple[int, int]]] = {
    "anything": (lambda _: True, (0, 0)),
    "an institution": (lambda n: len(n.institutions) > 0, (2, 1)),
    "a guided member": (
        lambda n: any(m.role is Role.GUIDED for m in n.memberships.values()),
        (5, 2),
    ),
    "a lateral referral": (
        lambda n: any(link.kind is LinkKind.REFERRAL_LATERAL for link in n.links.values()),
        (5, 2),
    ),
    "two tiers": (
        lambda n: {Tier.VILLAGE, Tier.NATIONAL} <= {row.tier for row in n.institutions.values()},
        (5, 2),
    ),
}


@pytest.mark.parametrize("what", SHRINKS)
def test_networks_shrink_to_what_matters(what: str) -> None:
    matters, (institutions, consortia) = SHRINKS[what]
    least = find(
        networks(unknowns="none"),
        matters,
        settings=settings(max_examples=500, phases=[Phase.generate, Phase.shrink]),
    )
    assert len(least.institutions) <= institutions
    assert len(least.consortia) <= consortia
