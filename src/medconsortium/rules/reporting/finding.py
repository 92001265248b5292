"""What a check finds: breaches, gaps, and rules that crashed."""

from __future__ import annotations

from attrs import frozen

from medconsortium.errors import MedConsortiumError, Place
from medconsortium.rules.engine.rule import Rule
from medconsortium.rules.engine.terms import Severity
from medconsortium.rules.engine.verdict import Evidence
from medconsortium.rules.rulebook.waiver import Waiver
from medconsortium.text import Text

__all__ = ["Crash", "Finding", "Gap", "NonCompliantError"]


@frozen(kw_only=True)
class Finding:
    """A breach: which rule, by whom, on what evidence, how to cure it, and who says so.

    `subject` is the id of a row in the table the rule is about; `severity` is the rule's, or less.
    `sources` are ids of those that state what the verdict rests on. `waiver` lets the breach
    stand, or did so until it lapsed.
    """

    rule: Rule
    subject: str
    severity: Severity
    message: Text
    evidence: tuple[Evidence, ...]
    cure: Text | None
    sources: tuple[str, ...]
    place: Place | None
    waiver: Waiver | None = None


@frozen(kw_only=True)
class Gap:
    """Something that could not be assessed, and the data (`missing`) that would allow it."""

    rule: Rule
    subject: str
    message: Text
    missing: tuple[str, ...]


@frozen(kw_only=True)
class Crash:
    """A rule that raised an exception: a fault of the rule, not of the network."""

    rule: Rule
    traceback: str


class NonCompliantError(MedConsortiumError):
    """A network does not comply; `findings` are those at the level asked for."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        lines = (f"{f.rule.code} {f.subject}: {f.message.in_language('en')}" for f in findings)
        super().__init__("\n".join(lines))
