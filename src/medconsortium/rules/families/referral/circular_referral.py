"""REF005 circular-referral."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import TypeVar

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Link, Listing, Network, with_rows
from medconsortium.model.columnar.columns import read_only
from medconsortium.model.columnar.encodings import ListEncoding, TermEncoding
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Outcome, Severity
from medconsortium.rules.engine.three_valued import known
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    not_applicable,
    passed,
    unassessed,
)
from medconsortium.rules.examples import EXAMPLE_ID, example
from medconsortium.rules.judging.linkage import Links, lists_one_of
from medconsortium.rules.judging.paths import Edges, ring, rings
from medconsortium.rules.judging.seats import Seats
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, Condition, LinkKind, Subject, Term

__all__ = ["circular_referral"]

T = TypeVar("T", bound=Term)


def compliant() -> Network:
    """Return an urban group in which one member refers to the other, whatever the patient."""
    return example(
        "urban_medical_group",
        {"甲": "member", "乙": "member"},
        rows=[_up("乙", "甲")],
        complete={"links"},
    )


@breach("两家互为上转对象", "two institutions send patients up to each other")
def up_to_each_other(network: Network, consortium: str) -> Network:
    back = (_up(link.target, link.origin) for link in network.links.values())
    return with_rows(network, [link for link in back if link.consortium == consortium])


@rule(
    code="REF005",
    title=Text("上转成环", "circular referral"),
    severity=Severity.WARNING,
    basis=Basis.INTEGRITY,
    needs=("links", "consortia.links_completeness"),
    compliant=compliant,
    breaches=(up_to_each_other,),
)
def circular_referral(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """Referral up comes back to where it began.

    上转又回到了出发的机构。

    What it checks:
        Following the consortium's links for referral up, one never gets back to where one began,
        for patients of one subject and one condition. Two hospitals may each be up for the other,
        each for its own specialty. A link is for all patients where its subjects and conditions
        are stated to be none; where they are not stated, it is not known for whom it is.

        就同一诊疗科目、同一病情的患者而言，沿医联体的上转联系前行，不会回到出发的机构。
        两家医院可以各以本专科接收对方上转的患者。联系的科目和病情写明为空的，面向所有患者；
        未写明的，不知面向哪些患者。

    Why:
        No source says so: it is about sound data. Patients sent round in a ring meet nobody who
        can treat them. That rings are looked for within one specialty is a ruling of ours, after
        two hospitals of one district that lead each other in different subjects.

        没有条文依据，属数据完整性：患者被转了一圈，仍无人能治。
        限于同一专科内判断，是本库的裁定，源自同区两家医院互为不同专科上级的实例。

    Data it needs:
        All links of the consortium with their periods; and of those that form a ring, for which
        subjects and conditions they are.

        医联体的全部联系及其起止日期；成环的联系面向哪些科目和病情。

    How to comply:
        Correct the direction or the kind of a link (lateral, down), or state for which specialty
        it is.

        更正其中一条联系的方向或种类（平转、下转），或写明其专科。

    When to waive:
        Not to be waived: either the data are wrong, or patients are sent round.

        不宜豁免：不是数据有误，就是患者被来回转送。
    """
    search = _search(shared(facts, Links))

    found = np.where(search.some, Outcome.PASS.number, Outcome.NOT_APPLICABLE.number)
    found[~search.links.listed] = Outcome.NOT_ASSESSED.number
    for row in consortia[search.suspects[consortia]].tolist():
        surely, possible = search.rings_in(row)
        if surely or possible:
            found[row] = (Outcome.FAIL if surely else Outcome.NOT_ASSESSED).number
    outcomes = read_only(found[consortia], np.int8)
    return Verdicts(
        outcomes, lambda position: _explain(search, int(consortia[position]), outcomes[position])
    )


@frozen(eq=False)
class _Search:
    """Where rings may be: in the consortia that are `suspects`; `some` have a link up, or may.

    `in_rings` says of each link whether a ring may go through it, as far as its ends are known;
    `loose` says that there are links up of which it is not known whose they are or where they lead.
    """

    links: Links
    up: NDArray[np.bool_]
    some: NDArray[np.bool_]
    suspects: NDArray[np.bool_]
    in_rings: NDArray[np.bool_]
    loose: bool

    def rings_in(self, consortium: int) -> tuple[list[int], bool]:
        """Return the rows of links that surely are a ring, and whether there may be one."""
        links = self.links
        rows = links.rows_of(consortium)
        rows = rows[self.up[rows]]
        ends_known = (links.origin[rows] >= 0) & (links.target[rows] >= 0)
        attached = (rows[self.in_rings[rows]] if ends_known.all() else rows).tolist()
        drawn = [_step(links, row) for row in attached]
        surely = _ring([step for step in drawn if links.holds[step.row] == 1], sure=True)
        return surely, bool(surely) or self.loose or bool(_ring(drawn, sure=False))


@frozen
class _Step:
    """A link from one institution to another, all by row, and for whom it is."""

    row: int
    origin: int
    target: int
    subjects: Listing[Subject] | None
    conditions: Listing[Condition] | None


_SUBJECTS, _CONDITIONS = (
    ListEncoding(TermEncoding(terms), listing=True) for terms in (Subject, Condition)
)


def _step(links: Links, row: int) -> _Step:
    columns = links.facts.network.links.columns
    return _Step(
        row,
        int(links.origin[row]),
        int(links.target[row]),
        _SUBJECTS.from_column(columns.subjects, row, _nowhere),
        _CONDITIONS.from_column(columns.conditions, row, _nowhere),
    )


def _nowhere(table: str, row: int) -> str:
    raise LookupError(table, row)  # terms refer to nothing


def _search(links: Links) -> _Search:
    consortia, institutions = len(links.listed), len(links.facts.network.institutions)
    up = links.of_kinds([LinkKind.REFERRAL_UP]) & (links.holds != 0)
    attached, known = links.consortium >= 0, (links.origin >= 0) & (links.target >= 0)
    loose, drawn = up & ~attached & known, up & attached & known
    suspects, some = np.zeros(consortia, np.bool_), np.zeros(consortia, np.bool_)
    some[links.consortium[up & attached]] = True
    suspects[links.consortium[up & attached & ~known]] = True
    suspects |= bool((up & ~attached & ~known).any())
    seats, rows = shared(links.facts, Seats), np.flatnonzero(drawn)
    edges = Edges(seats.of_origins[rows], seats.of_targets[rows])
    if loose.any():
        suspects |= bool(len(rings(institutions, Edges(links.origin[loose], links.target[loose]))))
        same = seats.merged(loose)
        edges = Edges(same[edges.origin], same[edges.target])
    in_rings = np.zeros(len(up), np.bool_)
    in_rings[rows[rings(seats.nobody, edges)]] = True
    suspects[links.consortium[in_rings]] = True
    unknown = bool((up & ~(attached & known)).any())
    return _Search(links, up, some, read_only(suspects, np.bool_), in_rings, unknown)


def _ring(steps: Sequence[_Step], *, sure: bool) -> list[int]:
    """Return the rows of the links of a ring for patients of one subject and one condition.

    A link whose limits are not stated, or not all, may be for them, but is not surely.
    """
    subjects = {term for step in steps for term in step.subjects or ()}
    conditions = {term for step in steps for term in step.conditions or ()}
    for subject, condition in product((None, *sorted(subjects)), (None, *sorted(conditions))):
        taken = [
            step
            for step in steps
            if _is_for(step.subjects, _widening(subject), sure=sure)
            and _is_for(step.conditions, _widening(condition), sure=sure)
        ]
        found = ring([step.origin for step in taken], [step.target for step in taken])
        if found:
            return [taken[position].row for position in found]
    return []


def _widening(term: Term | None) -> tuple[Term, ...]:
    """Return a term and what it lies in; nothing for patients of none that is named."""
    parent = term.parent if isinstance(term, Subject) else None
    return tuple(each for each in (term, parent) if each is not None)


def _is_for(limits: Listing[T] | None, terms: Iterable[Term], *, sure: bool) -> bool:
    if limits is None:
        return not sure
    if not limits or any(term in limits for term in terms):
        return True
    return not sure and limits.completeness is not Completeness.COMPLETE


def _explain(search: _Search, row: int, outcome: int) -> Verdict:
    if outcome == Outcome.NOT_APPLICABLE.number:
        return not_applicable(Text("没有上转联系", "there is no link for referral up"))
    if outcome == Outcome.PASS.number:
        return passed(Text("上转不成环", "referral up never comes back"))
    if outcome == Outcome.FAIL.number:
        found = [search.links.link(link) for link in search.rings_in(row)[0]]
        names = [*(link.origin for link in found), found[0].origin]
        return failed(
            Text(f"上转成环：{' → '.join(names)}", f"referral up comes back: {' → '.join(names)}"),
            Evidence(label=Text("环上的联系", "links of the ring"), found=len(found), wanted=0),
            cure=Text(
                "更正其中一条联系的方向或种类，或写明其专科",
                "correct direction or kind of one of the links, or state for which specialty it is",
            ),
            rows=[("links", link.id) for link in found],
        )
    return unassessed(
        Text(
            "联系、其面向的科目与病情或起止日期未全部记录",
            "links, whom they are for, or their periods are not fully recorded",
        ),
        missing=tuple(_missing(search, row)),
    )


def _missing(search: _Search, row: int) -> Iterator[str]:
    links = search.links
    if not search.suspects[row]:
        yield from links.lacking(row, known(np.zeros_like(search.up)))
        return
    columns = links.facts.network.links.columns
    no_terms: tuple[Term, ...] = ()
    open_ = (lists_one_of(columns.subjects, no_terms) < 0) | (
        lists_one_of(columns.conditions, no_terms) < 0
    )
    suits = np.where(search.up, np.where(open_, -1, 1), 0).astype(np.int8)
    yield from links.lacking(row, suits, ("links.subjects", "links.conditions"))


def _up(origin: str, target: str) -> Link:
    return Link(
        origin=origin,
        target=target,
        kind=LinkKind.REFERRAL_UP,
        subjects=(),
        conditions=(),
        consortium=EXAMPLE_ID,
        since="2019-01-01",
        until="open",
    )
