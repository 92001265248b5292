"""Compiled networks: kept with the network, shared between threads, pickled as columns."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from attrs import evolve
from tests.referral.crowded import crowded

from medconsortium.errors import NotFoundError
from medconsortium.model import Listing, Network
from medconsortium.referral import (
    CareNeed,
    DiseaseList,
    ReferralPolicy,
    compile_network,
    find_path,
)
from medconsortium.referral.compiled_network import Kept
from medconsortium.referral.need_graph import need_graph
from medconsortium.vocabulary import Phase, Subject, Tier

DAY = date(2020, 6, 1)
NEED = CareNeed(phase=Phase.ACUTE, subjects=[Subject.PAEDIATRICS])


def test_it_is_compiled_once(network_of: Callable[[str], Network]) -> None:
    network, policy = network_of("甲; 乙; 甲 -> 乙 referral_up"), ReferralPolicy(stepwise=False)
    one = compile_network(network, on=DAY)
    assert compile_network(network, on=DAY) is one
    other = compile_network(network, on=DAY, policy=policy)
    assert other is compile_network(network, on=DAY, policy=evolve(policy))
    assert other is not one
    assert other.channels is one.channels
    assert (one.network, one.on, len(one.roster)) == (network, DAY, 2)
    assert repr(one) == "<CompiledNetwork of 1 channels on 2020-06-01>"


def test_policies_with_lists_are_kept_too(network_of: Callable[[str], Network]) -> None:
    network = network_of("甲; @other lead=甲")
    given = DiseaseList(tier=Tier.COUNTY, diagnoses=Listing(["I10"]), consortium="other")
    policy = ReferralPolicy(disease_lists=(given,))
    assert compile_network(network, on=DAY, policy=policy).capabilities.lists == (given,)
    assert compile_network(network, on=DAY, policy=policy) is compile_network(
        network, on=DAY, policy=policy
    )
    wrong = ReferralPolicy(disease_lists=(evolve(given, consortium="无"),))
    with pytest.raises(NotFoundError):
        compile_network(network, on=DAY, policy=wrong)


def test_eight_are_kept_at_most(network_of: Callable[[str], Network]) -> None:
    network = network_of("甲")
    days = [DAY + timedelta(days=number) for number in range(9)]
    first = [compile_network(network, on=day) for day in days[:8]]
    assert [compile_network(network, on=day) for day in days[:8]] == first
    compile_network(network, on=days[8])
    assert compile_network(network, on=days[0]) is not first[0]


def test_what_does_not_fit_is_dropped_the_oldest_first() -> None:
    kept, made = Kept(10), list[str]()

    def get(key: str, size: int) -> str:
        def make() -> str:
            made.append(key)
            return key

        return kept.get(key, make, lambda _: size)

    for key, size in (("甲", 4), ("乙", 4), ("甲", 4), ("丙", 4), ("甲", 4), ("乙", 4), ("丁", 99)):
        assert get(key, size) == key
    assert made == ["甲", "乙", "丙", "乙", "丁"]
    assert get("丁", 99) == "丁"
    assert made.count("丁") == 1
    sent = pickle.loads(pickle.dumps(kept))  # noqa: S301 - our own
    assert sent.get("甲", lambda: "new", len) == "new"


def test_threads_share_it_and_find_the_same() -> None:
    network = crowded(3)
    origins = [*network.institutions] * 4
    alone = [find_path(network, origin, NEED, on=DAY).to_dict() for origin in origins]
    fresh = pickle.loads(pickle.dumps(network))  # noqa: S301 - our own
    with ThreadPoolExecutor(8) as threads:
        found = [*threads.map(lambda o: find_path(fresh, o, NEED, on=DAY).to_dict(), origins)]
    assert found == alone


def test_pickling_costs_columns() -> None:
    compiled = compile_network(crowded(1), on=DAY)
    graph = need_graph(compiled, NEED)
    assert need_graph(compiled, NEED) is graph
    sent = pickle.loads(pickle.dumps(compiled))  # noqa: S301 - our own
    assert sent.on == DAY
    assert need_graph(sent, NEED).weight.tolist() == graph.weight.tolist()
    assert need_graph(sent, NEED) is not graph
