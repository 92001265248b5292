"""GEN012 missing-government-planner."""

from __future__ import annotations

from typing import Any

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import Consortium, Instrument, Network, Party, Table, with_rows
from medconsortium.model.columnar.columns import ReferenceColumn, read_only
from medconsortium.rules.engine.alike import judge_alike
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.several import one_of
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.three_valued import States, among, both
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    passed,
    unassessed,
)
from medconsortium.rules.judging.grid_forms import GRID_FORMS, documented
from medconsortium.rules.judging.instruments import candidates, some_instrument
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, InstrumentKind, PartyKind, SourceBasis

__all__ = ["missing_government_planner"]

_CURE = Text(
    "写明政府或主管部门为组织方，或记录其印发的建设方案",
    "name the authority as organiser, or record the plan that it issued",
)


def compliant() -> Network:
    """Return an urban group that the health commission organises."""
    commission = Party(id="某市卫生健康委", name="某市卫生健康委", kind=PartyKind.AUTHORITY)
    organised = {"organiser": commission.id}
    return documented("urban_medical_group", rows=[commission], fields=organised)


@breach("由牵头医院自行组建", "the lead organises it, and there is no plan of an authority")
def lead_organises(network: Network, consortium: str) -> Network:
    return with_rows(network, [evolve(network.consortia[consortium], organiser="甲")])


@breach("只有牵头医院自己的方案", "the only plan is one of the lead")
def plan_of_the_lead(network: Network, consortium: str) -> Network:
    plan = Instrument(
        id="方案",
        kind=InstrumentKind.PLAN,
        consortium=consortium,
        issuer="甲",
        since="2019-01-01",
        until="open",
    )
    return with_rows(lead_organises.apply(network, consortium), [plan])


@rule(
    code="GEN012",
    title=Text("没有政府或主管部门主导规划", "missing government planner"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.FOUND,
    cites=("guoweiyifa-2020-13#grid-management",),
    kinds=GRID_FORMS,
    needs=("consortia.organiser", "parties.kind"),
    compliant=compliant,
    breaches=(lead_organises, plan_of_the_lead),
)
def missing_government_planner(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """No government or health authority is recorded as planning an urban group or community.

    没有记录由政府或主管部门主导规划城市医疗集团或县域医共体。

    What it checks:
        The organiser is an authority, or a plan or notice of the consortium that an authority
        issued is in force.

        组织方是政府或主管部门，或者有政府或主管部门印发的现行方案或通知。

    Why:
        Article 3 of the measures of 2020 has government lead these two forms, and manage them by
        grids. That a plan of an authority shows it as well as the organiser is our reading.

        2020年管理办法第三条规定，这两种形式由政府主导，实行网格化管理。
        由主管部门印发方案与由其组建同样说明政府主导，是本库的理解。

    Data it needs:
        The organiser, and of what kind it is; otherwise plans and notices with their issuers, and
        that the instruments are listed completely.

        组织方及其类型；或者方案、通知及其印发方，以及文书已列全。

    How to comply:
        Name the authority as organiser, or record the plan that it issued.

        写明政府或主管部门为组织方，或记录其印发的方案。

    When to waive:
        While the plan is being issued; let the waiver end on the day set for it.

        方案正在印发时；豁免期限写到应印发之日。
    """
    network, parties = facts.network, facts.network.parties
    return judge_alike(
        consortia,
        lambda row: _judge(facts, facts.consortium(row)),
        network.consortia.derived(_organisers, beside=(parties,)),
        some_instrument(facts, network.instruments.derived(_plans, beside=(parties,))),
    )


def _organisers(consortia: Table[Any, Any], parties: Table[Any, Any]) -> States:
    """For each consortium, whether the organiser is an authority; -2 where none is stated."""
    organiser = consortia.columns.organiser
    return read_only(np.where(organiser.row < 0, -2, _are_authorities(parties, organiser)), np.int8)


def _plans(instruments: Table[Any, Any], parties: Table[Any, Any]) -> States:
    """For each instrument, whether it is a plan, or a notice, that an authority issued."""
    columns = instruments.columns
    of_kind = among(columns.kind, (InstrumentKind.PLAN, InstrumentKind.NOTICE))
    return both(of_kind, _are_authorities(parties, columns.issuer))


def _are_authorities(parties: Table[Any, Any], actors: ReferenceColumn) -> States:
    """Return for each reference what `_is_authority` says of it."""
    rows = actors.rows_in("parties")
    states = among(np.append(parties.columns.kind, np.int8(-1))[rows], [PartyKind.AUTHORITY])
    return read_only(np.where((actors.row >= 0) & (rows < 0), 0, states), np.int8)


def _judge(facts: Facts, consortium: Consortium) -> Verdict:
    return one_of(_by_organiser(facts, consortium), _by_plan(facts, consortium))


def _by_organiser(facts: Facts, consortium: Consortium) -> Verdict:
    if consortium.organiser is None:
        return _NO_ORGANISER
    evidence = Evidence(label=Text("组织方", "organiser"), found=consortium.organiser)
    planner = _is_authority(facts, consortium.organiser)
    if planner:
        return passed(Text("由政府或主管部门组织", "an authority organises it"), evidence)
    if planner is None:
        return unassessed(
            Text("没有记录组织方的类型", "of what kind the organiser is, is not recorded"),
            evidence,
            missing=("parties.kind",),
        )
    return failed(
        Text("组织方不是政府或主管部门", "the organiser is no authority"), evidence, cure=_CURE
    )


_NO_ORGANISER = unassessed(
    Text("没有记录组织方", "no organiser is recorded"), missing=("consortia.organiser",)
)


def _by_plan(facts: Facts, consortium: Consortium) -> Verdict:
    found = [
        (candidate, _is_authority(facts, candidate.instrument.issuer))
        for kind in (InstrumentKind.PLAN, InstrumentKind.NOTICE)
        for candidate in candidates(facts, consortium, kind)
    ]
    names = list(dict.fromkeys(candidate.instrument.id for candidate, _ in found))
    evidence = Evidence(
        label=Text("方案和通知", "plans and notices"), found=", ".join(names) or "–"
    )
    if any(candidate.sure and planner for candidate, planner in found):
        return passed(Text("有主管部门印发的方案", "an authority issued a plan"), evidence)
    hopeful = [(candidate, planner) for candidate, planner in found if planner is not False]
    if consortium.instruments_completeness is Completeness.COMPLETE and not hopeful:
        return failed(
            Text("没有主管部门印发的方案", "no authority issued a plan"),
            evidence,
            cure=_CURE,
            rows=[("instruments", name) for name in names],
        )
    missing = [field for candidate, _ in hopeful for field in candidate.doubts]
    missing += ["instruments.issuer" for _, planner in hopeful if planner is None]
    if not hopeful:
        missing = ["instruments (plan)", "consortia.instruments_completeness"]
    return unassessed(
        Text("没有记录可据以判断的方案", "no plan is recorded that would allow a verdict"),
        evidence,
        missing=tuple(dict.fromkeys(missing)),
    )


def _is_authority(facts: Facts, actor: str | None) -> bool | None:
    if actor is None:
        return None
    party = facts.network.parties.get(actor)
    if party is None:
        return False
    return None if party.kind is None else party.kind is PartyKind.AUTHORITY
