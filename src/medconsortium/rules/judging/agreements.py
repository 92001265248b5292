"""Whether lead and members have signed; what alliances and telemedicine networks share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from medconsortium.model import Consortium, Instrument, Membership
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.verdict import Evidence, Verdict, failed, passed, unassessed
from medconsortium.rules.judging.instruments import Candidate, candidates, sets_out
from medconsortium.rules.judging.members import Roster
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, InstrumentKind, Provision, Role

__all__ = ["judge_agreements"]

_LEADING = frozenset({Role.LEAD, Role.CO_LEAD})


def judge_agreements(
    roster: Roster, consortium: int, *, must_set_out: Sequence[Provision]
) -> Verdict:
    """Judge of a consortium, by row, whether each member has an agreement with a lead.

    The agreement sets out what it must.

    One agreement signed by all serves every pair, one that has expired serves none. For a
    department its institution may sign.
    """
    row = roster.facts.consortium(consortium)
    parties = _parties(roster, consortium)
    found = tuple(_agreements(roster.facts, row, must_set_out))
    signed = _signed(found, parties.leads)
    states = [signed.serves(member) for member in parties.members]
    served = list(zip(parties.members, states, strict=True))
    without = [member.name for member, state in served if state is False]
    evidence = Evidence(
        label=Text("有协议的成员", "members with an agreement"),
        found=states.count(True),
        wanted=len(states),
    )
    listed = row.instruments_completeness is Completeness.COMPLETE
    if without and listed and parties.leads_sure:
        return failed(
            Text(
                f"{len(without)} 个成员没有合格的协议：{'、'.join(without)}",
                f"without an agreement that would do: {', '.join(without)}",
            ),
            evidence,
            cure=Text("签订协议并记录", "sign the agreement, and record it"),
            rows=[("instruments", agreement.instrument.id) for agreement in found],
        )
    if states and all(states) and not parties.gaps:
        return passed(Text("每个成员都有协议", "every member has an agreement"), evidence)
    missing = [*parties.gaps]
    missing += [member.gap for member, state in served if state is None and member.gap]
    if None in states:
        missing += [field for agreement in found for field in agreement.gaps]
    if without and not listed:
        missing += ["instruments (agreement)", "consortia.instruments_completeness"]
    return unassessed(
        Text(
            "协议、签署方、内容或成员未全部记录",
            "agreements, parties, content or members are not fully recorded",
        ),
        evidence,
        missing=tuple(dict.fromkeys(missing)),
    )


# --- Who is to have signed ----------------------------------------------------------------------


@frozen
class _Party:
    """Somebody who is to have signed, by the ids that may sign for it.

    `gap` is the field that would tell who else may: a department's institution where it is not
    stated, the hospitals that a group describes; `None` where nobody else may.
    """

    name: str
    signatories: frozenset[str]
    gap: str | None = None


@frozen
class _Parties:
    """Who leads and who is a member.

    `leads_sure` says whether nobody else leads, `gaps` which data might make more of either.
    """

    leads: frozenset[str]
    leads_sure: bool
    members: tuple[_Party, ...]
    gaps: tuple[str, ...]


def _parties(roster: Roster, consortium: int) -> _Parties:
    facts = roster.facts
    leads: dict[str, _Party] = {}
    members: dict[str, _Party] = {}
    gaps: list[str] = []
    if not facts.members_listed[consortium]:
        gaps.append("consortia.members_completeness")
    leads_sure = bool(facts.leads_listed[consortium])
    doubtful_leads = doubtful_members = False
    for membership in (roster.membership(int(row)) for row in roster.rows_of(consortium)):
        holds = facts.membership_holds(membership)
        if holds is False:
            continue
        may_lead = membership.role is None or membership.role in _LEADING
        if holds is None or membership.role is None:
            gaps += dates_in_doubt(membership, "memberships", on=facts.on)
            gaps += ["memberships.role"] if membership.role is None else []
            leads_sure &= not may_lead
            doubtful_leads |= may_lead
            doubtful_members |= membership.role not in _LEADING
            continue
        who = membership.institution or membership.department or membership.id
        (leads if may_lead else members)[who] = _party(facts, membership)
    gaps += [] if leads or doubtful_leads else ["memberships (lead)"]
    others = tuple(member for who, member in members.items() if who not in leads)
    gaps += [] if others or doubtful_members else ["memberships (member)"]
    unknown = [lead.gap for lead in leads.values() if lead.gap]
    gaps += unknown
    return _Parties(
        frozenset(row_id for lead in leads.values() for row_id in lead.signatories),
        leads_sure and bool(leads) and not unknown,
        others,
        tuple(gaps),
    )


def _party(facts: Facts, membership: Membership) -> _Party:
    if membership.group is not None:
        name = str(membership.group.description)
        return _Party(name, frozenset(), gap="memberships.institution")
    if membership.institution is not None:
        return _Party(membership.institution, frozenset({membership.institution}))
    department = facts.network.departments[str(membership.department)]
    if department.institution is None:
        return _Party(department.id, frozenset({department.id}), gap="departments.institution")
    return _Party(department.id, frozenset({department.id, department.institution}))


# --- What has been signed -----------------------------------------------------------------------


@frozen
class _Agreement:
    """An agreement that sets out, or may set out, what it must; `gaps` are what it leaves open."""

    instrument: Instrument
    gaps: tuple[str, ...]
    usable: bool


@frozen
class _Signed:
    """Whom agreements serve: everybody, and each who may sign; `some` says whether there are any.

    True is surely, `None` perhaps.
    """

    everybody: bool | None
    by_signatory: Mapping[str, bool | None]
    some: bool

    def serves(self, party: _Party) -> bool | None:
        states = [self.by_signatory.get(row_id, False) for row_id in party.signatories]
        doubtful = None if self.some and party.gap else False
        return _best([self.everybody, doubtful, *states])


def _agreements(
    facts: Facts, consortium: Consortium, must_set_out: Sequence[Provision]
) -> Iterator[_Agreement]:
    for candidate in candidates(facts, consortium, InstrumentKind.AGREEMENT):
        content = sets_out(candidate.instrument, must_set_out)
        yield _Agreement(
            candidate.instrument, _gaps(candidate, content=content), content is not False
        )


def _gaps(candidate: Candidate, *, content: bool | None) -> tuple[str, ...]:
    parties, covers_all = candidate.instrument.parties, candidate.instrument.covers_all_members
    parties_known = parties is not None and parties.completeness is Completeness.COMPLETE
    gaps = [*candidate.doubts]
    gaps += ["instruments.provisions"] if content is None else []
    gaps += [] if covers_all or parties_known else ["instruments.parties"]
    return tuple(gaps)


def _signed(agreements: Iterable[_Agreement], leads: frozenset[str]) -> _Signed:
    """Tally the agreements by who signed them, so that each is looked at once."""
    everybody: bool | None = False
    by_signatory: dict[str, bool | None] = {}
    some = False
    for agreement in (agreement for agreement in agreements if agreement.usable):
        some = True
        parties = (agreement.instrument.parties or ())[:]
        sure = not set(agreement.gaps) - {"instruments.parties"}
        if agreement.instrument.covers_all_members:
            everybody = _best([everybody, True if sure else None])
            continue
        if "instruments.parties" in agreement.gaps:
            everybody = _best([everybody, None])
        if not leads.isdisjoint(parties):
            for party in parties:
                known = by_signatory.get(party, False)
                by_signatory[party] = _best([known, True if sure else None])
    return _Signed(everybody, by_signatory, some)


def _best(states: Sequence[bool | None]) -> bool | None:
    return True if True in states else None if None in states else False
