"""RDN007 more-rare-diseases-than-listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.model import Network, Observation, with_rows
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.thresholds import value_set
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    judge_each,
    passed,
    unassessed,
)
from medconsortium.rules.examples import EXAMPLE_ID
from medconsortium.rules.judging.activity import Figure, figures, last_full_year
from medconsortium.rules.judging.exemplary import provincial_network
from medconsortium.rules.judging.members import Roster
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, Measure, Qualifier, SourceBasis, Unit

__all__ = ["more_rare_diseases_than_listed"]

_NUMBER = ("observations (rare_diseases)",)
_SIZE = "guoweiyifa-2018-10#catalogue-size"


def compliant() -> Network:
    """Return a network that treated fewer rare diseases in a year than are catalogued."""
    treated = Observation(
        id="诊治病种",
        subject=EXAMPLE_ID,
        measure=Measure.RARE_DISEASES,
        value=150,
        qualifier=Qualifier.EXACT,
        unit=Unit.ITEMS,
        since="2025-01-01",
        until="2025-12-31",
    )
    return provincial_network(rows=[treated])


@breach("诊治的病种多于目录所列", "more diseases are treated than are catalogued")
def more_than_catalogued(network: Network, consortium: str) -> Network:
    counted = [
        evolve(row, value=300)
        for row in network.observations.values()
        if row.subject == consortium and row.measure is Measure.RARE_DISEASES
    ]
    return with_rows(network, counted)


@rule(
    code="RDN007",
    title=Text("所称罕见病病种多于目录", "more rare diseases than listed"),
    severity=Severity.WARNING,
    basis=Basis.READING,
    confidence=SourceBasis.FOUND,
    cites=("guoweiyifa-2018-10#first-catalogue",),
    kinds=frozenset({ConsortiumKind.RARE_DISEASE_NETWORK}),
    needs=("observations", "observations.value", "observations.qualifier"),
    compliant=compliant,
    breaches=(more_than_catalogued,),
)
def more_rare_diseases_than_listed(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """The network claims to treat more rare diseases than the national catalogues list.

    协作网所称诊治的罕见病病种，多于国家目录所列。

    What it checks:
        The number of rare diseases treated in the last full calendar year, by the network or by a
        hospital of it, is not above the number catalogued at the end of that year: 121 in the
        first catalogue, 207 in both from 2023-09-18 on. What is more cannot all be on a list.
        Single diseases are no part of a roster, so that each is not looked up by itself.

        上一个完整年度内，协作网或其医院诊治的罕见病病种数，不多于该年末目录所列的总数：
        第一批121种，2023年9月18日起两批合计207种。超出的部分不可能都在目录之内。
        名册不记录单个病种，因此不逐一核对。

    Why:
        What counts as a rare disease is set by two national catalogues. That the number alone is
        compared is our reading of what can be told from a roster.

        罕见病以国家发布的两批目录为准。仅比较数目，是本库就名册所能判断的范围作出的理解。

    Data it needs:
        The number of rare diseases that the network treated in the last full year, as an exact
        number or as a most.

        协作网上一个完整年度诊治的罕见病病种数，写明是确数或至多。

    How to comply:
        Count by the catalogues, and leave out what is on neither.

        按目录核对统计，剔除目录之外的病种。

    When to waive:
        Where subtypes were counted that the catalogues hold as one; say so as the reason.

        把目录中的一个病种按亚型分别统计的，可以豁免，并写明这一理由。
    """
    year = last_full_year(facts.on)
    counts = _Counts(
        of_network=figures(facts, Measure.RARE_DISEASES, year, of="consortia", unit=Unit.ITEMS),
        of_hospital=figures(facts, Measure.RARE_DISEASES, year, of="institutions", unit=Unit.ITEMS),
        listed=value_set(facts, _SIZE, on=date(year, 12, 31)).number,
    )
    roster = shared(facts, Roster)
    return judge_each(consortia, lambda row: _judge(roster, counts, row))


@frozen(kw_only=True)
class _Counts:
    """How many rare diseases networks and hospitals, by row, treat, and how many are listed."""

    of_network: Mapping[int, Figure]
    of_hospital: Mapping[int, Figure]
    listed: float


def _judge(roster: Roster, counts: _Counts, consortium: int) -> Verdict:
    whole = counts.of_network.get(consortium)
    evidence = Evidence(
        label=Text("协作网诊治的罕见病病种", "rare diseases treated in the network"),
        found="–" if whole is None else str(whole),
        wanted=f"≤ {counts.listed:g}",
    )
    claiming = list(_claiming_more(roster, counts, consortium))
    if claiming:
        names = "、".join(claiming), ", ".join(claiming)
        return failed(
            Text(
                f"所称病种多于目录所列的 {counts.listed:g} 种：{names[0]}",
                f"more diseases than the {counts.listed:g} that are listed: {names[1]}",
            ),
            evidence,
            cure=Text("按目录核对统计", "count by the catalogues"),
        )
    if whole is not None and whole.most <= counts.listed:
        return passed(Text("病种数不多于目录所列", "no more diseases than are listed"), evidence)
    return unassessed(
        Text("没有记录诊治的罕见病病种数", "how many rare diseases are treated is not recorded"),
        evidence,
        missing=(whole.missing if whole is not None else ()) or _NUMBER,
    )


def _claiming_more(roster: Roster, counts: _Counts, consortium: int) -> Iterator[str]:
    """Yield the network and those of its hospitals that claim to treat more than are listed."""
    facts = roster.facts
    whole = counts.of_network.get(consortium)
    if whole is not None and whole.least > counts.listed:
        yield facts.consortium(consortium).id
    rows = roster.rows_of(consortium)
    hospitals = np.unique(roster.institution[rows[facts.is_member[rows] == 1]])
    for hospital in hospitals[hospitals >= 0]:
        found = counts.of_hospital.get(int(hospital))
        if found is not None and found.least > counts.listed:
            yield str(facts.network.institutions.columns.id[int(hospital)])
