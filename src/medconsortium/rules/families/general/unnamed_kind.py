"""GEN001 unnamed-kind."""

from __future__ import annotations

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import Consortium, Network, with_rows
from medconsortium.model.columnar.columns import stated
from medconsortium.rules.engine.alike import judge_alike
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    passed,
    unassessed,
)
from medconsortium.rules.examples import example
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, SourceBasis

__all__ = ["unnamed_kind"]


def compliant() -> Network:
    """Return a consortium of another kind that has a name."""
    return example(
        "other",
        {"甲": "lead", "乙": "member"},
        fields={"kind_label": Text("航空医疗联盟", "air medical alliance")},
    )


@breach("形式为“其他”，却没有名称", "the kind is “other”, and has no name")
def no_name(network: Network, consortium: str) -> Network:
    return with_rows(network, [evolve(network.consortia[consortium], kind_label=None)])


@rule(
    code="GEN001",
    title=Text("医联体的形式没有名称", "unnamed kind"),
    severity=Severity.ERROR,
    basis=Basis.TEXT,
    confidence=SourceBasis.FOUND,
    cites=("guoweiyifa-2020-13#forms",),
    needs=("consortia.kind",),
    compliant=compliant,
    breaches=(no_name,),
)
def unnamed_kind(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A consortium is of another kind than the known ones, and the kind has no name.

    医联体不属于已知的任何一种形式，所属的形式又没有名称。

    What it checks:
        The kind is one of the known forms, or “other” with a label that names it.

        形式是已知的一种，或者是“其他”并写明了名称。

    Why:
        Article 2 of the measures of 2020 names four forms and leaves the list open. A form of its
        own is lawful, and has to be told apart from one that nobody has looked at.

        2020年管理办法第二条列举了四种形式，并写明“包括但不限于”。自创的形式合法，但须与无人过问的情况区分开来。

    Data it needs:
        The kind of the consortium; where it is “other”, what it is called.

        医联体的形式；形式为“其他”的，还需要它的名称。

    How to comply:
        Choose the form that fits, or write in `kind_label` what the form is called.

        选择相符的形式，或在 `kind_label` 中写明其名称。

    When to waive:
        There is no reason to: any name will do.

        不应豁免：写上任何名称即可。
    """
    columns = facts.network.consortia.columns
    return judge_alike(
        consortia,
        lambda row: _judge(facts.consortium(row)),
        columns.kind,
        stated(columns.kind_label),
    )


def _judge(consortium: Consortium) -> Verdict:
    kind, label = consortium.kind, consortium.kind_label
    if kind is None:
        return unassessed(
            Text("未记录医联体的形式", "the kind of consortium is not recorded"),
            missing=("consortia.kind",),
        )
    evidence = Evidence(label=Text("形式", "kind"), found=kind)
    if kind is ConsortiumKind.OTHER and label is None:
        return failed(
            Text("形式为“其他”，却没有名称", "the kind is “other”, and is given no name"),
            evidence,
            cure=Text("选择相符的形式，或写明其名称", "choose the form that fits, or name it"),
        )
    return passed(Text("形式有名称", "the kind has a name"), evidence)
