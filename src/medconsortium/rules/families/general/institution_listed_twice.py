"""GEN005 institution-listed-twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.identifiers.flaw import plain
from medconsortium.model import Identifier, Institution, Network, OtherName, with_rows
from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Outcome, Severity
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    passed,
    unassessed,
)
from medconsortium.rules.examples import example
from medconsortium.rules.judging.members import Roster
from medconsortium.text import Text, fold
from medconsortium.vocabulary import Category, IdentifierSystem

__all__ = ["institution_listed_twice"]

_SYSTEMS = (IdentifierSystem.USCC, IdentifierSystem.LICENCE)
_CODE = Identifier(system=IdentifierSystem.USCC, value="12430100400000018C")


def compliant() -> Network:
    """Return an alliance of two hospitals, each with a licence of its own."""
    members = {"甲": "lead", "乙": "member"}
    hospitals = [Institution(id=name, name=name, identifiers=[_licence(name)]) for name in members]
    return example("specialty_alliance", members, rows=hospitals)


def _licence(number: str) -> Identifier:
    return Identifier(system=IdentifierSystem.LICENCE, value=number)


@breach("两个成员的执业许可证登记号相同", "two members have one licence number")
def one_licence(network: Network, _: str) -> Network:
    second = network.institutions["乙"]
    return with_rows(network, [evolve(second, identifiers=[_licence("甲")])])


@breach(
    "两个成员的信用代码、类别相同，名称也有相同的",
    "two members have one credit code, one category and a name in common",
)
def one_code_and_name(network: Network, _: str) -> Network:
    maternal, names = Category.G100, [OtherName(name="某县妇幼保健院")]
    pair = (network.institutions["甲"], network.institutions["乙"])
    alike = (evolve(row, identifiers=[_CODE], category=maternal, other_names=names) for row in pair)
    return with_rows(network, alike)


@breach("两个成员只有信用代码相同（建议核对）", "two members share a credit code alone (advice)")
def one_code(network: Network, _: str) -> Network:
    pair = (network.institutions["甲"], network.institutions["乙"])
    return with_rows(network, [evolve(row, identifiers=[_CODE]) for row in pair])


@rule(
    code="GEN005",
    title=Text("同一机构以不同名称列入两次", "institution listed twice"),
    severity=Severity.WARNING,
    basis=Basis.INTEGRITY,
    needs=("institutions.identifiers", "consortia.members_completeness"),
    compliant=compliant,
    breaches=(one_licence, one_code_and_name, one_code),
)
def institution_listed_twice(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A consortium lists one institution twice, under different names.

    医联体把同一机构以不同名称列入了两次。

    What it checks:
        No two members have the same licence number, nor the same credit code together with the
        same category and a name in common. Members that share a credit code alone are pointed out
        as advice, since branches and stations often share the code of their parent; they are not
        where each has a licence of its own, or is stated to be part of the same institution.

        没有两个成员的执业许可证登记号相同，也没有两个成员的统一社会信用代码、类别和某一名称都相同。
        只有信用代码相同的作为建议指出，因为分院和服务站常用上级机构的代码；
        各有执业许可证，或写明同属一家机构的，不再指出。

    Why:
        A hospital with a second name is counted twice where each name has a row of its own. No
        regulation says so; the rule guards the data. What tells two institutions apart is our
        ruling; that stations share the code of their parent we have from memory.

        医院挂有第二名称、每个名称各占一行时，就会被重复计数。没有条文这样写；本规则用于保证数据完整。
        怎样算两家机构，由本库裁定；服务站共用上级机构代码一节凭记忆写成。

    Data it needs:
        Credit code or licence number of every member, and that the members are listed completely.

        每个成员的信用代码或执业许可证登记号，以及成员已列全。

    How to comply:
        Keep one row, with the second name among its other names. Where they are two institutions,
        record the licence number of each, or of which institution each is a part.

        只留一行，把第二名称写入其他名称。确为两家机构的，写明各自的执业许可证登记号，或所属机构。

    When to waive:
        Where two institutions lawfully share a code and neither has a licence of its own yet; let
        the waiver end when the licences are due.

        两家机构依法共用代码、尚未各自取得执业许可证的，可以豁免；期限写到应取得许可证之日。
    """
    roster, coded = shared(facts, Roster), _coded(facts)
    outcomes = _where_none_is_shared(roster, coded)
    for row in np.intersect1d(consortia, _sharing_consortia(roster, coded)):
        outcomes[row] = _judge(roster, int(row)).outcome.number
    return Verdicts(
        read_only(outcomes[consortia], np.int8),
        lambda position: _judge(roster, int(consortia[position])),
    )


