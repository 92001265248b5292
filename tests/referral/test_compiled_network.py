"""Compiled networks: kept with the network, shared between threads, pickled as columns."""

from __future__ import annotations

import pickle
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier, Lock, RLock, get_ident
from typing import Any

import pytest
from attrs import evolve
from tests.referral.crowded import crowded

from medconsortium.compiled import Kernel, kernel_mode
from medconsortium.errors import NotFoundError
from medconsortium.model import Listing, Network, table
from medconsortium.referral import (
    CareNeed,
    CompiledNetwork,
    DiseaseList,
    ReferralPolicy,
    catchment,
    compile_network,
    compiled_network,
    find_path,
    find_paths,
    nearest,
)
from medconsortium.referral.compiled_network import Kept
from medconsortium.referral.need_graph import need_graph
from medconsortium.vocabulary import Phase, Subject, Tier, Urgency

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


def everything(network: Network, turn: int) -> list[tuple[str, object]]:
    """Return what queries of all sorts say of a network, asked in another order at each turn."""
    origins = sorted(network.institutions)
    origins = [*origins[turn:], *origins[:turn]]
    said = list[tuple[str, object]]()
    for need in (NEED, evolve(NEED, urgency=Urgency.EMERGENCY)):
        compiled = compile_network(network, on=DAY)
        handle = nearest(compiled, need)
        said += [(origin, handle.path(origin).to_dict()) for origin in origins]
        said += [(origin, handle.cost(origin)) for origin in origins]
        said += [(o, find_path(network, o, need, on=DAY).to_dict()) for o in origins]
        said += [(o, find_paths(network, o, need, on=DAY).to_dict()) for o in origins]
        said.append(("", catchment(network, need, on=DAY).to_dict()))
    return sorted(said, key=lambda pair: pair[0])


@pytest.fixture
def busy_threads() -> Iterator[None]:
    """Let threads take turns as often as can be."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("busy_threads")
def test_eight_threads_share_it_from_the_first_use_on_and_find_the_same() -> None:
    network = crowded(3)
    alone = everything(network, 0)
    fresh = pickle.loads(pickle.dumps(network))  # noqa: S301 - our own
    start = Barrier(8)

    def asked(turn: int) -> tuple[list[tuple[str, object]], CompiledNetwork]:
        start.wait()
        return everything(fresh, turn), compile_network(fresh, on=DAY)

    with ThreadPoolExecutor(8) as threads:
        found = [*threads.map(asked, range(8))]
    assert [said for said, _ in found] == [alone] * 8
    assert len({id(compiled) for _, compiled in found}) == 1


@pytest.mark.parametrize("seed", range(3))
def test_interpreted_and_compiled_queries_agree_exactly(seed: int) -> None:
    found = []
    for mode in ("compiled", "interpreted"):
        with kernel_mode(mode):
            found.append(everything(crowded(seed), 0))
    assert found[0] == found[1]


class Noted:
    """A lock that notes how many locks each thread holds, and which were ever taken."""

    def __init__(self, lock: Any, name: str, held: Counter[int], taken: set[str]) -> None:
        self.lock, self.name, self.held, self.taken = lock, name, held, taken

    def __enter__(self) -> None:
        self.lock.acquire()
        self.held[get_ident()] += 1
        self.taken.add(self.name)

    def __exit__(self, *error: object) -> None:
        self.held[get_ident()] -= 1
        self.lock.release()


@pytest.mark.usefixtures("busy_threads")
def test_no_lock_is_held_during_a_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither that of what is kept with a network, nor that of any of its tables."""
    held, taken, searches = Counter[int](), set[str](), list[int]()
    call = Kernel.__call__

    def searched(kernel: Kernel[object], *args: object) -> object:
        searches.append(held[get_ident()])
        return call(kernel, *args)

    monkeypatch.setattr(Kernel, "__call__", searched)
    monkeypatch.setattr(compiled_network, "_LOCK", Noted(Lock(), "kept", held, taken))
    monkeypatch.setattr(table, "RLock", lambda: Noted(RLock(), "table", held, taken))
    network = crowded(3)
    with ThreadPoolExecutor(8) as threads:
        for _ in threads.map(lambda turn: everything(network, turn), range(8)):
            pass
    assert taken == {"kept", "table"}
    assert len(searches) > 100
    assert {*searches} == {0}


def test_pickling_costs_columns() -> None:
    compiled = compile_network(crowded(1), on=DAY)
    graph = need_graph(compiled, NEED)
    assert need_graph(compiled, NEED) is graph
    sent = pickle.loads(pickle.dumps(compiled))  # noqa: S301 - our own
    assert sent.on == DAY
    assert need_graph(sent, NEED).weight.tolist() == graph.weight.tolist()
    assert need_graph(sent, NEED) is not graph
