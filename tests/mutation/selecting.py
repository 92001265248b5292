"""A plugin of pytest for mutation testing: it records which tests run which lines, and chooses.

With `MUTATION_RECORD` set to a path, it writes there which lines of the rooms that are mutated each
test runs (`.coverage`), and how many seconds each takes (`.json`). With `MUTATION_CHOICE` set to a
file of test ids, it runs these alone, in that order.
"""

from __future__ import annotations

import json
import os
import resource
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from coverage import Coverage
from hypothesis import Phase, settings

__all__ = ["Recorder", "chosen", "pytest_collection_modifyitems", "pytest_configure"]

# Property tests of a mutant draw few examples, always the same, and do not look for the smallest.
settings.register_profile(
    "mutation",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=10,
    phases=(Phase.explicit, Phase.generate),
)


class Recorder:
    """Records what each test runs, and for how long."""

    def __init__(self, path: Path, sources: list[str]) -> None:
        self._path = path
        self._seconds: defaultdict[str, float] = defaultdict(float)
        self._coverage = Coverage(
            data_file=path.with_suffix(".coverage"), branch=False, config_file=False, source=sources
        )
        self._coverage.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._coverage.switch_context(item.nodeid)
        found = yield
        self._coverage.switch_context("")
        return found

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._seconds[report.nodeid] += report.duration

    def pytest_sessionfinish(self) -> None:
        self._coverage.stop()
        self._coverage.save()
        self._path.with_suffix(".json").write_text(json.dumps(self._seconds), encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    """Start recording, if that is asked for; bound the memory of mutants that run wild."""
    if most := os.environ.get("MUTATION_MEMORY"):
        resource.setrlimit(resource.RLIMIT_AS, (int(most), int(most)))
    if path := os.environ.get("MUTATION_RECORD"):
        recorder = Recorder(Path(path), os.environ["MUTATION_SOURCES"].split(os.pathsep))
        config.pluginmanager.register(recorder)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out the tests that are not chosen, if some are."""
    if path := os.environ.get("MUTATION_CHOICE"):
        wanted = Path(path).read_text(encoding="utf-8").splitlines()
        items[:] = chosen(items, wanted)


def chosen(items: list[pytest.Item], wanted: list[str]) -> list[pytest.Item]:
    """Return the tests that are wanted, in the order wanted; a module stands for all its tests."""
    place = {name: number for number, name in reversed(list(enumerate(wanted)))}
    last = len(wanted)

    def rank(item: pytest.Item) -> int:
        module = item.nodeid.partition("::")[0]
        return min(place.get(item.nodeid, last), place.get(module, last))

    return sorted((item for item in items if rank(item) < last), key=rank)
