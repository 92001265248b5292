"""IDN001 wrong-credit-code."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.identifiers import Flaw, check_uscc
from medconsortium.model import Institution
from medconsortium.model.columns import read_only
from medconsortium.rules.facts import Facts
from medconsortium.rules.rule import rule
from medconsortium.rules.terms import Basis, Outcome, Severity
from medconsortium.rules.verdict import Evidence, Verdict, Verdicts, failed, passed, unassessed
from medconsortium.text import Text
from medconsortium.vocabulary import IdentifierSystem, SourceBasis

__all__ = ["wrong_credit_code"]


@rule(
    code="IDN001",
    title=Text("统一社会信用代码有误", "wrong credit code"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.FOUND,
    cites=("guobiao-2015-32100#check-character",),
    subjects="institutions",
    needs=("institutions.identifiers",),
)
def wrong_credit_code(facts: Facts, institutions: NDArray[np.int32]) -> Verdicts:
    """The unified social credit code of an institution is not well formed.

    What it checks:
        Every unified social credit code that is written for the institution has 18 characters of
        the standard's alphabet, and its check character is right. The known codes of early pilots
        that are lawful all the same pass, and so does a code of which only the organisation code
        inside fails its own check, since early ones need not follow it.

    Why:
        The standard lays down the characters and how the last follows from the others: a code that
        fails was misread or mistyped somewhere.

    Data it needs:
        The credit code, as written.

    Breach:
        >>> from medconsortium.model import Identifier, Institution
        >>> from medconsortium.rules.examples import example, outcome
        >>> from medconsortium.vocabulary import IdentifierSystem
        >>> def written(code: str) -> str:
        ...     number = Identifier(system=IdentifierSystem.USCC, value=code)
        ...     hospital = Institution(id="甲", name="甲", identifiers=[number])
        ...     network = example("specialty_alliance", {"甲": "lead"}, rows=[hospital])
        ...     return outcome(wrong_credit_code, network, subject="甲")
        >>> written("12430100400000018D")
        'fail'

    Compliant:
        >>> written("12430100400000018C")
        'pass'

    How to comply:
        Compare the code with the certificate, character by character.
    """
    rows = tuple(facts.network.institutions.values())
    judged = [_outcome(rows[row]).number for row in institutions]
    return Verdicts(
        read_only(judged, np.int8), lambda position: _judge(rows[institutions[position]])
    )


def _outcome(institution: Institution) -> Outcome:
    codes = _codes(institution)
    if not codes:
        return Outcome.NOT_ASSESSED
    return Outcome.FAIL if any(map(_errors, codes)) else Outcome.PASS


def _codes(institution: Institution) -> tuple[str, ...]:
    return tuple(i.value for i in institution.identifiers if i.system is IdentifierSystem.USCC)


def _errors(code: str) -> list[Flaw]:
    return [flaw for flaw in check_uscc(code) if flaw.severity == "error"]


def _judge(institution: Institution) -> Verdict:
    outcome, codes = _outcome(institution), _codes(institution)
    if outcome is Outcome.NOT_ASSESSED:
        return unassessed(
            Text("没有记录统一社会信用代码", "no unified social credit code is recorded"),
            missing=("institutions.identifiers (uscc)",),
        )
    if outcome is Outcome.PASS:
        evidence = Evidence(label=Text("代码", "code"), found=", ".join(codes))
        return passed(Text("统一社会信用代码无误", "the credit code is well formed"), evidence)
    flaws = [(code, flaw) for code in codes for flaw in _errors(code)]
    return failed(
        Text(
            "；".join(f"{code}：{flaw.message.zh}" for code, flaw in flaws),
            "; ".join(f"{code}: {flaw.message.en}" for code, flaw in flaws),
        ),
        *(
            Evidence(
                label=Text(f"{code} 第 {flaw.position} 位", f"{code}, character {flaw.position}")
                if flaw.position
                else Text(f"{code} 的位数", f"length of {code}"),
                found=flaw.found,
                wanted=flaw.expected,
            )
            for code, flaw in flaws
        ),
        cure=flaws[0][1].cure,
    )
