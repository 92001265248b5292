"""Which instruments of a consortium rules may build on, and whether one of a kind is in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import reduce
from typing import Any

import numpy as np
from attrs import frozen

from medconsortium.model import Consortium, Instrument, Table, in_force
from medconsortium.model.columnar.columns import read_only, rows_in_force
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.three_valued import States, among, both, either
from medconsortium.rules.engine.verdict import Evidence, Verdict, failed, passed, unassessed
from medconsortium.rules.judging.linkage import lists_every
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, InstrumentKind, Provision

__all__ = [
    "Candidate",
    "candidates",
    "judge_instrument",
    "judge_provision",
    "serving",
    "sets_out",
    "settled",
    "some_instrument",
]


@frozen
class Candidate:
    """An instrument that may serve, and the fields that leave it open whether it does."""

    instrument: Instrument
    doubts: tuple[str, ...]

    @property
    def sure(self) -> bool:
        """Whether it surely serves, as far as kind, consortium and dates go."""
        return not self.doubts


def candidates(facts: Facts, consortium: Consortium, kind: InstrumentKind) -> Iterator[Candidate]:
    """Yield the instruments that are, or may be, of a kind, the consortium's, and in force."""
    unattached = facts.unattached_instruments_by_kind[kind]
    for instrument in (*facts.instruments_of(consortium), *unattached):
        fits = instrument.kind in (kind, None)
        if fits and in_force(instrument.since, instrument.until, facts.on) is not False:
            yield Candidate(instrument, _doubts(facts, instrument))


def serving(facts: Facts, kind: InstrumentKind, *must_set_out: Provision) -> States:
    """Return for each consortium whether an instrument of a kind serves it, and sets out what must.

    It is what `judge_instrument` says.
    """
    network = facts.network
    return network.instruments.derived(
        _serving, kind, must_set_out, facts.on, beside=(network.consortia,)
    )


def settled(facts: Facts, kind: InstrumentKind, provision: Provision) -> States:
    """Return for each consortium whether a matter is settled: it is what `judge_provision` says."""
    within = (InstrumentKind.CHARTER, InstrumentKind.AGREEMENT)
    return reduce(
        either, (serving(facts, where, provision) for where in within), serving(facts, kind)
    )


def some_instrument(facts: Facts, suits: States) -> States:
    """Return for each consortium whether one of its instruments in force is as `suits` says.

    That there is none can be said only where its instruments are listed completely.
    """
    network = facts.network
    return _some(network.instruments, network.consortia, facts.standing("instruments"), suits)


def _serving(
    instruments: Table[Any, Any],
    consortia: Table[Any, Any],
    kind: InstrumentKind,
    must_set_out: tuple[Provision, ...],
    on: date,
) -> States:
    columns = instruments.columns
    holds = rows_in_force(columns.since, columns.until, on)
    content = lists_every(columns.provisions, must_set_out)
    return _some(instruments, consortia, holds, both(among(columns.kind, [kind]), content))


def _some(
    instruments: Table[Any, Any], consortia: Table[Any, Any], holds: States, suits: States
) -> States:
    of, state = instruments.columns.consortium, both(holds, suits)
    listed = consortia.columns.instruments_completeness == Completeness.COMPLETE.number
    found = np.where(listed, 0, -1).astype(np.int8)
    if ((state != 0) & (of < 0)).any():
        found[:] = -1
    found[of[(state != 0) & (of >= 0)]] = -1
    found[of[(state == 1) & (of >= 0)]] = 1
    return read_only(found, np.int8)


