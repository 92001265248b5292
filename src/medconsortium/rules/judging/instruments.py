"""Which instruments of a consortium rules may build on, and whether one of a kind is in force."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Consortium, Instrument, in_force
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    judge_each,
    passed,
    unassessed,
)
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, InstrumentKind, Provision

__all__ = [
    "Candidate",
    "candidates",
    "judge_by_instruments",
    "judge_instrument",
    "judge_provision",
    "sets_out",
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


def judge_by_instruments(
    facts: Facts, consortia: NDArray[np.int32], judge: Callable[[Consortium], Verdict]
) -> Verdicts:
    """Judge consortia, by row, by nothing but their instruments.

    Most consortia of a nation have none recorded: what is said of them is said once.
    """
    of_none: dict[bool, Verdict] = {}

    def judge_row(row: int) -> Verdict:
        consortium = facts.consortium(row)
        if facts.instruments_of(consortium):
            return judge(consortium)
        listed = consortium.instruments_completeness is Completeness.COMPLETE
        if listed not in of_none:
            of_none[listed] = judge(consortium)
        return of_none[listed]

    return judge_each(consortia, judge_row)


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
            f"没有记录足以判断的{kind.zh}",
            f"nothing is recorded that would allow a verdict: {kind.en}",
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
        Text(f"没有记录是否规定{provision.zh}", f"not recorded whether settled: {provision.en}"),
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
    return (*unstated, *dates_in_doubt(instrument, "instruments", on=facts.on))


def _lack(kind: InstrumentKind, must_set_out: Sequence[Provision]) -> Text:
    if not must_set_out:
        return Text(f"没有{kind.zh}", f"there is no {kind.en}")
    return Text(
        f"{kind.zh}未规定：{'、'.join(p.zh for p in must_set_out)}",
        f"no {kind.en} sets out: {', '.join(p.en for p in must_set_out)}",
    )
