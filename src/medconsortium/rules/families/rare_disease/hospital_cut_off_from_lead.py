"""RDN004 hospital-cut-off-from-lead."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.model import Network, with_rows, without_rows
from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Outcome, Severity
from medconsortium.rules.engine.three_valued import States, known
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    not_applicable,
    passed,
    unassessed,
)
from medconsortium.rules.judging.exemplary import provincial_network
from medconsortium.rules.judging.linkage import Links
from medconsortium.rules.judging.members import Roster, name_of
from medconsortium.rules.judging.ways import Ends, Sought, joined, ways
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, ConsortiumKind, LinkKind, Role, SourceBasis

__all__ = ["hospital_cut_off_from_lead"]

_LEADING = (Role.NATIONAL_LEAD, Role.PROVINCIAL_LEAD)
_CONSULTATION = frozenset({LinkKind.TELECONSULTATION})
_SOUGHT = Sought(
    up=_CONSULTATION | {LinkKind.REFERRAL_UP},
    down=frozenset({LinkKind.REFERRAL_DOWN, LinkKind.FOLLOW_UP}),
    both=_CONSULTATION,
)


def compliant() -> Network:
    """Return the network of a province whose member consults the lead."""
    return provincial_network()


@breach("没有会诊或转诊通道", "there is no way to the lead")
def no_way_at_all(network: Network, consortium: str) -> Network:
    gone = [link for link in network.links.values() if link.consortium == consortium]
    listed = evolve(network.consortia[consortium], links_completeness=Completeness.COMPLETE)
    return with_rows(without_rows(network, gone), [listed])


@breach("只能上转，没有返回的通道", "there is a way up, and none back")
def no_way_back(network: Network, consortium: str) -> Network:
    ways_up = [
        evolve(link, kind=LinkKind.REFERRAL_UP)
        for link in network.links.values()
        if link.consortium == consortium and link.kind is LinkKind.TELECONSULTATION
    ]
    return with_rows(network, ways_up)


@rule(
    code="RDN004",
    title=Text("协作网医院与牵头医院没有会诊或转诊通道", "hospital cut off from lead"),
    severity=Severity.WARNING,
    basis=Basis.READING,
    confidence=SourceBasis.FOUND,
    cites=("guoweibanyihan-2019-157#referral", "guoweibanyihan-2019-157#follow-up"),
    kinds=frozenset({ConsortiumKind.RARE_DISEASE_NETWORK}),
    needs=("links", "memberships.role", "memberships.unit", "consortia.members_completeness"),
    compliant=compliant,
    breaches=(no_way_at_all, no_way_back),
)
def hospital_cut_off_from_lead(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A hospital of the rare-disease network has no way to its lead, or none back.

    罕见病诊疗协作网的医院没有通往牵头医院的通道，或者没有返回的通道。

    What it checks:
        Every member has a way along declared links of the network to the provincial lead of its
        unit, and every provincial lead one to the national lead. Remote consultation serves both
        ways; otherwise it takes a referral up, and a referral down or a follow-up back. A direct
        way from a member to the national lead is not forbidden, but does not replace the one to
        its provincial lead. Units and networks that have no lead are for other rules.

        每个成员都有声明的联系通往所属单位的省级牵头医院，每家省级牵头医院都有联系通往国家级牵头医院。
        远程会诊往返均可；否则需要上转，以及下转或随访。成员直接联系国家级牵头医院并不禁止，
        但不能代替与省级牵头医院的联系。没有牵头医院的单位和协作网由其他规则检查。

    Why:
        The notice of 2019 has hospitals consult the lead on suspected cases or refer them, and
        members go on by the plan of the lead. That each hospital needs a declared link, and to
        which lead, is our reading.

        2019年的通知要求协作网医院将疑似患者及时会诊或转诊至牵头医院，成员医院按牵头医院的方案继续治疗。
        每家医院都应有声明的联系、通往哪一家牵头医院，是本库的理解。

    Data it needs:
        The links of the network with their periods; role and unit of every member; and that links
        and members are listed completely.

        协作网的联系及其起止日期；每个成员的角色和所属单位；写明联系和成员已全部列出。

    How to comply:
        Open remote consultation or referral between the hospital and its lead, and record it.

        开通医院与牵头医院的远程会诊或双向转诊，并予以记录。

    When to waive:
        While a hospital that has just joined is being connected; let the waiver end on the day on
        which the channel opens.

        新加入的医院正在接通时可以豁免；豁免期限写到通道开通之日。
    """
    roster, links = shared(facts, Roster), shared(facts, Links)
    networks = [_Network(roster, links, int(row)) for row in consortia]
    outcomes = read_only((network.outcome.number for network in networks), np.int8)
    return Verdicts(outcomes, lambda position: _explain(networks[position]))


