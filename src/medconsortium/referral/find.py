"""Finding the best referral path."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import cached_property

import attrs
import numpy as np
from numpy.typing import NDArray

from medconsortium.graph import compile_adjacency
from medconsortium.model import Network
from medconsortium.model.dates import today
from medconsortium.referral.capability.capabilities import Capabilities
from medconsortium.referral.capability.disease_lists import disease_lists_of
from medconsortium.referral.channels.collecting import channel_columns, channels
from medconsortium.referral.channels.standing import is_open, opening_doubts
from medconsortium.referral.emergency import direct_transfers
from medconsortium.referral.need import CareNeed
from medconsortium.referral.path import Certainty, Hop, ReferralPath
from medconsortium.referral.places.entry import Doors, door_doubts, entries
from medconsortium.referral.places.neighbourhood import steps_from
from medconsortium.referral.places.resolving import resolve_need, resolve_origin
from medconsortium.referral.places.roster import Roster
from medconsortium.referral.policy import ReferralPolicy
from medconsortium.referral.search import Cost, Reached, search
from medconsortium.referral.usable.old_steps import Step, step_along
from medconsortium.text import Text

__all__ = ["find_path"]

_DEFAULT = ReferralPolicy()


def find_path(
    network: Network,
    origin: str,
    need: CareNeed,
    *,
    on: date | None = None,
    policy: ReferralPolicy = _DEFAULT,
) -> ReferralPath:
    """Return the best way from an origin to an institution that can give the care needed.

    Answers with the fewest doubts come first; then, for patients who recover, those nearest home;
    then the least in minutes, with transfers and unknown times weighed as the policy says;
    declared channels go before assumed ones of equal weight. A patient who recovers and has a
    home elsewhere does not stay at the origin. In an emergency, every institution can be reached
    directly: known minutes come before unknown ones, and of equal ones those nearest the origin
    by division.

    Args:
        network: The network.
        origin: An institution (id, name, other name, identifier), or a division the patient
            starts from.
        need: The care needed.
        on: The day; today in Asia/Shanghai if left out. It stands in the answer.
        policy: How referral is organised.

    Raises:
        NotFoundError: The origin, or a place that the need names, is not in the network.
        AmbiguousError: Several institutions, or several divisions, go by a name.

    >>> from medconsortium.model import Institution, Link, Network, Service
    >>> from medconsortium.vocabulary import LinkKind, Phase, Subject
    >>> network = Network(
    ...     institutions=[Institution(id="乡", name="乡医院"), Institution(id="县", name="县医院")],
    ...     services=[Service(provider="县", subject=Subject.PAEDIATRICS)],
    ...     links=[Link(origin="乡", target="县", kind=LinkKind.REFERRAL_UP, travel_minutes=20)],
    ... )
    >>> need = CareNeed(phase=Phase.DIAGNOSIS, subjects=[Subject.PAEDIATRICS])
    >>> path = find_path(network, "乡医院", need, on=date(2024, 1, 1))
    >>> path.institutions, path.travel_minutes, path.certainty.en
    (('乡', '县'), 20, 'possible (unconfirmed)')
    """
    day = today() if on is None else on
    start = str(resolve_origin(network, origin))
    query = _prepare(network, start, resolve_need(network, need), day, policy)
    adjacency = compile_adjacency(
        2 * len(query.ids),
        [origin for origin, _, _ in query.edges],
        [target for _, target, _ in query.edges],
    )
    best, reached = search(adjacency, query.costs, query.starts, query.arrival)
    institutions = {query.institution(node) for node in reached}
    if best is None:
        return query.answer(Certainty.NONE, _why_none(query, institutions))
    count = len(institutions)
    reason = Text(f"在到达的 {count} 家机构中最优", f"the best among {count} institutions reached")
    return query.found(best, reason)


@attrs.frozen(kw_only=True, eq=False, slots=False)
class _Query:
    """A query made ready: the steps that serve the need, what they cost, where it may end.

    Node `n` is the patient at institution `n`; behind these nodes come as many more, for the data
    of a patient who stays behind.
    """

    network: Network
    start: str
    need: CareNeed
    day: date
    policy: ReferralPolicy
    doors: Doors
    steps: tuple[Step, ...]
    capabilities: Capabilities

    @property
    def roster(self) -> Roster:
        """The institutions."""
        return self.capabilities.roster

    @cached_property
    def answers(self) -> NDArray[np.int8]:
        """Who can."""
        return self.capabilities.answers(self.need)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The institutions, sorted."""
        return tuple(sorted(self.network.institutions))

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """The row of each institution."""
        return {institution: row for row, institution in enumerate(self.ids)}

    def institution(self, node: int) -> str:
        """Return the institution of a node."""
        return self.ids[node % len(self.ids)]

    @cached_property
    def edges(self) -> tuple[tuple[int, int, Step], ...]:
        """The steps, each from one node to another: a patient who stays does not go on."""
        return tuple(self._edges())

    def _edges(self) -> Iterator[tuple[int, int, Step]]:
        apart = len(self.ids)
        for step in self.steps:
            origin, target = self.rows[step.channel.origin], self.rows[step.channel.target]
            if step.channel.moves_patient:
                yield origin, target, step
            else:
                yield origin, target + apart, step
                yield origin + apart, target + apart, step

    @property
    def costs(self) -> list[Cost]:
        """What each edge costs.

        In this order: doubts, steps from home, unknown times, minutes, divisions from the origin,
        assumptions.
        """
        urgent = self.need.is_emergency
        return [
            (
                len(step.doubts),
                0,
                float(step.time_unknown and urgent),
                step.minutes,
                0,
                float(not step.channel.declared),
            )
            for _, _, step in self.edges
        ]

    @property
    def starts(self) -> Mapping[int, Cost]:
        """The nodes to begin at, and what beginning there costs."""
        doors, policy = self.doors, self.policy
        unknown = doors.is_time_unknown * policy.minutes_if_unknown
        minutes = unknown + doors.bypasses * policy.minutes_for_bypassing
        return {
            int(row): (float(doors.doubts[i]), 0, float(doors.is_time_unknown[i]), minutes[i], 0, 0)
            for i, row in enumerate(doors.rows)
        }

    def arrival(self, node: int) -> Cost | None:
        """Return what it costs to stop at a node, `None` where the care is not to be had."""
        institution, provider = self.institution(node), self.need.provider
        if provider not in (None, institution):
            return None
        row = self.rows[institution]
        can = {1: True, 0: False, -1: None}[int(self.answers[row])]
        homes = tuple(h for h in (self.need.signed_with, self.need.home) if h is not None)
        stays = provider is None and institution == self.start
        leaves = self.need.goes_down and homes and self.start not in homes
        if can is False or (stays and (can is None or leaves)):
            return None
        from_home = from_origin = 0
        if self.need.goes_down:
            from_home = int(steps_from(self.roster, homes)[row])
        if self.need.is_emergency:
            from_origin = int(steps_from(self.roster, (self.start,))[row])
        return (float(can is None), from_home, 0, 0, from_origin, 0)

    def say(self, institution: str, zh: str, en: str) -> Text:
        """Return a text about an institution, its name in the place of the braces."""
        name = self.network.institutions[institution].name
        return Text(zh.format(name.in_language("zh")), en.format(name.in_language("en")))

    def found(self, best: Reached, reason: Text) -> ReferralPath:
        """Return the answer that leads to a target."""
        target = self.institution(best.node)
        steps = [self.edges[edge][2] for edge in best.edges]
        begin = steps[0].channel.origin if steps else target
        doubts = []
        if self.start != begin:
            standing = self.capabilities.channels.standing
            row = self.rows[begin]
            doubts += door_doubts(self.roster, standing, row, self.need, self.policy)
        doubts += [doubt for step in steps for doubt in step.doubts]
        if self.answers[self.rows[target]] < 1:
            doubts.append(self.capabilities.question(self.rows[target], self.need))
        return self.answer(
            Certainty.POSSIBLE if doubts else Certainty.CONFIRMED,
            reason,
            target=target,
            hops=tuple(Hop(channel=step.channel, doubts=step.doubts) for step in steps),
            doubts=tuple(dict.fromkeys(doubts)),
        )

    def answer(
        self,
        certainty: Certainty,
        reason: Text,
        *,
        target: str | None = None,
        hops: tuple[Hop, ...] = (),
        doubts: tuple[Text, ...] = (),
    ) -> ReferralPath:
        """Return an answer to the query."""
        return ReferralPath(
            network=self.network,
            on=self.day,
            origin=self.start,
            need=self.need,
            policy=self.policy,
            certainty=certainty,
            target=target,
            hops=hops,
            doubts=doubts,
            reason=reason,
        )


