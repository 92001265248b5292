"""What an overlay makes of a parameter of the law reaches every rule that reads it.

Which rules read which parameters is not told here but watched, so a new rule is covered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date

import attrs
import pytest
from tests.strategies.altered import networks_shown

from medconsortium.law import DatedValue, Parameter, corpus
from medconsortium.model import Network
from medconsortium.rules import CATALOGUE, Outcome, Overlay, Rule, Verdict, apply_overlay, check
from medconsortium.rules.examples import EXAMPLE_DAY

SHIPPED = {
    f"{key}#{name}": parameter
    for key, regulation in corpus().items()
    for name, parameter in regulation.parameters.items()
}

Networks = Mapping[str, Network]


@contextmanager
def watched() -> Iterator[list[Parameter]]:
    """Collect the parameters that are looked up."""
    found: list[Parameter] = []
    look_up = Parameter.possible_on

    def watch(parameter: Parameter, day: date) -> tuple[DatedValue, ...]:
        found.append(parameter)
        return look_up(parameter, day)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Parameter, "possible_on", watch)
        yield found


def verdicts(rule: Rule, networks: Networks) -> Mapping[tuple[str, str], Verdict]:
    """Return what a rule says of networks, by name and subject."""
    found: dict[tuple[str, str], Verdict] = {}
    for name, network in networks.items():
        report = check(network, on=EXAMPLE_DAY, rules=[rule])
        assert not report.crashes, report.crashes[0].traceback
        (judged,) = report.judged
        for row, subject in enumerate(network.table(rule.subjects)):
            if judged.outcomes[row] != Outcome.NOT_APPLICABLE.number:
                found[name, subject] = judged.explain(row)
    return found


def read_by(rule: Rule) -> set[str]:
    """Return the parameters, as `regulation#parameter`, that a rule reads."""
    with watched() as found:
        verdicts(rule, networks_shown(rule))
    return {name for name, parameter in SHIPPED.items() if any(one is parameter for one in found)}


def other(value: DatedValue) -> DatedValue:
    """Return the value as an overlay might have it: a larger number, terms not named so far."""
    if not isinstance(value.value, tuple):
        return attrs.evolve(value, value=value.value * 2 + 1)
    vocabulary = type(value.value[0])
    unnamed = (term for term in vocabulary if term not in value.value)
    return attrs.evolve(value, value=(next(unnamed), value.value[0]))


def overlaid(rule: Rule, name: str) -> Rule:
    """Return a rule as an overlay has it that gives a parameter another value."""
    values = (other(SHIPPED[name].values[-1]),)
    (found,) = apply_overlay([rule], Overlay(name="某省", parameters={name: values}))
    return found


every_rule = pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)


@every_rule
def test_a_changed_parameter_reaches_the_rule(rule: Rule) -> None:
    for name in read_by(rule):
        with watched() as found:
            changed = verdicts(overlaid(rule, name), networks_shown(rule))
        shipped = any(parameter is SHIPPED[name] for parameter in found)
        assert not shipped, f"read {name} from `facts`, whose law an overlay may have changed"
        assert changed != verdicts(rule, networks_shown(rule)), (
            f"{name} is looked up, and makes no difference"
        )


@every_rule
def test_a_rule_cites_what_sets_the_parameters_it_reads(rule: Rule) -> None:
    for name in read_by(rule):
        (amendment,) = overlaid(rule, name).amendments
        assert amendment.parameters == (name,), "findings tell that a value was changed"


def test_many_rules_read_parameters() -> None:
    assert len([rule for rule in CATALOGUE if read_by(rule)]) > 10
