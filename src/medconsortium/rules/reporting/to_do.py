"""What an office is to record, so that what could not be assessed can be."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import frozen

from medconsortium.errors import NotFoundError, TermError
from medconsortium.model import TABLES
from medconsortium.model.columnar.encodings import Encoding, ListEncoding, TermEncoding
from medconsortium.model.fields import NestedEncoding, encodings
from medconsortium.model.labels import label
from medconsortium.rules.engine.rule import Rule
from medconsortium.rules.reporting.finding import Gap
from medconsortium.text import Text
from medconsortium.vocabulary import Term

__all__ = ["ToDo", "to_do"]

_DATUM = re.compile(r"(?P<datum>[a-z_.]+)(?: \((?P<detail>.+)\))?", re.DOTALL)

_DETAILS = {
    "complete list": Text("是否列全", "complete list"),
    "exact number": Text("确切数目", "exact number"),
    "host": Text("承办单位", "host"),
    "laboratory": Text("实验室", "laboratory"),
    "of the parent": Text("上级区划的", "of the parent"),
    "remit": Text("职责", "remit"),
    "research institute": Text("科研机构", "research institute"),
    "what it signed": Text("所签文书", "what it signed"),
}
"""Details that are no terms of a vocabulary."""


@frozen(kw_only=True)
class ToDo:
    """Data to record together, since the same gaps wait for them.

    `data` are what rules call them: `table.field`, with a detail in brackets where only some of it
    is wanted. `label` says it in the words of an office.
    """

    data: tuple[str, ...]
    label: Text
    gaps: tuple[Gap, ...]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that cannot assess something without them, in the order of the report."""
        return tuple({gap.rule.code: gap.rule for gap in self.gaps}.values())

    @property
    def subjects(self) -> tuple[tuple[str, str], ...]:
        """The (table, id) of what they cannot assess, sorted."""
        return tuple(sorted({(gap.rule.subjects, gap.subject) for gap in self.gaps}))


def to_do(gaps: Iterable[Gap]) -> tuple[ToDo, ...]:
    """Return what is to be recorded to close gaps: what most rules wait for comes first.

    Data that are missed by the same gaps stand together; a gap may stand under several.
    """
    known = tuple(gaps)
    waiting: defaultdict[str, dict[int, None]] = defaultdict(dict)
    for number, gap in enumerate(known):
        for datum in gap.missing:
            waiting[datum][number] = None
    together: defaultdict[tuple[int, ...], list[str]] = defaultdict(list)
    for datum, numbers in waiting.items():
        together[tuple(numbers)].append(datum)
    found = [
        ToDo(data=tuple(data), label=_labels(data), gaps=tuple(known[n] for n in numbers))
        for numbers, data in together.items()
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.rules), -len(one.gaps), one.data)))


def _labels(data: list[str]) -> Text:
    labels = [_label(datum) for datum in data]
    return Text(
        zh="；".join(label.in_language("zh") for label in labels),
        en="; ".join(label.in_language("en") for label in labels),
    )


def _label(datum: str) -> Text:
    """Return table, field and detail of a datum in office words; as it is where it is unknown."""
    parts = _DATUM.fullmatch(datum)
    try:
        found = Text(datum, datum) if parts is None else _named(parts["datum"])
    except NotFoundError:
        return Text(datum, datum)
    if parts is None or parts["detail"] is None:
        return found
    detail = _detail(parts["datum"], parts["detail"])
    return Text(f"{found.zh}（{detail.zh}）", f"{found.en} ({detail.en})")


def _named(datum: str) -> Text:
    table, _, field = datum.partition(".")
    if not field:
        return label(table)
    of, what = label(table), label(datum)
    return Text(f"{of.zh}：{what.zh}", f"{of.en}: {what.en}")


def _detail(datum: str, detail: str) -> Text:
    """Return the label of the term that a detail names, of those that the datum is about."""
    table, *fields = datum.split(".")
    row_type = TABLES[table][0]
    about = [encodings(row_type)[fields[0]]] if fields else list(encodings(row_type).values())
    for vocabulary in _vocabularies(about):
        try:
            term = vocabulary.parse(detail)
        except TermError:
            continue
        return Text(term.zh, term.en)
    return _DETAILS.get(detail, Text(detail, detail))


def _vocabularies(about: Iterable[Encoding]) -> Iterator[type[Term]]:
    for encoding in about:
        item: Any = encoding.item if isinstance(encoding, ListEncoding) else encoding
        if isinstance(item, TermEncoding):
            yield item.vocabulary
        elif isinstance(item, NestedEncoding):
            yield from _vocabularies(encodings(item.nested).values())
