"""Which rules to check by: overlays laid over the catalogue, graded, and chosen from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from medconsortium.cli.arguments import split, to_term
from medconsortium.cli.problems import UnusableError
from medconsortium.documents import read_overlay
from medconsortium.rules import (
    CATALOGUE,
    Rule,
    RuleStatus,
    Severity,
    apply_overlay,
    grade_rules,
    installed_rules,
    select_rules,
)
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind

__all__ = ["known_rules", "pick", "rulebook"]


def known_rules() -> tuple[Rule, ...]:
    """Return the catalogue, and after it what installed packages offer."""
    return (*CATALOGUE, *installed_rules())


def rulebook(
    day: date, *, overlays: Iterable[str], grades: Iterable[str] | None
) -> tuple[Rule, ...]:
    """Return the rules as they are on a day, with overlays laid over them and graded anew.

    Args:
        day: The day to judge by.
        overlays: The files of the overlays, in the order in which they are laid.
        grades: What `--grade` was given: `SPA=advice,MGT003=warning`.

    Raises:
        DocumentError: An overlay cannot be read.
        NotFoundError: A grade is for no rule.
        UnusableError: A grade is none.
    """
    rules = known_rules()
    for file in overlays:
        rules = apply_overlay(rules, read_overlay(file, rules=rules))
    return grade_rules([rule.as_of(day) for rule in rules], _grades(grades))


def pick(
    rules: tuple[Rule, ...],
    *,
    only: Iterable[str] | None,
    ignored: Iterable[str] | None,
    kinds: Iterable[str] | None,
    severity: str | None,
    preview: bool,
) -> tuple[Rule, ...]:
    """Return the rules to check by; a draft takes part if asked for by name or by an overlay.

    Raises:
        NotFoundError: Something named is no rule.
        UnusableError: A kind or severity is none.
    """
    asked = [to_term(ConsortiumKind, kind) for kind in split(kinds)]
    chosen = select_rules(
        rules,
        only=None if only is None else split(only),
        ignore=split(ignored),
        kinds=asked or None,
        at_least=None if severity is None else to_term(Severity, severity),
    )
    everything = preview or only is not None
    return tuple(rule for rule in chosen if everything or _takes_part(rule))


def _takes_part(rule: Rule) -> bool:
    added = any(amendment.added for amendment in rule.amendments)
    return added or rule.status is RuleStatus.STABLE


def _grades(grades: Iterable[str] | None) -> Mapping[str, Severity]:
    found: dict[str, Severity] = {}
    for grade in split(grades):
        name, equals, severity = grade.partition("=")
        if not (name.strip() and equals):
            shown = repr(grade[:40])
            raise UnusableError(
                Text(
                    f"{shown} 不是分级，请写成 MGT003=warning",
                    f"{shown} is no grade; write it as MGT003=warning",
                )
            )
        found[name.strip()] = to_term(Severity, severity.strip())
    return found
