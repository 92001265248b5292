"""Choosing rules, and grading them anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches

from medconsortium.errors import NotFoundError
from medconsortium.rules.engine.rule import Rule
from medconsortium.rules.engine.terms import Severity
from medconsortium.text import fold
from medconsortium.vocabulary import ConsortiumKind

__all__ = ["grade_rules", "named_rules", "select_rules"]

_SUGGESTIONS = 5
_LONGEST = 64
"""No code or name is longer; a longer one is not compared letter by letter."""


def select_rules(
    rules: Iterable[Rule],
    *,
    only: Collection[str] | None = None,
    ignore: Collection[str] = (),
    kinds: Collection[ConsortiumKind] | None = None,
    at_least: Severity | None = None,
) -> tuple[Rule, ...]:
    """Return the rules chosen, in their order.

    Args:
        rules: The rules to choose from.
        only: Codes, beginnings of codes (`SPA`: a family) or names; all where left out.
        ignore: The same, of those to leave out.
        kinds: Only rules that speak of one of these kinds of consortium.
        at_least: Only rules as severe as this, or more so.

    Raises:
        NotFoundError: Something named is no rule; the nearest are suggested.

    >>> from medconsortium.rules import STABLE
    >>> chosen = select_rules(STABLE, only=["SPA00", "missing-grid"], ignore=["SPA002"])
    >>> [rule.code for rule in chosen][:2]
    ['GRD001', 'SPA001']
    """
    known = tuple(rules)
    wanted = known if only is None else named_rules(only, known)
    dropped = {rule.code for rule in named_rules(ignore, known)}
    asked = None if kinds is None else set(kinds)
    return tuple(
        rule
        for rule in known
        if rule in wanted
        and rule.code not in dropped
        and (asked is None or rule.kinds is None or asked & rule.kinds)
        and (at_least is None or rule.severity.number <= at_least.number)
    )


def grade_rules(rules: Iterable[Rule], severities: Mapping[str, Severity]) -> tuple[Rule, ...]:
    """Return the rules, those that are named (as for `select_rules`) with another severity.

    Raises:
        NotFoundError: Something named is no rule; the nearest are suggested.
    """
    known = tuple(rules)
    anew = {rule.code: s for name, s in severities.items() for rule in named_rules([name], known)}
    return tuple(rule.graded(anew[rule.code]) if rule.code in anew else rule for rule in known)


def named_rules(names: Iterable[str], known: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Return the rules among those known that codes, beginnings of codes or names lead to.

    Raises:
        NotFoundError: Something named is no rule; the nearest are suggested.
    """
    found: dict[str, Rule] = {}
    for name in names:
        form, code = fold(name[: _LONGEST + 1]), name[: _LONGEST + 1].upper()
        fitting = [rule for rule in known if fold(rule.name) == form] or [
            rule for rule in known if code and rule.code.startswith(code)
        ]
        if not fitting:
            raise NotFoundError(name, _nearest(name, known))
        found.update((rule.code, rule) for rule in fitting)
    return tuple(found.values())


def _nearest(name: str, known: tuple[Rule, ...]) -> list[str]:
    labels = {label: rule for rule in known for label in (rule.code.lower(), rule.name)}
    near = get_close_matches(name[:_LONGEST].lower(), labels, n=_SUGGESTIONS, cutoff=0.4)
    return list(dict.fromkeys(f"{labels[n].code}  {labels[n].name}" for n in near))
