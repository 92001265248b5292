"""What a consortium declares to do or to have; what rules about declared lists share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import TypeVar

from attrs import evolve

from medconsortium.law import parameter
from medconsortium.model import Consortium, Listing, Network, with_rows
from medconsortium.rules.engine.verdict import Evidence, Verdict, failed, passed, unassessed
from medconsortium.rules.examples import example
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, Practice, Term

__all__ = [
    "declaring_everything",
    "judge_listing",
    "judge_practice",
    "terms_set_by",
    "without_practice",
]

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


def terms_set_by(parameter_name: str, vocabulary: type[T], on: date) -> tuple[T, ...]:
    """Return the terms that the law lists on a day under `regulation#parameter`; none before it.

    >>> from medconsortium.vocabulary import Centre
    >>> name = "guoweiyifa-2020-13#management-centres"
    >>> len(terms_set_by(name, Centre, date(2021, 1, 1)))
    5
    """
    values = parameter(parameter_name).possible_on(on)
    return values[-1].terms(vocabulary) if values else ()


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
