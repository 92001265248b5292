"""What is drawn as the Python that makes it, to be copied out of a failing test."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, cast

import attrs
from hypothesis.vendor.pretty import RepresentationPrinter, for_type_by_name

from medconsortium.model import OPEN, TABLES, Listing, Network, PartialDate, Row
from medconsortium.model.rows import DatedRow, KeyedRow
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, Term

__all__ = ["expression", "register_printers"]


def expression(value: Network | Row | object) -> str:
    """Return Python that makes a network, a row, or what else is drawn.

    It uses the names of `medconsortium.model`, `medconsortium.vocabulary`, `Text` and `date`, and
    for cases and histories those of `medconsortium.referral` and `medconsortium.strategies`; what
    holds its default is left out.

    >>> from medconsortium.model import Institution, NetworkBuilder
    >>> from medconsortium.vocabulary import Tier
    >>> hospital = Institution(id="xy", name="湘雅医院", tier=Tier.PROVINCE)
    >>> print(expression(Network(institutions=[hospital])))
    NetworkBuilder().add(
        Institution(id='xy', name='湘雅医院', tier=Tier.PROVINCE),
    ).build()
    """
    for made, write in _WRITERS:
        if isinstance(value, made):
            return write(value)
    return _made(value) if attrs.has(type(value)) else repr(value)


def register_printers(types: Iterable[type[Any]]) -> None:
    """Let Hypothesis print values of some types as the Python that makes them."""
    for made in types:
        for_type_by_name(made.__module__, made.__name__, _print)


def _print(value: Any, printer: RepresentationPrinter, _: bool) -> None:  # noqa: FBT001 - as called
    first, *others = expression(value).split("\n")
    printer.text(first)
    for line in others:
        printer.break_()
        printer.text(line)


def _network(network: Network) -> str:
    rows = [row for table in TABLES for row in network.table(table).values()]
    period = _period(rows)
    said: dict[str, Any] = {}
    if network.title is not None:
        said["title"] = network.title
    if network.synthetic:
        said["synthetic"] = True
    head = ", ".join(f"{name}={_plainly(value)}" for name, value in {**said, **period}.items())
    if not rows:
        return f"NetworkBuilder({head}).build()"
    lines = "".join(f"    {_made(row, assumed=period)},\n" for row in rows)
    return f"NetworkBuilder({head}).add(\n{lines}).build()"


def _period(rows: list[Row]) -> dict[str, PartialDate]:
    """Return the beginning and the end that most rows share, if every row states one."""
    dated = [row for row in rows if isinstance(row, DatedRow)]
    found: dict[str, PartialDate] = {}
    for name in ("since", "until"):
        held = [getattr(row, name) for row in dated]
        if held and None not in held:
            found[name] = max(held, key=held.count)
    return found


def _made(value: object, *, assumed: Mapping[str, object] | None = None) -> str:
    """Return the call of a class with the fields that differ from what is assumed.

    That is what a builder says of all rows, which derives ids too; `None` of what stands alone.
    """
    said = []
    for field in attrs.fields(cast(Any, type(value))):
        held = getattr(value, field.name)
        default = field.default
        if isinstance(default, attrs.Factory):  # type: ignore[arg-type]
            default = default.factory()
        if isinstance(value, DatedRow):
            default = (assumed or {}).get(field.name, default)
        is_derived = field.name == "id" and isinstance(value, KeyedRow) and "/" in held
        if held != default and not (is_derived and assumed is not None):
            said.append(f"{field.name}={_plainly(held)}")
    return f"{type(value).__name__}({', '.join(sorted(said, key=_id_first))})"


def _id_first(said: str) -> bool:
    return not said.startswith("id=")


def _plainly(value: object) -> str:
    """Return a value as an argument: what a converter reads is written as people write it."""
    if isinstance(value, Text) and Text.of(str(value)) == value:
        return repr(str(value))
    if isinstance(value, PartialDate) and PartialDate.parse(str(value)) == value:
        return repr(str(value))
    return expression(value)


def _date(when: PartialDate) -> str:
    return "OPEN" if when == OPEN else f"PartialDate.parse({str(when)!r})"


def _text(text: Text) -> str:
    said = {"zh": text.zh, "en": text.en}
    return f"Text({', '.join(f'{k}={v!r}' for k, v in said.items() if v is not None)})"


def _tuple(items: tuple[Any, ...]) -> str:
    listed = ", ".join(map(expression, items))
    return f"({listed},)" if len(items) == 1 else f"({listed})"


def _listing(listing: Listing[Any]) -> str:
    items = f"[{', '.join(map(expression, listing))}]"
    vocabulary: Any = type(next(iter(listing), None))
    if issubclass(vocabulary, Term) and tuple(listing) == tuple(vocabulary):
        items = vocabulary.__name__
    if not listing or listing.completeness is Completeness.UNKNOWN:
        return f"Listing({items})"
    return f"Listing({items}, {expression(listing.completeness)})"


_WRITERS: tuple[tuple[type[Any], Callable[[Any], str]], ...] = (
    (Network, _network),
    (Term, lambda term: f"{type(term).__name__}.{term.name}"),
    (PartialDate, _date),
    (Text, _text),
    (Listing, _listing),
    (date, lambda day: f"date({day.year}, {day.month}, {day.day})"),
    (tuple, _tuple),
)
"""How values are written that are no rows."""
