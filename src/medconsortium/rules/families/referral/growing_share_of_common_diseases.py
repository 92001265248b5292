"""REF009 growing-share-of-common-diseases."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.model import Consortium, Membership, Network, Observation, with_rows
from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.three_valued import States
from medconsortium.rules.engine.verdict import Evidence, Verdicts
from medconsortium.rules.examples import EXAMPLE_DAY
from medconsortium.rules.judging.activity import Figure, figures, last_full_year
from medconsortium.rules.judging.grid_forms import GRID_FORMS, documented
from medconsortium.rules.judging.instruments import candidates, serving
from medconsortium.rules.judging.leads import leading
from medconsortium.rules.judging.members import (
    LEADING,
    Every,
    Roster,
    Wording,
    judge_every,
    unstated,
)
from medconsortium.text import Text
from medconsortium.vocabulary import InstrumentKind, Measure, Qualifier, SourceBasis, Unit

__all__ = ["growing_share_of_common_diseases"]

_SHARE = Measure.COMMON_AND_STABLE_CHRONIC_SHARE
_NOT_RECORDED = Figure(missing=("observations (common_and_stable_chronic_share)",))


def compliant() -> Network:
    """Return a county community with a disease list, whose lead treats fewer common diseases."""
    year = last_full_year(EXAMPLE_DAY)
    return documented(rows=[_share(year - 1, 42.5), _share(year, 40.0)])


@breach("占比上升", "the share grows")
def share_grows(network: Network, consortium: str) -> Network:
    leads = {
        membership.institution
        for membership in network.memberships.values()
        if membership.consortium == consortium and membership.role in LEADING
    }
    shares = (o for o in network.observations.values() if o.measure is _SHARE)
    of_leads = [o for o in shares if o.subject in leads]
    latest = max(of_leads, key=lambda observation: str(observation.since))
    return with_rows(network, [evolve(latest, value=2 * (latest.value or 0))])


@rule(
    code="REF009",
    title=Text("牵头单位常见病占比上升", "growing share of common diseases"),
    severity=Severity.ADVICE,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#lead-case-mix",),
    kinds=GRID_FORMS,
    needs=(
        "observations",
        "observations.value",
        "observations.qualifier",
        "observations.unit",
        "observations.since",
        "instruments",
        "memberships.role",
    ),
    compliant=compliant,
    breaches=(share_grows,),
)
def growing_share_of_common_diseases(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """The lead treats a larger share of common and stable chronic diseases than the year before.

    牵头单位常见病、多发病和病情稳定慢性病患者的占比高于上一年。

    What it checks:
        For every lead, the share of patients with common, frequent and stable chronic diseases in
        the last full calendar year is not above that of the year before. The consortium has a
        disease list in force, by which such diseases are told.

        每个牵头单位在上一个完整年度的常见病、多发病和病情稳定慢性病患者占比，不高于再上一年度。
        医联体有现行的病种目录，据以界定这些疾病。

    Why:
        The measures of 2020 (topic: case mix of the lead) have the lead reduce this share step by
        step. That the last two full years are compared, and by a disease list, is a ruling of
        ours; because of "step by step" it is advice.

        2020年的管理办法（牵头医院的病种结构）要求牵头医院逐步减少这类患者所占比例。
        比较最近两个完整年度、须有病种目录，是本库的裁定；原文为“逐步”，故仅为建议。

    Data it needs:
        The lead; a disease list in force; and of each lead the share in both years, in percent,
        with the exact period and qualifier.

        牵头单位；现行的病种目录；每个牵头单位两个年度的占比（百分比），并写明起止日期和确数。

    How to comply:
        Let common and stable patients be seen at the primary level first, send them down, and
        record the share of each year.

        引导常见病和病情稳定的患者在基层首诊，主动下转，并逐年记录占比。

    When to waive:
        For a year with an epidemic or a change in how diseases are counted.

        当年有疫情，或统计口径改变时。
    """
    roster = shared(facts, Roster)
    shares = _Shares(roster)
    wording = Wording(
        right=Text("占比没有上升", "the share has not grown"),
        wrong=Text("占比上升的牵头单位", "leads whose share has grown"),
        nobody=Text("没有牵头单位", "there is no lead"),
        unknown=Text(
            "病种目录、牵头单位或其两个年度的占比未全部记录",
            "disease list, lead, or its shares in the two years are not fully recorded",
        ),
        label=Text("占比没有上升的牵头单位", "leads whose share has not grown"),
        cure=Text("将常见病和病情稳定的患者下转到基层", "send common and stable patients down"),
        missing=shares.missing,
        detail=shares.evidence,
        listing="consortia.leads_completeness",
    )
    every = Every(
        roster=roster,
        spoken_of=shared(facts, leading),
        sound=shares.sound,
        listed=facts.leads_listed,
    )
    return judge_every(every, consortia, wording)


@frozen(eq=False, slots=False)
class _Shares:
    """The share of common and stable chronic diseases that members treat, in two years."""

    roster: Roster

    @cached_property
    def years(self) -> tuple[Mapping[int, Figure], Mapping[int, Figure]]:
        """What is known of the share in the year before and in the last one, by institution."""
        facts, last = self.roster.facts, last_full_year(self.roster.facts.on)
        before, after = (
            figures(facts, _SHARE, year, of="institutions", unit=Unit.PERCENT)
            for year in (last - 1, last)
        )
        return before, after

    @cached_property
    def sound(self) -> States:
        """For each membership, whether the share of the institution has not grown."""
        before, after = self.years
        institutions = np.full(len(self.roster.facts.network.institutions), -1, np.int8)
        for row in before.keys() & after.keys():
            if after[row].most <= before[row].least:
                institutions[row] = 1
            elif after[row].least > before[row].most:
                institutions[row] = 0
        states = self.roster.of_institutions(institutions)
        return read_only(np.where(self._listed[self.roster.consortium], states, -1), np.int8)

    def missing(self, membership: Membership) -> tuple[str, ...]:
        """Return what leaves it open whether the share of a member has grown."""
        facts = self.roster.facts
        row = facts.network.consortia.row_number(membership.consortium)
        of_list = () if self._listed[row] else self._doubts(facts.consortium(row))
        place = facts.institution_of(membership.institution or membership.department)
        institution = -1 if place is None else facts.network.institutions.row_number(place)
        of_years = (year.get(institution, _NOT_RECORDED).missing for year in self.years)
        lacking = [*of_list, *(field for missing in of_years for field in missing)]
        of_member = unstated(facts, "memberships.role", "institutions.id")(membership)
        return (*of_member, *lacking) or ("observations.value",)

    def evidence(self, membership: Membership) -> Evidence:
        """Return the shares of a member in both years."""
        facts = self.roster.facts
        place = facts.institution_of(membership.institution or membership.department) or ""
        row = facts.network.institutions.row_number(place)
        before, after = (str(year[row]) for year in self.years)
        return Evidence(
            label=Text(f"{place} 的占比", f"share of {place}"),
            found=after,
            wanted=f"≤ {before}",
            unit=Text("%", "%"),
        )

    def _doubts(self, consortium: Consortium) -> tuple[str, ...]:
        """What leaves it open whether a consortium has a disease list."""
        found = candidates(self.roster.facts, consortium, InstrumentKind.DISEASE_LIST)
        doubts = tuple(dict.fromkeys(doubt for each in found for doubt in each.doubts))
        return doubts or ("instruments (disease_list)",)

    @cached_property
    def _listed(self) -> NDArray[np.bool_]:
        """For each consortium, whether it surely has a disease list."""
        found = serving(self.roster.facts, InstrumentKind.DISEASE_LIST)
        return read_only(found == 1, np.bool_)


def _share(year: int, percent: float) -> Observation:
    return Observation(
        subject="甲",
        measure=_SHARE,
        value=percent,
        qualifier=Qualifier.EXACT,
        unit=Unit.PERCENT,
        since=f"{year}-01-01",
        until=f"{year}-12-31",
    )
