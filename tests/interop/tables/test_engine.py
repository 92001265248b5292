"""Where polars is not installed, the error says what to install."""

from __future__ import annotations

import importlib
import sys

import pytest

from medconsortium.errors import MissingExtraError
from medconsortium.interop.tables import engine


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert engine.pl.__name__ == "polars"
    monkeypatch.setitem(sys.modules, "polars", None)
    monkeypatch.delitem(sys.modules, engine.__name__)
    with pytest.raises(MissingExtraError, match=r'pip install "medconsortium\[tables\]"'):
        importlib.import_module(engine.__name__)
