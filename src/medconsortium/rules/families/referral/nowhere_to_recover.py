"""REF007 nowhere-to-recover."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, reduce

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.model import (
    Institution,
    Listing,
    Network,
    Service,
    with_rows,
    without_rows,
)
from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Outcome, Severity
from medconsortium.rules.engine.three_valued import States, both, known
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    not_applicable,
    passed,
    unassessed,
)
from medconsortium.rules.judging.composition import OUTCOME_OF
from medconsortium.rules.judging.grid_forms import GRID_FORMS, linked
from medconsortium.rules.judging.leads import leading
from medconsortium.rules.judging.linkage import Links
from medconsortium.rules.judging.members import Roster, unstated
from medconsortium.rules.judging.paths import Pairs
from medconsortium.rules.judging.phases import Phases
from medconsortium.rules.judging.seats import Seats, reach
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, LinkKind, Phase, ServiceStatus, SourceBasis

__all__ = ["nowhere_to_recover"]

_RECOVERING = (Phase.RECOVERY, Phase.POST_OPERATIVE)
_DOWN = LinkKind.REFERRAL_DOWN


def compliant() -> Network:
    """Return an urban group whose lead sends recovering patients down."""
    services = [
        Service(
            id=phase.zh,
            provider="乙",
            phases=Listing([phase], Completeness.COMPLETE),
            status=ServiceStatus.OPERATING,
        )
        for phase in _RECOVERING
    ]
    below = Institution(id="乙", name="乙", services_completeness=Completeness.COMPLETE)
    members = {"甲": "lead", "乙": "member"}
    return linked("urban_medical_group", members, rows=[below, *services])


@breach("牵头单位没有下转对象", "the lead has nobody to send patients down to")
def no_way_down(network: Network, consortium: str) -> Network:
    links = network.links.values()
    gone = [link for link in links if link.consortium == consortium and link.kind is _DOWN]
    return without_rows(network, gone)


@breach("下转对象不接收术后恢复期患者", "nobody below takes patients after an operation")
def nobody_takes_them_after_an_operation(network: Network, consortium: str) -> Network:
    return _suspended(network, consortium, Phase.POST_OPERATIVE)


@breach("下转对象不接收恢复期、稳定期患者", "nobody below takes patients who recover")
def nobody_takes_them_in_recovery(network: Network, consortium: str) -> Network:
    return _suspended(network, consortium, Phase.RECOVERY)


@rule(
    code="REF007",
    title=Text("恢复期患者无处下转", "nowhere to recover"),
    severity=Severity.WARNING,
    basis=Basis.READING,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#acute-chronic",),
    kinds=GRID_FORMS,
    needs=("links", "links.consortium", "services", "services.phases", "memberships.role"),
    compliant=compliant,
    breaches=(
        no_way_down,
        nobody_takes_them_after_an_operation,
        nobody_takes_them_in_recovery,
    ),
)
def nowhere_to_recover(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """The lead of an urban group or county community has nowhere to send recovering patients.

    城市医疗集团或县域医共体的牵头单位无处下转恢复期患者。

    What it checks:
        Declared links of the consortium for referral down lead from a lead, step by step if need
        be, to an institution that takes patients recovering from acute illness or stable after a
        critical one (one phase, recovery), and to one that takes them after an operation.

        沿医联体声明的下转联系，从牵头单位出发（可以逐级），能到达接收急性病恢复期、
        危重症稳定期患者（同为“恢复期”）的机构，也能到达接收术后恢复期患者的机构。

    Why:
        The measures of 2020 (topic: acute and chronic care apart) have the lead send down patients
        in three states in time: recovering from acute illness, recovering from an operation,
        stable after a critical illness. That for each a lower institution must be able to take
        them is our reading.

        2020年的管理办法（急慢分治）要求牵头医院将急性病恢复期、术后恢复期及危重症稳定期患者及时下转。
        每种状态都要有能接收的下级机构，是本库的理解。

    Data it needs:
        The lead; the links of the consortium with their periods; the services of those below with
        phases, status and period; and, to say that there is none, that all of these are listed
        completely.

        牵头单位；医联体的联系及其起止日期；下级机构的服务及其阶段、状态和起止日期；
        要断定没有，上述各项须已全部列出。

    How to comply:
        Agree on referral down with an institution that takes such patients, or build the service
        there, and record both.

        与能接收此类患者的机构商定下转，或在下级机构开设相应服务，并一并记录。

    When to waive:
        While the service below is being set up, until the day it is to begin.

        下级机构的服务正在筹建时；豁免期限写到应开设之日。
    """
    search = _Search(shared(facts, Roster), shared(facts, Links), shared(facts, Phases))
    states = [search.found(phase) for phase in _RECOVERING]
    outcomes = np.where(
        search.leaderless, Outcome.NOT_APPLICABLE.number, OUTCOME_OF[reduce(both, states)]
    )

    def explain(position: int) -> Verdict:
        row = int(consortia[position])
        if search.leaderless[row]:
            return not_applicable(Text("没有牵头单位", "there is no lead"))
        return _say(search, row, {p: int(s[row]) for p, s in zip(_RECOVERING, states, strict=True)})

    return Verdicts(read_only(outcomes[consortia], np.int8), explain)


@frozen(eq=False, slots=False)
class _Search:
    """Where leads send patients down, and which phases are taken there."""

    roster: Roster
    links: Links
    phases: Phases

    @cached_property
    def leads(self) -> States:
        """For each membership, whether it is of a lead."""
        return shared(self.roster.facts, leading)

    @cached_property
    def leaderless(self) -> NDArray[np.bool_]:
        """For each consortium, whether it surely has no lead."""
        return self.roster.facts.leads_listed & ~self.roster.consortia_of(self.leads != 0)

    @cached_property
    def down(self) -> States:
        """For each link, whether it is one for referral down."""
        return known(self.links.of_kinds([_DOWN]))

    @cached_property
    def below(self) -> tuple[Pairs, States]:
        """What links down lead to, each in its consortium, and whether that is below a lead."""
        links, roster = self.links, self.roster
        drawn = (self.down == 1) & (links.holds != 0) & (links.consortium >= 0)
        drawn &= (links.origin >= 0) & (links.target >= 0) & (links.origin != links.target)
        consortium = links.consortium[drawn]
        placed, seats = roster.institution >= 0, shared(roster.facts, Seats)
        reached = reach(
            seats,
            self.down == 1,
            (seats.of_members[self.leads == 1], seats.of_members[self.leads != 0]),
            asked=seats.of_origins[drawn],
            backwards=False,
        )
        nowhere = roster.consortia_of(~placed & (self.leads != 0))[consortium]
        above = np.where((reached == 0) & nowhere, -1, reached).astype(np.int8)
        return Pairs(consortium, links.target[drawn]), both(above, links.holds[drawn])

    def found(self, phase: Phase) -> States:
        """Return for each consortium whether somebody below a lead takes a phase."""
        links, facts = self.links, self.roster.facts
        ends, below = self.below
        suits = both(below, self.phases.taken(phase)[ends.institution])
        led = self.roster.consortia_of(self.leads == 1)
        found = np.where(links.listed & facts.leads_listed & led, 0, -1).astype(np.int8)
        open_ = (self.down == 1) & (links.holds != 0)
        known_ends = (links.origin >= 0) & (links.target >= 0)
        if (open_ & (links.consortium < 0)).any():
            found[:] = -1
        found[links.consortium[open_ & ~known_ends & (links.consortium >= 0)]] = -1
        found[ends.consortium[suits < 0]] = -1
        found[ends.consortium[suits == 1]] = 1
        return read_only(found, np.int8)


def _say(search: _Search, row: int, found: Mapping[Phase, int]) -> Verdict:
    evidence = Evidence(
        label=Text("有下转去处的阶段", "phases with somewhere to go"),
        found=sum(state == 1 for state in found.values()),
        wanted=len(found),
    )
    lacking = [phase for phase, state in found.items() if state == 0]
    if lacking:
        zh, en = "、".join(p.zh for p in lacking), ", ".join(p.en for p in lacking)
        return failed(
            Text(f"牵头单位没有可下转{zh}患者的机构", f"nobody below the lead takes: {en}"),
            evidence,
            cure=Text(
                "与能接收的机构商定下转，或在下级机构开设服务，并一并记录",
                "agree on referral down with one that takes them, or build the service below",
            ),
        )
    if all(state == 1 for state in found.values()):
        return passed(
            Text("恢复期患者有处可下转", "recovering patients can be sent down"), evidence
        )
    return unassessed(
        Text(
            "牵头单位、下转联系或下级机构的服务未全部记录",
            "lead, links for referral down or services below are not fully recorded",
        ),
        evidence,
        missing=tuple(dict.fromkeys(_missing(search, row))),
    )


def _missing(search: _Search, row: int) -> Iterator[str]:
    roster, facts = search.roster, search.roster.facts
    if not facts.leads_listed[row]:
        yield "consortia.leads_completeness"
    of_lead = unstated(facts, "memberships.role", "institutions.id")
    for number in roster.rows_of(row):
        if search.leads[number] != 0:
            membership = roster.membership(int(number), keyed=False)
            yield from dates_in_doubt(membership, on=facts.on)
            yield from of_lead(membership)
    yield from search.links.lacking(row, search.down)
    institutions = facts.network.institutions
    for link_row in search.links.possible_rows(row, search.down):
        target = int(search.links.target[link_row])
        name = "" if target < 0 else institutions.columns.id[target] or ""
        yield from search.phases.missing_at(institutions.get(name))


def _suspended(network: Network, consortium: str, phase: Phase) -> Network:
    """Return the network with the services of a phase at those a consortium sends patients to."""
    links = network.links.values()
    below = {link.target for link in links if link.consortium == consortium and link.kind is _DOWN}
    services = (s for s in network.services.values() if s.provider in below)
    suspended = (
        evolve(s, status=ServiceStatus.SUSPENDED) for s in services if phase in (s.phases or ())
    )
    return with_rows(network, suspended)
