"""GEN006 member-count-mismatch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, reduce
from math import inf
from typing import Any

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.model import MemberGroup, Membership, Network, StatedSize, Table, with_rows
from medconsortium.model.columnar.columns import ListColumn, read_only
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Outcome, Severity
from medconsortium.rules.engine.three_valued import States, both, either, known, opposite
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    not_applicable,
    passed,
    unassessed,
)
from medconsortium.rules.examples import example
from medconsortium.rules.judging.composition import OUTCOME_OF
from medconsortium.rules.judging.members import Roster
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, Counted, Qualifier, Role

__all__ = ["member_count_mismatch"]

_LEADING = (Role.LEAD, Role.CO_LEAD, Role.NATIONAL_LEAD)
_WORST_FIRST = (0, -1, 1)
_SIGN = {
    Qualifier.EXACT: "",
    Qualifier.AT_LEAST: "≥ ",
    Qualifier.AT_MOST: "≤ ",
    Qualifier.ABOUT: "≈ ",
    None: "? ",
}


def compliant() -> Network:
    """Return an alliance of two that is said to have two members, the lead among them."""
    return example(
        "specialty_alliance",
        {"甲": "lead", "乙": "member"},
        fields={"stated_sizes": [_stated(2)]},
    )


def _stated(number: int) -> StatedSize:
    return StatedSize(value=number, qualifier=Qualifier.EXACT, lead_counted=Counted.YES)


@breach("名单缺一个成员", "the list lacks a member")
def too_few_listed(network: Network, consortium: str) -> Network:
    return with_rows(network, [evolve(network.consortia[consortium], stated_sizes=[_stated(3)])])


@breach("名单多一个成员", "the list has a member too many")
def too_many_listed(network: Network, consortium: str) -> Network:
    return with_rows(network, [evolve(network.consortia[consortium], stated_sizes=[_stated(1)])])


@rule(
    code="GEN006",
    title=Text("成员数与所述数目不符", "member count mismatch"),
    severity=Severity.WARNING,
    basis=Basis.INTEGRITY,
    needs=("consortia.stated_sizes", "consortia.members_completeness"),
    compliant=compliant,
    breaches=(too_few_listed, too_many_listed),
)
def member_count_mismatch(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """The members listed are not as many as the consortium is said to have.

    名单上的成员与所述的成员数目不一致。

    What it checks:
        For each stated number, that the members listed, unnamed groups included, are that many.
        Where it is not said whether the lead, or departments, are counted, any reading that fits
        will do, and the evidence names it.

        对每个所述数目，名单上的成员（含未列名的一组成员）与之相符。没有写明是否计入牵头单位或科室的，
        有一种理解相符即可，证据中写明是哪一种。

    Why:
        A roster that lacks a member, or lists one too many, misleads whoever plans by it. No
        regulation says so; the rule guards the data. That any open reading will do is our ruling.

        缺少或多出成员的名单，会误导据此规划的人。没有条文这样写；本规则用于保证数据完整。
        任一可能的理解相符即可，由本库裁定。

    Data it needs:
        A stated number with its qualifier, and the complete list of members.

        所述数目及其确切程度，以及成员已列全。

    How to comply:
        Complete the list, describe the unnamed members as a group with their number, or correct
        the stated number.

        补全名单，把未列名的成员按数目描述为一组，或更正所述数目。

    When to waive:
        Where the number stands in a document that was right when it was written, and members have
        joined or left since.

        数目出自文件、成文时无误，此后成员有增减的，可以豁免。
    """
    tally = _Tally(shared(facts, Roster))
    outcomes = tally.outcomes
    return Verdicts(
        read_only(outcomes[consortia], np.int8),
        lambda position: _explain(tally, int(consortia[position])),
    )


def _explain(tally: _Tally, row: int) -> Verdict:
    sizes = tally.roster.facts.consortium(row).stated_sizes
    if sizes is None:
        return _NOT_STATED
    if not sizes:
        return not_applicable(Text("没有所述的成员数", "no number of members is stated"))
    compared = [_compare(size, tally, row) for size in sizes]
    evidence = tuple(one for _, one in compared)
    state = min((fit for fit, _ in compared), key=_WORST_FIRST.index)
    if state == 0:
        return failed(
            Text("成员数与所述数目不符", "the members listed are not as many as stated"),
            *evidence,
            cure=Text("补全名单，或更正所述数目", "complete the list, or correct the number"),
        )
    if state < 0:
        return unassessed(
            Text(
                "成员名单或其起止日期不全，无法核对所述数目",
                "members or their periods are not stated fully enough to compare with the number",
            ),
            *evidence,
            missing=_missing(tally.roster, row),
        )
    return passed(Text("成员数与所述数目相符", "as many members as stated are listed"), *evidence)


_NOT_STATED = unassessed(
    Text("没有所述的成员数", "no number of members is stated"), missing=("consortia.stated_sizes",)
)


def _missing(roster: Roster, row: int) -> tuple[str, ...]:
    """Which data leave it open how many members there are, or how many there are said to be."""
    facts, consortium = roster.facts, roster.facts.consortium(row)
    missing: list[str] = []
    if consortium.members_completeness is not Completeness.COMPLETE:
        missing.append("consortia.members_completeness")
    if any(s.qualifier in (None, Qualifier.ABOUT) for s in consortium.stated_sizes or ()):
        missing.append("consortia.stated_sizes (exact number)")
    for membership in _may_hold(roster, row):
        missing += dates_in_doubt(membership, on=facts.on)
        missing += ["memberships.role"] if membership.role is None else []
        missing += ["memberships.group (exact number)"] if membership.group is not None else []
    return tuple(dict.fromkeys(missing))


def _may_hold(roster: Roster, row: int) -> Iterator[Membership]:
    rows = roster.rows_of(row)
    may_hold = rows[roster.facts.is_member[rows] != 0]
    return (roster.membership(int(membership), keyed=False) for membership in may_hold)


# --- What numbers there are ---------------------------------------------------------------------


@frozen
class _Reading:
    """One way to read a stated number: whom it counts."""

    role: Role | None
    leads: bool
    departments: bool


def _readings(size: StatedSize) -> Iterator[_Reading]:
    """Yield the ways to read a stated number that are left open."""
    for leads in _open(size.lead_counted):
        for departments in _open(size.departments_counted):
            yield _Reading(size.role, leads, departments or size.role is not None)


def _open(counted: Counted) -> tuple[bool, ...]:
    return (True, False) if counted is Counted.UNKNOWN else (counted is Counted.YES,)


@frozen(eq=False, slots=False)
class _Tally:
    """How many members consortia have by each reading, and whether that is what they state."""

    roster: Roster

    @cached_property
    def outcomes(self) -> NDArray[np.int8]:
        """For each consortium, the number of the outcome."""
        facts = self.roster.facts
        sizes: ListColumn = facts.network.consortia.columns.stated_sizes
        states = np.ones(len(sizes), np.int8)
        for size, rows, values in facts.network.consortia.derived(_sizes_alike):
            fits = [self.fits(size, values, reading, rows) for reading in _readings(size)]
            fit = reduce(either, fits)
            states[rows] = np.where(
                (states[rows] == 0) | (fit == 0), 0, np.minimum(states[rows], fit)
            )
        outcomes = OUTCOME_OF[states]
        outcomes[np.diff(sizes.offsets) == 0] = Outcome.NOT_APPLICABLE.number
        outcomes[~sizes.valid] = Outcome.NOT_ASSESSED.number
        return read_only(outcomes, np.int8)

    def fits(
        self,
        size: StatedSize,
        values: NDArray[np.int64],
        reading: _Reading,
        rows: NDArray[np.int64],
    ) -> States:
        """Return whether numbers stated as `size` is fit the members of consortia by a reading."""
        least, most = (numbers[rows] for numbers in self.numbers(reading))
        below, above = values < least, values > most
        if size.qualifier is Qualifier.EXACT:
            return _states(yes=(least == most) & ~below & ~above, no=below | above)
        if size.qualifier is Qualifier.AT_LEAST:
            return _states(yes=values <= least, no=above)
        if size.qualifier is Qualifier.AT_MOST:
            return _states(yes=values >= most, no=below)
        return read_only(np.full(len(rows), -1), np.int8)

    def numbers(self, reading: _Reading) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return at least and at most how many of the members listed a reading counts."""
        if reading not in self._known:
            self._known[reading] = self._counted(reading)
        return self._known[reading]

    @cached_property
    def _known(self) -> dict[_Reading, tuple[NDArray[np.float64], NDArray[np.float64]]]:
        return {}

    def _counted(self, reading: _Reading) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        facts = self.roster.facts
        columns = facts.network.memberships.columns
        if reading.role is not None:
            has_role = self.roster.has_role([reading.role])
        elif reading.leads:
            has_role = known(np.ones(len(columns.role), np.bool_))
        else:
            has_role = opposite(self.roster.has_role(_LEADING))
        counted = both(facts.is_member, has_role)
        groups = np.flatnonzero((columns.institution < 0) & (columns.department < 0))
        single = columns.institution >= 0
        if reading.departments:
            single |= columns.department >= 0
        least = facts.count(single & (counted == 1)).astype(np.float64)
        most = facts.count(single & (counted != 0)).astype(np.float64)
        described: Any = columns.group
        for row in groups[counted[groups] != 0].tolist():
            group = described[row]
            if group.departments and not reading.departments:
                continue
            fewest, greatest = _size_of_group(group)
            surely = counted[row] == 1 and (reading.departments or group.departments is False)
            least[columns.consortium[row]] += fewest if surely else 0
            most[columns.consortium[row]] += greatest
        most[~facts.members_listed] = inf
        return read_only(least, np.float64), read_only(most, np.float64)


