"""GRD006 member-outside-county."""

from __future__ import annotations

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import Division, Institution, Membership, Network, with_rows
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, RuleStatus, Severity
from medconsortium.rules.engine.three_valued import States, both, opposite, told
from medconsortium.rules.engine.verdict import Verdicts
from medconsortium.rules.examples import example
from medconsortium.rules.judging.members import (
    Every,
    Roster,
    Wording,
    judge_every,
    name_of,
    unstated,
)
from medconsortium.rules.judging.paths import Pairs, numbered
from medconsortium.rules.judging.territory import ancestry, place_at
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, DivisionLevel, Role, SourceBasis

__all__ = ["member_outside_county"]


def compliant() -> Network:
    """Return a community of one county, which a hospital from elsewhere helps."""
    where = {"甲": "县", "乙": "镇", "丙": "邻县"}
    rows = [
        Division(id="县", level=DivisionLevel.COUNTY),
        Division(id="镇", level=DivisionLevel.TOWNSHIP, parent="县"),
        Division(id="邻县", level=DivisionLevel.COUNTY),
        *(Institution(id=name, name=name, division=place) for name, place in where.items()),
    ]
    members = {"甲": "lead", "乙": "member", "丙": "collaborating"}
    return example("county_medical_community", members, rows=rows)


@breach("卫生院位于另一个县", "the health centre lies in another county")
def centre_elsewhere(network: Network, _: str) -> Network:
    return with_rows(network, [evolve(network.institutions["乙"], division="邻县")])


@rule(
    code="GRD006",
    title=Text("成员不在同一县域内", "member outside county"),
    severity=Severity.WARNING,
    basis=Basis.READING,
    confidence=SourceBasis.RECALLED,
    status=RuleStatus.DRAFT,
    cites=("guobanfa-2017-32#forms",),
    kinds=frozenset({ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=(
        "institutions.division",
        "divisions.level",
        "memberships.role",
        "consortia.members_completeness",
    ),
    compliant=compliant,
    breaches=(centre_elsewhere,),
)
def member_outside_county(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """The members of a county medical community lie in more than one county.

    县域医共体的成员分布在一个以上的县。

    What it checks:
        All members lie in the county in which most of them lie, by the tree of divisions on the
        day. Hospitals from outside that help are exempt where their role is collaborating hospital.

        按当日的区划树，全部成员都位于多数成员所在的县。角色为协作医院的县外帮扶医院除外。

    Why:
        The opinions of 2017 have county hospitals lead those of towns and villages, county by
        county; the guidance of 2023 speaks of one county too. Both we have from memory, hence the
        draft; and that the role tells a hospital that helps is our reading.

        2017年的指导意见以县为单位，由县级医院带动乡村；2023年的指导意见也以县域为范围。两者均凭记忆写成，
        因此本规则为草案；以角色识别帮扶医院，是本库的理解。

    Data it needs:
        The division and the role of every member; the divisions with levels and parents; and that
        the members are listed completely.

        每个成员所在的区划和角色；行政区划的级别和上级；以及成员已列全。

    How to comply:
        Give hospitals from outside the role collaborating hospital, or correct the division.

        把县外帮扶医院的角色写为协作医院，或更正其所在区划。

    When to waive:
        Where two counties are merged, or a development zone is run as part of the county.

        两县合并，或开发区由该县代管的，可以豁免。
    """
    roster = shared(facts, Roster)
    spoken_of = both(facts.is_member, opposite(roster.has_role([Role.COLLABORATING])))
    judged = np.zeros(len(facts.network.consortia), np.bool_)
    judged[consortia] = True
    every = Every(
        roster=roster,
        spoken_of=spoken_of,
        sound=_in_the_county_of_most(roster, (spoken_of == 1) & judged[roster.consortium]),
        listed=facts.members_listed,
    )
    return judge_every(every, consortia, _wording(facts))


def _in_the_county_of_most(roster: Roster, surely: NDArray[np.bool_]) -> States:
    """For each membership, whether the member lies in the county of most of the sure members."""
    facts = roster.facts
    counties = np.append(place_at(facts, DivisionLevel.COUNTY), np.int32(-1))
    divisions = np.append(facts.network.institutions.columns.division, np.int32(-1))
    county = counties[divisions[roster.institution]]
    counted = np.flatnonzero(surely & (county >= 0))
    asked = Pairs(county[counted], roster.consortium[counted])  # most have members in one county
    places = numbered(len(facts.network.consortia), asked)
    number = places.number(asked)
    place, consortium = np.zeros((2, len(places)), np.int64)
    place[number], consortium[number] = asked.consortium, asked.institution
    often = np.bincount(number, minlength=len(places))
    fewest_first = np.lexsort((place, often))[np.count_nonzero(often == 0) :]
    of_most = np.full(len(facts.network.consortia), -1, np.int32)
    of_most[consortium[fewest_first]] = place[fewest_first]
    home = of_most[roster.consortium]
    unknown = (county < 0) | (home < 0)
    return told((county == home) & ~unknown, unknown)


def _wording(facts: Facts) -> Wording:
    return Wording(
        right=Text("全部成员在同一县内", "all members lie in one county"),
        wrong=Text("不在多数成员所在的县", "not in the county of most members"),
        nobody=Text("没有成员", "there is no member"),
        unknown=Text(
            "成员、其角色与所在区划，或行政区划的级别未全部写明",
            "members, their roles or divisions, or levels of divisions are not fully stated",
        ),
        label=Text("位于同一县的成员", "members in one county"),
        cure=Text(
            "把县外帮扶医院的角色写为协作医院，或更正其所在区划",
            "give hospitals from outside the role collaborating hospital, or correct the division",
        ),
        missing=lambda membership: _missing(facts, membership),
        name=lambda membership: f"{name_of(membership)} ({_division_of(facts, membership)})",
    )


def _division_of(facts: Facts, membership: Membership) -> str | None:
    actor = facts.institution_of(membership.institution or membership.department)
    return None if actor is None else facts.network.institutions[actor].division


def _missing(facts: Facts, membership: Membership) -> tuple[str, ...]:
    lacking = unstated(facts, "memberships.role", "institutions.division")(membership)
    division = _division_of(facts, membership)
    if division is None or lacking:
        return lacking
    known = ancestry(facts, division)
    highest = facts.network.divisions[known.chain[-1]]
    dates = dates_in_doubt(highest, on=facts.on)
    return dates or ("divisions.level", "divisions.parent")
