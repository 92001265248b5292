"""The lazy top level keeps its types. Read by mypy and pyright, never run."""

from __future__ import annotations

from typing import assert_type

import medconsortium as mc

assert_type(mc.Text(zh="医联体"), mc.text.Text)
assert_type(mc.__version__, str)
assert_type(mc.errors.ModelError([]).faults, tuple[mc.errors.Fault, ...])
mc.no_such_name  # type: ignore[attr-defined]  # noqa: B018
