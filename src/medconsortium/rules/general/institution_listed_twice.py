"""GEN005 institution-listed-twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.identifiers.flaw import plain
from medconsortium.model import Consortium, Institution
from medconsortium.rules.facts import Facts
from medconsortium.rules.rule import rule
from medconsortium.rules.terms import Basis, Severity
from medconsortium.rules.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    judge_each,
    passed,
    unassessed,
)
from medconsortium.text import Text, fold
from medconsortium.vocabulary import Completeness, IdentifierSystem

__all__ = ["institution_listed_twice"]


@rule(
    code="GEN005",
    title=Text("同一机构以不同名称列入两次", "institution listed twice"),
    severity=Severity.WARNING,
    basis=Basis.INTEGRITY,
    needs=("memberships", "institutions.identifiers", "consortia.members_completeness"),
)
def institution_listed_twice(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A consortium lists one institution twice, under different names.

    What it checks:
        No two members have the same licence number, nor the same credit code together with the
        same category and a name in common. Members that share a credit code alone are pointed out
        as advice, since branches and stations often share the code of their parent; they are not
        where each has a licence of its own, or is stated to be part of the same institution.

    Why:
        A hospital with a second name is counted twice where each name has a row of its own. No
        regulation says so; the rule guards the data. What tells two institutions apart is our
        reading.

    Data it needs:
        Credit code or licence number of every member, and that the members are listed completely.

    Breach:
        >>> from medconsortium.model import Identifier, Institution
        >>> from medconsortium.rules.examples import example, outcome
        >>> from medconsortium.vocabulary import IdentifierSystem
        >>> def hospital(name: str, licence: str) -> Institution:
        ...     number = Identifier(system=IdentifierSystem.LICENCE, value=licence)
        ...     return Institution(id=name, name=name, identifiers=[number])
        >>> members = {"甲": "lead", "乙": "member"}
        >>> twice = [hospital("甲", "证一"), hospital("乙", "证一")]
        >>> outcome(institution_listed_twice, example("specialty_alliance", members, rows=twice))
        'fail'

    Compliant:
        >>> two = [hospital("甲", "证一"), hospital("乙", "证二")]
        >>> outcome(institution_listed_twice, example("specialty_alliance", members, rows=two))
        'pass'

    How to comply:
        Keep one row, with the second name among its other names. Where they are two institutions,
        record the licence number of each, or of which institution each is a part.
    """
    return judge_each(consortia, lambda row: _judge(facts, facts.consortium(row)))


@frozen
class _Members:
    """The institutions that surely are members, and whether there may be more."""

    institutions: tuple[Institution, ...]
    may_be_more: bool


def _judge(facts: Facts, consortium: Consortium) -> Verdict:
    members = _members(facts, consortium)
    by_licence = _sharing(members.institutions, IdentifierSystem.LICENCE)
    by_code = _sharing(members.institutions, IdentifierSystem.USCC)
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
    told_apart = len(members.institutions) <= 1 or any(
        _all_have(members.institutions, system)
        for system in (IdentifierSystem.USCC, IdentifierSystem.LICENCE)
    )
    evidence = Evidence(label=Text("成员机构", "institutions"), found=len(members.institutions))
    if told_apart and not members.may_be_more:
        return passed(Text("没有机构列入两次", "no institution is listed twice"), evidence)
    return unassessed(
        Text(
            "成员名单不全，或成员的代码未全部记录",
            "the members, or the codes of the members, are not fully recorded",
        ),
        evidence,
        missing=("institutions.identifiers", "consortia.members_completeness"),
    )


def _members(facts: Facts, consortium: Consortium) -> _Members:
    found: dict[str, Institution] = {}
    doubtful = consortium.members_completeness is not Completeness.COMPLETE
    for membership in facts.memberships_of(consortium):
        holds = facts.membership_holds(membership)
        if holds and membership.institution is not None:
            found[membership.institution] = facts.network.institutions[membership.institution]
        elif holds is not False and membership.department is None:
            doubtful = True
    return _Members(tuple(found.values()), doubtful)


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
