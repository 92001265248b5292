"""GRD004 primary-member-outside-grid."""

from __future__ import annotations

from typing import Any

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import Division, Institution, Listing, Membership, Network, with_rows
from medconsortium.model.columnar.columns import item_rows, read_only
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Outcome, Severity
from medconsortium.rules.engine.three_valued import States, among, both
from medconsortium.rules.engine.verdict import Verdict, Verdicts, not_applicable, unassessed
from medconsortium.rules.examples import example
from medconsortium.rules.judging.grid_forms import GRID_FORMS
from medconsortium.rules.judging.institutions import is_primary
from medconsortium.rules.judging.members import (
    Every,
    Roster,
    Wording,
    is_among,
    judge_every,
    name_of,
    unstated,
)
from medconsortium.rules.judging.paths import Pairs, numbered
from medconsortium.rules.judging.territory import ancestry, apart, climb, left_open, lies_in
from medconsortium.text import Text
from medconsortium.vocabulary import Category, Completeness, DivisionLevel, SourceBasis

__all__ = ["primary_member_outside_grid"]


def compliant() -> Network:
    """Return a community of one town, with the centre of the town and a hospital elsewhere."""
    places = [
        Division(id="县", level=DivisionLevel.COUNTY),
        Division(id="东镇", level=DivisionLevel.TOWNSHIP, parent="县"),
        Division(id="西镇", level=DivisionLevel.TOWNSHIP, parent="县"),
        Division(id="东村", level=DivisionLevel.VILLAGE, parent="东镇"),
        Institution(id="甲", name="甲", category=Category.A100, division="县"),
        Institution(id="乙", name="乙", category=Category.C220, division="东村"),
    ]
    return example(
        "county_medical_community",
        {"甲": "lead", "乙": "member"},
        rows=places,
        fields={"grid": Listing(["东镇"], Completeness.COMPLETE)},
    )


@breach("卫生院在另一个乡镇", "the health centre lies in another town")
def in_another_town(network: Network, _: str) -> Network:
    return with_rows(network, [evolve(network.institutions["乙"], division="西镇")])


