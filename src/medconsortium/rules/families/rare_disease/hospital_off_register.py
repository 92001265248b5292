"""RDN005 hospital-off-register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.model import Listing, Membership, Network, Platform, in_force, with_rows
from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.three_valued import States, among, known
from medconsortium.rules.engine.verdict import Verdicts
from medconsortium.rules.judging.exemplary import provincial_network
from medconsortium.rules.judging.linkage import Links
from medconsortium.rules.judging.members import Every, Roster, Wording, judge_every
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Completeness,
    ConsortiumKind,
    LinkKind,
    PlatformKind,
    SourceBasis,
)

__all__ = ["hospital_off_register"]


def compliant() -> Network:
    """Return the network of a province whose hospitals all take part in the register."""
    return provincial_network()


@breach("一家医院不在登记系统中", "a hospital takes no part in the register")
def one_hospital_off(network: Network, consortium: str) -> Network:
    registers = [
        evolve(row, participants=Listing((row.participants or ())[:-1], Completeness.COMPLETE))
        for row in network.platforms.values()
        if row.kind is PlatformKind.PATIENT_REGISTER and row.consortium == consortium
    ]
    return with_rows(network, registers)


@rule(
    code="RDN005",
    title=Text("协作网医院没有向登记系统报告病例", "hospital off register"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweibanyihan-2019-157#register",),
    kinds=frozenset({ConsortiumKind.RARE_DISEASE_NETWORK}),
    needs=("consortia.members_completeness", "platforms.kind", "platforms.participants"),
    compliant=compliant,
    breaches=(one_hospital_off,),
)
def hospital_off_register(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A hospital of the rare-disease network reports no cases to the register.

    罕见病诊疗协作网的医院没有将病例录入登记系统。

    What it checks:
        Every member, the leads included, takes part in a register of patients in force, of the
        network or one that is nobody's in particular, or has a link of the network by which it
        reports to a register. That the network declares registration as a practice does not show
        that each hospital reports.

        每个成员（含牵头医院）都参加现行的患者登记系统（协作网的，或者不属某个医联体的），
        或者有协作网的登记上报联系。协作网声明开展患者登记，并不说明每家医院都在上报。

    Why:
        The notice of 2019 has a register of rare-disease patients, and each hospital of the
        network enters those that it treats in time.

        2019年的通知要求建立罕见病患者登记制度，协作网医院及时录入所诊治患者的信息。

    Data it needs:
        The members, listed completely; the register with its period and participants, or the
        links by which hospitals report. That a hospital does not report can be said only where a
        register is recorded, and the links of the network and the participants of every register
        are listed completely.

        完整的成员名单；登记系统及其起止日期和参加单位，或者各医院的登记上报联系。
        只有记录了登记系统，并且写明协作网的联系和每个登记系统的参加单位都已全部列出，
        才能判定某家医院没有上报。

    How to comply:
        Have the hospital registered with the system, and record that it takes part.

        为该医院开通登记系统，并记录其参加情况。

    When to waive:
        For a hospital that has just joined and whose access is being opened; let the waiver end
        on the day on which it is to report.

        新加入、正在开通权限的医院可以豁免；豁免期限写到应开始上报之日。
    """
    roster, reporting = shared(facts, Roster), _Reporting(facts)
    of_network = np.isin(roster.consortium, consortia)
    every = Every(
        roster=roster,
        spoken_of=read_only(np.where(of_network, facts.is_member, 0), np.int8),
        sound=reporting.of_members(roster, np.flatnonzero(of_network)),
        listed=facts.members_listed,
    )
    return judge_every(every, consortia, _wording(reporting))


def _wording(reporting: _Reporting) -> Wording:
    return Wording(
        right=Text("每家医院都向登记系统报告", "every hospital reports to a register"),
        wrong=Text("没有向登记系统报告的医院", "hospitals that report to no register"),
        nobody=Text("没有成员", "there is no member"),
        unknown=Text(
            "名单、登记系统或上报联系未全部记录", "roster, registers or links are not all recorded"
        ),
        label=Text("向登记系统报告的医院", "hospitals that report to a register"),
        cure=Text("开通登记系统并记录参加情况", "open the register to them, and record that"),
        missing=reporting.missing,
    )


