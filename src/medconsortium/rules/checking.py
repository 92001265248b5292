"""Running rules over a network."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable
from datetime import date

import attrs
import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Network
from medconsortium.model.columnar.columns import read_only
from medconsortium.model.dates import today
from medconsortium.rules.catalogue import CATALOGUE
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import Rule
from medconsortium.rules.engine.terms import Outcome, RuleStatus
from medconsortium.rules.engine.verdict import Verdict, Verdicts, not_applicable, unassessed
from medconsortium.rules.reporting.finding import Crash
from medconsortium.rules.reporting.outcomes import Judged
from medconsortium.rules.reporting.report import Report
from medconsortium.rules.rulebook.waiver import Waiver
from medconsortium.text import Text

__all__ = ["STABLE", "check"]

STABLE = tuple(rule for rule in CATALOGUE if rule.status is RuleStatus.STABLE)
"""The rules that `check` runs unless told otherwise."""

_NOUNS = {
    "consortia": Text(zh="医联体", en="consortium"),
    "institutions": Text(zh="机构", en="institution"),
    "links": Text(zh="联系", en="link"),
}


def check(
    network: Network,
    *,
    on: date | None = None,
    rules: Iterable[Rule] = STABLE,
    waivers: Iterable[Waiver] = (),
    before_rule: Callable[[Rule], object] | None = None,
) -> Report:
    """Judge a network by rules, as the law stood on a day.

    Args:
        network: The network to judge.
        on: The day; today in Asia/Shanghai if left out. It stands in the report.
        rules: The rules to judge by: choose with `select_rules`, add values to extend.
        waivers: Decisions to let breaches stand for a time.
        before_rule: Is told each rule before it is run, so that a long run can show how far it is.

    Each rule says pass, fail, not assessed or not applicable of each consortium, or of each row
    of another table that it is about. A rule that raises an exception is reported as a crash; the
    others still run.

    Raises:
        ValueError: Two rules have the same code.

    >>> from medconsortium import datasets
    >>> report = check(datasets.load("rare_disease_2019"), on=date(2019, 9, 1))
    >>> report.ok, len(report.findings)
    (True, 0)
    """
    day = today() if on is None else on
    chosen = tuple(rule.as_of(day) for rule in rules)
    if len({rule.code for rule in chosen}) < len(chosen):
        raise ValueError("two rules have the same code")
    facts_in = {id(rule.law): Facts(network, day, rule.law) for rule in chosen}
    judged: list[Judged] = []
    crashes: list[Crash] = []
    for rule in chosen:
        if before_rule is not None:
            before_rule(rule)
        try:
            judged.append(_judge(rule, facts_in[id(rule.law)]))
        except Exception:  # noqa: BLE001 - whatever a rule raises is a crash of that rule
            crashes.append(Crash(rule=rule, traceback=traceback.format_exc()))
    return Report(
        network=network,
        on=day,
        judged=tuple(judged),
        crashes=tuple(crashes),
        waivers=tuple(waivers),
    )


@frozen(eq=False)
class _Ground:
    """What is looked at before a rule is asked, for each row of the table it is about.

    `fits` says whether the rule is for its kind and `stands` whether it is there on the day: 1 yes,
    0 no, -1 not known; `planned`, whether it is only planned.
    """

    rule: Rule
    on: date
    fits: NDArray[np.int8]
    stands: NDArray[np.int8]
    planned: NDArray[np.bool_]

    @property
    def applicable(self) -> NDArray[np.bool_]:
        """For each row, whether the rule speaks of it, or may."""
        applicable = (self.fits != 0) & (self.stands != 0)
        if not self.rule.is_integrity:
            applicable &= ~self.planned
        return applicable if self.rule.is_in_force(self.on) else np.zeros_like(applicable)


def _ground(rule: Rule, facts: Facts) -> _Ground:
    table = rule.subjects
    fits = np.ones(len(facts.network.table(table)), np.int8)
    if rule.kinds is not None:
        kind = facts.network.consortia.columns.kind
        fits = np.where(kind < 0, -1, np.isin(kind, [k.number for k in rule.kinds])).astype(np.int8)
    return _Ground(rule, facts.on, fits, facts.standing(table), facts.only_planned(table))


def _judge(rule: Rule, facts: Facts) -> Judged:
    ground = _ground(rule, facts)
    applicable = ground.applicable
    subjects = np.flatnonzero(applicable & (ground.fits == 1)).astype(np.int32)
    verdicts = rule.check(facts, subjects)
    if len(verdicts.outcomes) != len(subjects):
        raise ValueError(f"{rule.code} judged {len(verdicts.outcomes)} of {len(subjects)} subjects")
    for number in np.unique(verdicts.outcomes):
        Outcome.at(int(number))  # raises where a rule made up an outcome
    outcomes = np.full(len(applicable), Outcome.NOT_APPLICABLE.number, np.int8)
    outcomes[applicable] = Outcome.NOT_ASSESSED.number
    outcomes[subjects] = verdicts.outcomes
    doubtful = applicable & (ground.stands < 0)
    hanging = doubtful & (outcomes != Outcome.NOT_APPLICABLE.number)
    outcomes[hanging] = Outcome.NOT_ASSESSED.number
    return Judged(
        rule=rule,
        outcomes=read_only(outcomes, np.int8),
        explain=_explainer(ground, subjects, verdicts),
    )


def _explainer(
    ground: _Ground, subjects: NDArray[np.int32], verdicts: Verdicts
) -> Callable[[int], Verdict]:
    def explain(row: int) -> Verdict:
        before = _verdict_before_check(ground, row)
        if before is not None:
            return before
        verdict = verdicts.explain(int(np.searchsorted(subjects, row)))
        if ground.stands[row] < 0 and verdict.outcome in (Outcome.PASS, Outcome.FAIL):
            return _in_doubt(verdict, ground)
        return verdict

    return explain


def _verdict_before_check(ground: _Ground, row: int) -> Verdict | None:
    rule, on, noun = ground.rule, ground.on, _noun(ground.rule)
    if not rule.is_in_force(on):
        return not_applicable(_why_not_in_force(rule, on))
    if ground.fits[row] == 0:
        return not_applicable(Text(zh="不适用于这种医联体", en="not for this kind of consortium"))
    if ground.stands[row] == 0:
        return not_applicable(
            Text(zh=f"{on} 时{noun.zh}不存续", en=f"the {noun.en} does not exist on {on}")
        )
    if ground.planned[row] and not rule.is_integrity:
        return not_applicable(Text(zh="医联体尚在筹建", en="the consortium is only planned"))
    if ground.fits[row] < 0:
        return unassessed(
            Text(zh="未记录医联体的类型", en="the kind of consortium is not recorded"),
            missing=("consortia.kind",),
        )
    return None


def _why_not_in_force(rule: Rule, on: date) -> Text:
    for amendment in reversed(rule.amendments):
        if amendment.is_dated:
            name = amendment.overlay
            zh, en = name.in_language("zh"), name.in_language("en")
            return Text(
                zh=f"按“{zh}”，{on} 时不适用", en=f"by the overlay “{en}” it does not apply on {on}"
            )
    return Text(zh=f"{on} 时规定尚未施行", en=f"the regulation is not in force on {on}")


def _in_doubt(verdict: Verdict, ground: _Ground) -> Verdict:
    on, noun, table = ground.on, _noun(ground.rule), ground.rule.subjects
    return attrs.evolve(
        verdict,
        outcome=Outcome.NOT_ASSESSED,
        message=Text(
            zh=f"不知 {on} 时{noun.zh}是否存续（起止日期未写明）",
            en=f"whether the {noun.en} exists on {on} is not known (period not stated)",
        ),
        cure=None,
        missing=(f"{table}.since", f"{table}.until"),
    )


def _noun(rule: Rule) -> Text:
    return _NOUNS.get(rule.subjects, Text(zh="条目", en="row"))
