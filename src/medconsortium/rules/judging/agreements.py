"""Whether lead and members have signed; what alliances and telemedicine networks share.

It works on columns, for all consortia at once; rows are made when a verdict is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Consortium, Membership, Table
from medconsortium.model.columnar.columns import item_rows, read_only, rows_in_force
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.terms import Outcome
from medconsortium.rules.engine.three_valued import States, among, both, told
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    passed,
    unassessed,
)
from medconsortium.rules.judging.instruments import Candidate, candidates, sets_out
from medconsortium.rules.judging.linkage import lists_every
from medconsortium.rules.judging.members import Roster, is_among, joined_pairs
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, InstrumentKind, Provision, Role

__all__ = ["judge_agreements"]

_LEADING = (Role.LEAD, Role.CO_LEAD)

_Flags = NDArray[np.bool_]
_Rows = NDArray[np.int64]


def judge_agreements(
    facts: Facts, consortia: NDArray[np.int32], *, must_set_out: Sequence[Provision]
) -> Verdicts:
    """Judge of consortia, by row, whether each member has an agreement with a lead.

    The agreement sets out what it must.

    One agreement signed by all serves every pair, one that has expired serves none. For a
    department its institution may sign.
    """
    parties = _Parties(shared(facts, Roster), consortia)
    signing = _Signing(parties, tuple(must_set_out))
    return Verdicts(
        read_only(signing.outcomes[consortia], np.int8),
        lambda position: _explain(signing, int(consortia[position])),
    )


@frozen(eq=False, slots=False)
class _Parties:
    """The memberships of some consortia: who leads, and who is a member and does not.

    `rows` are their rows, and all columns are of these. A membership is `certain` where it holds
    and its role is stated, `doubtful` where it may hold otherwise.
    """

    roster: Roster
    consortia: NDArray[np.int32]

    @cached_property
    def rows(self) -> _Rows:
        asked = np.zeros(len(self.roster.facts.network.consortia), np.bool_)
        asked[self.consortia] = True
        return np.flatnonzero(asked[self.roster.consortium])

    @cached_property
    def consortium(self) -> _Rows:
        return self.roster.consortium[self.rows].astype(np.int64)

    @cached_property
    def leads(self) -> States:
        """Whether each is that of a lead, and holds."""
        holds = self.roster.facts.is_member[self.rows]
        return both(holds, self.roster.has_role(_LEADING)[self.rows])

    @cached_property
    def doubtful(self) -> _Flags:
        holds = self.roster.facts.is_member[self.rows]
        unstated = self.roster.facts.role_unstated[self.rows]
        return read_only((holds < 0) | ((holds == 1) & unstated), np.bool_)

    @cached_property
    def others(self) -> _Flags:
        """Whether each certainly is that of a member that does not lead by another one."""
        certain = (self.roster.facts.is_member[self.rows] == 1) & ~self.doubtful
        member = certain & (self.leads == 0)
        leading = np.unique(self.actor[(self.leads == 1) & (self.actor >= 0)])
        may_lead = np.flatnonzero(member & is_among(self.actor, leading))
        keys = self.keys(self.consortium, self.actor)
        member[may_lead] = ~is_among(keys[may_lead], keys[self.leads == 1])
        return read_only(member, np.bool_)

    @cached_property
    def actor(self) -> _Rows:
        """Who may sign: institutions by row, behind them departments; -1 for a group."""
        columns, network = self.roster.facts.network.memberships.columns, self.roster.facts.network
        department = columns.department[self.rows]
        behind = np.where(department >= 0, department + len(network.institutions), -1)
        institution = columns.institution[self.rows]
        return np.where(institution >= 0, institution, behind).astype(np.int64)

    @cached_property
    def host(self) -> _Rows:
        """Who else may sign: the institution of a department; -1 where it is not known."""
        return self.roster.institution[self.rows].astype(np.int64)

    def keys(self, consortium: _Rows, actor: _Rows) -> _Rows:
        """Return a number for each pair of a consortium and who signs, -1 where that is nobody."""
        network = self.roster.facts.network
        size = len(network.institutions) + len(network.departments) + 1
        return np.where((actor >= 0) & (consortium >= 0), consortium * size + actor, -1)

    def consortia_of(self, memberships: _Flags) -> _Flags:
        """Return for each consortium whether one of its memberships is marked `True`."""
        found = np.zeros(len(self.roster.facts.network.consortia), np.bool_)
        found[self.consortium[memberships]] = True
        return found

    @cached_property
    def has_leads(self) -> _Flags:
        return self.consortia_of(self.leads == 1)

    @cached_property
    def unknown_leads(self) -> _Flags:
        """For each consortium, whether of a lead it is not known who may sign for it."""
        return self.consortia_of((self.leads == 1) & (self.host < 0))

    @cached_property
    def leads_sure(self) -> _Flags:
        """For each consortium, whether it is known who leads."""
        doubtful = self.consortia_of(self.doubtful & (self.leads != 0))
        sure = self.roster.facts.leads_listed & self.has_leads
        return read_only(sure & ~doubtful & ~self.unknown_leads, np.bool_)

    @cached_property
    def known(self) -> _Flags:
        """For each consortium, whether it is known who leads and who is a member."""
        sure = self.roster.facts.members_listed & self.has_leads & self.consortia_of(self.others)
        return read_only(sure & ~self.consortia_of(self.doubtful) & ~self.unknown_leads, np.bool_)


@frozen(eq=False, slots=False)
class _Signing:
    """Who has signed agreements that set out what they must.

    Agreements are `usable` where they may serve a consortium, and `sure` where they do.
    """

    parties: _Parties
    must_set_out: tuple[Provision, ...]

    @cached_property
    def outcomes(self) -> NDArray[np.int8]:
        """For each consortium, the number of the outcome."""
        parties, served = self.parties, self.served
        facts = parties.roster.facts
        listed = facts.network.consortia.columns.instruments_completeness
        without = parties.consortia_of(parties.others & (served == 0))
        found = np.full(len(listed), Outcome.NOT_ASSESSED.number, np.int8)
        complete = listed == Completeness.COMPLETE.number
        found[without & complete & parties.leads_sure] = Outcome.FAIL.number
        unserved = parties.consortia_of(parties.others & (served != 1))
        found[parties.known & ~unserved] = Outcome.PASS.number
        return read_only(found, np.int8)

    @cached_property
    def served(self) -> States:
        """For each membership of the parties, whether an agreement serves it."""
        parties, of = self.parties, self.parties.consortium
        signed, perhaps = self._signed
        unknown = (parties.host < 0) & self._some[of]
        perhaps |= (self._everybody[of] < 0) | unknown
        surely = signed | (self._everybody[of] == 1)
        return told(surely, perhaps)

    @cached_property
    def _facts(self) -> Facts:
        return self.parties.roster.facts

    @cached_property
    def _state(self) -> States:
        """For each instrument, whether it serves the consortium that is stated, or any."""
        instruments = self._facts.network.instruments
        return instruments.derived(_serve, self.must_set_out, self._facts.on)

    @cached_property
    def _some(self) -> _Flags:
        """For each consortium, whether it may have an agreement at all."""
        of = self._facts.network.instruments.columns.consortium
        usable = self._state != 0
        found = np.full(len(self._facts.network.consortia), bool((usable & (of < 0)).any()))
        found[of[usable & (of >= 0)]] = True
        return found

    @cached_property
    def _everybody(self) -> States:
        """For each consortium, whether an agreement is signed by everybody."""
        columns = self._facts.network.instruments.columns
        of, for_all = columns.consortium, columns.covers_all_members == 1
        open_ = for_all | (columns.parties.completeness != Completeness.COMPLETE.number)
        may, attached = (self._state != 0) & open_, of >= 0
        found = np.full(len(self._facts.network.consortia), -int((may & ~attached).any()), np.int8)
        found[of[may & attached]] = -1
        found[of[(self._state == 1) & for_all & attached]] = 1
        return read_only(found, np.int8)

    @cached_property
    def _signed(self) -> tuple[_Flags, _Flags]:
        """For each membership, whether it surely, and perhaps, has signed with a lead."""
        parties, columns = self.parties, self._facts.network.instruments.columns
        named = np.flatnonzero((self._state != 0) & (columns.covers_all_members != 1))
        if not len(named):
            nobody = np.zeros(len(parties.rows), np.bool_)
            return nobody, nobody.copy()
        lengths = np.where(columns.parties.valid, np.diff(columns.parties.offsets), 0)[named]
        agreement = np.repeat(named, lengths)
        who = self._actors[item_rows(columns.parties, named)]
        of = columns.consortium[agreement].astype(np.int64)
        pairs, leads = parties.keys(of, who), parties.leads == 1
        lead_keys = np.concatenate(
            [self._keys(parties.actor, leads), self._keys(parties.host, leads)]
        )
        with_lead = np.zeros(len(columns.kind), np.bool_)
        with_lead[agreement[(pairs >= 0) & is_among(pairs, lead_keys)]] = True
        counted = with_lead[agreement] & (pairs >= 0)
        sure = counted & (self._state[agreement] == 1)
        surely, perhaps = (
            np.logical_or(
                *(is_among(self._keys(end), pairs[kept]) for end in (parties.actor, parties.host))
            )
            for kept in (sure, counted)
        )
        loose = (of < 0) & (who >= 0)
        perhaps |= self._signed_loosely(agreement[loose], who[loose])
        return surely, perhaps

    def _keys(self, actor: _Rows, kept: _Flags | None = None) -> _Rows:
        keys = self.parties.keys(self.parties.consortium, actor)
        keys = keys if kept is None else keys[kept]
        return np.where(keys < 0, -2, keys)  # nobody is not among those who sign nothing

    def _signed_loosely(self, agreement: _Rows, who: _Rows) -> _Flags:
        """For each membership, whether it has signed with a lead what may be any consortium's."""
        parties, found = self.parties, np.zeros(len(self.parties.rows), np.bool_)
        if not len(agreement):
            return found
        size = len(self._facts.network.consortia)
        signing = [joined_pairs(end, who) for end in (parties.actor, parties.host)]
        row, place = (np.concatenate(part) for part in zip(*signing, strict=True))
        keys = agreement[place] * size + parties.consortium[row]
        by_leads = keys[parties.leads[row] == 1]
        found[row[is_among(keys, by_leads)]] = True
        return found

    @cached_property
    def _actors(self) -> _Rows:
        """For each party of an agreement, its number among those who may sign; -1 for others."""
        values = self._facts.network.instruments.columns.parties.values
        direct, department = (values.rows_in(t) for t in ("institutions", "departments"))
        behind = np.where(department >= 0, department + len(self._facts.network.institutions), -1)
        return np.where(direct >= 0, direct, behind).astype(np.int64)


