"""What an overlay makes of a rule: it stays with the rule, so that findings can tell it."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from medconsortium.law import Citation
from medconsortium.model import PartialDate
from medconsortium.rules.engine.terms import Severity
from medconsortium.text import Text

__all__ = ["Amendment"]


@frozen(kw_only=True)
class Amendment:
    """A change of one rule by the overlay of that name, from the day on which it `begins`.

    `citations` say on what ground. A rule may be `added` by it or `ignored`,
    weigh another `severity`, apply from `since` on or up to `until` only, and read `parameters`
    of another value.
    """

    overlay: Text
    begins: PartialDate
    citations: tuple[Citation, ...] = field(default=(), eq=False, repr=False)
    severity: Severity | None = None
    since: date | None = None
    until: date | None = None
    ignored: bool = False
    added: bool = False
    parameters: tuple[str, ...] = ()

    @property
    def is_dated(self) -> bool:
        """Whether it says on which days the rule applies, in place of what the rule cites."""
        return self.ignored or self.since is not None or self.until is not None

    def allows(self, on: date) -> bool:
        """Return whether the rule applies on a day, as far as this says."""
        begun = self.since is None or self.since <= on
        lasts = self.until is None or on <= self.until
        return begun and lasts and not self.ignored
