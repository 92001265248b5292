"""Coverage: how many institutions, and people, have the care within minutes or transfers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from medconsortium.model import Network
from medconsortium.referral.compiled_network import compile_network
from medconsortium.referral.cost import to_tenths
from medconsortium.referral.explanations import html
from medconsortium.referral.explanations.sentences import synthetic_line
from medconsortium.referral.need import CareNeed
from medconsortium.referral.need_graph import BARRED, NeedGraph, need_graph, with_weights
from medconsortium.referral.places.entry import doors_at_home
from medconsortium.referral.places.neighbourhood import FARTHEST, doors_of_divisions, least_within
from medconsortium.referral.places.resolving import resolve_need
from medconsortium.referral.places.roster import Roster
from medconsortium.referral.policy import ReferralPolicy
from medconsortium.referral.queries.driving import Driving
from medconsortium.referral.queries.emergencies import Take, least_in_emergencies
from medconsortium.referral.queries.everywhere import ways_from_everywhere
from medconsortium.text import Language

__all__ = ["Coverage", "Covered", "Share", "coverage"]

_DEFAULT = ReferralPolicy()
_NEVER = np.int64(2**62)
_UNITS = {"minutes": ("分钟", "minute"), "transfers": ("次转送", "transfer")}
_Weigh: TypeAlias = Callable[[NeedGraph], NDArray[np.int64]]
_Least: TypeAlias = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]
"""Of each institution or division the least, in minutes or transfers: surely; perhaps; at best."""


@frozen(kw_only=True)
class Share:
    """How many are covered, of how many.

    `confirmed` surely, `possible` if what is to be asked turns out well, `unknown` where travel
    times are not known, `beyond` not; together the `total`.
    """

    total: int
    confirmed: int
    possible: int
    unknown: int
    beyond: int

    @property
    def confirmed_share(self) -> float | None:
        """The share surely covered, `None` of nobody."""
        return self.confirmed / self.total if self.total else None

    @property
    def possible_share(self) -> float | None:
        """The share that may be covered at best, `None` of nobody."""
        return 1 - self.beyond / self.total if self.total else None


@frozen(kw_only=True)
class Covered:
    """Who is covered within so many `minutes` or `transfers` (the `unit`).

    `population` is `None` where no division states one.
    """

    unit: str
    bound: float
    institutions: Share
    population: Share | None


@frozen(kw_only=True)
class Coverage:
    """Who is covered within each bound, in the order asked, minutes first."""

    network: Network = field(repr=False, eq=False)
    on: date
    need: CareNeed
    policy: ReferralPolicy
    rows: tuple[Covered, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the coverage as plain data."""
        return {
            "on": self.on.isoformat(),
            "network": self.network.digest,
            "synthetic": self.network.synthetic,
            "rows": [
                {
                    "unit": row.unit,
                    "bound": row.bound,
                    "institutions": _plain_share(row.institutions),
                    "population": None if row.population is None else _plain_share(row.population),
                }
                for row in self.rows
            ],
        }

    def to_text(self, language: Language = "zh") -> str:
        """Return the coverage, a line for each bound."""
        return "\n".join([*synthetic_line(self.network, language), *_lines(self, language)])

    def _repr_html_(self) -> str:
        head = ("范围", "机构", "人口")
        rows = ([_bound(row, "zh"), *_shares(row, "zh")] for row in self.rows)
        return html.table(synthetic_line(self.network, "zh"), head, rows)


def coverage(
    network: Network,
    need: CareNeed,
    *,
    minutes: Iterable[float] = (),
    transfers: Iterable[int] = (),
    on: date | None = None,
    policy: ReferralPolicy = _DEFAULT,
) -> Coverage:
    """Return how many institutions and people have the care within minutes or transfers.

    From institutions ways begin where they are, from divisions with a population at the door that
    first contact leads to; how long it takes to the door is not counted. A division counts where no
    part of it states a population of its own.

    Args:
        network: The network.
        need: The care needed.
        minutes: Bounds on the travel in all.
        transfers: Bounds on the hops that move the patient.
        on: The day; today in Asia/Shanghai if left out.
        policy: How referral is organised.

    Raises:
        ValueError: A bound is negative, or no number.
        NotFoundError: A name is not known.
        AmbiguousError: Several go by a name.

    >>> from medconsortium.model import Institution, Service
    >>> from medconsortium.vocabulary import Phase, Subject
    >>> network = Network(
    ...     institutions=[Institution(id=name, name=name) for name in ("乡", "县")],
    ...     services=[Service(provider="县", subject=Subject.SURGERY)],
    ... )
    >>> need = CareNeed(phase=Phase.ACUTE, subjects=[Subject.SURGERY])
    >>> covered = coverage(network, need, minutes=[30], on=date(2024, 1, 1)).rows[0]
    >>> covered.institutions.total, covered.institutions.beyond
    (2, 2)
    """
    bounds = [("minutes", _checked(bound)) for bound in minutes]
    bounds += [("transfers", _checked(bound)) for bound in transfers]
    compiled = compile_network(network, on=on, policy=policy)
    resolved = resolve_need(network, need)
    graph = need_graph(compiled, resolved)
    people = _population(network)
    is_open = compiled.channels.standing.institutions != 0
    found: dict[str, tuple[_Least, _Least | None]] = {}
    for unit in dict(bounds):
        homes = None if people is None else _from_homes(graph, unit)
        found[unit] = (_from_institutions(graph, unit), homes)
    return Coverage(
        network=network,
        on=compiled.on,
        need=resolved,
        policy=policy,
        rows=tuple(_covered(unit, bound, found[unit], is_open, people) for unit, bound in bounds),
    )


