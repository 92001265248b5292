"""Decisions to let a breach stand for a time."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen
from attrs.validators import instance_of

from medconsortium.model.values import as_text
from medconsortium.text import Text

__all__ = ["Waiver"]


@frozen(kw_only=True)
class Waiver:
    """A decision that one subject may break one rule until a day, that day included.

    A waiver changes no verdict: it keeps a finding apart, and lapses by itself. It has a reason
    and says who decided; `rule` is a code, `subject` the id of what the rule is about.
    """

    rule: str
    subject: str
    reason: Text = field(converter=as_text)
    decided_by: str
    until: date = field(validator=instance_of(date))
    since: date | None = None

    def holds(self, on: date) -> bool:
        """Return whether the waiver is in force on a day."""
        return (self.since is None or self.since <= on) and on <= self.until
