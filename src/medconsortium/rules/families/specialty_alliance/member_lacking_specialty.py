"""SPA003 member-lacking-specialty."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.model import Institution, Listing, Membership, Network, Service, with_rows
from medconsortium.model.columnar.columns import ListColumn, read_only
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.subjects import Subjects
from medconsortium.rules.engine.terms import Basis, Outcome, Severity
from medconsortium.rules.engine.three_valued import States, both
from medconsortium.rules.engine.verdict import Verdict, Verdicts, not_applicable, unassessed
from medconsortium.rules.judging.exemplary import alliance
from medconsortium.rules.judging.members import Every, Roster, Wording, judge_every, name_of
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Completeness,
    ConsortiumKind,
    ServiceStatus,
    SourceBasis,
    Subject,
)

__all__ = ["member_lacking_specialty"]


_SPECIALTIES = ("consortia.specialties",)
_ROSTER = "consortia.members_completeness"


def compliant() -> Network:
    """Return an oncology alliance whose lead and member both offer oncology."""
    services = [
        Service(
            id=f"{name}肿瘤科",
            provider=name,
            subject=Subject.ONCOLOGY,
            status=ServiceStatus.OPERATING,
        )
        for name in ("甲", "乙")
    ]
    hospitals = [
        Institution(id=name, name=name, services_completeness=Completeness.COMPLETE)
        for name in ("甲", "乙")
    ]
    return alliance(
        rows=[*hospitals, *services],
        fields={"specialties": Listing([Subject.ONCOLOGY], Completeness.COMPLETE)},
    )


@breach("成员没有该专科", "a member offers another subject only")
def other_subject_only(network: Network, consortium: str) -> Network:
    offered = _services_of_a_member(network, consortium)
    return with_rows(network, [evolve(s, subject=Subject.OPHTHALMOLOGY) for s in offered])


@breach("成员的该专科已停诊", "the specialty is suspended at a member")
def suspended_specialty(network: Network, consortium: str) -> Network:
    offered = _services_of_a_member(network, consortium)
    return with_rows(network, [evolve(s, status=ServiceStatus.SUSPENDED) for s in offered])


def _services_of_a_member(network: Network, consortium: str) -> list[Service]:
    memberships = network.memberships.values()
    (member, *_) = (m.institution for m in memberships if m.consortium == consortium)
    return [service for service in network.services.values() if service.provider == member]


@rule(
    code="SPA003",
    title=Text("联盟成员没有该专科", "member lacking specialty"),
    severity=Severity.WARNING,
    basis=Basis.READING,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#specialty-alliance",),
    kinds=frozenset({ConsortiumKind.SPECIALTY_ALLIANCE}),
    needs=(
        "consortia.specialties",
        "consortia.members_completeness",
        "services.subject",
        "services.status",
    ),
    compliant=compliant,
    breaches=(other_subject_only, suspended_specialty),
)
def member_lacking_specialty(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """The lead or a member of a specialty alliance does not hold the specialty of the alliance.

    专科联盟的牵头单位或成员没有联盟所属专科的诊疗科目。

    What it checks:
        Every member, the lead included, offers a service within the medical subject of the
        alliance, and within each where there are several. A service that is planned or suspended
        does not count. An alliance across specialties, which states that it has none of its own,
        is left alone.

        每个成员（含牵头单位）都开展联盟所属专科的诊疗科目；联盟有几个专科的，逐一核对。
        筹备中或已停诊的不算。写明没有自己专科的跨专科联盟不适用。

    Why:
        The measures of 2020 build an alliance on the cooperation of one specialty. That lead and
        members must therefore hold its medical subject is our reading.

        2020年的管理办法以专科协作为纽带组建专科联盟；牵头单位和成员因此都应有该诊疗科目，
        是本库的理解。

    Data it needs:
        The specialties and the members of the alliance, both listed completely, and the services
        of each member with subject, status and period. That a member lacks a subject can be said
        only where its services are listed completely.

        完整的联盟专科和成员名单；每个成员的服务及其诊疗科目、状态和起止日期。
        只有写明某个成员的服务已全部列出，才能判定它没有该科目。

    How to comply:
        Record the services of the member; where it lacks the subject, have it registered, or let
        the member leave the alliance.

        补记成员的服务；确实没有该科目的，办理诊疗科目登记，或者退出联盟。

    When to waive:
        While a member is building up the specialty with the help of the lead; let the waiver end
        on the day by which it is to be registered.

        成员正在牵头单位帮助下筹建该专科时可以豁免；豁免期限写到应完成登记之日。
    """
    roster, specialties = shared(facts, Roster), _Specialties(facts)
    spoken_of = np.where(specialties.named[roster.consortium], facts.is_member, 0)
    every = Every(
        roster=roster,
        spoken_of=read_only(spoken_of, np.int8),
        sound=specialties.held_by_members(roster),
        listed=facts.members_listed & specialties.listed,
    )
    judged = judge_every(every, consortia, _wording(facts, specialties))
    stated = facts.network.consortia.columns.specialties.valid
    outcomes = judged.outcomes.copy()
    outcomes[~specialties.named[consortia]] = Outcome.NOT_APPLICABLE.number
    outcomes[~stated[consortia]] = Outcome.NOT_ASSESSED.number

    def explain(position: int) -> Verdict:
        row = int(consortia[position])
        if not stated[row]:
            return unassessed(
                Text("没有记录联盟的专科", "the specialty of the alliance is not recorded"),
                missing=_SPECIALTIES,
            )
        if not specialties.named[row]:
            return not_applicable(
                Text("联盟没有自己的专科", "the alliance has no specialty of its own")
            )
        verdict = judged.explain(position)
        if verdict.outcome is not Outcome.NOT_ASSESSED or specialties.listed[row]:
            return verdict
        known = _ROSTER if facts.members_listed[row] else ""
        others = (field for field in verdict.missing if field != known)
        return evolve(verdict, missing=("consortia.specialties (complete list)", *others))

    return Verdicts(read_only(outcomes, np.int8), explain)


@frozen(eq=False, slots=False)
class _Specialties:
    """The specialties of consortia, and who holds them."""

    facts: Facts

    @cached_property
    def subjects(self) -> Subjects:
        """What institutions hold."""
        return shared(self.facts, Subjects)

    @cached_property
    def named(self) -> NDArray[np.bool_]:
        """For each consortium, whether it names a specialty."""
        return read_only(np.diff(self._column.offsets) > 0, np.bool_)

    @cached_property
    def listed(self) -> NDArray[np.bool_]:
        """For each consortium, whether its specialties are stated to be all there are."""
        return read_only(
            np.asarray(self._column.completeness) == Completeness.COMPLETE.number, np.bool_
        )

    @cached_property
    def held(self) -> Mapping[Subject, States]:
        """For each specialty of a consortium, which institutions hold it."""
        found = (Subject.at(int(number)) for number in np.unique(self._column.values))
        return {subject: self.subjects.held(subject) for subject in found}

    def held_by_members(self, roster: Roster) -> States:
        """Return for each membership whether the member holds every specialty."""
        sound = np.ones(len(roster.consortium), np.int8)
        rows = np.flatnonzero(self.named[roster.consortium])
        of, found = roster.consortium[rows], np.ones(len(rows), np.int8)
        of_consortium = np.repeat(np.arange(len(self.named)), np.diff(self._column.offsets))
        for subject, states in self.held.items():
            wanted = np.zeros(len(self.named), np.bool_)
            wanted[of_consortium[self._column.values == subject.number]] = True
            asked = np.flatnonzero(wanted[of])
            held = np.append(states, np.int8(-1))[roster.institution[rows[asked]]]
            found[asked] = both(found[asked], held)
        sound[rows] = found
        return read_only(sound, np.int8)

    def lacking(self, membership: Membership) -> list[Subject]:
        """Return the specialties that a member of a consortium surely does not hold."""
        facts = self.facts
        host = facts.institution_of(membership.institution or membership.department)
        row = facts.network.institutions.row_number(str(host))
        wanted = facts.network.consortia[membership.consortium].specialties or ()
        return [subject for subject in wanted if self.held[subject][row] == 0]

    @property
    def _column(self) -> ListColumn:
        return self.facts.network.consortia.columns.specialties


def _wording(facts: Facts, specialties: _Specialties) -> Wording:
    def missing(membership: Membership) -> tuple[str, ...]:
        host = facts.institution_of(membership.institution or membership.department)
        if host is None:
            table = "departments" if membership.department else "memberships"
            return (f"{table}.institution",)
        return specialties.subjects.missing(host)

    def name(membership: Membership) -> str:
        lacking = "、".join(subject.zh for subject in specialties.lacking(membership))
        return f"{name_of(membership)}（{lacking}）"

    return Wording(
        right=Text("每个成员都有联盟的专科", "every member holds the specialty"),
        wrong=Text("没有联盟专科的成员", "members without the specialty"),
        nobody=Text("没有成员", "there is no member"),
        unknown=Text(
            "专科、成员或其服务未全部记录", "specialties, members or services are not all recorded"
        ),
        label=Text("有该专科的成员", "members that hold the specialty"),
        cure=Text(
            "补记成员的服务，或办理诊疗科目登记",
            "record the services of the member, or have the subject registered",
        ),
        missing=missing,
        name=name,
    )