def _checked(bound: Any) -> float:
    is_number = isinstance(bound, int | float) and not isinstance(bound, bool)
    if not is_number or not 0 <= bound < np.inf:
        raise ValueError(f"a bound must be a number, 0 or more, not {bound!r:.40}")
    return float(bound)


def _covered(
    unit: str,
    bound: float,
    found: tuple[_Least, _Least | None],
    is_open: NDArray[np.bool_],
    people: NDArray[np.int64] | None,
) -> Covered:
    most = to_tenths(bound) if unit == "minutes" else int(bound)
    institutions, homes = found
    return Covered(
        unit=unit,
        bound=bound,
        institutions=_share(institutions, most, is_open.astype(np.int64)),
        population=None if people is None or homes is None else _share(homes, most, people),
    )


def _share(least: _Least, most: int, counts: NDArray[np.int64]) -> Share:
    sure, perhaps, at_best = (each <= most for each in least)
    total = int(counts.sum())
    confirmed = int(counts[sure].sum())
    possible = int(counts[perhaps & ~sure].sum())
    unknown = int(counts[at_best & ~perhaps & ~sure].sum())
    return Share(
        total=total,
        confirmed=confirmed,
        possible=possible,
        unknown=unknown,
        beyond=total - confirmed - possible - unknown,
    )


def _weights(unit: str) -> tuple[_Weigh, _Weigh, _Weigh]:
    """Return what edges take: of ways that are sure; of any whose times are known; at best."""
    if unit == "transfers":
        return _sure(_transfers), _transfers, _transfers
    return _sure(_known_minutes), _known_minutes, _least_minutes


def _from_institutions(graph: NeedGraph, unit: str) -> _Least:
    weights = _weights(unit)
    if graph.need.is_emergency:
        costs = (
            least_in_emergencies(graph, weigh, take)
            for weigh, take in zip(weights, _takes(unit), strict=True)
        )
    else:
        costs = (_everywhere(graph, weigh) for weigh in weights)
    sure, perhaps, at_best = map(_least, costs)
    return sure, perhaps, at_best


