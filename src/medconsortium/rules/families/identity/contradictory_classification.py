"""IDN003 contradictory-classification."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TypeVar

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.model import Institution, Network, with_rows
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Outcome, Severity
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    of_rows,
    passed,
    unassessed,
)
from medconsortium.rules.examples import example
from medconsortium.text import Text
from medconsortium.vocabulary import Category, Grade, Term, Tier

__all__ = ["contradictory_classification"]

_A = TypeVar("_A", bound=Term)
_B = TypeVar("_B", bound=Term)
_OF_TOWN_OR_VILLAGE = ("B", "C", "D600")
_UNGRADED_CLASSES = ("D", "F", "J", "K", "L", "N", "O", "P", "Q")
_TERTIARY, _SECONDARY = 3, 2


def compliant() -> Network:
    """Return a county hospital that is graded."""
    hospital = Institution(
        id="甲", name="甲", category=Category.A100, tier=Tier.COUNTY, grade=Grade.SECONDARY_A
    )
    return example("specialty_alliance", {"乙": "lead", "甲": "member"}, rows=[hospital])


@breach("村卫生室记为省级", "a village clinic at province level")
def clinic_of_a_province(network: Network, institution: str) -> Network:
    row = network.institutions[institution]
    clinic = evolve(row, category=Category.D600, tier=Tier.PROVINCE, grade=Grade.UNGRADED)
    return with_rows(network, [clinic])


@breach("疾病预防控制中心有医院等级", "a centre for disease control with a hospital grade")
def graded_centre(network: Network, institution: str) -> Network:
    row = network.institutions[institution]
    return with_rows(network, [evolve(row, category=Category.J100)])


@breach("村级机构为三级甲等", "a tertiary hospital at village level")
def tertiary_village(network: Network, institution: str) -> Network:
    row = network.institutions[institution]
    return with_rows(network, [evolve(row, tier=Tier.VILLAGE, grade=Grade.TERTIARY_A)])


@rule(
    code="IDN003",
    title=Text("机构类别、层级与等级矛盾", "contradictory classification"),
    severity=Severity.WARNING,
    basis=Basis.INTEGRITY,
    subjects="institutions",
    needs=("institutions.category", "institutions.tier"),
    compliant=compliant,
    breaches=(clinic_of_a_province, graded_centre, tertiary_village),
)
def contradictory_classification(facts: Facts, institutions: NDArray[np.int32]) -> Verdicts:
    """Category, tier and grade of an institution contradict one another.

    机构的类别、层级与等级互相矛盾。

    What it checks:
        Community and township health centres and village clinics are of township or village tier.
        Institutions that are no hospitals have no hospital grade; community and township health
        centres have none of the third level; at village tier nobody has one of the second or third.
        Hospitals may be of any tier; institutions for maternal and child health, specialised
        prevention, emergency and research may be graded.

        社区卫生服务机构、卫生院和村卫生室的层级为乡级或村级。非医院的机构没有医院等级；
        社区卫生服务机构和卫生院没有三级等级；村级机构没有二级或三级等级。
        医院可以属于任何层级；妇幼保健、专科疾病防治、急救和科研机构可以有等级。

    Why:
        Rules on referral and on levels read these three: a column that slipped by one row makes a
        clinic a hospital. No regulation says so; the rule guards the data. WS 218 gives the
        categories; which of them contradict is our reading.

        关于转诊和级别的规则都读这三项：错一行就会把诊所变成医院。没有条文这样写；本规则用于保证数据完整。
        类别依据 WS 218；何为矛盾，是本库的理解。

    Data it needs:
        Category, tier and grade; write “ungraded” where there is none. Of hospitals above the
        village, category and tier are enough.

        类别、层级和等级；没有等级的写“未定级”。村级以上的医院，有类别和层级即可。

    How to comply:
        Correct whichever of the three is wrong.

        更正其中有误的一项。

    When to waive:
        Where the register itself says so; quote it.

        登记信息确实如此的，引用登记内容后可以豁免。
    """
    columns = facts.network.institutions.columns
    stated = (columns.category, columns.tier, columns.grade)
    wrong = np.zeros(len(columns.tier), np.bool_)
    may_be_wrong = np.zeros(len(columns.tier), np.bool_)
    for pair in _pairs():
        first, second = stated[pair.first], stated[pair.second]
        wrong |= pair.surely[first, second]
        may_be_wrong |= pair.possibly[first, second]
    outcomes = np.where(may_be_wrong, Outcome.NOT_ASSESSED.number, Outcome.PASS.number)
    outcomes[wrong] = Outcome.FAIL.number
    rows, ids = facts.network.institutions, columns.id
    return Verdicts(
        of_rows(outcomes, institutions),
        lambda position: _judge(rows[ids[int(institutions[position])] or ""]),
    )


_FIELDS = ("institutions.category", "institutions.tier", "institutions.grade")


@frozen(eq=False, kw_only=True)
class _Pair:
    """Which terms of two vocabularies contradict one another, by number; -1 is not stated.

    `first` and `second` are their places among category, tier and grade.
    """

    first: int
    second: int
    surely: NDArray[np.bool_]
    possibly: NDArray[np.bool_]


@cache
def _pairs() -> tuple[_Pair, ...]:
    return (
        _pair(0, 1, Category, Tier, _misplaced),
        _pair(0, 2, Category, Grade, _misgraded),
        _pair(1, 2, Tier, Grade, _too_high),
    )


def _pair(
    first: int, second: int, ones: type[_A], others: type[_B], contradict: Callable[[_A, _B], bool]
) -> _Pair:
    table = np.array([[contradict(one, other) for other in others] for one in ones], np.bool_)
    surely = np.pad(table, ((0, 1), (0, 1)))
    possibly = surely.copy()
    possibly[-1] = surely.any(axis=0)
    possibly[:, -1] = possibly.any(axis=1)
    return _Pair(first=first, second=second, surely=surely, possibly=possibly)


def _misplaced(category: Category, tier: Tier) -> bool:
    of_town_or_village = category.key.startswith(_OF_TOWN_OR_VILLAGE)
    return of_town_or_village and tier not in (Tier.TOWNSHIP, Tier.VILLAGE)


def _misgraded(category: Category, grade: Grade) -> bool:
    if category.key.startswith(("B", "C")):
        return grade.level == _TERTIARY
    return category.key.startswith(_UNGRADED_CLASSES) and grade.level is not None


def _too_high(tier: Tier, grade: Grade) -> bool:
    return tier is Tier.VILLAGE and grade.level in (_SECONDARY, _TERTIARY)


def _judge(institution: Institution) -> Verdict:
    stated: tuple[Term | None, ...] = (institution.category, institution.tier, institution.grade)
    evidence = Evidence(
        label=Text("类别、层级、等级", "category, tier, grade"),
        found=tuple("–" if term is None else term for term in stated),
    )
    numbers = [-1 if term is None else term.number for term in stated]
    contradictory = [
        (stated[pair.first], stated[pair.second])
        for pair in _pairs()
        if pair.surely[numbers[pair.first], numbers[pair.second]]
    ]
    if contradictory:
        named = [(one, other) for one, other in contradictory if one and other]
        return failed(
            Text(
                f"互相矛盾：{'；'.join(f'{one.zh}、{other.zh}' for one, other in named)}",
                f"contradict: {'; '.join(f'{one.en}, {other.en}' for one, other in named)}",
            ),
            evidence,
            cure=Text("更正其中有误的一项", "correct whichever is wrong"),
        )
    missing = tuple(dict.fromkeys(_missing(numbers)))
    if missing:
        return unassessed(
            Text("类别、层级或等级未写明", "category, tier or grade is not stated"),
            evidence,
            missing=missing,
        )
    return passed(Text("类别、层级与等级相合", "category, tier and grade agree"), evidence)


def _missing(numbers: list[int]) -> Iterator[str]:
    for pair in _pairs():
        if pair.possibly[numbers[pair.first], numbers[pair.second]]:
            for place in (pair.first, pair.second):
                if numbers[place] < 0:
                    yield _FIELDS[place]
