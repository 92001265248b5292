"""Both sources of YAML events serve the same tests."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import yaml

from medconsortium.syntax import yaml as yaml_syntax


@pytest.fixture(params=["libyaml", "python"])
def yaml_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Read YAML with the named parser, and return its name."""
    name: str = request.param
    if name == "libyaml" and not yaml.__with_libyaml__:
        pytest.skip("PyYAML was built without libyaml")
    parser = yaml.CBaseLoader if name == "libyaml" else yaml.BaseLoader
    monkeypatch.setattr(yaml_syntax, "_PARSER", parser)
    return name


@pytest.fixture
def on_small_stack() -> Iterator[Callable[[Callable[[], None]], None]]:
    """Return a function that runs another in a thread with a stack of 512 KB."""
    before = threading.stack_size(512 * 1024)
    with ThreadPoolExecutor(max_workers=1) as threads:
        yield lambda work: threads.submit(work).result()
    threading.stack_size(before)
