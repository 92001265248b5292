"""What a consortium declares to do or to have; what rules about declared lists share."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, TypeVar

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import Consortium, Listing, Network, Table, with_rows
from medconsortium.model.columnar.columns import ListColumn, read_only
from medconsortium.rules.engine.alike import judge_alike
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.three_valued import States
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    passed,
    unassessed,
)
from medconsortium.rules.examples import example
from medconsortium.rules.judging.linkage import lists_every
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, Practice, Term

__all__ = [
    "declared",
    "declaring_everything",
    "extent",
    "judge_declared",
    "judge_listing",
    "judge_practice",
    "without_practice",
]

T = TypeVar("T", bound=Term)


def judge_practice(consortium: Consortium, practice: Practice, *, cure: Text) -> Verdict:
    """Judge whether a practice is declared; only a complete list of practices can lack it."""
    return judge_listing(consortium.practices, (practice,), where="consortia.practices", cure=cure)


def judge_declared(
    facts: Facts,
    consortia: NDArray[np.int32],
    wanted: Sequence[Term],
    *,
    cure: Text,
    field: str = "practices",
) -> Verdicts:
    """Judge of consortia, by row, whether they declare everything wanted in a list of theirs."""

    def judge(row: int) -> Verdict:
        stated = getattr(facts.consortium(row), field)
        return judge_listing(stated, wanted, where=f"consortia.{field}", cure=cure)

    return judge_alike(consortia, judge, declared(facts, wanted, field=field))


def declared(facts: Facts, wanted: Sequence[Term], *, field: str = "practices") -> States:
    """Return for each consortium whether it declares everything wanted in a list of its own."""
    return facts.network.consortia.derived(_declared, field, tuple(wanted))


def extent(facts: Facts, field: str) -> NDArray[np.int8]:
    """Return for each consortium how far a list of its own goes.

    -1 it is not stated, 0 it is empty, 1 it may lack something, 2 it is complete.
    """
    return facts.network.consortia.derived(_extent, field)


def _extent(consortia: Table[Any, Any], field: str) -> NDArray[np.int8]:
    column: ListColumn = getattr(consortia.columns, field)
    found = np.where(column.completeness == Completeness.COMPLETE.number, 2, 1)
    found[np.diff(column.offsets) == 0] = 0
    found[~column.valid] = -1
    return read_only(found, np.int8)


def _declared(consortia: Table[Any, Any], field: str, wanted: tuple[Term, ...]) -> States:
    return lists_every(getattr(consortia.columns, field), wanted)


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
    if stated is None:
        return _not_recorded(tuple(wanted), len(wanted), where)
    lacking = tuple(term for term in wanted if term not in stated)
    if lacking and stated.completeness is not Completeness.COMPLETE:
        return _not_recorded(lacking, len(wanted), where)
    evidence = _counted(lacking, len(wanted))
    if not lacking:
        names = _names(wanted)
        return passed(Text(f"有：{names.zh}", f"recorded: {names.en}"), evidence)
    names = _names(lacking)
    return failed(Text(f"没有：{names.zh}", f"there is no: {names.en}"), evidence, cure=cure)


def declaring_everything(kind: str) -> Network:
    """Return an example of a consortium that declares every practice there is."""
    return example(
        kind,
        {"甲": "lead", "乙": "member"},
        fields={"practices": Listing(Practice, Completeness.COMPLETE)},
    )


def without_practice(network: Network, consortium: str, practice: Practice) -> Network:
    """Return the network with a practice taken from those that a consortium declares."""
    row = network.consortia[consortium]
    left = [declared for declared in row.practices or () if declared is not practice]
    return with_rows(network, [evolve(row, practices=Listing(left, Completeness.COMPLETE))])


@lru_cache(maxsize=256)
def _not_recorded(lacking: tuple[Term, ...], wanted: int, where: str) -> Verdict:
    """Most lists of a nation are not stated: what is said of them is said once."""
    names = _names(lacking)
    return unassessed(
        Text(f"没有记录有无：{names.zh}", f"not recorded whether there is: {names.en}"),
        _counted(lacking, wanted),
        missing=(where,),
    )


def _counted(lacking: Sequence[Term], wanted: int) -> Evidence:
    return Evidence(label=Text("已记录", "recorded"), found=wanted - len(lacking), wanted=wanted)


def _names(terms: Sequence[Term]) -> Text:
    return Text("、".join(t.zh for t in terms), ", ".join(t.en for t in terms))
