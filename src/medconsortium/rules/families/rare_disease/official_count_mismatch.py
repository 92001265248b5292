"""RDN003 official-count-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.law import DatedValue, resolve
from medconsortium.model import MemberGroup, Membership, Network, with_rows, without_rows
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.thresholds import value_set
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    judge_each,
    not_applicable,
    passed,
    unassessed,
)
from medconsortium.rules.judging.exemplary import national_network
from medconsortium.rules.judging.members import Roster
from medconsortium.rules.judging.national_list import are_extracts, roster_gaps
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, Qualifier, Role, SourceBasis

__all__ = ["official_count_mismatch"]

_LEADING = (Role.NATIONAL_LEAD, Role.PROVINCIAL_LEAD)
_NOTICE = "guoweibanyihan-2019-157"
_MEMBERS_OF_2019 = 291


def compliant() -> Network:
    """Return the national network with as many hospitals as the list of 2024 names."""
    return national_network()


@breach("少列了一家省级牵头医院", "a provincial lead is missing")
def a_lead_is_missing(network: Network, consortium: str) -> Network:
    (first, *_) = _memberships(network, consortium, Role.PROVINCIAL_LEAD)
    return without_rows(network, [first])


@breach("成员医院仍是2019年的数目", "there are as many members as in the list of 2019")
def as_in_the_former_list(network: Network, consortium: str) -> Network:
    (others, *_) = (
        row for row in _memberships(network, consortium, Role.MEMBER) if row.group is not None
    )
    fewer = MemberGroup(description="成员医院", count=_MEMBERS_OF_2019, qualifier=Qualifier.EXACT)
    return with_rows(network, [evolve(others, group=fewer)])


def _memberships(network: Network, consortium: str, role: Role) -> list[Membership]:
    memberships = network.memberships.values()
    return [m for m in memberships if m.consortium == consortium and m.role is role]


@rule(
    code="RDN003",
    title=Text("医院数与现行名单不符", "official count mismatch"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweibanyihan-2019-157#roles",),
    kinds=frozenset({ConsortiumKind.RARE_DISEASE_NETWORK}),
    needs=("consortia.scope", "consortia.members_completeness", "memberships.role"),
    compliant=compliant,
    breaches=(a_lead_is_missing, as_in_the_former_list),
)
def official_count_mismatch(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """The national rare-disease network has other numbers of hospitals than the list in force.

    全国罕见病诊疗协作网的医院数与现行名单不符。

    What it checks:
        A network of national scope that is said to be listed completely has as many national
        leads, provincial leads and members as the list in force on the day: 1, 32 and 291 (324 in
        all) until 2024-02-27, and 1, 32 and 386 (419 in all) from 2024-02-28 on. Extracts are not
        judged. Where it is known of nobody on the roster whether they still are members, it is that
        of another day, and is not assessed. A group of hospitals counts with its stated number.

        全国范围、写明名单完整的协作网，国家级牵头医院、省级牵头医院和成员医院的数目与当日现行名单一致：
        2024年2月27日以前为1、32、291（共324家），2024年2月28日起为1、32、386（共419家）。
        只是一部分的不适用；名单上各家当日是否仍是成员均不明的，是他日的名单，不予评估；
        一组未列名的医院按所述数目计。

    Why:
        The notice of 2019 states these numbers, and the notice of 2024 replaces its list.

        2019年的通知写明了这些数目，2024年的通知调整了名单。

    Data it needs:
        The scope of the network; the members with role and period, listed completely; and how
        many hospitals stand behind a group.

        协作网的范围；完整的成员名单及其角色和起止日期；未列名医院的确切数目。

    How to comply:
        Compare the roster with the list in force, and enter who has joined and who has left, with
        the day.

        与现行名单逐一核对，补记加入和退出的医院及其日期。

    When to waive:
        While hospitals that have merged or been renamed are still to be matched with the list.

        医院合并、更名，尚待与名单核对期间可以豁免。
    """
    extract, roster = are_extracts(facts), shared(facts, Roster)

    def judge(row: int) -> Verdict:
        if extract[row]:
            return not_applicable(Text("只是全国网络的一部分", "only an extract of the network"))
        return _judge(roster, row)

    return judge_each(consortia, judge)


@frozen
class _Count:
    """How many hospitals of a role there are at least and at most, and how many there shall be.

    `source` is the number of the document that says so.
    """

    role: Text
    least: float
    most: float
    wanted: DatedValue
    source: str

    @property
    def fits(self) -> bool | None:
        if not self.least <= self.wanted.number <= self.most:
            return False
        return True if self.least == self.most else None

    @property
    def evidence(self) -> Evidence:
        found = f"{self.least:g}"
        if self.most > self.least:
            found = f"{found} … {'?' if self.most == inf else f'{self.most:g}'}"
        label = Text(f"{self.role.zh}（{self.source}）", f"{self.role.en} ({self.source})")
        return Evidence(label=label, found=found, wanted=self.wanted.number, unit=self.wanted.unit)


def _judge(roster: Roster, consortium: int) -> Verdict:
    facts = roster.facts
    counts = tuple(_counts(roster, consortium))
    evidence = tuple(count.evidence for count in counts)
    known = bool(facts.members_listed[consortium]) and _is_of_the_day(roster, consortium)
    known &= bool(facts.network.consortia.columns.scope[consortium] >= 0)
    wrong = [count for count in counts if count.fits is False]
    if known and wrong:
        return failed(
            Text(
                f"与现行名单不符：{'、'.join(str(c.role.zh) for c in wrong)}",
                f"not as many as listed: {', '.join(str(c.role.en) for c in wrong)}",
            ),
            *evidence,
            cure=Text("与现行名单逐一核对", "compare the roster with the list in force"),
        )
    if known and all(count.fits for count in counts):
        return passed(Text("与现行名单一致", "as many as the list in force names"), *evidence)
    return unassessed(
        Text("范围、名单、角色或起止日期不明", "scope, roster, roles or periods are not stated"),
        *evidence,
        missing=roster_gaps(roster, consortium, roles=tuple(Role), of_group=_size_gap),
    )


def _is_of_the_day(roster: Roster, consortium: int) -> bool:
    """Return whether a roster may be that of the day: not where nobody on it surely is a member."""
    states = roster.facts.is_member[roster.rows_of(consortium)]
    return bool((states == 1).any() or not (states < 0).any())


def _counts(roster: Roster, consortium: int) -> Iterator[_Count]:
    facts = roster.facts
    rows = [row for row in roster.rows_of(consortium) if facts.is_member[row] != 0]
    members = [
        (roster.membership(int(row), keyed=False), facts.is_member[row] == 1) for row in rows
    ]
    for parameter, role in (
        ("national-leads", Role.NATIONAL_LEAD),
        ("provincial-leads", Role.PROVINCIAL_LEAD),
        ("network-members", None),
    ):
        label = role or Role.MEMBER
        wanted = value_set(facts, f"{_NOTICE}#{parameter}")
        source = resolve(wanted.cite, within=facts.law).regulation
        number = str(source.number or source.key)
        yield _Count(Text(label.zh, label.en), *_bounds(members, role), wanted, number)


def _bounds(members: list[tuple[Membership, bool]], role: Role | None) -> tuple[float, float]:
    """At least and at most how many hospitals have a role; `None` is any but those of leads."""
    surely: dict[str, tuple[float, float]] = {}
    perhaps: dict[str, tuple[float, float]] = {}
    for membership, holds in members:
        stated = membership.role
        has_role = stated is role if role else stated is not None and stated not in _LEADING
        if has_role or stated is None:
            who = membership.institution or membership.department or membership.id
            (surely if has_role and holds else perhaps)[who] = _size(membership.group)
    more = sum(most for who, (_, most) in perhaps.items() if who not in surely)
    sizes = surely.values()
    return sum(least for least, _ in sizes), sum(most for _, most in sizes) + more


def _size(group: MemberGroup | None) -> tuple[float, float]:
    """At least and at most how many hospitals a membership is about."""
    if group is None:
        return 1, 1
    if group.count is None or group.qualifier in (Qualifier.ABOUT, None):
        return 0, inf
    least = 0 if group.qualifier is Qualifier.AT_MOST else group.count
    return least, inf if group.qualifier is Qualifier.AT_LEAST else group.count


def _size_gap(group: MemberGroup) -> tuple[str, ...]:
    least, most = _size(group)
    return () if least == most else ("memberships.group (exact number)",)
