from __future__ import annotations

import numpy as np
from tests.rules.rows import DAY

from medconsortium.model import Network, Platform
from medconsortium.rules import Facts, Verdict, passed
from medconsortium.rules.judging.internet_hospitals import (
    internet_hospital,
    judge_internet_hospitals,
)
from medconsortium.text import Text
from medconsortium.vocabulary import PlatformKind


def fine(platform: Platform) -> Verdict:
    return passed(Text(platform.id, platform.id))


def test_only_internet_hospitals_are_judged() -> None:
    kinds = (PlatformKind.INTERNET_HOSPITAL, PlatformKind.BOOKING, None)
    platforms = [Platform(id=f"台{n}", name="台", kind=kind) for n, kind in enumerate(kinds)]
    facts = Facts(Network(platforms=platforms), DAY)
    found = judge_internet_hospitals(facts, np.arange(3, dtype=np.int32), fine)
    assert [found.explain(place).outcome.key for place in range(3)] == [
        "pass",
        "not_applicable",
        "not_assessed",
    ]
    assert found.explain(0).message.zh == "台0"
    assert found.explain(2).missing == ("platforms.kind",)


def test_the_example_is_an_internet_hospital_that_a_hospital_runs() -> None:
    (platform,) = internet_hospital().platforms.values()
    assert platform.kind is PlatformKind.INTERNET_HOSPITAL
    assert platform.operator in internet_hospital().institutions
