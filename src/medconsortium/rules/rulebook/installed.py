"""Rules of other packages, found by entry point."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import entry_points

from medconsortium.rules.engine.rule import Rule

__all__ = ["ENTRY_POINT_GROUP", "installed_rules"]

ENTRY_POINT_GROUP = "medconsortium.rules"
"""An installed package offers rules by entry points of this group, each a rule or several."""


def installed_rules() -> tuple[Rule, ...]:
    """Return the rules that installed packages offer, sorted by code.

    Nothing is registered: pass them to `check` together with the catalogue.

    Raises:
        TypeError: An entry point leads to something that is no rule.
    """
    found: dict[str, Rule] = {}
    for point in entry_points(group=ENTRY_POINT_GROUP):
        offered = point.load()
        rules: Iterable[object] = (offered,) if isinstance(offered, Rule) else offered
        for rule in rules:
            if not isinstance(rule, Rule):
                message = f"entry point {point.name} offers no rule: {rule!r:.80}"
                raise TypeError(message)
            found[rule.code] = rule
    return tuple(found[code] for code in sorted(found))
