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

from attrs import evolve, frozen
from tests.referral.exhaustive import Trial, is_open, tenths_of

from medconsortium.model import Network, in_force
from medconsortium.model.rows import DatedRow
from medconsortium.model.tables import TABLES
from medconsortium.referral import Binding, Channel
from medconsortium.referral.capability.capabilities import Capabilities
from medconsortium.referral.capability.disease_lists import disease_lists_of
from medconsortium.referral.channels.standing import carries, runs
from medconsortium.referral.places.borders import CONSORTIUM, COUNTY, PROVINCE
from medconsortium.referral.usable.kinds import kinds_serving
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
SENT = (Carrier.DATA, Carrier.SPECIMEN, Carrier.DRUG)
GRIDS = (ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY)
NEW = Text("new", "new")

Row: TypeAlias = tuple[str, str, str]
"""A change of a row: what is done, its table, its id."""

Rows: TypeAlias = frozenset[Row]
Least: TypeAlias = tuple[int, int, int, tuple[int, ...]]
"""What changes weigh, how many they are, how many hops, the rows along the way."""


class Hop(NamedTuple):
    """A channel gone along: what is changed for it, and what is asked once wherever it comes."""

    channel: Channel
    changes: tuple[str, ...]
    asked: frozenset[tuple[str, str]]
    moves: bool
    travel: int


@frozen(eq=False, slots=False)
class EveryChange:
    """A question, and every way to change the network so that it has a sure answer."""

    trial: Trial

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
        own = (c for c in self.world(rows).known if not any("当日" in str(d) for d in c.doubts))
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
            if is_member and is_grid and member.institution is not None:
                found[member.institution].add(consortium.id)
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
                    found = cost, len(changes), len(hops), tuple(map(self.trial.row, along))
                    bound = found if bound is None else min(bound, found)
                    yield found

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
        kinds = kinds_serving(need)
        yield from sorted(
            (c for c in self.channels(sure) if c.origin == here and c.kind in kinds),
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
            if link.travel_minutes is not None:
                ends = frozenset((link.origin, link.target))
                found[ends] = min(link.travel_minutes, found.get(ends, link.travel_minutes))
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
        moves = channel.carrier in (Carrier.PATIENT, Carrier.APPOINTMENT)
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
        asked = frozenset((channel.consortium or "", str(doubt)) for doubt in channel.doubts)
        yield Hop(channel, tuple(changes), asked, moves, travel), reached

    def borders(self, sure: Rows, channel: Channel) -> Iterator[str]:
        policy, bits = self.trial.policy, self.trial.crosses(channel)
        grids = self.grids(sure)
        shares = bool(grids[channel.origin] & grids[channel.target])
        if policy.within_consortium is Binding.REQUIRED and bits & CONSORTIUM and not shares:
            yield "leave_consortium"
        for binding, crossed, unknown, what in (
            (policy.within_county, COUNTY, 8, "leave_county"),
            (policy.within_province, PROVINCE, 16, "leave_province"),
        ):
            if binding is Binding.REQUIRED:
                yield from [what] * bool(bits & crossed) + ["ask"] * bool(bits & unknown)

    def endings(self, sure: Rows, begin: str, hops: tuple[Hop, ...]) -> Iterator[list[str]]:
        """Yield the changes it takes to end a way; nothing if it may not end."""
        trial, need = self.trial, self.trial.need
        target = hops[-1].channel.target if hops else begin
        if need.provider not in (None, target) or (need.drug and not hops):
            return
        stays = not hops and target == trial.origin
        if stays and trial.homes and not any(trial.is_home(target, home) for home in trial.homes):
            return
        came = not stays and (not hops or hops[-1].moves)
        accepts = int(trial.accepts[trial.row(target)]) if came else 1
        if accepts != 0:
            yield ["ask"] * (accepts < 0) + self.lacking(sure, target)

    def lacking(self, sure: Rows, target: str) -> list[str]:
        row, today = self.trial.row(target), parts(self.trial)
        had = [row in rows for rows in self.has(sure)]
        speaks = any(isinstance(w, str) and mine for (w, _), mine in zip(today, had, strict=True))
        left = [
            (wanted, int(answers[row]))
            for (wanted, answers), mine in zip(today, had, strict=True)
            if not mine and not (speaks and isinstance(wanted, Phase))
        ]
        missing = frozenset(at for at, (_, answer) in enumerate(left) if answer == 0)
        names = [wanted for wanted, _ in left]
        changes = ["ask"] * any(answer == -1 for _, answer in left)
        return changes + ["start_service"] * self.starts(target, missing, names)

    def starts(self, target: str, missing: frozenset[int], names: list[Any]) -> int:
        """Return how many services must be started, at least, so that nothing is missing."""
        network, row = self.trial.network, self.trial.row(target)
        idle = [s for s in network.services.values() if s.provider == target]
        cures = []
        for service in idle:
            services = dict(network.services)
            services[service.id] = evolve(
                service, status=ServiceStatus.OPERATING, since="1900", until="open", id=service.id
            )
            tables: dict[str, Any] = {name: network.table(name).values() for name in TABLES}
            changed = Network(**{**tables, "services": services.values()})
            now = {
                w: int(answers[row]) for w, answers in parts(evolve(self.trial, network=changed))
            }
            cures.append(frozenset(at for at in missing if now[names[at]] == 1))
        return min(
            len(some) + len(missing.difference(*some))
            for count in range(len(cures) + 1)
            for some in combinations(cures, count)
        )


def parts(trial: Trial) -> Any:
    """Return everything wanted, and whether each institution offers it in a network."""
    lists = disease_lists_of(trial.columns.roster, trial.columns.standing, trial.policy)
    return Capabilities(trial.columns, lists).parts(trial.need)
