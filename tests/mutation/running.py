"""How mutants are tried: which tests are run on each, in a copy of the tree, and what they say."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import count
from pathlib import Path

from attrs import field, frozen
from coverage import CoverageData
from tests.mutation.sampling import ROOMS, SOURCE, Case

__all__ = ["ROOT", "Recording", "Tree", "record", "stages"]

ROOT = SOURCE.parents[1]
_SUITE = [f"{folder}/{room}" for folder in ("tests", "src/medconsortium") for room in ROOMS]
_SUITE.append("tests/golden")
_LEFT_OUT = (".git", ".venv", "build", "dist", "site", "__pycache__", ".*_cache", ".hypothesis")
_TESTS_AT_ONCE = 60.0  # seconds that the tests of one stage may take
_START = 120.0  # seconds allowed on top, to start and to collect
_SLOWER = 4  # a mutant may take so many times as long as the source
_MEMORY = 8 << 30
_PASSED, _MISUSED, _NO_TESTS = 0, 4, 5  # exit codes of pytest; all others: something failed


class Recording:
    """Which tests run which lines of which file, and how long they take."""

    def __init__(self, path: Path) -> None:
        self._data = CoverageData(str(path.with_suffix(".coverage")))
        self._data.read()
        self._seconds: dict[str, float] = json.loads(path.with_suffix(".json").read_bytes())
        self._files = {
            file.partition("src/medconsortium/")[2]: file for file in self._data.measured_files()
        }

    def tests(self, file: str, first: int = 0, last: int = sys.maxsize) -> list[str]:
        """Return the tests that run some of the lines, fastest first."""
        lines = self._tests_by_line(file).items()
        found = {test for line, tests in lines if first <= line <= last for test in tests if test}
        return sorted(found, key=lambda test: (self.seconds(test), test))

    def seconds(self, test: str) -> float:
        """Return how long a test takes."""
        return self._seconds.get(test, 0.0)

    def _tests_by_line(self, file: str) -> dict[int, list[str]]:
        if file not in self._kept and file in self._files:
            self._kept[file] = self._data.contexts_by_lineno(self._files[file])
        return self._kept.get(file, {})

    @cached_property
    def _kept(self) -> dict[str, dict[int, list[str]]]:
        return {}


def stages(case: Case, recording: Recording) -> Iterator[list[str]]:
    """Yield the tests to run on a mutant, until one of them fails: ids, or modules for all theirs.

    First the tests of the module; then those that run the statement, fastest first; then those that
    run anything in its file. What runs once for many tests, as on import, is told by the file, and
    then by the files that import from it.
    """
    path, mutant = Path(case.file), case.mutant
    mirror = Path("tests") / path.with_name(f"test_{path.name}")
    own = [mirror.as_posix(), f"src/medconsortium/{case.file}"]
    yield own
    whole = recording.tests(case.file)
    if mutant.is_remembered:
        near, far = whole, [t for file in _importers(case.file) for t in recording.tests(file)]
    else:
        near, far = recording.tests(case.file, mutant.line, mutant.last_line), whole
        if not near:  # no test runs the statement
            return
    done = {test for test in (*near, *far) if test.partition("::")[0] in own}
    for several in (near, far):
        some = _fitting([test for test in several if test not in done], recording)
        done.update(some)
        yield some


def _importers(file: str) -> Iterator[str]:
    wanted = f"from medconsortium.{file.removesuffix('.py').replace('/', '.')} import"
    for room in ROOMS:
        for path in sorted((SOURCE / room).rglob("*.py")):
            if wanted in path.read_text(encoding="utf-8"):
                yield path.relative_to(SOURCE).as_posix()


def _fitting(tests: Iterable[str], recording: Recording) -> list[str]:
    """Return the first tests, as many as the time of a stage allows."""
    found: dict[str, None] = {}
    left = _TESTS_AT_ONCE
    for test in tests:
        left -= recording.seconds(test)
        if left < 0:
            break
        found[test] = None
    return list(found)


@frozen
class Tree:
    """A copy of the tree, in which mutants are tried one by one."""

    root: Path
    _ticks: Iterator[int] = field(factory=lambda: count(1), init=False)

    @classmethod
    def copied(cls, folder: Path) -> Tree:
        """Copy the tree into a folder, beside the data that some tests read."""
        shutil.copytree(ROOT, folder / "main", ignore=shutil.ignore_patterns(*_LEFT_OUT))
        shared = ROOT.parent / "shared"
        if shared.exists():
            (folder / "shared").symlink_to(shared)
        return cls(folder / "main")

    def outcome(self, case: Case, recording: Recording) -> str:
        """Return what becomes of a mutant: `killed`, `timeout` or `survived`."""
        path = self.root / "src" / "medconsortium" / case.file
        self._write(path, case.changed)
        try:
            for tests in stages(case, recording):
                found = self._outcome_of(tests, sum(map(recording.seconds, tests)))
                if found != "survived":
                    return found
        finally:
            self._write(path, case.source)
        return "survived"

    def _write(self, path: Path, text: str) -> None:
        path.write_text(text, encoding="utf-8")
        at = 1_000_000_000 + next(self._ticks)  # else Python may take what it compiled before
        os.utime(path, (at, at))

    def _outcome_of(self, tests: list[str], seconds: float) -> str:
        files = dict.fromkeys(test.partition("::")[0] for test in tests)
        there = [file for file in files if (self.root / file).exists()]
        if not there:
            return "survived"
        choice = self.root.parent / "choice"
        choice.write_text("\n".join(tests), encoding="utf-8")
        code = self.run(there, _START + _SLOWER * seconds, {"MUTATION_CHOICE": str(choice)})
        if code is None:
            return "timeout"
        if code in (_PASSED, _NO_TESTS):
            return "survived"
        if code == _MISUSED:
            raise RuntimeError(f"pytest cannot be run on {there}")
        return "killed"

    def run(self, paths: list[str], seconds: float, environment: dict[str, str]) -> int | None:
        """Run tests; return the exit code, or `None` where they take too long."""
        options = ["-x", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", "--no-cov"]
        plugin = ["-p", "tests.mutation.selecting", "--hypothesis-profile", "mutation"]
        plugin += ["-p", "no:medconsortium"]  # our own, which a mutant might not let load
        environment = {
            **os.environ,
            "PYTHONPATH": str(self.root / "src"),
            "MEDCONSORTIUM_KERNELS": "interpreted",
            "COVERAGE_CORE": "ctrace",  # others do not tell tests apart
            "MUTATION_MEMORY": str(_MEMORY),
            **environment,
        }
        with subprocess.Popen(
            [sys.executable, "-m", "pytest", *options, *plugin, *paths],
            cwd=self.root,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            try:
                return process.wait(seconds)
            except subprocess.TimeoutExpired:
                return None
            finally:
                if process.returncode is None:
                    os.killpg(process.pid, signal.SIGKILL)


def record(tree: Tree, path: Path, *, anew: bool = True) -> Recording:
    """Return what tests run; recorded anew, if asked, where source or tests have changed.

    Raises:
        RuntimeError: The tests do not pass.
    """
    stamp, digest = path.with_suffix(".digest"), _digest()
    is_there = stamp.exists()
    if not is_there or (anew and stamp.read_text(encoding="utf-8") != digest):
        stamp.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        sources = os.pathsep.join(str(tree.root / "src/medconsortium" / room) for room in ROOMS)
        asked = {"MUTATION_RECORD": str(path), "MUTATION_SOURCES": sources}
        if tree.run(_SUITE, 3600, asked) != _PASSED:
            raise RuntimeError("the tests do not pass; see `make test`")
        stamp.write_text(digest, encoding="utf-8")
    return Recording(path)


def _digest() -> str:
    found = hashlib.sha256()
    for folder in ("src", "tests"):
        for file in sorted((ROOT / folder).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                found.update(file.relative_to(ROOT).as_posix().encode() + file.read_bytes())
    return found.hexdigest()