def _sizes_alike(
    consortia: Table[Any, Any],
) -> list[tuple[StatedSize, NDArray[np.int64], NDArray[np.int64]]]:
    """Return the stated numbers, those to be read alike together: one of them, rows and values."""
    sizes: ListColumn = consortia.columns.stated_sizes
    of = np.repeat(np.arange(len(sizes)), np.diff(sizes.offsets)).tolist()
    alike: defaultdict[tuple[object, ...], list[tuple[int, int]]] = defaultdict(list)
    first: dict[tuple[object, ...], StatedSize] = {}
    for row, size in zip(of, sizes.values, strict=True):
        terms = (size.qualifier, size.role, size.lead_counted, size.departments_counted)
        key = tuple(map(id, terms))  # terms are single, and faster told apart so
        alike[key].append((row, size.value))
        first.setdefault(key, size)
    found = ((first[key], np.array(pairs, np.int64)) for key, pairs in alike.items())
    return [(size, pairs[:, 0], pairs[:, 1]) for size, pairs in found]


def _states(*, yes: NDArray[np.bool_], no: NDArray[np.bool_]) -> States:
    return read_only(np.where(yes, 1, np.where(no, 0, -1)), np.int8)


def _size_of_group(group: MemberGroup) -> tuple[float, float]:
    if group.count is not None and group.qualifier is Qualifier.AT_MOST:
        return 0, group.count
    if group.count is None or group.qualifier not in (Qualifier.EXACT, Qualifier.AT_LEAST):
        return 0, inf
    return group.count, group.count if group.qualifier is Qualifier.EXACT else inf


