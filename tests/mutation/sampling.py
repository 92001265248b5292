"""Which mutants are tried: a seeded sample of all there are, and faults that have a name."""

from __future__ import annotations

import hashlib
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import field, frozen
from tests.mutation.mutants import Mutant, changed, mutants_in, shown

__all__ = ["ROOMS", "SOURCE", "Case", "cases_in", "equivalent", "named_faults", "sampled"]

ROOMS = ("rules", "referral")
SOURCE = Path(__file__).resolve().parents[2] / "src" / "medconsortium"
_TABLES = Path(__file__).resolve().parent


@frozen
class Case:
    """A mutant of a file, which is named below `SOURCE`; some faults have a name of their own.

    Its key says what is changed where, and not on which line: so a sample stays much the same
    while the source changes elsewhere.
    """

    file: str
    key: str
    mutant: Mutant = field(eq=False)
    source: str = field(eq=False, repr=False)
    name: str = ""

    @property
    def changed(self) -> str:
        """The module with the mutant in it."""
        return changed(self.source, self.mutant)

    @property
    def shown(self) -> str:
        """The lines that differ."""
        return shown(self.source, self.mutant)


def cases_in(place: str) -> list[Case]:
    """Return all mutants of a room, a folder or a file."""
    path = SOURCE / place
    files = [path] if path.is_file() else sorted(path.rglob("*.py"))
    return [case for file in files for case in _cases_of(file)]


def _cases_of(path: Path) -> Iterator[Case]:
    file, source = path.relative_to(SOURCE).as_posix(), path.read_text(encoding="utf-8")
    lines, whole = source.splitlines(), source.encode()
    often: Counter[str] = Counter()
    for mutant in mutants_in(source):
        old = whole[mutant.start : mutant.end].decode()
        said = "\n".join([file, str(mutant.function), lines[mutant.line - 1], old, mutant.new])
        often[said] += 1
        yield Case(file, f"{said}\n{often[said]}", mutant, source)


def sampled(rooms: Iterable[list[Case]], *, size: int, seed: str) -> list[Case]:
    """Return a sample of mutants, of each room in proportion, those known to be equivalent aside.

    Every mutant has a number that looks random, made of the seed and its key; the least are taken.
    """
    rooms = list(rooms)
    total, known = sum(map(len, rooms)), equivalent()
    found: list[Case] = []
    for cases in rooms:
        wanted = len(found) + round(size * len(cases) / total)
        for case in sorted(cases, key=lambda case: _number(seed, case)):
            if len(found) == wanted:
                break
            if (case.file, case.shown) not in known:
                found.append(case)
    return found


def _number(seed: str, case: Case) -> str:
    return hashlib.sha256(f"{seed}\n{case.key}".encode()).hexdigest()


def equivalent() -> dict[tuple[str, str], str]:
    """Return why mutants cannot be told from the source by any test, by file and lines shown."""
    rows = tomllib.loads((_TABLES / "equivalent.toml").read_text(encoding="utf-8"))["mutant"]
    return {(row["file"], row["shown"].strip()): row["reason"] for row in rows}


def named_faults() -> list[Case]:
    """Return the faults that have a name.

    Raises:
        ValueError: What is to be replaced does not stand exactly once in its file.
    """
    rows = tomllib.loads((_TABLES / "named.toml").read_text(encoding="utf-8"))["fault"]
    return [_named(row) for row in rows]


def _named(row: dict[str, str]) -> Case:
    file, old = row["file"], row["before"]
    source = (SOURCE / file).read_text(encoding="utf-8")
    if source.count(old) != 1:
        raise ValueError(f"{file}: {source.count(old)} times, not once: {old}")
    before = source.partition(old)[0]
    start, line = len(before.encode()), before.count("\n") + 1
    end, last = start + len(old.encode()), line + old.count("\n")
    mutant = Mutant(start, end, row["after"], line, last, None, is_remembered=False)
    return Case(file, "\n".join([file, old, row["after"]]), mutant, source, row["name"])
