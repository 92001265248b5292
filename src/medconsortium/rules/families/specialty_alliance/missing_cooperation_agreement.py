"""SPA002 missing-cooperation-agreement."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Network
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.verdict import Verdicts
from medconsortium.rules.judging.agreements import judge_agreements
from medconsortium.rules.judging.exemplary import alliance, expired, saying, unsigned, withdrawn
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, InstrumentKind, Provision, SourceBasis

__all__ = ["missing_cooperation_agreement"]

_MUST_SET_OUT = (Provision.RESPONSIBILITIES, Provision.RIGHTS, Provision.DUTIES)


def compliant() -> Network:
    """Return an alliance whose lead and member have signed an agreement."""
    return alliance()


@breach("没有协议", "there is no agreement")
def no_agreement(network: Network, consortium: str) -> Network:
    return withdrawn(network, consortium, InstrumentKind.AGREEMENT)


@breach("协议已失效", "the agreement has expired")
def expired_agreement(network: Network, consortium: str) -> Network:
    return expired(network, consortium, InstrumentKind.AGREEMENT)


@breach("成员没有签署", "the member has not signed")
def member_has_not_signed(network: Network, consortium: str) -> Network:
    return unsigned(network, consortium)


@breach("协议没有规定义务", "the agreement says nothing of duties")
def agreement_without_duties(network: Network, consortium: str) -> Network:
    return saying(network, consortium, InstrumentKind.AGREEMENT, _MUST_SET_OUT[:-1])


@rule(
    code="SPA002",
    title=Text("牵头单位与成员没有合作协议", "missing cooperation agreement"),
    severity=Severity.ERROR,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#specialty-alliance",),
    kinds=frozenset({ConsortiumKind.SPECIALTY_ALLIANCE}),
    needs=(
        "instruments",
        "instruments.parties",
        "instruments.provisions",
        "memberships",
        "memberships.role",
        "consortia.members_completeness",
    ),
    compliant=compliant,
    breaches=(no_agreement, expired_agreement, member_has_not_signed, agreement_without_duties),
)
def missing_cooperation_agreement(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A member of a specialty alliance has signed no agreement with the lead.

    专科联盟的成员没有与牵头单位签订合作协议。

    What it checks:
        For each member, an agreement is in force that the member and a lead have signed and that
        sets out responsibilities, rights and duties. One agreement signed by all serves every
        pair; one that has expired serves none. For a department its institution may sign.

        每个成员都有一份与牵头单位共同签署的现行协议，协议规定了责任、权利和义务。
        全体签署的一份框架协议对每一对都有效；已失效的不算；科室可由所在机构签署。

    Why:
        The measures of 2020 say that lead and members shall sign a cooperation agreement that
        rules on the responsibilities, rights and duties of each. That one framework agreement
        signed by all will do is our reading.

        2020年的管理办法规定，牵头单位与成员单位应当签订合作协议，规定各单位的责任、权利和义务。
        全体签署一份框架协议即可，是本库的理解。

    Data it needs:
        The agreements with their parties, period and what they set out; the members and their
        roles, listed completely. That somebody has signed none can be said only where the
        instruments are listed completely too.

        协议及其签署方、起止日期和所规定的事项；完整的成员名单和成员角色。
        只有写明文书已全部列出，才能判定某个成员没有协议。

    How to comply:
        Sign the agreement, and record who has signed it, what it sets out and how long it holds.

        签订协议，并记录签署方、所规定的事项和有效期限。

    When to waive:
        While an agreement that has been settled is being signed, or renewed; let the waiver end
        on the day of the signing.

        协议已经议定、正在签署或续签时可以豁免；豁免期限写到签署之日。
    """
    return judge_agreements(facts, consortia, must_set_out=_MUST_SET_OUT)
