"""What institutions lack to meet a need, and in which ways each might be brought to meet it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, islice, product
from typing import NamedTuple, TypeAlias

import numpy as np
from attrs import evolve, field, frozen
from numpy.typing import NDArray

from medconsortium.referral.capability.capabilities import (
    DRUG,
    RARE_DISEASE_WORK,
    Capabilities,
    Wanted,
)
from medconsortium.referral.capability.disease_lists import (
    disease_lists_of,
    list_answers,
)
from medconsortium.referral.channels.limits import limit_answers
from medconsortium.referral.compiled_network import CompiledNetwork
from medconsortium.referral.need import CareNeed
from medconsortium.referral.queries.why_not.relaxation import Relaxation, Tariff
from medconsortium.referral.queries.why_not.relaxed_channels import RelaxedChannels
from medconsortium.referral.queries.why_not.unsure import (
    CONSORTIA,
    INSTRUMENTS,
    MEMBERSHIPS,
    Unsure,
)
from medconsortium.vocabulary import Condition, ConsortiumKind, LinkKind, Phase, Term

__all__ = ["Offer", "Offers", "Start", "offers_for"]

_MOST_PARTS = 60
_MOST_OFFERS = 64
_FEW = 10

Start: TypeAlias = tuple[str, ...]
"""What is to be started: the id of a service, or an institution and what it would offer."""

_Cures: TypeAlias = dict[int, dict[int, set[frozenset[int]]]]
"""By row and by what is wanted: what would have to be sure so that it is had there."""


class Offer(NamedTuple):
    """One way to bring an institution to meet a need.

    Attributes:
        asks: Whether it has to be asked what it can do.
        starts: What it has to start.
        unsure: What has to be made sure, by the numbers of `Unsure`.
    """

    asks: bool
    starts: tuple[Start, ...]
    unsure: frozenset[int]


@frozen(eq=False, kw_only=True)
class Offers:
    """How far institutions are from meeting a need.

    Attributes:
        asks: Whether each has to be asked what it can do, at least (rows, bool).
        starts: How much it has to start, at least (rows, int64).
        unsure_at: What may make a difference at some rows, by the numbers of `Unsure`.
    """

    asks: NDArray[np.bool_]
    starts: NDArray[np.int64]
    unsure_at: dict[int, frozenset[int]]
    _lacking: _Lacking = field(alias="lacking")
    _cures: _Cures = field(alias="cures")

    def at(self, row: int) -> tuple[Offer, ...]:
        """Return the ways to bring an institution to meet the need, the plain one first."""
        return tuple(_offers_at(self._lacking, self._cures.get(row, {}), row))


@frozen(eq=False, kw_only=True)
class _Lacking:
    """What is wanted, who lacks it, and which services would be it if they received patients.

    Of service `n`, `bits[n]` says which things it would be; services are sorted by row.
    """

    wanted: tuple[Wanted, ...]
    said: NDArray[np.int8]
    is_department_doubtful: bool
    row: NDArray[np.int32]
    bits: NDArray[np.int64]
    place: NDArray[np.int32]
    capabilities: Capabilities


def offers_for(
    compiled: CompiledNetwork,
    need: CareNeed,
    tables: RelaxedChannels,
    unsure: Unsure,
) -> Offers:
    """Return how far each institution is from meeting a need.

    Args:
        compiled: The network on the day.
        need: The need, with ids in the place of names.
        tables: The channels that there would be.
        unsure: What is not sure on the day, and what relaxations cost.
    """
    lacking = _lacking(compiled, need)
    unknown, absent = lacking.said == -1, lacking.said == 0
    asks = unknown.any(axis=0) | lacking.is_department_doubtful
    starts = absent.sum(axis=0)
    cures: _Cures = defaultdict(lambda: defaultdict(set))
    for part, row, things in _all_cures(compiled, need, tables, unsure, lacking):
        cures[row][part].add(things)
    several = lacking.row[lacking.bits & (lacking.bits - 1) != 0]
    for row in {*several.tolist(), *cures}:
        offers = _offers_at(lacking, cures.get(row, {}), row)
        asks[row], starts[row] = min(
            (_price(unsure.tariff, o), o.asks, len(o.starts)) for o in offers
        )[1:]
    return Offers(
        asks=asks,
        starts=starts,
        unsure_at={
            row: frozenset().union(*(one for each in parts.values() for one in each))
            for row, parts in cures.items()
        },
        lacking=lacking,
        cures=cures,
    )


def _price(tariff: Tariff, offer: Offer) -> tuple[int, int]:
    """Return what an offer costs, and how many changes it takes, what is unsure aside."""
    asking, starting = tariff.costs[Relaxation.ASK], tariff.costs[Relaxation.START_SERVICE]
    count = len(offer.starts)
    return offer.asks * asking + count * starting, offer.asks + count


def _lacking(compiled: CompiledNetwork, need: CareNeed) -> _Lacking:
    capabilities, standing = compiled.capabilities, compiled.channels.standing
    parts, services = capabilities.parts(need), capabilities.services
    idle = (services.state == 0) & (np.append(standing.departments, 1)[services.department] != 0)
    bits = np.zeros(len(services.row), np.int64)
    for part, (wanted, answers) in enumerate(parts[:_MOST_PARTS]):
        if isinstance(wanted, Term):
            would = idle & capabilities.matching(wanted, need) & (answers[services.row] == 0)
            bits[would] |= 1 << part
    some = np.flatnonzero(bits)
    some = some[np.argsort(services.row[some], kind="stable")]
    department = (
        -1 if need.provider is None else compiled.network.departments.row_number(need.provider)
    )
    return _Lacking(
        wanted=tuple(wanted for wanted, _ in parts),
        said=np.stack([answers for _, answers in parts]),
        is_department_doubtful=department >= 0 and bool(standing.departments[department] < 0),
        row=services.row[some],
        bits=bits[some],
        place=services.place[some],
        capabilities=capabilities,
    )


def _offers_at(
    lacking: _Lacking, cures: dict[int, set[frozenset[int]]], row: int
) -> Iterator[Offer]:
    parts = [part for part in cures if lacking.said[part, row] != 1]
    choices = [[None, *sorted(cures[part], key=sorted)] for part in parts]
    for chosen in islice(product(*choices), _MOST_OFFERS):
        had = {part for part, things in zip(parts, chosen, strict=True) if things is not None}
        if any(isinstance(lacking.wanted[part], str) for part in had):  # a list that speaks
            had |= {at for at, wanted in enumerate(lacking.wanted) if isinstance(wanted, Phase)}
        said = {part: int(lacking.said[part, row]) for part in range(len(lacking.wanted))}
        left = {part: answer for part, answer in said.items() if part not in had}
        yield Offer(
            asks=-1 in left.values() or lacking.is_department_doubtful,
            starts=tuple(_starts(lacking, row, [p for p, answer in left.items() if answer == 0])),
            unsure=frozenset().union(*(things for things in chosen if things is not None)),
        )


def _starts(lacking: _Lacking, row: int, missing: Sequence[int]) -> Iterator[Start]:
    """Yield the fewest things to start so that nothing is missing; services come first."""
    begin, end = np.searchsorted(lacking.row, [row, row + 1])
    wanted = sum(1 << part for part in missing)
    network, roster = lacking.capabilities.roster.network, lacking.capabilities.roster
    ids = network.services.columns.id
    by_bits: dict[int, Start] = {}
    for at in range(int(begin), int(end)):
        bits, start = int(lacking.bits[at]) & wanted, (str(ids[int(lacking.place[at])]),)
        if bits:
            by_bits[bits] = min(start, by_bits.get(bits, start))
    choices = sorted((start, bits) for bits, start in by_bits.items())
    for part in missing:
        term = lacking.wanted[part]
        key = term if isinstance(term, str) else term.key
        choices.append(((roster.id(row), key), 1 << part))
    yield from _fewest(choices, wanted)


def _fewest(choices: list[tuple[Start, int]], wanted: int) -> Iterator[Start]:
    """Yield the fewest choices that are together all that is wanted; of many, a good few."""
    if len(choices) <= _FEW:
        for count in range(len(choices) + 1):
            for some in combinations(choices, count):
                together = 0
                for _, bits in some:
                    together |= bits
                if together == wanted:
                    yield from (start for start, _ in some)
                    return
    while wanted:
        start, bits = max(choices, key=lambda choice: (choice[1] & wanted).bit_count())
        wanted &= ~bits
        yield start


def _all_cures(
    compiled: CompiledNetwork,
    need: CareNeed,
    tables: RelaxedChannels,
    unsure: Unsure,
    lacking: _Lacking,
) -> Iterator[tuple[int, int, frozenset[int]]]:
    """Yield what is wanted, by place, a row that would have it, and what must be sure for that."""
    for part, wanted in enumerate(lacking.wanted):
        if wanted == DRUG:
            found = _by_supply(need, tables, unsure)
        elif wanted is Condition.RARE_DISEASE and need.provider not in compiled.network.departments:
            found = _by_role(compiled, need, unsure)
        elif isinstance(wanted, str):
            found = _by_list(compiled, wanted, unsure)
        else:
            continue
        for row, things in found:
            if lacking.said[part, row] != 1 and things:
                yield part, row, things


def _by_supply(
    need: CareNeed, tables: RelaxedChannels, unsure: Unsure
) -> Iterator[tuple[int, frozenset[int]]]:
    """Yield who would supply drugs by a declared link, if that stood."""
    for channels in tables:
        serves = limit_answers(channels.limits, need)[channels.limit] != 0
        serves &= channels.declared & (channels.kind == LinkKind.DRUG_SUPPLY.number)
        rows = np.flatnonzero(serves)
        things = unsure.of_channels(channels, rows)
        yield from zip(channels.target[rows].tolist(), _sets(things), strict=True)


def _by_role(
    compiled: CompiledNetwork, need: CareNeed, unsure: Unsure
) -> Iterator[tuple[int, frozenset[int]]]:
    """Yield who would have a role in a rare-disease network that does the work of a phase."""
    memberships = compiled.network.memberships.columns
    kind = compiled.network.consortia.columns.kind
    roles = [role.number for role in RARE_DISEASE_WORK.get(need.phase, ())]
    rare = kind[memberships.consortium] == ConsortiumKind.RARE_DISEASE_NETWORK.number
    row = compiled.roster.rows[memberships.institution]
    place = np.flatnonzero(rare & np.isin(memberships.role, roles) & (row >= 0))
    things = [
        unsure.numbers(MEMBERSHIPS, place),
        unsure.numbers(CONSORTIA, memberships.consortium[place], unless_unknown=True),
    ]
    yield from zip(row[place].tolist(), _sets(np.stack(things, axis=1)), strict=True)


def _by_list(
    compiled: CompiledNetwork, diagnosis: str, unsure: Unsure
) -> Iterator[tuple[int, frozenset[int]]]:
    """Yield who would be to take a diagnosis, if disease lists stood, and who they speak for."""
    roster, network, standing = compiled.roster, compiled.network, compiled.channels.standing
    one = {name: np.ones_like(getattr(standing, name)) for name in ("consortia", "memberships")}
    granted = evolve(standing, instruments=np.ones_like(standing.instruments), **one)
    memberships = network.memberships.columns
    for each in disease_lists_of(roster, granted, compiled.policy):
        if each.consortium is None:
            continue
        place = np.array([network.consortia.row_number(each.consortium)])
        things = unsure.numbers(CONSORTIA, place)
        if compiled.policy.disease_lists is None and each.instrument is not None:
            by = np.array([network.instruments.row_number(each.instrument)])
            things = np.concatenate([things, unsure.numbers(INSTRUMENTS, by)])
        members = np.flatnonzero(memberships.consortium == place[0])
        members = members[roster.rows[memberships.institution[members]] >= 0]
        own = unsure.numbers(MEMBERSHIPS, members)
        if (things >= 0).any() or (own >= 0).any():
            takes = list_answers(roster, granted, [each], diagnosis) == 1
            rows = roster.rows[memberships.institution[members]]
            for at in np.flatnonzero(takes[rows]).tolist():
                yield int(rows[at]), frozenset({*things.tolist(), int(own[at])} - {-1})


def _sets(things: NDArray[np.int64]) -> Iterator[frozenset[int]]:
    return (frozenset(each) - {-1} for each in things.tolist())
