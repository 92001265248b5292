"""The least that has to change, by trying every set of changes in networks that are changed so.

Written apart from the library. Agreements are renewed in the rows of a network, which is then built
anew; it shares with the library what channels there are in such a network, what institutions can do
in it, and what `exhaustive.Trial` shares. A change takes nothing away: what there was with fewer
changes is there with more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from itertools import combinations
from typing import Any, NamedTuple, TypeAlias

from attrs import evolve, field, frozen
from tests.referral.exhaustive import BORDERS, Trial, is_open, tenths_of
from tests.referral.offers_by_rows import is_there

from medconsortium.model import Link, Network, in_force
from medconsortium.model.rows import DatedRow
from medconsortium.model.tables import TABLES
from medconsortium.referral import Binding, Channel
from medconsortium.referral.capability.capabilities import Capabilities
from medconsortium.referral.capability.disease_lists import disease_lists_of
from medconsortium.referral.channels.collecting import channel_columns
from medconsortium.referral.channels.reading import channel_at
from medconsortium.referral.channels.standing import carries, runs
from medconsortium.referral.places.roster import host_of
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Carrier,
    ConsortiumKind,
    ConsortiumStatus,
    LinkKind,
    MembershipStatus,
    Phase,
    ServiceStatus,
)

__all__ = ["EveryChange", "Least"]

COST = {
    "ask": 1,
    "renew": 2,
    "sign": 3,
    "widen_scope": 5,
    "skip_level": 8,
    "leave_consortium": 13,
    "leave_county": 21,
    "leave_province": 34,
    "start_service": 55,
    "open_channel": 89,
}
MOVING = (Carrier.PATIENT, Carrier.APPOINTMENT)
SENT = (Carrier.DATA, Carrier.SPECIMEN, Carrier.DRUG)
GRIDS = (ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY)
NEW = Text("new", "new")

Row: TypeAlias = tuple[str, str, str]
"""A change of a row: what is done, its table, its id."""

Rows: TypeAlias = frozenset[Row]
Least: TypeAlias = tuple[int, int, int, tuple[int, ...], tuple[int, ...]]
"""What changes weigh, how many they are, how many hops, the rows along the way, and what that
weighs once all is sure."""


class Hop(NamedTuple):
    """A channel gone along: what is changed for it, and what is asked once wherever it comes."""

    channel: Channel
    changes: tuple[str, ...]
    asked: frozenset[tuple[str, str]]
    moves: bool
    travel: int
    weights: tuple[int, ...]


@frozen(eq=False, slots=False)
class EveryChange:
    """A question, and every way to change the network so that it has a sure answer."""

    trial: Trial
    links: dict[str, Link] = field(factory=dict, init=False)

    def least(self) -> Least | None:
        """Return the least that has to change, `None` if nothing helps."""
        best: Least | None = None
        for cost, rows in sorted((self.weigh(rows), rows) for rows in self.sets_of_rows()):
            if best is not None and cost > best[0]:
                break
            for found in self.ways(rows, best):
                best = found if best is None else min(best, found)
        return best

    def sets_of_rows(self) -> Iterator[tuple[Row, ...]]:
        rows = sorted(self.unsure)
        return (some for count in range(len(rows) + 1) for some in combinations(rows, count))

    def weigh(self, rows: Iterable[Row]) -> int:
        return sum(COST[what] for what, _, _ in rows)

    @cached_property
    def unsure(self) -> Rows:
        """What may be asked after, renewed or signed."""
        network, on = self.trial.network, self.trial.on
        found: set[tuple[bool | None, str, DatedRow]] = set()
        for row in network.instruments.values():
            found.add((carries(row, on), "instruments", row))
        for consortium in network.consortia.values():
            found.add((runs(consortium, on), "consortia", consortium))
        for link in network.links.values():
            found.add((in_force(link.since, link.until, on), "links", link))
        for member in network.memberships.values():
            holds = in_force(member.since, member.until, on)
            is_member = member.status is MembershipStatus.MEMBER
            found.add((holds if is_member else False, "memberships", member))
        return frozenset(
            (self.cure(row, unknown=state is None), table, row.id)
            for state, table, row in found
            if state is not True
        )

    def cure(self, row: DatedRow, *, unknown: bool) -> str:
        if unknown:
            return "ask"
        return "renew" if row.until is not None and row.until.latest < self.trial.on else "sign"

    @cache  # noqa: B019 - one question lives as long as its test
    def world(self, rows: Rows) -> Trial:
        """Return the question in the network with some rows made sure."""
        network = self.trial.network
        tables: dict[str, Any] = {name: dict(network.table(name)) for name in TABLES}
        for _, table, row in rows:
            changes: dict[str, Any] = {"since": "1900", "until": "open"}
            if table == "memberships":
                changes["status"] = MembershipStatus.MEMBER
            if table == "consortia":
                changes["status"] = ConsortiumStatus.OPERATING
            if table == "instruments":
                changes["signed"] = None
            tables[table][row] = evolve(tables[table][row], id=row, **changes)
        changed = Network(**{name: rows.values() for name, rows in tables.items()})
        return evolve(self.trial, network=changed)

    @cache  # noqa: B019
    def channels(self, rows: Rows) -> frozenset[Channel]:
        """Return the channels that are sure of their agreements, now or with fewer changes."""
        world = self.world(rows)
        self.links.update(world.network.links)
        columns = channel_columns(world.network, self.trial.on)
        declared_only = self.trial.policy.declared_only
        every = (channel_at(columns, row) for row in range(len(columns)))
        own = (
            channel
            for channel in every
            if (channel.declared or not declared_only)
            and not any("当日" in str(doubt) for doubt in channel.doubts)
        )
        return frozenset(own).union(*(self.channels(rows - {row}) for row in rows))

    @cache  # noqa: B019
    def has(self, rows: Rows) -> tuple[frozenset[int], ...]:
        """Return of everything wanted the institutions, by row, that surely offer it."""
        own = [
            frozenset(r for r, a in enumerate(answers) if a == 1)
            for _, answers in parts(self.world(rows))
        ]
        for row in rows:
            own = [mine | other for mine, other in zip(own, self.has(rows - {row}), strict=True)]
        return tuple(own)

    @cache  # noqa: B019
    def grids(self, rows: Rows) -> Mapping[str, set[str]]:
        """Return which grids institutions surely belong to."""
        network, on = self.world(rows).network, self.trial.on
        found: dict[str, set[str]] = {name: set() for name in network.institutions}
        for member in network.memberships.values():
            consortium = network.consortia[member.consortium]
            holds = in_force(member.since, member.until, on)
            is_member = member.status is MembershipStatus.MEMBER and holds
            is_grid = consortium.kind in GRIDS and runs(consortium, on)
            care = member.institution or member.department
            host = None if care is None else host_of(network, care)
            if is_member and is_grid and host is not None:
                found[host].add(consortium.id)
        return found

    def ways(self, rows: tuple[Row, ...], best: Least | None) -> Iterator[Least]:
        """Yield what every way weighs with some rows made sure."""
        sure = frozenset(rows)
        bound = best
        for begin, (doubts, *_) in self.trial.entries.items():
            level = None if self.trial.need.is_emergency else self.trial.level(begin)
            for hops in self.onward(sure, begin, (), level, bound):
                for ending in self.endings(sure, begin, hops):
                    changes = [what for what, _, _ in rows] + ["ask"] * doubts + [*ending]
                    changes += [what for hop in hops for what in hop.changes]
                    changes += ["ask" for _ in frozenset().union(*(hop.asked for hop in hops))]
                    along = (begin, *(hop.channel.target for hop in hops))
                    cost = sum(COST[change] for change in changes)
                    rows_along = tuple(map(self.trial.row, along))
                    found = cost, len(changes), len(hops), rows_along, self.weights(begin, hops)
                    bound = found if bound is None else min(bound, found)
                    yield found

    def weights(self, begin: str, hops: tuple[Hop, ...]) -> tuple[int, ...]:
        """Return what a way weighs with nothing left to ask: steps from home, and so on."""
        trial, end = self.trial, hops[-1].channel.target if hops else begin
        _, unknown, tenths, distance = trial.entries[begin]
        if trial.need.is_emergency and isinstance(trial.origin, str):
            distance = trial.steps([trial.origin], end)
        door = (unknown, tenths, distance, 0, 0)
        along = (sum(parts) for parts in zip(door, *(hop.weights for hop in hops), strict=True))
        return trial.steps(trial.homes, end), *along

    def onward(
        self, sure: Rows, begin: str, hops: tuple[Hop, ...], level: int | None, best: Least | None
    ) -> Iterator[tuple[Hop, ...]]:
        cost = self.weigh(sure) + sum(COST[what] for hop in hops for what in hop.changes)
        if best is not None and cost > best[0]:
            return
        policy = self.trial.policy
        if policy.most_transfers is not None and sum(h.moves for h in hops) > policy.most_transfers:
            return
        travel = sum(hop.travel for hop in hops)
        if policy.most_minutes is not None and travel > tenths_of(policy.most_minutes):
            return
        yield hops
        here = hops[-1].channel.target if hops else begin
        passed = {begin, *(hop.channel.target for hop in hops)}
        carrier = hops[-1].channel.carrier if hops else Carrier.PATIENT
        if carrier is Carrier.DOCTOR:
            return
        for channel in self.channels_from(sure, here, first=not hops):
            if channel.target in passed or (carrier in SENT and channel.carrier not in SENT):
                continue
            for hop, reached in self.hop(sure, channel, level):
                yield from self.onward(sure, begin, (*hops, hop), reached, best)

    def channels_from(self, sure: Rows, here: str, *, first: bool) -> Iterator[Channel]:
        need, trial = self.trial.need, self.trial
        yield from sorted(
            (c for c in self.channels(sure) if c.origin == here and c.kind.key in trial.kinds),
            key=lambda c: (c.target, c.kind.key, c.link or "", str(c)),
        )
        if first and here == trial.origin:
            yield from trial.drives
        new = [LinkKind.DRUG_SUPPLY] if need.drug else []
        if not need.drug and need.is_remote:
            new.append(LinkKind.TELECONSULTATION)
        if not need.drug and need.can_travel and not need.is_emergency:
            new.append(LinkKind.REFERRAL_DOWN if need.goes_down else LinkKind.REFERRAL_UP)
        carriers = {LinkKind.DRUG_SUPPLY: Carrier.DRUG, LinkKind.TELECONSULTATION: Carrier.DATA}
        for target in trial.network.institutions:
            for kind in new if target != here else ():
                yield Channel(
                    origin=here,
                    target=target,
                    kind=kind,
                    carrier=carriers.get(kind, Carrier.PATIENT),
                    declared=False,
                    basis=NEW,
                    travel_minutes=self.roads.get(frozenset((here, target))),
                )

    @cached_property
    def roads(self) -> dict[frozenset[str], float]:
        found: dict[frozenset[str], float] = {}
        for link in self.trial.network.links.values():
            ends = [host_of(self.trial.network, end) for end in (link.origin, link.target)]
            if link.travel_minutes is not None and None not in ends:
                pair = frozenset(map(str, ends))
                found[pair] = min(link.travel_minutes, found.get(pair, link.travel_minutes))
        return found

    def hop(
        self, sure: Rows, channel: Channel, level: int | None
    ) -> Iterator[tuple[Hop, int | None]]:
        """Yield a hop along a channel, and the level reached; nothing if nothing allows it."""
        trial, need, policy = self.trial, self.trial.need, self.trial.policy
        target = trial.network.institutions[channel.target]
        if is_open(target, trial.on) is False:
            return
        changes = ["open_channel"] if channel.basis == NEW else []
        changes += ["ask"] * (is_open(target, trial.on) is None)
        fits = trial.fits(channel)
        changes += {"no": ["widen_scope"], "unsaid": ["ask"], "yes": []}[fits]
        moves = channel.carrier in MOVING
        reached = level
        if moves and not need.is_emergency:
            there = trial.level(channel.target)
            if channel.carrier is Carrier.PATIENT and None not in (level, there):
                assert level is not None
                assert there is not None
                if there > level if need.goes_down else there < level:
                    return
                if not need.goes_down and policy.stepwise and there > level + 1:
                    changes.append("skip_level")
            reached = level if there is None else there
            changes += self.borders(sure, channel)
        unknown = moves and channel.travel_minutes is None
        changes += ["ask"] * (unknown and policy.most_minutes is not None)
        travel = tenths_of(channel.travel_minutes or 0) if moves else 0
        tenths = travel + tenths_of(policy.minutes_per_transfer) + self.weighed_borders(channel)
        tenths += tenths_of(policy.minutes_if_unknown) if unknown else 0
        slow = not trial.has_priority(channel, self.links)
        weights = (int(unknown and need.is_urgent), tenths, 0, int(not channel.declared), int(slow))
        asked = frozenset((channel.consortium or "", str(doubt)) for doubt in channel.doubts)
        yield Hop(channel, tuple(changes), asked, moves, travel, weights), reached

    def weighed_borders(self, channel: Channel) -> int:
        """Return the tenths that borders weigh which patients had better not cross."""
        policy, moves = self.trial.policy, channel.carrier in MOVING
        if not moves or self.trial.need.is_emergency:
            return 0
        crossed = self.trial.crosses(channel.origin, channel.target).items()
        better_kept = sum(getattr(policy, b) is Binding.PREFERRED and bool(c) for b, c in crossed)
        return better_kept * tenths_of(policy.minutes_per_border)

    def borders(self, sure: Rows, channel: Channel) -> Iterator[str]:
        policy, grids = self.trial.policy, self.grids(sure)
        shares = bool(grids[channel.origin] & grids[channel.target])
        for name, crossed in self.trial.crosses(channel.origin, channel.target).items():
            if getattr(policy, name) is Binding.REQUIRED and not (name == BORDERS[0] and shares):
                yield from [name.replace("within", "leave")] * (crossed is True)
                yield from ["ask"] * (crossed is None)

    def endings(self, sure: Rows, begin: str, hops: tuple[Hop, ...]) -> Iterator[list[str]]:
        """Yield the changes it takes to end a way; nothing if it may not end."""
        trial, need = self.trial, self.trial.need
        target = hops[-1].channel.target if hops else begin
        department = trial.network.departments.get(need.provider or "")
        if department is not None and is_there(department, trial.on) == 0:
            return
        if trial.provider not in (None, target) or (need.drug and not hops):
            return
        stays = not hops and target == trial.origin
        if stays and trial.homes and not any(trial.is_home(target, home) for home in trial.homes):
            return
        came = not stays and (not hops or hops[-1].moves)
        accepts = trial.accepts(target) if came else 1
        if accepts != 0:
            yield ["ask"] * (accepts < 0) + self.lacking(sure, target)

    def lacking(self, sure: Rows, target: str) -> list[str]:
        row = self.trial.row(target)
        had = [row in rows for rows in self.has(sure)]
        both = [*zip(self.today, had, strict=True)]
        speaks = any(isinstance(wanted, str) and mine for (wanted, _), mine in both)
        left = {
            wanted: int(answers[row])
            for (wanted, answers), mine in both
            if not mine and not (speaks and isinstance(wanted, Phase))
        }
        missing = frozenset(wanted for wanted, answer in left.items() if answer == 0)
        department = self.trial.network.departments.get(self.trial.need.provider or "")
        doubtful = department is not None and is_there(department, self.trial.on) < 0
        changes = ["ask"] * (doubtful or -1 in left.values())
        return changes + ["start_service"] * self.starts(target, missing)

    @cached_property
    def today(self) -> Any:
        return parts(self.trial)

    def starts(self, target: str, missing: frozenset[Any]) -> int:
        """Return how many services must be started, at least, so that nothing is missing."""
        cures = [mine & missing for provider, mine in self.restarted if provider == target]
        return min(
            len(some) + len(missing.difference(*some))
            for count in range(len(cures) + 1)
            for some in combinations(cures, count)
        )

    @cached_property
    def restarted(self) -> list[tuple[str, frozenset[Any]]]:
        """Return for each service its provider, and what is had there once it is started."""
        network, found = self.trial.network, []
        tables: dict[str, Any] = {name: network.table(name).values() for name in TABLES}
        for service in network.services.values():
            operating = evolve(
                service, status=ServiceStatus.OPERATING, since="1900", until="open", id=service.id
            )
            others = [other for other in tables["services"] if other.id != service.id]
            changed = Network(**{**tables, "services": [*others, operating]})
            host = host_of(network, service.provider)
            now = parts(evolve(self.trial, network=changed))
            if host is not None:
                row = self.trial.row(host)
                had = frozenset(wanted for wanted, answers in now if answers[row] == 1)
                found.append((host, had))
        return found


def parts(trial: Trial) -> Any:
    """Return everything wanted, and whether each institution offers it in a network."""
    columns = channel_columns(trial.network, trial.on)
    lists = disease_lists_of(columns.roster, columns.standing, trial.policy)
    return Capabilities(columns, lists).parts(trial.need)
