"""What a rule is."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import attrs
import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from medconsortium.law import Citation, Regulation, resolve
from medconsortium.model import Network
from medconsortium.rules.engine.amendment import Amendment
from medconsortium.rules.engine.breach import Breach
from medconsortium.rules.engine.page import RulePage, parse_page
from medconsortium.rules.engine.terms import Basis, RuleStatus, Severity
from medconsortium.rules.engine.verdict import Verdicts
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, SourceBasis

if TYPE_CHECKING:
    from medconsortium.rules.engine.facts import Facts

__all__ = ["Check", "Rule", "rule"]

Check = Callable[["Facts", NDArray[np.int32]], Verdicts]
"""Judges the rows of a table, given by number, and returns a verdict for each in their order."""


@frozen(kw_only=True, slots=False)
class Rule:
    """A rule: what it checks, on what ground, and for whom.

    The name states the fault and reads well after "allow …". `cites` are `regulation#topic`;
    an integrity rule cites nothing and is always in force, another from the latest day on which
    all it cites is. `subjects` is the table whose rows it judges. `kinds` limits a rule about
    consortia to some kinds, `None` means all. `needs` names the data without which it cannot be
    assessed. `docstring` is its documentation in both languages; `compliant` makes a network with a
    subject that complies, and `breaches` are the ways to break it. `amendments` are what overlays
    make of it, the latest last, and `law` is what it looks into: `None` for the corpus.
    """

    code: str
    name: str
    title: Text
    severity: Severity
    basis: Basis
    status: RuleStatus
    confidence: SourceBasis | None
    cites: tuple[str, ...]
    subjects: str = "consortia"
    kinds: frozenset[ConsortiumKind] | None
    needs: tuple[str, ...]
    docstring: str = field(repr=False)
    check: Check = field(repr=False, eq=False)
    compliant: Callable[[], Network] | None = field(default=None, repr=False, eq=False)
    breaches: tuple[Breach, ...] = field(default=(), repr=False)
    amendments: tuple[Amendment, ...] = ()
    law: Mapping[str, Regulation] | None = field(default=None, repr=False, eq=False)

    def graded(self, severity: Severity) -> Rule:
        """Return the rule with another severity, whatever an overlay says."""
        amendments = tuple(attrs.evolve(one, severity=None) for one in self.amendments)
        return attrs.evolve(self, severity=severity, amendments=amendments)

    def as_of(self, on: date) -> Rule:
        """Return the rule as the overlays have it on a day, with the amendments that hold then."""
        if not self.amendments:
            return self
        held = tuple(one for one in self.amendments if one.begins.latest <= on)
        graded = [one.severity for one in held if one.severity is not None]
        return attrs.evolve(self, severity=[self.severity, *graded][-1], amendments=held)

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """What the rule cites."""
        return tuple(resolve(cite, within=self.law) for cite in self.cites)

    @cached_property
    def page(self) -> RulePage:
        """What the rule says of itself."""
        return parse_page(self.docstring)

    @property
    def is_integrity(self) -> bool:
        """Whether the rule is about sound data, so that it holds for planned networks too."""
        return self.basis is Basis.INTEGRITY

    def is_in_force(self, on: date) -> bool:
        """Return whether everything the rule cites is in force on a day.

        Where an overlay gives days of its own, they count instead, those of the last one.
        """
        dated = [one for one in self.as_of(on).amendments if one.is_dated]
        if dated:
            return dated[-1].allows(on)
        return self._begins is None or self._begins <= on

    @cached_property
    def _begins(self) -> date | None:
        """From when on all that the rule cites surely is in force; `None` is always."""
        return max((citation.begins.latest for citation in self.citations), default=None)


def rule(  # noqa: PLR0913 - a rule says this much of itself
    *,
    code: str,
    title: Text,
    severity: Severity,
    basis: Basis,
    needs: tuple[str, ...],
    cites: tuple[str, ...] = (),
    confidence: SourceBasis | None = None,
    subjects: str = "consortia",
    kinds: frozenset[ConsortiumKind] | None = None,
    status: RuleStatus = RuleStatus.STABLE,
    compliant: Callable[[], Network] | None = None,
    breaches: tuple[Breach, ...] = (),
) -> Callable[[Check], Rule]:
    """Make a rule of a check: its name becomes the rule's name, its docstring the rule's page.

    Nothing is registered: a rule takes part when it stands in the tuple given to `check`.
    """

    def make(check: Check) -> Rule:
        return Rule(
            code=code,
            name=re.sub("_+", "-", getattr(check, "__name__", code.lower())).strip("-"),
            title=title,
            severity=severity,
            basis=basis,
            status=status,
            confidence=confidence,
            cites=cites,
            subjects=subjects,
            kinds=kinds,
            needs=needs,
            docstring=inspect.getdoc(check) or "",
            check=check,
            compliant=compliant,
            breaches=breaches,
        )

    return make
