"""MGT008 unhosted-centre."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.model import (
    Consortium,
    HostedCentre,
    Institution,
    Listing,
    Network,
    Party,
    with_rows,
)
from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.subjects import institutions_at
from medconsortium.rules.engine.terms import Basis, Outcome, Severity
from medconsortium.rules.engine.three_valued import States, told
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
from medconsortium.rules.judging.centres import hosted_centres
from medconsortium.rules.judging.members import Roster, is_among
from medconsortium.rules.judging.practices import extent
from medconsortium.text import Text
from medconsortium.vocabulary import Centre, Completeness, PartyKind

__all__ = ["unhosted_centre"]


def compliant() -> Network:
    """Return a group with a centre hosted by a member, and one by a company."""
    company = Party(id="某检验公司", name="某检验公司", kind=PartyKind.COMPANY)
    return example(
        "urban_medical_group",
        {"甲": "lead", "乙": "member"},
        rows=[company, Institution(id="丙", name="丙")],
        fields={"centres": _hosted(imaging="甲", laboratory=company.id)},
    )


def _hosted(*, imaging: str, laboratory: str) -> Listing[HostedCentre]:
    hosts = {Centre.IMAGING: imaging, Centre.LABORATORY: laboratory}
    every = dict.fromkeys(Centre, "甲") | hosts
    centres = (HostedCentre(centre=centre, host=host) for centre, host in every.items())
    return Listing(centres, Completeness.COMPLETE)


@breach("由成员以外的医院承办", "a hospital that is no member hosts a centre")
def hosted_by_stranger(network: Network, consortium: str) -> Network:
    centres = _hosted(imaging="丙", laboratory="某检验公司")
    return with_rows(network, [evolve(network.consortia[consortium], centres=centres)])


@rule(
    code="MGT008",
    title=Text("中心没有成员承办", "unhosted centre"),
    severity=Severity.ERROR,
    basis=Basis.INTEGRITY,
    needs=("consortia.centres", "memberships"),
    compliant=compliant,
    breaches=(hosted_by_stranger,),
)
def unhosted_centre(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A centre of a consortium is hosted by an institution that does not belong to it.

    医联体的中心由不属于它的机构承办。

    What it checks:
        Each centre is hosted by a member or a department of one, or by a party from outside that
        is declared as such.

        每个中心由成员或其科室，或由写明的外部主体承办。

    Why:
        A centre that nobody in the consortium answers for serves nobody, and a host that is no
        member has often been left off the roster. No regulation says so; the rule guards the data.

        没有成员负责的中心形同虚设；承办方不是成员，多半是名单漏列。没有条文这样写；本规则用于保证数据完整。

    Data it needs:
        The centres with their hosts, and the members, both stated to be listed completely.

        各中心及其承办方，以及成员，且均写明已列全。

    How to comply:
        Record the host as a member, correct the host, or record a body from outside as a party.

        把承办方记为成员，或更正承办方，或把外部机构记为主体。

    When to waive:
        Where a hospital that is no member hosts a centre by contract; say which contract.

        成员以外的医院按合同承办的，注明合同后可以豁免。
    """
    roster = shared(facts, Roster)
    outcomes = _outcomes(roster)
    return Verdicts(
        read_only(outcomes[consortia], np.int8),
        lambda position: _explain(roster, int(consortia[position]), outcomes),
    )


def _outcomes(roster: Roster) -> NDArray[np.int8]:
    """For each consortium, the number of the outcome."""
    facts, how_far = roster.facts, extent(roster.facts, "centres")
    hosted = hosted_centres(facts)
    belongs = np.where(hosted.last, _belong(roster), 1)
    outcomes = np.full(len(how_far), Outcome.PASS.number, np.int8)
    outcomes[how_far == 1] = Outcome.NOT_ASSESSED.number
    outcomes[hosted.consortium[belongs < 0]] = Outcome.NOT_ASSESSED.number
    outcomes[hosted.consortium[belongs == 0]] = Outcome.FAIL.number
    outcomes[how_far == 0] = Outcome.NOT_APPLICABLE.number
    outcomes[how_far < 0] = Outcome.NOT_ASSESSED.number
    return outcomes


def _belong(roster: Roster) -> States:
    """For each centre that is hosted, whether the host is a member, or a body from outside."""
    facts, hosted = roster.facts, hosted_centres(roster.facts)
    host, of = institutions_at(facts, hosted.host), hosted.consortium
    department = np.where(host < 0, hosted.host.rows_in("departments"), -1)
    columns = facts.network.memberships.columns
    surely, perhaps = (
        _among(of, host, roster.consortium[rows], roster.institution[rows])
        | _among(of, department, roster.consortium[rows], columns.department[rows])
        for rows in (facts.is_member == 1, facts.is_member < 0)
    )
    nameless = roster.consortia_of((facts.is_member != 0) & (roster.institution < 0))
    perhaps |= (~facts.members_listed | nameless)[of] | (host < 0)
    surely |= hosted.host.rows_in("parties") >= 0
    return told(surely, perhaps)


