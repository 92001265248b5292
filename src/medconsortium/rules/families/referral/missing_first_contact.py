"""REF006 missing-first-contact."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import (
    Institution,
    Listing,
    Membership,
    Network,
    Service,
    with_rows,
    without_rows,
)
from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.several import all_of
from medconsortium.rules.engine.terms import Basis, Outcome, RuleStatus, Severity
from medconsortium.rules.engine.three_valued import States, both, known
from medconsortium.rules.engine.verdict import Verdict, Verdicts
from medconsortium.rules.judging.composition import OUTCOME_OF, Sort, judge_composition
from medconsortium.rules.judging.grid_forms import GRID_FORMS, linked
from medconsortium.rules.judging.institutions import is_primary
from medconsortium.rules.judging.linkage import Links
from medconsortium.rules.judging.members import Every, Roster, Wording, judge_every, unstated
from medconsortium.rules.judging.paths import Pairs, touching
from medconsortium.rules.judging.phases import Phases
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Category,
    Completeness,
    LinkKind,
    Phase,
    ServiceItem,
    ServiceStatus,
    SourceBasis,
)

__all__ = ["missing_first_contact"]

_MOVES_PATIENTS = (
    LinkKind.REFERRAL_UP,
    LinkKind.REFERRAL_DOWN,
    LinkKind.REFERRAL_LATERAL,
    LinkKind.BOOKING,
    LinkKind.CRITICAL_TRANSFER,
)


def compliant() -> Network:
    """Return an urban group with two health centres that refer; one sees patients first."""
    offered = {
        Phase.FIRST_CONTACT: ServiceItem.FIRST_CONTACT,
        Phase.RECOVERY: ServiceItem.REHABILITATION,
        Phase.POST_OPERATIVE: ServiceItem.REHABILITATION,
    }
    others = {
        "甲": Category.A100,
        "丙": Category.A527,
        "丁": Category.A710,
        "戊": Category.J100,
    }
    centres = [
        Institution(
            id=name,
            name=name,
            category=Category.B100,
            services_completeness=Completeness.COMPLETE,
        )
        for name in ("乙", "己")
    ]
    return linked(
        "urban_medical_group",
        {name: "lead" if name == "甲" else "member" for name in "甲乙丙丁戊己"},
        rows=[
            *(Institution(id=name, name=name, category=kind) for name, kind in others.items()),
            *centres,
            *(_service("乙", phase, item) for phase, item in offered.items()),
        ],
    )


@breach("没有基层机构开展首诊", "no primary institution sees patients first")
def nobody_sees_patients_first(network: Network, consortium: str) -> Network:
    members = {m.institution for m in network.memberships.values() if m.consortium == consortium}
    return with_rows(
        network,
        [
            evolve(service, status=ServiceStatus.SUSPENDED)
            for service in network.services.values()
            if service.provider in members and Phase.FIRST_CONTACT in (service.phases or ())
        ],
    )


@breach("一家基层机构没有转诊联系", "a primary institution has no link for patients")
def isolated_primary_institution(network: Network, consortium: str) -> Network:
    moving = (link for link in network.links.values() if link.kind in _MOVES_PATIENTS)
    links = [link for link in moving if link.consortium == consortium]
    last = links[-1].target
    return without_rows(network, [link for link in links if last in (link.origin, link.target)])


@rule(
    code="REF006",
    title=Text("基层首诊没有落实", "missing first contact"),
    severity=Severity.ERROR,
    basis=Basis.READING,
    confidence=SourceBasis.RECALLED,
    cites=("guobanfa-2015-70#first-contact",),
    kinds=GRID_FORMS,
    needs=("services", "institutions.category", "links", "consortia.members_completeness"),
    status=RuleStatus.DRAFT,
    compliant=compliant,
    breaches=(nobody_sees_patients_first, isolated_primary_institution),
)
def missing_first_contact(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """In an urban group or county community nobody sees patients first, or cannot refer them.

    城市医疗集团或县域医共体没有基层首诊，或有基层成员无处转诊。

    What it checks:
        At least one primary member (classes B, C and D of WS 218) offers first contact, and every
        primary member has a declared link of the consortium on which patients move: referral,
        booking or critical transfer, in either direction.

        至少一个基层成员（WS 218的B、C、D类）开展首诊；每个基层成员都有医联体声明的患者流动联系：
        转诊、预约挂号或危重症转运，方向不限。

    Why:
        The opinions of 2015 guide people to primary institutions first; we recall them from
        memory. That one member at least sees patients first, and that none is isolated, is our
        reading.

        2015年的指导意见引导群众首先到基层就诊；此处凭记忆引用。
        至少一家开展首诊、没有一家孤立，是本库的理解。

    Data it needs:
        The members with their categories; the services of the primary ones; the links of the
        consortium with their periods; and that members and links are listed completely.

        成员及其类别；基层成员的服务；医联体的联系及其起止日期；以及成员和联系已全部列出。

    How to comply:
        Record which primary institutions offer first contact, and agree on referral with each.

        记录哪些基层机构开展首诊，并与每家商定转诊。

    When to waive:
        For a primary institution that is closed for a time, until it opens again.

        基层机构暂时停业时；豁免期限写到恢复之日。
    """
    roster, links, phases = shared(facts, Roster), shared(facts, Links), shared(facts, Phases)
    primary, moving = is_primary(facts), known(links.of_kinds(_MOVES_PATIENTS))
    first = both(primary, phases.taken(Phase.FIRST_CONTACT, items=[ServiceItem.FIRST_CONTACT]))
    unclear = unstated(facts, "institutions.category")

    def services(membership: Membership) -> tuple[str, ...]:
        lacking = phases.missing(membership)
        item = ("services.item",) if "services.phases" in lacking else ()
        return (*unclear(membership), *lacking, *item)

    sort = Sort(
        name=Text("开展首诊的基层机构", "primary institution that sees patients first"),
        states=first,
        missing=services,
    )
    cure = Text("在基层开展首诊并记录", "offer first contact, and record it")
    found = judge_composition(roster, [sort], consortia, cure=cure)
    joined = judge_every(
        Every(
            roster=roster,
            spoken_of=both(facts.is_member, roster.of_institutions(primary)),
            sound=touching(links, moving, Pairs(roster.consortium, roster.institution)),
            listed=facts.members_listed,
        ),
        consortia,
        _wording(links, moving, unclear),
    )
    return _together(found, joined)


def _together(found: Verdicts, joined: Verdicts) -> Verdicts:
    """Return what two checks say together; where the second does not apply, neither does."""
    outcomes = np.where(
        joined.outcomes == Outcome.NOT_APPLICABLE.number,
        joined.outcomes,
        OUTCOME_OF[both(_state(found), _state(joined))],
    )

    def explain(position: int) -> Verdict:
        verdict = joined.explain(position)
        if verdict.outcome is Outcome.NOT_APPLICABLE:
            return verdict
        return all_of(found.explain(position), verdict)

    return Verdicts(read_only(outcomes, np.int8), explain)


def _state(verdicts: Verdicts) -> States:
    outcomes = verdicts.outcomes
    is_known = (outcomes == Outcome.PASS.number) | (outcomes == Outcome.FAIL.number)
    return read_only(np.where(is_known, outcomes == Outcome.PASS.number, -1), np.int8)


def _wording(
    links: Links, moving: States, unclear: Callable[[Membership], tuple[str, ...]]
) -> Wording:
    consortia = links.facts.network.consortia

    def missing(membership: Membership) -> tuple[str, ...]:
        row = consortia.row_number(membership.consortium)
        return (*unclear(membership), *links.lacking(row, moving))

    return Wording(
        right=Text("基层成员都有转诊联系", "every primary member has links for patients"),
        wrong=Text("没有转诊联系的基层成员", "primary members without a link for patients"),
        nobody=Text("没有基层成员", "there is no primary member"),
        unknown=Text(
            "成员、其类别或联系未全部记录",
            "members, their categories or the links are not fully recorded",
        ),
        label=Text("有转诊联系的基层成员", "primary members with links for patients"),
        cure=Text("与其商定转诊并记录", "agree on referral with them, and record it"),
        missing=missing,
    )


def _service(provider: str, phase: Phase, item: ServiceItem) -> Service:
    return Service(
        id=phase.zh,
        provider=provider,
        item=item,
        phases=Listing([phase], Completeness.COMPLETE),
        status=ServiceStatus.OPERATING,
    )
