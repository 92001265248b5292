"""Compare a registry in SQLite with the library's model; a bug planted in it is found.

The registry counts the last day of a membership as over. No test with a date in the middle would
notice; the state machine does, and tells the fewest steps that show it.
"""

from __future__ import annotations

import sqlite3
from datetime import date

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

import medconsortium as mc
from medconsortium.strategies import RegistryMachine

SCHEMA = """
CREATE TABLE institution (id TEXT PRIMARY KEY, name TEXT);
CREATE TABLE consortium (id TEXT PRIMARY KEY, name TEXT, kind TEXT);
CREATE TABLE member (consortium TEXT, institution TEXT, since TEXT, until TEXT);
CREATE TABLE signed (consortium TEXT, party TEXT, since TEXT, until TEXT);
CREATE TABLE way (origin TEXT, target TEXT, kind TEXT, since TEXT);
"""


class SqliteRegistry:
    """A registry that keeps to the days it is told."""

    still_member = "until IS NULL OR :day <= until"

    def __init__(self) -> None:
        self.base = sqlite3.connect(":memory:")
        self.base.executescript(SCHEMA)

    def add(self, institution: mc.Institution) -> None:
        self._put("institution", institution.id, str(institution.name))

    def found(self, consortium: mc.Consortium) -> None:
        kind = consortium.kind and consortium.kind.key
        self._put("consortium", consortium.id, str(consortium.name), kind)

    def join(self, membership: mc.Membership) -> None:
        row = membership
        self._put("member", row.consortium, row.institution, str(row.since), None)

    def leave(self, consortium: str, institution: str, on: date) -> None:
        change = "UPDATE member SET until = ? WHERE consortium = ? AND institution = ?"
        self.base.execute(change, (on.isoformat(), consortium, institution))

    def sign(self, instrument: mc.Instrument) -> None:
        for party in instrument.parties or ():
            days = str(instrument.since), str(instrument.until)
            self._put("signed", instrument.consortium, party, *days)

    def refer(self, link: mc.Link) -> None:
        self._put("way", link.origin, link.target, link.kind.key, str(link.since))

    def members(self, consortium: str, on: date) -> set[str]:
        where = f"consortium = :of AND since <= :day AND ({self.still_member})"
        return self._all("institution", "member", where, consortium, on)

    def signatories(self, consortium: str, on: date) -> set[str]:
        where = "consortium = :of AND :day BETWEEN since AND until"
        return self._all("party", "signed", where, consortium, on)

    def targets(self, institution: str, on: date) -> set[str]:
        return self._all("target", "way", "origin = :of AND since <= :day", institution, on)

    def _put(self, table: str, *values: str | None) -> None:
        marks = ", ".join("?" * len(values))
        self.base.execute(f"INSERT INTO {table} VALUES ({marks})", values)

    def _all(self, column: str, table: str, where: str, of: str, on: date) -> set[str]:
        found = self.base.execute(
            f"SELECT {column} FROM {table} WHERE {where}", {"of": of, "day": on.isoformat()}
        )
        return {value for (value,) in found}


class HastyRegistry(SqliteRegistry):
    """The same, with a bug: who leaves on a day is taken to be gone on that day already."""

    still_member = "until IS NULL OR :day < until"


class Comparison(RegistryMachine):
    """The sound registry, compared."""

    make = SqliteRegistry


class HastyComparison(RegistryMachine):
    """The one with a bug, compared."""

    make = HastyRegistry


def main() -> None:
    """Compare both, and print what was found."""
    steady = settings(max_examples=200, derandomize=True, database=None, deadline=None)
    run_state_machine_as_test(Comparison, settings=steady)
    print("SqliteRegistry: no difference")
    try:
        run_state_machine_as_test(HastyComparison, settings=steady)
    except AssertionError as found:
        print(f"HastyRegistry: {found}")


if __name__ == "__main__":
    main()
