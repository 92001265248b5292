"""Compare a registry in SQLite with the library's model; a bug planted in it is found.

The registry counts the last day of a membership as over. No test with a date in the middle would
notice; the state machine does, and tells the fewest steps that show it.
"""

from __future__ import annotations

import sqlite3
from datetime import date

from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

import medconsortium as mc
from medconsortium.strategies import RegistryMachine

SCHEMA = """
CREATE TABLE institution (id TEXT PRIMARY KEY, name TEXT);
CREATE TABLE consortium (id TEXT PRIMARY KEY, name TEXT, kind TEXT);
CREATE TABLE member (consortium TEXT, institution TEXT, since TEXT, until TEXT);
CREATE TABLE signed (consortium TEXT, party TEXT, since TEXT, until TEXT);
CREATE TABLE way (origin TEXT, target TEXT, since TEXT);
"""


class SqliteRegistry:
    """A registry that keeps to the days it is told."""

    who_is_member = """
        SELECT institution FROM member
        WHERE consortium = ? AND ? BETWEEN since AND coalesce(until, '9999')
    """

    def __init__(self) -> None:
        self.base = sqlite3.connect(":memory:")
        self.base.executescript(SCHEMA)

    def add(self, institution: mc.Institution) -> None:
        put = "INSERT INTO institution VALUES (?, ?)"
        self.base.execute(put, (institution.id, str(institution.name)))

    def found(self, consortium: mc.Consortium) -> None:
        kind = consortium.kind and consortium.kind.key
        put = "INSERT INTO consortium VALUES (?, ?, ?)"
        self.base.execute(put, (consortium.id, str(consortium.name), kind))

    def join(self, membership: mc.Membership) -> None:
        put = "INSERT INTO member VALUES (?, ?, ?, NULL)"
        joined = membership.consortium, membership.institution, str(membership.since)
        self.base.execute(put, joined)

    def leave(self, consortium: str, institution: str, on: date) -> None:
        change = "UPDATE member SET until = ? WHERE consortium = ? AND institution = ?"
        self.base.execute(change, (on.isoformat(), consortium, institution))

    def sign(self, instrument: mc.Instrument) -> None:
        days = str(instrument.since), str(instrument.until)
        signed = [(instrument.consortium, party, *days) for party in instrument.parties or ()]
        self.base.executemany("INSERT INTO signed VALUES (?, ?, ?, ?)", signed)

    def refer(self, link: mc.Link) -> None:
        put = "INSERT INTO way VALUES (?, ?, ?)"
        self.base.execute(put, (link.origin, link.target, str(link.since)))

    def members(self, consortium: str, on: date) -> set[str]:
        return self._all(self.who_is_member, consortium, on)

    def signatories(self, consortium: str, on: date) -> set[str]:
        asked = "SELECT party FROM signed WHERE consortium = ? AND ? BETWEEN since AND until"
        return self._all(asked, consortium, on)

    def targets(self, institution: str, on: date) -> set[str]:
        return self._all("SELECT target FROM way WHERE origin = ? AND since <= ?", institution, on)

    def _all(self, asked: str, of: str, on: date) -> set[str]:
        return {found for (found,) in self.base.execute(asked, (of, on.isoformat()))}


class HastyRegistry(SqliteRegistry):
    """The same, with a bug: who leaves on a day is taken to be gone on that day already."""

    who_is_member = """
        SELECT institution FROM member
        WHERE consortium = ? AND since <= ?2 AND ?2 < coalesce(until, '9999')
    """


class Comparison(RegistryMachine):
    """The sound registry, compared."""

    make = SqliteRegistry


class HastyComparison(RegistryMachine):
    """The one with a bug, compared."""

    make = HastyRegistry


def main() -> None:
    """Compare both, and print what was found: in the second, the fewest steps that show the bug."""
    steady = settings(
        max_examples=500,
        stateful_step_count=15,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate, Phase.shrink],
    )
    run_state_machine_as_test(Comparison, settings=settings(steady, max_examples=50))
    print("SqliteRegistry: no difference")
    try:
        run_state_machine_as_test(HastyComparison, settings=steady)
    except AssertionError as found:
        print(f"HastyRegistry: {found}", *found.__notes__, sep="\n")


if __name__ == "__main__":
    main()
