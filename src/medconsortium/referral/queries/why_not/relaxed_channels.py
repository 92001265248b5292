"""The channels that there would be if agreements were renewed or signed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, islice
from typing import TypeAlias

import numpy as np
from attrs import evolve

from medconsortium.referral.channels.assembling import columns_of
from medconsortium.referral.channels.assumed.grounds import Grounds, Members, members_of
from medconsortium.referral.channels.assumed.pairs import pair_channels
from medconsortium.referral.channels.collecting import columns_where
from medconsortium.referral.channels.columns import ChannelColumns
from medconsortium.referral.channels.drafts import Draft
from medconsortium.referral.channels.standing import Standing, relaxed
from medconsortium.referral.compiled_network import CompiledNetwork
from medconsortium.referral.places.roster import Roster
from medconsortium.vocabulary import ConsortiumKind, Integration

__all__ = ["RelaxedChannels", "relaxed_channels"]

RelaxedChannels: TypeAlias = tuple[ChannelColumns, ...]
"""Tables of channels; their standing calls whatever does not stand unknown."""

_PAIR = 2
_MOST_PAIRS = 64
_BINDING = (Integration.TIGHT.number, Integration.ENTRUSTED.number)
_TABLES = ("links", "instruments", "consortia", "memberships")


def relaxed_channels(compiled: CompiledNetwork) -> RelaxedChannels:
    """Return all channels that are, or would be; they are kept with the network.

    A bond of exactly two (a tight pair) may lie between any two of its members if only those are
    renewed; where more have lapsed, the first 64 pairs are there.

    Raises:
        ModelError: The members of consortia let one assume more channels than can be held.
    """
    return compiled.needs.get("relaxed", lambda: _made(compiled), _room)


def _room(tables: RelaxedChannels) -> int:
    """Return the room that channels take among what is kept: they are half as large as hops."""
    return sum(map(len, tables)) // 2


def _made(compiled: CompiledNetwork) -> RelaxedChannels:
    today = compiled.channels.standing
    if not any((getattr(today, table) == 0).any() for table in _TABLES):
        return (compiled.channels,)
    roster, standing = compiled.roster, relaxed(today)
    tables = [columns_where(roster, standing)]
    drafts = [*_pairs(roster, today, standing)]
    if drafts:
        channels = compiled.channels
        pairs = columns_of(
            drafts,
            roster=roster,
            standing=standing,
            roads=channels.roads,
            borders=channels.borders,
        )
        tables.append(pairs)
    return tuple(tables)


def _pairs(roster: Roster, today: Standing, standing: Standing) -> Iterator[Draft]:
    """Yield the channels of pairs that there would be if not all who have lapsed came back."""
    grounds = Grounds(roster=roster, standing=standing, members=members_of(roster, standing))
    members = grounds.of_kind(ConsortiumKind.OTHER, None)
    integration = roster.network.consortia.columns.integration[members.consortium]
    members = members.at(np.isin(integration, _BINDING))
    rounds: dict[int, list[int]] = defaultdict(list)
    for choices in _choices(members, today):
        for number, chosen in enumerate(choices):
            rounds[number] += chosen
    for chosen in rounds.values():
        some = members.at(np.array(chosen, np.intp))
        yield from pair_channels(evolve(grounds, members=some))


def _choices(members: Members, today: Standing) -> Iterator[Iterator[list[int]]]:
    """Yield for each consortium the pairs among its members that may be all that are left."""
    holds = today.memberships[members.place] != 0
    rows: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for at, consortium in enumerate(members.consortium.tolist()):
        rows[consortium][int(members.institution[at])].append(at)
    for by_institution in rows.values():
        staying = {i for i, places in by_institution.items() if holds[places].any()}
        if len(by_institution) > _PAIR >= len(staying):
            yield _pairs_with(by_institution, staying)


def _pairs_with(rows: dict[int, list[int]], staying: set[int]) -> Iterator[list[int]]:
    pairs = (pair for pair in combinations(sorted(rows), _PAIR) if staying <= {*pair})
    for one, other in islice(pairs, _MOST_PAIRS):
        yield rows[one] + rows[other]
