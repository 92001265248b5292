"""RDN001 no-single-national-lead."""

from __future__ import annotations

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import Membership, Network, with_rows
from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Outcome, Severity
from medconsortium.rules.engine.thresholds import value_set
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    not_applicable,
    passed,
    unassessed,
)
from medconsortium.rules.judging.exemplary import national_network
from medconsortium.rules.judging.members import Roster
from medconsortium.rules.judging.national_list import are_extracts, roster_gaps
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, Role, SourceBasis

__all__ = ["no_single_national_lead"]

_HOW_MANY = "guoweibanyihan-2019-157#national-leads"


def compliant() -> Network:
    """Return the national network with its one national lead."""
    return national_network()


@breach("没有国家级牵头医院", "there is no national lead")
def no_national_lead(network: Network, consortium: str) -> Network:
    leads = _with_role(network, consortium, Role.NATIONAL_LEAD)
    return with_rows(network, [evolve(lead, role=Role.MEMBER) for lead in leads])


@breach("有两家国家级牵头医院", "there are two national leads")
def two_national_leads(network: Network, consortium: str) -> Network:
    (first, *_) = _with_role(network, consortium, Role.PROVINCIAL_LEAD)
    return with_rows(network, [evolve(first, role=Role.NATIONAL_LEAD)])


def _with_role(network: Network, consortium: str, role: Role) -> list[Membership]:
    memberships = network.memberships.values()
    return [m for m in memberships if m.consortium == consortium and m.role is role]


@rule(
    code="RDN001",
    title=Text("国家级牵头医院不是恰好一家", "no single national lead"),
    severity=Severity.ERROR,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweibanyihan-2019-157#roles",),
    kinds=frozenset({ConsortiumKind.RARE_DISEASE_NETWORK}),
    needs=("consortia.scope", "consortia.members_completeness", "memberships.role"),
    compliant=compliant,
    breaches=(no_national_lead, two_national_leads),
)
def no_single_national_lead(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """The national rare-disease network has no national lead, or several.

    全国罕见病诊疗协作网没有国家级牵头医院，或者有几家。

    What it checks:
        Exactly one member of a network of national scope has the role national lead. An extract
        (a province's hospitals, a partial list) is not judged.

        全国范围的协作网中，恰有一个成员的角色是国家级牵头医院。
        只是一部分的（如一省的医院、不完整的名单）不适用。

    Why:
        The notice of 2019 builds the network on one national lead, and so does the list of 2024.

        2019年的通知以一家国家级牵头医院组建协作网，2024年的名单也是如此。

    Data it needs:
        The scope of the network, the role of every member, and that they are listed completely.

        协作网的范围、每个成员的角色，以及写明成员已全部列出。

    How to comply:
        Give the role national lead to the one hospital that the list in force names.

        把国家级牵头医院的角色写给现行名单所列的那一家医院。

    When to waive:
        It should not be waived; where the list has just been replaced, enter the new one.

        不应豁免；名单刚刚调整的，按新名单更正。
    """
    holds, national = facts.is_member, facts.has_role([Role.NATIONAL_LEAD])
    leads = facts.count(national & (holds == 1))
    at_most = facts.count_at_most((national | facts.role_unstated) & (holds != 0))
    roster = shared(facts, Roster)

    outcomes = np.full(len(leads), Outcome.NOT_ASSESSED.number, np.int8)
    outcomes[(leads == 1) & (at_most == 1)] = Outcome.PASS.number
    outcomes[(leads > 1) | (at_most == 0)] = Outcome.FAIL.number
    scope_unstated = facts.network.consortia.columns.scope < 0
    outcomes[scope_unstated | ~facts.members_listed] = Outcome.NOT_ASSESSED.number
    outcomes[are_extracts(facts)] = Outcome.NOT_APPLICABLE.number

    def explain(position: int) -> Verdict:
        row = int(consortia[position])
        if outcomes[row] == Outcome.NOT_APPLICABLE.number:
            return not_applicable(Text("只是全国网络的一部分", "only an extract of the network"))
        evidence = Evidence(
            label=Text("国家级牵头医院", "national leads"),
            found=int(leads[row]),
            wanted=value_set(facts, _HOW_MANY).number,
        )
        if outcomes[row] == Outcome.PASS.number:
            return passed(Text("恰有一家国家级牵头医院", "there is one national lead"), evidence)
        if outcomes[row] == Outcome.FAIL.number:
            return failed(
                Text(f"有 {leads[row]} 家国家级牵头医院", f"there are {leads[row]} national leads"),
                evidence,
                cure=Text("按现行名单写明国家级牵头医院", "name the one of the list in force"),
            )
        return unassessed(
            Text(
                "范围、名单、角色或起止日期不明", "scope, roster, roles or periods are not stated"
            ),
            evidence,
            missing=roster_gaps(
                roster,
                row,
                roles=(Role.NATIONAL_LEAD,),
                of_group=lambda _: ("memberships.institution",),
            ),
        )

    return Verdicts(read_only(outcomes[consortia], np.int8), explain)
