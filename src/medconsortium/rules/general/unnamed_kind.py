"""GEN001 unnamed-kind."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Consortium
from medconsortium.rules.facts import Facts
from medconsortium.rules.rule import rule
from medconsortium.rules.terms import Basis, Severity
from medconsortium.rules.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    judge_each,
    passed,
    unassessed,
)
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, SourceBasis

__all__ = ["unnamed_kind"]


@rule(
    code="GEN001",
    title=Text("医联体的形式没有名称", "unnamed kind"),
    severity=Severity.ERROR,
    basis=Basis.TEXT,
    confidence=SourceBasis.FOUND,
    cites=("guoweiyifa-2020-13#forms",),
    needs=("consortia.kind", "consortia.kind_label"),
)
def unnamed_kind(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A consortium is of another kind than the known ones, and the kind has no name.

    What it checks:
        The kind is one of the known forms, or “other” with a label that names it.

    Why:
        The measures of 2020 name four forms and leave the list open. A form of its own is lawful,
        and has to be told apart from one that nobody has looked at.

    Data it needs:
        The kind of the consortium.

    Breach:
        >>> from medconsortium.rules.examples import example, outcome
        >>> members = {"甲": "lead", "乙": "member"}
        >>> outcome(unnamed_kind, example("other", members))
        'fail'

    Compliant:
        >>> outcome(unnamed_kind, example("specialty_alliance", members))
        'pass'
        >>> from medconsortium.text import Text
        >>> named = {"kind_label": Text("航空医疗联盟", "air medical alliance")}
        >>> outcome(unnamed_kind, example("other", members, fields=named))
        'pass'

    How to comply:
        Choose the form that fits, or write in `kind_label` what the form is called.
    """
    return judge_each(consortia, lambda row: _judge(facts.consortium(row)))


def _judge(consortium: Consortium) -> Verdict:
    kind, label = consortium.kind, consortium.kind_label
    if kind is None:
        return unassessed(
            Text("未记录医联体的形式", "the kind of consortium is not recorded"),
            missing=("consortia.kind",),
        )
    evidence = Evidence(label=Text("形式", "kind"), found=kind.key)
    if kind is ConsortiumKind.OTHER and label is None:
        return failed(
            Text("形式为“其他”，却没有名称", "the kind is “other”, and is given no name"),
            evidence,
            cure=Text("选择相符的形式，或写明其名称", "choose the form that fits, or name it"),
        )
    return passed(Text("形式有名称", "the kind has a name"), evidence)
