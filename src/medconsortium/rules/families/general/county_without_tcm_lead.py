"""GEN013 county-without-tcm-lead."""

from __future__ import annotations

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.model import Division, Institution, Network, with_rows
from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.periods import open_dates
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Outcome, Severity
from medconsortium.rules.engine.three_valued import States
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
from medconsortium.rules.judging.institutions import of_categories, of_classes
from medconsortium.rules.judging.members import LEADING, Roster, membership_in
from medconsortium.rules.judging.territory import climb, place_at
from medconsortium.text import Text
from medconsortium.vocabulary import Category, DivisionLevel, Role, SourceBasis

__all__ = ["county_without_tcm_lead"]

_TCM = ("A2", "A3", "A4")


def compliant() -> Network:
    """Return a county whose hospital of Chinese medicine leads an alliance."""
    hospitals = {"甲": Category.A210, "乙": Category.A100}
    rows = [
        Institution(id=name, name=name, category=category, division="某县")
        for name, category in hospitals.items()
    ]
    county = Division(id="某县", name="某县", level=DivisionLevel.COUNTY)
    members = {"甲": "lead", "乙": "member"}
    return example("specialty_alliance", members, rows=[county, *rows], complete={"leads"})


@breach("只有综合医院牵头", "only the general hospital leads")
def general_hospital_leads(network: Network, _: str) -> Network:
    first, second = (membership_in(network, "example", name) for name in "甲乙")
    swapped = [evolve(first, role=Role.MEMBER), evolve(second, role=Role.LEAD)]
    return with_rows(network, swapped)


@rule(
    code="GEN013",
    title=Text("有中医医院的县没有中医医院牵头的医联体", "county without tcm lead"),
    severity=Severity.ADVICE,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#tcm-leadership",),
    subjects="divisions",
    needs=(
        "divisions.level",
        "institutions.category",
        "institutions.division",
        "memberships.role",
    ),
    compliant=compliant,
    breaches=(general_hospital_leads,),
)
def county_without_tcm_lead(facts: Facts, divisions: NDArray[np.int32]) -> Verdicts:
    """A county has a hospital of Chinese medicine, and none such leads a consortium.

    县里有中医医院，却没有一家牵头医联体。

    What it checks:
        In each division of county level with a hospital of Chinese, integrated or ethnic medicine,
        one of these leads a consortium of any form, alone or with others. Only the consortia
        recorded in the network are looked at; those only planned do not count.

        在每个有中医、中西医结合或民族医医院的县级区划中，至少有一家这样的医院牵头某种形式的医联体，
        独自牵头或共同牵头均可。只看本网络所记录的医联体，筹建中的不算。

    Why:
        By the digest of the measures of 2020, hospitals of Chinese medicine are encouraged to lead
        consortia of any form. That it is asked county by county, and that the three sorts of
        hospital count alike, is our reading; it is advice, since the words only encourage.

        2020年管理办法（据摘要）鼓励中医医院牵头组建各种形式的医联体。按县统计、三类医院同等看待，
        是本库的理解；由于只是鼓励，因此只作建议。

    Data it needs:
        Divisions with their levels and parents; category and division of the hospitals; and for
        every consortium its leads, stated to be listed completely.

        行政区划的级别和上级；医院的类别和所在区划；以及每个医联体的牵头单位，且写明已列全。

    How to comply:
        Let the hospital of Chinese medicine lead a consortium, or lead one together with another.

        由中医医院牵头组建医联体，或与其他医院共同牵头。

    When to waive:
        Where the hospital is too small to lead, or leads one in a network not recorded here.

        中医医院规模过小，或牵头的医联体未记录在本网络中的，可以豁免。
    """
    found = _read(facts)
    level = facts.network.divisions.columns.level
    outcomes = np.full(len(level), Outcome.NOT_ASSESSED.number, np.int8)
    outcomes[found.has & ~found.may_be_led] = Outcome.FAIL.number
    outcomes[found.is_led] = Outcome.PASS.number
    outcomes[~found.may_have] = Outcome.NOT_APPLICABLE.number
    outcomes[level < 0] = Outcome.NOT_ASSESSED.number
    outcomes[(level >= 0) & (level != DivisionLevel.COUNTY.number)] = Outcome.NOT_APPLICABLE.number
    return Verdicts(
        read_only(outcomes[divisions], np.int8),
        lambda position: _explain(found, int(divisions[position]), outcomes),
    )


@frozen(eq=False, kw_only=True)
class _Found:
    """Where there are hospitals of Chinese medicine, and where one leads: surely, and at most.

    `tcm` says of each institution whether it is one, `county` in which row of the divisions it
    lies, -1 where that is not known; the others say it of each division. `gaps` are the data that
    leave open who leads.
    """

    facts: Facts
    tcm: States
    county: NDArray[np.int32]
    leads: NDArray[np.bool_]
    has: NDArray[np.bool_]
    may_have: NDArray[np.bool_]
    is_led: NDArray[np.bool_]
    may_be_led: NDArray[np.bool_]
    gaps: tuple[str, ...]


def _read(facts: Facts) -> _Found:
    columns = facts.network.institutions.columns
    stands = facts.standing("institutions") == 1
    tcm = read_only(np.where(stands, of_categories(facts, of_classes(*_TCM)), 0), np.int8)
    places = np.append(place_at(facts, DivisionLevel.COUNTY), np.int32(-1))
    county = read_only(places[columns.division], np.int32)
    leads, may_lead, anybody, gaps = _leads(facts, tcm)
    return _Found(
        facts=facts,
        tcm=tcm,
        county=county,
        leads=leads,
        has=_surely_in(facts, county, tcm == 1),
        may_have=_may_be_in(facts, county, tcm != 0),
        is_led=_surely_in(facts, county, leads & (tcm == 1)),
        may_be_led=_may_be_in(facts, county, may_lead & (tcm != 0)) | anybody,
        gaps=gaps,
    )


