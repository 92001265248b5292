"""The lazy top level keeps its types. Read by mypy and pyright, never run."""

from __future__ import annotations

from typing import assert_type

import medconsortium as mc
from medconsortium.model import Difference, Episode, Merger
from medconsortium.referral import (
    CarePlan,
    Catchment,
    Channels,
    ClosureImpact,
    CompiledNetwork,
    Coverage,
    Nearest,
    Paths,
    Reach,
    RecognitionAnswer,
    ReferralPath,
    WhyNot,
)
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
need = mc.CareNeed(phase=Phase.ACUTE)
full = mc.Availability(accepting={"a": False})
strict = mc.ReferralPolicy(declared_only=True)
assert_type(mc.find_path(network, "a", need, policy=strict, availability=full), ReferralPath)
assert_type(mc.find_paths(network, "a", need, k=2), Paths)
assert_type(mc.find_paths(network, "a", need)[0], ReferralPath)
assert_type(mc.plan_care(network, "a", [need]), CarePlan)
assert_type(mc.catchment(network, need), Catchment)
assert_type(mc.reachable(network, "a", need), tuple[Reach, ...])
assert_type(mc.coverage(network, need, minutes=[30]), Coverage)
assert_type(mc.closure_impact(network, "a", need), ClosureImpact)
assert_type(mc.why_not(network, "a", need), WhyNot)
assert_type(mc.recognition(network, "血常规", of="a", by="a"), RecognitionAnswer)
assert_type(mc.compile_network(network), CompiledNetwork)
assert_type(mc.nearest(mc.compile_network(network), need), Nearest)
assert_type(mc.nearest(mc.compile_network(network), need).target("a"), str | None)
assert_type(mc.channels(network), Channels)
assert_type(mc.diff(network, network), Difference)
assert_type(mc.merge(network, network), Merger)
assert_type(mc.rename(network, {"a": "b"}), mc.Network)
assert_type(mc.history(network, "a"), tuple[Episode, ...])
assert_type(mc.overlap_graph(network).number_of_nodes(), int)
assert_type(mc.OPEN, mc.PartialDate)
mc.check(network, on="2026-01-01")  # type: ignore[arg-type]
mc.no_such_name  # type: ignore[attr-defined]  # noqa: B018
