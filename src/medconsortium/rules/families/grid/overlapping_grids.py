"""GRD002 overlapping-grids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.model import Consortium, Division, Listing, Network, in_force, with_rows
from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Outcome, Severity
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    not_applicable,
    passed,
    unassessed,
)
from medconsortium.rules.examples import example
from medconsortium.rules.judging.grid_forms import GRID_FORMS
from medconsortium.rules.judging.grids import meetings
from medconsortium.rules.judging.practices import extent
from medconsortium.rules.judging.territory import Ancestry, ancestry
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, ConsortiumKind, DivisionLevel, SourceBasis

__all__ = ["overlapping_grids"]

_ABOVE_ALL, _BELOW_ALL = -1, len(DivisionLevel)
_KEPT = 2


def compliant() -> Network:
    """Return two county communities, one with a town, and one with a village of another town."""
    county = ConsortiumKind.COUNTY_MEDICAL_COMMUNITY
    places = [
        Division(id="县", level=DivisionLevel.COUNTY),
        Division(id="东镇", level=DivisionLevel.TOWNSHIP, parent="县"),
        Division(id="西镇", level=DivisionLevel.TOWNSHIP, parent="县"),
        Division(id="西村", level=DivisionLevel.VILLAGE, parent="西镇"),
    ]
    beside = Consortium(id="另一医共体", name="另一医共体", kind=county, grid=_all_of("西村"))
    return example(
        county.key,
        {"甲": "lead", "乙": "member"},
        rows=[*places, beside],
        fields={"grid": _all_of("东镇")},
    )


def _all_of(*divisions: str) -> Listing[str]:
    return Listing(divisions, Completeness.COMPLETE)


@breach("两个医共体的网格有同一个村", "two communities have the same village in their grids")
def same_village(network: Network, consortium: str) -> Network:
    return with_rows(network, [evolve(network.consortia[consortium], grid=_all_of("西村"))])


@breach("网格包含了另一医共体的村", "a grid holds the village of another community")
def village_within(network: Network, consortium: str) -> Network:
    return with_rows(network, [evolve(network.consortia[consortium], grid=_all_of("西镇"))])


@rule(
    code="GRD002",
    title=Text("网格重叠", "overlapping grids"),
    severity=Severity.ERROR,
    basis=Basis.READING,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#grid-layout",),
    kinds=GRID_FORMS,
    needs=("consortia.grid", "divisions.parent", "divisions.level", "divisions.since"),
    compliant=compliant,
    breaches=(same_village, village_within),
)
def overlapping_grids(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """Two urban groups, or two county communities, serve the same division.

    两个城市医疗集团或两个县域医共体服务同一行政区划。

    What it checks:
        No division of the grid stands in the grid of another consortium of the same kind, lies in
        a division that does, or holds one that does. What lies in what is read from the tree of
        divisions, as it is on the day. Only the consortia recorded beside this one are looked at.

        网格中的行政区划不在同类医联体的网格中，也不属于其中的区划，也不包含其中的区划。
        区划之间的隶属按当日的区划树判断。只看与它一同记录的医联体。

    Why:
        By the digest of the measures of 2020, an area is divided among consortia, each to serve
        its part. That no part may have two of a kind, and that the two kinds are kept apart, is
        our reading.

        2020年管理办法（据摘要）要求“分区包段”，各医联体服务各自的片区。
        同一片区不得有两个同类医联体、两种形式分别判断，是本库的理解。

    Data it needs:
        The complete grids of all consortia of the kind; and the divisions with their parents,
        levels and periods.

        全部同类医联体的完整网格；以及行政区划的上级、级别和起止日期。

    How to comply:
        Give each division to one consortium of the kind.

        将每个行政区划只划给一个同类医联体。

    When to waive:
        While a division passes from one consortium to another; let the waiver end when it has.

        行政区划由一个医联体转交另一个期间；豁免期限写到交接完成之日。
    """
    outcomes = _outcomes(facts)[consortia]

    def explain(position: int) -> Verdict:
        grid = shared(facts, _grids)[int(consortia[position])]
        peers = shared(facts, _peers)[grid.consortium.kind]
        return _explain(grid, peers, Outcome.at(int(outcomes[position])))

    return Verdicts(outcomes, explain)


def _outcomes(facts: Facts) -> NDArray[np.int8]:
    """For each consortium of a kind with grids, the number of the outcome."""
    columns, how_far = facts.network.consortia.columns, extent(facts, "grid")
    outcomes = np.full(len(columns.kind), Outcome.NOT_ASSESSED.number, np.int8)
    for kind in GRID_FORMS:
        found, of_kind = meetings(facts, kind), columns.kind == kind.number
        outcomes[of_kind & found.apart & ~found.perhaps] = Outcome.PASS.number
        outcomes[of_kind & found.surely] = Outcome.FAIL.number
        outcomes[of_kind & ((how_far == 0) | found.alone)] = Outcome.NOT_APPLICABLE.number
    outcomes[how_far < 0] = Outcome.NOT_ASSESSED.number
    return read_only(outcomes, np.int8)


# --- What is said of a consortium ---------------------------------------------------------------


def _grids(facts: Facts) -> Mapping[int, _Grid]:
    """The grids by the rows of their consortia; made when one is first to be explained."""
    rows = range(len(facts.network.consortia))
    return {grid.row: grid for grid in (_grid(facts, row) for row in rows) if grid is not None}


def _peers(facts: Facts) -> Mapping[ConsortiumKind | None, _Peers]:
    return {kind: _Peers.of(kind, shared(facts, _grids).values()) for kind in GRID_FORMS}


@frozen(eq=False)
class _Grid:
    """The grid of a consortium that is, or may be, in force and of a kind with grids.

    `highest` is the level of its highest division, by number, and `top` the level above which it
    is not known what its divisions lie in. `gaps` are the data that are missing of it.
    """

    row: int
    consortium: Consortium
    sure: bool
    divisions: Mapping[str, Ancestry]
    highest: int
    top: int
    gaps: tuple[str, ...]


def _grid(facts: Facts, row: int) -> _Grid | None:
    consortium = facts.consortium(row)
    holds = in_force(consortium.since, consortium.until, facts.on)
    if holds is False or consortium.kind not in {*GRID_FORMS, None}:
        return None
    grid = consortium.grid
    divisions = {division: ancestry(facts, division) for division in grid or ()}
    levels = [facts.network.divisions[division].level for division in divisions]
    tops = [known.top if known.known else None for known in divisions.values()]
    unclear = grid is None or grid.completeness is not Completeness.COMPLETE
    return _Grid(
        row,
        consortium,
        sure=bool(holds) and consortium.kind is not None,
        divisions=divisions,
        highest=_ABOVE_ALL if unclear else min(_numbers(levels, _ABOVE_ALL), default=_BELOW_ALL),
        top=_BELOW_ALL if unclear else max(_numbers(tops, _BELOW_ALL), default=_ABOVE_ALL),
        gaps=tuple(dict.fromkeys(_gaps(facts, consortium, divisions.values()))),
    )


def _gaps(facts: Facts, consortium: Consortium, divisions: Iterable[Ancestry]) -> Iterator[str]:
    """Yield the data without which it is not known what a grid holds, or what it lies in."""
    if consortium.kind is None:
        yield "consortia.kind"
    if consortium.grid is None or consortium.grid.completeness is not Completeness.COMPLETE:
        yield "consortia.grid"
    yield from dates_in_doubt(consortium, on=facts.on)
    for known in divisions:
        lowest, highest = (facts.network.divisions[known.chain[end]] for end in (0, -1))
        if lowest.level is None or highest.level is None:
            yield "divisions.level"
        yield from dates_in_doubt(highest, on=facts.on)
        if known.known and known.top not in (DivisionLevel.NATION, DivisionLevel.PROVINCE):
            yield "divisions.parent"


def _numbers(levels: Iterable[DivisionLevel | None], unknown: int) -> Iterator[int]:
    return (unknown if level is None else level.number for level in levels)


@frozen
class _Peers:
    """The grids that are, or may be, of one kind.

    `listed` has, for a division, some that list it, and `within` some that list a part of it.
    `highest` and `top` are those of all grids but the one in that row, `gaps` the data missing of
    any.
    """

    listed: Mapping[str, list[_Grid]]
    within: Mapping[str, list[_Grid]]
    highest: Mapping[int, int]
    top: Mapping[int, int]
    gaps: tuple[str, ...]

    @classmethod
    def of(cls, kind: ConsortiumKind, grids: Iterable[_Grid]) -> _Peers:
        """Gather the grids of a kind."""
        peers = [grid for grid in grids if grid.consortium.kind in (kind, None)]
        listed: defaultdict[str, list[_Grid]] = defaultdict(list)
        within: defaultdict[str, list[_Grid]] = defaultdict(list)
        for grid in peers:
            for division, known in grid.divisions.items():
                _keep(listed[division], grid)
                for above in known.chain[1:]:
                    _keep(within[above], grid)
        rows = [grid.row for grid in peers]
        highest = _of_others([grid.highest for grid in peers], min, _BELOW_ALL)
        top = _of_others([grid.top for grid in peers], max, _ABOVE_ALL)
        return cls(
            listed,
            within,
            dict(zip(rows, highest, strict=True)),
            dict(zip(rows, top, strict=True)),
            tuple(dict.fromkeys(gap for grid in peers for gap in grid.gaps)),
        )


def _keep(grids: list[_Grid], grid: _Grid) -> None:
    """Keep two sure grids and two that may be: so many show whether there is another."""
    if grid not in grids and sum(kept.sure is grid.sure for kept in grids) < _KEPT:
        grids.append(grid)


def _of_others(values: list[int], fold: Callable[[int, int], int], neutral: int) -> list[int]:
    """For each value, fold all the others."""
    before = list(accumulate(values, fold, initial=neutral))[:-1]
    after = list(accumulate(reversed(values), fold, initial=neutral))[:-1][::-1]
    return [fold(one, other) for one, other in zip(before, after, strict=True)]


def _explain(grid: _Grid, peers: _Peers, outcome: Outcome) -> Verdict:
    consortium = grid.consortium
    if consortium.grid is None:
        return unassessed(Text("没有记录网格", "no grid is recorded"), missing=("consortia.grid",))
    if outcome is Outcome.NOT_APPLICABLE:
        return not_applicable(
            Text("没有网格，或没有同类的医联体", "there is no grid, or no other of its kind")
        )
    meeting = list(_shared(grid, peers))
    sure = [(division, other) for division, other in meeting if other.sure]
    if outcome is Outcome.FAIL:
        return _overlap(sure)
    evidence = Evidence(
        label=Text("与其他网格重叠的行政区划", "divisions that other grids serve"),
        found=0,
        wanted=0,
    )
    if outcome is Outcome.PASS:
        return passed(Text("网格不重叠", "the grid overlaps no other"), evidence)
    return unassessed(
        Text(
            "网格，或行政区划的上下级、级别与起止日期未全部写明",
            "grids, or parents, levels or periods of divisions are not fully stated",
        ),
        missing=_missing(grid, peers, (other for _, other in meeting)),
    )


def _missing(grid: _Grid, peers: _Peers, shared: Iterable[_Grid]) -> tuple[str, ...]:
    """Which data leave it open whether the grid overlaps another."""
    missing = [gap for other in shared for gap in (*grid.gaps, *other.gaps)]
    apart = grid.top <= peers.highest[grid.row] and peers.top[grid.row] <= grid.highest
    missing += () if apart else (*grid.gaps, *peers.gaps)
    return tuple(dict.fromkeys(missing)) or ("divisions.parent",)


def _shared(grid: _Grid, peers: _Peers) -> Iterator[tuple[str, _Grid]]:
    """Yield the divisions that stand or lie in another grid, or hold some of it, with that grid."""
    for division, known in grid.divisions.items():
        around = (other for place in known.chain for other in peers.listed.get(place, ()))
        for other in (*around, *peers.within.get(division, ())):
            if other.row != grid.row:
                yield division, other


def _overlap(shared: Iterable[tuple[str, _Grid]]) -> Verdict:
    places = list(dict.fromkeys((division, other.consortium.id) for division, other in shared))
    return failed(
        Text(
            f"网格重叠：{'、'.join(f'{place}（{other}）' for place, other in places)}",
            f"served by another as well: {', '.join(f'{p} ({other})' for p, other in places)}",
        ),
        Evidence(
            label=Text("与其他网格重叠的行政区划", "divisions that other grids serve"),
            found=len({place for place, _ in places}),
            wanted=0,
        ),
        cure=Text("将每个行政区划只划给一个同类医联体", "give each division to one of the kind"),
        rows=[("consortia", other) for other in dict.fromkeys(other for _, other in places)],
    )
