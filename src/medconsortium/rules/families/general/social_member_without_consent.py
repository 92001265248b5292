"""GEN008 social-member-without-consent."""

from __future__ import annotations

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import Institution, Instrument, Listing, Membership, Network, with_rows
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.three_valued import both
from medconsortium.rules.engine.verdict import Verdicts
from medconsortium.rules.examples import EXAMPLE_ID, example
from medconsortium.rules.judging.instruments import candidates
from medconsortium.rules.judging.members import Every, Roster, Wording, judge_every, unstated
from medconsortium.rules.judging.signatures import have_signed
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, InstrumentKind, Ownership, SourceBasis

__all__ = ["social_member_without_consent"]

_KINDS = (InstrumentKind.AGREEMENT, InstrumentKind.CHARTER, InstrumentKind.STATEMENT)


def compliant() -> Network:
    """Return a consortium with a socially run member that has signed."""
    statement = Instrument(
        id="加入声明",
        kind=InstrumentKind.STATEMENT,
        consortium=EXAMPLE_ID,
        parties=Listing(["乙"], Completeness.COMPLETE),
    )
    private = Institution(id="乙", name="乙", ownership=Ownership.SOCIAL)
    return example(
        "other",
        {"甲": "lead", "乙": "member"},
        rows=[Institution(id="甲", name="甲", ownership=Ownership.GOVERNMENT), private, statement],
        fields={"kind_label": Text("某区医联体", "consortium of a district")},
        complete={"members", "instruments"},
    )


@breach("社会办成员没有签署任何文书", "the socially run member has signed nothing")
def not_signed(network: Network, _: str) -> Network:
    only_the_lead = Listing(["甲"], Completeness.COMPLETE)
    return with_rows(network, [evolve(network.instruments["加入声明"], parties=only_the_lead)])


@breach("社会办成员签署的文书已失效", "what the socially run member signed has expired")
def no_longer_valid(network: Network, _: str) -> Network:
    return with_rows(network, [evolve(network.instruments["加入声明"], until="2019-12-31")])


@rule(
    code="GEN008",
    title=Text("社会办成员没有自愿加入的记录", "social member without consent"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#social-run", "guoweiyifa-2020-13#organisers"),
    needs=("institutions.ownership", "instruments", "consortia.members_completeness"),
    compliant=compliant,
    breaches=(not_signed, no_longer_valid),
)
def social_member_without_consent(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A socially run institution is a member, and no document shows that it joined of its own will.

    社会办医疗机构是成员，却没有文书表明它自愿加入。

    What it checks:
        Every socially run member is a party to an agreement, a charter or a statement of the
        consortium that is in force, or one of these is stated to cover all members. For a
        department its institution may sign.

        每个社会办成员都是医联体现行协议、章程或声明的签署方，或其中一份写明涵盖全部成员。
        科室可由其所属机构签署。

    Why:
        By the digest of the measures of 2020, socially run institutions are encouraged to take part
        by the principle of free will; article 3 wants their initiative roused. That a signature
        shows the will is our reading: the measures name no form.

        2020年管理办法（据摘要）鼓励社会办医疗机构按自愿原则参加；第三条要求调动其积极性。
        以签署文书表明自愿，是本库的理解：办法没有规定形式。

    Data it needs:
        Who runs each member; the instruments with kind, parties and period; and that members and
        instruments are listed completely.

        各成员的举办主体；文书及其种类、签署方和期间；以及成员和文书已列全。

    How to comply:
        Have the institution sign the agreement or a statement, and record it with its parties.

        请该机构签署协议或加入声明，并记录签署方。

    When to waive:
        While a document is being signed; let the waiver end on the day set for it.

        文书正在签署时；豁免期限写到约定签署之日。
    """
    roster = shared(facts, Roster)
    ownership = facts.network.institutions.columns.ownership
    social = np.where(ownership < 0, -1, ownership == Ownership.SOCIAL.number).astype(np.int8)
    every = Every(
        roster=roster,
        spoken_of=both(facts.is_member, roster.of_institutions(social)),
        sound=have_signed(roster, _KINDS),
        listed=facts.members_listed,
    )
    return judge_every(every, consortia, _wording(facts))


def _wording(facts: Facts) -> Wording:
    return Wording(
        right=Text("社会办成员都签署了文书", "every socially run member has signed"),
        wrong=Text("社会办成员没有签署文书", "socially run, and has signed nothing"),
        nobody=Text("没有社会办成员", "there is no socially run member"),
        unknown=Text(
            "成员、其举办主体或所签文书未全部记录",
            "members, who runs them, or what they signed are not fully recorded",
        ),
        label=Text("已签署文书的社会办成员", "socially run members that have signed"),
        cure=Text(
            "请其签署协议或加入声明，并记录签署方",
            "have it sign the agreement or a statement, and record the parties",
        ),
        missing=lambda membership: _missing(facts, membership),
    )


def _missing(facts: Facts, membership: Membership) -> tuple[str, ...]:
    lacking = unstated(facts, "institutions.ownership")(membership)
    of = facts.network.consortia[membership.consortium]
    actor = membership.institution or membership.department
    signers = {actor, facts.institution_of(actor)}
    signed = [c for kind in _KINDS for c in candidates(facts, of, kind)]
    doubts = [c.doubts for c in signed if not signers.isdisjoint(c.instrument.parties or ())]
    if any(doubts):
        return (*lacking, *dict.fromkeys(field for fields in doubts for field in fields))
    if of.instruments_completeness is not Completeness.COMPLETE:
        return (*lacking, "instruments", "consortia.instruments_completeness")
    return lacking or (("instruments.parties",) if signed else ("instruments (what it signed)",))
