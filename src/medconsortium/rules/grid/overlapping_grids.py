"""GRD002 overlapping-grids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Consortium, in_force
from medconsortium.rules.facts import Facts
from medconsortium.rules.rule import rule
from medconsortium.rules.terms import Basis, Severity
from medconsortium.rules.territory import Ancestry, ancestry
from medconsortium.rules.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    judge_each,
    not_applicable,
    passed,
    unassessed,
)
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, ConsortiumKind, DivisionLevel, SourceBasis

__all__ = ["overlapping_grids"]

_KINDS = frozenset({ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY})
_ABOVE_ALL, _BELOW_ALL = -1, len(DivisionLevel)
_KEPT = 2


@rule(
    code="GRD002",
    title=Text("网格重叠", "overlapping grids"),
    severity=Severity.ERROR,
    basis=Basis.READING,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#grid-layout",),
    kinds=_KINDS,
    needs=("consortia.grid", "divisions.parent", "divisions.level", "divisions.since"),
)
def overlapping_grids(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """Two urban groups, or two county communities, serve the same division.

    What it checks:
        No division of the grid stands in the grid of another consortium of the same kind, lies in
        a division that does, or holds one that does. What lies in what is read from the tree of
        divisions, as it is on the day. Only the consortia recorded beside this one are looked at.

    Why:
        The measures of 2020 divide an area among consortia, each to serve its part. That no part
        may have two of a kind is our reading.

    Data it needs:
        The complete grids of all consortia of the kind; and the divisions with their parents,
        levels and periods.

    Breach:
        >>> from medconsortium.model import Consortium, Division, Listing
        >>> from medconsortium.rules.examples import example, outcome
        >>> from medconsortium.vocabulary import Completeness, ConsortiumKind, DivisionLevel
        >>> places = [
        ...     Division(id="县", level=DivisionLevel.COUNTY),
        ...     Division(id="东镇", level=DivisionLevel.TOWNSHIP, parent="县"),
        ...     Division(id="西镇", level=DivisionLevel.TOWNSHIP, parent="县"),
        ... ]
        >>> def beside(other: str) -> str:
        ...     kind = ConsortiumKind.COUNTY_MEDICAL_COMMUNITY
        ...     ours, theirs = (Listing([d], Completeness.COMPLETE) for d in ("东镇", other))
        ...     rows = [*places, Consortium(id="二", name="二", kind=kind, grid=theirs)]
        ...     network = example(kind.key, {"甲": "lead"}, rows=rows, fields={"grid": ours})
        ...     return outcome(overlapping_grids, network)
        >>> beside("县")
        'fail'

    Compliant:
        >>> beside("西镇")
        'pass'

    How to comply:
        Give each division to one consortium of the kind.
    """
    grids = tuple(filter(None, (_grid(facts, row) for row in range(len(facts.network.consortia)))))
    by_row = {grid.row: grid for grid in grids}
    peers: Mapping[ConsortiumKind | None, _Peers]
    peers = {kind: _Peers.of(kind, grids) for kind in _KINDS}

    def judge(row: int) -> Verdict:
        grid = by_row[row]
        return _judge(grid, peers[grid.consortium.kind])

    return judge_each(consortia, judge)


@frozen(eq=False)
class _Grid:
    """The grid of a consortium that is, or may be, in force and of a kind with grids.

    `highest` is the level of its highest division, by number, and `top` the level above which it
    is not known what its divisions lie in.
    """

    row: int
    consortium: Consortium
    sure: bool
    divisions: Mapping[str, Ancestry]
    highest: int
    top: int


def _grid(facts: Facts, row: int) -> _Grid | None:
    consortium = facts.consortium(row)
    holds = in_force(consortium.since, consortium.until, facts.on)
    if holds is False or consortium.kind not in {*_KINDS, None}:
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
    )


def _numbers(levels: Iterable[DivisionLevel | None], unknown: int) -> Iterator[int]:
    return (unknown if level is None else level.number for level in levels)


@frozen
class _Peers:
    """The grids that are, or may be, of one kind.

    `listed` has, for a division, some that list it, and `within` some that list a part of it.
    `highest` and `top` are those of all grids but the one in that row.
    """

    listed: Mapping[str, list[_Grid]]
    within: Mapping[str, list[_Grid]]
    highest: Mapping[int, int]
    top: Mapping[int, int]

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


def _judge(grid: _Grid, peers: _Peers) -> Verdict:
    consortium = grid.consortium
    if consortium.grid is None:
        return unassessed(Text("没有记录网格", "no grid is recorded"), missing=("consortia.grid",))
    if not consortium.grid or len(peers.highest) == 1:
        return not_applicable(
            Text("没有网格，或没有同类的医联体", "there is no grid, or no other of its kind")
        )
    shared = list(_shared(grid, peers))
    sure = [(division, other) for division, other in shared if other.sure]
    if sure:
        return _overlap(sure)
    apart = grid.top <= peers.highest[grid.row] and peers.top[grid.row] <= grid.highest
    evidence = Evidence(
        label=Text("与其他网格重叠的行政区划", "divisions that other grids serve"),
        found=0,
        wanted=0,
    )
    if apart and not shared:
        return passed(Text("网格不重叠", "the grid overlaps no other"), evidence)
    return unassessed(
        Text(
            "网格，或行政区划的上下级、级别与起止日期未全部写明",
            "grids, or parents, levels or periods of divisions are not fully stated",
        ),
        missing=(
            "consortia.grid",
            "consortia.kind",
            "consortia.since",
            "divisions.parent",
            "divisions.level",
            "divisions.since",
            "divisions.until",
        ),
    )


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
