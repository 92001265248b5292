"""SPA007 missing-quality-standard."""

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
from medconsortium.rules.judging.exemplary import alliance, expired, withdrawn
from medconsortium.rules.judging.instruments import judge_provision, settled
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, InstrumentKind, Provision, SourceBasis

__all__ = ["missing_quality_standard"]

_CURE = Text("制定质量标准并记录", "draw up standards of quality, and record them")


def compliant() -> Network:
    """Return an alliance with a standard of quality."""
    return alliance()


@breach("没有质量标准", "there is no standard of quality")
def no_standard(network: Network, consortium: str) -> Network:
    return withdrawn(network, consortium, InstrumentKind.QUALITY_STANDARD)


@breach("质量标准已失效", "the standard of quality has expired")
def expired_standard(network: Network, consortium: str) -> Network:
    return expired(network, consortium, InstrumentKind.QUALITY_STANDARD)


@rule(
    code="SPA007",
    title=Text("联盟没有医疗质量标准", "missing quality standard"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#alliance-quality",),
    kinds=frozenset({ConsortiumKind.SPECIALTY_ALLIANCE}),
    needs=("instruments",),
    compliant=compliant,
    breaches=(no_standard, expired_standard),
)
def missing_quality_standard(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A specialty alliance has set its members no standards of quality.

    专科联盟没有为成员制定医疗质量标准。

    What it checks:
        An instrument of the alliance in force sets standards of quality: one of their own, or the
        charter or an agreement that settles quality. One that has expired does not count.

        联盟有一份现行文书规定医疗质量：专门的质量标准，或者写入质量管理的章程、协议；
        已失效的不算。

    Why:
        The measures of 2020 have alliances spell out standards and requirements of quality, and
        guide their members by them. In which document they stand is left open, which is our
        reading.

        2020年的管理办法要求联盟细化医疗质量标准和要求，指导成员加强质量管理。
        写在哪一种文书中都可以，是本库的理解。

    Data it needs:
        The standard, or charter and agreements with what they set out, and their periods. That
        there is none can be said only where the instruments, and what each sets out, are listed
        completely.

        质量标准，或者章程、协议所规定的事项，以及起止日期。
        只有写明文书及其规定的事项已全部列出，才能判定没有质量标准。

    How to comply:
        Draw up standards of quality for the members, and record them.

        为成员制定医疗质量标准，并予以记录。

    When to waive:
        While the standards are being drafted after the alliance was founded; let the waiver end
        on the day by which they are to be issued.

        联盟成立不久、标准正在起草时可以豁免；豁免期限写到应发布之日。
    """
    wanted = (InstrumentKind.QUALITY_STANDARD, Provision.QUALITY)
    return judge_alike(
        consortia,
        lambda row: judge_provision(facts, facts.consortium(row), *wanted, cure=_CURE),
        settled(facts, *wanted),
    )
