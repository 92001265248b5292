"""Answers in words, in Chinese or English."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from medconsortium.law import resolve
from medconsortium.model import OPEN, Network, PartialDate
from medconsortium.referral.cost import PathCost
from medconsortium.referral.explanations.certainty import Certainty
from medconsortium.referral.explanations.hop import PRIORITY, Hop
from medconsortium.referral.explanations.names import consortium_name, name_of, title_of
from medconsortium.text import Language

if TYPE_CHECKING:
    from medconsortium.referral.explanations.path import Alternative, ReferralPath

__all__ = [
    "cost_in_words",
    "hop_lines",
    "other_way",
    "path_lines",
    "route_in_words",
    "synthetic_line",
]


def path_lines(path: ReferralPath, language: Language) -> Iterator[str]:
    """Yield a path: where it leads, the reason of every hop, what it costs, what is to be asked."""
    zh, network = language == "zh", path.network
    yield from synthetic_line(network, language)
    yield f"{route_in_words(path, language)}  [{path.certainty.label(language)}]"
    if path.found and not path.hops:
        yield f"  {path.reason.in_language(language)}"
    for number, hop in enumerate(path.hops, start=1):
        yield f"  {number}. {_headline(network, hop, language)}"
        yield from (f"     {line}" for line in hop_lines(network, hop, language))
    if path.consult_first is not None:
        hop = path.consult_first
        label = "先行网上急会诊" if zh else "consult online first"
        yield f"  {label}: {_headline(network, hop, language)}"
        yield from (f"     {line}" for line in hop_lines(network, hop, language))
    if path.cost is not None and path.hops:
        yield f"  {'代价' if zh else 'cost'}: {cost_in_words(path.cost, len(path.hops), language)}"
    ask = "待确认：" if zh else "to confirm: "
    yield from (f"  {ask}{doubt.in_language(language)}" for doubt in path.doubts)
    if path.next_best is not None:
        yield f"  {path.next_best.to_text(language)}"


def route_in_words(path: ReferralPath, language: Language) -> str:
    """Return the institutions along a path, with arrows as care goes; the reason if it has none."""
    network = path.network
    names = [name_of(network, institution, language) for institution in path.institutions]
    if not names:
        return path.reason.in_language(language)
    arrows = ["←" if hop.channel.comes_to_patient else "→" for hop in path.hops]
    route = names[0] + "".join(f" {a} {n}" for a, n in zip(arrows, names[1:], strict=True))
    if path.department is None:
        return route
    department = network.departments[path.department].name.in_language(language)
    return f"{route}（{department}）" if language == "zh" else f"{route} ({department})"


def synthetic_line(network: Network, language: Language) -> Iterator[str]:
    """Yield that a network was made up, if it was."""
    if network.synthetic:
        yield "合成数据，仅供演示" if language == "zh" else "synthetic data, for illustration only"


def hop_lines(network: Network, hop: Hop, language: Language) -> Iterator[str]:
    """Yield what a hop rests on, who is liable, what it requires, how long it takes."""
    zh, channel = language == "zh", hop.channel
    yield f"{'依据' if zh else 'because'}: {channel.basis.in_language(language)}"
    if hop.nature.zh != channel.kind.zh:
        yield hop.nature.in_language(language)
    if hop.liability is not None:
        yield f"{'责任' if zh else 'liability'}: {hop.liability.in_language(language)}"
    for requirement in hop.requirements:
        yield f"{'须有' if zh else 'requires'}: {requirement.in_language(language)}"
    if hop.priority and channel.green_channel is not None:
        green, first = channel.green_channel.label(language), PRIORITY.in_language(language)
        yield f"绿色通道: {green}（{first}）" if zh else f"green channel: {green} ({first})"
    yield from _grounds(network, hop, language)
    if channel.moves_patient:
        yield f"{'路程' if zh else 'travel time'}: {_travel(hop, language)}"
    if channel.sources:
        yield f"{'来源' if zh else 'sources'}: {', '.join(channel.sources)}"


def _grounds(network: Network, hop: Hop, language: Language) -> Iterator[str]:
    """Yield the consortium, the instrument and the law that a hop rests on, and since when."""
    zh, channel = language == "zh", hop.channel
    if channel.consortium is not None:
        name = consortium_name(network, channel.consortium, language)
        yield f"{'医联体' if zh else 'consortium'}: {name}"
    if channel.instrument is not None:
        title = title_of(network, channel.instrument, language)
        end = _end(network.instruments[channel.instrument].until, zh=zh)
        until = "" if not end else f"（{end}）" if zh else f" ({end})"
        yield f"{'文件' if zh else 'instrument'}: {title}{until}"
    for cite in hop.cites:
        yield f"{'规定' if zh else 'law'}: {resolve(cite).in_language(language)}"
    period = _period(hop, language)
    if period:
        yield f"{'期限' if zh else 'period'}: {period}"


def cost_in_words(cost: PathCost, hops: int, language: Language) -> str:
    """Return what a path of so many hops costs, in words.

    >>> cost_in_words(PathCost(travel_minutes=55, assumed=1, transfers=3), 3, "zh")
    '3 次交接 · 路程 55 分钟 · 1 段推定'
    """
    zh = language == "zh"
    parts = [f"{hops} 次交接" if zh else _counted(hops, "hand-over")]
    if cost.transfers and cost.travel_minutes is not None:
        parts.append(_minutes(cost.travel_minutes, zh=zh))
    elif cost.transfers:
        parts.append("路程未知" if zh else "travel time not known")
    if cost.borders:
        parts.append(f"跨界 {cost.borders} 次" if zh else _counted(cost.borders, "border crossed"))
    if cost.bypassing:
        parts.append("越过首诊" if zh else "first contact passed by")
    if cost.assumed:
        parts.append(f"{cost.assumed} 段推定" if zh else f"{cost.assumed} assumed")
    if cost.unconfirmed:
        unconfirmed = cost.unconfirmed
        parts.append(f"{unconfirmed} 项待确认" if zh else f"{unconfirmed} to confirm")
    return " · ".join(parts)


def other_way(other: Alternative, language: Language) -> str:
    """Return where else one might go, and what that costs beside the best way."""
    zh, cost, than = language == "zh", other.cost, other.than
    parts = list[str]()
    more = cost.unconfirmed - than.unconfirmed
    if other.certainty is Certainty.POSSIBLE and not than.unconfirmed:
        parts.append("待确认" if zh else "to be confirmed")
    elif more > 0:
        parts.append(f"多 {more} 项待确认" if zh else f"{more} more to confirm")
    if cost.steps_from_home > than.steps_from_home:
        parts.append("离家更远" if zh else "farther from home")
    parts += _longer_travel(cost, than, zh=zh)
    parts += _difference(cost.transfers - than.transfers, " 次转送", "transfer", zh=zh)
    assumed = cost.assumed - than.assumed
    if not parts and assumed > 0:
        parts.append(f"多 {assumed} 段推定" if zh else f"{assumed} more assumed")
    name = name_of(other.network, other.target, language)
    return ("，" if zh else ", ").join([f"否则 {name}" if zh else f"otherwise {name}", *parts])


def _longer_travel(cost: PathCost, than: PathCost, *, zh: bool) -> Iterator[str]:
    """Yield how much longer one takes than another; how long, where the other's is not known."""
    minutes, best = cost.travel_minutes, than.travel_minutes
    if minutes is None:
        if cost.transfers:
            yield "路程未知" if zh else "travel time not known"
    elif best is not None:
        yield from _difference(minutes - best, " 分钟", "minute", zh=zh)
    elif cost.transfers:
        yield _minutes(minutes, zh=zh)


