"""Catchments: for everybody at once, where to and by which next hop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from medconsortium.errors import NotFoundError
from medconsortium.graph import CostCode
from medconsortium.model import Network
from medconsortium.model.columnar.columns import read_only
from medconsortium.referral.availability import Availability
from medconsortium.referral.compiled_network import CompiledNetwork, compile_network
from medconsortium.referral.cost import TENTHS, PathCost, path_cost
from medconsortium.referral.explanations import html
from medconsortium.referral.explanations.certainty import Certainty
from medconsortium.referral.explanations.names import name_of
from medconsortium.referral.explanations.path import ReferralPath
from medconsortium.referral.explanations.sentences import synthetic_line
from medconsortium.referral.need import CareNeed
from medconsortium.referral.need_graph import need_graph
from medconsortium.referral.places.resolving import resolve_need, resolve_origin
from medconsortium.referral.policy import ReferralPolicy
from medconsortium.referral.queries.asking import ask_compiled
from medconsortium.referral.queries.emergencies import emergency_ways
from medconsortium.referral.queries.everywhere import ways_from_everywhere
from medconsortium.referral.queries.find import answered
from medconsortium.text import Language

__all__ = ["Catchment", "catchment", "catchment_of"]

_DEFAULT = ReferralPolicy()
_SHOWN = 20


@frozen(eq=False, kw_only=True)
class Catchment:
    """For every institution as the origin: where the best way leads, and what it costs.

    Columns have an entry for each institution, sorted by id (`ids`), and can only be read. -1
    stands where there is no way; institutions that have closed have none.

    Attributes:
        target: The row of the institution that gives the care (int32).
        next_hop: That of the next one on the way (int32); -1 also where the patient stays.
        unconfirmed: How much is to be asked first (int32).
        travel_minutes: Travel in all (float64); NaN where a part is not known, or there is no way.
        weighed_minutes: Travel and what the policy weighs as such (float64), for ranking.
        transfers: Hops that move the patient (int32).
        hops: All hops (int32).
        certainty: `Certainty.number` (int8).
    """

    target: NDArray[np.int32]
    next_hop: NDArray[np.int32]
    unconfirmed: NDArray[np.int32]
    travel_minutes: NDArray[np.float64]
    weighed_minutes: NDArray[np.float64]
    transfers: NDArray[np.int32]
    hops: NDArray[np.int32]
    certainty: NDArray[np.int8]
    need: CareNeed
    availability: Availability | None = None
    _compiled: CompiledNetwork = field(repr=False, alias="compiled")
    _code: CostCode = field(repr=False, alias="code")
    _cost: NDArray[np.int64] = field(repr=False, alias="cost")
    _borders: NDArray[np.int32] = field(repr=False, alias="borders")

    def __len__(self) -> int:
        return len(self.target)

    @property
    def network(self) -> Network:
        """The network."""
        return self._compiled.network

    @property
    def on(self) -> date:
        """The day."""
        return self._compiled.on

    @property
    def policy(self) -> ReferralPolicy:
        """How referral is organised."""
        return self._compiled.policy

    def id(self, row: int) -> str:
        """Return the id of the institution in a row."""
        return self._compiled.roster.id(row)

    def row(self, institution: str) -> int:
        """Return the row of an institution by id.

        Raises:
            NotFoundError: There is no such institution.
        """
        row = self._compiled.roster.row(institution)
        if row < 0:
            raise NotFoundError(institution)
        return row

    def cost(self, institution: str) -> PathCost | None:
        """Return what the way from an institution costs, by id; `None` if there is none.

        Raises:
            NotFoundError: There is no such institution.
        """
        row = self.row(institution)
        if self.target[row] < 0:
            return None
        minutes = float(self.travel_minutes[row])
        return path_cost(
            self._code.decode(int(self._cost[row])),
            travel_minutes=None if np.isnan(minutes) else minutes,
            transfers=int(self.transfers[row]),
            borders=int(self._borders[row]),
        )

    def path(self, institution: str) -> ReferralPath:
        """Return the way from an institution, as `find_path` returns it.

        Raises:
            NotFoundError: Nothing goes by that name.
            AmbiguousError: Several institutions do.
        """
        start = resolve_origin(self.network, institution)
        return answered(ask_compiled(self._compiled, start, self.need, self.availability))

    def rows(self, language: Language = "zh") -> Iterator[Mapping[str, object]]:
        """Yield a row for each institution, for tables; `None` where there is no way."""
        network, number = self.network, Certainty.NONE.number
        for row in range(len(self)):
            origin = self.id(row)
            there = self.certainty[row] != number
            target, onward = int(self.target[row]), int(self.next_hop[row])
            minutes = float(self.travel_minutes[row])
            yield {
                "origin": origin,
                "origin_name": name_of(network, origin, language),
                "target": self._id(target),
                "target_name": self._name(target, language),
                "next_hop": self._id(onward),
                "next_hop_name": self._name(onward, language),
                "certainty": Certainty.at(int(self.certainty[row])).label(language),
                "unconfirmed": int(self.unconfirmed[row]) if there else None,
                "travel_minutes": None if np.isnan(minutes) else minutes,
                "transfers": int(self.transfers[row]) if there else None,
                "hops": int(self.hops[row]) if there else None,
            }

    def _id(self, row: int) -> str | None:
        return None if row < 0 else self.id(row)

    def _name(self, row: int, language: Language) -> str | None:
        return None if row < 0 else name_of(self.network, self.id(row), language)

    def to_dict(self) -> dict[str, Any]:
        """Return the catchment as plain data: columns by name."""
        names = ("target", "next_hop", "unconfirmed", "transfers", "hops")
        return {
            "on": self.on.isoformat(),
            "network": self.network.digest,
            "synthetic": self.network.synthetic,
            "origin": [self.id(row) for row in range(len(self))],
            "certainty": [Certainty.at(int(number)).key for number in self.certainty],
            "travel_minutes": _plain(self.travel_minutes),
            "weighed_minutes": _plain(self.weighed_minutes),
            **{name: getattr(self, name).tolist() for name in names},
        }

    def to_text(self, language: Language = "zh") -> str:
        """Return how many have a sure way, a possible one, none, and who takes the most."""
        return "\n".join(self._lines(language))

    def _lines(self, language: Language) -> Iterator[str]:
        yield from synthetic_line(self.network, language)
        for certainty in Certainty:
            there = self.certainty == certainty.number
            yield f"{certainty.label(language)}: {np.count_nonzero(there)}"
        caught = Counter(self.target[self.target >= 0].tolist())
        for target, count in sorted(caught.items(), key=lambda item: (-item[1], item[0]))[:_SHOWN]:
            yield f"  {name_of(self.network, self.id(target), language)}: {count}"

    def _repr_html_(self) -> str:
        rows = (row for row, _ in zip(self.rows(), range(_SHOWN), strict=False))
        shown = ("origin_name", "target_name", "next_hop_name", "certainty", "travel_minutes")
        head = ("起点", "终点", "下一跳", "确定程度", "路程（分钟）")
        return html.table(self._lines("zh"), head, ([row[name] for name in shown] for row in rows))


def catchment(
    network: Network,
    need: CareNeed,
    *,
    on: date | None = None,
    policy: ReferralPolicy = _DEFAULT,
    availability: Availability | None = None,
) -> Catchment:
    """Return where patients go from every institution, as `find_path` says of each.

    Args:
        network: The network.
        need: The care needed.
        on: The day; today in Asia/Shanghai if left out.
        policy: How referral is organised.
        availability: Who takes patients just now, if that is known.

    Raises:
        NotFoundError: A name is not known.
        AmbiguousError: Several go by a name.

    >>> from medconsortium.model import Institution, Link, Service
    >>> from medconsortium.vocabulary import LinkKind, Phase, Subject
    >>> network = Network(
    ...     institutions=[Institution(id=name, name=name) for name in ("乡", "县")],
    ...     services=[Service(provider="县", subject=Subject.SURGERY)],
    ...     links=[Link(origin="乡", target="县", kind=LinkKind.REFERRAL_UP, travel_minutes=20)],
    ... )
    >>> need = CareNeed(phase=Phase.ACUTE, subjects=[Subject.SURGERY])
    >>> found = catchment(network, need, on=date(2024, 1, 1))
    >>> [(row["origin"], row["target"], row["travel_minutes"]) for row in found.rows()]
    [('乡', '县', 20.0), ('县', None, None)]
    """
    compiled = compile_network(network, on=on, policy=policy)
    return catchment_of(compiled, resolve_need(network, need), availability)


def catchment_of(
    compiled: CompiledNetwork, need: CareNeed, availability: Availability | None = None
) -> Catchment:
    """Return the catchment of a need with ids in the place of names."""
    graph = need_graph(compiled, need, availability)
    ways = emergency_ways(graph) if need.is_emergency else ways_from_everywhere(graph)
    there = ways.cost >= 0
    unconfirmed = np.where(there, _digit(graph.code, 0, ways.cost), -1)
    weighed = np.where(there, _digit(graph.code, 3, ways.cost) / TENTHS, np.nan)
    known = there & (ways.unknown_times == 0)
    sure = np.where(unconfirmed > 0, Certainty.POSSIBLE.number, Certainty.CONFIRMED.number)
    return Catchment(
        target=read_only(ways.target, np.int32),
        next_hop=read_only(ways.next_hop, np.int32),
        unconfirmed=read_only(unconfirmed, np.int32),
        travel_minutes=read_only(np.where(known, ways.minutes / TENTHS, np.nan), np.float64),
        weighed_minutes=read_only(weighed, np.float64),
        transfers=read_only(ways.transfers, np.int32),
        hops=read_only(ways.hops, np.int32),
        certainty=read_only(np.where(there, sure, Certainty.NONE.number), np.int8),
        need=need,
        availability=availability,
        compiled=compiled,
        code=graph.code,
        cost=read_only(ways.cost, np.int64),
        borders=read_only(ways.borders, np.int32),
    )


def _plain(minutes: NDArray[np.float64]) -> list[float | None]:
    return [None if np.isnan(value) else float(value) for value in minutes]


def _digit(code: CostCode, which: int, costs: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return one quantity of many costs."""
    above = code.places[which - 1] if which else None
    rest = costs if above is None else costs % above
    return rest // code.places[which]