def _takes(unit: str) -> tuple[Take, Take, Take]:
    """Return what all edges take in an emergency, and drives at times not known: as `_weights`."""
    which = 2 if unit == "transfers" else 0

    def take(
        driving: Driving, *, sure: bool, known: bool
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        weight = driving.hop_columns[which].copy()
        if sure:
            weight[driving.weight // driving.ways.code.places[0] > 0] = BARRED
        if unit == "transfers":
            return weight, np.where(driving.others(sure=sure), 1, -1)
        if known:
            weight[driving.hop_columns[1] > 0] = BARRED
            return weight, np.full(driving.ways.end, -1)
        return weight, np.where(driving.others(apart=True), 0, -1)

    return (
        lambda driving: take(driving, sure=True, known=True),
        lambda driving: take(driving, sure=False, known=True),
        lambda driving: take(driving, sure=False, known=False),
    )


def _everywhere(graph: NeedGraph, weigh: _Weigh, *, at_doors: bool = False) -> NDArray[np.int64]:
    """Return the least that the ways from each institution take (rows), -1 where there is none."""
    return ways_from_everywhere(with_weights(graph, weigh(graph)), at_doors=at_doors).cost


def _least(costs: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.where(costs < 0, _NEVER, costs)


def _from_homes(graph: NeedGraph, unit: str) -> _Least:
    """Return the least that the ways of those who live in each division take (divisions)."""
    compiled, need = graph.compiled, graph.need
    roster, standing = compiled.roster, compiled.channels.standing
    doors = doors_at_home(roster, standing, need, compiled.policy)
    is_door, is_sure = np.zeros((2, len(roster)), np.bool_)
    is_door[doors.rows] = True
    is_sure[doors.rows[doors.doubts == 0]] = True
    near = doors_of_divisions(roster, is_door)
    everywhere = (_least(_everywhere(graph, weigh, at_doors=True)) for weigh in _weights(unit))
    sure, perhaps, at_best = everywhere
    signed = -1 if need.signed_with is None else roster.row(need.signed_with)
    found = []
    for values, begins in ((sure, is_sure), (perhaps, is_door), (at_best, is_door)):
        there = np.where(begins, values, _NEVER)
        at_home = _at_doors(roster, there, near)
        if need.is_emergency and (unit == "transfers" or values is at_best):
            at_home = np.minimum(at_home, there.min(initial=_NEVER))
        if signed >= 0 and not need.is_emergency:
            at_home = np.minimum(at_home, there[signed])
        found.append(at_home)
    return found[0], found[1], found[2]


def _at_doors(
    roster: Roster, values: NDArray[np.int64], near: NDArray[np.int32]
) -> NDArray[np.int64]:
    """Return for each division the least value of the doors that are near."""
    within = np.append(least_within(roster, values), _NEVER)
    return np.minimum(within[near], _NEVER)


def _sure(weigh: _Weigh) -> _Weigh:
    """Return what edges take of ways about which nothing is to be asked."""

    def weights(graph: NeedGraph) -> NDArray[np.int64]:
        doubtful = graph.weight // graph.code.places[0] > 0
        return np.where(doubtful, BARRED, weigh(graph))

    return weights


def _known_minutes(graph: NeedGraph) -> NDArray[np.int64]:
    """Return the minutes of each edge in tenths; none may be gone whose time is not known."""
    hops = graph.hops
    unknown = hops.moves & (hops.minutes < 0)
    weight = _least_minutes(graph)
    weight[: len(hops)][unknown] = BARRED
    return weight


def _least_minutes(graph: NeedGraph) -> NDArray[np.int64]:
    """Return the minutes of each edge in tenths, those not known as none."""
    hops, weight = graph.hops, np.zeros(len(graph), np.int64)
    weight[: len(hops)] = np.where(hops.moves, np.maximum(hops.minutes, 0), 0)
    return weight


def _transfers(graph: NeedGraph) -> NDArray[np.int64]:
    """Return whether each edge is a transfer."""
    weight = np.zeros(len(graph), np.int64)
    weight[: len(graph.hops)] = graph.hops.moves
    return weight


def _population(network: Network) -> NDArray[np.int64] | None:
    """Return the people to be counted in each division; `None` where no division states any.

    Those of a division of which a part states its own are counted there.
    """
    divisions = network.divisions.columns
    stated, parent = divisions.population.valid, divisions.parent
    if not stated.any():
        return None
    has_parts = np.zeros(len(parent) + 1, np.bool_)
    inner = np.flatnonzero(stated)
    above = parent[inner]
    for _ in range(FARTHEST):
        has_parts[above[above != inner]] = True
        above = np.append(parent, -1)[above]
    return np.where(stated & ~has_parts[:-1], divisions.population.values, 0)


def _lines(found: Coverage, language: Language) -> Iterator[str]:
    for row in found.rows:
        shares = [share for share in _shares(row, language) if share is not None]
        whose = ("机构", "人口") if language == "zh" else ("institutions", "people")
        parts = (f"{who}: {share}" for who, share in zip(whose, shares, strict=False))
        yield f"{_bound(row, language)}  {'; '.join(parts)}"


def _bound(row: Covered, language: Language) -> str:
    zh, en = _UNITS[row.unit]
    if language == "zh":
        return f"{row.bound:g} {zh}以内"
    return f"within {row.bound:g} {en}{'' if row.bound == 1 else 's'}"


def _shares(row: Covered, language: Language) -> Iterator[str | None]:
    words = {
        "zh": ("已确认", "可能", "未知", "之外"),
        "en": ("confirmed", "possible", "unknown", "beyond"),
    }[language]
    for share in (row.institutions, row.population):
        if share is None:
            yield None
            continue
        counts = (share.confirmed, share.possible, share.unknown, share.beyond)
        parts = (f"{word} {count}" for word, count in zip(words, counts, strict=True) if count)
        yield ", ".join(parts) or "0"


def _plain_share(share: Share) -> Mapping[str, int]:
    return {
        "total": share.total,
        "confirmed": share.confirmed,
        "possible": share.possible,
        "unknown": share.unknown,
        "beyond": share.beyond,
    }
