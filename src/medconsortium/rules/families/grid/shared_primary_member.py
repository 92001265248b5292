"""GRD005 shared-primary-member."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Consortium, Institution, Membership, Network, with_rows
from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.three_valued import States, among, both
from medconsortium.rules.engine.verdict import Verdicts
from medconsortium.rules.examples import example
from medconsortium.rules.judging.grid_forms import GRID_FORMS
from medconsortium.rules.judging.institutions import is_primary, run_by
from medconsortium.rules.judging.members import (
    Every,
    Roster,
    Wording,
    is_among,
    judge_every,
    name_of,
    rows_of_several,
    unstated,
)
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Category,
    Completeness,
    ConsortiumKind,
    Ownership,
    Role,
    SourceBasis,
)

__all__ = ["shared_primary_member"]

_OTHER = "另一医共体"


def compliant() -> Network:
    """Return two county communities without a member in common."""
    centres = [
        Institution(id=name, name=name, category=Category.C220, ownership=Ownership.GOVERNMENT)
        for name in "乙丁"
    ]
    beside = Consortium(
        id=_OTHER,
        name=_OTHER,
        kind=ConsortiumKind.COUNTY_MEDICAL_COMMUNITY,
        members_completeness=Completeness.COMPLETE,
    )
    theirs = [
        Membership(consortium=_OTHER, institution="丙", role=Role.LEAD),
        Membership(consortium=_OTHER, institution="丁", role=Role.MEMBER),
    ]
    return example(
        "county_medical_community",
        {"甲": "lead", "乙": "member"},
        rows=[*centres, Institution(id="丙", name="丙"), beside, *theirs],
    )


@breach("卫生院又加入了另一医共体", "the health centre has joined the other community too")
def joined_another(network: Network, _: str) -> Network:
    too = Membership(
        consortium=_OTHER, institution="乙", role=Role.MEMBER, since="2020-01-01", until="open"
    )
    return with_rows(network, [too])


@rule(
    code="GRD005",
    title=Text("基层机构同时属于两个医联体", "shared primary member"),
    severity=Severity.WARNING,
    basis=Basis.READING,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#grid-layout",),
    kinds=GRID_FORMS,
    needs=(
        "institutions.ownership",
        "institutions.category",
        "consortia.members_completeness",
    ),
    compliant=compliant,
    breaches=(joined_another,),
)
def shared_primary_member(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A government-run primary member also belongs to another urban group or community.

    政府办基层成员同时属于另一个城市医疗集团或县域医共体。

    What it checks:
        No primary member (by its category a community or township health centre, an outpatient
        department or a clinic) that government runs is at the same time a member of another urban
        group or county community. Alliances, telemedicine networks and networks for rare diseases
        may overlap with these; planned consortia do not count.

        政府办基层成员（按类别为社区卫生服务机构、卫生院、门诊部或诊所）
        不同时是另一个城市医疗集团或县域医共体的成员。
        专科联盟、远程医疗协作网和罕见病诊疗协作网可以与之重叠；筹建中的医联体不算。

    Why:
        By the digest of the measures of 2020, an area is divided among consortia, each to serve its
        part. That a primary institution therefore belongs to one of them only is our reading.

        2020年管理办法（据摘要）要求“分区包段”，各医联体服务各自的片区。
        基层机构因此只属于其中一个，是本库的理解。

    Data it needs:
        Who runs each member, and its category; and that the members of every urban group and county
        community are listed completely.

        各成员的举办主体和类别；以及每个城市医疗集团和县域医共体的成员已列全。

    How to comply:
        Let the institution belong to the consortium that serves its place, and end the other
        membership.

        由该机构归属服务其所在地的医联体，终止另一成员关系。

    When to waive:
        While it passes from one consortium to the other; let the waiver end when it has.

        由一个医联体转入另一个期间；豁免期限写到转入完成之日。
    """
    belonging = _Belonging(facts)
    roster = belonging.roster
    kind = roster.of_institutions(both(run_by(facts, Ownership.GOVERNMENT), is_primary(facts)))
    every = Every(
        roster=roster,
        spoken_of=both(facts.is_member, kind),
        sound=belonging.to_no_other,
        listed=facts.members_listed,
        sure_of_one=True,
    )
    return judge_every(every, consortia, _wording(belonging))


