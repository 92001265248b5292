"""Whether a consortium has a charter; what rules of several kinds of consortium share."""

from __future__ import annotations

from medconsortium.model import Consortium
from medconsortium.rules.facts import Facts
from medconsortium.rules.instruments import candidates, sets_out
from medconsortium.rules.verdict import Evidence, Verdict, failed, passed, unassessed
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, InstrumentKind, Provision

__all__ = ["judge_charter"]


def judge_charter(
    facts: Facts, consortium: Consortium, *, must_set_out: tuple[Provision, ...] = ()
) -> Verdict:
    """Judge whether a charter is in force that sets out what it must."""
    found = list(candidates(facts, consortium, InstrumentKind.CHARTER))
    judged = {c.instrument.id: (c.sure, sets_out(c.instrument, must_set_out)) for c in found}
    evidence = Evidence(
        label=Text("章程", "charters"), found=", ".join(judged) or "–", wanted="≥ 1"
    )
    if any(sure and complete for sure, complete in judged.values()):
        return passed(Text("有章程", "there is a charter"), evidence)
    listed = consortium.instruments_completeness is Completeness.COMPLETE
    if listed and all(complete is False for _, complete in judged.values()):
        lacking = "、".join(p.zh for p in must_set_out), ", ".join(p.en for p in must_set_out)
        message = (
            Text(f"章程未规定：{lacking[0]}", f"no charter sets out: {lacking[1]}")
            if judged
            else Text("没有章程", "there is no charter")
        )
        return failed(
            message,
            evidence,
            cure=Text("制定章程并记录", "make a charter, and record it"),
            rows=[("instruments", instrument) for instrument in judged],
        )
    return unassessed(
        Text("没有记录足以判断的章程", "no charter is recorded that would allow a verdict"),
        evidence,
        missing=("instruments (charter)", "instruments.provisions", "instruments.until")
        if judged
        else ("instruments (charter)", "consortia.instruments_completeness"),
    )
