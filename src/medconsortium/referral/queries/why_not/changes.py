"""What a way there might be would take, change by change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from medconsortium.referral.capability.acceptance import acceptance_doubt
from medconsortium.referral.channels.standing import opening_doubts
from medconsortium.referral.places.entry import door_doubts
from medconsortium.referral.queries.why_not.answer import Change
from medconsortium.referral.queries.why_not.legs import Leg, legs_of
from medconsortium.referral.queries.why_not.offers import Start
from medconsortium.referral.queries.why_not.relaxation import (
    RELAXATION_OF,
    Lack,
    Relaxation,
    lacks_in,
)
from medconsortium.referral.queries.why_not.relaxed_ways import RelaxedWays
from medconsortium.referral.queries.why_not.search import Found
from medconsortium.referral.queries.why_not.unsure import CONSORTIA, INSTRUMENTS, LINKS, Unsure
from medconsortium.text import Text
from medconsortium.vocabulary import Term

__all__ = ["changes_of"]

_BETWEEN: Mapping[Lack, tuple[str, str]] = MappingProxyType(
    {
        Lack.SCOPE: (
            "请确认需求在 {} 至 {} 的通道范围之内",
            "ask whether the channel from {} to {} is for this need",
        ),
        Lack.COUNTY_UNKNOWN: (
            "请确认 {} 与 {} 是否同在一县",
            "ask whether {} and {} lie in one county",
        ),
        Lack.PROVINCE_UNKNOWN: (
            "请确认 {} 与 {} 是否同在一省",
            "ask whether {} and {} lie in one province",
        ),
        Lack.TIME: ("请确认从 {} 到 {} 的路程", "ask how long the way from {} to {} takes"),
        Lack.WIDER_SCOPE: (
            "将 {} 至 {} 的通道扩大到所需范围",
            "widen the channel from {} to {} to what is needed",
        ),
        Lack.STEP: ("允许从 {} 越级转至 {}", "let patients skip a level from {} to {}"),
        Lack.CONSORTIUM: (
            "允许从 {} 转至医联体外的 {}",
            "let patients leave the consortium from {} to {}",
        ),
        Lack.COUNTY: ("允许从 {} 转至县外的 {}", "let patients leave the county from {} to {}"),
        Lack.PROVINCE: (
            "允许从 {} 转至省外的 {}",
            "let patients leave the province from {} to {}",
        ),
        Lack.CHANNEL: ("开通 {} 至 {} 的通道", "open a channel from {} to {}"),
    }
)
"""What cures the lacks of a hop, in Chinese and English; the braces hold the names of its ends."""

_SIGNED: Mapping[int, tuple[str, str]] = MappingProxyType(
    {
        LINKS: ("建立 {}", "agree on {}"),
        INSTRUMENTS: ("签署 {}", "sign {}"),
        CONSORTIA: ("使 {} 正式运行", "bring {} into being"),
    }
)
_MADE_SURE: Mapping[Relaxation, tuple[str, str]] = MappingProxyType(
    {
        Relaxation.ASK: ("请确认 {} 当日是否有效", "ask whether {} is in force on the day"),
        Relaxation.RENEW: ("续期 {}", "renew {}"),
        Relaxation.SIGN: ("确立 {}", "establish {}"),
    }
)


def changes_of(ways: RelaxedWays, found: Found) -> tuple[Change, ...]:
    """Return what would have to change for a way that was found to be sure.

    By relaxation, then in the order of the way; what several hops rest on is there once.
    """
    changes = (*_at_door(ways, found), *_along(ways, found), *_at_stop(ways, found))
    things = dict.fromkeys(thing for _, option in found.steps for thing in sorted(option.unsure))
    made_sure = (_making_sure(ways.unsure, thing) for thing in things)
    return tuple(sorted((*made_sure, *changes), key=lambda change: change.relaxation.number))


def _change(ways: RelaxedWays, lack: Lack, about: tuple[str, ...], text: Text) -> Change:
    relaxation = RELAXATION_OF[lack]
    cost = ways.unsure.tariff.costs[relaxation]
    return Change(relaxation=relaxation, about=about, cost=cost, text=text)


def _at_door(ways: RelaxedWays, found: Found) -> Iterator[Change]:
    row, lacks = found.rows[0], found.steps[0].option.lacks
    compiled, need = ways.query.graph.compiled, ways.query.graph.need
    institution = compiled.roster.id(row)
    name = compiled.network.institutions[institution].name
    for lack in lacks_in(lacks):
        if lack is Lack.TIME:
            text = _said(("请确认到 {} 的路程", "ask how long the way to {} takes"), name)
        else:
            standing = compiled.channels.standing
            texts = door_doubts(compiled.roster, standing, row, need, compiled.policy)
            text = texts[0 if lack is Lack.OPENING else -1]
        yield _change(ways, lack, (institution,), text)


def _along(ways: RelaxedWays, found: Found) -> Iterator[Change]:
    for leg in legs_of(ways, found):
        for lack in lacks_in(leg.lacks):
            yield _of_leg(ways, leg, lack)


def _of_leg(ways: RelaxedWays, leg: Leg, lack: Lack) -> Change:
    compiled = ways.query.graph.compiled
    ends = compiled.roster.ids((leg.origin, leg.target))
    institutions = [compiled.network.institutions[end] for end in ends]
    if lack is Lack.OPENING:
        (text,) = opening_doubts(institutions[1], compiled.on)
        return _change(ways, lack, ends[1:], text)
    return _change(ways, lack, ends, _said(_BETWEEN[lack], *(each.name for each in institutions)))


def _at_stop(ways: RelaxedWays, found: Found) -> Iterator[Change]:
    graph, row, option = ways.query.graph, found.rows[-1], found.steps[-1].option
    institution = graph.compiled.roster.id(row)
    for lack in lacks_in(option.lacks):
        if lack is Lack.CAPABILITY:
            text = graph.compiled.capabilities.question(row, graph.need)
        else:
            text = acceptance_doubt(graph.compiled.network.institutions[institution].name)
        yield _change(ways, lack, (institution,), text)
    for start in option.starts:
        yield Change(
            relaxation=Relaxation.START_SERVICE,
            about=start,
            cost=ways.unsure.tariff.costs[Relaxation.START_SERVICE],
            text=_starting(ways, institution, start),
        )


def _starting(ways: RelaxedWays, institution: str, start: Start) -> Text:
    graph = ways.query.graph
    network, need = graph.compiled.network, graph.need
    if len(start) == 1:
        service = network.services[start[0]]
        sorts: tuple[Term | None, ...] = (service.subject, service.item, service.condition)
        terms = [term for term in sorts if term is not None] or [*(service.phases or ())]
    else:
        terms = [term for term in (*need.wanted, need.phase) if term.key == start[1]][:1]
    zh = "、".join(term.zh for term in terms) or start[-1]
    en = ", ".join(term.en for term in terms) or start[-1]
    name = network.institutions[institution].name
    return _said(("在 {} 开设（恢复）{}", "start (again) at {}: {}"), name, Text(zh, en))


def _making_sure(unsure: Unsure, thing: int) -> Change:
    relaxation, question = unsure.relaxation(thing), unsure.question(thing)
    name = unsure.name(thing)
    if question is not None:
        words = ("{}：{}", "{}: {}")
        text = _said(words, name, question)
    elif relaxation is Relaxation.SIGN:
        text = _said(_SIGNED.get(unsure.table(thing), _MADE_SURE[relaxation]), name)
    else:
        text = _said(_MADE_SURE[relaxation], name)
    return Change(
        relaxation=relaxation,
        about=(unsure.id(thing),),
        cost=unsure.tariff.costs[relaxation],
        text=text,
    )


def _said(words: tuple[str, str], *names: Text) -> Text:
    """Return words with names in the place of the braces."""
    zh, en = words
    return Text(
        zh.format(*(name.in_language("zh") for name in names)),
        en.format(*(name.in_language("en") for name in names)),
    )
