"""What the law sets, for rules that compare with it."""

from __future__ import annotations

from datetime import date

from medconsortium.law import DatedValue, parameter
from medconsortium.rules.engine.facts import Facts

__all__ = ["value_set"]


def value_set(facts: Facts, name: str, *, on: date | None = None) -> DatedValue:
    """Return what the parameter `regulation#parameter` is on a day, or as the last one may be.

    The day is that of the facts unless another is given; before there is any value, it is the
    first.

    >>> from medconsortium.model import Network
    >>> facts = Facts(Network(), date(2019, 9, 1))
    >>> value_set(facts, "guoweibanyihan-2019-157#network-size").number
    324
    """
    found = parameter(name, within=facts.law)
    *_, value = found.possible_on(facts.on if on is None else on) or found.values[:1]
    return value
