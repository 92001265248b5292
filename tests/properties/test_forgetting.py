"""Forgetting never helps: what is not known cannot make a consortium comply.

Whatever a network says is forgotten, one datum at a time: a value is made not stated, a list stated
to be complete is made partial or of unknown completeness, a row or item is left out of a list that
becomes partial. A verdict may then become *not assessed* or *not applicable*, and nothing else;
where it is *not assessed*, what was forgotten is among what it asks for.

All there is in the examples of a rule, of what complies and of each way to break it, is forgotten
in turn; so is a datum drawn from networks a few changes away from them, and from others in which
two consortia meet. `--hypothesis-profile=explore` also forgets a second datum.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample
from tests.strategies.altered import altered_networks, networks_shown
from tests.strategies.forgetting import Forgetting, forgettings, network_of
from tests.strategies.judged import DAY, judged_networks
from tests.strategies.networks import share_of_examples

from medconsortium.model import Network
from medconsortium.rules import CATALOGUE, Outcome, Report, Rule, check
from medconsortium.rules.examples import EXAMPLE_DAY

STEADY_EXAMPLES = 40
IS_THOROUGH = settings().max_examples > STEADY_EXAMPLES

UNDECIDED = {Outcome.NOT_ASSESSED, Outcome.NOT_APPLICABLE}
MAY_BECOME: Mapping[Outcome, set[Outcome]] = {
    Outcome.PASS: {Outcome.PASS, *UNDECIDED},
    Outcome.FAIL: {Outcome.FAIL, *UNDECIDED},
    Outcome.NOT_ASSESSED: UNDECIDED,
    Outcome.NOT_APPLICABLE: UNDECIDED,
}

ALIKE = (
    {"memberships", "consortia.members_completeness", "consortia.leads_completeness"},
    {"links", "consortia.links_completeness"},
    {"instruments", "consortia.instruments_completeness"},
    {"services", "institutions.services_completeness"},
)
"""Data that stand for one another: a row may be missing where its list is not complete."""

every_rule = pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)
unhurried = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


def judged(network: Network, *rules: Rule, on: date = EXAMPLE_DAY) -> Report:
    """Return what rules say of a network; none may crash."""
    report = check(network, on=on, rules=rules)
    assert not report.crashes, report.crashes[0].traceback
    return report


def assert_nothing_gained(before: Report, after: Report, forgotten: str) -> None:
    """Fail where a verdict became what it may not become by not knowing.

    Rows without an id of their own go by what they say: one of several alike may go by another.
    """
    for (code, subject), outcome in after.outcomes.items():
        was = before.outcomes.get((code, subject), Outcome.NOT_APPLICABLE)
        assert outcome in MAY_BECOME[was], (
            f"{code}: without {forgotten}, {was.key} of {subject} "
            f"became {outcome.key}; a rule may rest on what is stated only"
        )


def assert_asked_for(before: Report, after: Report, forgotten: Forgetting) -> None:
    """Fail where a verdict hangs on what was forgotten, and does not ask for it."""
    (alike,) = [names for names in ALIKE if forgotten.datum in names] or [{forgotten.datum}]
    for gap in after.gaps:
        if before.outcomes.get((gap.rule.code, gap.subject)) is not Outcome.NOT_ASSESSED:
            asked = {name.partition(" ")[0] for name in gap.missing}
            assert asked & alike, (
                f"{gap.rule.code}: without {forgotten.what}, {gap.subject} is not assessed, "
                f"and is asked for {sorted(asked)}, not for {sorted(alike)}"
            )


@every_rule
def test_forgetting_a_datum_of_an_example_never_helps_and_is_told(rule: Rule) -> None:
    for network in networks_shown(rule).values():
        before = judged(network, rule)
        for one in forgettings(network):
            poorer = network_of(one.rows)
            after = judged(poorer, rule)
            assert_nothing_gained(before, after, one.what)
            assert_asked_for(before, after, one)
            if IS_THOROUGH and after.outcomes != before.outcomes:
                for more in forgettings(poorer):
                    still = judged(network_of(more.rows), rule)
                    assert_nothing_gained(after, still, f"{one.what} and {more.what}")


@every_rule
def test_forgetting_never_helps(rule: Rule) -> None:
    @settings(unhurried, max_examples=share_of_examples(0.25).max_examples)
    @given(altered_networks(rule), st.data())
    def holds(network: Network, data: st.DataObject) -> None:
        before, left = judged(network, rule), {one.what: one.rows for one in forgettings(network)}
        for what in data.draw(st.lists(st.sampled_from([*left]), min_size=1, max_size=4)):
            assert_nothing_gained(before, judged(network_of(left[what]), rule), what)

    holds()


@settings(unhurried)
@given(judged_networks(described=True), st.sampled_from([DAY, EXAMPLE_DAY]), st.data())
def test_forgetting_never_helps_where_two_consortia_meet(
    network: Network, on: date, data: st.DataObject
) -> None:
    left = {one.what: one.rows for one in forgettings(network)}
    what = data.draw(st.sampled_from([*left]))
    before, after = (judged(n, *CATALOGUE, on=on) for n in (network, network_of(left[what])))
    assert_nothing_gained(before, after, what)


@every_rule
def test_the_networks_drawn_reach_every_outcome(rule: Rule) -> None:
    missing = set(Outcome)

    def is_last(network: Network) -> bool:
        missing.difference_update(judged(network, rule).outcomes.values())
        return not missing

    until_found = settings(max_examples=1000, phases=[Phase.generate])
    with suppress(NoSuchExample):
        find(altered_networks(rule), is_last, settings=until_found)
    assert not missing, "show what a rule reads in its examples, for what is drawn begins there"
