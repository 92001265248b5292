"""What it does to everybody else when institutions close."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np
from attrs import evolve, field, frozen
from numpy.typing import NDArray

from medconsortium.errors import NotFoundError
from medconsortium.model import Network
from medconsortium.model.columnar.columns import read_only
from medconsortium.referral.availability import Availability
from medconsortium.referral.compiled_network import (
    CompiledNetwork,
    compile_network,
    compiled_from,
)
from medconsortium.referral.explanations.names import name_of
from medconsortium.referral.explanations.sentences import synthetic_line
from medconsortium.referral.need import CareNeed
from medconsortium.referral.places.resolving import resolve_need
from medconsortium.referral.places.roster import Roster
from medconsortium.referral.policy import ReferralPolicy
from medconsortium.referral.queries.catchment import catchment_of
from medconsortium.text import Language
from medconsortium.vocabulary import Term

__all__ = ["ClosureImpact", "Effect", "closure_impact"]

_DEFAULT = ReferralPolicy()


class Effect(Term):
    """What a closure does to those who come from an institution."""

    UNAFFECTED = "unaffected", "不受影响", "unaffected"
    DIVERTED = "diverted", "改往他处", "diverted"
    LOST = "lost", "无处可去", "lost"


@frozen(eq=False, kw_only=True)
class ClosureImpact:
    """Where patients went before institutions closed, and where they go then.

    Columns have an entry for each institution, sorted by id, and can only be read; -1 stands for
    those that close, and where there is no way.

    Attributes:
        closing: The institutions that close.
        before: The row of the institution that gives the care now (int32).
        after: The same when they have closed.
        added_minutes: How much longer the travel is (float64); NaN where that is not known.
        added_transfers: How many more transfers there are (int32), 0 where there is no way.
        state: `Effect.number` (int8).
    """

    closing: tuple[str, ...]
    before: NDArray[np.int32]
    after: NDArray[np.int32]
    added_minutes: NDArray[np.float64]
    added_transfers: NDArray[np.int32]
    state: NDArray[np.int8]
    need: CareNeed
    on: date
    _roster: Roster = field(repr=False, alias="roster")

    def __len__(self) -> int:
        return len(self.state)

    @property
    def network(self) -> Network:
        """The network."""
        return self._roster.network

    @property
    def counts(self) -> Mapping[Effect, int]:
        """How many institutions each effect touches; those that close are none of them."""
        return {effect: int(np.count_nonzero(self.state == effect.number)) for effect in Effect}

    def effect(self, institution: str) -> Effect:
        """Return what the closure does to those who come from an institution.

        Raises:
            NotFoundError: There is no such institution, or it is one of those that close.
        """
        row = self._roster.row(institution)
        if row < 0 or self.state[row] < 0:
            raise NotFoundError(institution)
        return Effect.at(int(self.state[row]))

    def rows(self, language: Language = "zh") -> Iterator[Mapping[str, object]]:
        """Yield a row for each institution that does not close, with names, for tables."""
        for row in np.flatnonzero(self.state >= 0).tolist():
            origin = self._roster.id(row)
            minutes = float(self.added_minutes[row])
            yield {
                "origin": origin,
                "origin_name": name_of(self.network, origin, language),
                "before": self._id(int(self.before[row])),
                "after": self._id(int(self.after[row])),
                "effect": Effect.at(int(self.state[row])).label(language),
                "added_minutes": None if np.isnan(minutes) else minutes,
                "added_transfers": int(self.added_transfers[row]),
            }

    def _id(self, row: int) -> str | None:
        return None if row < 0 else self._roster.id(row)

    def to_dict(self) -> dict[str, Any]:
        """Return the impact as plain data."""
        return {
            "on": self.on.isoformat(),
            "network": self.network.digest,
            "synthetic": self.network.synthetic,
            "closing": list(self.closing),
            "counts": {effect.key: count for effect, count in self.counts.items()},
            "rows": [dict(row) for row in self.rows()],
        }

    def to_text(self, language: Language = "zh") -> str:
        """Return how many are touched, and who has nowhere to go."""
        lines = [*synthetic_line(self.network, language)]
        for effect, count in self.counts.items():
            lines.append(f"{effect.label(language)}: {count}")
        lost = np.flatnonzero(self.state == Effect.LOST.number)
        names = (name_of(self.network, self._roster.id(int(row)), language) for row in lost)
        return "\n".join([*lines, *(f"  {name}" for name in names)])


def closure_impact(
    network: Network,
    closing: str | Iterable[str],
    need: CareNeed,
    *,
    on: date | None = None,
    policy: ReferralPolicy = _DEFAULT,
    availability: Availability | None = None,
) -> ClosureImpact:
    """Return what it does to patients when institutions close: who goes elsewhere, who is lost.

    Those that close are no origins, targets or stops any more, and whatever was assumed from their
    membership is gone.

    Args:
        network: The network.
        closing: The institution that closes, or several, by id or name.
        need: The care needed.
        on: The day; today in Asia/Shanghai if left out.
        policy: How referral is organised.
        availability: Who takes patients just now, if that is known.

    Raises:
        NotFoundError: A name is not known.
        AmbiguousError: Several go by a name.

    >>> from medconsortium.model import Institution, Service
    >>> from medconsortium.vocabulary import Phase, Subject
    >>> network = Network(
    ...     institutions=[Institution(id=name, name=name) for name in ("甲", "乙")],
    ...     services=[Service(provider="乙", subject=Subject.SURGERY, since="2010", until="open")],
    ... )
    >>> need = CareNeed(phase=Phase.ACUTE, subjects=[Subject.SURGERY])
    >>> closure_impact(network, "甲", need, on=date(2024, 1, 1)).effect("乙").en
    'unaffected'
    """
    names = [closing] if isinstance(closing, str) else [*closing]
    ids = tuple(dict.fromkeys(network.institution(name).id for name in names))
    compiled = compile_network(network, on=on, policy=policy)
    resolved, roster = resolve_need(network, need), compiled.roster
    gone = [roster.row(institution) for institution in ids]
    before = catchment_of(compiled, resolved, availability)
    after = catchment_of(_without(compiled, gone), resolved, availability)
    state = np.where(
        before.target == after.target,
        Effect.UNAFFECTED.number,
        np.where(after.target < 0, Effect.LOST.number, Effect.DIVERTED.number),
    )
    both = (before.target >= 0) & (after.target >= 0)
    transfers = np.where(both, after.transfers - before.transfers, 0)
    minutes = np.where(both, after.travel_minutes - before.travel_minutes, np.nan)
    columns = (before.target.copy(), after.target.copy(), state)
    for column in columns:
        column[gone] = -1
    minutes[gone], transfers[gone] = np.nan, 0
    return ClosureImpact(
        closing=ids,
        before=read_only(columns[0], np.int32),
        after=read_only(columns[1], np.int32),
        added_minutes=read_only(np.round(minutes, 1), np.float64),
        added_transfers=read_only(transfers, np.int32),
        state=read_only(columns[2], np.int8),
        need=resolved,
        on=compiled.on,
        roster=roster,
    )


def _without(compiled: CompiledNetwork, gone: list[int]) -> CompiledNetwork:
    """Return a network in which some institutions have closed."""
    channels = compiled.channels
    is_open = channels.standing.institutions.copy()
    is_open[gone] = 0
    standing = evolve(channels.standing, institutions=read_only(is_open, np.int8))
    return compiled_from(evolve(channels, standing=standing), compiled.policy)
