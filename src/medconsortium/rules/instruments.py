"""Which instruments of a consortium rules may build on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from medconsortium.model import Consortium, Instrument, in_force
from medconsortium.rules.facts import Facts
from medconsortium.vocabulary import Completeness, InstrumentKind, Provision

__all__ = ["Candidate", "candidates", "sets_out"]


@frozen
class Candidate:
    """An instrument that may serve, and whether it surely does as far as kind and dates go."""

    instrument: Instrument
    sure: bool


def candidates(facts: Facts, consortium: Consortium, kind: InstrumentKind) -> Iterator[Candidate]:
    """Yield the instruments that are, or may be, of a kind, the consortium's, and in force."""
    for instrument in facts.instruments_of(consortium):
        holds = in_force(instrument.since, instrument.until, facts.on)
        if holds is not False and instrument.kind in (kind, None):
            yield Candidate(instrument, bool(holds) and instrument.kind is kind)
    for instrument in facts.unattached_instruments:
        holds = in_force(instrument.since, instrument.until, facts.on)
        if holds is not False and instrument.kind in (kind, None):
            yield Candidate(instrument, sure=False)


def sets_out(instrument: Instrument, wanted: Iterable[Provision]) -> bool | None:
    """Return whether an instrument sets out all the provisions wanted; `None` if not known.

    Only a list of provisions stated to be complete can lack one.
    """
    stated = instrument.provisions
    if set(wanted) <= set(stated or ()):
        return True
    if stated is None:
        return None
    return False if stated.completeness is Completeness.COMPLETE else None
