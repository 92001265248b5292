"""SPA002 missing-cooperation-agreement."""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Consortium, Instrument, Membership
from medconsortium.rules.facts import Facts
from medconsortium.rules.instruments import Candidate, candidates, sets_out
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
from medconsortium.vocabulary import (
    Completeness,
    ConsortiumKind,
    InstrumentKind,
    Provision,
    Role,
    SourceBasis,
)

__all__ = ["missing_cooperation_agreement"]

_MUST_SET_OUT = (Provision.RESPONSIBILITIES, Provision.RIGHTS, Provision.DUTIES)
_LEADING = frozenset({Role.LEAD, Role.CO_LEAD})


@rule(
    code="SPA002",
    title=Text("牵头单位与成员没有合作协议", "missing cooperation agreement"),
    severity=Severity.ERROR,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#specialty-alliance",),
    kinds=frozenset({ConsortiumKind.SPECIALTY_ALLIANCE}),
    needs=(
        "instruments.parties",
        "instruments.provisions",
        "consortia.instruments_completeness",
        "consortia.members_completeness",
    ),
)
def missing_cooperation_agreement(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A member of a specialty alliance has signed no agreement with the lead.

    What it checks:
        For each member, an agreement is in force that the member and a lead have signed and that
        sets out responsibilities, rights and duties. One agreement signed by all serves every
        pair; one that has expired serves none. For a department its institution may sign.

    Why:
        The measures of 2020 say that lead and members shall sign a cooperation agreement that
        rules on the responsibilities, rights and duties of each.

    Data it needs:
        The agreements with their parties, period and provisions; the members and their roles;
        and that instruments and members are listed completely.

    Breach:
        >>> from medconsortium.rules.examples import example, outcome
        >>> members = {"甲": "lead", "乙": "member"}
        >>> outcome(missing_cooperation_agreement, example("specialty_alliance", members))
        'fail'

    Compliant:
        >>> from medconsortium.model import Instrument
        >>> from medconsortium.vocabulary import InstrumentKind, Provision
        >>> agreement = Instrument(
        ...     id="协议",
        ...     kind=InstrumentKind.AGREEMENT,
        ...     consortium="example",
        ...     parties=["甲", "乙"],
        ...     provisions=[Provision.RESPONSIBILITIES, Provision.RIGHTS, Provision.DUTIES],
        ... )
        >>> network = example("specialty_alliance", members, instruments=[agreement])
        >>> outcome(missing_cooperation_agreement, network)
        'pass'

    How to comply:
        Sign the agreement, and record who signed it, what it sets out and how long it holds.
    """
    return judge_each(consortia, lambda row: _judge(facts, facts.consortium(row)))


@frozen
class _Party:
    """Somebody who is to have signed, by the ids that may sign for it.

    `all_known` says whether nobody else may: not so for a department whose institution is not
    stated, nor for hospitals that a group describes.
    """

    name: str
    signatories: frozenset[str]
    all_known: bool


@frozen
class _Roster:
    """Who leads, who is a member, and whether more may be either."""

    leads: frozenset[str]
    leads_sure: bool
    members: tuple[_Party, ...]
    may_be_more: bool


def _judge(facts: Facts, consortium: Consortium) -> Verdict:
    roster = _roster(facts, consortium)
    found = tuple(candidates(facts, consortium, InstrumentKind.AGREEMENT))
    served = [_serves(found, roster, member) for member in roster.members]
    names = [m.name for m, state in zip(roster.members, served, strict=True) if state is False]
    evidence = Evidence(
        label=Text("有协议的成员", "members with an agreement"),
        found=served.count(True),
        wanted=len(served),
    )
    listed = consortium.instruments_completeness is Completeness.COMPLETE
    if names and listed and roster.leads_sure:
        return failed(
            Text(
                f"{len(names)} 个成员没有合格的协议：{'、'.join(names)}",
                f"without an agreement that would do: {', '.join(names)}",
            ),
            evidence,
            cure=Text("签订协议并记录", "sign the agreement, and record it"),
            rows=[("instruments", candidate.instrument.id) for candidate in found],
        )
    if served and all(served) and not roster.may_be_more:
        return passed(Text("每个成员都有协议", "every member has an agreement"), evidence)
    return unassessed(
        Text(
            "协议、签署方、内容或成员未全部记录",
            "agreements, parties, content or members are not fully recorded",
        ),
        evidence,
        missing=(
            "instruments (agreement)",
            "instruments.parties",
            "instruments.provisions",
            "consortia.members_completeness",
        ),
    )


def _roster(facts: Facts, consortium: Consortium) -> _Roster:
    leads: dict[str, _Party] = {}
    members: dict[str, _Party] = {}
    doubtful = consortium.members_completeness is not Completeness.COMPLETE
    leads_sure = bool(facts.leads_listed[facts.network.consortia.row_number(consortium.id)])
    for membership in facts.memberships_of(consortium):
        holds = facts.membership_holds(membership)
        if holds is False:
            continue
        may_lead = membership.role is None or membership.role in _LEADING
        if holds is None or membership.role is None:
            doubtful = True
            leads_sure &= not may_lead
            continue
        who = membership.institution or membership.department or membership.id
        (leads if may_lead else members)[who] = _party(facts, membership)
    return _Roster(
        frozenset(row_id for lead in leads.values() for row_id in lead.signatories),
        leads_sure and bool(leads) and all(lead.all_known for lead in leads.values()),
        tuple(member for who, member in members.items() if who not in leads),
        doubtful,
    )


def _party(facts: Facts, membership: Membership) -> _Party:
    if membership.group is not None:
        return _Party(str(membership.group.description), frozenset(), all_known=False)
    if membership.institution is not None:
        name = membership.institution
        return _Party(name, frozenset({name}), all_known=True)
    department = facts.network.departments[str(membership.department)]
    hospital = department.institution
    signatories = {department.id} if hospital is None else {department.id, hospital}
    return _Party(department.id, frozenset(signatories), all_known=hospital is not None)


def _serves(found: tuple[Candidate, ...], roster: _Roster, member: _Party) -> bool | None:
    """Whether one of the agreements serves a member; `None` if not known."""
    states = [_covers(candidate, roster, member) for candidate in found]
    return True if True in states else None if None in states else False


def _covers(candidate: Candidate, roster: _Roster, member: _Party) -> bool | None:
    content = sets_out(candidate.instrument, _MUST_SET_OUT)
    signed = _signed(candidate.instrument, roster, member)
    if content is False or signed is False:
        return False
    return True if content and signed and candidate.sure else None


def _signed(agreement: Instrument, roster: _Roster, member: _Party) -> bool | None:
    if agreement.covers_all_members:
        return True
    if agreement.parties is None:
        return None
    parties = set(agreement.parties)
    if parties & member.signatories and parties & roster.leads:
        return True
    listed = agreement.parties.completeness is Completeness.COMPLETE
    return False if listed and member.all_known else None
