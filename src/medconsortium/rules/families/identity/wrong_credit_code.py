"""IDN001 wrong-credit-code."""

from __future__ import annotations

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.identifiers import Flaw, check_uscc
from medconsortium.model import Identifier, Institution, Network, with_rows
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Outcome, Severity
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    of_rows,
    passed,
    unassessed,
)
from medconsortium.rules.examples import example
from medconsortium.text import Text
from medconsortium.vocabulary import IdentifierSystem, SourceBasis

__all__ = ["wrong_credit_code"]


def compliant() -> Network:
    """Return an alliance whose lead has a well-formed code."""
    hospital = Institution(id="甲", name="甲", identifiers=[_written("12430100400000018C")])
    return example("specialty_alliance", {"甲": "lead", "乙": "member"}, rows=[hospital])


def _written(code: str) -> Identifier:
    return Identifier(system=IdentifierSystem.USCC, value=code)


def _with_code(network: Network, institution: str, code: str) -> Network:
    row = network.institutions[institution]
    return with_rows(network, [evolve(row, identifiers=[_written(code)])])


@breach("校验码不对", "the check character is wrong")
def wrong_check_character(network: Network, institution: str) -> Network:
    return _with_code(network, institution, "12430100400000018D")


@breach("少一位", "a character is missing")
def too_short(network: Network, institution: str) -> Network:
    return _with_code(network, institution, "1243010040000018C")


@breach("含有标准不用的字母", "there is a letter that the standard does not use")
def strange_letter(network: Network, institution: str) -> Network:
    return _with_code(network, institution, "1243010O400000018C")


@rule(
    code="IDN001",
    title=Text("统一社会信用代码有误", "wrong credit code"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.FOUND,
    cites=("guobiao-2015-32100#check-character",),
    subjects="institutions",
    needs=("institutions.identifiers",),
    compliant=compliant,
    breaches=(wrong_check_character, too_short, strange_letter),
)
def wrong_credit_code(facts: Facts, institutions: NDArray[np.int32]) -> Verdicts:
    """The unified social credit code of an institution is not well formed.

    机构的统一社会信用代码不合规范。

    What it checks:
        Every unified social credit code that is written for the institution has 18 characters of
        the standard's alphabet, and its check character is right. The known codes of early pilots
        that are lawful all the same pass, and so does a code of which only the organisation code
        inside fails its own check, since early ones need not follow it.

        机构的每个统一社会信用代码都有18位，字符属于标准的字符集，校验码正确。
        已知的早期试点代码虽不合规则但合法，可以通过；仅其中的组织机构代码校验不符的也可以通过，
        因为早期代码不受此约束。

    Why:
        The standard lays down the characters and how the last follows from the others: a code that
        fails was misread or mistyped somewhere. That it is a warning here is our ruling.

        标准规定了字符集以及末位如何由其余各位得出：不符的代码必有误读或误写。
        此处作为警告，由本库裁定。

    Data it needs:
        The credit code, as written.

        所写的信用代码。

    How to comply:
        Compare the code with the certificate, character by character.

        逐位与证书核对。

    When to waive:
        Where the certificate itself bears such a code; say which authority issued it.

        证书上的代码确实如此的，注明发证机关后可以豁免。
    """
    outcomes = _outcomes(facts)
    rows, ids = facts.network.institutions, facts.network.institutions.columns.id
    return Verdicts(
        of_rows(outcomes, institutions),
        lambda position: _judge(rows[ids[int(institutions[position])] or ""]),
    )


def _outcomes(facts: Facts) -> NDArray[np.int8]:
    """For each institution, the number of the outcome."""
    identifiers = facts.network.institutions.columns.identifiers
    outcomes = np.full(len(identifiers), Outcome.NOT_ASSESSED.number, np.int8)
    holders = np.repeat(np.arange(len(identifiers)), np.diff(identifiers.offsets))
    for row, identifier in zip(holders.tolist(), identifiers.values, strict=True):
        if identifier.system is not IdentifierSystem.USCC:
            continue
        if _errors(identifier.value):
            outcomes[row] = Outcome.FAIL.number
        elif outcomes[row] != Outcome.FAIL.number:
            outcomes[row] = Outcome.PASS.number
    return outcomes


def _codes(institution: Institution) -> tuple[str, ...]:
    return tuple(i.value for i in institution.identifiers if i.system is IdentifierSystem.USCC)


def _errors(code: str) -> list[Flaw]:
    return [flaw for flaw in check_uscc(code) if flaw.severity == "error"]


def _judge(institution: Institution) -> Verdict:
    codes = _codes(institution)
    if not codes:
        return unassessed(
            Text("没有记录统一社会信用代码", "no unified social credit code is recorded"),
            missing=("institutions.identifiers (uscc)",),
        )
    flaws = [(code, flaw) for code in codes for flaw in _errors(code)]
    if not flaws:
        evidence = Evidence(label=Text("代码", "code"), found=", ".join(codes))
        return passed(Text("统一社会信用代码无误", "the credit code is well formed"), evidence)
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
