"""CMC016 missing-doctor-posting."""

from __future__ import annotations

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.law import DatedValue
from medconsortium.model import Network, Observation, with_rows
from medconsortium.rules.engine.alike import judge_alike
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    passed,
    unassessed,
)
from medconsortium.rules.examples import EXAMPLE_DAY, EXAMPLE_ID, example
from medconsortium.rules.judging.activity import Figure, figures, last_full_year, met_by
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, Measure, Qualifier, SourceBasis, Unit

__all__ = ["missing_doctor_posting"]

_POSTED = Measure.LONG_TERM_POSTED_DOCTORS
_NOT_RECORDED = Figure(missing=("observations (long_term_posted_doctors)",))


def compliant() -> Network:
    """Return a county community that posted three doctors to the primary level last year."""
    year = last_full_year(EXAMPLE_DAY)
    posted = Observation(
        subject=EXAMPLE_ID,
        measure=_POSTED,
        value=3,
        qualifier=Qualifier.EXACT,
        unit=Unit.PERSONS,
        since=f"{year}-01-01",
        until=f"{year}-12-31",
    )
    return example("county_medical_community", {"甲": "lead", "乙": "member"}, rows=[posted])


@breach("上一年没有派驻", "nobody was posted last year")
def nobody_posted(network: Network, consortium: str) -> Network:
    observations = (o for o in network.observations.values() if o.subject == consortium)
    posted = [evolve(o, value=0) for o in observations if o.measure is _POSTED]
    return with_rows(network, posted)


@rule(
    code="CMC016",
    title=Text("没有向基层长期派驻中级及以上医师", "missing doctor posting"),
    severity=Severity.ADVICE,
    basis=Basis.READING,
    confidence=SourceBasis.FOUND,
    cites=("guowei-2024-jiancezhibiao#staff-posting",),
    kinds=frozenset({ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=(
        "observations",
        "observations.value",
        "observations.qualifier",
        "observations.unit",
        "observations.since",
        "observations.until",
    ),
    compliant=compliant,
    breaches=(nobody_posted,),
)
def missing_doctor_posting(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A county community posted no doctor of middle title or above to the primary level last year.

    县域医共体上一年没有向基层长期派驻中级及以上职称的医师。

    What it checks:
        In the last full calendar year, at least one doctor of middle title or above was posted to
        the primary level for as long as the indicator asks. Only long-term posts count.

        上一个完整年度内，至少有一名中级及以上职称的医师派驻基层，时长达到指标的要求；
        只计长期派驻。

    Why:
        No. 4 of the monitoring indicators of 2024 counts the doctors of middle title or above who
        are posted to the primary level for six months or more; we know it at second hand. An
        indicator without a threshold: that there should be one doctor at least is our reading, and
        it is advice.

        2024版监测指标第4项统计派驻基层6个月以上的中级及以上医师人数；间接得知。
        指标没有规定人数，至少一名是本库的理解，故仅为建议。

    Data it needs:
        The number of doctors in the last full year, observed of the community, with the period of
        the year, qualifier and unit (persons).

        上一个完整年度的人数：以医共体为观测对象，并写明年度起止日期、确数和单位（人）。

    How to comply:
        Post a doctor of middle title or above to a primary member for the length asked for, and
        record the number each year.

        向基层成员派驻中级及以上医师，达到规定时长，并逐年记录人数。

    When to waive:
        For a community founded within the last full year.

        医共体在上一个完整年度内刚成立时。
    """
    year = last_full_year(facts.on)
    found = figures(facts, _POSTED, year, of="consortia", unit=Unit.PERSONS)
    months = facts.parameter("guowei-2024-jiancezhibiao#staff-posting-months")
    length = Text() if months is None else _in_both(months)
    return judge_alike(
        consortia,
        lambda row: _judge(found.get(row, _NOT_RECORDED), year, length),
        met_by(found, lambda figure: figure >= 1, len(facts.network.consortia)),
    )


def _in_both(value: DatedValue) -> Text:
    return Text(value.in_language("zh"), value.in_language("en"))


def _judge(figure: Figure, year: int, length: Text) -> Verdict:
    evidence = Evidence(
        label=Text(
            f"{year}年派驻基层的中级及以上医师（{length.zh}）",
            f"doctors of middle title or above posted in {year} ({length.en})",
        ),
        found=str(figure),
        wanted="≥ 1",
        unit=Text("人", "persons"),
    )
    if figure.least >= 1:
        return passed(Text("有中级及以上医师长期派驻基层", "doctors were posted"), evidence)
    if figure.most < 1:
        return failed(
            Text(f"{year}年没有长期派驻", f"no doctor was posted for long in {year}"),
            evidence,
            cure=Text(
                "向基层派驻中级及以上医师，并逐年记录人数",
                "post doctors of middle title or above, and record the number each year",
            ),
        )
    return unassessed(
        Text(f"{year}年的派驻人数未写明", f"the number of doctors in {year} is not stated"),
        evidence,
        missing=figure.missing or ("observations.value",),
    )
