"""REF004 inverted-referral."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, cached_property
from typing import Any

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.model import Institution, Link, Network, Table, with_rows
from medconsortium.model.columnar.columns import read_only
from medconsortium.model.levels import CONTINUING_CARE, level_bounds
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Outcome, RuleStatus, Severity
from medconsortium.rules.engine.three_valued import among
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    not_applicable,
    of_rows,
    passed,
    unassessed,
)
from medconsortium.rules.examples import EXAMPLE_ID, example
from medconsortium.rules.judging.grid_forms import GRID_FORMS
from medconsortium.rules.judging.linkage import Links
from medconsortium.text import Text
from medconsortium.vocabulary import Category, Grade, LinkKind, SourceBasis

__all__ = ["inverted_referral"]

_LOWEST, _HIGHEST = 0, 3


def compliant() -> Network:
    """Return a network in which a secondary hospital sends a patient up to a tertiary one."""
    return example(
        "county_medical_community",
        {"甲": "lead", "乙": "member"},
        rows=[
            Institution(id="甲", name="甲", category=Category.A100, grade=Grade.TERTIARY_A),
            Institution(id="乙", name="乙", category=Category.A210, grade=Grade.SECONDARY_A),
            Link(
                id="转诊",
                origin="乙",
                target="甲",
                kind=LinkKind.REFERRAL_UP,
                consortium=EXAMPLE_ID,
            ),
        ],
    )


@breach("下转到级别较高的机构", "the referral down leads to a higher institution")
def down_to_a_higher_one(network: Network, link: str) -> Network:
    return with_rows(network, [evolve(network.links[link], kind=LinkKind.REFERRAL_DOWN)])


@breach("上转到级别较低的机构", "the referral up leads to a lower institution")
def up_to_a_lower_one(network: Network, link: str) -> Network:
    row = network.links[link]
    return with_rows(network, [evolve(row, origin=row.target, target=row.origin)])


@rule(
    code="REF004",
    title=Text("转诊方向与级别相反", "inverted referral"),
    severity=Severity.ERROR,
    basis=Basis.READING,
    confidence=SourceBasis.RECALLED,
    cites=("guobanfa-2015-70#two-way-referral",),
    subjects="links",
    needs=("institutions.grade",),
    status=RuleStatus.DRAFT,
    compliant=compliant,
    breaches=(down_to_a_higher_one, up_to_a_lower_one),
)
def inverted_referral(facts: Facts, links: NDArray[np.int32]) -> Verdicts:
    """A link for referral up leads to a lower institution, or one for referral down to a higher.

    上转通向级别较低的机构，或下转通向级别较高的机构。

    What it checks:
        For each such link, the functional level of both ends: that of the hospital grade where an
        institution is graded, else that of its tier. Levels may be equal. An end that is a
        rehabilitation hospital, a sanatorium or a nursing home is reached by function, and such
        links are left alone. A breach is an error where both ends are members of one urban group
        or county community on the day, and advice elsewhere.

        逐条比较上下转联系两端的功能级别：有医院等级的看等级，没有的看层级；级别可以相等。
        一端是康复医院、疗养院、护理院或护理站的，按功能接诊，不作比较。
        两端当日同为一个城市医疗集团或县域医共体的成员的，为错误；其他情形为建议。

    Why:
        The opinions of 2015 build tiered care on referral in two directions, from primary care up
        and back down; we recall them from memory. That the grade goes before the tier is a ruling
        of ours: a 三甲 district hospital lawfully receives patients from a secondary city hospital.

        2015年的指导意见把分级诊疗建立在双向转诊之上：由基层上转，再向下转回；此处凭记忆引用。
        等级先于层级，是本库的裁定：三甲的区级医院接收二级市级医院上转的患者，并无不当。

    Data it needs:
        Grade of both ends, or that they are ungraded and their tier; their categories; and the
        period of the link.

        两端的等级；未定级的，写明未定级及其层级；两端的类别；联系的起止日期。

    How to comply:
        Correct the kind of the link, or the grade or tier of its ends.

        更正联系的种类，或两端的等级、层级。

    When to waive:
        Where a lower institution is the centre of a specialty that the higher one lacks, and both
        have agreed on it.

        级别较低的机构在某专科上实为较高者的上级，且双方已有约定时。
    """
    columns, ends = facts.network.links.columns, shared(facts, Links)
    sort = facts.network.institutions.derived(_sorts)
    up = columns.kind == LinkKind.REFERRAL_UP.number
    down = columns.kind == LinkKind.REFERRAL_DOWN.number
    pairs = sort[ends.origin].astype(np.int16) * _SORTS + sort[ends.target]
    pairs += up.astype(np.int16) * _SORTS**2 + down.astype(np.int16) * (2 * _SORTS**2)
    outcomes = _outcomes()[pairs]
    least, most = facts.network.institutions.derived(_levels)
    forms = _GridForms(facts)

    def explain(position: int) -> Verdict:
        row = int(links[position])
        if outcomes[row] == Outcome.NOT_APPLICABLE.number:
            return not_applicable(
                Text(
                    "不是上下转诊，或一端按功能接诊",
                    "no referral up or down, or to continuing care",
                )
            )
        both_ends = int(ends.target[row]), int(ends.origin[row])
        high, low = both_ends if up[row] else both_ends[::-1]
        evidence = (
            _level(Text("应较高一端的级别", "level of the higher end"), least, most, high),
            _level(Text("应较低一端的级别", "level of the lower end"), least, most, low),
        )
        if outcomes[row] == Outcome.PASS.number:
            return passed(Text("转诊方向与级别相符", "the referral follows the levels"), *evidence)
        if outcomes[row] == Outcome.FAIL.number:
            return _inverted(forms, low, high, *evidence, up=bool(up[row]))
        return unassessed(
            Text("两端的等级、层级或类别未写明", "grade, tier or category of an end is not stated"),
            *evidence,
            missing=_missing(facts, (low, high), inverted=bool(most[high] < least[low])),
        )

    return Verdicts(of_rows(outcomes, links), explain)


_LEVELS = _HIGHEST + 1
_NO_CARE, _MAY_BE_CARE, _CARE = range(3)
_SORTS = _LEVELS**2 * 3


def _sorts(institutions: Table[Any, Any]) -> NDArray[np.int8]:
    """For each institution, and last for one not known, a number for all that is looked at.

    It tells lowest and highest level, and whether it is for continuing care.
    """
    least, most = institutions.derived(_levels)
    care = among(np.append(institutions.columns.category, -1), CONTINUING_CARE)
    care = np.where(care < 0, np.int8(_MAY_BE_CARE), care * np.int8(_CARE))
    return read_only((care * np.int8(_LEVELS) + most) * np.int8(_LEVELS) + least, np.int8)


@cache
def _outcomes() -> NDArray[np.int8]:
    """The outcome for each direction (none, up, down) and each sort of origin and of target."""
    sorts = np.arange(_SORTS)
    least, most = sorts % _LEVELS, sorts // _LEVELS % _LEVELS
    care = sorts // _LEVELS**2
    up = np.full((_SORTS, _SORTS), Outcome.NOT_ASSESSED.number, np.int8)  # below, above
    up[np.greater.outer(least, most)] = Outcome.FAIL.number
    up[care == _MAY_BE_CARE] = Outcome.NOT_ASSESSED.number
    up[:, care == _MAY_BE_CARE] = Outcome.NOT_ASSESSED.number
    up[np.less_equal.outer(most, least)] = Outcome.PASS.number
    up[care == _CARE] = Outcome.NOT_APPLICABLE.number
    up[:, care == _CARE] = Outcome.NOT_APPLICABLE.number
    none = np.full_like(up, Outcome.NOT_APPLICABLE.number)
    return read_only(np.stack([none, up, up.T]).ravel(), np.int8)


def _missing(facts: Facts, ends: tuple[int, int], *, inverted: bool) -> tuple[str, ...]:
    """Return what of the two ends leaves it open how their levels lie to each other."""
    columns = facts.network.institutions.columns
    lacking = []
    for end in ends:
        if end < 0:
            lacking.append("departments.institution")
            continue
        if columns.grade[end] < 0:
            lacking.append("institutions.grade")
        ungraded = columns.grade[end] in (-1, Grade.UNGRADED.number)
        if ungraded and columns.tier[end] < 0:
            lacking.append("institutions.tier")
        if inverted and columns.category[end] < 0:
            lacking.append("institutions.category")
    return tuple(dict.fromkeys(lacking))


def _levels(institutions: Table[Any, Any]) -> tuple[NDArray[np.int8], NDArray[np.int8]]:
    """Lowest and highest level of each institution; of one that is not stated, last."""
    least, most = level_bounds(institutions.columns)
    return np.append(least, np.int8(_LOWEST)), np.append(most, np.int8(_HIGHEST))


def _level(
    label: Text, least: NDArray[np.int8], most: NDArray[np.int8], institution: int
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
        grids = np.isin(kind, [form.number for form in GRID_FORMS]) & ~facts.planned_consortia
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
