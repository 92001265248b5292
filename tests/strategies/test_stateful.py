from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from medconsortium.model import (
    Consortium,
    Institution,
    Instrument,
    Link,
    Membership,
    PartialDate,
)
from medconsortium.strategies import RegistryMachine
from medconsortium.strategies.stateful import FIRST_DAY
from medconsortium.vocabulary import ConsortiumKind

STEADY = settings(stateful_step_count=15, phases=[Phase.generate], database=None)


class Books:
    """A registry in memory; what it forgets to do is in `bugs`."""

    bugs: ClassVar[frozenset[str]] = frozenset()

    def __init__(self) -> None:
        self.joined: dict[tuple[str, str], tuple[date, date]] = {}
        self.signed: list[tuple[str, str, date, date]] = []
        self.ways: list[tuple[str, str, date]] = []

    def add(self, institution: Institution) -> None: ...

    def found(self, consortium: Consortium) -> None: ...

    def join(self, membership: Membership) -> None:
        pair = (membership.consortium, str(membership.institution))
        self.joined[pair] = (first_day(membership.since), date.max)

    def leave(self, consortium: str, institution: str, on: date) -> None:
        since, _ = self.joined[consortium, institution]
        last = on - timedelta(days=1) if "last day" in self.bugs else on
        self.joined[consortium, institution] = (since, last)

    def sign(self, instrument: Instrument) -> None:
        parties = instrument.parties or ()
        for party in list(parties)[: 1 if "second party" in self.bugs else None]:
            days = first_day(instrument.since), first_day(instrument.until)
            self.signed.append((str(instrument.consortium), party, *days))

    def refer(self, link: Link) -> None:
        ends = (link.origin, link.target)
        there, back = ends[::-1] if "direction" in self.bugs else ends
        self.ways.append((there, back, first_day(link.since)))

    def members(self, consortium: str, on: date) -> set[str]:
        held = self.joined.items()
        return {who for (of, who), (a, z) in held if of == consortium and a <= on <= z}

    def signatories(self, consortium: str, on: date) -> set[str]:
        return {party for of, party, a, z in self.signed if of == consortium and a <= on <= z}

    def targets(self, institution: str, on: date) -> set[str]:
        return {target for origin, target, a in self.ways if origin == institution and a <= on}


def first_day(when: PartialDate | None) -> date:
    assert when is not None
    return when.earliest


def compare(bugs: set[str], examples: int = 40) -> None:
    class Flawed(Books):
        pass

    class Comparison(RegistryMachine):
        make = Flawed

    Flawed.bugs = frozenset(bugs)
    run_state_machine_as_test(Comparison, settings=settings(STEADY, max_examples=examples))


def test_a_sound_registry_is_as_the_model() -> None:
    compare(set())


@pytest.mark.parametrize(
    ("bug", "said"),
    [
        ("last day", "members of C"),
        ("second party", "signatories in C"),
        ("direction", "targets of H"),
    ],
)
def test_a_bug_is_found(bug: str, said: str) -> None:
    with pytest.raises(AssertionError, match=rf"^{said}.*it lacks"):
        compare({bug}, examples=2000)  # it ends as soon as the bug is found


def test_the_model_is_a_network() -> None:
    class Comparison(RegistryMachine):
        make = Books

    machine = Comparison()
    row = Institution(id="甲", name="甲")
    hospital = machine.add(row)
    consortium = machine._found(ConsortiumKind.OTHER)
    machine.join(consortium, hospital, FIRST_DAY)
    machine.leave(f"{hospital} in {consortium}", 3)
    (membership,) = machine.network.memberships.values()
    assert str(membership.until) == "2024-01-04"
    assert machine.network.synthetic