def _serve(instruments: Table[Any, Any], must_set_out: tuple[Provision, ...], on: date) -> States:
    columns = instruments.columns
    holds = rows_in_force(columns.since, columns.until, on)
    content = lists_every(columns.provisions, must_set_out)
    return both(both(holds, content), among(columns.kind, [InstrumentKind.AGREEMENT]))


# --- What is said of a consortium ---------------------------------------------------------------


@frozen
class _Party:
    """A member that is to have signed, and whether an agreement serves it.

    `gap` is the field that would tell who else may sign for it, where somebody may.
    """

    name: str
    served: int
    gap: str | None


def _explain(signing: _Signing, consortium: int) -> Verdict:
    facts = signing.parties.roster.facts
    row = facts.consortium(consortium)
    members = list(_members(signing, consortium))
    found = tuple(_agreements(facts, row, signing.must_set_out))
    without = [member.name for member in members if member.served == 0]
    evidence = Evidence(
        label=Text("有协议的成员", "members with an agreement"),
        found=sum(member.served == 1 for member in members),
        wanted=len(members),
    )
    outcome = signing.outcomes[consortium]
    if outcome == Outcome.FAIL.number:
        return failed(
            Text(
                f"{len(without)} 个成员没有合格的协议：{'、'.join(without)}",
                f"without an agreement that would do: {', '.join(without)}",
            ),
            evidence,
            cure=Text("签订协议并记录", "sign the agreement, and record it"),
            rows=[("instruments", agreement) for agreement, _ in found],
        )
    if outcome == Outcome.PASS.number:
        return passed(Text("每个成员都有协议", "every member has an agreement"), evidence)
    missing = [*_gaps_in_parties(signing.parties, consortium)]
    unclear = [member for member in members if member.served < 0]
    missing += [member.gap for member in unclear if member.gap]
    if unclear:
        missing += [field for _, gaps in found for field in gaps]
    if without and row.instruments_completeness is not Completeness.COMPLETE:
        missing += ["instruments (agreement)", "consortia.instruments_completeness"]
    return unassessed(
        Text(
            "协议、签署方、内容或成员未全部记录",
            "agreements, parties, content or members are not fully recorded",
        ),
        evidence,
        missing=tuple(dict.fromkeys(missing)),
    )


