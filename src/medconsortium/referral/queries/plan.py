"""A pathway: a chain of needs, met one after the other."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, TypeAlias

import attrs
import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.graph import ShortestPath, nearest_targets
from medconsortium.model import Network
from medconsortium.referral.availability import Availability
from medconsortium.referral.compiled_network import compile_network
from medconsortium.referral.cost import PathCost
from medconsortium.referral.explanations.certainty import Certainty
from medconsortium.referral.explanations.explaining import Query, explained
from medconsortium.referral.explanations.needs import stage_in_words
from medconsortium.referral.explanations.path import ReferralPath
from medconsortium.referral.explanations.plain import plain_cost, plain_origin, plain_text
from medconsortium.referral.explanations.sentences import synthetic_line
from medconsortium.referral.need import CareNeed
from medconsortium.referral.need_graph import BARRED, NeedGraph, with_weights
from medconsortium.referral.places.resolving import Origin, resolve_need, resolve_origin
from medconsortium.referral.policy import ReferralPolicy
from medconsortium.referral.queries.asking import ask_compiled, why_none
from medconsortium.referral.queries.find import answered
from medconsortium.referral.queries.ways import best_way
from medconsortium.referral.usable.steps import Label
from medconsortium.text import Language, Text

__all__ = ["CarePlan", "plan_care"]

_DEFAULT = ReferralPolicy()
_Stage: TypeAlias = tuple[Query, ShortestPath]
_Ask: TypeAlias = Callable[[int, Origin], Query]


@frozen(kw_only=True)
class CarePlan:
    """Where a patient goes for one need after the other.

    `stages` are the paths in order, one for each need; fewer where the next need could not be met,
    with the `reason`. `cost` is that of all stages together.
    """

    network: Network = attrs.field(repr=False, eq=False)
    on: date
    origin: Origin
    needs: tuple[CareNeed, ...]
    jointly: bool
    stages: tuple[ReferralPath, ...]
    certainty: Certainty
    cost: PathCost | None
    reason: Text

    @property
    def found(self) -> bool:
        """Whether all needs can be met."""
        return self.certainty is not Certainty.NONE

    def to_text(self, language: Language = "zh") -> str:
        """Return the stages in order, with what each is for, and why there are no more."""
        return "\n".join(_lines(self, language))

    def to_dict(self) -> dict[str, Any]:
        """Return the plan as plain data."""
        return {
            "on": self.on.isoformat(),
            "network": self.network.digest,
            "synthetic": self.network.synthetic,
            "origin": plain_origin(self.origin),
            "jointly": self.jointly,
            "certainty": self.certainty.key,
            "cost": None if self.cost is None else plain_cost(self.cost),
            "reason": plain_text(self.reason),
            "stages": [stage.to_dict() for stage in self.stages],
        }


def _lines(plan: CarePlan, language: Language) -> Iterator[str]:
    warning = [*synthetic_line(plan.network, language)]
    yield from warning
    for number, (stage, need) in enumerate(zip(plan.stages, plan.needs, strict=False), start=1):
        yield stage_in_words(number, need, language)
        yield from stage.to_text(language).split("\n")[len(warning) :]
    if not plan.found:
        yield plan.reason.in_language(language)


def plan_care(
    network: Network,
    origin: Origin,
    needs: Iterable[CareNeed],
    *,
    jointly: bool = True,
    on: date | None = None,
    policy: ReferralPolicy = _DEFAULT,
    availability: Availability | None = None,
) -> CarePlan:
    """Return where a patient goes for a chain of needs.

    Each stage begins where the patient is after the one before: at its target, or, where care came
    to him as data, a doctor or a drug, where he stayed. Limits and steps bind stage by stage.

    Args:
        network: The network.
        origin: Where the patient starts, as for `find_path`.
        needs: What is needed, in order.
        jointly: Whether the stages together are to cost least, so that one may lead elsewhere for
            a later one's sake; else each is the best for itself.
        on: The day; today in Asia/Shanghai if left out.
        policy: How referral is organised.
        availability: Who takes patients just now, if that is known.

    Raises:
        ValueError: There are no needs.
        NotFoundError: A name is not known.
        AmbiguousError: Several go by a name.

    >>> from medconsortium.model import Institution, Link, Service
    >>> from medconsortium.vocabulary import LinkKind, Phase, Subject
    >>> network = Network(
    ...     institutions=[Institution(id=name, name=name) for name in ("乡", "县")],
    ...     services=[Service(provider="县", subject=Subject.SURGERY)],
    ...     links=[Link(origin="乡", target="县", kind=LinkKind.REFERRAL_UP)],
    ... )
    >>> needs = [CareNeed(phase=phase, subjects=[Subject.SURGERY]) for phase in (Phase.ACUTE,)]
    >>> [stage.institutions for stage in plan_care(network, "乡", needs).stages]
    [('乡', '县')]
    """
    compiled = compile_network(network, on=on, policy=policy)
    start = resolve_origin(network, origin)
    chain = tuple(resolve_need(network, need) for need in needs)
    if not chain:
        raise ValueError("a pathway takes at least one need")

    def ask(stage: int, place: Origin) -> Query:
        return ask_compiled(compiled, place, chain[stage], availability)

    found = _joint_stages(ask, start, len(chain)) if jointly else None
    stages = (
        _stage_by_stage(ask, start, len(chain))
        if found is None
        else tuple(explained(query, way) for query, way in found)
    )
    is_whole = len(stages) == len(chain) and (found is not None or not jointly)
    costs = [stage.cost for stage in stages if stage.cost is not None]
    return CarePlan(
        network=network,
        on=compiled.on,
        origin=start,
        needs=chain,
        jointly=jointly,
        stages=stages,
        certainty=_certainty(costs) if is_whole else Certainty.NONE,
        cost=sum(costs[1:], start=costs[0]) if is_whole else None,
        reason=_reason(ask, start, stages, len(chain)),
    )


def _stage_by_stage(ask: _Ask, start: Origin, count: int) -> tuple[ReferralPath, ...]:
    """Return the best path of each stage for itself, as far as they go."""
    stages: list[ReferralPath] = []
    for stage in range(count):
        path = answered(ask(stage, start))
        if not path.found:
            break
        stages.append(path)
        moved = [hop.channel.target for hop in path.hops if hop.channel.moves_patient]
        start = moved[-1] if moved else path.institutions[0]
    return tuple(stages)


def _joint_stages(ask: _Ask, start: Origin, count: int) -> tuple[_Stage, ...] | None:
    """Return the stages that together cost least, `None` if there is no chain.

    Dijkstra's algorithm over pairs of stage and place: from each, ways to one place after the other
    are found as they are asked for.
    """
    open_: list[tuple[tuple[int, ...], int, tuple[_Stage, ...], Iterator[_Stage]]] = []
    serial = 0

    def push(before: tuple[int, ...], chain: tuple[_Stage, ...], ways: Iterator[_Stage]) -> None:
        nonlocal serial
        for query, way in ways:
            digits = (*query.graph.code.decode(way.cost), len(way.edges) - 1)
            total = tuple(a + b for a, b in zip(before, digits, strict=True))
            serial += 1
            heapq.heappush(open_, (total, serial, (*chain, (query, way)), ways))
            return

    after = _places_that_lead_on(ask, start, count)
    nothing = (0,) * 8
    push(nothing, (), _ways_to_places(ask(0, start), after[0]))
    settled: set[tuple[int, int]] = set()
    while open_:
        total, _, chain, ways = heapq.heappop(open_)
        if len(chain) == count:
            return chain
        last = chain[-1][0].graph.code.decode(chain[-1][1].cost)
        before = tuple(
            a - b for a, b in zip(total, (*last, len(chain[-1][1].edges) - 1), strict=True)
        )
        push(before, chain[:-1], ways)
        place = _place_after(*chain[-1])
        if (len(chain), place) not in settled:
            settled.add((len(chain), place))
            query = ask(len(chain), chain[-1][0].graph.compiled.roster.id(place))
            push(total, chain, _ways_to_places(query, after[len(chain)]))
    return None


def _places_that_lead_on(ask: _Ask, start: Origin, count: int) -> list[NDArray[np.bool_] | None]:
    """Return for each stage at which places it may end so that the next can be met (rows).

    `None` for any place. Limits, and ways that come back, are not thought of.
    """
    found: list[NDArray[np.bool_] | None] = [None]
    for stage in range(count - 1, 0, -1):
        graph = _told_apart(ask(stage, start).graph)
        if graph.need.is_emergency:
            found.append(None)
            continue
        graph = _without_places(graph, found[-1])
        costs = nearest_targets(graph.graph, graph.arrival).cost[:-1]
        found.append((costs >= 0) & (costs < BARRED))
    return found[::-1]


def _ways_to_places(query: Query, allowed: NDArray[np.bool_] | None) -> Iterator[_Stage]:
    """Yield the best way to each place where the patient may be after a stage, the best first."""
    graph = _without_places(_told_apart(query.graph), allowed)
    while True:
        asked = evolve(query, graph=graph)
        way = best_way(asked)
        if way is None:
            return
        yield asked, way
        others = np.ones(graph.end, np.bool_)
        others[_place_after(asked, way)] = False
        graph = _without_places(graph, others)


def _place_after(query: Query, way: ShortestPath) -> int:
    """Return the row of the institution where the patient is after a way."""
    moves = query.graph.hops.moves
    moved = [node for node, edge in zip(way.nodes[1:], way.edges[:-1], strict=False) if moves[edge]]
    return moved[-1] if moved else way.nodes[0]


def _told_apart(graph: NeedGraph) -> NeedGraph:
    """Return the same ways, with what is sent on told apart from what is sent off."""
    hops = graph.hops
    sent = np.flatnonzero(hops.label == Label.SEND)
    if not len(sent):
        return graph
    label = hops.label.copy()
    label[sent] = Label.SEND_OFF
    on = evolve(hops.at(sent), label=np.full(len(sent), Label.SEND_ON, np.uint8))
    weight = graph.weight
    parts = (weight[: len(hops)], weight[sent], weight[len(hops) :])
    return evolve(graph, hops=evolve(hops, label=label) + on, weight=np.concatenate(parts))


def _without_places(graph: NeedGraph, allowed: NDArray[np.bool_] | None) -> NeedGraph:
    """Return the ways after which the patient is at one of the places allowed (rows)."""
    if allowed is None:
        return graph
    hops, stops = graph.hops, graph.stops
    leaves_behind = (hops.label == Label.SEND_OFF) | (hops.label == Label.RECEIVE)
    barred = np.concatenate(
        [
            leaves_behind & ~allowed[hops.origin],
            (stops.label != Label.ANSWER) & ~allowed[stops.row],
        ]
    )
    return with_weights(graph, np.where(barred, BARRED, graph.weight))


def _certainty(costs: Sequence[PathCost]) -> Certainty:
    return Certainty.POSSIBLE if any(cost.unconfirmed for cost in costs) else Certainty.CONFIRMED


def _reason(ask: _Ask, start: Origin, stages: Sequence[ReferralPath], count: int) -> Text:
    if len(stages) == count:
        return Text("各阶段均可满足", "all needs can be met")
    done = len(stages)
    if stages:
        moved = [hop.channel.target for hop in stages[-1].hops if hop.channel.moves_patient]
        start = moved[-1] if moved else stages[-1].institutions[0]
    why = why_none(ask(done, start))
    return Text(
        f"第 {done + 1} 阶段：{why.in_language('zh')}",
        f"stage {done + 1}: {why.in_language('en')}",
    )