@frozen(eq=False, slots=False)
class _Network:
    """A rare-disease network: its members, those that may be, and the links it has or may have."""

    roster: Roster
    all_links: Links
    row: int

    @property
    def facts(self) -> Facts:
        """The facts."""
        return self.roster.facts

    @cached_property
    def members(self) -> list[_Member]:
        """Who is a member, or may be."""
        rows = self.roster.rows_of(self.row)
        possible = rows[self.facts.is_member[rows] != 0]
        return [_member(self.roster, int(row)) for row in possible]

    @cached_property
    def hospitals(self) -> list[_Hospital]:
        """The hospitals that are to be joined to a lead, where one is or may be recorded."""
        return list(_hospitals(self))

    @cached_property
    def cut_off(self) -> list[_Member]:
        """The members that surely have no way."""
        members = (hospital.member for hospital in self.hospitals if hospital.joined is False)
        return [member for member in members if member.role is not None and member.holds]

    @property
    def links(self) -> list[int]:
        """The rows of the links that may be its, of the kinds sought."""
        found: list[int] = self.all_links.possible_rows(self.row, self._sought).tolist()
        return found

    @cached_property
    def outcome(self) -> Outcome:
        """The outcome."""
        if self.cut_off and self.facts.leads_listed[self.row] and self.all_links.listed[self.row]:
            return Outcome.FAIL
        if self.facts.members_listed[self.row]:
            if not self.hospitals:
                return Outcome.NOT_APPLICABLE
            if all(hospital.joined for hospital in self.hospitals):
                return Outcome.PASS
        return Outcome.NOT_ASSESSED

    def missing(self) -> tuple[str, ...]:
        """Return what leaves its members or links open."""
        listed = self.facts.members_listed[self.row]
        found = [] if listed else ["consortia.members_completeness"]
        for member in self.members:
            membership = self.roster.membership(member.row, keyed=False)
            led = member.role is not Role.NATIONAL_LEAD
            found += ["memberships.role"] if member.role is None else []
            found += ["memberships.unit"] if member.unit is None and led else []
            if member.place is None:
                table = "departments" if membership.department else "memberships"
                found.append(f"{table}.institution")
            found += dates_in_doubt(membership, on=self.facts.on)
        found += self.all_links.lacking(self.row, self._sought)
        return tuple(dict.fromkeys(found))

    @cached_property
    def _sought(self) -> States:
        return known(self.all_links.of_kinds(_SOUGHT.kinds))


@frozen
class _Member:
    """A membership by row, and what it says; `place` is the row of its institution, where known."""

    row: int
    place: int | None
    role: Role | None
    unit: str | None
    holds: bool


def _member(roster: Roster, row: int) -> _Member:
    columns, place = roster.facts.network.memberships.columns, int(roster.institution[row])
    return _Member(
        row,
        None if place < 0 else place,
        None if columns.role[row] < 0 else Role.at(int(columns.role[row])),
        columns.unit[row],
        bool(roster.facts.is_member[row] == 1),
    )


@frozen
class _Hospital:
    """A hospital that is to have a way to a lead; `joined` says whether it has."""

    member: _Member
    joined: bool | None


def _explain(network: _Network) -> Verdict:
    roster, hospitals = network.roster, network.hospitals
    evidence = Evidence(
        label=Text("与牵头医院有通道的医院", "hospitals with a way to their lead and back"),
        found=sum(hospital.joined is True for hospital in hospitals),
        wanted=len(hospitals),
    )
    if network.outcome is Outcome.FAIL:
        cut_off = [roster.membership(member.row) for member in network.cut_off]
        names = [name_of(membership) for membership in cut_off]
        return failed(
            Text(
                f"{len(names)} 家医院没有通道：{'、'.join(names)}",
                f"without a way to the lead and back: {', '.join(names)}",
            ),
            evidence,
            cure=Text(
                "开通并记录与牵头医院的远程会诊或双向转诊",
                "open remote consultation or referral with the lead, and record it",
            ),
            rows=[("memberships", membership.id) for membership in cut_off],
        )
    if network.outcome is Outcome.NOT_APPLICABLE:
        return not_applicable(Text("没有可连通的牵头医院", "there is no lead to be joined to"))
    if network.outcome is Outcome.PASS:
        return passed(
            Text("每家医院都与牵头医院有通道", "every hospital has a way to its lead and back"),
            evidence,
        )
    return unassessed(
        Text(
            "会诊与转诊联系、名单、角色、所属单位或起止日期未全部记录",
            "links, roster, roles, units or periods are not fully recorded",
        ),
        evidence,
        missing=network.missing(),
    )


def _hospitals(network: _Network) -> Iterator[_Hospital]:
    members = network.members
    found = ways(network.all_links, network.links, _SOUGHT)
    nation = _ends([m for m in members if m.role in (Role.NATIONAL_LEAD, None)])
    provinces = [m for m in members if m.role in (Role.PROVINCIAL_LEAD, None)]
    of_unit = {unit: _ends_of_unit(provinces, unit) for unit in {m.unit for m in members}}
    to_lead = {unit: joined(found, ends) for unit, ends in of_unit.items()}
    to_nation = joined(found, nation)
    for member in members:
        if member.role is None:
            yield _Hospital(member, None)
        elif member.role is Role.PROVINCIAL_LEAD and nation.possible:
            yield _Hospital(member, to_nation.says(member.place))
        elif member.role not in _LEADING and of_unit[member.unit].possible:
            yield _Hospital(member, to_lead[member.unit].says(member.place))


def _ends_of_unit(leads: list[_Member], unit: str | None) -> Ends:
    """Return who leads a unit; where the unit is not stated, none surely does, and any may."""
    if unit is None:
        return Ends(frozenset(), _ends(leads).possible)
    sure = _ends([m for m in leads if m.unit == unit]).sure
    return Ends(sure, _ends([m for m in leads if m.unit in (unit, None)]).possible)


def _ends(leads: list[_Member]) -> Ends:
    """Return where those are that lead for sure, and those that may."""
    sure = (m.place for m in leads if m.place is not None and m.role is not None and m.holds)
    return Ends(frozenset(sure), frozenset(m.place for m in leads))
