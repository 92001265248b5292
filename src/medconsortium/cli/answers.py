"""Answers to referral questions: as lines of text, and as data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from attrs import frozen

from medconsortium.cli.sources import cited
from medconsortium.cli.terminal import Line
from medconsortium.model import Network
from medconsortium.referral import CarePlan, Paths, ReferralPath, WhyNot
from medconsortium.referral.explanations.needs import stage_in_words
from medconsortium.referral.explanations.sentences import synthetic_line
from medconsortium.text import Language, Text

__all__ = [
    "Told",
    "path_lines",
    "text_lines",
    "told_path",
    "told_paths",
    "told_plan",
    "warning_lines",
]

_ON = Text("日期", "on")
_SOURCES = Text("来源", "sources")
_TO_CHANGE = Text("要有确定的路径", "for a path that is sure")


@frozen(kw_only=True)
class Told:
    """What is told of an answer: whether there is a way, its lines in a language, its data."""

    found: bool
    lines: Callable[[Language], Iterator[Line]]
    data: Mapping[str, Any]


def told_path(path: ReferralPath, why: WhyNot | None = None) -> Told:
    """Return what is told of a path, and of what would make it sure."""
    data = path.to_dict()
    if why is None:
        return Told(found=path.found, lines=partial(path_lines, path), data=data)

    def lines(language: Language) -> Iterator[Line]:
        yield from path_lines(path, language)
        yield ()
        yield ((_TO_CHANGE.in_language(language), "bold cyan"),)
        yield from text_lines(path.network, why.to_text(language), language, is_warned=True)

    return Told(found=path.found, lines=lines, data={**data, "why_not": why.to_dict()})


def told_paths(paths: Paths) -> Told:
    """Return what is told of several paths."""
    lines = partial(_paths_lines, paths)
    return Told(found=len(paths) > 0, lines=lines, data=paths.to_dict())


def told_plan(plan: CarePlan) -> Told:
    """Return what is told of a pathway."""
    return Told(found=plan.found, lines=partial(_plan_lines, plan), data=plan.to_dict())


def path_lines(
    path: ReferralPath, language: Language, *, is_warned: bool = False
) -> Iterator[Line]:
    """Yield the lines of an answer: the way, the reason of every hop, and the sources quoted.

    Where it has been said already that the network is made up, it is not said again.
    """
    yield from text_lines(path.network, path.to_text(language), language, is_warned=is_warned)
    yield ((f"  {_ON.in_language(language)} {path.on}", "dim"),)
    hops = (*path.hops, *(() if path.consult_first is None else (path.consult_first,)))
    sources = dict.fromkeys(source for hop in hops for source in hop.channel.sources)
    if sources:
        yield ((f"  {_SOURCES.in_language(language)}", "dim"),)
    for source in sources:
        yield ((f"    {source}  {cited(path.network, source, language)}", "dim"),)


def text_lines(
    network: Network, text: str, language: Language, *, is_warned: bool = False
) -> Iterator[Line]:
    """Yield the lines of an answer in words: that it is made up, if so, and its head in bold.

    Where it has been said already that it is made up, it is not said again.
    """
    lines = text.splitlines()[len([*synthetic_line(network, language)]) :]
    if not is_warned:
        yield from warning_lines(network, language)
    yield from (((line, "bold"),) for line in lines[:1])
    yield from ((line,) for line in lines[1:])


def warning_lines(network: Network, language: Language) -> Iterator[Line]:
    """Yield that a network was made up, if it was."""
    for line in synthetic_line(network, language):
        yield ((line, "yellow"),)


def _paths_lines(paths: Paths, language: Language) -> Iterator[Line]:
    if not paths:
        yield ((paths.reason.in_language(language), "bold"),)
    if paths:
        yield from warning_lines(paths[0].network, language)
    for number, path in enumerate(paths, start=1):
        if number > 1:
            yield ()
        yield ((f"{number}/{len(paths)}", "bold cyan"),)
        yield from path_lines(path, language, is_warned=True)


def _plan_lines(plan: CarePlan, language: Language) -> Iterator[Line]:
    yield from warning_lines(plan.network, language)
    for number, (stage, need) in enumerate(zip(plan.stages, plan.needs, strict=False), start=1):
        if number > 1:
            yield ()
        yield ((stage_in_words(number, need, language), "bold cyan"),)
        yield from path_lines(stage, language, is_warned=True)
    if not plan.found:
        yield ((plan.reason.in_language(language), "bold"),)
