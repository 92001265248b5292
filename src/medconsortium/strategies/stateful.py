"""A registry of consortia, compared step by step with the library's own model."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Collection
from datetime import date, timedelta
from typing import Any, ClassVar, Protocol

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, rule

from medconsortium.model import (
    OPEN,
    Consortium,
    Institution,
    Instrument,
    Link,
    Listing,
    Membership,
    Network,
    NetworkBuilder,
    in_force,
)
from medconsortium.strategies.rows import institutions
from medconsortium.vocabulary import Completeness, ConsortiumKind, InstrumentKind, LinkKind, Role

__all__ = ["FIRST_DAY", "Registry", "RegistryMachine"]

FIRST_DAY = date(2024, 1, 1)
"""The day on which a registry begins; nothing happens before."""

_LONGEST = 7
_days = st.integers(0, _LONGEST).map(lambda count: FIRST_DAY + timedelta(days=count))
_moves = st.sampled_from((LinkKind.REFERRAL_UP, LinkKind.REFERRAL_DOWN, LinkKind.TELECONSULTATION))
_kinds = st.sampled_from((InstrumentKind.AGREEMENT, InstrumentKind.CHARTER))


class Registry(Protocol):
    """What a registry of consortia is asked to do. Days on which something ends are included."""

    def add(self, institution: Institution) -> object:
        """Take up an institution."""

    def found(self, consortium: Consortium) -> object:
        """Take up a consortium."""

    def join(self, membership: Membership) -> object:
        """Take up that an institution is a member from `since` on; no end is set."""

    def leave(self, consortium: str, institution: str, on: date) -> object:
        """Let a membership end; `on` is its last day."""

    def sign(self, instrument: Instrument) -> object:
        """Take up a document of a consortium, and who has signed it."""

    def refer(self, link: Link) -> object:
        """Take up that one institution refers to another."""

    @abstractmethod
    def members(self, consortium: str, on: date) -> Collection[str]:
        """Return the institutions that are members on a day."""

    @abstractmethod
    def signatories(self, consortium: str, on: date) -> Collection[str]:
        """Return who has signed a document of the consortium that is in force on a day."""

    @abstractmethod
    def targets(self, institution: str, on: date) -> Collection[str]:
        """Return the institutions to which one refers on a day."""


class RegistryMachine(RuleBasedStateMachine):
    """Does the same to a registry and to a network of the library, and compares what they answer.

    Set `make` to what makes an empty registry, and let pytest find the test case:

        class Comparison(RegistryMachine):
            make = staticmethod(MyRegistry)

        TestMyRegistry = Comparison.TestCase

    Institutions join and leave, sign documents and refer to each other between `FIRST_DAY` and the
    seven days after. Members, signatories and targets are asked for on any of these days, and right
    after a change on the first and last days that it is about and the days next to them. A failing
    run shrinks to the fewest steps. Rules of one's own can be added as methods; `network` is what
    the registry should hold.
    """

    make: ClassVar[Callable[..., Registry]]

    added = Bundle("added")
    founded = Bundle("founded")
    joined = Bundle("joined")

    def __init__(self) -> None:
        super().__init__()
        self.registry = type(self).make()
        self._rows: dict[str, Any] = {}

    @property
    def network(self) -> Network:
        """What the registry should hold."""
        return NetworkBuilder(synthetic=True).add(*self._rows.values()).build()

    def _put(self, row: Any) -> None:
        self._rows[row.id] = row

    @initialize(target=added, row=institutions(unknowns="many"))
    def _first_institution(self, row: Institution) -> str:
        return self._add(row)

    @initialize(target=founded, kind=st.sampled_from(ConsortiumKind))
    def _first_consortium(self, kind: ConsortiumKind) -> str:
        return self._found(kind)

    @rule(target=added, row=institutions(unknowns="many"))
    def add(self, row: Institution) -> str:
        """Add an institution."""
        return self._add(row)

    @rule(target=founded, kind=st.sampled_from(ConsortiumKind))
    def found(self, kind: ConsortiumKind) -> str:
        """Found a consortium."""
        return self._found(kind)

    @rule(target=joined, consortium=founded, institution=added, since=_days)
    def join(self, consortium: str, institution: str, since: date) -> str:
        """Let an institution join; nothing happens where it is a member already, or will be."""
        row_id = f"{institution} in {consortium}"
        if row_id not in self._rows:
            row = Membership(
                id=row_id,
                consortium=consortium,
                institution=institution,
                role=Role.MEMBER,
                since=since,
                until=OPEN,
            )
            self._put(row)
            self.registry.join(row)
            self._ask_around(since, of=consortium, ask=self.ask_for_members)
        return row_id

    @rule(membership=joined, days=st.integers(0, _LONGEST))
    def leave(self, membership: str, days: int) -> None:
        """Let a member leave so many days after it joined; nothing happens where it has left."""
        row: Membership = self._rows[membership]
        if row.until == OPEN and row.since is not None:
            last = row.since.earliest + timedelta(days=days)
            self._put(evolve(row, until=last))
            self.registry.leave(row.consortium, str(row.institution), last)
            self._ask_around(last, of=row.consortium, ask=self.ask_for_members)

    @rule(
        consortium=founded,
        parties=st.lists(added, min_size=1, max_size=3),
        since=_days,
        days=_days,
        kind=_kinds,
    )
    def sign(
        self,
        consortium: str,
        parties: list[str],
        since: date,
        days: date,
        kind: InstrumentKind,
    ) -> None:
        """Let institutions sign a document, in force for a time."""
        row = Instrument(
            id=f"D{len(self._rows)}",
            kind=kind,
            consortium=consortium,
            parties=Listing(dict.fromkeys(parties), Completeness.COMPLETE),
            since=min(since, days),
            until=max(since, days),
        )
        self._put(row)
        self.registry.sign(row)
        self._ask_around(since, days, of=consortium, ask=self.ask_for_signatories)

    @rule(origin=added, receiver=added, since=_days, kind=_moves)
    def refer(self, origin: str, receiver: str, since: date, kind: LinkKind) -> None:
        """Let one institution refer to another from a day on."""
        row = Link(
            id=f"L{len(self._rows)}",
            origin=origin,
            target=receiver,
            kind=kind,
            since=since,
            until=OPEN,
        )
        self._put(row)
        self.registry.refer(row)
        self._ask_around(since, of=origin, ask=self.ask_for_targets)

    @rule(consortium=founded, on=_days)
    def ask_for_members(self, consortium: str, on: date) -> None:
        """Compare the members on a day."""
        held = {
            str(row.institution)
            for row in self.network.memberships.values()
            if row.consortium == consortium and in_force(row.since, row.until, on)
        }
        _compare(f"members of {consortium} on {on}", self.registry.members(consortium, on), held)

    @rule(consortium=founded, on=_days)
    def ask_for_signatories(self, consortium: str, on: date) -> None:
        """Compare the signatories on a day."""
        held = {
            party
            for row in self.network.instruments.values()
            if row.consortium == consortium and in_force(row.since, row.until, on)
            for party in row.parties or ()
        }
        told = self.registry.signatories(consortium, on)
        _compare(f"signatories in {consortium} on {on}", told, held)

    @rule(institution=added, on=_days)
    def ask_for_targets(self, institution: str, on: date) -> None:
        """Compare to whom an institution refers on a day."""
        held = {
            row.target
            for row in self.network.links.values()
            if row.origin == institution and in_force(row.since, row.until, on)
        }
        _compare(f"targets of {institution} on {on}", self.registry.targets(institution, on), held)

    def _ask_around(self, *days: date, of: str, ask: Callable[[str, date], None]) -> None:
        for day in dict.fromkeys(days):
            for apart in (-1, 0, 1):
                ask(of, day + timedelta(days=apart))

    def _add(self, row: Institution) -> str:
        numbered = evolve(row, id=f"H{len(self._rows)}")
        self._put(numbered)
        self.registry.add(numbered)
        return numbered.id

    def _found(self, kind: ConsortiumKind) -> str:
        row = Consortium(id=f"C{len(self._rows)}", name=kind.zh, kind=kind, since=FIRST_DAY)
        self._put(row)
        self.registry.found(row)
        return row.id


def _compare(what: str, told: Collection[str], held: set[str]) -> None:
    """Compare what a registry tells with what is held.

    Raises:
        AssertionError: They differ.
    """
    lacking, excess = sorted(held - set(told)), sorted(set(told) - held)
    if lacking or excess or len(told) != len(held):
        said = f"{what}: the registry tells {sorted(told)}, the model holds {sorted(held)}"
        raise AssertionError(f"{said}; it lacks {lacking} and has {excess} too many")