@frozen
class _Reporters:
    """The institutions, by row, that surely report and that may; and whether any other may."""

    surely: frozenset[int]
    perhaps: frozenset[int]
    anybody: bool

    def says(self, institution: int) -> int:
        """Return whether an institution reports: 1, 0, or -1 if that is not known."""
        if institution in self.surely:
            return 1
        return -1 if institution < 0 or self.anybody or institution in self.perhaps else 0


@frozen(eq=False, slots=False)
class _Reporting:
    """Who reports to registers, as links and the participants of registers tell."""

    facts: Facts

    def of_members(self, roster: Roster, rows: NDArray[np.intp]) -> States:
        """Return for each membership whether the member reports; not known but of `rows`."""
        found = np.full(len(roster.consortium), -1, np.int8)
        reporters = {
            int(consortium): self._reporters(int(consortium))
            for consortium in np.unique(roster.consortium[rows])
        }
        for row in rows:
            of_network = reporters[int(roster.consortium[row])]
            found[row] = of_network.says(int(roster.institution[row]))
        return read_only(found, np.int8)

    def missing(self, membership: Membership) -> tuple[str, ...]:
        """Return what leaves it open whether a member reports."""
        if self.facts.institution_of(membership.institution or membership.department) is None:
            table = "departments" if membership.department else "memberships"
            return (f"{table}.institution",)
        consortium = self.facts.network.consortia.row_number(membership.consortium)
        registers = self._registers_of(consortium)
        found = [] if registers else ["platforms (patient_register)"]
        for platform in registers:
            found += [] if platform.kind is not None else ["platforms.kind"]
            found += self._unnamed(platform)
            found += dates_in_doubt(platform, on=self.facts.on)
        found += self._links.lacking(consortium, self._reports)
        return tuple(dict.fromkeys(found))

    def _reporters(self, consortium: int) -> _Reporters:
        registers = self._registers_of(consortium)
        sure = [r for r in registers if self._is_sure(r)]
        rows = self._links.possible_rows(consortium, self._reports)
        attached = self._links.consortium[rows] == consortium
        holds = self._links.holds[rows] == 1
        origins = self._links.origin[rows]
        anybody = (
            not sure
            or not self._links.listed[consortium]
            or any(self._unnamed(register) for register in registers)
            or bool((origins < 0).any())
        )
        return _Reporters(
            frozenset([*self._taking_part(sure), *origins[attached & holds].tolist()]),
            frozenset([*self._taking_part(registers), *origins.tolist()]),
            anybody,
        )

    def _registers_of(self, consortium: int) -> list[Platform]:
        """Return the registers in force that are a network's or nobody's, and what may be one."""
        of = (self.facts.consortium(consortium).id, None)
        return [register for register in self._registers if register.consortium in of]

    def _is_sure(self, register: Platform) -> bool:
        holds = in_force(register.since, register.until, self.facts.on)
        return bool(holds) and register.kind is not None

    def _unnamed(self, register: Platform) -> tuple[str, ...]:
        """Return what leaves it open who takes part in a register."""
        named, departments = register.participants, self.facts.network.departments
        if named is None or named.completeness is not Completeness.COMPLETE:
            return ("platforms.participants",)
        hosts = (departments[part].institution for part in named if part in departments)
        return ("departments.institution",) if None in hosts else ()

    def _taking_part(self, registers: Iterable[Platform]) -> Iterator[int]:
        for register in registers:
            for participant in register.participants or ():
                host = self.facts.institution_of(participant)
                if host is not None:
                    yield self.facts.network.institutions.row_number(host)

    @cached_property
    def _registers(self) -> list[Platform]:
        platforms = self.facts.network.platforms
        fits = among(platforms.columns.kind, [PlatformKind.PATIENT_REGISTER])
        rows = np.flatnonzero((fits != 0) & (self.facts.standing("platforms") != 0))
        return [platforms.row(row) for row in rows.tolist()]

    @cached_property
    def _links(self) -> Links:
        return shared(self.facts, Links)

    @cached_property
    def _reports(self) -> States:
        return known(self._links.of_kinds([LinkKind.REGISTER_REPORTING]))
