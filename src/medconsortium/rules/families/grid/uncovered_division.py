"""GRD003 uncovered-division."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.model import Consortium, Division, Listing, Network, with_rows
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    judge_each,
    not_applicable,
    passed,
    unassessed,
)
from medconsortium.rules.examples import EXAMPLE_ID, example
from medconsortium.rules.judging.grid_forms import GRID_FORMS
from medconsortium.rules.judging.territory import left_open, lies_in
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, ConsortiumKind, DivisionLevel, SourceBasis

__all__ = ["uncovered_division"]


def compliant() -> Network:
    """Return a city whose two districts have an urban group each."""
    rows = [
        *(Division(id=name, level=DivisionLevel.COUNTY) for name in ("东区", "西区")),
        *(_group(f"{name}集团", _all_of(name)) for name in ("东区", "西区")),
    ]
    return example(
        "other",
        {"甲": "lead", "乙": "member"},
        rows=rows,
        fields={
            "kind_label": Text("全市网格", "grids of the city"),
            "grid": _all_of("东区", "西区"),
        },
    )


def _group(name: str, grid: Listing[str]) -> Consortium:
    group = ConsortiumKind.URBAN_MEDICAL_GROUP
    return Consortium(id=name, name=name, kind=group, part_of=EXAMPLE_ID, grid=grid)


def _all_of(*divisions: str) -> Listing[str]:
    return Listing(divisions, Completeness.COMPLETE)


@breach("有一个区不在任何网格内", "one district is in no grid")
def district_left_out(network: Network, _: str) -> Network:
    third = Division(id="南区", level=DivisionLevel.COUNTY, since="2019-01-01", until="open")
    whole = evolve(network.consortia[EXAMPLE_ID], grid=_all_of("东区", "西区", "南区"))
    return with_rows(network, [third, whole])


@rule(
    code="GRD003",
    title=Text("有行政区划不在任何网格内", "uncovered division"),
    severity=Severity.WARNING,
    basis=Basis.READING,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#grid-layout",),
    needs=("consortia.grid",),
    compliant=compliant,
    breaches=(district_left_out,),
)
def uncovered_division(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A division of a region that was divided among consortia is in the grid of none.

    已划片的区域中，有行政区划不在任何医联体的网格内。

    What it checks:
        Where urban groups or county communities are recorded as parts of another consortium, whose
        grid is the region that was planned, each division of the region lies in the grid of one of
        them. Consortia without such parts are not asked.

        若干城市医疗集团或县域医共体记为另一医联体的组成部分、后者的网格即规划区域的，
        区域内的每个行政区划都位于其中一个的网格内。没有这样的组成部分的医联体不作检查。

    Why:
        By the digest of the measures of 2020, an area is divided among consortia, each to serve its
        part. That no part may be left out is our reading; by our ruling it is asked only where the
        divisions of the region are stated to be listed completely.

        2020年管理办法（据摘要）要求“分区包段”。任何一片都不能遗漏，是本库的理解；
        仅在写明区域内的行政区划已列全时检查，由本库裁定。

    Data it needs:
        The divisions of the region, stated to be listed completely, as the grid of the consortium
        that the others are part of; their grids; and the divisions with levels and parents.

        区域内的行政区划，作为上一级医联体的网格，且写明已列全；各组成部分的网格；
        以及行政区划的级别和上级。

    How to comply:
        Give the division to one of the consortia, or correct the list of the region.

        将该行政区划划给其中一个医联体，或更正区域的名单。

    When to waive:
        While the consortium for that division is being set up; let the waiver end on the day set
        for it.

        该行政区划的医联体正在组建时；豁免期限写到约定之日。
    """
    made_up = set(facts.network.consortia.columns.part_of.tolist())
    return judge_each(
        consortia, lambda row: _judge(facts, row) if row in made_up else _WITHOUT_PARTS
    )


@frozen
class _Part:
    """A consortium that surely is a part of the whole, or may be one."""

    consortium: Consortium
    sure: bool


