"""How far care reaches: as lines of text, and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import attrs

from medconsortium.cli.answers import Told, text_lines, warning_lines
from medconsortium.cli.terminal import Line, table_lines
from medconsortium.model import Network
from medconsortium.referral import (
    Catchment,
    Certainty,
    ClosureImpact,
    Coverage,
    Covered,
    Reach,
)
from medconsortium.referral.explanations.names import name_of
from medconsortium.referral.explanations.needs import need_in_words
from medconsortium.text import Language, Text

__all__ = ["told_everywhere", "told_reached"]

_WITHIN = {
    ("minutes", False): Text("{} 分钟以内", "within {} minutes"),
    ("minutes", True): Text("{} 分钟以内", "within {} minute"),
    ("transfers", False): Text("{} 次转送以内", "within {} transfers"),
    ("transfers", True): Text("{} 次转送以内", "within {} transfer"),
}
_COVERED = (
    Text("范围", "range"),
    Text("对象", "whose"),
    Text("已确认", "confirmed"),
    Text("可能", "possible"),
    Text("未知", "unknown"),
    Text("之外", "beyond"),
    Text("合计", "total"),
)
_INSTITUTIONS, _PEOPLE = Text("机构", "institutions"), Text("人口", "people")
_REACHED = (
    Text("机构", "institution"),
    Text("能否满足", "can"),
    Text("确定程度", "certainty"),
    Text("路程（分钟）", "minutes"),
    Text("转送", "transfers"),
    Text("经由", "by way of"),
)
_CAN = {True: Text("能", "yes"), False: Text("不能", "no"), None: Text("待确认", "ask")}
_NOWHERE = Text("到不了任何机构", "no institution can be reached")
_CAUGHT, _CLOSING = Text("各去哪里", "Who goes where"), Text("假如关闭", "If they close")
_ON, _UNKNOWN = Text("日期", "on"), "?"


def told_everywhere(
    covered: Coverage, caught: Catchment, closed: ClosureImpact | None = None
) -> Told:
    """Return what is told of all origins together: coverage, catchments, what a closure does."""
    data = {"coverage": covered.to_dict(), "catchment": caught.to_dict()}
    if closed is not None:
        data["closure"] = closed.to_dict()
    return Told(
        found=bool((caught.certainty != Certainty.NONE.number).any()),
        lines=partial(_everywhere_lines, covered, caught, closed),
        data=data,
    )


def told_reached(network: Network, reached: Sequence[Reach]) -> Told:
    """Return what is told of the institutions that can be reached from somewhere."""
    plain = attrs.filters.exclude(attrs.fields(Reach).certainty)
    rows = [{**attrs.asdict(one, filter=plain), "certainty": one.certainty.key} for one in reached]
    return Told(
        found=bool(reached),
        lines=partial(_reached_lines, network, reached),
        data={"network": network.digest, "synthetic": network.synthetic, "reached": rows},
    )


def _everywhere_lines(
    covered: Coverage, caught: Catchment, closed: ClosureImpact | None, language: Language
) -> Iterator[Line]:
    network = covered.network
    yield from warning_lines(network, language)
    day = f"{_ON.in_language(language)} {covered.on}"
    yield ((need_in_words(covered.need, language), "bold"), (f"  {day}", "dim"))
    yield ()
    head = [name.in_language(language) for name in _COVERED]
    rows = [row for one in covered.rows for row in _covered_rows(one, language)]
    yield from table_lines(head, rows)
    for title, text in ((_CAUGHT, caught.to_text(language)), *_closing(closed, language)):
        yield ()
        yield ((title.in_language(language), "bold cyan"),)
        yield from text_lines(network, text, language, is_warned=True)


def _closing(closed: ClosureImpact | None, language: Language) -> Iterator[tuple[Text, str]]:
    if closed is not None:
        yield _CLOSING, closed.to_text(language)


def _covered_rows(one: Covered, language: Language) -> Iterator[list[str]]:
    """Yield a row for institutions, and one for people where there are any."""
    within = _WITHIN[one.unit, one.bound == 1].in_language(language).format(f"{one.bound:g}")
    for whose, share in ((_INSTITUTIONS, one.institutions), (_PEOPLE, one.population)):
        if share is not None:
            counts = (share.confirmed, share.possible, share.unknown, share.beyond, share.total)
            yield [within, whose.in_language(language), *(str(count or "·") for count in counts)]


def _reached_lines(
    network: Network, reached: Sequence[Reach], language: Language
) -> Iterator[Line]:
    yield from warning_lines(network, language)
    if not reached:
        yield ((_NOWHERE.in_language(language), "bold"),)
        return
    head = [name.in_language(language) for name in _REACHED]
    yield from table_lines(head, [_reached_row(network, one, language) for one in reached])


def _reached_row(network: Network, one: Reach, language: Language) -> list[str]:
    minutes = one.travel_minutes
    between = (name_of(network, i, language) for i in one.institutions[1:-1])
    return [
        name_of(network, one.institution, language),
        _CAN[one.can].in_language(language),
        one.certainty.label(language),
        _UNKNOWN if minutes is None else f"{minutes:g}",
        str(one.transfers),
        " → ".join(between),
    ]
