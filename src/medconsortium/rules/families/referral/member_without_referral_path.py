"""REF001 member-without-referral-path."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Institution, Membership, Network, without_rows
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.three_valued import States, both, known, opposite
from medconsortium.rules.engine.verdict import Verdicts
from medconsortium.rules.judging.grid_forms import GRID_FORMS, linked
from medconsortium.rules.judging.institutions import treats_patients
from medconsortium.rules.judging.leads import leading
from medconsortium.rules.judging.linkage import Links
from medconsortium.rules.judging.members import (
    LEADING,
    Every,
    Roster,
    Wording,
    judge_every,
    unstated,
)
from medconsortium.rules.judging.seats import Seats, reach
from medconsortium.text import Text
from medconsortium.vocabulary import Category, LinkKind, SourceBasis

__all__ = ["member_without_referral_path"]

_UP, _DOWN = LinkKind.REFERRAL_UP, LinkKind.REFERRAL_DOWN


def compliant() -> Network:
    """Return an urban group whose community health centres refer to the lead and back."""
    centres = (Institution(id=name, name=name, category=Category.B100) for name in ("乙", "丙"))
    members = {"甲": "lead", "乙": "member", "丙": "member"}
    return linked("urban_medical_group", members, rows=[*centres])


@breach("一个成员没有上转通道", "a member has no way up")
def no_way_up(network: Network, consortium: str) -> Network:
    return _without_last(network, consortium, _UP)


@breach("一个成员没有下转通道", "there is no way back to a member")
def no_way_back(network: Network, consortium: str) -> Network:
    return _without_last(network, consortium, _DOWN)


@rule(
    code="REF001",
    title=Text("成员没有双向转诊通道", "member without referral path"),
    severity=Severity.WARNING,
    basis=Basis.READING,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#grass-roots",),
    kinds=GRID_FORMS,
    needs=("links", "links.consortium", "memberships.role", "consortia.members_completeness"),
    compliant=compliant,
    breaches=(no_way_up, no_way_back),
)
def member_without_referral_path(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A member of an urban group or county community cannot refer to its lead and back.

    城市医疗集团或县域医共体的成员与牵头单位之间不能双向转诊。

    What it checks:
        From every member there is a way up to a lead along declared links of the consortium for
        referral up, step by step if need be, and a way from a lead back down along those for
        referral down. Members that treat nobody are exempt: blood stations, disease control,
        supervision and the standard's other institutions (classes F, J, K and P of WS 218).

        每个成员沿医联体已声明的上转联系可以到达牵头单位（可以逐级上转），
        牵头单位沿下转联系也可以到达该成员。不诊治患者的成员除外：采供血机构、
        疾病预防控制机构、卫生监督机构和其他卫生机构（WS 218的F、J、K、P类）。

    Why:
        The measures of 2020 (topic: leading the grass roots) have referral channels in both
        directions join the lead and its members. That every member needs one of each, and that a
        step between will do, is our reading.

        2020年的管理办法（带动基层）要求建立牵头医院与成员单位间的双向转诊通道。
        每个成员上下各需一条、可以逐级转诊，是本库的理解。

    Data it needs:
        The links of the consortium with their periods; the members, their roles and categories;
        and that links and members are listed completely.

        医联体的转诊联系及其起止日期；成员及其角色、类别；以及联系和成员已全部列出。

    How to comply:
        Agree on referral with each member in both directions, and record the links with the
        consortium that carries them.

        与每个成员商定上转和下转，并记录这些联系及其所属医联体。

    When to waive:
        For a member that has just joined and whose referral is still being set up; let the waiver
        end when it is due. Not for a member that is to treat patients without referring them.

        成员刚刚加入、转诊正在建立时；豁免期限写到应建成之日。
        成员长期接诊却不转诊的，不宜豁免。
    """
    roster, links = shared(facts, Roster), shared(facts, Links)
    leads = shared(facts, leading)
    wording = Wording(
        right=Text("每个成员都有双向转诊通道", "every member refers to the lead and back"),
        wrong=Text("没有双向转诊通道的成员", "without a way to the lead and back"),
        nobody=Text("没有牵头单位，或没有其他诊疗成员", "no lead, or no other member to refer"),
        unknown=Text(
            "转诊联系、成员、其角色与类别或起止日期未全部记录",
            "links, members, their roles and categories, or periods are not fully recorded",
        ),
        label=Text("与牵头单位双向转诊的成员", "members that refer to the lead and back"),
        cure=Text(
            "建立并记录上转和下转通道", "open links for referral up and down, and record them"
        ),
        missing=_missing(roster, links, leads),
    )
    return judge_every(_members(roster, links, leads), consortia, wording)


