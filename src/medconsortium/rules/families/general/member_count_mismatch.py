"""GEN006 member-count-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.model import MemberGroup, Membership, Network, StatedSize, with_rows
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    judge_each,
    not_applicable,
    passed,
    unassessed,
)
from medconsortium.rules.examples import example
from medconsortium.rules.judging.members import Roster, name_of
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, Counted, Qualifier, Role

__all__ = ["member_count_mismatch"]

_LEADING = frozenset({Role.LEAD, Role.CO_LEAD, Role.NATIONAL_LEAD})
_SIGN = {
    Qualifier.EXACT: "",
    Qualifier.AT_LEAST: "≥ ",
    Qualifier.AT_MOST: "≤ ",
    Qualifier.ABOUT: "≈ ",
    None: "? ",
}


def compliant() -> Network:
    """Return an alliance of two that is said to have two members, the lead among them."""
    return example(
        "specialty_alliance",
        {"甲": "lead", "乙": "member"},
        fields={"stated_sizes": [_stated(2)]},
    )


def _stated(number: int) -> StatedSize:
    return StatedSize(value=number, qualifier=Qualifier.EXACT, lead_counted=Counted.YES)


@breach("名单缺一个成员", "the list lacks a member")
def too_few_listed(network: Network, consortium: str) -> Network:
    return with_rows(network, [evolve(network.consortia[consortium], stated_sizes=[_stated(3)])])


@breach("名单多一个成员", "the list has a member too many")
def too_many_listed(network: Network, consortium: str) -> Network:
    return with_rows(network, [evolve(network.consortia[consortium], stated_sizes=[_stated(1)])])


@rule(
    code="GEN006",
    title=Text("成员数与所述数目不符", "member count mismatch"),
    severity=Severity.WARNING,
    basis=Basis.INTEGRITY,
    needs=("consortia.stated_sizes", "consortia.members_completeness"),
    compliant=compliant,
    breaches=(too_few_listed, too_many_listed),
)
def member_count_mismatch(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """The members listed are not as many as the consortium is said to have.

    名单上的成员与所述的成员数目不一致。

    What it checks:
        For each stated number, that the members listed, unnamed groups included, are that many.
        Where it is not said whether the lead, or departments, are counted, any reading that fits
        will do, and the evidence names it.

        对每个所述数目，名单上的成员（含未列名的一组成员）与之相符。没有写明是否计入牵头单位或科室的，
        有一种理解相符即可，证据中写明是哪一种。

    Why:
        A roster that lacks a member, or lists one too many, misleads whoever plans by it. No
        regulation says so; the rule guards the data. That any open reading will do is our ruling.

        缺少或多出成员的名单，会误导据此规划的人。没有条文这样写；本规则用于保证数据完整。
        任一可能的理解相符即可，由本库裁定。

    Data it needs:
        A stated number with its qualifier, and the complete list of members.

        所述数目及其确切程度，以及成员已列全。

    How to comply:
        Complete the list, describe the unnamed members as a group with their number, or correct
        the stated number.

        补全名单，把未列名的成员按数目描述为一组，或更正所述数目。

    When to waive:
        Where the number stands in a document that was right when it was written, and members have
        joined or left since.

        数目出自文件、成文时无误，此后成员有增减的，可以豁免。
    """
    roster = Roster(facts)
    return judge_each(consortia, lambda row: _judge(roster, row))


def _judge(roster: Roster, row: int) -> Verdict:
    consortium = roster.facts.consortium(row)
    if consortium.stated_sizes is None:
        return _NOT_STATED
    if not consortium.stated_sizes:
        return not_applicable(Text("没有所述的成员数", "no number of members is stated"))
    members = tuple(_members(roster, row))
    listed = consortium.members_completeness is Completeness.COMPLETE
    compared = [_compare(size, members, listed=listed) for size in consortium.stated_sizes]
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
            missing=_missing(roster, row),
        )
    return passed(Text("成员数与所述数目相符", "as many members as stated are listed"), *evidence)


_NOT_STATED = unassessed(
    Text("没有所述的成员数", "no number of members is stated"), missing=("consortia.stated_sizes",)
)


def _missing(roster: Roster, row: int) -> tuple[str, ...]:
    """Which data leave it open how many members there are, or how many there are said to be."""
    facts, consortium = roster.facts, roster.facts.consortium(row)
    missing: list[str] = []
    if consortium.members_completeness is not Completeness.COMPLETE:
        missing.append("consortia.members_completeness")
    if any(s.qualifier in (None, Qualifier.ABOUT) for s in consortium.stated_sizes or ()):
        missing.append("consortia.stated_sizes (exact number)")
    for membership in _may_hold(roster, row):
        missing += dates_in_doubt(membership, "memberships", on=facts.on)
        missing += ["memberships.role"] if membership.role is None else []
        missing += ["memberships.group (exact number)"] if membership.group is not None else []
    return tuple(dict.fromkeys(missing))


def _may_hold(roster: Roster, row: int) -> Iterator[Membership]:
    rows = roster.rows_of(row)
    may_hold = rows[roster.facts.is_member[rows] != 0]
    return (roster.membership(int(membership)) for membership in may_hold)


@frozen
class _Member:
    """Somebody listed: in which roles surely and at most, and as how many members."""

    roles: frozenset[Role | None]
    roles_at_most: frozenset[Role | None]
    department: bool | None
    least: float = 1
    most: float = 1


def _members(roster: Roster, row: int) -> Iterator[_Member]:
    facts = roster.facts
    listed: dict[str, list[Membership]] = {}
    for membership in _may_hold(roster, row):
        listed.setdefault(name_of(membership), []).append(membership)
    for memberships in listed.values():
        group = memberships[0].group
        least, most = (1, 1) if group is None else _size_of_group(group)
        yield _Member(
            frozenset(m.role for m in memberships if facts.membership_holds(m)),
            frozenset(m.role for m in memberships),
            memberships[0].department is not None if group is None else group.departments,
            least,
            most,
        )


def _size_of_group(group: MemberGroup) -> tuple[float, float]:
    if group.count is not None and group.qualifier is Qualifier.AT_MOST:
        return 0, group.count
    if group.count is None or group.qualifier not in (Qualifier.EXACT, Qualifier.AT_LEAST):
        return 0, inf
    return group.count, group.count if group.qualifier is Qualifier.EXACT else inf


@frozen
class _Reading:
    """One way to read a stated number: what it counts, what the list gives, whether they fit."""

    leads: bool
    departments: bool
    least: float
    most: float
    fits: bool | None


def _compare(
    size: StatedSize, members: tuple[_Member, ...], *, listed: bool
) -> tuple[bool | None, Evidence]:
    """Whether some open reading of a stated number fits, and the evidence of the one that does."""
    readings = tuple(_readings(size, members, listed=listed))
    best = next((reading for reading in readings if reading.fits), readings[0])
    refuted = all(reading.fits is False for reading in readings)
    return (True if best.fits else False if refuted else None), _evidence(size, best)


def _readings(
    size: StatedSize, members: tuple[_Member, ...], *, listed: bool
) -> Iterator[_Reading]:
    for leads in _open(size.lead_counted):
        for departments in _open(size.departments_counted):
            least, most = _bounds(
                size, members, leads=leads, departments=departments or size.role is not None
            )
            most = most if listed else inf
            yield _Reading(leads, departments, least, most, _fits(size, least, most))


def _open(counted: Counted) -> tuple[bool, ...]:
    return (True, False) if counted is Counted.UNKNOWN else (counted is Counted.YES,)


def _bounds(
    size: StatedSize, members: tuple[_Member, ...], *, leads: bool, departments: bool
) -> tuple[float, float]:
    """At least and at most how many of the members listed a reading counts."""
    roles = _roles(size, leads=leads)
    least = most = 0.0
    for member in members:
        if member.department and not departments:
            continue
        surely = bool(member.roles & roles) and (departments or member.department is False)
        least += member.least if surely else 0
        most += member.most if member.roles_at_most & {*roles, None} else 0
    return least, most


def _roles(size: StatedSize, *, leads: bool) -> frozenset[Role | None]:
    """Which roles a reading counts; `None` among them if it counts whatever the role."""
    if size.role is not None:
        return frozenset({size.role})
    return frozenset({*Role, None}) if leads else frozenset(Role) - _LEADING


def _fits(size: StatedSize, least: float, most: float) -> bool | None:
    if size.qualifier is Qualifier.EXACT:
        if not least <= size.value <= most:
            return False
        return True if least == most else None
    if size.qualifier is Qualifier.AT_LEAST:
        return True if least >= size.value else False if most < size.value else None
    if size.qualifier is Qualifier.AT_MOST:
        return True if most <= size.value else False if least > size.value else None
    return None


def _evidence(size: StatedSize, reading: _Reading) -> Evidence:
    least, most = reading.least, reading.most
    found = f"{least:g}" if least == most else f"{least:g} … {'?' if most == inf else f'{most:g}'}"
    label = Text(
        f"成员数（{'含' if reading.leads else '不含'}牵头单位，"
        f"{'含' if reading.departments else '不含'}科室）",
        f"members ({'with' if reading.leads else 'without'} the lead, "
        f"{'with' if reading.departments else 'without'} departments)",
    )
    if size.role is not None:
        label = Text(f"成员数（{size.role.zh}）", f"members ({size.role.en})")
    return Evidence(label=label, found=found, wanted=f"{_SIGN[size.qualifier]}{size.value}")
