"""TEL005 downward-consultation."""

from __future__ import annotations

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import Institution, Link, Network, with_rows
from medconsortium.model.levels import level_bounds
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.subjects import institutions_at
from medconsortium.rules.engine.terms import Basis, Outcome, RuleStatus, Severity
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    not_applicable,
    of_rows,
    passed,
    unassessed,
)
from medconsortium.rules.examples import EXAMPLE_ID
from medconsortium.rules.judging.exemplary import telemedicine_network
from medconsortium.rules.judging.teleservices import carried_by, is_teleservice, unknown_carrier
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, Grade, LinkKind, SourceBasis

__all__ = ["downward_consultation"]

_LOWEST, _HIGHEST = 0, 3


def compliant() -> Network:
    """Return a network in which a secondary hospital consults a tertiary one."""
    grades = {"甲": Grade.TERTIARY_A, "乙": Grade.SECONDARY_A}
    asks = Link(
        id="远程会诊",
        origin="乙",
        target="甲",
        kind=LinkKind.TELECONSULTATION,
        consortium=EXAMPLE_ID,
    )
    hospitals = (Institution(id=name, name=name, grade=grade) for name, grade in grades.items())
    return telemedicine_network(rows=[*hospitals, asks])


@breach("由级别较高的一方提出会诊", "the higher side asks")
def the_higher_asks(network: Network, link: str) -> Network:
    row = network.links[link]
    return with_rows(network, [evolve(row, origin=row.target, target=row.origin)])


@rule(
    code="TEL005",
    title=Text("远程会诊由上级向下级提出", "downward consultation"),
    severity=Severity.ADVICE,
    basis=Basis.READING,
    confidence=SourceBasis.RECALLED,
    cites=("guoweiyifa-2018-25#invitation",),
    subjects="links",
    status=RuleStatus.DRAFT,
    needs=("links.consortium", "institutions.grade", "consortia.kind"),
    compliant=compliant,
    breaches=(the_higher_asks,),
)
def downward_consultation(facts: Facts, links: NDArray[np.int32]) -> Verdicts:
    """A consultation or diagnosis at a distance is asked of an institution lower than who asks.

    远程会诊或远程诊断由级别较高的机构向级别较低的机构提出。

    What it checks:
        For each such link of a telemedicine network, the functional level of both ends: that of
        the hospital grade where an institution is graded, else that of its tier. The link leads
        from who invites to who is invited, which must not be lower. Equal levels are fine.

        对远程医疗协作网的每一条此类联系，比较两端的功能级别：有医院等级的按等级，否则按层级。
        联系由邀请方指向受邀方，受邀方不应低于邀请方；同级可以。

    Why:
        The rules of 2018 on telemedicine speak of an institution that invites and one that is
        invited. That help comes from the higher side is our reading, and a hospital may well ask
        one below it that is strong in a field, hence advice.

        2018年的远程医疗服务管理规范区分邀请方和受邀方。由较高的一方提供帮助是本库的理解；
        医院也可能请教级别较低、但有专长的机构，因此只是建议。

    Data it needs:
        Which consortium carries the link, and of both ends the grade, or that they are ungraded
        and their tier.

        联系所属的医联体；两端的等级，或者写明未定级以及层级。

    How to comply:
        Turn the link, if its ends were exchanged, or correct grade or tier.

        两端写反的，予以更正；或者更正等级、层级。

    When to waive:
        Where the lower institution is the stronger in the field; say which field.

        级别较低的机构在该专业确有专长时即可豁免，并写明是哪个专业。
    """
    columns = facts.network.links.columns
    origin = institutions_at(facts, columns.origin)
    target = institutions_at(facts, columns.target)
    least, most = _levels(facts)
    carried = carried_by(facts, ConsortiumKind.TELEMEDICINE_NETWORK)

    outcomes = np.full(len(origin), Outcome.NOT_ASSESSED.number, np.int8)
    of_network = carried == 1
    outcomes[of_network & (least[target] >= most[origin])] = Outcome.PASS.number
    outcomes[of_network & (most[target] < least[origin])] = Outcome.FAIL.number
    outcomes[(carried == 0) | ~is_teleservice(facts)] = Outcome.NOT_APPLICABLE.number

    def explain(position: int) -> Verdict:
        row = int(links[position])
        if outcomes[row] == Outcome.NOT_APPLICABLE.number:
            return not_applicable(
                Text("不是远程医疗协作网的远程会诊或诊断", "no such link of a telemedicine network")
            )
        if carried[row] < 0:
            return unassessed(
                Text(
                    "没有记录联系所属的医联体", "which consortium carries the link is not recorded"
                ),
                missing=unknown_carrier(facts, row),
            )
        evidence = (
            _level(Text("邀请方的级别", "level of the inviting side"), least, most, origin[row]),
            _level(Text("受邀方的级别", "level of the invited side"), least, most, target[row]),
        )
        if outcomes[row] == Outcome.PASS.number:
            return passed(
                Text("受邀方不低于邀请方", "the invited side is not the lower"), *evidence
            )
        if outcomes[row] == Outcome.FAIL.number:
            return failed(
                Text("受邀方低于邀请方", "the invited side is lower than the inviting one"),
                *evidence,
                cure=Text("更正两端，或者等级、层级", "correct the ends, or grade and tier"),
            )
        open_ends = [end for end in (origin[row], target[row]) if least[end] < most[end]]
        return unassessed(
            Text("两端的等级或层级未写明", "grade or tier of an end is not stated"),
            *evidence,
            missing=tuple(dict.fromkeys(f for end in open_ends for f in _unstated(facts, end))),
        )

    return Verdicts(of_rows(outcomes, links), explain)


def _levels(facts: Facts) -> tuple[NDArray[np.int8], NDArray[np.int8]]:
    """Lowest and highest level of each institution; of one that is not stated, last."""
    least, most = level_bounds(facts.network.institutions.columns)
    return np.append(least, np.int8(_LOWEST)), np.append(most, np.int8(_HIGHEST))


def _level(
    label: Text, least: NDArray[np.int8], most: NDArray[np.int8], institution: np.int32
) -> Evidence:
    lowest, highest = int(least[institution]), int(most[institution])
    return Evidence(
        label=label, found=f"{lowest}" if lowest == highest else f"{lowest} … {highest}"
    )


def _unstated(facts: Facts, institution: np.int32) -> tuple[str, ...]:
    """Which fields leave the level of an institution open."""
    if institution < 0:
        return ("departments.institution",)
    columns = facts.network.institutions.columns
    if columns.grade[institution] < 0:
        return ("institutions.grade",)
    return ("institutions.tier",)