@frozen(eq=False, slots=False)
class _Belonging:
    """Which institutions belong to which consortia with a grid, surely and at most."""

    facts: Facts

    @cached_property
    def roster(self) -> Roster:
        """The memberships."""
        return shared(self.facts, Roster)

    @cached_property
    def stands(self) -> States:
        """For each consortium, whether it is there, and of a form with a grid."""
        kind = self.facts.network.consortia.columns.kind
        there = np.where(self.facts.planned_consortia, 0, self.facts.consortia_in_force)
        return both(read_only(there, np.int8), among(kind, GRID_FORMS))

    @cached_property
    def holds(self) -> States:
        """For each membership, whether it is one in a consortium with a grid."""
        return both(self.facts.is_member, read_only(self.stands[self.roster.consortium], np.int8))

    @cached_property
    def unlisted(self) -> NDArray[np.bool_]:
        """For each consortium, whether it may have members that are not known by name."""
        nameless = self.roster.consortia_of((self.holds != 0) & (self.roster.institution < 0))
        may_be_more = ~self.facts.members_listed | nameless
        return read_only((self.stands != 0) & may_be_more, np.bool_)

    @cached_property
    def to_no_other(self) -> States:
        """For each membership, whether its institution belongs to no other such consortium."""
        surely = at_most = self._others(self.holds == 1)
        if (self.holds < 0).any():
            at_most = self._others(self.holds != 0)
        unlisted = np.count_nonzero(self.unlisted) > self.unlisted[self.roster.consortium]
        unknown = (at_most > 0) | unlisted | (self.roster.institution < 0)
        states = np.where(unknown, -1, 1)
        return read_only(np.where(surely > 0, 0, states), np.int8)

    def _others(self, counted: NDArray[np.bool_]) -> NDArray[np.int64]:
        """For each membership, how many other consortia its institution belongs to."""
        rows, others = shared(self.facts, rows_of_several), np.zeros(len(counted), np.int64)
        institution = self.roster.institution[rows].astype(np.int64)
        size = len(self.facts.network.consortia)
        keys = institution * size + self.roster.consortium[rows]
        pairs = np.unique(keys[counted[rows]])
        number = np.bincount(pairs // size, minlength=len(self.facts.network.institutions))
        others[rows] = number[institution] - is_among(keys, pairs)
        return others

    def others_of(self, membership: Membership) -> list[Membership]:
        """Return the other memberships of an institution that hold, or may."""
        network = self.facts.network
        actor = self.facts.institution_of(membership.institution or membership.department)
        row = network.institutions.row_number(actor or "")
        rows = np.flatnonzero((self.roster.institution == row) & (self.holds != 0) & (row >= 0))
        found = [self.roster.membership(int(row), keyed=False) for row in rows]
        return [other for other in found if other.consortium != membership.consortium]


def _wording(belonging: _Belonging) -> Wording:
    return Wording(
        right=Text(
            "没有政府办基层成员属于另一医联体",
            "no government-run primary member belongs to another consortium",
        ),
        wrong=Text("同时属于另一医联体的基层成员", "primary members that belong to another too"),
        nobody=Text("没有政府办基层成员", "there is no government-run primary member"),
        unknown=Text(
            "各医联体的成员，或其举办主体与类别未全部记录",
            "members of consortia, who runs them, or their categories are not fully recorded",
        ),
        label=Text("只属于本医联体的基层成员", "primary members that belong to this one only"),
        cure=Text(
            "归属服务其所在地的医联体，终止另一成员关系",
            "let it belong to the consortium of its place, and end the other membership",
        ),
        missing=lambda membership: _missing(belonging, membership),
        name=lambda membership: _named(belonging, membership),
    )


def _named(belonging: _Belonging, membership: Membership) -> str:
    others = dict.fromkeys(other.consortium for other in belonging.others_of(membership))
    return f"{name_of(membership)} ({', '.join(others)})"


def _missing(belonging: _Belonging, membership: Membership) -> tuple[str, ...]:
    facts, consortia = belonging.facts, belonging.facts.network.consortia
    missing = [*unstated(facts, "institutions.ownership", "institutions.category")(membership)]
    for other in belonging.others_of(membership):
        of = consortia[other.consortium]
        missing += dates_in_doubt(other, on=facts.on)
        missing += dates_in_doubt(of, on=facts.on)
        missing += ["consortia.kind"] if of.kind is None else []
    others = np.arange(len(consortia)) != consortia.row_number(membership.consortium)
    if (belonging.unlisted & others & ~facts.members_listed).any():
        missing += ["memberships", "consortia.members_completeness"]
    elif (belonging.unlisted & others).any():
        missing.append("memberships.institution")
    return tuple(missing)
