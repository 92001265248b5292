"""RDN002 no-single-provincial-lead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np
from attrs import define, evolve, field
from numpy.typing import NDArray

from medconsortium.model import Membership, Network, with_rows
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    judge_each,
    passed,
    unassessed,
)
from medconsortium.rules.judging.exemplary import provincial_network
from medconsortium.rules.judging.members import Roster
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, Role, SourceBasis

__all__ = ["no_single_provincial_lead"]


def compliant() -> Network:
    """Return the network of a province with one provincial lead."""
    return provincial_network()


@breach("没有省级牵头医院", "there is no provincial lead")
def no_provincial_lead(network: Network, consortium: str) -> Network:
    return _recast(network, consortium, Role.PROVINCIAL_LEAD, Role.MEMBER)


@breach("同一单位有两家省级牵头医院", "there are two provincial leads in a unit")
def two_provincial_leads(network: Network, consortium: str) -> Network:
    return _recast(network, consortium, Role.MEMBER, Role.PROVINCIAL_LEAD)


def _recast(network: Network, consortium: str, role: Role, other: Role) -> Network:
    memberships = network.memberships.values()
    (first, *_) = (m for m in memberships if m.consortium == consortium and m.role is role)
    return with_rows(network, [evolve(first, role=other)])


@rule(
    code="RDN002",
    title=Text("省级牵头医院不是恰好一家", "no single provincial lead"),
    severity=Severity.ERROR,
    basis=Basis.READING,
    confidence=SourceBasis.FOUND,
    cites=("guoweibanyihan-2019-157#roles",),
    kinds=frozenset({ConsortiumKind.RARE_DISEASE_NETWORK}),
    needs=("memberships.unit", "memberships.role", "consortia.members_completeness"),
    compliant=compliant,
    breaches=(no_provincial_lead, two_provincial_leads),
)
def no_single_provincial_lead(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A unit of the rare-disease network has no provincial lead, or several.

    罕见病诊疗协作网的某个省级单位没有省级牵头医院，或者有几家。

    What it checks:
        Each unit that has members has exactly one provincial lead. The unit is the one the
        membership names, not the division: 新疆生产建设兵团 has its own lead.

        每个有成员的省级单位恰有一家省级牵头医院。单位以成员关系中写明的为准，不按行政区划：
        新疆生产建设兵团有自己的牵头医院。

    Why:
        The lists of 2019 and 2024 name 32 provincial leads for 32 units. That each unit has one
        is our reading of them.

        2019年和2024年的名单为32个省级单位列出32家省级牵头医院。每个单位一家，是本库对名单的理解。

    Data it needs:
        Unit and role of every member, and that the members are listed completely.

        每个成员所属的单位和角色，以及写明成员已全部列出。

    How to comply:
        Give the role provincial lead to the one hospital of the unit that the list names.

        把省级牵头医院的角色写给名单为该单位所列的那一家医院。

    When to waive:
        It should not be waived; where leads have just been exchanged, enter the new list.

        不应豁免；牵头医院刚刚调整的，按新名单更正。
    """
    roster = shared(facts, Roster)
    return judge_each(consortia, lambda row: _judge(facts, list(_memberships(roster, row)), row))


def _memberships(roster: Roster, consortium: int) -> Iterator[Membership]:
    """Yield the memberships of a unit, as far as they hold or may."""
    for row in roster.rows_of(consortium):
        membership = roster.membership(int(row), keyed=False)
        if roster.facts.is_member[row] != 0 and membership.role is not Role.NATIONAL_LEAD:
            yield membership


@define
class _Unit:
    """A unit: who surely leads it, whether anybody may, and whether it surely has members."""

    leads: set[str] = field(factory=set)
    may_have_lead: bool = False
    has_members: bool = False


def _judge(facts: Facts, memberships: list[Membership], consortium: int) -> Verdict:
    units, doubtful = _units(facts, memberships)
    placeless = units.pop(None, _Unit())
    listed = bool(facts.members_listed[consortium])
    several = sorted(str(name) for name, unit in units.items() if len(unit.leads) > 1)
    without = sorted(
        str(name)
        for name, unit in units.items()
        if listed and unit.has_members and not (unit.may_have_lead or placeless.may_have_lead)
    )
    evidence = tuple(
        Evidence(
            label=Text(f"{name} 的省级牵头医院", f"provincial leads of {name}"),
            found=len(units[name].leads),
            wanted=1,
        )
        for name in (*several, *without)
    )
    if several or without:
        return failed(
            Text(
                "；".join(
                    [f"{u} 有 {len(units[u].leads)} 家省级牵头医院" for u in several]
                    + [f"{u} 没有省级牵头医院" for u in without]
                ),
                "; ".join(
                    [f"{u} has {len(units[u].leads)} provincial leads" for u in several]
                    + [f"{u} has no provincial lead" for u in without]
                ),
            ),
            *evidence,
            cure=Text("按现行名单写明各省级牵头医院", "name the leads of the list in force"),
        )
    if listed and not doubtful and not placeless.has_members and units:
        return passed(
            Text("每个省级单位恰有一家牵头医院", "each unit has one provincial lead"),
            Evidence(label=Text("省级单位", "units"), found=len(units)),
        )
    return unassessed(
        Text(
            "名单、角色、所属单位或起止日期未全部写明",
            "roster, roles, units or periods are not fully stated",
        ),
        missing=_missing(facts, memberships, listed=listed),
    )


def _missing(facts: Facts, memberships: list[Membership], *, listed: bool) -> tuple[str, ...]:
    found = [] if listed else ["consortia.members_completeness"]
    found += [] if memberships else ["memberships (provincial_lead)"]
    for membership in memberships:
        found += _gaps(facts, membership)
    return tuple(dict.fromkeys(found))


def _gaps(facts: Facts, membership: Membership) -> list[str]:
    stated = {"memberships.role": membership.role, "memberships.unit": membership.unit}
    found = [field for field, value in stated.items() if value is None]
    if membership.role is Role.PROVINCIAL_LEAD and membership.group is not None:
        found.append("memberships.institution")
    return [*found, *dates_in_doubt(membership, on=facts.on)]


def _units(facts: Facts, memberships: Iterable[Membership]) -> tuple[dict[str | None, _Unit], bool]:
    """Tally the units, and say whether any membership leaves a doubt."""
    units: defaultdict[str | None, _Unit] = defaultdict(_Unit)
    doubtful = False
    for membership in memberships:
        holds = facts.membership_holds(membership)
        unit = units[membership.unit]
        leads = membership.role is Role.PROVINCIAL_LEAD
        unnamed_lead = leads and membership.group is not None  # it may be one, or several
        doubtful |= holds is None or membership.role is None or unnamed_lead
        if holds and leads:
            unit.leads.add(membership.institution or membership.department or membership.id)
        unit.may_have_lead |= leads or membership.role is None
        unit.has_members |= holds is True
    return dict(units), doubtful
