"""Running rules over a network."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import attrs
import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Network, Table
from medconsortium.model.columnar.columns import read_only
from medconsortium.model.dates import today
from medconsortium.model.labels import noun
from medconsortium.rules.catalogue import CATALOGUE
from medconsortium.rules.engine.facts import Facts, only_planned_in, standing_in
from medconsortium.rules.engine.rule import Rule
from medconsortium.rules.engine.terms import Outcome, RuleStatus
from medconsortium.rules.engine.three_valued import among
from medconsortium.rules.engine.verdict import (
    Verdict,
    Verdicts,
    judge_each,
    not_applicable,
    unassessed,
)
from medconsortium.rules.reporting.finding import Crash
from medconsortium.rules.reporting.outcomes import Judged
from medconsortium.rules.reporting.report import Report
from medconsortium.rules.rulebook.waiver import Waiver
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind

__all__ = ["STABLE", "check"]

STABLE = tuple(rule for rule in CATALOGUE if rule.status is RuleStatus.STABLE)
"""The rules that `check` runs unless told otherwise."""

_NOT_ASSESSED, _NOT_APPLICABLE = (
    np.int8(outcome.number) for outcome in (Outcome.NOT_ASSESSED, Outcome.NOT_APPLICABLE)
)
_NO_ROWS = read_only([], np.int32)
_NOBODY = judge_each(_NO_ROWS, lambda _: not_applicable(Text()))


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
class _Field:
    """What is looked at before rules of one sort are asked, for each row of what they are about.

    `fits` says whether they are for its kind and `stands` whether it is there on the day: 1 yes,
    0 no, -1 not known; `planned`, whether it is only planned. They speak of what is `applicable`,
    or may; of these they are asked about the rows `subjects`. `doubtful` is what may not be there,
    `None` where all surely is. `unasked` are the outcomes where they say nothing.
    """

    fits: NDArray[np.int8]
    stands: NDArray[np.int8]
    planned: NDArray[np.bool_]
    applicable: NDArray[np.bool_]
    subjects: NDArray[np.int32]
    doubtful: NDArray[np.bool_] | None
    unasked: NDArray[np.int8]


def _field(rule: Rule, facts: Facts) -> _Field:
    table, consortia = facts.network.table(rule.subjects), facts.network.consortia
    sort = (rule.kinds, rule.is_integrity, facts.on)
    return table.derived(_laid_out, *sort, beside=(consortia,))


def _laid_out(
    table: Table[Any, Any],
    consortia: Table[Any, Any],
    kinds: frozenset[ConsortiumKind] | None,
    is_integrity: bool,  # noqa: FBT001 - what is derived is told by place
    on: date,
) -> _Field:
    stands = table.derived(standing_in, on)
    fits = np.ones(len(table), np.int8)
    if kinds is not None:
        fits = among(consortia.columns.kind, kinds)
    planned = only_planned_in(table, consortia)
    applicable = (fits != 0) & (stands != 0)
    if not is_integrity:
        applicable &= ~planned
    doubtful = applicable & (stands < 0)
    return _Field(
        fits,
        stands,
        planned,
        read_only(applicable, np.bool_),
        read_only(np.flatnonzero(applicable & (fits == 1)), np.int32),
        doubtful if doubtful.any() else None,
        read_only(np.where(applicable, _NOT_ASSESSED, _NOT_APPLICABLE), np.int8),
    )


def _judge(rule: Rule, facts: Facts) -> Judged:
    field = _field(rule, facts)
    if rule.is_in_force(facts.on):
        subjects, outcomes = field.subjects, field.unasked.copy()
    else:
        subjects, outcomes = _NO_ROWS, np.full(len(field.fits), _NOT_APPLICABLE)
    verdicts = rule.check(facts, subjects) if len(subjects) else _NOBODY
    if len(verdicts.outcomes) != len(subjects):
        raise ValueError(f"{rule.code} judged {len(verdicts.outcomes)} of {len(subjects)} subjects")
    if len(subjects):
        for number in {int(verdicts.outcomes.min()), int(verdicts.outcomes.max())}:
            Outcome.at(number)  # raises where a rule made up an outcome
        if len(subjects) == len(outcomes):
            outcomes = verdicts.outcomes.astype(np.int8)
        else:
            outcomes[subjects] = verdicts.outcomes
    if field.doubtful is not None:
        outcomes[field.doubtful & (outcomes != _NOT_APPLICABLE)] = _NOT_ASSESSED
    return Judged(
        rule=rule,
        outcomes=read_only(outcomes, np.int8),
        explain=_explainer(_Ground(rule, facts.on, field), subjects, verdicts),
    )


@frozen(eq=False)
class _Ground:
    """A rule, the day, and whom it speaks of."""

    rule: Rule
    on: date
    field: _Field


def _explainer(
    ground: _Ground, subjects: NDArray[np.int32], verdicts: Verdicts
) -> Callable[[int], Verdict]:
    def explain(row: int) -> Verdict:
        before = _verdict_before_check(ground, row)
        if before is not None:
            return before
        verdict = verdicts.explain(int(np.searchsorted(subjects, row)))
        if ground.field.stands[row] < 0 and verdict.outcome in (Outcome.PASS, Outcome.FAIL):
            return _in_doubt(verdict, ground)
        return verdict

    return explain


def _verdict_before_check(ground: _Ground, row: int) -> Verdict | None:
    rule, on = ground.rule, ground.on
    if not rule.is_in_force(on):
        return not_applicable(_why_not_in_force(rule, on))
    if ground.field.fits[row] == 0:
        return not_applicable(Text(zh="不适用于这种医联体", en="not for this kind of consortium"))
    if ground.field.stands[row] == 0:
        row_is = noun(rule.subjects)
        return not_applicable(
            Text(zh=f"{on} 时{row_is.zh}不存续", en=f"the {row_is.en} does not exist on {on}")
        )
    if ground.field.planned[row] and not rule.is_integrity:
        return not_applicable(Text(zh="医联体尚在筹建", en="the consortium is only planned"))
    if ground.field.fits[row] < 0:
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
    on, table = ground.on, ground.rule.subjects
    row_is = noun(table)
    return attrs.evolve(
        verdict,
        outcome=Outcome.NOT_ASSESSED,
        message=Text(
            zh=f"不知 {on} 时{row_is.zh}是否存续（起止日期未写明）",
            en=f"whether the {row_is.en} exists on {on} is not known (period not stated)",
        ),
        cure=None,
        missing=(f"{table}.since", f"{table}.until"),
    )
