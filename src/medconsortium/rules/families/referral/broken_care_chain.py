"""REF008 broken-care-chain."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import Institution, Membership, Network, with_rows
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.three_valued import States, either
from medconsortium.rules.engine.verdict import Verdicts
from medconsortium.rules.examples import example
from medconsortium.rules.judging.composition import Sort, judge_composition
from medconsortium.rules.judging.grid_forms import GRID_FORMS
from medconsortium.rules.judging.institutions import is_hospital, of_categories
from medconsortium.rules.judging.members import Roster, unstated
from medconsortium.rules.judging.phases import Phases
from medconsortium.text import Text
from medconsortium.vocabulary import Category, Completeness, Phase, ServiceItem, SourceBasis

__all__ = ["broken_care_chain"]

_REHABILITATION = (Category.A527,)
_NURSING = (Category.A710, Category.A720)


def compliant() -> Network:
    """Return a county community with a general, a rehabilitation and a nursing hospital."""
    categories = {
        "甲": Category.A100,
        "乙": Category.A527,
        "丙": Category.A710,
        "丁": Category.J100,
    }
    return example(
        "county_medical_community",
        {"甲": "lead", "乙": "member", "丙": "member", "丁": "member"},
        rows=[
            Institution(
                id=name,
                name=name,
                category=category,
                services_completeness=Completeness.COMPLETE,
            )
            for name, category in categories.items()
        ],
    )


@breach("没有成员提供康复", "no member offers rehabilitation")
def no_rehabilitation(network: Network, consortium: str) -> Network:
    return _turned_general(network, consortium, _REHABILITATION)


@breach("没有成员提供长期护理", "no member offers long-term care")
def no_long_term_care(network: Network, consortium: str) -> Network:
    return _turned_general(network, consortium, _NURSING)


@rule(
    code="REF008",
    title=Text("诊疗、康复、长期护理不连续", "broken care chain"),
    severity=Severity.WARNING,
    basis=Basis.READING,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#continuous-care",),
    kinds=GRID_FORMS,
    needs=("memberships", "institutions.category"),
    compliant=compliant,
    breaches=(no_rehabilitation, no_long_term_care),
)
def broken_care_chain(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """No member of an urban group or county community offers one of the stages of continuous care.

    城市医疗集团或县域医共体缺少连续服务中的一环。

    What it checks:
        Among the members there is at least one for each of three stages: diagnosis and treatment,
        rehabilitation, long-term care. A stage is offered by one that has it among the phases of
        its services, or whose category says so: hospitals diagnose, rehabilitation hospitals
        (A527) rehabilitate, nursing hospitals and stations (A710, A720) care long-term.

        成员中，诊疗、康复、长期护理三个环节各至少有一家能承担：服务的阶段中有这一环节，
        或其类别足以说明：医院承担诊疗，康复医院（A527）承担康复，
        护理院和护理站（A710、A720）承担长期护理。

    Why:
        The measures of 2020 (topic: continuous care) have patients get diagnosis and treatment,
        rehabilitation and long-term care without a break. That every stage must have a member is
        our reading: a partner outside may do as well, but is not seen here.

        2020年的管理办法（连续性服务）要求为患者提供诊疗、康复、长期护理相衔接的服务。
        每个环节都要有成员，是本库的理解：医联体以外的合作单位也可承担，但此处看不到。

    Data it needs:
        The members with their category and services. To say that nobody offers a stage, members
        and the services of each must be listed completely.

        成员及其类别、服务；要断定某一环节没有成员承担，成员和各成员的服务须已全部列出。

    How to comply:
        Admit an institution that offers the stage, or set up the service at a member.

        吸收能承担该环节的机构加入，或在成员单位开设相应服务。

    When to waive:
        Where a partner outside the consortium offers the stage by agreement.

        已由医联体以外的单位按协议承担该环节时。
    """
    phases = shared(facts, Phases)
    unclear = unstated(facts, "institutions.category")

    def missing(membership: Membership) -> tuple[str, ...]:
        return (*unclear(membership), *phases.missing(membership))

    def stage(name: Text, phase: Phase, items: Collection[ServiceItem], said: States) -> Sort:
        states = either(said, phases.taken(phase, items=items))
        return Sort(name=name, states=states, missing=missing)

    stages = (
        stage(Text("诊疗", "diagnosis and treatment"), Phase.DIAGNOSIS, (), is_hospital(facts)),
        stage(
            Text("康复", "rehabilitation"),
            Phase.REHABILITATION,
            (ServiceItem.REHABILITATION,),
            of_categories(facts, _REHABILITATION),
        ),
        stage(
            Text("长期护理", "long-term care"),
            Phase.LONG_TERM,
            (ServiceItem.LONG_TERM_CARE,),
            of_categories(facts, _NURSING),
        ),
    )
    cure = Text(
        "吸收能承担的机构加入，或在成员单位开设服务",
        "admit an institution that offers it, or set up the service at a member",
    )
    return judge_composition(shared(facts, Roster), stages, consortia, cure=cure)


def _turned_general(network: Network, consortium: str, categories: Collection[Category]) -> Network:
    """Return the network with members of some categories made general hospitals."""
    members = (m.institution for m in network.memberships.values() if m.consortium == consortium)
    found = (network.institutions[member] for member in members if member is not None)
    turned = (evolve(row, category=Category.A100) for row in found if row.category in categories)
    return with_rows(network, turned)
