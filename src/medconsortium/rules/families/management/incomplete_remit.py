"""MGT002 incomplete-remit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import Consortium, GoverningBody, Listing, Network, Table, with_rows
from medconsortium.rules.engine.alike import judge_alike
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.three_valued import States
from medconsortium.rules.engine.thresholds import value_set
from medconsortium.rules.engine.verdict import Verdict, Verdicts, not_applicable
from medconsortium.rules.examples import example
from medconsortium.rules.judging.bodies import remit_of, remits
from medconsortium.rules.judging.grid_forms import GRID_FORMS
from medconsortium.rules.judging.linkage import lists_every
from medconsortium.rules.judging.practices import extent, judge_listing
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, Remit, SourceBasis

__all__ = ["incomplete_remit"]

_WANTED = "guoweiyifa-2020-13#management-remit"
_CURE = Text("把所缺事项纳入管理机构的职责", "give the governing body the matters that are lacking")


def compliant() -> Network:
    """Return an urban medical group whose council deals with everything."""
    return example(
        "urban_medical_group",
        {"甲": "lead", "乙": "member"},
        fields={"bodies": _council(*Remit)},
    )


def _council(*remit: Remit) -> Listing[GoverningBody]:
    council = GoverningBody(name="理事会", remit=Listing(remit, Completeness.COMPLETE))
    return Listing([council], Completeness.COMPLETE)


@breach("薪酬分配不归管理机构", "the distribution of pay is left out")
def pay_left_out(network: Network, consortium: str) -> Network:
    others = _council(*(matter for matter in Remit if matter is not Remit.PAY))
    return with_rows(network, [evolve(network.consortia[consortium], bodies=others)])


@breach("写明管理机构没有职责", "it is stated that the body deals with nothing")
def empty_remit(network: Network, consortium: str) -> Network:
    return with_rows(network, [evolve(network.consortia[consortium], bodies=_council())])


@rule(
    code="MGT002",
    title=Text("管理机构职责不全", "incomplete remit"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#management-remit",),
    kinds=GRID_FORMS,
    needs=("consortia.bodies",),
    compliant=compliant,
    breaches=(pay_left_out, empty_remit),
)
def incomplete_remit(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """The governing bodies of an urban group or county community leave some matters out.

    城市医疗集团或县域医共体的管理机构没有管到应管的全部事项。

    What it checks:
        The governing bodies together deal with planning, funding, projects, personnel, the
        distribution of pay, and assessment and supervision. The finding tells what is left out.
        Where there is no body at all, MGT001 says so.

        各管理机构合起来统筹规划建设、投入保障、项目实施、人事安排、薪酬分配和考核监管。
        不符合时写明所缺事项。没有任何管理机构的，由 MGT001 指出。

    Why:
        By the digest of the measures of 2020, the management body deals with these matters. That
        several bodies may share them is our reading.

        2020年管理办法（据摘要）规定由管理专门机构统筹这些事项。可以由几个机构分担，是本库的理解。

    Data it needs:
        The governing bodies with the remit of each, both stated to be listed completely.

        管理机构及其职责，且均写明已列全。

    How to comply:
        Give the matters that are lacking to one of the bodies, and record its remit.

        把所缺事项交给其中一个机构，并记录其职责。

    When to waive:
        Where another body by law keeps a matter to itself, for instance the distribution of pay.

        依规定由其他机构掌握某一事项（例如薪酬分配）的，可以豁免。
    """
    wanted = value_set(facts, _WANTED).terms(Remit)
    return judge_alike(
        consortia,
        lambda row: _judge(facts.consortium(row), wanted),
        extent(facts, "bodies"),
        facts.network.consortia.derived(_dealt_with, wanted),
    )


def _dealt_with(consortia: Table[Any, Any], wanted: tuple[Remit, ...]) -> States:
    return lists_every(consortia.derived(remits), wanted)


def _judge(consortium: Consortium, wanted: Sequence[Remit]) -> Verdict:
    if consortium.bodies is None:
        return judge_listing(None, wanted, where="consortia.bodies", cure=_CURE)
    if not consortium.bodies:
        return not_applicable(Text("没有管理机构", "there is no governing body"))
    where = "consortia.bodies (remit)"
    return judge_listing(remit_of(consortium), wanted, where=where, cure=_CURE)