def _among(
    of: NDArray[np.int64],
    actor: NDArray[np.int32],
    consortium: NDArray[np.int32],
    member: NDArray[np.int32],
) -> NDArray[np.bool_]:
    """For each consortium and actor, whether it is among consortia and their members."""
    is_host = np.zeros(int(max(actor.max(initial=-1), member.max(initial=-1))) + 2, np.bool_)
    is_host[actor] = True
    is_host[-1] = False  # -1 is nobody
    asked = is_host[member]
    size = len(is_host)
    members = consortium[asked].astype(np.int64) * size + member[asked]
    return is_among(of * size + actor, members) & (actor >= 0)


@frozen
class _Host:
    """The host of a centre: whether it belongs to the consortium, and what leaves that open."""

    name: str
    belongs: bool | None
    missing: tuple[str, ...] = ()


def _explain(roster: Roster, row: int, outcomes: NDArray[np.int8]) -> Verdict:
    consortium = roster.facts.consortium(row)
    if consortium.centres is None:
        return _NOT_STATED
    if not consortium.centres:
        return not_applicable(Text("没有中心", "there is no centre"))
    hosts = {c.centre: _host(roster, row, c.host) for c in consortium.centres}
    strangers = {centre: host for centre, host in hosts.items() if host.belongs is False}
    evidence = Evidence(
        label=Text("由成员或外部主体承办的中心", "centres hosted by members or outside bodies"),
        found=sum(host.belongs is True for host in hosts.values()),
        wanted=len(hosts),
    )
    outcome = Outcome.at(int(outcomes[row]))
    if outcome is Outcome.FAIL:
        names = [(centre, host.name) for centre, host in strangers.items()]
        return failed(
            Text(
                f"承办方不是成员：{'、'.join(f'{c.zh}（{host}）' for c, host in names)}",
                f"hosted by no member: {', '.join(f'{c.en} ({host})' for c, host in names)}",
            ),
            evidence,
            cure=Text(
                "把承办方记为成员，或更正承办方",
                "record the host as a member, or correct the host",
            ),
        )
    missing = [field for host in hosts.values() for field in host.missing]
    if consortium.centres.completeness is not Completeness.COMPLETE:
        missing.append("consortia.centres (complete list)")
    if outcome is Outcome.NOT_ASSESSED:
        return unassessed(
            Text(
                "中心、承办方或成员未全部记录", "centres, hosts or members are not fully recorded"
            ),
            evidence,
            missing=tuple(dict.fromkeys(missing)),
        )
    return passed(Text("每个中心都有承办方", "every centre has a host"), evidence)


_NOT_STATED = unassessed(
    Text("没有记录中心", "no centre is recorded"), missing=("consortia.centres",)
)


def _host(roster: Roster, row: int, host: str | None) -> _Host:
    facts, consortium = roster.facts, roster.facts.consortium(row)
    if host is None:
        return _Host("–", None, ("consortia.centres (host)",))
    if host in facts.network.parties:
        return _Host(host, belongs=True)
    rows = roster.rows_of(row)
    holds, same = facts.is_member[rows], _are(roster, rows, host)
    if (holds[same] == 1).any():
        return _Host(host, belongs=True)
    missing = list(_unlisted(consortium))
    for membership in rows[same & (holds < 0)].tolist():
        missing += dates_in_doubt(roster.membership(membership), on=facts.on)
    nameless = (roster.institution[rows] < 0) & (holds != 0)
    if nameless.any():
        missing.append("memberships.institution")
    if facts.institution_of(host) is None:
        missing.append("departments.institution")
    return _Host(host, None if missing else False, tuple(missing))


def _unlisted(consortium: Consortium) -> Iterable[str]:
    if consortium.members_completeness is Completeness.COMPLETE:
        return ()
    return ("memberships", "consortia.members_completeness")


def _are(roster: Roster, rows: NDArray[np.int64], host: str) -> NDArray[np.bool_]:
    """Whether each membership is that of the host, or of the institution it is a part of."""
    network = roster.facts.network
    institution = roster.facts.institution_of(host)
    if institution is not None:
        hosts = network.institutions.row_number(institution)
        return read_only(roster.institution[rows] == hosts, np.bool_)
    department = network.departments.row_number(host)
    return read_only(network.memberships.columns.department[rows] == department, np.bool_)
