"""Overlays as documents, with the regulations they rest on inside: `medconsortium-overlay/1`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from attrs import field, frozen

from medconsortium.documents.faults import Path
from medconsortium.documents.files import Notation, Readable, written
from medconsortium.documents.notes import Notes, format_of, items, shaped, unknown
from medconsortium.documents.overlay_format import OverlayDocument
from medconsortium.documents.overlay_values import new_values, plain_values
from medconsortium.documents.sound_rows import text_of
from medconsortium.errors import Fault, NotFoundError
from medconsortium.law import NOT_KNOWN, Citation, DatedValue, Regulation, corpus, resolve
from medconsortium.law.reading import regulation_of
from medconsortium.law.writing import plain_regulation
from medconsortium.model.columnar.encodings import TextEncoding
from medconsortium.rules import CATALOGUE, Change, Overlay, Rule, Severity, installed_rules
from medconsortium.rules.rulebook.selection import named_rules
from medconsortium.syntax.wording import shown
from medconsortium.text import Text

__all__ = ["dump_overlay", "read_overlay"]


def read_overlay(
    source: Readable, *, rules: Iterable[Rule] | None = None, notation: Notation | None = None
) -> Overlay:
    """Return the overlay in a document.

    `source` and `notation` are as for `read`. The document names rules: those of `rules`, by
    default the catalogue and what installed packages offer.

    Raises:
        DocumentError: The document cannot be read, or names a rule, regulation, topic or
            parameter that is not there; `faults` lists everything wrong with it.

    >>> ours = read_overlay(
    ...     b'''
    ... format: medconsortium-overlay/1
    ... name: Measures of a province
    ... regulations:
    ...   our-province-2025:
    ...     title: Measures of a province
    ...     in_force: 2025-03-01
    ...     basis: stated
    ...     topics: {charter: {label: charter, gist: Charters are made within a year.}}
    ... changes:
    ...   - {rule: MGT003, severity: warning, cite: "our-province-2025#charter"}
    ... '''
    ... )
    >>> ours.changes[0].rule, ours.regulations[0].key
    ('MGT003', 'our-province-2025')
    """
    data, notes = shaped(source, OverlayDocument, notation=notation)
    known = (*CATALOGUE, *installed_rules()) if rules is None else tuple(rules)
    regulations, unread = _regulations(data, notes)
    reading = _Reading(notes, known, {**corpus(), **regulations}, unread)
    reading.check_citations(regulations)
    notes.refuse_blank(data, ("name",), ())
    add = _added(data, reading)
    changes = [_change(raw, path, reading) for path, raw in items(data, "changes")]
    parameters = dict(reading.parameters(data))
    notes.raise_any()
    return Overlay(
        name=text_of(data["name"]),
        regulations=regulations.values(),
        add=add,
        changes=(change for change in changes if change is not None),
        parameters=parameters,
    )


def dump_overlay(overlay: Overlay, *, notation: Notation = "yaml") -> bytes:
    """Return the document of an overlay; the rules that it adds are named in it."""
    told = {
        "format": format_of(OverlayDocument),
        "name": TextEncoding().plain(overlay.name),
        "regulations": {one.key: plain_regulation(one) for one in overlay.regulations},
        "add": [rule.code for rule in overlay.add],
        "changes": [_plain_change(change) for change in overlay.changes],
        "parameters": [plain_values(*given) for given in overlay.parameters.items()],
    }
    return written({key: value for key, value in told.items() if value}, notation=notation)


@frozen(eq=False)
class _Reading:
    """What an overlay is read against: rules, and the law together with its own regulations.

    `unread` are the keys of those that are at fault, `named` the rules that names have led to.
    """

    notes: Notes
    rules: tuple[Rule, ...]
    law: Mapping[str, Regulation]
    unread: frozenset[str]
    named: dict[str, tuple[Rule, ...]] = field(factory=dict, init=False)

    def rules_named(self, name: Any, path: Path) -> tuple[Rule, ...]:
        """Return the rules that a name leads to; note it where it leads to none."""
        if not isinstance(name, str):
            return ()
        if name not in self.named:
            try:
                self.named[name] = named_rules([name], self.rules)
            except NotFoundError as error:
                self.notes.note(unknown("unknown-rule", error), path)
                return ()
        return self.named[name]

    def citation(self, cite: Any, path: Path) -> Citation | None:
        """Return what is cited; note what leads nowhere."""
        if not isinstance(cite, str) or cite.partition("#")[0] in self.unread:
            return None
        try:
            return resolve(cite, within=self.law)
        except NotFoundError as error:
            self.notes.note(unknown("unknown-citation", error), path)
            return None

    def check_citations(self, regulations: Mapping[str, Regulation]) -> None:
        """Note what the regulations inside refer to, and is not there."""
        for key, regulation in regulations.items():
            path = ("regulations", key)
            successor = regulation.superseded_by
            if successor is not None and successor not in {*self.law, *self.unread}:
                error = NotFoundError(successor, tuple(self.law))
                self.notes.note(unknown("unknown-citation", error), (*path, "superseded_by"))
            for name, parameter in regulation.parameters.items():
                for number, value in enumerate(parameter.values):
                    self.citation(value.cite, (*path, "parameters", name, "values", number))

    def parameters(self, data: Mapping[str, Any]) -> Iterator[tuple[str, tuple[DatedValue, ...]]]:
        """Yield the new values of each parameter."""
        met: set[str] = set()
        for path, raw in items(data, "parameters"):
            name = raw.get("parameter")
            if not isinstance(name, str):
                continue
            if name in met:
                self.notes.note(_given_twice(name), (*path, "parameter"))
            met.add(name)
            values = new_values(name, raw, path, self.notes)
            for place, entry in items(raw, "values"):
                self.citation(entry.get("cite"), (*path, *place, "cite"))
            if any(a.since.latest >= b.since.earliest for a, b in pairwise(values)):
                self.notes.note(_NOT_IN_ORDER, (*path, "values"))
            yield name, values


def _regulations(
    data: Mapping[str, Any], notes: Notes
) -> tuple[dict[str, Regulation], frozenset[str]]:
    """Return the regulations inside by key, and the keys of those that are at fault."""
    found: dict[str, Regulation] = {}
    unread: set[str] = set()
    stated = data.get("regulations")
    for key, raw in (stated if isinstance(stated, Mapping) else {}).items():
        path = ("regulations", str(key))
        if not (isinstance(raw, Mapping) and notes.is_sound(path)):
            unread.add(str(key))
            continue
        before = len(notes.faults.found)
        if key in corpus():
            notes.note(_given_twice(key), path, key=True)
        noting = lambda fault, steps, path=path: notes.note(fault, (*path, *steps))  # noqa: E731
        regulation = regulation_of(str(key), raw, note=noting)
        if len(notes.faults.found) > before:
            unread.add(str(key))
        else:
            found[str(key)] = regulation
    return found, frozenset(unread)


def _added(data: Mapping[str, Any], reading: _Reading) -> tuple[Rule, ...]:
    stated = data.get("add")
    named = enumerate(stated if isinstance(stated, list) else ())
    added = (rule for n, name in named for rule in reading.rules_named(name, ("add", n)))
    return tuple({rule.code: rule for rule in added}.values())


def _change(raw: Mapping[str, Any], path: Path, reading: _Reading) -> Change | None:
    notes = reading.notes
    reading.rules_named(raw.get("rule"), (*path, "rule"))
    since, until = (notes.day(raw, key, path) for key in ("since", "until"))
    notes.refuse_reversed(since, until, path)
    severity = notes.term(raw.get("severity"), Severity, (*path, "severity"))
    citation = reading.citation(raw.get("cite"), (*path, "cite"))
    if citation is not None and citation.begins == NOT_KNOWN:
        notes.note(_UNDATED, (*path, "cite"))
    if not notes.is_sound(path):
        return None
    return Change(
        rule=raw["rule"],
        cite=raw["cite"],
        severity=severity,
        since=since,
        until=until,
        ignored=bool(raw.get("ignored")),
    )


def _plain_change(change: Change) -> dict[str, Any]:
    told: dict[str, Any] = {"rule": change.rule}
    if change.severity is not None:
        told["severity"] = change.severity.key
    for name in ("since", "until"):
        day = getattr(change, name)
        if day is not None:
            told[name] = day.isoformat()
    if change.ignored:
        told["ignored"] = True
    return {**told, "cite": change.cite}


def _given_twice(key: str) -> Fault:
    return Fault(
        code="given-twice",
        message=Text(f"{shown(key)} 已经有了", f"{shown(key)} is there already"),
        cure=Text("改用别的键，或合并", "choose another key, or put the two together"),
    )


_UNDATED = Fault(
    code="unknown-day",
    message=Text("不知它自哪天起施行", "from which day it holds is not known"),
    cure=Text("写明该法规的 in_force", "state in_force of that regulation"),
)
_NOT_IN_ORDER = Fault(
    code="wrong-order",
    message=Text("没有按日期先后排列", "they are not in the order of their days"),
    cure=Text("按 since 排列，不要重叠", "sort them by since, without overlap"),
)
