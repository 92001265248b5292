"""TEL003 teleservice-beyond-subject."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.model import Institution, Link, Listing, Network, Service, with_rows
from medconsortium.model.columnar.columns import ListColumn, read_only
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.subjects import Subjects, institutions_at
from medconsortium.rules.engine.terms import Basis, Outcome, RuleStatus, Severity
from medconsortium.rules.engine.three_valued import States, both
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    not_applicable,
    of_rows,
    passed,
    unassessed,
)
from medconsortium.rules.examples import EXAMPLE_ID
from medconsortium.rules.judging.exemplary import telemedicine_network
from medconsortium.rules.judging.teleservices import carried_by, is_teleservice, unknown_carrier
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Completeness,
    ConsortiumKind,
    LinkKind,
    ServiceStatus,
    SourceBasis,
    Subject,
)

__all__ = ["teleservice_beyond_subject"]


def compliant() -> Network:
    """Return a network in which one hospital asks another, both with a pathology department."""
    asks = Link(
        id="远程病理诊断",
        origin="乙",
        target="甲",
        kind=LinkKind.TELEDIAGNOSIS,
        consortium=EXAMPLE_ID,
        subjects=Listing([Subject.PATHOLOGY], Completeness.COMPLETE),
    )
    hospitals = [
        Institution(id=name, name=name, services_completeness=Completeness.COMPLETE)
        for name in ("甲", "乙")
    ]
    services = [
        Service(
            id=f"{name}病理科",
            provider=name,
            subject=Subject.PATHOLOGY,
            status=ServiceStatus.OPERATING,
        )
        for name in ("甲", "乙")
    ]
    return telemedicine_network(rows=[*hospitals, asks, *services])


@breach("受邀方没有该诊疗科目", "the invited side does not hold the subject")
def invited_lacks_it(network: Network, link: str) -> Network:
    return _without_subject(network, network.links[link].target)


@breach("邀请方没有该诊疗科目", "the inviting side does not hold the subject")
def inviting_lacks_it(network: Network, link: str) -> Network:
    return _without_subject(network, network.links[link].origin)


def _without_subject(network: Network, provider: str) -> Network:
    offered = [row for row in network.services.values() if row.provider == provider]
    return with_rows(network, [evolve(row, subject=Subject.OPHTHALMOLOGY) for row in offered])


@rule(
    code="TEL003",
    title=Text("远程医疗服务超出诊疗科目", "teleservice beyond subject"),
    severity=Severity.ERROR,
    basis=Basis.TEXT,
    confidence=SourceBasis.RECALLED,
    cites=("guoweiyifa-2018-25#licences",),
    subjects="links",
    status=RuleStatus.DRAFT,
    needs=("links.consortium", "links.subjects", "services.subject", "consortia.kind"),
    compliant=compliant,
    breaches=(invited_lacks_it, inviting_lacks_it),
)
def teleservice_beyond_subject(facts: Facts, links: NDArray[np.int32]) -> Verdicts:
    """One side of a consultation or diagnosis at a distance does not hold its medical subject.

    远程会诊或远程诊断的一方没有相应的诊疗科目。

    What it checks:
        For each such link of a telemedicine network, both sides offer a service within every
        subject of the link. Subjects are registered on the practice licence, so that who holds
        the subject holds a licence. Where the invited side lacks one it is an error, where only
        the inviting side does it is advice.

        对远程医疗协作网的每一条此类联系，双方都开展联系所涉及的各个诊疗科目。
        诊疗科目登记在执业许可证上，有科目即有许可。受邀方缺少的是错误，仅邀请方缺少的只是建议。

    Why:
        The rules of 2018 on telemedicine ask of both sides a practice licence and the medical
        subject. That the inviting side is advised only is a ruling of ours: a township lacks
        pathology, and that is why it asks.

        2018年的远程医疗服务管理规范要求双方都有执业许可和相应的诊疗科目。
        对邀请方只作建议，是本库的裁定：乡镇卫生院正因为没有病理科才提出会诊。

    Data it needs:
        Which consortium carries the link, all subjects of the link, and the services of both
        sides with subject, status and period. That a side lacks a subject can be said only where
        its services are listed completely.

        联系所属的医联体及其涉及的全部诊疗科目；双方的服务及其科目、状态和起止日期。
        只有写明一方的服务已全部列出，才能判定它没有该科目。

    How to comply:
        Ask an institution that holds the subject, have the subject registered, or record the
        services of both sides.

        改请有该科目的机构，或者办理诊疗科目登记，或者补记双方的服务。

    When to waive:
        For the inviting side whenever it sends its patients on after the opinion; for the invited
        side it should not be waived.

        邀请方在取得意见后将患者转出的，可以豁免；受邀方不应豁免。
    """
    asked = _Asked(facts)
    outcomes = asked.outcomes

    def explain(position: int) -> Verdict:
        row = int(links[position])
        if outcomes[row] == Outcome.NOT_APPLICABLE.number:
            return not_applicable(
                Text(
                    "不是远程医疗协作网的远程会诊或诊断，或不涉及诊疗科目",
                    "no such link of a telemedicine network, or one without a subject",
                )
            )
        if outcomes[row] == Outcome.PASS.number:
            return passed(
                Text("双方都有该诊疗科目", "both sides hold the subject"), *asked.evidence(row)
            )
        if outcomes[row] == Outcome.FAIL.number:
            return _fault(asked, row)
        return unassessed(
            Text(
                "联系的归属、科目或双方的服务未全部记录",
                "carrier or subjects of the link, or services of a side, are not all recorded",
            ),
            *asked.evidence(row),
            missing=asked.missing(row),
        )

    return Verdicts(of_rows(outcomes, links), explain)


def _fault(asked: _Asked, row: int) -> Verdict:
    invited = asked.invited[row] == 0
    end = asked.target[row] if invited else asked.origin[row]
    name = asked.institution(int(end))
    lacking = asked.lacking(row, int(end))
    zh, en = "、".join(s.zh for s in lacking), ", ".join(s.en for s in lacking)
    side = Text("受邀方", "invited side") if invited else Text("邀请方", "inviting side")
    return failed(
        Text(f"{side.zh} {name} 没有：{zh}", f"the {side.en}, {name}, does not hold: {en}"),
        *asked.evidence(row),
        cure=Text(
            "改请有该科目的机构，或办理诊疗科目登记",
            "ask one that holds the subject, or have it registered",
        ),
        rows=[("institutions", name)],
        severity=None if invited else Severity.ADVICE,
    )


@frozen(eq=False, slots=False)
class _Asked:
    """What links ask of their two sides, and whether these hold it."""

    facts: Facts

    @cached_property
    def subjects(self) -> Subjects:
        """What institutions hold."""
        return shared(self.facts, Subjects)

    @cached_property
    def origin(self) -> NDArray[np.int32]:
        """For each link, the row of the institution that invites."""
        return institutions_at(self.facts, self.facts.network.links.columns.origin)

    @cached_property
    def target(self) -> NDArray[np.int32]:
        """For each link, the row of the institution that is invited."""
        return institutions_at(self.facts, self.facts.network.links.columns.target)

    @cached_property
    def inviting(self) -> States:
        """For each link, whether the inviting side holds all its subjects."""
        return self._hold(self.origin)

    @cached_property
    def invited(self) -> States:
        """For each link, whether the invited side holds all its subjects."""
        return self._hold(self.target)

    @cached_property
    def outcomes(self) -> NDArray[np.int8]:
        """For each link, the number of the outcome."""
        listed = np.asarray(self._column.completeness) == Completeness.COMPLETE.number
        carried = carried_by(self.facts, ConsortiumKind.TELEMEDICINE_NETWORK)
        named = np.diff(self._column.offsets) > 0
        found = np.full(len(carried), Outcome.NOT_ASSESSED.number, np.int8)
        both_hold = (self.inviting == 1) & (self.invited == 1)
        found[(carried == 1) & listed & both_hold] = Outcome.PASS.number
        one_lacks = (self.inviting == 0) | (self.invited == 0)
        found[(carried == 1) & one_lacks] = Outcome.FAIL.number
        nothing = self._column.valid & ~named
        away = (carried == 0) | nothing | ~is_teleservice(self.facts)
        found[away] = Outcome.NOT_APPLICABLE.number
        return read_only(found, np.int8)

    def institution(self, row: int) -> str:
        """Return the id of an institution."""
        return str(self.facts.network.institutions.columns.id[row])

    def lacking(self, link: int, institution: int) -> list[Subject]:
        """Return the subjects of a link that an institution surely does not hold."""
        return [subject for subject in self._of(link) if self._held[subject][institution] == 0]

    def evidence(self, link: int) -> tuple[Evidence, ...]:
        """Return which subjects a link is about."""
        return (Evidence(label=Text("诊疗科目", "subjects"), found=tuple(self._of(link))),)

    def missing(self, link: int) -> tuple[str, ...]:
        """Return which data leave a link open."""
        carrier = unknown_carrier(self.facts, link)
        listed = self._column.valid[link] and (
            np.asarray(self._column.completeness)[link] == Completeness.COMPLETE.number
        )
        subjects = f"links.subjects{' (complete list)' if self._column.valid[link] else ''}"
        found = [*carrier] if listed else [*carrier, subjects]
        ends = {int(self.origin[link]): self.inviting, int(self.target[link]): self.invited}
        for end, holds in ends.items():
            if holds[link] < 0 and end < 0:
                found.append("departments.institution")
            elif holds[link] < 0 and self._of(link):
                found += self.subjects.missing(self.institution(end))
        return tuple(dict.fromkeys(found))

    def _of(self, link: int) -> tuple[Subject, ...]:
        begin, end = self._column.offsets[link : link + 2]
        return tuple(Subject.at(int(number)) for number in self._column.values[begin:end])

    @property
    def _column(self) -> ListColumn:
        return self.facts.network.links.columns.subjects

    @cached_property
    def _held(self) -> Mapping[Subject, States]:
        lengths = np.diff(self._column.offsets)
        relevant = np.repeat(is_teleservice(self.facts), lengths)
        found = (Subject.at(int(n)) for n in np.unique(self._column.values[relevant]))
        return {subject: self.subjects.held(subject) for subject in found}

    def _hold(self, ends: NDArray[np.int32]) -> States:
        """For each link, whether one of its ends holds all subjects; -1 where it names none."""
        lengths = np.diff(self._column.offsets)
        link_of = np.repeat(np.arange(len(ends)), lengths)
        states = np.where(lengths > 0, 1, -1).astype(np.int8)
        for subject, held in self._held.items():
            asking = np.zeros(len(ends), np.bool_)
            asking[link_of[self._column.values == subject.number]] = True
            known = np.append(held, np.int8(-1))[ends]
            states = np.where(asking, both(states, known), states)
        return read_only(states, np.int8)
