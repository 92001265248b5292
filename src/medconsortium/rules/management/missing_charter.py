"""MGT003 missing-charter."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.rules.charters import judge_charter
from medconsortium.rules.facts import Facts
from medconsortium.rules.rule import rule
from medconsortium.rules.terms import Basis, Severity
from medconsortium.rules.verdict import Verdicts, judge_each
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, SourceBasis

__all__ = ["missing_charter"]


@rule(
    code="MGT003",
    title=Text("没有医联体章程", "missing charter"),
    severity=Severity.ERROR,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#internal-management",),
    kinds=frozenset({ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=("instruments", "consortia.instruments_completeness"),
)
def missing_charter(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """An urban medical group or county medical community has no charter.

    What it checks:
        A charter of the consortium is in force. What it says is for another rule.

    Why:
        The measures of 2020 say that these two forms shall make a charter.

    Data it needs:
        The charter with its period, or that the instruments are listed completely.

    Breach:
        >>> from medconsortium.rules.examples import example, outcome
        >>> members = {"甲": "lead", "乙": "member"}
        >>> outcome(missing_charter, example("county_medical_community", members))
        'fail'

    Compliant:
        >>> from medconsortium.model import Instrument
        >>> from medconsortium.vocabulary import InstrumentKind
        >>> charter = Instrument(id="章程", kind=InstrumentKind.CHARTER, consortium="example")
        >>> network = example("county_medical_community", members, instruments=[charter])
        >>> outcome(missing_charter, network)
        'pass'

    How to comply:
        Make a charter, and record it with the day from which it holds.
    """
    return judge_each(consortia, lambda row: judge_charter(facts, facts.consortium(row)))
