"""PRI002 unsupported-member."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.model import Link, Membership, Network, with_rows, without_rows
from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.three_valued import States, both, opposite, told
from medconsortium.rules.engine.verdict import Verdicts
from medconsortium.rules.examples import EXAMPLE_ID, example
from medconsortium.rules.judging.grid_forms import GRID_FORMS
from medconsortium.rules.judging.linkage import Links
from medconsortium.rules.judging.members import (
    LEADING,
    Every,
    Roster,
    Wording,
    judge_every,
    unstated,
)
from medconsortium.rules.judging.seats import Seats
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, LinkKind, SourceBasis

__all__ = ["unsupported_member"]

_SUPPORT = (
    LinkKind.SUPPORT,
    LinkKind.GUIDANCE,
    LinkKind.TEACHING,
    LinkKind.ROTATION,
    LinkKind.ROUNDS,
    LinkKind.EXPERT_VISIT,
    LinkKind.STAFF_POSTING,
    LinkKind.CO_RUN,
)


def compliant() -> Network:
    """Return an alliance whose lead trains its member."""
    teaching = Link(
        id="带教", origin="甲", target="乙", kind=LinkKind.TEACHING, consortium=EXAMPLE_ID
    )
    members = {"甲": "lead", "乙": "member", "丙": "member"}
    rows = [teaching, evolve(teaching, id="帮扶", target="丙", kind=LinkKind.SUPPORT)]
    return example("specialty_alliance", members, rows=rows, complete={"members", "links"})


@breach("牵头单位不帮扶一个成员", "the lead supports one member in no way")
def no_link(network: Network, _: str) -> Network:
    return without_rows(network, [network.links["带教"]])


@breach("对一个成员的帮扶已结束", "the support of one member has ended")
def support_over(network: Network, _: str) -> Network:
    return with_rows(network, [evolve(network.links["带教"], until="2019-12-31")])


@breach("帮扶成员的不是牵头单位", "another than the lead supports the member")
def supported_by_another(network: Network, _: str) -> Network:
    return with_rows(network, [evolve(network.links["带教"], origin="丙")])


@rule(
    code="PRI002",
    title=Text("牵头单位没有帮扶成员", "unsupported member"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#member-support", "guoweiyifa-2020-13#alliance-support"),
    kinds=GRID_FORMS | {ConsortiumKind.SPECIALTY_ALLIANCE},
    needs=("links", "memberships.role", "consortia.members_completeness"),
    compliant=compliant,
    breaches=(no_link, support_over, supported_by_another),
)
def unsupported_member(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """The lead of a consortium does nothing that would raise one of its members.

    医联体的牵头单位对某个成员没有任何帮扶。

    What it checks:
        Each member that does not lead is joined to a lead by a link of the consortium for support,
        guidance, teaching, rotation of staff, rounds, visits of experts, posting of staff, or a
        ward run together, in either direction.

        每个非牵头成员都与某个牵头单位有本医联体的联系：帮扶、协作指导、教学培训、进修轮训、查房、
        专家坐诊、人员派驻或合作办院，方向不限。

    Why:
        By the digest of the measures of 2020, the lead raises its members by shared specialties,
        training, research and the like; for alliances the digest says so apart. Which links count,
        and that each member needs one, is our reading.

        2020年管理办法（据摘要）要求牵头单位以专科共建、教育培训协同、科研项目协作等方式提升成员单位，
        对专科联盟另有同样的规定。哪些联系计入、每个成员都要有，是本库的理解。

    Data it needs:
        Members with their roles, and the links of the consortium, both stated to be listed
        completely.

        成员及其角色，以及本医联体的联系，且均写明已列全。

    How to comply:
        Agree on support with the member, and record the link.

        与该成员约定帮扶方式，并记录联系。

    When to waive:
        Where a member is strong enough to need none, or is no provider of care.

        成员能力足够、无需帮扶，或不提供诊疗服务的，可以豁免。
    """
    support = _Support(facts)
    roster = support.roster
    every = Every(
        roster=roster,
        spoken_of=support.to_be_supported,
        sound=support.is_given,
        listed=facts.members_listed,
    )
    return judge_every(every, consortia, _wording(support))


@frozen(eq=False, slots=False)
class _Support:
    """Who leads, who is to be supported, and which links support somebody."""

    facts: Facts

    @cached_property
    def roster(self) -> Roster:
        """The memberships."""
        return shared(self.facts, Roster)

    @cached_property
    def links(self) -> Links:
        """The links."""
        return shared(self.facts, Links)

    @cached_property
    def leads(self) -> States:
        """For each membership, whether it holds and is that of a lead."""
        return both(self.facts.is_member, self.roster.has_role(LEADING))

    @cached_property
    def to_be_supported(self) -> States:
        """For each membership, whether it holds and is that of a member that a lead can support."""
        consortia_of, of = self.roster.consortia_of, self.roster.consortium
        sure, may = consortia_of(self.leads == 1), consortia_of(self.leads != 0)
        nobody = self.facts.leads_listed & ~may
        led = read_only(np.where(sure, 1, np.where(nobody, 0, -1))[of], np.int8)
        members = both(self.facts.is_member, opposite(self.roster.has_role(LEADING)))
        is_lead = self._leads_surely[self.seats.of_members]
        return both(both(members, led), opposite(read_only(is_lead, np.int8)))

    @cached_property
    def by_a_lead(self) -> States:
        """For each link, whether it is one of support with a lead of its consortium."""
        links, seats = self.links, self.seats
        rows = np.flatnonzero(links.of_kinds(_SUPPORT))
        origins, targets = seats.of_origins[rows], seats.of_targets[rows]
        unlisted = ~self.facts.leads_listed | self.roster.consortia_of(
            (self.leads != 0) & (self.roster.institution < 0)
        )
        perhaps = np.append(unlisted, True)[links.consortium[rows]]  # -1, not stated, stands last
        perhaps |= (links.origin[rows] < 0) | (links.target[rows] < 0)
        perhaps |= self._may_lead[origins] | self._may_lead[targets]
        surely = self._leads_surely[origins] | self._leads_surely[targets]
        states = np.zeros(len(links.consortium), np.int8)
        states[rows] = np.where(surely, 1, np.where(perhaps, -1, 0))
        return read_only(states, np.int8)

    @cached_property
    def seats(self) -> Seats:
        """The numbers of members and ends of links."""
        return shared(self.facts, Seats)

    @cached_property
    def _leads_surely(self) -> NDArray[np.bool_]:
        return self.seats.taken(self.seats.of_members[self.leads == 1])

    @cached_property
    def _may_lead(self) -> NDArray[np.bool_]:
        return self.seats.taken(self.seats.of_members[self.leads != 0])

    @cached_property
    def is_given(self) -> States:
        """For each membership, whether a lead supports its institution."""
        links, roster = self.links, self.roster
        of, who = roster.consortium, roster.institution
        attached = links.consortium >= 0
        surely = attached & (self.by_a_lead == 1) & (links.holds == 1)
        possible = (self.by_a_lead != 0) & (links.holds != 0)
        loose = np.zeros(len(self.facts.network.institutions) + 1, np.bool_)
        anywhere = ~links.listed
        for end in (links.origin, links.target):
            loose[end[possible & ~attached]] = True  # -1, not known, stands last
            anywhere[links.consortium[possible & attached & (end < 0)]] = True
        perhaps = (anywhere | loose[-1])[of] | loose[who] | (who < 0)
        perhaps |= self._at_an_end(possible & attached)
        return told(self._at_an_end(surely), perhaps)

    def _at_an_end(self, links: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """For each membership, whether one of some links begins or ends at its institution."""
        seats, rows = self.seats, np.flatnonzero(links)
        return seats.taken(seats.of_origins[rows], seats.of_targets[rows])[seats.of_members]


def _wording(support: _Support) -> Wording:
    return Wording(
        right=Text("每个成员都得到牵头单位帮扶", "a lead supports every member"),
        wrong=Text("没有得到牵头单位帮扶的成员", "members that no lead supports"),
        nobody=Text("没有可帮扶的成员", "there is no member to support"),
        unknown=Text(
            "成员、其角色或帮扶联系未全部记录",
            "members, their roles, or links of support are not fully recorded",
        ),
        label=Text("得到帮扶的成员", "members that are supported"),
        cure=Text(
            "与成员约定帮扶方式并记录联系", "agree on support with the member, and record the link"
        ),
        missing=lambda membership: _missing(support, membership),
    )


def _missing(support: _Support, membership: Membership) -> tuple[str, ...]:
    facts, roster = support.facts, support.roster
    row = facts.network.consortia.row_number(membership.consortium)
    unknown = unstated(facts, "memberships.role", "institutions.name")
    missing = [*unknown(membership)]
    rows = roster.rows_of(row)
    unsure = (support.leads < 0) | ((support.leads == 1) & (roster.institution < 0))
    for lead in (roster.membership(int(r), keyed=False) for r in rows[unsure[rows]]):
        missing += (*dates_in_doubt(lead, on=facts.on), *unknown(lead))
    if not (support.leads[rows] == 1).any() and not facts.leads_listed[row]:
        missing.append("consortia.leads_completeness")
    return (*missing, *support.links.lacking(row, support.by_a_lead))
