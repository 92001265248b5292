"""TEL007 remote-areas-unreached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import Division, Institution, Membership, Network, Table, with_rows
from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Outcome, Severity
from medconsortium.rules.engine.three_valued import States
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    not_applicable,
    passed,
    unassessed,
)
from medconsortium.rules.judging.exemplary import telemedicine_network
from medconsortium.rules.judging.members import Roster
from medconsortium.rules.judging.territory import climb_in
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, SourceBasis

__all__ = ["remote_areas_unreached"]


def compliant() -> Network:
    """Return a network with a member in a remote county."""
    return telemedicine_network(
        rows=[
            Division(id="某市", name="某市", remote=False),
            Division(id="某县", name="某县", remote=True),
            Institution(id="甲", name="甲", division="某市"),
            Institution(id="乙", name="乙", division="某县"),
        ]
    )


@breach("成员都不在边远地区", "no member lies in a remote area")
def no_remote_member(network: Network, consortium: str) -> Network:
    members = {m.institution for m in network.memberships.values() if m.consortium == consortium}
    places = {row.division for row in network.institutions.values() if row.id in members}
    divisions = [row for row in network.divisions.values() if row.id in places]
    return with_rows(network, [evolve(row, remote=False) for row in divisions])


@rule(
    code="TEL007",
    title=Text("远程医疗协作网没有覆盖边远地区", "remote areas unreached"),
    severity=Severity.ADVICE,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#remote-areas",),
    kinds=frozenset({ConsortiumKind.TELEMEDICINE_NETWORK}),
    needs=("institutions.division", "divisions.remote"),
    compliant=compliant,
    breaches=(no_remote_member,),
)
def remote_areas_unreached(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A telemedicine network reaches no remote or poor area.

    远程医疗协作网没有覆盖边远、贫困地区。

    What it checks:
        At least one member lies in a division that is recorded as remote, or in one that lies in
        such a division and says nothing else of itself. Poor areas are recorded as remote too.

        至少有一个成员位于记录为边远的行政区划，或者位于其下、本身没有另行说明的行政区划。
        贫困地区也记录为边远。

    Why:
        The measures of 2020 put networks first that reach remote and poor areas. Others are
        lawful, hence advice.

        2020年的管理办法要求重点发展面向边远、贫困地区的远程医疗协作网。
        其他协作网并不违规，因此只是建议。

    Data it needs:
        The members and their divisions, and whether these are remote. That no member lies in a
        remote area can be said only where members are listed completely and of each division it
        is recorded that it is not remote.

        成员及其所在的行政区划，以及该区划是否边远。只有写明成员已全部列出，
        并且每个区划都记录为不边远，才能判定没有覆盖。

    How to comply:
        Take in institutions of remote areas, or record which divisions are remote.

        吸收边远地区的机构，或者补记哪些行政区划属于边远地区。

    When to waive:
        Where the area that the network is for has no remote part.

        协作网所面向的地区没有边远地带时可以豁免。
    """
    roster = shared(facts, Roster)
    network = facts.network
    remote = roster.of_institutions(
        network.institutions.derived(_remote, facts.on, beside=(network.divisions,))
    )
    may, sure = facts.is_member != 0, facts.is_member == 1
    reaching = roster.consortia_of(sure & (remote == 1))
    unsure = roster.consortia_of(may & ((remote < 0) | ((remote == 1) & ~sure)))
    listed = facts.members_listed
    outcomes = np.full(len(listed), Outcome.NOT_ASSESSED.number, np.int8)
    outcomes[listed & roster.consortia_of(sure) & ~unsure] = Outcome.FAIL.number
    outcomes[reaching] = Outcome.PASS.number
    outcomes[listed & ~roster.consortia_of(may)] = Outcome.NOT_APPLICABLE.number

    def explain(position: int) -> Verdict:
        row = int(consortia[position])
        return _explain(roster, remote, row, Outcome.at(int(outcomes[row])))

    return Verdicts(read_only(outcomes[consortia], np.int8), explain)


def _explain(roster: Roster, remote: States, consortium: int, outcome: Outcome) -> Verdict:
    facts, rows = roster.facts, roster.rows_of(consortium)
    rows = rows[facts.is_member[rows] != 0]
    listed = bool(facts.members_listed[consortium])
    if outcome is Outcome.NOT_APPLICABLE:
        return not_applicable(Text("没有成员", "there is no member"))
    sure = facts.is_member[rows] == 1
    reaching = np.count_nonzero(sure & (remote[rows] == 1))
    evidence = Evidence(
        label=Text("边远地区的成员", "members in remote areas"), found=int(reaching), wanted="≥ 1"
    )
    if outcome is Outcome.PASS:
        return passed(Text("有边远地区的成员", "it has members in remote areas"), evidence)
    unsure = (remote[rows] < 0) | ((remote[rows] == 1) & ~sure)
    if outcome is Outcome.FAIL:
        return failed(
            Text("没有边远地区的成员", "it has no member in a remote area"),
            evidence,
            cure=Text("吸收边远地区的机构", "take in institutions of remote areas"),
        )
    left_open = rows[unsure] if unsure.any() else rows[~sure]
    members = [
        (roster.membership(int(row), keyed=False), bool(remote[row] < 0)) for row in left_open
    ]
    return unassessed(
        Text("成员或其所在地区未全部记录", "members, or where they are, are not all recorded"),
        evidence,
        missing=tuple(dict.fromkeys(_missing(facts, members, listed=listed))),
    )


def _remote(institutions: Table[Any, Any], divisions: Table[Any, Any], on: date) -> States:
    """For each institution, whether it lies in a remote area: what the nearest division says.

    A part of one that is not remote may be remote, unless it says of itself that it is not.
    """
    said = np.append(divisions.columns.remote, np.int8(-1))
    found = np.full(len(divisions), -1, np.int8)
    silent = np.ones(len(divisions), np.bool_)
    for step, above in enumerate(
        climb_in(divisions, np.arange(len(divisions), dtype=np.int32), on)
    ):
        speaks = silent & (said[above] >= 0)
        settles = speaks & ((said[above] == 1) | (step == 0))
        found[settles] = said[above][settles]
        silent &= ~speaks
    places = institutions.columns.division
    return read_only(np.append(found, np.int8(-1))[places], np.int8)


def _missing(
    facts: Facts, members: Iterable[tuple[Membership, bool]], *, listed: bool
) -> Iterator[str]:
    """Yield what leaves members open, of whom it is said whether their area is not known."""
    if not listed:
        yield "consortia.members_completeness"
    for member, area_unknown in members:
        yield from dates_in_doubt(member, on=facts.on)
        host = facts.institution_of(member.institution or member.department)
        if host is None:
            yield "departments.institution" if member.department else "memberships.institution"
        elif facts.network.institutions[host].division is None:
            yield "institutions.division"
        elif area_unknown:
            yield "divisions.remote"
