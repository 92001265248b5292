"""The ways in which a rule can be broken."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from attrs import field, frozen

from medconsortium.model import Network
from medconsortium.text import Text

__all__ = ["Breach", "breach"]

Break: TypeAlias = Callable[[Network, str], Network]
"""Takes a network and the id of a subject that complies; returns one in which it does not."""


@frozen(kw_only=True)
class Breach:
    """A way to break a rule: its name, what is then wrong, and the change that does it.

    `apply` takes a network and the id of a subject that complies with the rule, and returns the
    network with as little changed as makes the subject break it. Pages show it, tests and
    strategies use it.
    """

    name: str
    title: Text
    apply: Break = field(repr=False, eq=False)


def breach(zh: str, en: str) -> Callable[[Break], Breach]:
    """Make a breach of a function: its name becomes the name, `zh` and `en` say what is wrong."""

    def make(change: Break) -> Breach:
        name = getattr(change, "__name__", "breach").strip("_").replace("_", "-")
        return Breach(name=name, title=Text(zh, en), apply=change)

    return make
