"""MGT003 missing-charter."""

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
from medconsortium.rules.judging.exemplary import expired, withdrawn
from medconsortium.rules.judging.grid_forms import GRID_FORMS, documented
from medconsortium.rules.judging.instruments import serving
from medconsortium.text import Text
from medconsortium.vocabulary import InstrumentKind, SourceBasis

__all__ = ["missing_charter"]


def compliant() -> Network:
    """Return an urban medical group with a charter."""
    return documented("urban_medical_group")


@breach("没有章程", "there is no charter")
def no_charter(network: Network, consortium: str) -> Network:
    return withdrawn(network, consortium, InstrumentKind.CHARTER)


@breach("章程已失效", "the charter has expired")
def expired_charter(network: Network, consortium: str) -> Network:
    return expired(network, consortium, InstrumentKind.CHARTER)


@rule(
    code="MGT003",
    title=Text("没有医联体章程", "missing charter"),
    severity=Severity.ERROR,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#internal-management",),
    kinds=GRID_FORMS,
    needs=("instruments", "instruments.kind"),
    compliant=compliant,
    breaches=(no_charter, expired_charter),
)
def missing_charter(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """An urban medical group or county medical community has no charter.

    城市医疗集团或县域医共体没有章程。

    What it checks:
        A charter of the consortium is in force. What it says is for another rule.

        医联体有现行章程。章程的内容由另一条规则检查。

    Why:
        By the digest of the measures of 2020, these two forms shall make a charter.

        2020年管理办法（据摘要）规定，这两种医联体应当制定章程。

    Data it needs:
        The charter with its period, or that the instruments are listed completely.

        章程及其期间，或写明文书已列全。

    How to comply:
        Make a charter, and record it with the day from which it holds.

        制定章程，并记录其施行日期。

    When to waive:
        While the charter is being adopted; let the waiver end on the day set for it.

        章程正在审议时；豁免期限写到约定之日。
    """
    return judge_alike(
        consortia,
        lambda row: judge_charter(facts, facts.consortium(row)),
        serving(facts, InstrumentKind.CHARTER),
    )