# --- All consortia at once ----------------------------------------------------------------------


@frozen(eq=False)
class _Coded:
    """For each institution, whether it has a code of a system, and shares any with another."""

    has: Mapping[IdentifierSystem, NDArray[np.bool_]]
    shares: NDArray[np.bool_]


def _coded(facts: Facts) -> _Coded:
    identifiers = facts.network.institutions.columns.identifiers
    size = len(identifiers)
    has = {system: np.zeros(size, np.bool_) for system in _SYSTEMS}
    shares, first = np.zeros(size, np.bool_), dict[tuple[IdentifierSystem, str], int]()
    holders = np.repeat(np.arange(size), np.diff(identifiers.offsets))
    for row, identifier in zip(holders.tolist(), identifiers.values, strict=True):
        code = plain(identifier.value) if identifier.system in has else ""
        if code:
            has[identifier.system][row] = True
            other = first.setdefault((identifier.system, code), row)
            shares[[row, other]] |= row != other
    return _Coded(has, shares)


def _surely_members(roster: Roster) -> NDArray[np.bool_]:
    """For each membership, whether an institution surely is a member by it."""
    columns = roster.facts.network.memberships.columns
    return read_only((roster.facts.is_member == 1) & (columns.institution >= 0), np.bool_)


def _sharing_consortia(roster: Roster, coded: _Coded) -> NDArray[np.int64]:
    """Return the rows of the consortia in which two members may share a code: they are few."""
    sharing = _surely_members(roster) & np.append(coded.shares, False)[roster.institution]
    return np.flatnonzero(roster.facts.count(sharing) > 1)


def _where_none_is_shared(roster: Roster, coded: _Coded) -> NDArray[np.int8]:
    """For each consortium, the number of the outcome if no two of its members share a code."""
    facts = roster.facts
    surely = _surely_members(roster)
    is_department = facts.network.memberships.columns.department >= 0
    may_be_more = roster.consortia_of((facts.is_member != 0) & ~surely & ~is_department)
    told_apart = facts.count(surely) <= 1
    for has in coded.has.values():
        told_apart |= ~roster.consortia_of(surely & ~np.append(has, True)[roster.institution])
    passing = facts.members_listed & told_apart & ~may_be_more
    outcomes = np.where(passing, Outcome.PASS.number, Outcome.NOT_ASSESSED.number)
    return outcomes.astype(np.int8)


# --- One consortium -----------------------------------------------------------------------------


def _judge(roster: Roster, consortium: int) -> Verdict:
    members = tuple(_members(roster, consortium))
    by_licence = _sharing(members, IdentifierSystem.LICENCE)
    by_code = _sharing(members, IdentifierSystem.USCC)
    same = [*by_licence, *(alike for shared in by_code for alike in _alike(shared))]
    if same:
        return _found(same, Text("同一机构列入两次", "the same institution is listed twice"))
    unexplained = [shared for shared in by_code if not _are_branches(shared.institutions)]
    if unexplained:
        said = Text(
            "共用一个统一社会信用代码，是分支机构吗",
            "these share a credit code: is one a branch of the other?",
        )
        return _found(unexplained, said, severity=Severity.ADVICE)
    missing = _missing(roster, consortium)
    told_apart = len(members) <= 1 or any(_all_have(members, system) for system in _SYSTEMS)
    if not told_apart:
        missing = ("institutions.identifiers", *missing)
    evidence = Evidence(label=Text("成员机构", "institutions"), found=len(members))
    if not missing:
        return passed(Text("没有机构列入两次", "no institution is listed twice"), evidence)
    return unassessed(
        Text(
            "成员名单不全，或成员的代码未全部记录",
            "the members, or the codes of the members, are not fully recorded",
        ),
        evidence,
        missing=missing,
    )