def _members(signing: _Signing, consortium: int) -> Iterator[_Party]:
    """Yield the members of a consortium that do not lead, each once."""
    parties, roster = signing.parties, signing.parties.roster
    seen: set[str] = set()
    for place in np.flatnonzero((parties.consortium == consortium) & parties.others).tolist():
        membership = roster.membership(int(parties.rows[place]), keyed=False)
        who = membership.institution or membership.department or membership.id
        if who not in seen:
            seen.add(who)
            name = who if membership.group is None else str(membership.group.description)
            yield _Party(name, int(signing.served[place]), _gap(roster.facts, membership))


def _gap(facts: Facts, membership: Membership) -> str | None:
    """Return the field that would tell who else may sign for a member; `None` if nobody may."""
    if membership.group is not None:
        return "memberships.institution"
    unknown = facts.institution_of(membership.institution or membership.department) is None
    return "departments.institution" if unknown else None


def _gaps_in_parties(parties: _Parties, consortium: int) -> Iterator[str]:
    """Yield which data leave it open who leads a consortium, and who is a member."""
    roster, facts = parties.roster, parties.roster.facts
    if not facts.members_listed[consortium]:
        yield "consortia.members_completeness"
    places = np.flatnonzero(parties.consortium == consortium)
    for place in places[parties.doubtful[places]].tolist():
        membership = roster.membership(int(parties.rows[place]), keyed=False)
        yield from dates_in_doubt(membership, on=facts.on)
        yield from ("memberships.role",) if membership.role is None else ()
    if not (parties.leads[places] != 0).any():
        yield "memberships (lead)"
    roles = facts.network.memberships.columns.role[parties.rows[places]]
    may_follow = parties.doubtful[places] & (among(roles, _LEADING) != 1)
    if not (parties.others[places] | may_follow).any():
        yield "memberships (member)"
    for place in places[parties.leads[places] == 1].tolist():
        gap = _gap(facts, roster.membership(int(parties.rows[place]), keyed=False))
        yield from () if gap is None else (gap,)


def _agreements(
    facts: Facts, consortium: Consortium, must_set_out: Sequence[Provision]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the agreements that may serve, by id, and what each leaves open."""
    for candidate in candidates(facts, consortium, InstrumentKind.AGREEMENT):
        content = sets_out(candidate.instrument, must_set_out)
        yield candidate.instrument.id, _gaps(candidate, content=content)


def _gaps(candidate: Candidate, *, content: bool | None) -> tuple[str, ...]:
    parties, covers_all = candidate.instrument.parties, candidate.instrument.covers_all_members
    parties_known = parties is not None and parties.completeness is Completeness.COMPLETE
    gaps = [*candidate.doubts]
    gaps += ["instruments.provisions"] if content is None else []
    gaps += [] if covers_all or parties_known else ["instruments.parties"]
    return tuple(gaps)