def _minutes(minutes: float, *, zh: bool) -> str:
    return f"路程 {minutes:g} 分钟" if zh else f"{minutes:g} minutes of travel"


def _difference(by: float, zh_unit: str, en_unit: str, *, zh: bool) -> Iterator[str]:
    size = round(abs(by), 1)
    if size and zh:
        yield f"{'多' if by > 0 else '少'} {size:g}{zh_unit}"
    elif size:
        yield f"{size:g} {en_unit}{'s' if size != 1 else ''} {'more' if by > 0 else 'less'}"


def _headline(network: Network, hop: Hop, language: Language) -> str:
    zh, channel = language == "zh", hop.channel
    how = ("已声明" if zh else "declared") if channel.declared else ("推定" if zh else "assumed")
    ends = (name_of(network, end, language) for end in (hop.sender, hop.receiver))
    what = f"{channel.kind.label(language)} ({channel.carrier.label(language)}, {how})"
    return f"{' → '.join(ends)}: {what}"


def _travel(hop: Hop, language: Language) -> str:
    zh, minutes = language == "zh", hop.channel.travel_minutes
    if minutes is None:
        return "未知" if zh else "not stated"
    return f"{minutes:g} 分钟" if zh else f"{minutes:g} minutes"


def _period(hop: Hop, language: Language) -> str:
    """Return from when and until when a channel holds, as far as that is stated."""
    zh, since, until = language == "zh", hop.channel.since, hop.channel.until
    parts = []
    if since is not None and since.earliest == date.min:
        parts.append(f"不晚于 {since.latest} 起" if zh else f"from {since.latest} at the latest")
    elif since is not None:
        parts.append(f"{since} 起" if zh else f"from {since}")
    return ("，" if zh else " ").join(filter(None, [*parts, _end(until, zh=zh)]))


def _end(until: PartialDate | None, *, zh: bool) -> str:
    """Return until when something holds; nothing where no end is stated, or none is set."""
    if until is None or until == OPEN:
        return ""
    if until.latest == date.max:
        return f"不早于 {until.earliest} 止" if zh else f"at least until {until.earliest}"
    return f"{until} 止" if zh else f"until {until}"


def _counted(count: int, what: str) -> str:
    first, _, rest = what.partition(" ")
    plural = first if count == 1 else f"{first}s"
    return f"{count} {plural}{' ' + rest if rest else ''}"
