"""TEL004 operator-outside-agreement."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import (
    Consortium,
    Instrument,
    Listing,
    Network,
    Party,
    Platform,
    with_rows,
)
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, RuleStatus, Severity
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
from medconsortium.rules.examples import EXAMPLE_ID
from medconsortium.rules.judging.exemplary import telemedicine_network
from medconsortium.rules.judging.instruments import candidates
from medconsortium.rules.judging.members import Roster
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Completeness,
    ConsortiumKind,
    InstrumentKind,
    PartyKind,
    PlatformKind,
    Provision,
    SourceBasis,
)

__all__ = ["operator_outside_agreement"]

_KINDS = frozenset({PlatformKind.TELEMEDICINE, PlatformKind.REMOTE_PATHOLOGY})


def compliant() -> Network:
    """Return a network on the platform of a company that has signed too."""
    agreement = Instrument(
        id="合作协议",
        kind=InstrumentKind.AGREEMENT,
        consortium=EXAMPLE_ID,
        parties=Listing(["甲", "乙", "某公司"], Completeness.COMPLETE),
        provisions=Listing([Provision.RIGHTS, Provision.DUTIES], Completeness.COMPLETE),
    )
    platform = Platform(
        id="远程平台",
        name="远程平台",
        kind=PlatformKind.TELEMEDICINE,
        operator="某公司",
        consortium=EXAMPLE_ID,
    )
    company = Party(id="某公司", name="某公司", kind=PartyKind.COMPANY)
    return telemedicine_network(rows=[agreement, company, platform])


@breach("运营方没有签署协议", "the operator has not signed the agreement")
def operator_has_not_signed(network: Network, platform: str) -> Network:
    row = network.platforms[platform]
    agreements = [
        agreement
        for agreement in network.instruments.values()
        if agreement.kind is InstrumentKind.AGREEMENT and agreement.consortium == row.consortium
    ]
    return with_rows(
        network,
        [
            evolve(agreement, parties=_without(agreement.parties, row.operator))
            for agreement in agreements
        ],
    )


def _without(parties: Listing[str] | None, gone: str | None) -> Listing[str]:
    return Listing([party for party in parties or () if party != gone], Completeness.COMPLETE)


@rule(
    code="TEL004",
    title=Text("平台运营方不是协议的一方", "operator outside agreement"),
    severity=Severity.ERROR,
    basis=Basis.TEXT,
    confidence=SourceBasis.RECALLED,
    cites=("guoweiyifa-2018-25#third-party-platform",),
    subjects="platforms",
    status=RuleStatus.DRAFT,
    needs=("platforms.operator", "platforms.kind", "platforms.consortium", "instruments"),
    compliant=compliant,
    breaches=(operator_has_not_signed,),
)
def operator_outside_agreement(facts: Facts, platforms: NDArray[np.int32]) -> Verdicts:
    """A third party runs the platform of a telemedicine network, and has not signed its agreement.

    远程医疗协作网的平台由第三方运营，第三方却不是合作协议的一方。

    What it checks:
        For each telemedicine or remote pathology platform of a telemedicine network that somebody
        other than a member runs, an agreement of the network is in force that the operator has
        signed. A platform that a member runs is left alone.

        远程医疗协作网的远程医疗平台或远程病理平台由成员以外的一方运营的，
        协作网有一份运营方签署的现行协议。由成员运营的不适用。

    Why:
        The rules of 2018 on telemedicine make a third party that runs the platform party to the
        agreement.

        2018年的远程医疗服务管理规范要求，通过第三方平台开展服务的，第三方也是协议的一方。

    Data it needs:
        The platform with kind, operator and consortium; the members; and the agreements with
        parties and period. That the operator has signed none can be said only where members,
        instruments and parties are listed completely.

        平台的种类、运营方和所属医联体；成员；协议及其签署方和起止日期。
        只有写明成员、文书和签署方都已全部列出，才能判定运营方没有签署。

    How to comply:
        Have the operator sign the agreement, or one of its own with the members, and record it.

        由运营方加入协议，或者与成员另行签订协议，并予以记录。

    When to waive:
        While the agreement is being signed anew; let the waiver end on the day of the signing.

        协议正在重新签署时可以豁免；豁免期限写到签署之日。
    """
    network, roster = facts.network, shared(facts, Roster)
    ids = tuple(network.platforms)
    return judge_each(platforms, lambda row: _judge(roster, network.platforms[ids[row]]))


def _judge(roster: Roster, platform: Platform) -> Verdict:
    facts = roster.facts
    row = facts.network.consortia.row_number(platform.consortium or "")
    consortium = facts.consortium(row) if row >= 0 else None
    if not _may_be_meant(facts, platform, row):
        return not_applicable(
            Text("不是远程医疗协作网的平台", "no platform of a telemedicine network that runs")
        )
    stated = {
        "platforms.kind": platform.kind,
        "platforms.consortium": consortium,
        "platforms.operator": platform.operator,
    }
    missing = [field for field, value in stated.items() if value is None]
    if consortium is not None:
        missing += [] if consortium.kind is not None else ["consortia.kind"]
        missing += dates_in_doubt(consortium, on=facts.on)
    if consortium is None or platform.operator is None:
        return _open(missing)
    by_other, gaps = _is_no_member(roster, row, platform.operator)
    if by_other is False:
        return not_applicable(Text("平台由成员运营", "a member runs the platform"))
    missing += gaps
    return _open(missing) if missing else _judge_signing(facts, consortium, platform.operator)


def _may_be_meant(facts: Facts, platform: Platform, row: int) -> bool:
    """Whether a platform may be one for telemedicine, of a telemedicine network that runs."""
    if platform.kind is not None and platform.kind not in _KINDS:
        return False
    if row < 0:
        return True
    runs = not facts.planned_consortia[row] and facts.consortia_in_force[row] != 0
    return bool(runs) and facts.consortium(row).kind in (ConsortiumKind.TELEMEDICINE_NETWORK, None)


def _is_no_member(
    roster: Roster, consortium: int, operator: str
) -> tuple[bool | None, tuple[str, ...]]:
    """Say whether an operator is somebody other than a member, and what leaves it open."""
    facts = roster.facts
    if operator in facts.network.parties:
        return True, ()
    host = facts.institution_of(operator)
    if host is None:
        return None, ("departments.institution",)
    rows = roster.rows_of(consortium)
    rows = rows[facts.is_member[rows] != 0]
    is_it = roster.institution[rows] == facts.network.institutions.row_number(host)
    if (is_it & (facts.is_member[rows] == 1)).any():
        return False, ()
    gaps = [] if facts.members_listed[consortium] else ["consortia.members_completeness"]
    for row in rows[is_it | (roster.institution[rows] < 0)]:
        membership = roster.membership(int(row), keyed=False)
        if roster.institution[row] < 0:
            table = "departments" if membership.department else "memberships"
            gaps.append(f"{table}.institution")
        gaps += dates_in_doubt(membership, on=facts.on)
    return (None if gaps else True), tuple(gaps)


def _judge_signing(facts: Facts, consortium: Consortium, operator: str) -> Verdict:
    signers = {operator, facts.institution_of(operator)}
    found = list(candidates(facts, consortium, InstrumentKind.AGREEMENT))
    signed = [c for c in found if not signers.isdisjoint(c.instrument.parties or ())]
    evidence = Evidence(
        label=Text("运营方签署的协议", "agreements that the operator has signed"),
        found=tuple(candidate.instrument.id for candidate in signed),
        wanted="≥ 1",
    )
    if any(candidate.sure for candidate in signed):
        return passed(Text("运营方签署了协议", "the operator has signed an agreement"), evidence)
    unnamed = [candidate for candidate in found if not _all_named(candidate.instrument)]
    listed = consortium.instruments_completeness is Completeness.COMPLETE
    if listed and not signed and not unnamed:
        return failed(
            Text(f"{operator} 没有签署协议", f"{operator} has not signed an agreement"),
            evidence,
            cure=Text("由运营方加入协议", "have the operator sign the agreement"),
            rows=[("instruments", candidate.instrument.id) for candidate in found],
        )
    missing = [field for candidate in (*signed, *unnamed) for field in candidate.doubts]
    missing += ["instruments.parties"] if unnamed else []
    if not listed and not missing:
        missing = ["instruments (agreement)", "consortia.instruments_completeness"]
    return _open(missing, evidence)


def _all_named(agreement: Instrument) -> bool:
    parties = agreement.parties
    return parties is not None and parties.completeness is Completeness.COMPLETE


def _open(missing: Iterable[str], *evidence: Evidence) -> Verdict:
    return unassessed(
        Text(
            "平台、成员或协议未全部记录",
            "the platform, the members or the agreements are not fully recorded",
        ),
        *evidence,
        missing=tuple(dict.fromkeys(missing)),
    )
