"""The top level of the package: lazy for the interpreter, typed for the checker."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import medconsortium

ROOT = Path(__file__).resolve().parents[1]
HEAVY = {"attr", "networkx", "numpy", "pydantic", "rich", "typer", "yaml"}


def names_for_type_checkers() -> dict[str, str]:
    """Return name -> room, as the TYPE_CHECKING block of `__init__.py` imports them."""
    tree = ast.parse(Path(medconsortium.__file__).read_text(encoding="utf-8"))
    (block,) = (node for node in tree.body if isinstance(node, ast.If))
    return {
        alias.name: (statement.module or "").partition(".")[2] or alias.name
        for statement in block.body
        if isinstance(statement, ast.ImportFrom)
        for alias in statement.names
    }


def test_every_name_is_listed_exported_and_typed_alike() -> None:
    rooms = medconsortium._ROOM_OF
    assert names_for_type_checkers() == rooms, "in __init__.py, match TYPE_CHECKING and _ROOM_OF"
    assert set(medconsortium.__all__) == {*rooms, "__version__"}, "in __init__.py, mend __all__"


@pytest.mark.parametrize("name", medconsortium.__all__)
def test_every_name_can_be_fetched(name: str) -> None:
    assert getattr(medconsortium, name) is not None


def test_version_is_the_one_that_pyproject_states() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert medconsortium.__version__ == project["version"], "install the package anew"


def test_unknown_name_is_refused_by_name() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Hospital'"):
        getattr(medconsortium, "Hospital")  # noqa: B009


def test_dir_shows_the_public_names_only() -> None:
    assert dir(medconsortium) == sorted(medconsortium.__all__)


def test_importing_loads_nothing_heavy() -> None:
    script = "import sys, medconsortium; dir(medconsortium); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not HEAVY & set(loaded), "let __init__.py fetch rooms only in __getattr__"
