"""RDN002 no-single-provincial-lead."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from attrs import define, field
from numpy.typing import NDArray

from medconsortium.model import Consortium
from medconsortium.rules.facts import Facts
from medconsortium.rules.rule import rule
from medconsortium.rules.terms import Basis, Severity
from medconsortium.rules.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    judge_each,
    passed,
    unassessed,
)
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, ConsortiumKind, Role, SourceBasis

__all__ = ["no_single_provincial_lead"]


@rule(
    code="RDN002",
    title=Text("省级牵头医院不是恰好一家", "no single provincial lead"),
    severity=Severity.ERROR,
    basis=Basis.READING,
    confidence=SourceBasis.FOUND,
    cites=("guoweibanyihan-2019-157#roles",),
    kinds=frozenset({ConsortiumKind.RARE_DISEASE_NETWORK}),
    needs=("memberships.unit", "memberships.role", "consortia.members_completeness"),
)
def no_single_provincial_lead(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A unit of the rare-disease network has no provincial lead, or several.

    What it checks:
        Each unit that has members has exactly one provincial lead. The unit is the one the
        membership names, not the division: 新疆生产建设兵团 has its own lead.

    Why:
        The list of 2019 names 32 provincial leads for 32 units. That each unit has one is our
        reading of it.

    Data it needs:
        Unit and role of every member, and that the members are listed completely.

    Breach:
        >>> from medconsortium.rules.examples import example, outcome
        >>> members = {"甲": "national_lead@北京市", "乙": "member@湖南省"}
        >>> outcome(no_single_provincial_lead, example("rare_disease_network", members))
        'fail'

    Compliant:
        >>> network = example("rare_disease_network", {"丙": "provincial_lead@湖南省", **members})
        >>> outcome(no_single_provincial_lead, network)
        'pass'

    How to comply:
        Give the role provincial lead to the one hospital of the unit that the list names.
    """
    return judge_each(consortia, lambda row: _judge(facts, facts.consortium(row)))


@define
class _Unit:
    """A unit: who surely leads it, whether anybody may, and whether it surely has members."""

    leads: set[str] = field(factory=set)
    may_have_lead: bool = False
    has_members: bool = False


def _judge(facts: Facts, consortium: Consortium) -> Verdict:
    units, doubtful = _units(facts, consortium)
    placeless = units.pop(None, _Unit())
    listed = consortium.members_completeness is Completeness.COMPLETE
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
        missing=(
            "consortia.members_completeness",
            "memberships.unit",
            "memberships.role",
            "memberships.until",
        ),
    )


def _units(facts: Facts, consortium: Consortium) -> tuple[dict[str | None, _Unit], bool]:
    """Tally the units, and say whether any membership leaves a doubt."""
    units: defaultdict[str | None, _Unit] = defaultdict(_Unit)
    doubtful = False
    for membership in facts.memberships_of(consortium):
        holds = facts.membership_holds(membership)
        if holds is False or membership.role is Role.NATIONAL_LEAD:
            continue
        unit = units[membership.unit]
        leads = membership.role is Role.PROVINCIAL_LEAD
        unnamed_lead = leads and membership.group is not None  # it may be one, or several
        doubtful |= holds is None or membership.role is None or unnamed_lead
        if holds and leads:
            unit.leads.add(membership.institution or membership.department or membership.id)
        unit.may_have_lead |= leads or membership.role is None
        unit.has_members |= holds is True
    return dict(units), doubtful
