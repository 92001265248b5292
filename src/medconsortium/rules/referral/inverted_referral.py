"""REF004 inverted-referral."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model.columns import ReferenceColumn, read_only
from medconsortium.model.levels import CONTINUING_CARE, level_bounds
from medconsortium.rules.facts import Facts
from medconsortium.rules.rule import rule
from medconsortium.rules.terms import Basis, Outcome, RuleStatus, Severity
from medconsortium.rules.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    not_applicable,
    passed,
    unassessed,
)
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, LinkKind, SourceBasis

__all__ = ["inverted_referral"]

_GRID_FORMS = (ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY)
_LOWEST, _HIGHEST = 0, 3


@rule(
    code="REF004",
    title=Text("转诊方向与级别相反", "inverted referral"),
    severity=Severity.ERROR,
    basis=Basis.READING,
    confidence=SourceBasis.RECALLED,
    cites=("guobanfa-2015-70#two-way-referral",),
    subjects="links",
    needs=("links", "institutions.grade", "institutions.tier", "institutions.category"),
    status=RuleStatus.DRAFT,
)
def inverted_referral(facts: Facts, links: NDArray[np.int32]) -> Verdicts:
    """A link for referral up leads to a lower institution, or one for referral down to a higher.

    What it checks:
        For each such link, the functional level of both ends: that of the hospital grade where an
        institution is graded, else that of its tier. Levels may be equal. An end that is a
        rehabilitation hospital, a sanatorium or a nursing home is reached by function, and such
        links are left alone. A breach is an error where both ends are members of one urban group
        or county community on the day, and advice elsewhere.

    Why:
        The opinions of 2015 build tiered care on referral in two directions, from primary care up
        and back down. That the grade goes before the tier is our reading: a 三甲 district hospital
        lawfully receives patients from a secondary city hospital.

    Data it needs:
        Grade of both ends, or that they are ungraded and their tier; their categories; and the
        period of the link.

    Breach:
        >>> from medconsortium.model import Institution, Link
        >>> from medconsortium.rules.examples import example, outcome
        >>> from medconsortium.vocabulary import Category, Grade, LinkKind
        >>> places = [
        ...     Institution(id="甲", name="甲", category=Category.A100, grade=Grade.TERTIARY_A),
        ...     Institution(id="乙", name="乙", category=Category.A100, grade=Grade.SECONDARY_A),
        ... ]
        >>> def linked(origin: str, target: str) -> str:
        ...     link = Link(id="转诊", origin=origin, target=target, kind=LinkKind.REFERRAL_UP)
        ...     members = {"甲": "lead", "乙": "member"}
        ...     network = example("county_medical_community", members, rows=[*places, link])
        ...     return outcome(inverted_referral, network, subject="转诊")
        >>> linked("甲", "乙")
        'fail'

    Compliant:
        >>> linked("乙", "甲")
        'pass'

    How to comply:
        Correct the kind of the link, or the grade or tier of its ends.
    """
    columns = facts.network.links.columns
    up = columns.kind == LinkKind.REFERRAL_UP.number
    down = columns.kind == LinkKind.REFERRAL_DOWN.number
    origin, target = _institutions(facts, columns.origin), _institutions(facts, columns.target)
    below, above = np.where(up, origin, target), np.where(up, target, origin)
    least, most = _levels(facts)
    continuing, may_be = _continuing(facts)
    forms = _GridForms(facts)

    outcomes = np.full(len(up), Outcome.NOT_ASSESSED.number, np.int8)
    outcomes[least[above] >= most[below]] = Outcome.PASS.number
    inverted = most[above] < least[below]
    outcomes[inverted & ~may_be[above] & ~may_be[below]] = Outcome.FAIL.number
    outcomes[continuing[above] | continuing[below] | ~(up | down)] = Outcome.NOT_APPLICABLE.number

    def explain(position: int) -> Verdict:
        row = int(links[position])
        if outcomes[row] == Outcome.NOT_APPLICABLE.number:
            return not_applicable(
                Text(
                    "不是上下转诊，或一端按功能接诊",
                    "no referral up or down, or to continuing care",
                )
            )
        evidence = (
            _level(Text("应较高一端的级别", "level of the higher end"), least, most, above[row]),
            _level(Text("应较低一端的级别", "level of the lower end"), least, most, below[row]),
        )
        if outcomes[row] == Outcome.PASS.number:
            return passed(Text("转诊方向与级别相符", "the referral follows the levels"), *evidence)
        if outcomes[row] == Outcome.FAIL.number:
            low, high = int(below[row]), int(above[row])
            return _inverted(forms, low, high, *evidence, up=bool(up[row]))
        return unassessed(
            Text("两端的等级、层级或类别未写明", "grade, tier or category of an end is not stated"),
            *evidence,
            missing=("institutions.grade", "institutions.tier", "institutions.category"),
        )

    return Verdicts(read_only(outcomes[links], np.int8), explain)


def _institutions(facts: Facts, ends: ReferenceColumn) -> NDArray[np.int32]:
    """For each end of a link, the row of the institution it is or belongs to; -1 if not stated."""
    hosts = np.append(facts.network.departments.columns.institution, -1)
    direct = ends.rows_in("institutions")
    return read_only(np.where(direct >= 0, direct, hosts[ends.rows_in("departments")]), np.int32)


def _levels(facts: Facts) -> tuple[NDArray[np.int8], NDArray[np.int8]]:
    """Lowest and highest level of each institution; of one that is not stated, last."""
    least, most = level_bounds(facts.network.institutions.columns)
    return np.append(least, np.int8(_LOWEST)), np.append(most, np.int8(_HIGHEST))


def _continuing(facts: Facts) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Whether each institution surely is for continuing care, and whether it may be."""
    category = np.append(facts.network.institutions.columns.category, -1)
    surely = np.isin(category, [kind.number for kind in CONTINUING_CARE])
    return surely, surely | (category < 0)


