"""Whether a list of a consortium holds something; what rules about declared attributes share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from medconsortium.model import Consortium, Listing
from medconsortium.rules.verdict import Evidence, Verdict, failed, passed, unassessed
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, Practice, Term

__all__ = ["judge_listing", "judge_practice"]

T = TypeVar("T", bound=Term)


def judge_practice(consortium: Consortium, practice: Practice, *, cure: Text) -> Verdict:
    """Judge whether a practice is declared; only a complete list of practices can lack it."""
    return judge_listing(consortium.practices, (practice,), where="consortia.practices", cure=cure)


def judge_listing(
    stated: Listing[T] | None, wanted: Sequence[T], *, where: str, cure: Text
) -> Verdict:
    """Judge whether a stated list holds everything wanted; only a complete one can lack it.

    Args:
        stated: The list, `None` where it is not stated.
        wanted: What it shall hold.
        where: The table and field that holds the list.
        cure: What to do where it lacks something.
    """
    lacking = [term for term in wanted if term not in (stated or ())]
    evidence = Evidence(
        label=Text("已记录", "recorded"),
        found=len(wanted) - len(lacking),
        wanted=len(wanted),
    )
    if not lacking:
        names = Text("、".join(t.zh for t in wanted), ", ".join(t.en for t in wanted))
        return passed(Text(f"有：{names.zh}", f"recorded: {names.en}"), evidence)
    names = Text("、".join(t.zh for t in lacking), ", ".join(t.en for t in lacking))
    if stated is not None and stated.completeness is Completeness.COMPLETE:
        return failed(Text(f"没有：{names.zh}", f"there is no: {names.en}"), evidence, cure=cure)
    return unassessed(
        Text(f"没有记录有无：{names.zh}", f"not recorded whether there is: {names.en}"),
        evidence,
        missing=(where,),
    )
