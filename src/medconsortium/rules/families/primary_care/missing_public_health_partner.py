"""PRI003 missing-public-health-partner."""

from __future__ import annotations

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import Institution, Link, Network, with_rows, without_rows
from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Outcome, Severity
from medconsortium.rules.engine.three_valued import States, both, either
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    passed,
    unassessed,
)
from medconsortium.rules.examples import EXAMPLE_ID, example
from medconsortium.rules.judging.composition import OUTCOME_OF, has_some
from medconsortium.rules.judging.grid_forms import GRID_FORMS
from medconsortium.rules.judging.institutions import of_categories, of_classes
from medconsortium.rules.judging.linkage import Links
from medconsortium.rules.judging.members import Roster, unstated
from medconsortium.text import Text
from medconsortium.vocabulary import Category, LinkKind, SourceBasis

__all__ = ["missing_public_health_partner"]

_PUBLIC_HEALTH = ("G", "H", "J", "O")


def compliant() -> Network:
    """Return a group that a centre for disease control guides, and that lacks no sort of member."""
    categories = {
        "甲": Category.A100,
        "乙": Category.B100,
        "丙": Category.A527,
        "丁": Category.A710,
        "疾控中心": Category.J100,
    }
    rows = [Institution(id=name, name=name, category=kind) for name, kind in categories.items()]
    links = [_link("疾控中心", LinkKind.GUIDANCE, "乙")]
    for member in "乙丙丁":
        links.append(_link(member, LinkKind.REFERRAL_UP, "甲"))
        links += (_link("甲", kind, member) for kind in (LinkKind.REFERRAL_DOWN, LinkKind.SUPPORT))
    return example(
        "urban_medical_group",
        {"甲": "lead", "乙": "member", "丙": "member", "丁": "member"},
        rows=[*rows, *links],
        complete={"members", "links"},
    )


def _link(origin: str, kind: LinkKind, target: str) -> Link:
    name = f"{origin}→{target} {kind.key}"
    return Link(id=name, origin=origin, target=target, kind=kind, consortium=EXAMPLE_ID)


@breach("没有与公共卫生机构的联系", "there is no link with a public-health institution")
def no_link(network: Network, _: str) -> Network:
    return without_rows(network, [network.links["疾控中心→乙 guidance"]])


@breach("联系的机构不是公共卫生机构", "the institution linked is none of public health")
def another_hospital(network: Network, _: str) -> Network:
    centre = network.institutions["疾控中心"]
    return with_rows(network, [evolve(centre, category=Category.A100)])


@rule(
    code="PRI003",
    title=Text("没有公共卫生机构参与", "missing public health partner"),
    severity=Severity.WARNING,
    basis=Basis.READING,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#prevention-and-treatment",),
    kinds=GRID_FORMS,
    needs=("institutions.category",),
    compliant=compliant,
    breaches=(no_link, another_hospital),
)
def missing_public_health_partner(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """No public-health institution takes part in an urban group or county community.

    没有公共卫生机构参与城市医疗集团或县域医共体。

    What it checks:
        At least one member is a public-health institution, or a link of the consortium leads to or
        from one: by its category an institution for disease control, maternal and child health,
        specialised prevention or health education.

        至少有一个成员是公共卫生机构，或本医联体有一项联系通向或来自公共卫生机构：
        按类别为疾病预防控制、妇幼保健、专科疾病防治或健康教育机构。

    Why:
        By the digest of the measures of 2020, hospitals together with public-health institutions
        guide primary institutions in public health. That one must be a member or partner, and which
        categories count, is our reading.

        2020年管理办法（据摘要）要求医院会同公共卫生机构指导基层机构履行公共卫生职责。
        须有一家作为成员或合作方，以及哪些类别计入，是本库的理解。

    Data it needs:
        The category of every member and of everybody linked; and that members and links are listed
        completely.

        每个成员和有联系的机构的类别；以及成员和联系已列全。

    How to comply:
        Take the centre for disease control in as a member, or record how it works with the members.

        吸收疾病预防控制中心为成员，或记录它与成员的合作联系。

    When to waive:
        Where the partner is an authority or a body that has no row of its own here; name it.

        合作方是行政部门或未在此记录的机构的，写明后可以豁免。
    """
    roster, links = shared(facts, Roster), shared(facts, Links)
    public = of_categories(facts, of_classes(*_PUBLIC_HEALTH))
    linked = links.at_an_end(public)
    outcomes = OUTCOME_OF[either(has_some(roster, public), links.some(linked))]

    def explain(position: int) -> Verdict:
        row = int(consortia[position])
        members = both(facts.is_member, roster.of_institutions(public))
        found = (
            *_institutions(facts, roster.institution[_rows(roster, members, row)]),
            *_institutions(facts, _partners(links, public, linked, row)),
        )
        evidence = Evidence(
            label=Text("公共卫生机构", "public-health institutions"),
            found=", ".join(dict.fromkeys(found)) or "–",
            wanted="≥ 1",
        )
        if outcomes[row] == Outcome.PASS.number:
            return passed(
                Text("有公共卫生机构参与", "a public-health institution takes part"), evidence
            )
        if outcomes[row] == Outcome.FAIL.number:
            return failed(
                Text("没有公共卫生机构参与", "no public-health institution takes part"),
                evidence,
                cure=Text(
                    "吸收公共卫生机构为成员，或记录其合作联系",
                    "take a public-health institution in, or record how it works with the members",
                ),
            )
        return unassessed(
            Text(
                "不知有无公共卫生机构参与",
                "not known whether a public-health institution takes part",
            ),
            evidence,
            missing=_missing(roster, links, members, linked, row),
        )

    return Verdicts(read_only(outcomes[consortia], np.int8), explain)


def _rows(roster: Roster, states: States, consortium: int) -> NDArray[np.int64]:
    rows = roster.rows_of(consortium)
    return read_only(rows[states[rows] == 1], np.int64)


def _partners(links: Links, public: States, linked: States, consortium: int) -> NDArray[np.int32]:
    """Return the rows of the public-health institutions at the ends of a consortium's links."""
    rows = links.possible_rows(consortium, linked)
    sure = rows[(linked[rows] == 1) & (links.holds[rows] == 1) & (links.consortium[rows] >= 0)]
    ends = np.concatenate([links.origin[sure], links.target[sure]])
    return read_only(ends[np.append(public, np.int8(-1))[ends] == 1], np.int32)


def _institutions(facts: Facts, rows: NDArray[np.int32]) -> list[str]:
    ids = facts.network.institutions.columns.id
    return [ids[int(row)] or "" for row in rows]


def _missing(
    roster: Roster, links: Links, members: States, linked: States, consortium: int
) -> tuple[str, ...]:
    facts, rows = roster.facts, roster.rows_of(consortium)
    missing = [] if facts.members_listed[consortium] else ["consortia.members_completeness"]
    for row in rows[members[rows] < 0]:
        membership = roster.membership(int(row), keyed=False)
        missing += dates_in_doubt(membership, on=facts.on)
        missing += unstated(facts, "institutions.category")(membership)
    missing += links.lacking(consortium, linked, ("institutions.category",))
    return tuple(dict.fromkeys(missing))
