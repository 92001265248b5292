"""What a province makes of the rulebook: rules added, graded or dated anew, tighter thresholds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import attrs
from attrs import field, frozen

from medconsortium.law import NOT_KNOWN, DatedValue, Regulation, corpus, parameter, resolve
from medconsortium.model import PartialDate
from medconsortium.model.values import as_text, to_tuple
from medconsortium.rules.engine.amendment import Amendment
from medconsortium.rules.engine.rule import Rule
from medconsortium.rules.engine.terms import Severity
from medconsortium.rules.rulebook.selection import named_rules
from medconsortium.text import Text

__all__ = ["Change", "Overlay", "apply_overlay"]

_NONE: Mapping[str, Any] = MappingProxyType({})
_ALWAYS = PartialDate(date.min, date.min)


@frozen(kw_only=True)
class Change:
    """What an overlay says of a rule, and the `regulation#topic` on whose ground (`cite`).

    `rule` is a code, the beginning of codes (a family) or a name. It may get another `severity`,
    apply only from `since` on, up to `until`, or not at all (`ignored`). A change holds from the
    day on which what it cites is in force.
    """

    rule: str
    cite: str
    severity: Severity | None = None
    since: date | None = None
    until: date | None = None
    ignored: bool = False


def _in_order(_: object, __: object, parameters: Mapping[str, tuple[DatedValue, ...]]) -> None:
    for name, values in parameters.items():
        if not values or any(a.since.latest >= b.since.earliest for a, b in pairwise(values)):
            raise ValueError(f"{name}: give its values, in the order of their days")


@frozen(kw_only=True)
class Overlay:
    """What an authority lays over the rulebook.

    `regulations` are its own, to be cited beside those that are shipped. `add` are rules to run
    as well. `parameters` gives those of the law (`regulation#parameter`) other values from their
    days on, the oldest first; each value cites its ground. What held before stays.
    """

    name: Text = field(converter=as_text)
    regulations: tuple[Regulation, ...] = field(default=(), converter=to_tuple)
    add: tuple[Rule, ...] = field(default=(), converter=to_tuple)
    changes: tuple[Change, ...] = field(default=(), converter=to_tuple)
    parameters: Mapping[str, tuple[DatedValue, ...]] = field(default=_NONE, validator=_in_order)


def apply_overlay(rules: Iterable[Rule], overlay: Overlay) -> tuple[Rule, ...]:
    """Return the rules as an overlay has them, those that it adds at the end.

    Choose rules after this, not before: a change of a rule that is not there is a mistake. Several
    overlays are applied one after the other. What an overlay changes stands in `Rule.amendments`,
    holds from the day of what it cites, and is told by the findings.

    Raises:
        NotFoundError: A change or value names a rule, regulation, topic or parameter that is not
            there; the nearest are suggested.
        ValueError: Two regulations have the same key, two rules the same code, or it is not known
            from which day a change holds.

    >>> from medconsortium.rules import STABLE
    >>> ground = "guoweiyifa-2020-13#grid-layout"
    >>> ours = Overlay(
    ...     name="某市",
    ...     changes=[Change(rule="MGT003", severity=Severity.WARNING, cite=ground)],
    ... )
    >>> amended = {rule.code: rule for rule in apply_overlay(STABLE, ours)}["MGT003"]
    >>> amended.severity.en, amended.as_of(date(2026, 1, 1)).severity.en
    ('error', 'warning')
    """
    known = tuple(rules)
    codes = {rule.code: rule for rule in known}
    for rule in overlay.add:
        if codes.setdefault(rule.code, rule) is not rule:
            raise ValueError(f"two rules have the code {rule.code}")
    laws: dict[int, Mapping[str, Regulation]] = {}
    found: dict[str, Rule] = {}
    for code, rule in codes.items():
        if id(rule.law) not in laws:
            laws[id(rule.law)] = _overlaid(corpus() if rule.law is None else rule.law, overlay)
        found[code] = attrs.evolve(rule, law=laws[id(rule.law)])
    amendments = [*_added(overlay), *_changed(found, overlay), *_reread(codes, found, overlay)]
    for code, amendment in amendments:
        rule = found[code]
        found[code] = attrs.evolve(rule, amendments=(*rule.amendments, amendment))
    return tuple(found.values())


def _overlaid(law: Mapping[str, Regulation], overlay: Overlay) -> Mapping[str, Regulation]:
    """Return the law with the regulations and the values of an overlay."""
    ours = {regulation.key: regulation for regulation in overlay.regulations}
    twice = sorted(ours.keys() & law.keys())
    if twice or len(ours) < len(overlay.regulations):
        raise ValueError(f"two regulations have the same key: {', '.join(twice) or sorted(ours)}")
    found = {**law, **ours}
    for name, values in overlay.parameters.items():
        known = parameter(name, within=law)
        first = values[0].since.earliest
        before = tuple(value for value in known.values if value.since.earliest < first)
        regulation = found[name.partition("#")[0]]
        anew = attrs.evolve(known, values=(*before, *values))
        parameters = MappingProxyType({**regulation.parameters, known.key: anew})
        found[regulation.key] = attrs.evolve(regulation, parameters=parameters)
    return MappingProxyType(found)


def _added(overlay: Overlay) -> Iterable[tuple[str, Amendment]]:
    for rule in overlay.add:
        yield rule.code, Amendment(overlay=overlay.name, begins=_ALWAYS, added=True)


def _changed(found: Mapping[str, Rule], overlay: Overlay) -> Iterable[tuple[str, Amendment]]:
    for change in overlay.changes:
        for rule in named_rules([change.rule], tuple(found.values())):
            citation = resolve(change.cite, within=rule.law)
            if citation.begins == NOT_KNOWN:
                raise ValueError(f"{change.cite}: from which day it holds is not known")
            yield (
                rule.code,
                Amendment(
                    overlay=overlay.name,
                    begins=citation.begins,
                    citations=(citation,),
                    severity=change.severity,
                    since=change.since,
                    until=change.until,
                    ignored=change.ignored,
                ),
            )


def _reread(
    before: Mapping[str, Rule], found: Mapping[str, Rule], overlay: Overlay
) -> Iterable[tuple[str, Amendment]]:
    """Yield the amendments of rules that read a parameter: they cite a topic that sets it."""
    for name, values in overlay.parameters.items():
        cites = dict.fromkeys(value.cite for value in values)
        for code, rule in before.items():
            topics = {value.cite for value in parameter(name, within=rule.law).values}
            if topics & set(rule.cites):
                law = found[code].law
                yield (
                    code,
                    Amendment(
                        overlay=overlay.name,
                        begins=values[0].since,
                        citations=tuple(resolve(cite, within=law) for cite in cites),
                        parameters=(name,),
                    ),
                )
