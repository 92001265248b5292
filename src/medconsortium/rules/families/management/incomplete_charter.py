"""MGT004 incomplete-charter."""

from __future__ import annotations

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import Consortium, Listing, Network, with_rows
from medconsortium.rules.engine.alike import judge_alike
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Outcome, Severity
from medconsortium.rules.engine.verdict import Verdict, Verdicts, not_applicable, unassessed
from medconsortium.rules.judging.charters import judge_charter
from medconsortium.rules.judging.grid_forms import GRID_FORMS, documented
from medconsortium.rules.judging.instruments import candidates, serving
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, InstrumentKind, Provision, SourceBasis

__all__ = ["incomplete_charter"]

_WANTED = (
    Provision.RESPONSIBILITIES,
    Provision.RIGHTS,
    Provision.DUTIES,
    Provision.BENEFIT_SHARING,
)


def compliant() -> Network:
    """Return an urban medical group whose charter says all it must."""
    return documented("urban_medical_group")


def _leaving_out(network: Network, provision: Provision) -> Network:
    left = Listing((p for p in _WANTED if p is not provision), Completeness.COMPLETE)
    charters = [row for row in network.instruments.values() if row.kind is InstrumentKind.CHARTER]
    return with_rows(network, [evolve(charter, provisions=left) for charter in charters])


@breach("章程未规定责任", "the charter does not set responsibilities")
def no_responsibilities(network: Network, _: str) -> Network:
    return _leaving_out(network, Provision.RESPONSIBILITIES)


@breach("章程未规定权利", "the charter does not set rights")
def no_rights(network: Network, _: str) -> Network:
    return _leaving_out(network, Provision.RIGHTS)


@breach("章程未规定义务", "the charter does not set duties")
def no_duties(network: Network, _: str) -> Network:
    return _leaving_out(network, Provision.DUTIES)


@breach("章程未规定利益共享", "the charter does not say how benefits are shared")
def benefits_not_shared(network: Network, _: str) -> Network:
    return _leaving_out(network, Provision.BENEFIT_SHARING)


@rule(
    code="MGT004",
    title=Text("章程内容不全", "incomplete charter"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#internal-management",),
    kinds=GRID_FORMS,
    needs=("instruments", "instruments.provisions"),
    compliant=compliant,
    breaches=(no_responsibilities, no_rights, no_duties, benefits_not_shared),
)
def incomplete_charter(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """The charter of an urban group or county community leaves out something it must set.

    城市医疗集团或县域医共体的章程缺少应规定的内容。

    What it checks:
        A charter in force sets the responsibilities, rights and duties of lead and members, and how
        benefits are shared. Where there is no charter, MGT003 says so.

        现行章程规定了牵头医院与其他成员单位的责任、权利和义务，以及利益共享。
        没有章程的，由 MGT003 指出。

    Why:
        By the digest of the measures of 2020, the charter sets these three, and a mechanism for the
        sharing of benefits is set up. That one charter is to hold all four is our reading.

        2020年管理办法（据摘要）要求章程规定责任、权利和义务，并建立利益共享机制。
        四项都写入同一份章程，是本库的理解。

    Data it needs:
        The charter with its period, and what it provides for, stated to be listed completely; and
        that the instruments are listed completely.

        章程及其期间和所规定的事项，且写明事项已列全；以及文书已列全。

    How to comply:
        Amend the charter, and record what it provides for.

        修订章程，并记录其所规定的事项。

    When to waive:
        Where another document in force sets what the charter leaves out; name that document.

        章程所缺内容另有现行文书规定的，注明该文书后可以豁免。
    """
    return judge_alike(
        consortia,
        lambda row: _judge(facts, facts.consortium(row)),
        serving(facts, InstrumentKind.CHARTER),
        serving(facts, InstrumentKind.CHARTER, *_WANTED),
    )


def _judge(facts: Facts, consortium: Consortium) -> Verdict:
    listed = consortium.instruments_completeness is Completeness.COMPLETE
    charters = list(candidates(facts, consortium, InstrumentKind.CHARTER))
    if listed and not charters:
        return not_applicable(Text("没有章程", "there is no charter"))
    verdict = judge_charter(facts, consortium, must_set_out=_WANTED)
    if verdict.outcome is Outcome.FAIL and not any(charter.sure for charter in charters):
        return unassessed(
            Text("不知有无现行章程", "whether a charter is in force is not known"),
            *verdict.evidence,
            missing=tuple(dict.fromkeys(doubt for each in charters for doubt in each.doubts)),
        )
    return verdict
