"""Ways that are tried: what they are made of."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from attrs import frozen

from medconsortium.model import OPEN, Institution, PartialDate, in_force
from medconsortium.referral import Channel
from medconsortium.vocabulary import Carrier

__all__ = ["Step", "Way", "Weights", "is_open", "tenths_of"]

Weights: TypeAlias = tuple[int, ...]
"""Doubts, steps from home, unknown times, tenths of minutes, steps from the origin, assumptions,
hops without priority."""

ALWAYS = PartialDate.parse("0001-01-01")


@frozen
class Step:
    """A channel as part of a way: what it leaves in doubt, what it takes in tenths of a minute."""

    channel: Channel
    doubts: int
    tenths: int
    travel: int | None

    @property
    def moves(self) -> bool:
        return self.channel.carrier in (Carrier.PATIENT, Carrier.APPOINTMENT)


@frozen
class Way:
    """Where a way begins, its steps, and where the patient is in the end."""

    begin: str
    steps: tuple[Step, ...] = ()

    @property
    def institutions(self) -> tuple[str, ...]:
        return (self.begin, *(step.channel.target for step in self.steps))

    @property
    def place(self) -> str:
        moved = [step.channel.target for step in self.steps if step.moves]
        return moved[-1] if moved else self.begin

    @property
    def transfers(self) -> int:
        return sum(step.moves for step in self.steps)

    @property
    def travel(self) -> int:
        return sum(step.travel or 0 for step in self.steps if step.moves)

    @property
    def unknown(self) -> int:
        return sum(step.moves and step.travel is None for step in self.steps)


def tenths_of(minutes: float) -> int:
    return int(max(minutes, 0) * 10 + 0.5)


def is_open(institution: Institution, on: date) -> bool | None:
    return in_force(institution.since or ALWAYS, institution.until or OPEN, on)
