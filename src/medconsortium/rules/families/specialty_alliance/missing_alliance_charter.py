"""SPA001 missing-alliance-charter."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Network
from medconsortium.rules.engine.alike import judge_alike
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.verdict import Verdicts
from medconsortium.rules.judging.charters import judge_charter
from medconsortium.rules.judging.exemplary import alliance, expired, saying, withdrawn
from medconsortium.rules.judging.instruments import serving
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, InstrumentKind, Provision, SourceBasis

__all__ = ["missing_alliance_charter"]

_MUST_SET_OUT = (Provision.ORGANISATION, Provision.COOPERATION_FORM)


def compliant() -> Network:
    """Return an alliance with a charter that sets out its organisation and cooperation."""
    return alliance()


@breach("没有章程", "there is no charter")
def no_charter(network: Network, consortium: str) -> Network:
    return withdrawn(network, consortium, InstrumentKind.CHARTER)


@breach("章程已失效", "the charter has expired")
def expired_charter(network: Network, consortium: str) -> Network:
    return expired(network, consortium, InstrumentKind.CHARTER)


@breach("章程没有规定合作形式", "the charter says nothing of the form of cooperation")
def charter_without_form(network: Network, consortium: str) -> Network:
    return saying(network, consortium, InstrumentKind.CHARTER, [Provision.ORGANISATION])


@rule(
    code="SPA001",
    title=Text("没有合格的联盟章程", "missing alliance charter"),
    severity=Severity.ERROR,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#specialty-alliance",),
    kinds=frozenset({ConsortiumKind.SPECIALTY_ALLIANCE}),
    needs=("instruments", "instruments.provisions"),
    compliant=compliant,
    breaches=(no_charter, expired_charter, charter_without_form),
)
def missing_alliance_charter(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A specialty alliance has no charter that sets out its organisation and cooperation.

    专科联盟没有章程，或者章程没有明确组织管理与合作形式。

    What it checks:
        A charter of the alliance is in force that sets out its organisation and the form of
        cooperation, both in the same document. One that has expired does not count.

        联盟有一份现行章程，并且在同一份文件中明确了组织管理与合作形式；已失效的不算。

    Why:
        The measures of 2020 say that an alliance shall make a charter, and that the charter makes
        these two clear. That both stand in one document is our reading.

        2020年的管理办法规定，专科联盟应当制定章程，明确组织管理与合作形式。
        两项须在同一份文件中，是本库的理解。

    Data it needs:
        The charter with its period and what it sets out. That there is none can be said only
        where the instruments are stated to be listed completely.

        章程及其起止日期和所规定的事项；只有写明文书已全部列出，才能判定没有章程。

    How to comply:
        Make a charter that sets out organisation and form of cooperation, and record both.

        制定明确组织管理与合作形式的章程，并记录这两项内容。

    When to waive:
        While a charter that has been agreed is being signed; let the waiver end on the day of the
        signing.

        章程已经议定、正在签署时可以豁免；豁免期限写到签署之日。
    """
    return judge_alike(
        consortia,
        lambda row: judge_charter(facts, facts.consortium(row), must_set_out=_MUST_SET_OUT),
        serving(facts, InstrumentKind.CHARTER, *_MUST_SET_OUT),
    )
