"""GEN006 member-count-mismatch."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from math import inf

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Consortium, Membership, StatedSize
from medconsortium.rules.facts import Facts
from medconsortium.rules.rule import rule
from medconsortium.rules.terms import Basis, Severity
from medconsortium.rules.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    judge_each,
    not_applicable,
    passed,
    unassessed,
)
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, Counted, Qualifier, Role

__all__ = ["member_count_mismatch"]

_LEADING = frozenset({Role.LEAD, Role.CO_LEAD, Role.NATIONAL_LEAD})


@rule(
    code="GEN006",
    title=Text("成员数与所述数目不符", "member count mismatch"),
    severity=Severity.WARNING,
    basis=Basis.INTEGRITY,
    needs=("consortia.stated_sizes", "memberships", "consortia.members_completeness"),
)
def member_count_mismatch(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """The members listed are not as many as the consortium is said to have.

    What it checks:
        For each stated number, that the members listed, unnamed groups included, are that many.
        Where it is not said whether the lead, or departments, are counted, any reading that fits
        will do, and the evidence names it.

    Why:
        A roster that lacks a member, or lists one too many, misleads whoever plans by it. No
        regulation says so; the rule guards the data.

    Data it needs:
        A stated number with its qualifier, and the complete list of members.

    Breach:
        >>> from medconsortium.model import StatedSize
        >>> from medconsortium.rules.examples import example, outcome
        >>> from medconsortium.vocabulary import Qualifier
        >>> five = (StatedSize(value=5, qualifier=Qualifier.EXACT),)
        >>> members = {"甲": "lead", "乙": "member"}
        >>> outcome(
        ...     member_count_mismatch, example("specialty_alliance", members, stated_sizes=five)
        ... )
        'fail'

    Compliant:
        >>> two = (StatedSize(value=2, qualifier=Qualifier.EXACT),)
        >>> outcome(member_count_mismatch, example("specialty_alliance", members, stated_sizes=two))
        'pass'

    How to comply:
        Complete the list, describe the unnamed members as a group with their number, or correct
        the stated number.
    """
    return judge_each(consortia, lambda row: _judge(facts, facts.consortium(row)))


def _judge(facts: Facts, consortium: Consortium) -> Verdict:
    if consortium.stated_sizes is None:
        return unassessed(
            Text("没有所述的成员数", "no number of members is stated"),
            missing=("consortia.stated_sizes",),
        )
    if not consortium.stated_sizes:
        return not_applicable(Text("没有所述的成员数", "no number of members is stated"))
    tallies = tuple(_tallies(facts, consortium))
    listed = consortium.members_completeness is Completeness.COMPLETE
    compared = [_compare(size, tallies, listed) for size in consortium.stated_sizes]
    evidence = tuple(one for _, one in compared)
    fits = [fit for fit, _ in compared]
    if False in fits:
        return failed(
            Text("成员数与所述数目不符", "the members listed are not as many as stated"),
            *evidence,
            cure=Text("补全名单，或更正所述数目", "complete the list, or correct the number"),
        )
    if None in fits:
        return unassessed(
            Text("成员名单不全，无法核对所述数目", "the list of members is not complete enough"),
            *evidence,
            missing=("consortia.members_completeness", "memberships.group.count"),
        )
    return passed(Text("成员数与所述数目相符", "as many members as stated are listed"), *evidence)


@frozen
class _Tally:
    """At least and at most how many a membership stands for, and what it may be."""

    least: float
    most: float
    role: Role | None
    department: bool | None


def _tallies(facts: Facts, consortium: Consortium) -> Iterator[_Tally]:
    seen: dict[object, list[Membership]] = {}
    for membership in facts.memberships_of(consortium):
        if facts.membership_holds(membership) is not False:
            who = membership.institution or membership.department or membership.id
            seen.setdefault(who, []).append(membership)
    for memberships in seen.values():
        surely = [m for m in memberships if facts.membership_holds(m)]
        one = (surely or memberships)[0]
        roles = {m.role for m in memberships}
        least, most = _size_of_group(one) if one.group is not None else (1, 1)
        yield _Tally(
            least if surely else 0,
            most,
            one.role if len(roles) == 1 else None,
            one.group.departments if one.group is not None else one.department is not None,
        )


def _size_of_group(membership: Membership) -> tuple[float, float]:
    group = membership.group
    assert group is not None  # noqa: S101 - the caller has looked
    if group.count is None or group.qualifier not in (Qualifier.EXACT, Qualifier.AT_LEAST):
        return 0, inf
    return group.count, group.count if group.qualifier is Qualifier.EXACT else inf


def _compare(
    size: StatedSize, tallies: tuple[_Tally, ...], listed: bool
) -> tuple[bool | None, Evidence]:
    """Whether some open reading of a stated number fits, and the evidence of the one that does."""
    fits: dict[tuple[bool, bool], tuple[bool | None, float, float]] = {}
    for reading in itertools.product(_open(size.lead_counted), _open(size.departments_counted)):
        least, most = _bounds(size, tallies, *reading)
        most = most if listed else inf
        fits[reading] = (_fits(size, least, most), least, most)
    best = next((r for r, (fit, _, _) in fits.items() if fit), next(iter(fits)))
    if fits[best][0]:
        verdict: bool | None = True
    else:
        verdict = False if all(fit is False for fit, _, _ in fits.values()) else None
    _, least, most = fits[best]
    return verdict, _evidence(size, best, least, most)


def _open(counted: Counted) -> tuple[bool, ...]:
    return (True, False) if counted is Counted.UNKNOWN else (counted is Counted.YES,)


def _bounds(
    size: StatedSize, tallies: tuple[_Tally, ...], leads: bool, departments: bool
) -> tuple[float, float]:
    least = most = 0.0
    for tally in tallies:
        counts: bool | None = True
        if size.role is not None:
            counts = None if tally.role is None else tally.role is size.role
        elif not leads:
            counts = None if tally.role is None else tally.role not in _LEADING
        if not departments and size.role is None and counts is not False:
            counts = None if tally.department is None else (counts if not tally.department else False)
        least += tally.least if counts else 0
        most += 0 if counts is False else tally.most
    return least, most


def _fits(size: StatedSize, least: float, most: float) -> bool | None:
    if size.qualifier is Qualifier.EXACT:
        if not least <= size.value <= most:
            return False
        return True if least == most else None
    if size.qualifier is Qualifier.AT_LEAST:
        return True if least >= size.value else False if most < size.value else None
    return None


def _evidence(
    size: StatedSize, reading: tuple[bool, bool], least: float, most: float
) -> Evidence:
    leads, departments = reading
    found = f"{least:g}" if least == most else f"{least:g} … {'?' if most == inf else f'{most:g}'}"
    if size.role is not None:
        label = Text(f"成员数（{size.role.zh}）", f"members ({size.role.en})")
    else:
        label = Text(
            f"成员数（{'含' if leads else '不含'}牵头单位，{'含' if departments else '不含'}科室）",
            f"members ({'with' if leads else 'without'} the lead, "
            f"{'with' if departments else 'without'} departments)",
        )
    sign = {Qualifier.AT_LEAST: "≥ ", Qualifier.ABOUT: "≈ "}
    qualifier = sign.get(size.qualifier, "") if size.qualifier else "? "
    return Evidence(label=label, found=found, wanted=f"{qualifier}{size.value}")