@rule(
    code="GRD004",
    title=Text("基层成员不在本网格内", "primary member outside grid"),
    severity=Severity.WARNING,
    basis=Basis.READING,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#grid-layout",),
    kinds=GRID_FORMS,
    needs=(
        "consortia.grid",
        "institutions.category",
        "institutions.division",
        "divisions.parent",
        "consortia.members_completeness",
    ),
    compliant=compliant,
    breaches=(in_another_town,),
)
def primary_member_outside_grid(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A primary member of an urban group or county community lies outside its grid.

    城市医疗集团或县域医共体的基层成员不在本医联体的网格内。

    What it checks:
        Every primary member (by its category a community or township health centre, an
        outpatient department or a clinic) lies in a division of the grid, or in one within it.
        Departments are where their institution is.

        每个基层成员（按类别为社区卫生服务机构、卫生院、门诊部或诊所）位于网格内的行政区划或其下级区划。
        科室随其所属机构。

    Why:
        By the digest of the measures of 2020, an area is divided among consortia. That the primary
        institutions of a part belong to the consortium that serves it is our reading.

        2020年管理办法（据摘要）要求“分区包段”。片区内的基层机构归服务该片区的医联体，是本库的理解。

    Data it needs:
        The grid; category and division of every member; the divisions with their parents, levels
        and periods; and that grid and members are listed completely.

        网格；每个成员的类别和所在区划；行政区划的上级、级别和起止日期；以及网格和成员已列全。

    How to comply:
        Extend the grid, move the member to the consortium that serves its place, or correct the
        division of the member.

        扩大网格，把成员划归服务其所在地的医联体，或更正成员的行政区划。

    When to waive:
        Where a primary institution serves the grid from across its border, as stations do.

        基层机构在网格之外、服务网格之内的（例如服务站），可以豁免。
    """
    roster = shared(facts, Roster)
    spoken_of = both(facts.is_member, roster.of_institutions(is_primary(facts)))
    of_kind = among(facts.network.consortia.columns.kind, GRID_FORMS) == 1
    every = Every(
        roster=roster,
        spoken_of=spoken_of,
        sound=_inside(roster, (spoken_of != 0) & of_kind[roster.consortium]),
        listed=facts.members_listed,
    )
    return _where_there_is_a_grid(facts, consortia, judge_every(every, consortia, _wording(facts)))


def _where_there_is_a_grid(
    facts: Facts, consortia: NDArray[np.int32], verdicts: Verdicts
) -> Verdicts:
    """Say what is to be said before members are looked at, where no grid is stated, or none is."""
    grids = facts.network.consortia.columns.grid
    stated = grids.valid[consortia]
    empty = stated & (np.diff(grids.offsets)[consortia] == 0)
    outcomes = np.where(stated, verdicts.outcomes, Outcome.NOT_ASSESSED.number)
    outcomes[empty] = Outcome.NOT_APPLICABLE.number

    def explain(position: int) -> Verdict:
        if not stated[position]:
            return _NOT_STATED
        return _NO_GRID if empty[position] else verdicts.explain(position)

    return Verdicts(read_only(outcomes, np.int8), explain)


_NOT_STATED = unassessed(Text("没有记录网格", "no grid is recorded"), missing=("consortia.grid",))
_NO_GRID = not_applicable(Text("没有网格", "there is no grid"))


def _wording(facts: Facts) -> Wording:
    return Wording(
        right=Text("基层成员都在网格内", "every primary member lies in the grid"),
        wrong=Text("基层成员不在本网格内", "primary members outside the grid"),
        nobody=Text("没有基层成员", "there is no primary member"),
        unknown=Text(
            "成员、其类别与行政区划，或行政区划的上下级与起止日期未全部写明",
            "members, their categories or divisions, or the tree of divisions are not fully stated",
        ),
        label=Text("网格内的基层成员", "primary members in the grid"),
        cure=Text(
            "扩大网格，将成员划归所在网格的医联体，或更正其行政区划",
            "extend the grid, move the member to the consortium of its place, or correct it",
        ),
        missing=lambda membership: _missing(facts, membership),
        name=lambda membership: f"{name_of(membership)} ({_division_of(facts, membership)})",
    )


def _division_of(facts: Facts, membership: Membership) -> str | None:
    """Return the division that a member lies in."""
    if membership.group is not None:
        return membership.group.division
    actor = facts.institution_of(membership.institution or membership.department)
    return None if actor is None else facts.network.institutions[actor].division


def _missing(facts: Facts, membership: Membership) -> tuple[str, ...]:
    division = _division_of(facts, membership)
    if membership.group is not None:
        return ("memberships.institution",)
    lacking = unstated(facts, "institutions.category", "institutions.division")(membership)
    if division is None or _is_inside(facts, division, membership.consortium) is not None:
        return lacking
    grid = facts.network.consortia[membership.consortium].grid
    if grid is not None and grid.completeness is not Completeness.COMPLETE:
        return (*lacking, "consortia.grid (complete list)")
    open_ = tuple(dict.fromkeys(left_open(facts, (division, *(grid or ())))))
    return (*lacking, *(open_ or ("divisions.parent",)))


# --- Where members lie --------------------------------------------------------------------------


def _inside(roster: Roster, looked_at: NDArray[np.bool_]) -> States:
    """For each membership, whether the member lies in the grid of its consortium.

    Members of one consortium in one division are looked at together.
    """
    facts, divisions = roster.facts, roster.facts.network.divisions
    pairs, rows = Pairs(roster.consortium, _divisions(roster)), np.flatnonzero(looked_at)
    rows = rows[pairs.known[rows]]
    asked = pairs.where(rows)
    places = numbered(len(divisions), asked)
    number = places.number(asked)
    consortium, place = np.full((2, len(places)), -1, np.int64)
    consortium[number], place[number] = asked.consortium, asked.institution
    inside = _stand_in(facts, consortium, place)
    found = np.where(inside, 1, -1).astype(np.int8)
    grids = facts.network.consortia.columns.grid
    complete = np.asarray(grids.completeness) == Completeness.COMPLETE.number
    outside = np.flatnonzero(~inside & (place >= 0) & complete[consortium])
    lengths = np.diff(grids.offsets)[consortium[outside]]
    parts = grids.values[item_rows(grids, consortium[outside])]
    beside = apart(facts, np.repeat(place[outside], lengths).astype(np.int32), parts)
    open_ = np.repeat(np.arange(len(outside)), lengths)[~beside]
    found[outside[np.bincount(open_, minlength=len(outside)) == 0]] = 0
    states = np.full(len(looked_at), -1, np.int8)
    states[rows] = found[number]
    return read_only(states, np.int8)


def _stand_in(
    facts: Facts, consortium: NDArray[np.int64], place: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """For each consortium and division, whether its grid holds the division, or what it lies in."""
    grids, size = facts.network.consortia.columns.grid, len(facts.network.divisions) + 1
    of = np.repeat(np.arange(len(grids)), np.diff(grids.offsets))
    parts = np.sort(of * size + grids.values)
    inside = np.zeros(len(place), np.bool_)
    for above in climb(facts, place.astype(np.int32)):
        inside |= (above >= 0) & is_among(consortium * size + above, parts)
    return read_only(inside, np.bool_)


def _divisions(roster: Roster) -> NDArray[np.int32]:
    """For each membership, the row of the division the member lies in; -1 if not stated."""
    network = roster.facts.network
    known = np.append(network.institutions.columns.division, np.int32(-1))
    division = known[roster.institution]
    columns = network.memberships.columns
    groups: Any = columns.group
    for row in np.flatnonzero((columns.institution < 0) & (columns.department < 0)):
        place = groups[row].division
        division[row] = -1 if place is None else network.divisions.row_number(place)
    return read_only(division, np.int32)


def _is_inside(facts: Facts, division: str, consortium: str) -> bool | None:
    """Return whether a division lies in the grid of a consortium."""
    grid = facts.network.consortia[consortium].grid
    if grid is None or any(place in grid for place in ancestry(facts, division).chain):
        return None if grid is None else True
    apart = all(lies_in(facts, division, part) is False for part in grid)
    return False if apart and grid.completeness is Completeness.COMPLETE else None