def _leads(
    facts: Facts, tcm: States
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], bool, tuple[str, ...]]:
    """Return which institutions surely lead, which may, and whether any other may.

    With them come the data that would settle it.
    """
    roster = shared(facts, Roster)
    there = np.where(facts.planned_consortia, 0, facts.consortia_in_force)
    may = (facts.is_member != 0) & (roster.has_role(LEADING) != 0) & (there != 0)[roster.consortium]
    sure = (facts.is_member == 1) & (roster.has_role(LEADING) == 1)
    sure &= (there == 1)[roster.consortium]
    nameless = may & (roster.institution < 0)
    unlisted = (there != 0) & ~facts.leads_listed
    matter = may & (np.append(tcm, 0)[roster.institution] != 0)
    roles = facts.network.memberships.columns.role
    reasons = {
        "consortia.leads_completeness": unlisted.any(),
        "memberships.institution": nameless.any(),
        "memberships.role": (matter & (roles < 0)).any(),
        "institutions.category": (np.append(tcm, 0)[roster.institution[may]] < 0).any(),
    }
    surely_lead, may_lead = np.zeros((2, len(tcm)), np.bool_)
    surely_lead[roster.institution[sure & ~nameless]] = True
    may_lead[roster.institution[may & ~nameless]] = True
    anybody = bool(unlisted.any() or nameless.any())
    unsure = np.zeros(len(there), np.bool_)
    unsure[roster.consortium[matter]] = True
    dates = (
        *open_dates(facts.network.memberships, matter & (facts.is_member < 0), on=facts.on),
        *open_dates(facts.network.consortia, unsure & (there < 0), on=facts.on),
    )
    settling = (*(name for name, so in reasons.items() if so), *dates)
    return surely_lead, may_lead, anybody, settling


def _surely_in(
    facts: Facts, county: NDArray[np.int32], chosen: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """For each division, whether it is the county of some chosen institution."""
    found = np.zeros(len(facts.network.divisions), np.bool_)
    found[county[chosen & (county >= 0)]] = True
    return found


def _may_be_in(
    facts: Facts, county: NDArray[np.int32], chosen: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """For each division, whether it may be the county of some chosen institution.

    One that is recorded in a prefecture may be in any county of it.
    """
    level = np.append(facts.network.divisions.columns.level, np.int8(-1))
    division = facts.network.institutions.columns.division
    found = _surely_in(facts, county, chosen)
    unplaced = chosen & (county < 0)
    above = unplaced & (level[division] >= 0) & (level[division] < DivisionLevel.COUNTY.number)
    if (unplaced & ~above).any():
        return np.ones_like(found)
    holders = np.zeros(len(found) + 1, np.bool_)
    holders[division[above]] = True
    topmost = np.full(len(found), -1, np.int32)
    for places in climb(facts, np.arange(len(found), dtype=np.int32)):
        found |= holders[places]
        topmost = np.where(places >= 0, places, topmost).astype(np.int32)
    lies_open = level[topmost] != DivisionLevel.PROVINCE.number
    return read_only(found | (lies_open & bool(above.any())), np.bool_)


def _explain(found: _Found, division: int, outcomes: NDArray[np.int8]) -> Verdict:
    outcome = outcomes[division]
    if outcome == Outcome.NOT_APPLICABLE.number:
        return not_applicable(
            Text("不是有中医医院的县", "no county with a hospital of Chinese medicine")
        )
    hospitals = (found.tcm == 1) & (found.county == division)
    evidence = (
        Evidence(
            label=Text("中医医院", "hospitals of Chinese medicine"), found=_names(found, hospitals)
        ),
        Evidence(
            label=Text("其中牵头的", "of these lead"),
            found=_names(found, hospitals & found.leads),
            wanted="≥ 1",
        ),
    )
    if outcome == Outcome.PASS.number:
        return passed(
            Text("有中医医院牵头", "a hospital of Chinese medicine leads a consortium"), *evidence
        )
    if outcome == Outcome.FAIL.number:
        rows = np.flatnonzero(hospitals)
        ids = found.facts.network.institutions.columns.id
        return failed(
            Text("没有中医医院牵头", "no hospital of Chinese medicine leads a consortium"),
            *evidence,
            cure=Text(
                "由中医医院牵头或共同牵头组建医联体",
                "let the hospital of Chinese medicine lead a consortium, alone or with others",
            ),
            rows=[("institutions", ids[int(row)] or "") for row in rows],
        )
    return unassessed(
        Text(
            "不知有无中医医院，或其是否牵头",
            "not known whether there is a hospital of Chinese medicine, or whether one leads",
        ),
        *evidence,
        missing=_missing(found, division),
    )


def _missing(found: _Found, division: int) -> tuple[str, ...]:
    if found.facts.network.divisions.columns.level[division] < 0:
        return ("divisions.level",)
    if found.has[division]:
        may_lead = found.may_be_led[division]
        unplaced = (found.tcm != 0) & (found.county < 0)
        where = ("institutions.division",) if may_lead and unplaced.any() else ()
        return (*found.gaps, *where)
    missing = []
    if ((found.tcm < 0) & ((found.county == division) | (found.county < 0))).any():
        missing.append("institutions.category")
    if ((found.tcm != 0) & (found.county < 0)).any():
        missing.append("institutions.division")
    return tuple(missing)


def _names(found: _Found, institutions: NDArray[np.bool_]) -> str:
    ids = found.facts.network.institutions.columns.id
    return ", ".join(ids[int(row)] or "" for row in np.flatnonzero(institutions)) or "–"
