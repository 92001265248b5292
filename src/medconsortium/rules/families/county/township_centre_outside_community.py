"""CMC002 township-centre-outside-community."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.model import Division, Institution, Network, with_rows, without_rows
from medconsortium.model.columnar.columns import item_rows, read_only
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Outcome, Severity
from medconsortium.rules.engine.three_valued import States, among, both
from medconsortium.rules.engine.verdict import (
    Verdict,
    Verdicts,
    failed,
    not_applicable,
    passed,
    unassessed,
)
from medconsortium.rules.examples import example
from medconsortium.rules.judging.grid_forms import GRID_FORMS
from medconsortium.rules.judging.institutions import of_categories, run_by
from medconsortium.rules.judging.members import Roster
from medconsortium.rules.judging.territory import climb
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Category,
    ConsortiumKind,
    MembershipStatus,
    Ownership,
    SourceBasis,
)

__all__ = ["township_centre_outside_community"]

_TOWNSHIP_CENTRES = (Category.C210, Category.C220)


def compliant() -> Network:
    """Return a county community whose grid is the county, with its township health centre."""
    centre = Institution(
        id="乙",
        name="乙",
        category=Category.C220,
        ownership=Ownership.GOVERNMENT,
        division="某县",
    )
    return example(
        "county_medical_community",
        {"甲": "lead", "乙": "member", "丙": "member"},
        rows=[Division(id="某县", name="某县"), centre],
        fields={"grid": ["某县"]},
    )


@breach("卫生院不在成员之列", "the centre is not among the members")
def centre_left_out(network: Network, institution: str) -> Network:
    memberships = network.memberships.values()
    return without_rows(network, [m for m in memberships if m.institution == institution])


@breach("卫生院只是申请加入", "the centre has only applied")
def centre_has_only_applied(network: Network, institution: str) -> Network:
    memberships = (m for m in network.memberships.values() if m.institution == institution)
    return with_rows(network, [evolve(m, status=MembershipStatus.APPLIED) for m in memberships])


@rule(
    code="CMC002",
    title=Text("乡镇卫生院没有加入医共体", "township centre outside community"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.FOUND,
    cites=("guobanfa-2017-32#participation",),
    subjects="institutions",
    needs=("memberships", "institutions.category", "institutions.ownership"),
    compliant=compliant,
    breaches=(centre_left_out, centre_has_only_applied),
)
def township_centre_outside_community(facts: Facts, institutions: NDArray[np.int32]) -> Verdicts:
    """A township health centre run by government has not joined the community of its county.

    政府办的乡镇卫生院没有加入本县的医共体。

    What it checks:
        Every township health centre run by government (C210, C220 of WS 218) is a member of a
        county community, or of an urban group. It is found outside only where it lies in the grid
        of a county community recorded here: of other centres it is not known who serves them.

        每个政府办的乡镇卫生院（WS 218的C210、C220）都是某个县域医共体或城市医疗集团的成员。
        只有位于此处所记录的某医共体网格之内的，才判为没有加入；其余的不知由谁服务。

    Why:
        The opinions of 2017 have all primary institutions run by government take part in a
        consortium by 2020. That a community is known to be the one concerned by its grid is our
        reading.

        2017年的指导意见要求到2020年政府办基层医疗卫生机构全部参与医联体。
        以网格认定所属医共体，是本库的理解。

    Data it needs:
        Category, ownership and division of the centre; its membership; and, to say that it has
        none, the grid of the community, and that the members of every consortium of the two kinds
        are listed completely and by name.

        卫生院的类别、举办主体和行政区划；其成员身份；要断定没有加入，
        须有医共体的网格，且两种医联体的成员均已逐一全部列出。

    How to comply:
        Admit the centre to the community that serves its township, and record the membership.

        吸收该卫生院加入服务其所在乡镇的医共体，并记录成员身份。

    When to waive:
        For a centre that is being merged or closed.

        卫生院正在撤并时。
    """
    search = _Search(shared(facts, Roster))
    outcomes = search.outcomes[institutions]

    def explain(position: int) -> Verdict:
        return _explain(search, int(institutions[position]), int(outcomes[position]))

    return Verdicts(read_only(outcomes, np.int8), explain)


@frozen(eq=False, slots=False)
class _Search:
    """Which institutions are to be members of a consortium with a grid, and which are."""

    roster: Roster

    @cached_property
    def concerned(self) -> States:
        """For each institution, whether it is a township health centre run by government."""
        facts = self.roster.facts
        return both(of_categories(facts, _TOWNSHIP_CENTRES), run_by(facts, Ownership.GOVERNMENT))

    @cached_property
    def has_grid(self) -> States:
        """For each consortium, whether it is of a kind with a grid, runs, and is in force."""
        facts = self.roster.facts
        kind = facts.network.consortia.columns.kind
        runs = (~facts.planned_consortia).astype(np.int8)
        return both(both(among(kind, GRID_FORMS), runs), facts.consortia_in_force)

    @cached_property
    def outcomes(self) -> NDArray[np.int8]:
        """For each institution, the number of the outcome."""
        facts, found = self.roster.facts, np.full(len(self.concerned), -1, np.int8)
        holds = both(facts.is_member, self.has_grid[self.roster.consortium])
        joined, may_have = np.zeros(len(found) + 1, np.bool_), np.zeros(len(found) + 1, np.bool_)
        named = facts.network.memberships.columns.institution
        joined[named[holds == 1]] = True  # -1, none named, stands last
        may_have[self.roster.institution[holds != 0]] = True
        outside = (self.concerned == 1) & ~may_have[:-1]
        found[:] = Outcome.NOT_ASSESSED.number
        found[(self.concerned == 0) | ~(self.has_grid != 0).any()] = Outcome.NOT_APPLICABLE.number
        found[(self.concerned == 1) & joined[:-1]] = Outcome.PASS.number
        if self.all_listed and not may_have[-1]:
            found[outside & (self._community >= 0)] = Outcome.FAIL.number
        return read_only(found, np.int8)

    @cached_property
    def all_listed(self) -> bool:
        """Whether the members of every consortium that may have a grid are listed."""
        return bool(self.roster.facts.members_listed[self.has_grid != 0].all())

    def in_doubt(self, institution: int) -> Iterator[str]:
        """Yield what leaves it open whether memberships are of an institution, or hold."""
        facts, roster = self.roster.facts, self.roster
        for row in np.flatnonzero(both(facts.is_member, self.has_grid[roster.consortium]) != 0):
            if roster.institution[row] not in (institution, -1):
                continue
            membership = roster.membership(int(row), keyed=False)
            consortium = facts.network.consortia[membership.consortium]
            yield from dates_in_doubt(membership, on=facts.on)
            yield from dates_in_doubt(consortium, on=facts.on)
            yield from () if consortium.kind is not None else ("consortia.kind",)
            yield from () if membership.institution is not None else ("memberships.institution",)

    @cached_property
    def doubts_of_communities(self) -> tuple[str, ...]:
        """What leaves it open which consortia are such as have a grid."""
        facts, found = self.roster.facts, dict[str, None]()
        for row in np.flatnonzero(self.has_grid < 0).tolist():
            consortium = facts.consortium(row)
            unkind = () if consortium.kind is not None else ("consortia.kind",)
            found |= dict.fromkeys((*unkind, *dates_in_doubt(consortium, on=facts.on)))
        return tuple(found)

    def community_of(self, institution: int) -> str | None:
        """Return a county community in whose grid an institution surely lies."""
        row = int(self._community[institution])
        return None if row < 0 else self.roster.facts.consortium(row).id

    @cached_property
    def _community(self) -> NDArray[np.int32]:
        """For each institution, the row of the county community that surely serves the nearest.

        The nearest is its division, or what that surely lies in.
        """
        facts, columns = self.roster.facts, self.roster.facts.network.consortia.columns
        community = columns.kind == ConsortiumKind.COUNTY_MEDICAL_COMMUNITY.number
        serving = np.flatnonzero((self.has_grid == 1) & community & columns.grid.valid)
        divisions = columns.grid.values[item_rows(columns.grid, serving)]
        served = np.full(len(facts.network.divisions) + 1, -1, np.int32)
        served[divisions] = np.repeat(serving, np.diff(columns.grid.offsets)[serving])
        nearest = np.full(len(served), -1, np.int32)
        for around in climb(facts, np.arange(len(served) - 1, dtype=np.int32)):
            nearest[:-1] = np.where(nearest[:-1] < 0, served[around], nearest[:-1])
        return read_only(nearest[facts.network.institutions.columns.division], np.int32)


def _explain(search: _Search, row: int, outcome: int) -> Verdict:
    if outcome == Outcome.NOT_APPLICABLE.number:
        return not_applicable(
            Text(
                "不是政府办乡镇卫生院，或未记录任何县域医共体、城市医疗集团",
                "not a township centre run by government, or no community or group is recorded",
            )
        )
    if outcome == Outcome.PASS.number:
        return passed(Text("已加入医共体或城市医疗集团", "the centre is a member of a consortium"))
    if outcome == Outcome.FAIL.number:
        community = search.community_of(row)
        return failed(
            Text(
                f"位于 {community} 的网格内，却没有加入",
                f"in the grid of {community}, but no member",
            ),
            cure=Text(
                "吸收其加入服务当地的医共体并记录",
                "admit it to the community that serves its township, and record it",
            ),
            rows=[("consortia", community or "")],
        )
    return unassessed(
        Text(
            "卫生院的类别、举办主体、行政区划，或医共体的网格、成员未全部记录",
            "what the centre is and where, or grids and members, are not fully recorded",
        ),
        missing=tuple(dict.fromkeys(_missing(search, row))),
    )


def _missing(search: _Search, row: int) -> Iterator[str]:
    """Yield what leaves it open whether an institution is to be a member, and is."""
    rows = search.roster.facts.network.institutions
    institution = rows[rows.columns.id[row] or ""]
    for field in ("category", "ownership", "division"):
        if getattr(institution, field) is None:
            yield f"institutions.{field}"
    if search.concerned[row] < 0:
        return
    if not search.all_listed:
        yield from ("memberships", "consortia.members_completeness")
    if institution.division is not None and search.community_of(row) is None:
        yield from ("consortia.grid", "divisions.parent", *search.doubts_of_communities)
    yield from search.in_doubt(row)
