"""The lazy top level keeps its types. Read by mypy and pyright, never run."""

from __future__ import annotations

from typing import assert_type

import medconsortium as mc
from medconsortium.model import Difference, Episode, Merger
from medconsortium.referral import ReferralPath
from medconsortium.rules import Report
from medconsortium.vocabulary import Phase

assert_type(mc.Text(zh="医联体"), mc.text.Text)
assert_type(mc.__version__, str)
assert_type(mc.errors.ModelError([]).faults, tuple[mc.errors.Fault, ...])
network = mc.NetworkBuilder(title="某县").add(mc.Institution(id="a", name="甲")).build()
assert_type(network, mc.Network)
assert_type(mc.read("a.yaml"), mc.Network)
assert_type(mc.datasets.load("panyu_2017"), mc.Network)
assert_type(mc.check(network), Report)
assert_type(mc.rules.CATALOGUE, tuple[mc.rules.Rule, ...])
assert_type(mc.find_path(network, "a", mc.CareNeed(phase=Phase.ACUTE)), ReferralPath)
assert_type(mc.diff(network, network), Difference)
assert_type(mc.merge(network, network), Merger)
assert_type(mc.rename(network, {"a": "b"}), mc.Network)
assert_type(mc.history(network, "a"), tuple[Episode, ...])
assert_type(mc.overlap_graph(network).number_of_nodes(), int)
assert_type(mc.OPEN, mc.PartialDate)
mc.check(network, on="2026-01-01")  # type: ignore[arg-type]
mc.no_such_name  # type: ignore[attr-defined]  # noqa: B018
