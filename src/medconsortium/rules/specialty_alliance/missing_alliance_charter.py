"""SPA001 missing-alliance-charter."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.rules.charters import judge_charter
from medconsortium.rules.facts import Facts
from medconsortium.rules.rule import rule
from medconsortium.rules.terms import Basis, Severity
from medconsortium.rules.verdict import Verdicts, judge_each
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, Provision, SourceBasis

__all__ = ["missing_alliance_charter"]

_MUST_SET_OUT = (Provision.ORGANISATION, Provision.COOPERATION_FORM)


@rule(
    code="SPA001",
    title=Text("没有合格的联盟章程", "missing alliance charter"),
    severity=Severity.ERROR,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#specialty-alliance",),
    kinds=frozenset({ConsortiumKind.SPECIALTY_ALLIANCE}),
    needs=("instruments", "instruments.provisions", "consortia.instruments_completeness"),
)
def missing_alliance_charter(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A specialty alliance has no charter that sets out its organisation and cooperation.

    What it checks:
        A charter of the alliance is in force that sets out its organisation and the form of
        cooperation.

    Why:
        The measures of 2020 say that an alliance shall make a charter, and that the charter makes
        these two clear.

    Data it needs:
        The charter with its period and provisions, or that the instruments are listed completely.

    Breach:
        >>> from medconsortium.rules.examples import example, outcome
        >>> members = {"甲": "lead", "乙": "member"}
        >>> outcome(missing_alliance_charter, example("specialty_alliance", members))
        'fail'

    Compliant:
        >>> from medconsortium.model import Instrument
        >>> from medconsortium.vocabulary import InstrumentKind, Provision
        >>> charter = Instrument(
        ...     id="章程",
        ...     kind=InstrumentKind.CHARTER,
        ...     consortium="example",
        ...     provisions=[Provision.ORGANISATION, Provision.COOPERATION_FORM],
        ... )
        >>> network = example("specialty_alliance", members, instruments=[charter])
        >>> outcome(missing_alliance_charter, network)
        'pass'

    How to comply:
        Make a charter that sets out organisation and cooperation, and record both provisions.
    """
    return judge_each(
        consortia,
        lambda row: judge_charter(facts, facts.consortium(row), must_set_out=_MUST_SET_OUT),
    )