def _level(
    label: Text, least: NDArray[np.int8], most: NDArray[np.int8], institution: np.int32
) -> Evidence:
    lowest, highest = int(least[institution]), int(most[institution])
    return Evidence(
        label=label, found=f"{lowest}" if lowest == highest else f"{lowest} … {highest}"
    )


@frozen(eq=False, slots=False)
class _GridForms:
    """Who are members of the same urban group or county community; made when first asked for."""

    facts: Facts

    def join(self, one: int, other: int) -> bool:
        """Whether two institutions surely are members of one of them."""
        return not self._consortia_of[one].isdisjoint(self._consortia_of[other])

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of the institutions, by row."""
        return tuple(self.facts.network.institutions)

    @cached_property
    def _consortia_of(self) -> Mapping[int, set[int]]:
        facts, columns = self.facts, self.facts.network.memberships.columns
        kind = facts.network.consortia.columns.kind
        grids = np.isin(kind, [form.number for form in _GRID_FORMS]) & ~facts.planned_consortia
        grids &= facts.consortia_in_force == 1
        inside = (facts.is_member == 1) & grids[columns.consortium] & (columns.institution >= 0)
        found: defaultdict[int, set[int]] = defaultdict(set)
        for row in np.flatnonzero(inside):
            found[int(columns.institution[row])].add(int(columns.consortium[row]))
        return found


def _inverted(forms: _GridForms, low: int, high: int, *evidence: Evidence, up: bool) -> Verdict:
    lower, higher = forms.ids[low], forms.ids[high]
    said = (
        Text(f"上转到级别较低的 {higher}", f"the referral up leads to {higher}, which is lower")
        if up
        else Text(
            f"下转到级别较高的 {lower}", f"the referral down leads to {lower}, which is higher"
        )
    )
    return failed(
        said,
        *evidence,
        cure=Text("更正转诊方向，或两端的等级、层级", "correct the direction, or grade and tier"),
        rows=[("institutions", end) for end in dict.fromkeys((lower, higher))],
        severity=None if forms.join(low, high) else Severity.ADVICE,
    )
