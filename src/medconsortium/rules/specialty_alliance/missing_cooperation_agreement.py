"""SPA002 missing-cooperation-agreement."""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Consortium
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
        pair; one that has expired serves none.

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
class _Roster:
    """Who leads, who is a member, and whether anybody else may be either."""

    leads: frozenset[str]
    members: tuple[str | None, ...]
    may_be_more: bool
    leads_sure: bool


def _judge(facts: Facts, consortium: Consortium) -> Verdict:
    roster = _roster(facts, consortium)
    found = tuple(candidates(facts, consortium, InstrumentKind.AGREEMENT))
    served = {member: _serves(found, roster, member) for member in roster.members}
    lacking = [member or "?" for member, state in served.items() if state is False]
    evidence = Evidence(
        label=Text("有协议的成员", "members with an agreement"),
        found=sum(state is True for state in served.values()),
        wanted=len(served),
    )
    listed = consortium.instruments_completeness is Completeness.COMPLETE
    if lacking and listed and roster.leads_sure:
        return failed(
            Text(
                f"{len(lacking)} 个成员没有合格的协议：{'、'.join(lacking)}",
                f"{len(lacking)} members have no agreement that would do: {', '.join(lacking)}",
            ),
            evidence,
            cure=Text("签订协议并记录", "sign the agreement, and record it"),
            rows=[("instruments", candidate.instrument.id) for candidate in found],
        )
    if served and all(served.values()) and not roster.may_be_more:
        return passed(Text("每个成员都有协议", "every member has an agreement"), evidence)
    return unassessed(
        Text("协议、签署方、内容或成员未全部记录", "agreements, parties, content or members are not fully recorded"),
        evidence,
        missing=(
            "instruments (agreement)",
            "instruments.parties",
            "instruments.provisions",
            "consortia.members_completeness",
        ),
    )


def _roster(facts: Facts, consortium: Consortium) -> _Roster:
    leads: set[str] = set()
    members: dict[str | None, None] = {}
    doubtful = consortium.members_completeness is not Completeness.COMPLETE
    leads_sure = facts.leads_listed[facts.network.consortia.row_number(consortium.id)]
    for membership in facts.memberships_of(consortium):
        holds = facts.membership_holds(membership)
        who = membership.institution or membership.department
        if holds is False:
            continue
        if holds is None or membership.role is None:
            doubtful = True
            leads_sure &= membership.role is not None and membership.role not in _LEADING
        elif membership.role in _LEADING and who is not None:
            leads.add(who)
        else:
            members[who] = None
    return _Roster(
        frozenset(leads),
        tuple(member for member in members if member not in leads),
        doubtful,
        bool(leads_sure) and bool(leads),
    )


def _serves(found: tuple[Candidate, ...], roster: _Roster, member: str | None) -> bool | None:
    """Whether one of the agreements serves a member; `None` if not known."""
    states = [_covers(candidate, roster, member) for candidate in found]
    if True in states:
        return True
    return None if None in states or member is None else False


def _covers(candidate: Candidate, roster: _Roster, member: str | None) -> bool | None:
    instrument = candidate.instrument
    content = sets_out(instrument, _MUST_SET_OUT)
    signed = _signed(candidate, roster, member)
    if content is False or signed is False:
        return False
    return True if content and signed and candidate.sure else None


def _signed(candidate: Candidate, roster: _Roster, member: str | None) -> bool | None:
    instrument = candidate.instrument
    if instrument.covers_all_members:
        return True
    if instrument.parties is None:
        return None
    parties = set(instrument.parties)
    if member in parties and parties & roster.leads:
        return True
    all_named = member is not None and instrument.parties.completeness is Completeness.COMPLETE
    return False if all_named else None
