"""Rules and networks made for tests: each consortium is called as it is to be judged."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Consortium, Network
from medconsortium.rules import (
    Basis,
    Facts,
    Report,
    Rule,
    Severity,
    Verdicts,
    Waiver,
    check,
    failed,
    judge_each,
    not_applicable,
    passed,
    rule,
    unassessed,
)
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind

__all__ = ["DAY", "checked", "made", "named"]

DAY = date(2021, 6, 15)
SAID, CURE = Text("某事", "something"), Text("改正", "change it")
VERDICTS = {
    "pass": passed(SAID),
    "fail": failed(SAID, cure=CURE),
    "not_assessed": unassessed(SAID, missing=["consortia.scope"]),
    "not_applicable": not_applicable(SAID),
}


def made(
    code: str = "ABC001",
    *,
    kinds: frozenset[ConsortiumKind] | None = None,
    severity: Severity = Severity.ERROR,
    name: str = "some_fault",
) -> Rule:
    """Return a rule that judges a consortium as its name says for the rule's code."""

    def judge(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
        names = [facts.consortium(int(row)).name.zh or "" for row in consortia]
        told = [dict(part.split("=") for part in name.split()) for name in names]
        verdicts = [VERDICTS[by_code.get(code, "pass")] for by_code in told]
        return judge_each(np.arange(len(verdicts), dtype=np.int32), verdicts.__getitem__)

    judge.__name__ = name
    make = rule(
        code=code,
        title=SAID,
        severity=severity,
        basis=Basis.INTEGRITY,
        kinds=kinds,
        needs=("consortia",),
    )
    return make(judge)


def named(told: Mapping[str, str]) -> Network:
    """Return consortia by id, each with what rules shall say of it: `ABC001=fail ABC002=pass`."""
    return Network(
        title="示例",
        consortia=[
            Consortium(id=row_id, name=Text(zh=said), since="2019", until="open")
            for row_id, said in told.items()
        ],
    )


def checked(
    told: Mapping[str, str], *rules: Rule, waivers: tuple[Waiver, ...] = (), on: date = DAY
) -> Report:
    """Return the report on consortia made by `named`."""
    return check(named(told), on=on, rules=rules or (made(),), waivers=waivers)
