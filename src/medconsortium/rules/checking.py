"""Running rules over a network."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from typing import Any

import attrs
import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Network, Table
from medconsortium.model.columnar.columns import read_only
from medconsortium.model.dates import today
from medconsortium.model.labels import noun
from medconsortium.model.network import network_of
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
    laws = {id(rule.law): rule.law for rule in chosen}
    facts_in = {of: Facts(network, day, law) for of, law in laws.items()}
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
    0 no, -1 not known; `planned`, whether it is only planned. They speak of some of them, or may;
    of these they are asked about the rows `subjects`. `doubtful` is what may not be there, `None`
    where all surely is. `unasked` are the outcomes where they say nothing, `None` where they are
    asked about all.
    """

    fits: NDArray[np.int8]
    stands: NDArray[np.int8]
    planned: NDArray[np.bool_]
    subjects: NDArray[np.int32]
    doubtful: NDArray[np.bool_] | None
    unasked: NDArray[np.int8] | None


def _field(rule: Rule, facts: Facts) -> _Field:
    table, consortia = facts.network.table(rule.subjects), facts.network.consortia
    sort = (rule.kinds, rule.is_integrity, rule.is_in_force(facts.on), facts.on)
    return table.derived(_laid_out, *sort, beside=(consortia,))


def _laid_out(
    table: Table[Any, Any],
    consortia: Table[Any, Any],
    kinds: frozenset[ConsortiumKind] | None,
    is_integrity: bool,  # noqa: FBT001 - what is derived is told by place
    is_in_force: bool,  # noqa: FBT001
    on: date,
) -> _Field:
    stands = table.derived(standing_in, on)
    fits = np.ones(len(table), np.int8)
    if kinds is not None:
        fits = among(consortia.columns.kind, kinds)
    planned = only_planned_in(table, consortia)
    applicable = (fits != 0) & (stands != 0) & is_in_force
    if not is_integrity:
        applicable &= ~planned
    asked, doubtful = applicable & (fits == 1), applicable & (stands < 0)
    unasked = np.where(applicable, _NOT_ASSESSED, _NOT_APPLICABLE) if not asked.all() else None
    return _Field(
        fits,
        stands,
        planned,
        read_only(np.flatnonzero(asked), np.int32),
        doubtful if doubtful.any() else None,
        unasked,
    )


def _judge(rule: Rule, facts: Facts) -> Judged:
    """Ask a rule; one that says what it reads, only where a table of that has changed."""
    asked = _Asked(rule, facts)
    if rule.reads is None or facts.law is not None:
        return Judged(rule=rule, outcomes=asked.outcomes, explain=asked.explain)
    read = dict.fromkeys((rule.subjects, "consortia", *rule.reads))
    table, *others = map(facts.network.table, read)
    sort = (rule, rule.check, facts.on)  # rules are equal whatever they check by
    outcomes = table.derived(_outcomes_over, *sort, beside=tuple(others))
    return Judged(rule=rule, outcomes=outcomes, explain=asked.explain)


def _outcomes_over(*given: Any) -> NDArray[np.int8]:
    """Return the outcomes of a rule over a network of a few tables: it can read nothing else."""
    *tables, rule, _, on = given
    return _Asked(rule, Facts(network_of(tables), on)).outcomes


@frozen(eq=False, slots=False)
class _Asked:
    """A rule, the facts it is asked about, and what it says when it is."""

    rule: Rule
    facts: Facts

    @cached_property
    def answer(self) -> tuple[_Field, Verdicts]:
        """Whom the rule speaks of, and what it says of those it is asked about."""
        field = _field(self.rule, self.facts)
        asked = len(field.subjects)
        verdicts = self.rule.check(self.facts, field.subjects) if asked else _NOBODY
        judged = len(verdicts.outcomes)
        if judged != asked:
            raise ValueError(f"{self.rule.code} judged {judged} of {asked} subjects")
        if not 0 <= np.bitwise_or.reduce(verdicts.outcomes) < len(Outcome):  # they fill two bits
            for number in np.unique(verdicts.outcomes).tolist():
                Outcome.at(number)  # raises where the rule made one up
        return field, verdicts

    @property
    def outcomes(self) -> NDArray[np.int8]:
        """The outcomes for all rows of the table that it is about."""
        field, verdicts = self.answer
        if field.unasked is None:
            outcomes = verdicts.outcomes.astype(np.int8)
        else:
            outcomes = field.unasked.copy()
            outcomes[field.subjects] = verdicts.outcomes
        if field.doubtful is not None:
            outcomes[field.doubtful & (outcomes != _NOT_APPLICABLE)] = _NOT_ASSESSED
        return read_only(outcomes, np.int8)

    def explain(self, row: int) -> Verdict:
        """Say what is said of a row, and why."""
        field, verdicts = self.answer
        before = _verdict_before_check(self.rule, self.facts.on, field, row)
        if before is not None:
            return before
        verdict = verdicts.explain(int(np.searchsorted(field.subjects, row)))
        if field.stands[row] < 0 and verdict.outcome in (Outcome.PASS, Outcome.FAIL):
            return _in_doubt(verdict, self.rule.subjects, self.facts.on)
        return verdict


def _verdict_before_check(rule: Rule, on: date, field: _Field, row: int) -> Verdict | None:
    if not rule.is_in_force(on):
        return not_applicable(_why_not_in_force(rule, on))
    if field.fits[row] == 0:
        return not_applicable(Text(zh="不适用于这种医联体", en="not for this kind of consortium"))
    if field.stands[row] == 0:
        row_is = noun(rule.subjects)
        return not_applicable(
            Text(zh=f"{on} 时{row_is.zh}不存续", en=f"the {row_is.en} does not exist on {on}")
        )
    if field.planned[row] and not rule.is_integrity:
        return not_applicable(Text(zh="医联体尚在筹建", en="the consortium is only planned"))
    if field.fits[row] < 0:
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


def _in_doubt(verdict: Verdict, table: str, on: date) -> Verdict:
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
