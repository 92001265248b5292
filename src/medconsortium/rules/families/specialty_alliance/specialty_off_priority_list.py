"""SPA004 specialty-off-priority-list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import Consortium, Listing, Network, Table, with_rows
from medconsortium.rules.engine.alike import judge_alike
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.three_valued import States
from medconsortium.rules.engine.thresholds import value_set
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    not_applicable,
    passed,
    unassessed,
)
from medconsortium.rules.judging.exemplary import alliance
from medconsortium.rules.judging.linkage import lists_one_of
from medconsortium.rules.judging.practices import extent
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, ConsortiumKind, SourceBasis, Subject

__all__ = ["specialty_off_priority_list"]

_LIST = "guoweiyifa-2020-13#priority-specialties"


def compliant() -> Network:
    """Return an oncology alliance."""
    return alliance(fields={"specialties": Listing([Subject.ONCOLOGY], Completeness.COMPLETE)})


@breach("联盟的专科是眼科", "the alliance is one for ophthalmology")
def ophthalmology(network: Network, consortium: str) -> Network:
    other = Listing([Subject.OPHTHALMOLOGY], Completeness.COMPLETE)
    return with_rows(network, [evolve(network.consortia[consortium], specialties=other)])


@rule(
    code="SPA004",
    title=Text("联盟的专科不在重点推进之列", "specialty off priority list"),
    severity=Severity.ADVICE,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=(_LIST,),
    kinds=frozenset({ConsortiumKind.SPECIALTY_ALLIANCE}),
    needs=("consortia.specialties",),
    compliant=compliant,
    breaches=(ophthalmology,),
)
def specialty_off_priority_list(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """None of the specialties of an alliance is on the list of those to be advanced first.

    专科联盟的专科都不在重点推进的学科之列。

    What it checks:
        At least one specialty of the alliance is on the priority list, or lies within a subject
        that is, as neonatology lies within paediatrics. An alliance that states to have no
        specialty of its own is left alone.

        联盟至少有一个专科在重点推进之列，或者属于其中某一科目（如新生儿专业属于儿科）。
        写明没有自己专科的联盟不适用。

    Why:
        The measures of 2020 name the specialties to be advanced first: those of major diseases,
        those in short supply, and three to be pushed actively. Other alliances are lawful, hence
        advice. That brain vessels stand for neurology and neurosurgery is our reading.

        2020年的管理办法列出了重点推进的学科：重大疾病、短缺专科以及积极推进的三个专科。
        其他专科的联盟并不违规，因此只是建议。脑血管对应神经内科和神经外科，是本库的理解。

    Data it needs:
        The specialties of the alliance; that none is on the list can be said only where they are
        listed completely.

        联盟的专科；只有写明专科已全部列出，才能判定都不在列。

    How to comply:
        Nothing need be done; when new alliances are planned, look at the list first.

        不必整改；规划新的联盟时优先考虑重点推进的学科。

    When to waive:
        Whenever patients of the area cross its borders for this specialty; say so as the reason.

        本地患者确有该专科的跨区域就诊需求时即可豁免，并写明这一理由。
    """
    listed = value_set(facts, _LIST).terms(Subject)
    return judge_alike(
        consortia,
        lambda row: _judge(facts.consortium(row), listed),
        extent(facts, "specialties"),
        facts.network.consortia.derived(_on_list, listed),
    )


def _on_list(consortia: Table[Any, Any], listed: tuple[Subject, ...]) -> States:
    within = [subject for subject in Subject if not {subject, subject.parent}.isdisjoint(listed)]
    return lists_one_of(consortia.columns.specialties, within)


def _judge(consortium: Consortium, listed: Sequence[Subject]) -> Verdict:
    stated = consortium.specialties
    if stated is None:
        return unassessed(
            Text("没有记录联盟的专科", "the specialty of the alliance is not recorded"),
            missing=("consortia.specialties",),
        )
    if not stated:
        return not_applicable(
            Text("联盟没有自己的专科", "the alliance has no specialty of its own")
        )
    on_list = [subject for subject in stated if {subject, subject.parent} & set(listed)]
    told = on_list or stated
    names = Text("、".join(s.zh for s in told), ", ".join(s.en for s in told))
    evidence = Evidence(
        label=Text("在重点推进之列的专科", "specialties on the priority list"),
        found=tuple(on_list),
        wanted=tuple(listed),
    )
    if on_list:
        return passed(
            Text(f"重点推进的专科：{names.zh}", f"on the priority list: {names.en}"), evidence
        )
    if stated.completeness is Completeness.COMPLETE:
        return failed(
            Text(f"不在重点推进之列：{names.zh}", f"not on the priority list: {names.en}"),
            evidence,
            cure=Text(
                "规划新的联盟时优先考虑重点推进的学科",
                "look at the list when planning new alliances",
            ),
        )
    return unassessed(
        Text("联盟的专科未全部记录", "the specialties of the alliance are not all recorded"),
        evidence,
        missing=("consortia.specialties",),
    )
