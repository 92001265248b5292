"""TEL002 gap-between-tiers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.model import Institution, Membership, Network, with_rows
from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Outcome, Severity
from medconsortium.rules.engine.thresholds import value_set
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    not_applicable,
    passed,
    unassessed,
)
from medconsortium.rules.judging.exemplary import telemedicine_network
from medconsortium.rules.judging.members import Roster, unstated
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, SourceBasis, Tier

__all__ = ["gap_between_tiers"]

_TIERS = "guoweiyifa-2020-13#telemedicine-tiers"


def compliant() -> Network:
    """Return a network that reaches from a city hospital over the county to a township."""
    tiers = {"甲": Tier.CITY, "乙": Tier.COUNTY, "丙": Tier.TOWNSHIP}
    return telemedicine_network(
        {"甲": "lead", "乙": "member", "丙": "member"},
        rows=[Institution(id=name, name=name, tier=tier) for name, tier in tiers.items()],
    )


@breach("县一级没有成员", "no member is of the county tier")
def no_county_hospital(network: Network, consortium: str) -> Network:
    members = {m.institution for m in network.memberships.values() if m.consortium == consortium}
    county = [
        evolve(row, tier=Tier.CITY)
        for row in network.institutions.values()
        if row.id in members and row.tier is Tier.COUNTY
    ]
    return with_rows(network, county)


@rule(
    code="TEL002",
    title=Text("远程医疗服务网络层级中断", "gap between tiers"),
    severity=Severity.ADVICE,
    basis=Basis.READING,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#five-tier-network",),
    kinds=frozenset({ConsortiumKind.TELEMEDICINE_NETWORK}),
    needs=("institutions.tier", "consortia.members_completeness"),
    compliant=compliant,
    breaches=(no_county_hospital,),
)
def gap_between_tiers(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A telemedicine network reaches two tiers and leaves out one that lies between them.

    远程医疗协作网覆盖了两个层级，却漏掉了两者之间的层级。

    What it checks:
        Of the five tiers province, city, county, township and village, those of the members are
        reached. Between the highest and the lowest of them none is left out. A national
        hospital counts with the provinces. All five need not be reached.

        省、地市、县、乡、村五级中，成员所在的层级为已覆盖；最高与最低之间没有遗漏。
        国家级医院按省级计。不要求五级全部覆盖。

    Why:
        The measures of 2020 have the telemedicine network of five tiers completed. That it grows
        without gaps is our reading, and completion is gradual, hence advice.

        2020年的管理办法要求完善省、地市、县、乡、村五级远程医疗服务网络。
        逐级延伸、中间不断档是本库的理解；完善是逐步的，因此只是建议。

    Data it needs:
        The members, listed completely, and the tier of each.

        完整的成员名单和每个成员的层级。

    How to comply:
        Take in institutions of the tier that is left out, or record the tiers of the members.

        吸收所缺层级的机构，或者补记成员的层级。

    When to waive:
        Where the area has no institution of that tier, as a municipality without counties.

        本地没有该层级的机构（如没有县的直辖市）时可以豁免。
    """
    roster, tiers = shared(facts, Roster), value_set(facts, _TIERS).terms(Tier)
    tier_of = roster.of_institutions(facts.network.institutions.columns.tier)
    found = [_look(roster, tier_of, tiers, int(row)) for row in consortia]
    outcomes = read_only((one.outcome.number for one in found), np.int8)
    return Verdicts(outcomes, lambda position: _explain(roster, tiers, found[position]))


@frozen(eq=False)
class _Found:
    """The members of a consortium: the rows of those that may be, and which of them are unsure.

    `reached` are the tiers of the others, and `left_out` those between them that nobody is of.
    """

    rows: NDArray[np.int64]
    unsure: NDArray[np.bool_]
    listed: bool
    reached: tuple[Tier, ...]
    left_out: list[Tier]
    outcome: Outcome


def _look(
    roster: Roster, tier_of: NDArray[np.int8], tiers: tuple[Tier, ...], consortium: int
) -> _Found:
    facts, rows = roster.facts, roster.rows_of(consortium)
    rows = rows[facts.is_member[rows] != 0]
    listed = bool(facts.members_listed[consortium])
    unsure = (facts.is_member[rows] < 0) | (tier_of[rows] < 0)
    reached = _reached(tier_of[rows[~unsure]], tiers)
    left_out = _left_out(reached, tiers)
    outcome = Outcome.NOT_ASSESSED
    if listed and not len(rows):
        outcome = Outcome.NOT_APPLICABLE
    elif listed and not unsure.any():
        outcome = Outcome.FAIL if left_out else Outcome.PASS
    elif reached == tiers:
        outcome = Outcome.PASS
    return _Found(rows, unsure, listed, reached, left_out, outcome)


def _explain(roster: Roster, tiers: tuple[Tier, ...], found: _Found) -> Verdict:
    facts, left_out = roster.facts, found.left_out
    if found.outcome is Outcome.NOT_APPLICABLE:
        return not_applicable(Text("没有成员", "there is no member"))
    evidence = Evidence(
        label=Text("覆盖的层级", "tiers reached"),
        found=tuple(found.reached),
        wanted=tuple(tiers),
    )
    if found.outcome is Outcome.FAIL:
        names = Text("、".join(t.zh for t in left_out), ", ".join(t.en for t in left_out))
        return failed(
            Text(f"中间缺少：{names.zh}", f"left out in between: {names.en}"),
            evidence,
            cure=Text("吸收所缺层级的机构", "take in institutions of that tier"),
        )
    if found.outcome is Outcome.PASS:
        return passed(Text("覆盖的层级没有中断", "there is no gap between the tiers"), evidence)
    members = [roster.membership(int(row), keyed=False) for row in found.rows[found.unsure]]
    return unassessed(
        Text("成员或其层级未全部记录", "members or their tiers are not all recorded"),
        evidence,
        missing=tuple(dict.fromkeys(_missing(facts, members, listed=found.listed))),
    )


def _reached(found: NDArray[np.int8], tiers: tuple[Tier, ...]) -> tuple[Tier, ...]:
    """Return the tiers found, in their order; whoever stands above them counts as the first."""
    stands = {Tier.at(int(number)) for number in np.unique(found)}
    return tuple(
        tier
        for tier in tiers
        if tier in stands or (tier is tiers[0] and any(one.number < tier.number for one in stands))
    )


def _left_out(reached: tuple[Tier, ...], tiers: tuple[Tier, ...]) -> list[Tier]:
    if not reached:
        return []
    span = tiers[tiers.index(reached[0]) : tiers.index(reached[-1]) + 1]
    return [tier for tier in span if tier not in reached]


def _missing(facts: Facts, members: Iterable[Membership], *, listed: bool) -> Iterator[str]:
    if not listed:
        yield "consortia.members_completeness"
    unknown = unstated(facts, "institutions.tier")
    for member in members:
        yield from dates_in_doubt(member, on=facts.on)
        yield from unknown(member)
