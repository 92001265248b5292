"""Every hop there might be for a need, and what each lacks: those of channels, and of new ones.

A new channel leads from any institution to any other through a hub, a node beyond the end, so that
there are two edges for each institution and not one for each pair. What depends on both ends of a
new channel is seen to where a way is followed.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.referral.channels.columns import ChannelColumns
from medconsortium.referral.channels.limits import limit_answers
from medconsortium.referral.explanations.explaining import Query
from medconsortium.referral.policy import Binding, ReferralPolicy
from medconsortium.referral.queries.why_not.relaxation import Lack
from medconsortium.referral.queries.why_not.relaxed_channels import RelaxedChannels
from medconsortium.referral.usable.hops import BORDERS, NO_CHANNEL, Hops, hops_serving, step_levels
from medconsortium.referral.usable.steps import NO_LEVEL, Label, WayForm, automaton_of, label_hops

__all__ = [
    "BY_PATIENT",
    "NEW_CHANNEL",
    "SENT",
    "RelaxedHops",
    "border_lacks",
    "relaxed_hops",
    "transitions",
]

BY_PATIENT, SENT = 1, 2
"""The hubs that new channels lead through, counted from the end of all ways."""

NEW_CHANNEL = NO_CHANNEL - 1
"""The channel of a hop along one that is yet to be opened."""

_LABELS = 1 + max(Label)
_ONTO_HUB = _LABELS + 1
"""The label of an edge onto the hub for patients: one for each level, the one before for none."""

_BORDER_LACKS = (
    (Lack.CONSORTIUM, Lack(0)),
    (Lack.COUNTY, Lack.COUNTY_UNKNOWN),
    (Lack.PROVINCE, Lack.PROVINCE_UNKNOWN),
)
_SETTLED = (Label.VISIT, Label.SEND, Label.RECEIVE)
_LEVELS = 4


@frozen(eq=False, kw_only=True)
class RelaxedHops:
    """Hops that might be taken, and what each lacks.

    Attributes:
        hops: The hops; onto a hub and from there on is two of them.
        table: Which table of channels each comes from, -1 none (hops, int8).
        lacks: What each lacks by itself, bits of `Lack` (hops, uint16).
    """

    hops: Hops
    table: NDArray[np.int8]
    lacks: NDArray[np.uint16]

    def __len__(self) -> int:
        return len(self.hops)

    def at(self, rows: NDArray[np.integer]) -> RelaxedHops:
        """Return some of them."""
        return RelaxedHops(hops=self.hops.at(rows), table=self.table[rows], lacks=self.lacks[rows])


def relaxed_hops(query: Query, tables: RelaxedChannels) -> tuple[RelaxedHops, WayForm]:
    """Return every hop there might be, and what ways of them may look like.

    Args:
        query: What was asked.
        tables: The channels that there would be.
    """
    graph, need = query.graph, query.graph.need
    level = step_levels(graph.compiled.roster, need)
    travels = need.can_travel and not need.drug and not need.is_emergency
    form = WayForm(
        goes_down=need.goes_down,
        stepwise=graph.policy.stepwise,
        remembers_level=travels,
        sends=bool(need.drug or need.is_remote or not graph.hops.moves.all()),
    )
    parts = [_along(channels, at, query, level, form) for at, channels in enumerate(tables)]
    form = evolve(form, sends=form.sends or any(not part.hops.moves.all() for part in parts))
    parts.append(_transfers(query))
    if travels:
        parts += _through_patients_hub(query, level, form)
    if need.drug or need.is_remote:
        parts += _through_hub_of_what_is_sent(query)
    joined = _joined(parts)
    return _joined([joined, _skipping(joined, form)]), form


def transitions(form: WayForm) -> NDArray[np.int8]:
    """Return the automaton of ways, with the labels of edges onto the hub for patients.

    On the hub the level is remembered as where it is not known; nobody has been moved yet.
    """
    table = automaton_of(form).transition
    onto = np.full((len(table), 1 + _LEVELS), -1, np.int8)
    for state in range(form.states - 2 * form.sends):
        moved = state >= form.moved
        count, level = divmod(state - form.moved, form.levels) if moved else (0, state)
        onto[state, 0] = form.moved + count * form.levels + level
        if level == 0 and form.remembers_level:
            onto[state, 1:] = form.moved + count * form.levels + 1 + np.arange(_LEVELS)
    return np.hstack([table, onto])


def border_lacks(crosses: NDArray[np.uint8], policy: ReferralPolicy) -> NDArray[np.uint16]:
    """Return what hops of a patient across some borders lack (bits of `Lack`)."""
    lacks = np.zeros(len(crosses), np.uint16)
    for (name, crossed, unknown), (lack, open_) in zip(BORDERS, _BORDER_LACKS, strict=True):
        if getattr(policy, name) is Binding.REQUIRED:
            lacks |= _where(crosses & crossed != 0, lack) | _where(crosses & unknown != 0, open_)
    return lacks


def _along(
    channels: ChannelColumns, table: int, query: Query, level: NDArray[np.int8], form: WayForm
) -> RelaxedHops:
    """Return the hops along channels, whatever they are limited to, across borders and levels."""
    need, policy = query.graph.need, query.graph.policy
    unlimited = evolve(channels, limit=np.zeros(len(channels), np.int32))
    lenient = evolve(
        policy,
        stepwise=False,
        within_consortium=Binding.OFF,
        within_county=Binding.OFF,
        within_province=Binding.OFF,
    )
    hops, _, _ = hops_serving(unlimited, need, lenient)
    rows = hops.channel
    fits = limit_answers(channels.limits, need)[channels.limit[rows]]
    lacks = _where(fits < 0, Lack.SCOPE) | _where(fits == 0, Lack.WIDER_SCOPE)
    lacks |= _opening(query, hops.target) | _time(policy, hops)
    if not need.is_emergency:
        crossed = border_lacks(channels.crosses[rows], policy)
        lacks |= np.where(hops.moves, crossed, np.uint16(0))
    label, allowed = label_hops(level[hops.origin], level[hops.target], form)
    settled = np.isin(hops.label, _SETTLED)
    lacks |= _where(~settled & ~allowed, Lack.STEP)
    hops = evolve(hops, label=np.where(settled, hops.label, label).astype(np.uint8))
    return _of(hops, lacks, table)


def _transfers(query: Query) -> RelaxedHops:
    """Return the transfers that an emergency allows."""
    hops = query.graph.hops
    hops = hops.at(np.flatnonzero(hops.channel == NO_CHANNEL))
    return _of(hops, _opening(query, hops.target) | _time(query.graph.policy, hops))


def _through_patients_hub(
    query: Query, level: NDArray[np.int8], form: WayForm
) -> Sequence[RelaxedHops]:
    open_ = _open_rows(query)
    hub = np.full(len(open_), query.graph.end + BY_PATIENT, np.int32)
    onto = _hops(open_, hub, _ONTO_HUB + level[open_])
    label, _ = label_hops(np.full(len(open_), NO_LEVEL), level[open_], form)
    off = _hops(hub, open_, label, moves=True, minutes=-1)
    return [
        _of(onto, np.full(len(open_), Lack.CHANNEL, np.uint16)),
        _of(off, _opening(query, open_)),
    ]


def _through_hub_of_what_is_sent(query: Query) -> Sequence[RelaxedHops]:
    open_ = _open_rows(query)
    hub = np.full(len(open_), query.graph.end + SENT, np.int32)
    label = np.full(len(open_), Label.SEND)
    onto, off = _hops(open_, hub, label), _hops(hub, open_, label)
    return [
        _of(onto, np.full(len(open_), Lack.CHANNEL, np.uint16)),
        _of(off, _opening(query, open_)),
    ]


def _skipping(relaxed: RelaxedHops, form: WayForm) -> RelaxedHops:
    """Return the same hops where they skip a level, as only the way can tell."""
    label = relaxed.hops.label
    skips = (label >= Label.LEAVE) & (label < Label.LEAVE + _LEVELS)
    skips &= form.stepwise and not form.goes_down
    found = relaxed.at(np.flatnonzero(skips))
    label = found.hops.label + np.uint8(Label.SKIP - Label.LEAVE)
    return evolve(
        found, hops=evolve(found.hops, label=label), lacks=found.lacks | np.uint16(Lack.STEP)
    )


def _hops(
    origin: NDArray[np.integer],
    target: NDArray[np.integer],
    label: NDArray[np.integer],
    *,
    moves: bool = False,
    minutes: int = 0,
) -> Hops:
    count = len(origin)
    return Hops(
        channel=np.full(count, NEW_CHANNEL, np.int32),
        origin=origin.astype(np.int32),
        target=target.astype(np.int32),
        moves=np.full(count, moves),
        minutes=np.full(count, minutes, np.int32),
        borders=np.zeros(count, np.int8),
        label=label.astype(np.uint8),
    )


def _of(hops: Hops, lacks: NDArray[np.uint16], table: int = -1) -> RelaxedHops:
    return RelaxedHops(
        hops=hops,
        table=np.full(len(hops), table, np.int8),
        lacks=lacks,
    )


def _joined(parts: Sequence[RelaxedHops]) -> RelaxedHops:
    hops = parts[0].hops
    for part in parts[1:]:
        hops = hops + part.hops
    return RelaxedHops(
        hops=hops,
        table=np.concatenate([part.table for part in parts]),
        lacks=np.concatenate([part.lacks for part in parts]),
    )


def _open_rows(query: Query) -> NDArray[np.intp]:
    return np.flatnonzero(query.graph.compiled.channels.standing.institutions != 0)


def _opening(query: Query, rows: NDArray[np.integer]) -> NDArray[np.uint16]:
    """Return the lack of those of whom it is not known whether they are open."""
    is_open = query.graph.compiled.channels.standing.institutions
    return _where(is_open[rows] < 0, Lack.OPENING)


def _time(policy: ReferralPolicy, hops: Hops) -> NDArray[np.uint16]:
    """Return the lack of times that are not known, where they are bounded."""
    unknown = hops.moves & (hops.minutes < 0)
    return _where(unknown & (policy.most_minutes is not None), Lack.TIME)


def _where(there: NDArray[np.bool_], lack: Lack) -> NDArray[np.uint16]:
    """Return a lack where it is there."""
    return there.astype(np.uint16) * np.uint16(lack)