def _members(roster: Roster, links: Links, leads: States) -> Every:
    """Return who is to be joined to a lead, and whether it is."""
    facts = roster.facts
    treats = treats_patients(facts)
    may_be_led = roster.consortia_of(leads != 0) | ~facts.leads_listed
    follows = both(facts.is_member, opposite(roster.has_role(LEADING)))
    to_be_joined = known(may_be_led[roster.consortium] & ~_leads_too(roster, leads))
    return Every(
        roster=roster,
        spoken_of=both(both(follows, roster.of_institutions(treats)), to_be_joined),
        sound=_joined(roster, links, leads),
        listed=facts.members_listed | ~may_be_led,
    )


def _joined(roster: Roster, links: Links, leads: States) -> States:
    """Return for each membership whether there is a way to a lead and one back."""
    seats, placed = shared(roster.facts, Seats), roster.institution >= 0
    starts = seats.of_members[leads == 1], seats.of_members[leads != 0]
    asked = np.flatnonzero(placed)
    up, down = (
        reach(
            seats,
            links.of_kinds([kind]),
            starts,
            asked=seats.of_members[asked],
            backwards=kind is _UP,
        )
        for kind in (_UP, _DOWN)
    )
    joined = np.full(len(placed), -1, np.int8)
    joined[asked] = both(up, down)
    unclear = roster.consortia_of(~placed & (leads != 0))  # a lead of which it is not known where
    unclear |= ~roster.consortia_of(placed & (leads == 1))
    unclear |= ~links.listed | ~roster.facts.leads_listed
    joined[(joined == 0) & unclear[roster.consortium]] = -1
    return joined


def _leads_too(roster: Roster, leads: States) -> NDArray[np.bool_]:
    """Return which memberships are of institutions that surely lead the same consortium."""
    seats = shared(roster.facts, Seats)
    return seats.taken(seats.of_members[leads == 1])[seats.of_members]


def _missing(roster: Roster, links: Links, leads: States) -> Callable[[Membership], Iterable[str]]:
    facts, referral = roster.facts, known(links.of_kinds([_UP, _DOWN]))
    of_member = unstated(facts, "memberships.role", "institutions.category")

    def missing(membership: Membership) -> Iterable[str]:
        row = facts.network.consortia.row_number(membership.consortium)
        leads_listed = () if facts.leads_listed[row] else ("consortia.leads_completeness",)
        of_leads = _unsettled_leads(roster, leads, row)
        return (*of_member(membership), *of_leads, *leads_listed, *links.lacking(row, referral))

    return missing


def _unsettled_leads(roster: Roster, leads: States, consortium: int) -> Iterator[str]:
    """Yield which data leave it open who leads a consortium."""
    facts, rows = roster.facts, roster.rows_of(consortium)
    of_member = unstated(facts, "memberships.role", "institutions.id")
    for row in rows[leads[rows] != 0]:
        yield from of_member(roster.membership(int(row), keyed=False))
        yield from dates_in_doubt(roster.membership(int(row), keyed=False), on=facts.on)


def _without_last(network: Network, consortium: str, kind: LinkKind) -> Network:
    """Return the network without the last link of a kind that a consortium carries."""
    of_kind = (link for link in network.links.values() if link.kind is kind)
    *_, last = (link for link in of_kind if link.consortium == consortium)
    return without_rows(network, [last])
