"""GEN011 outside-organiser."""

from __future__ import annotations

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import Consortium, Network, Party, with_rows
from medconsortium.rules.engine.alike import judge_alike
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    passed,
    unassessed,
)
from medconsortium.rules.examples import example
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, PartyKind, SourceBasis

__all__ = ["outside_organiser"]


def compliant() -> Network:
    """Return an alliance that a society organises."""
    society = Party(id="某医学会", name="某医学会", kind=PartyKind.ASSOCIATION)
    return example(
        "specialty_alliance",
        {"甲": "lead", "乙": "member"},
        rows=[society],
        fields={"organiser": "某医学会"},
    )


@breach("由行政部门组建", "an authority organises it")
def authority_organises(network: Network, _: str) -> Network:
    organiser = network.parties["某医学会"]
    return with_rows(network, [evolve(organiser, kind=PartyKind.AUTHORITY)])


@breach("由企业组建", "a company organises it")
def company_organises(network: Network, _: str) -> Network:
    return with_rows(network, [evolve(network.parties["某医学会"], kind=PartyKind.COMPANY)])


@rule(
    code="GEN011",
    title=Text("由医疗机构和学协会以外的单位组建", "outside organiser"),
    severity=Severity.ADVICE,
    basis=Basis.READING,
    confidence=SourceBasis.FOUND,
    cites=("guoweiyifa-2020-13#organisers",),
    kinds=frozenset({ConsortiumKind.SPECIALTY_ALLIANCE, ConsortiumKind.TELEMEDICINE_NETWORK}),
    needs=("consortia.organiser", "parties.kind"),
    compliant=compliant,
    breaches=(authority_organises, company_organises),
)
def outside_organiser(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """An alliance or telemedicine network is organised by neither an institution nor a society.

    专科联盟或远程医疗协作网不是由医疗机构或学协会组建的。

    What it checks:
        The organiser is a medical institution, a department of one, or an association.

        组织方是医疗机构、其科室或学协会。

    Why:
        By article 3 of the measures of 2020 these two forms mainly organise themselves, on
        societies or institutions; local authorities guide. “Mainly” leaves room for others, so that
        a breach is advice: that is our reading.

        2020年管理办法第三条规定，这两种形式以学协会或医疗机构自主组建为主，当地主管部门给予指导。
        “为主”留有余地，因此只作建议：这是本库的理解。

    Data it needs:
        The organiser, and of what kind it is.

        组织方及其类型。

    How to comply:
        Name the institution or society that organises; an authority that guides need not be named
        as organiser.

        写明实际组建的机构或学协会；给予指导的主管部门不必记为组织方。

    When to waive:
        Where the authority did set it up, as it may, for instance to serve poor or remote areas.

        确由主管部门组建的（例如面向边远、贫困地区），可以豁免。
    """
    organiser = facts.network.consortia.columns.organiser
    kinds = np.append(facts.network.parties.columns.kind, np.int8(-1))
    return judge_alike(
        consortia,
        lambda row: _judge(facts, facts.consortium(row)),
        organiser.table,
        kinds[organiser.rows_in("parties")],
    )


def _judge(facts: Facts, consortium: Consortium) -> Verdict:
    organiser = consortium.organiser
    if organiser is None:
        return _NOT_STATED
    party = facts.network.parties.get(organiser)
    if party is not None and party.kind is None:
        return unassessed(
            Text("没有记录组织方的类型", "of what kind the organiser is, is not recorded"),
            missing=("parties.kind",),
        )
    kind = None if party is None else party.kind
    evidence = Evidence(
        label=Text(f"组织方 {organiser}", f"organiser {organiser}"),
        found=Text("机构", "institution") if kind is None else kind,
        wanted=Text("机构或学协会", "institution or association"),
    )
    if kind is None or kind is PartyKind.ASSOCIATION:
        return passed(
            Text("由医疗机构或学协会组建", "an institution or a society organises it"), evidence
        )
    return failed(
        Text(
            f"组织方是{kind.zh}；主管部门通常只作指导",
            f"organised by: {kind.en}; authorities usually guide, and do not organise",
        ),
        evidence,
        cure=Text("写明实际组建的机构或学协会", "name the institution or society that organises"),
        rows=[("parties", organiser)],
    )


_NOT_STATED = unassessed(
    Text("没有记录组织方", "no organiser is recorded"), missing=("consortia.organiser",)
)
