"""RDN001 no-single-national-lead."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model.columns import read_only
from medconsortium.rules.facts import Facts
from medconsortium.rules.rule import rule
from medconsortium.rules.terms import Basis, Outcome, Severity
from medconsortium.rules.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    not_applicable,
    passed,
    unassessed,
)
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, ConsortiumKind, Role, Scope, SourceBasis

__all__ = ["no_single_national_lead"]


@rule(
    code="RDN001",
    title=Text("国家级牵头医院不是恰好一家", "no single national lead"),
    severity=Severity.ERROR,
    basis=Basis.TEXT,
    confidence=SourceBasis.FOUND,
    cites=("guoweibanyihan-2019-157#roles",),
    kinds=frozenset({ConsortiumKind.RARE_DISEASE_NETWORK}),
    needs=("consortia.scope", "consortia.members_completeness", "memberships.role"),
)
def no_single_national_lead(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """The national rare-disease network has no national lead, or several.

    What it checks:
        Exactly one member of a network of national scope has the role national lead. An extract
        (a province's hospitals, a partial list) is not judged.

    Why:
        The notice of 2019 builds the network on one national lead.

    Data it needs:
        The scope of the network, the role of every member, and that they are listed completely.

    Breach:
        >>> from medconsortium.rules.examples import example, outcome
        >>> members = {"甲": "provincial_lead@湖南省", "乙": "member@湖南省"}
        >>> outcome(no_single_national_lead, example("rare_disease_network", members))
        'fail'

    Compliant:
        >>> network = example("rare_disease_network", {"丙": "national_lead", **members})
        >>> outcome(no_single_national_lead, network)
        'pass'

    How to comply:
        Give the role national lead to the one hospital that the list in force names.
    """
    columns = facts.network.consortia.columns
    holds, national = facts.is_member, facts.has_role([Role.NATIONAL_LEAD])
    leads = facts.count(national & (holds == 1))
    at_most = facts.count_at_most((national | facts.role_unstated) & (holds != 0))

    outcomes = np.full(len(leads), Outcome.NOT_ASSESSED.number, np.int8)
    outcomes[(leads == 1) & (at_most == 1)] = Outcome.PASS.number
    outcomes[(leads > 1) | (at_most == 0)] = Outcome.FAIL.number
    outcomes[(columns.scope < 0) | ~facts.members_listed] = Outcome.NOT_ASSESSED.number
    extract = (columns.scope >= 0) & (columns.scope != Scope.NATIONAL.number)
    extract |= columns.members_completeness == Completeness.PARTIAL.number
    outcomes[extract] = Outcome.NOT_APPLICABLE.number

    def explain(position: int) -> Verdict:
        row = int(consortia[position])
        evidence = Evidence(
            label=Text("国家级牵头医院", "national leads"), found=int(leads[row]), wanted=1
        )
        if outcomes[row] == Outcome.NOT_APPLICABLE.number:
            return not_applicable(Text("只是全国网络的一部分", "only an extract of the network"))
        if outcomes[row] == Outcome.PASS.number:
            return passed(Text("恰有一家国家级牵头医院", "there is one national lead"), evidence)
        if outcomes[row] == Outcome.FAIL.number:
            return failed(
                Text(f"有 {leads[row]} 家国家级牵头医院", f"there are {leads[row]} national leads"),
                evidence,
                cure=Text("按现行名单写明国家级牵头医院", "name the one of the list in force"),
            )
        return unassessed(
            Text("范围、名单或成员关系的起止日期不明", "scope, roster or periods are not stated"),
            evidence,
            missing=("consortia.scope", "consortia.members_completeness", "memberships.until"),
        )

    return Verdicts(read_only(outcomes[consortia], np.int8), explain)
