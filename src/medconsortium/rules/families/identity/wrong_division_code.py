"""IDN002 wrong-division-code."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.errors import IdentifierError
from medconsortium.identifiers import (
    DivisionCode,
    check_division,
    parse_division,
    successors,
    valid_on,
)
from medconsortium.model import Division, Network, with_rows
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, RuleStatus, Severity
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    judge_each,
    passed,
    unassessed,
)
from medconsortium.rules.examples import example
from medconsortium.text import Text
from medconsortium.vocabulary import DivisionLevel

__all__ = ["wrong_division_code"]

_HIGHEST = (DivisionLevel.NATION, DivisionLevel.PROVINCE)


def compliant() -> Network:
    """Return a district of a city under the nation, beside another province."""
    county, province = DivisionLevel.COUNTY, DivisionLevel.PROVINCE
    rows = [
        Division(id="崇明区", code="310151", level=county, parent="上海市"),
        Division(id="上海市", code="310000", level=province),
        Division(id="湖南省", code="430000", level=province),
    ]
    return example("specialty_alliance", {"甲": "lead", "乙": "member"}, rows=rows)


@breach("省级代码不存在", "there is no such province")
def no_such_province(network: Network, division: str) -> Network:
    return with_rows(network, [evolve(network.divisions[division], code="380151")])


@breach("代码已被替换", "the code has been replaced")
def replaced_code(network: Network, division: str) -> Network:
    return with_rows(network, [evolve(network.divisions[division], code="310230")])


@breach("代码与级别不符", "the code is one of another level")
def another_level(network: Network, division: str) -> Network:
    township = DivisionLevel.TOWNSHIP
    return with_rows(network, [evolve(network.divisions[division], level=township)])


@breach("代码与上级区划不符", "the code lies in another division than stated")
def another_parent(network: Network, division: str) -> Network:
    return with_rows(network, [evolve(network.divisions[division], parent="湖南省")])


@rule(
    code="IDN002",
    title=Text("行政区划代码有误", "wrong division code"),
    severity=Severity.WARNING,
    basis=Basis.INTEGRITY,
    status=RuleStatus.DRAFT,
    subjects="divisions",
    needs=("divisions.code", "divisions.level", "divisions.parent"),
    compliant=compliant,
    breaches=(no_such_province, replaced_code, another_level, another_parent),
)
def wrong_division_code(facts: Facts, divisions: NDArray[np.int32]) -> Verdicts:
    """The code of a division is not valid on the day, or contradicts what is said of the division.

    行政区划的代码在当日无效，或与所述的级别、上级不符。

    What it checks:
        The code is well formed, is not known to have been replaced by the day or not yet given, is
        one of the stated level, and lies in the code of the division above. Whether a division of
        that code exists is not looked up: only a few changes of codes are known here.

        代码格式正确，当日没有已知的变更使其失效或尚未启用，与所述级别一致，并位于上级区划的代码之内。
        不核对该代码是否确有其区划：本库只知道少数代码变更。

    Why:
        Grids and counties are compared by divisions: a code of another day or place misplaces every
        member. No regulation says so; the rule guards the data. The codes and their changes we have
        from memory, hence the draft.

        网格和县域都按行政区划比较：用错日期或地方的代码，会使全部成员错位。没有条文这样写；
        本规则用于保证数据完整。代码及其变更凭记忆写成，因此为草案。

    Data it needs:
        Code, level and parent of the division, and the code of the parent.

        区划的代码、级别和上级，以及上级的代码。

    How to comply:
        Take the code that was in force on the day from the list of the ministry, or correct level
        or parent.

        按民政部门公布的名单改为当日有效的代码，或更正级别、上级。

    When to waive:
        For development zones and the like, which have codes in use that the standard does not list.

        开发区等功能区使用标准未列的代码的，可以豁免。
    """
    rows = tuple(facts.network.divisions.values())
    return judge_each(divisions, lambda row: _judge(facts, rows[row]))


@frozen
class _Fault:
    """What contradicts a code: in words, as compared, and how it is cured."""

    message: Text
    evidence: Evidence


def _judge(facts: Facts, division: Division) -> Verdict:
    if division.code is None:
        return _NO_CODE
    errors = [flaw for flaw in check_division(division.code) if flaw.severity == "error"]
    if errors:
        flaw = errors[0]
        label = Text("代码", "code")
        evidence = Evidence(label=label, found=flaw.found, wanted=flaw.expected)
        return failed(flaw.message, evidence, cure=flaw.cure)
    code = parse_division(division.code)
    parent = None if division.parent is None else facts.network.divisions[division.parent]
    faults = list(_faults(facts, code, division, parent))
    if faults:
        return failed(
            Text(
                "；".join(str(fault.message.zh) for fault in faults),
                "; ".join(str(fault.message.en) for fault in faults),
            ),
            *(fault.evidence for fault in faults),
            cure=Text(
                "改为当日有效的代码，或更正级别、上级",
                "take the code that was in force, or correct level or parent",
            ),
            rows=[] if parent is None else [("divisions", parent.id)],
        )
    missing = tuple(_missing(code, division, parent))
    evidence = Evidence(label=Text("代码", "code"), found=str(code))
    if missing:
        return unassessed(
            Text("级别、上级或上级的代码未写明", "level, parent or its code are not stated"),
            evidence,
            missing=missing,
        )
    return passed(Text("代码无误", "the code is right, as far as is known"), evidence)


_NO_CODE = unassessed(Text("没有记录代码", "no code is recorded"), missing=("divisions.code",))


def _faults(
    facts: Facts, code: DivisionCode, division: Division, parent: Division | None
) -> Iterator[_Fault]:
    if valid_on(code, facts.on) is False:
        later = ", ".join(map(str, successors(code, on=facts.on)))
        yield _Fault(
            Text(f"代码在 {facts.on} 无效", f"the code is not valid on {facts.on}"),
            Evidence(label=Text("代码", "code"), found=str(code), wanted=later or None),
        )
    if None not in (code.level, division.level) and code.level is not division.level:
        yield _Fault(
            Text("代码与级别不符", "the code is one of another level"),
            Evidence(
                label=Text("级别", "level"),
                found=division.level,
                wanted=code.level,
            ),
        )
    above = _code_of(parent)
    if above is not None and not above.contains(code):
        yield _Fault(
            Text("代码不在上级区划之内", "the code does not lie in that of the division above"),
            Evidence(label=Text("代码", "code"), found=str(code), wanted=f"⊂ {above}"),
        )


def _missing(code: DivisionCode, division: Division, parent: Division | None) -> Iterator[str]:
    if division.level is None and code.level is not None:
        yield "divisions.level"
    if code.level not in _HIGHEST:
        if parent is None:
            yield "divisions.parent"
        elif _code_of(parent) is None:
            yield "divisions.code (of the parent)"


def _code_of(division: Division | None) -> DivisionCode | None:
    """Return the code of a division, where it is one."""
    try:
        return None if division is None or not division.code else parse_division(division.code)
    except IdentifierError:
        return None