def _members(roster: Roster, consortium: int) -> Iterable[Institution]:
    """Return the institutions that surely are members."""
    institutions = roster.facts.network.institutions
    rows = roster.rows_of(consortium)
    found = [
        roster.membership(int(row), keyed=False) for row in rows[_surely_members(roster)[rows]]
    ]
    return {str(m.institution): institutions[str(m.institution)] for m in found}.values()


def _missing(roster: Roster, consortium: int) -> tuple[str, ...]:
    """Which data leave it open whether there are more members that are institutions."""
    facts, rows = roster.facts, roster.rows_of(consortium)
    missing = [] if facts.members_listed[consortium] else ["consortia.members_completeness"]
    for row in rows[facts.is_member[rows] != 0]:
        membership = roster.membership(int(row), keyed=False)
        if membership.group is not None:
            missing.append("memberships.institution")
        elif membership.institution is not None:
            missing += dates_in_doubt(membership, on=facts.on)
    return tuple(dict.fromkeys(missing))


def _codes(institution: Institution, system: IdentifierSystem) -> Iterator[str]:
    written = (i.value for i in institution.identifiers if i.system is system)
    return filter(None, map(plain, written))


@frozen
class _Shared:
    """A code, and the institutions that share it."""

    code: str
    institutions: tuple[Institution, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(institution.id for institution in self.institutions)


def _sharing(institutions: Iterable[Institution], system: IdentifierSystem) -> list[_Shared]:
    by_code: defaultdict[str, dict[str, Institution]] = defaultdict(dict)
    for institution in institutions:
        for code in _codes(institution, system):
            by_code[code][institution.id] = institution
    return [_Shared(code, tuple(g.values())) for code, g in by_code.items() if len(g) > 1]


def _alike(shared: _Shared) -> Iterator[_Shared]:
    """Yield those of them that have the same category and a name in common."""
    alike: defaultdict[tuple[str, str], dict[str, Institution]] = defaultdict(dict)
    for institution in shared.institutions:
        if institution.category is not None:
            for name in _names(institution):
                alike[institution.category.key, name][institution.id] = institution
    for group in alike.values():
        if len(group) > 1:
            yield _Shared(shared.code, tuple(group.values()))


def _names(institution: Institution) -> Iterator[str]:
    for text in (institution.name, *(other.name for other in institution.other_names)):
        yield from map(fold, filter(None, (text.zh, text.en)))


def _are_branches(institutions: Iterable[Institution]) -> bool:
    """Whether each has a licence of its own, or all are parts of one, or of one of them."""
    wholes = {institution.part_of or institution.id for institution in institutions}
    return len(wholes) == 1 or _all_have(institutions, IdentifierSystem.LICENCE)


def _all_have(institutions: Iterable[Institution], system: IdentifierSystem) -> bool:
    return all(any(_codes(institution, system)) for institution in institutions)


def _found(found: list[_Shared], said: Text, *, severity: Severity | None = None) -> Verdict:
    groups = list(dict.fromkeys(shared.ids for shared in found))
    return failed(
        Text(
            f"{said.zh}：{'；'.join('、'.join(group) for group in groups)}",
            f"{said.en}: {'; '.join(', '.join(group) for group in groups)}",
        ),
        Evidence(
            label=Text("共用的代码", "code in common"),
            found=", ".join(dict.fromkeys(shared.code for shared in found)),
        ),
        cure=Text(
            "合并为一行，另一名称写为其他名称；若为两家机构，写明各自的执业许可证号或所属机构",
            "keep one row with the other name as a further name; where they are two, record the "
            "licence number of each, or of which institution it is a part",
        ),
        rows=[("institutions", member) for group in groups for member in group],
        severity=severity,
    )