def _prepare(
    network: Network, start: str, need: CareNeed, day: date, policy: ReferralPolicy
) -> _Query:
    columns = channel_columns(network, day)
    roster, standing = columns.roster, columns.standing
    return _Query(
        network=network,
        start=start,
        need=need,
        day=day,
        policy=policy,
        doors=entries(roster, standing, start, need, policy),
        steps=tuple(_steps(network, start, need, day, policy)),
        capabilities=Capabilities(columns, disease_lists_of(roster, standing, policy)),
    )


def _steps(
    network: Network, start: str, need: CareNeed, day: date, policy: ReferralPolicy
) -> Iterator[Step]:
    """Yield the steps that serve the need and lead to an institution not known to be closed."""
    known = tuple(channels(network, on=day, policy=policy))
    if need.is_emergency and start in network.institutions:
        known += tuple(direct_transfers(network, start))
    for channel in known:
        target = network.institutions[channel.target]
        step = step_along(channel, network, need, policy)
        if step is not None and is_open(target, day) is not False:
            yield attrs.evolve(step, doubts=(*step.doubts, *opening_doubts(target, day)))


def _why_none(query: _Query, reached: Collection[str]) -> Text:
    start, provider, count = query.start, query.need.provider, len(reached)
    at_home = start in query.network.divisions
    if not reached and at_home:
        return Text("起点所在区划没有可首诊的机构", "there is no institution to begin at")
    if not reached:
        return query.say(start, "{} 当日不开业", "{} is not open on the day")
    if provider is not None and provider in reached:
        return query.say(provider, "{} 不能满足需求", "{} cannot meet the need")
    if provider is not None:
        return query.say(provider, "没有通道通向 {}", "no channel that serves the need leads to {}")
    if not at_home and count == 1:
        return query.say(
            start,
            "没有通道从 {} 通向能满足需求的机构",
            "no channel that serves the need leads from {}",
        )
    return Text(
        f"到达 {count} 家机构，均不能满足需求",
        f"{count} institutions were reached, none of which can meet the need",
    )