def judge_instrument(
    facts: Facts,
    consortium: Consortium,
    kind: InstrumentKind,
    *,
    must_set_out: Sequence[Provision] = (),
    cure: Text | None = None,
) -> Verdict:
    """Judge whether an instrument of a kind is in force that sets out what it must.

    That there is none can be said only where the instruments are stated to be listed completely.
    `cure` says how to comply; otherwise it is to draw one up.
    """
    found = list(candidates(facts, consortium, kind))
    content = [sets_out(candidate.instrument, must_set_out) for candidate in found]
    judged = list(zip(found, content, strict=True))
    names = ", ".join(candidate.instrument.id for candidate in found)
    evidence = Evidence(label=Text(kind.zh, kind.en), found=names or "–", wanted="≥ 1")
    if any(candidate.sure and complete for candidate, complete in judged):
        return passed(Text(f"有{kind.zh}", f"in force: {kind.en}"), evidence)
    hopeful = [(candidate, complete) for candidate, complete in judged if complete is not False]
    listed = consortium.instruments_completeness is Completeness.COMPLETE
    if listed and not hopeful:
        return failed(
            _lack(kind, must_set_out if found else ()),
            evidence,
            cure=cure or Text(f"制定{kind.zh}并记录", f"draw up the {kind.en}, and record it"),
            rows=[("instruments", candidate.instrument.id) for candidate in found],
        )
    missing = [field for candidate, _ in hopeful for field in candidate.doubts]
    missing += ["instruments.provisions" for _, complete in hopeful if complete is None]
    if not hopeful:
        missing = [f"instruments ({kind.en})", "consortia.instruments_completeness"]
    return unassessed(
        Text(
            f"没有记录可据以判断的{kind.zh}",
            f"no {kind.en} is recorded that would allow a verdict",
        ),
        evidence,
        missing=tuple(dict.fromkeys(missing)),
    )


def judge_provision(
    facts: Facts, consortium: Consortium, kind: InstrumentKind, provision: Provision, *, cure: Text
) -> Verdict:
    """Judge whether a matter is settled: in an instrument of its own kind, charter or agreement.

    Where instruments are listed completely and none settles it, `cure` says how to comply.
    """
    found: dict[str, tuple[str, ...]] = {}
    for settled_in in (kind, InstrumentKind.CHARTER, InstrumentKind.AGREEMENT):
        wanted = () if settled_in is kind else (provision,)
        for candidate in candidates(facts, consortium, settled_in):
            content = sets_out(candidate.instrument, wanted)
            if content is not False:
                unstated = ("instruments.provisions",) if content is None else ()
                found.setdefault(candidate.instrument.id, (*candidate.doubts, *unstated))
    evidence = Evidence(
        label=Text(f"规定{provision.zh}的文书", f"instruments that settle: {provision.en}"),
        found=", ".join(row_id for row_id, gaps in found.items() if not gaps) or "–",
        wanted="≥ 1",
    )
    if any(not gaps for gaps in found.values()):
        return passed(Text(f"规定了{provision.zh}", f"settled: {provision.en}"), evidence)
    if not found and consortium.instruments_completeness is Completeness.COMPLETE:
        return failed(
            Text(f"没有规定{provision.zh}", f"nothing settles: {provision.en}"), evidence, cure=cure
        )
    missing = [field for gaps in found.values() for field in gaps]
    return unassessed(
        Text(
            f"没有记录有无文书规定{provision.zh}",
            f"not recorded whether any instrument settles: {provision.en}",
        ),
        evidence,
        missing=tuple(dict.fromkeys(missing))
        or (f"instruments ({kind.en})", "consortia.instruments_completeness"),
    )


def sets_out(instrument: Instrument, wanted: Iterable[Provision]) -> bool | None:
    """Return whether an instrument sets out all the provisions wanted; `None` if not known.

    Only a list of provisions stated to be complete can lack one.
    """
    stated = instrument.provisions
    listed = () if stated is None else stated[:]
    if all(provision in listed for provision in wanted):
        return True
    if stated is None:
        return None
    return False if stated.completeness is Completeness.COMPLETE else None


def _doubts(facts: Facts, instrument: Instrument) -> tuple[str, ...]:
    stated = {
        "instruments.kind": instrument.kind,
        "instruments.consortium": instrument.consortium,
    }
    unstated = tuple(field for field, value in stated.items() if value is None)
    return (*unstated, *dates_in_doubt(instrument, on=facts.on))


def _lack(kind: InstrumentKind, must_set_out: Sequence[Provision]) -> Text:
    if not must_set_out:
        return Text(f"没有{kind.zh}", f"there is no {kind.en}")
    return Text(
        f"{kind.zh}未规定：{'、'.join(p.zh for p in must_set_out)}",
        f"no {kind.en} sets out: {', '.join(p.en for p in must_set_out)}",
    )