def _judge(facts: Facts, row: int) -> Verdict:
    whole = facts.consortium(row)
    parts = list(_parts(facts, row))
    if not any(part.consortium.part_of == whole.id for part in parts):
        return _WITHOUT_PARTS
    if whole.grid is not None and not whole.grid:
        return _WITHOUT_PARTS
    if whole.grid is None or whole.grid.completeness is not Completeness.COMPLETE:
        return unassessed(
            Text("没有列全规划区域的行政区划", "the divisions of the region are not fully listed"),
            missing=("consortia.grid",),
        )
    covered = {division: _is_covered(facts, division, parts) for division in whole.grid}
    left_out = [division for division, state in covered.items() if state is False]
    evidence = Evidence(
        label=Text("网格覆盖的行政区划", "divisions covered by grids"),
        found=list(covered.values()).count(True),
        wanted=len(covered),
    )
    if left_out:
        return failed(
            Text(f"不在任何网格内：{'、'.join(left_out)}", f"in no grid: {', '.join(left_out)}"),
            evidence,
            cure=Text("划给其中一个医联体，或更正区域", "give it to one, or correct the region"),
            rows=[("divisions", division) for division in left_out],
        )
    if None in covered.values():
        return unassessed(
            Text("组成部分或其网格未全部写明", "parts or their grids are not fully stated"),
            evidence,
            missing=_missing(facts, whole.grid, parts),
        )
    return passed(Text("网格覆盖整个区域", "the grids cover the region"), evidence)


_WITHOUT_PARTS = not_applicable(
    Text("不是由几个医联体组成的区域", "no region that is made up of several consortia")
)


def _parts(facts: Facts, row: int) -> Iterator[_Part]:
    """Yield the consortia with grids that are, or may be, parts of the one in `row`.

    Of one that is not said to be part of anything, that is not known.
    """
    columns = facts.network.consortia.columns
    forms = [form.number for form in GRID_FORMS]
    may_be = (facts.consortia_in_force != 0) & ~facts.planned_consortia
    may_be &= np.isin(columns.kind, [*forms, -1]) & np.isin(columns.part_of, [row, -1])
    if not (columns.part_of[may_be] == row).any():
        return
    for other in np.flatnonzero(may_be):
        surely = facts.consortia_in_force[other] == 1 and columns.kind[other] >= 0
        if other != row:
            yield _Part(
                facts.consortium(int(other)), bool(surely and columns.part_of[other] == row)
            )


def _is_covered(facts: Facts, division: str, parts: list[_Part]) -> bool | None:
    states = [_lies_in_grid(facts, division, part.consortium) for part in parts]
    if any(part.sure and state for part, state in zip(parts, states, strict=True)):
        return True
    return False if all(state is False for state in states) else None


def _lies_in_grid(facts: Facts, division: str, consortium: Consortium) -> bool | None:
    grid = consortium.grid
    if grid is None:
        return None
    states = [lies_in(facts, division, place) for place in grid]
    if True in states:
        return True
    complete = grid.completeness is Completeness.COMPLETE
    return False if complete and None not in states else None


def _missing(facts: Facts, region: Iterable[str], parts: list[_Part]) -> tuple[str, ...]:
    """Which data leave it open whether the parts cover the region."""
    missing: list[str] = []
    for part in parts:
        consortium = part.consortium
        missing += dates_in_doubt(consortium, on=facts.on)
        missing += ["consortia.part_of"] if consortium.part_of is None else []
        missing += ["consortia.kind"] if consortium.kind is None else []
        grid = consortium.grid
        if grid is None or grid.completeness is not Completeness.COMPLETE:
            missing.append("consortia.grid")
    places = [*region, *(place for part in parts for place in part.consortium.grid or ())]
    missing += [*left_open(facts, places), "divisions.parent", "divisions.level"]
    return tuple(dict.fromkeys(missing))
