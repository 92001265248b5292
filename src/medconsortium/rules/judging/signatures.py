"""Which members have signed an instrument of their consortium, for all members at once."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import read_only, rows_in_force
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.three_valued import States, among, told
from medconsortium.rules.judging.members import Roster, is_among
from medconsortium.vocabulary import Completeness, InstrumentKind

__all__ = ["have_signed"]


def have_signed(roster: Roster, kinds: Iterable[InstrumentKind]) -> States:
    """Return for each membership whether the member has signed an instrument in force.

    The instrument is of one of `kinds`, and the consortium's. One that is stated to cover all
    members is signed by each; for a department its institution may sign, and for an institution
    one of its departments. Who is not known to have signed surely has not only where all
    instruments of the consortium are listed.
    """
    facts = roster.facts
    columns = facts.network.instruments.columns
    holds = rows_in_force(columns.since, columns.until, facts.on)
    fits = among(columns.kind, kinds) == 1
    attached = columns.consortium >= 0
    serves = (holds == 1) & fits & attached
    may_serve = (holds != 0) & (fits | (columns.kind < 0))
    for_all = columns.covers_all_members == 1
    parties = _parties(facts)
    may_be_more = ~for_all & (columns.parties.completeness != Completeness.COMPLETE.number)
    may_be_more[parties.instrument[parties.institution < 0]] = True

    member, of = roster.institution, roster.consortium
    surely = _marked(facts, columns.consortium[serves & for_all])[of]
    surely |= _signs(parties, serves, columns.consortium, roster)
    listed = facts.network.consortia.columns.instruments_completeness
    unlisted = listed != Completeness.COMPLETE.number
    open_to_all = may_serve & (for_all | may_be_more)
    perhaps = (unlisted | _marked(facts, columns.consortium[open_to_all & attached]))[of]
    perhaps |= _signs(parties, may_serve, columns.consortium, roster)
    loose = may_serve & ~attached
    signed_loosely = parties.institution[loose[parties.instrument]].astype(np.int64)
    perhaps |= is_among(member.astype(np.int64), signed_loosely)
    perhaps |= bool((open_to_all & loose).any())
    some = _marked(facts, columns.consortium[may_serve & attached])[of] | bool(loose.any())
    perhaps |= (member < 0) & some
    return told(surely, perhaps)


@frozen(eq=False)
class _Parties:
    """Who has signed what: rows of instruments, and of institutions, -1 where not known."""

    instrument: NDArray[np.int64]
    institution: NDArray[np.int64]


def _parties(facts: Facts) -> _Parties:
    """Return the parties that are institutions, or departments of some.

    Authorities and the like sign too, but are no members.
    """
    parties = facts.network.instruments.columns.parties
    instrument = np.repeat(np.arange(len(parties)), np.diff(parties.offsets))
    hosts = np.append(facts.network.departments.columns.institution, -1)
    direct, department = (parties.values.rows_in(t) for t in ("institutions", "departments"))
    institution = np.where(direct >= 0, direct, hosts[department])
    are_members = (direct >= 0) | (department >= 0)
    return _Parties(instrument[are_members], institution[are_members].astype(np.int64))


def _marked(facts: Facts, rows: NDArray[np.int32]) -> NDArray[np.bool_]:
    marked = np.zeros(len(facts.network.consortia), np.bool_)
    marked[rows] = True
    return marked


def _signs(
    parties: _Parties, serves: NDArray[np.bool_], of: NDArray[np.int32], roster: Roster
) -> NDArray[np.bool_]:
    """For each membership, whether its institution signs something that serves its consortium."""
    counted = serves[parties.instrument] & (parties.institution >= 0)
    consortium = of[parties.instrument[counted]].astype(np.int64)
    size = len(roster.facts.network.institutions) + 1
    keys = consortium * size + parties.institution[counted]
    wanted = roster.consortium.astype(np.int64) * size + roster.institution
    return read_only(is_among(wanted, keys) & (roster.institution >= 0), np.bool_)
