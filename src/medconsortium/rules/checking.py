"""Running rules over a network."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable
from datetime import date

import attrs
import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Network
from medconsortium.model.columns import read_only
from medconsortium.model.dates import today
from medconsortium.rules.catalogue import CATALOGUE
from medconsortium.rules.facts import Facts
from medconsortium.rules.report import Crash, Judged, Report
from medconsortium.rules.rule import Rule
from medconsortium.rules.terms import Outcome, RuleStatus
from medconsortium.rules.verdict import Verdict, Verdicts, not_applicable, unassessed
from medconsortium.text import Text

__all__ = ["STABLE", "check"]

STABLE = tuple(rule for rule in CATALOGUE if rule.status is RuleStatus.STABLE)
"""The rules that `check` runs unless told otherwise."""


def check(network: Network, *, on: date | None = None, rules: Iterable[Rule] = STABLE) -> Report:
    """Judge a network by rules, as the law stood on a day.

    Args:
        network: The network to judge.
        on: The day; today in Asia/Shanghai if left out. It stands in the report.
        rules: The rules to judge by; filter `CATALOGUE` to choose, add values to extend.

    Each rule says pass, fail, not assessed or not applicable of each consortium. A rule that
    raises an exception is reported as a crash; the others still run.

    Raises:
        ValueError: Two rules have the same code.

    >>> from medconsortium import datasets
    >>> report = check(datasets.load("rare_disease_2019"), on=date(2019, 9, 1))
    >>> report.ok, len(report.findings)
    (True, 0)
    """
    day = today() if on is None else on
    chosen = tuple(rules)
    if len({rule.code for rule in chosen}) < len(chosen):
        raise ValueError("two rules have the same code")
    facts = Facts(network, day)
    judged: list[Judged] = []
    crashes: list[Crash] = []
    for rule in chosen:
        try:
            judged.append(_judge(rule, facts))
        except Exception:  # noqa: BLE001 - whatever a rule raises is a crash of that rule
            crashes.append(Crash(rule=rule, traceback=traceback.format_exc()))
    return Report(network=network, on=day, judged=tuple(judged), crashes=tuple(crashes))


def _judge(rule: Rule, facts: Facts) -> Judged:
    consortia = facts.network.consortia
    fitting = _fits_kind(rule, facts)
    applicable = (fitting != 0) & (facts.consortia_in_force != 0)
    if not rule.is_integrity:
        applicable &= ~facts.planned_consortia
    if not rule.is_in_force(facts.on):
        applicable = np.zeros(len(consortia), np.bool_)
    subjects = np.flatnonzero(applicable & (fitting == 1)).astype(np.int32)
    verdicts = rule.check(facts, subjects)
    if len(verdicts.outcomes) != len(subjects):
        raise ValueError(f"{rule.code} judged {len(verdicts.outcomes)} of {len(subjects)} subjects")
    for number in np.unique(verdicts.outcomes):
        Outcome.at(int(number))  # raises where a rule made up an outcome
    outcomes = np.full(len(consortia), Outcome.NOT_APPLICABLE.number, np.int8)
    outcomes[applicable] = Outcome.NOT_ASSESSED.number
    outcomes[subjects] = verdicts.outcomes
    doubtful = applicable & (facts.consortia_in_force < 0)
    hanging = doubtful & (outcomes != Outcome.NOT_APPLICABLE.number)
    outcomes[hanging] = Outcome.NOT_ASSESSED.number
    return Judged(
        rule=rule,
        outcomes=read_only(outcomes, np.int8),
        explain=_explainer(rule, facts, subjects, verdicts),
    )


def _fits_kind(rule: Rule, facts: Facts) -> NDArray[np.int8]:
    """For each consortium, whether the rule is for its kind: 1 yes, 0 no, -1 kind not stated."""
    kind = facts.network.consortia.columns.kind
    if rule.kinds is None:
        return np.ones(len(kind), np.int8)
    fits = np.isin(kind, [k.number for k in rule.kinds])
    return np.where(kind < 0, -1, fits).astype(np.int8)


def _explainer(
    rule: Rule, facts: Facts, subjects: NDArray[np.int32], verdicts: Verdicts
) -> Callable[[int], Verdict]:
    def explain(row: int) -> Verdict:
        before = _verdict_before_check(rule, facts, row)
        if before is not None:
            return before
        verdict = verdicts.explain(int(np.searchsorted(subjects, row)))
        if facts.consortia_in_force[row] < 0 and verdict.outcome in (Outcome.PASS, Outcome.FAIL):
            return _in_doubt(verdict, facts)
        return verdict

    return explain


def _verdict_before_check(rule: Rule, facts: Facts, row: int) -> Verdict | None:
    if not rule.is_in_force(facts.on):
        return not_applicable(
            Text(
                zh=f"{facts.on} 时规定尚未施行", en=f"the regulation is not in force on {facts.on}"
            )
        )
    fits = _fits_kind(rule, facts)[row]
    if fits == 0:
        return not_applicable(Text(zh="不适用于这种医联体", en="not for this kind of consortium"))
    if facts.consortia_in_force[row] == 0:
        return not_applicable(
            Text(zh=f"{facts.on} 时医联体不存续", en=f"the consortium does not exist on {facts.on}")
        )
    if facts.planned_consortia[row] and not rule.is_integrity:
        return not_applicable(Text(zh="医联体尚在筹建", en="the consortium is only planned"))
    if fits < 0:
        return unassessed(
            Text(zh="未记录医联体的类型", en="the kind of consortium is not recorded"),
            missing=("consortia.kind",),
        )
    return None


def _in_doubt(verdict: Verdict, facts: Facts) -> Verdict:
    return attrs.evolve(
        verdict,
        outcome=Outcome.NOT_ASSESSED,
        message=Text(
            zh=f"不知 {facts.on} 时医联体是否存续（起止日期未写明）",
            en=f"whether the consortium exists on {facts.on} is not known (period not stated)",
        ),
        cure=None,
        missing=("consortia.since", "consortia.until"),
    )