def _compare(size: StatedSize, tally: _Tally, row: int) -> tuple[int, Evidence]:
    """Whether some open reading of a stated number fits, and the evidence of the one that does."""
    rows, values = np.array([row]), np.array([size.value])
    fits = {reading: int(tally.fits(size, values, reading, rows)[0]) for reading in _readings(size)}
    best = next((reading for reading, fit in fits.items() if fit == 1), next(iter(fits)))
    state = max(fits.values()) if 1 in fits.values() else min(fits.values())
    least, most = (float(numbers[row]) for numbers in tally.numbers(best))
    return state, _evidence(size, best, least, most)


def _evidence(size: StatedSize, reading: _Reading, least: float, most: float) -> Evidence:
    found = f"{least:g}" if least == most else f"{least:g} … {'?' if most == inf else f'{most:g}'}"
    label = Text(
        f"成员数（{'含' if reading.leads else '不含'}牵头单位，"
        f"{'含' if reading.departments else '不含'}科室）",
        f"members ({'with' if reading.leads else 'without'} the lead, "
        f"{'with' if reading.departments else 'without'} departments)",
    )
    if size.role is not None:
        label = Text(f"成员数（{size.role.zh}）", f"members ({size.role.en})")
    return Evidence(label=label, found=found, wanted=f"{_SIGN[size.qualifier]}{size.value}")
