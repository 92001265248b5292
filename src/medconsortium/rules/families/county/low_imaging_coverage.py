"""CMC014 low-imaging-coverage."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.law import DatedValue
from medconsortium.model import HostedCentre, Institution, Link, Listing, Network, without_rows
from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.subjects import institutions_at
from medconsortium.rules.engine.terms import Basis, Outcome, Severity
from medconsortium.rules.engine.three_valued import States, both, known, told
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    judge_each,
    not_applicable,
    passed,
    unassessed,
)
from medconsortium.rules.examples import EXAMPLE_ID
from medconsortium.rules.judging.centres import hosted_centres
from medconsortium.rules.judging.grid_forms import linked
from medconsortium.rules.judging.institutions import of_categories
from medconsortium.rules.judging.linkage import Links, lists_one_of
from medconsortium.rules.judging.members import Roster, unstated
from medconsortium.rules.judging.practices import extent
from medconsortium.rules.judging.seats import Seats
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Category,
    Centre,
    Completeness,
    ConsortiumKind,
    LinkKind,
    SourceBasis,
    Subject,
)

__all__ = ["low_imaging_coverage"]

_TOWNSHIP_CENTRES = (Category.C210, Category.C220)
_SERVES = (LinkKind.TELEDIAGNOSIS, LinkKind.RESOURCE_SERVICE)
_IMAGING = tuple(s for s in Subject if Subject.IMAGING in (s, s.parent) and s is not Subject.ECG)


def compliant() -> Network:
    """Return a county community whose imaging centre serves four of five township centres."""
    centres, others = "乙丙丁戊己", {"甲": Category.A100, "庚": Category.D600, "辛": Category.J100}
    categories = {**others, **dict.fromkeys(centres, Category.C220)}
    return linked(
        "county_medical_community",
        {name: "lead" if name == "甲" else "member" for name in categories},
        rows=[
            *(Institution(id=name, name=name, category=kind) for name, kind in categories.items()),
            *(_reading(name, Subject.IMAGING) for name in centres[1:]),
            _reading("庚", Subject.ECG),
        ],
        fields={"centres": [HostedCentre(centre=Centre.IMAGING, host="甲")]},
    )


@breach("影像中心只服务一半的乡镇卫生院", "the imaging centre serves too few township centres")
def too_few_served(network: Network, consortium: str) -> Network:
    carried = (link for link in network.links.values() if link.consortium == consortium)
    reading = [link for link in carried if Subject.IMAGING in (link.subjects or ())]
    return without_rows(network, reading[:2])


@rule(
    code="CMC014",
    title=Text("影像中心覆盖的乡镇卫生院不足", "low imaging coverage"),
    severity=Severity.WARNING,
    basis=Basis.READING,
    confidence=SourceBasis.FOUND,
    cites=("guoweibanjicenghan-2025-121#imaging-coverage",),
    kinds=frozenset({ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=(
        "links",
        "links.consortium",
        "links.subjects",
        "consortia.centres",
        "institutions.category",
        "consortia.members_completeness",
    ),
    compliant=compliant,
    breaches=(too_few_served,),
)
def low_imaging_coverage(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """The imaging centre of a county community serves too few of its township health centres.

    县域医共体的影像中心覆盖的乡镇卫生院不足。

    What it checks:
        Of the members that are township health centres (C210, C220 of WS 218), the share that the
        imaging centre serves is at least what the notice asks for on the day. One is served where
        a declared link of the community for tele-diagnosis or resource service, in imaging or in
        any subject, joins it with the institution that hosts the centre, in either direction.

        成员中的乡镇卫生院（WS 218的C210、C220）里，影像中心所服务的比例不低于当日规定的比例。
        与中心承办机构之间有医联体声明的远程诊断或资源共享服务联系、且面向影像或不限科目的，
        即为被服务；方向不限。

    Why:
        The notice of 2025 wants the imaging centre to cover at least 80 % of township health
        centres by the end of that year; we know it at second hand. It may be a target for the
        whole area; that each community is held to it is a ruling of ours.

        2025年的通知要求到当年底影像中心覆盖不低于80%的乡镇卫生院；间接得知。
        该比例可能是对整个地区的目标；要求每个医共体达到，是本库的裁定。

    Data it needs:
        The centres and who hosts them; the members with their categories, listed completely; the
        links of the community with kind, subjects and period. To say that too few are served, the
        links must be listed completely too.

        各中心及其承办机构；成员及其类别，并已全部列出；医联体的联系及其种类、科目、起止日期。
        要断定不足，联系也须已全部列出。

    How to comply:
        Connect the township health centres that are left to the imaging centre, and record the
        links.

        把其余乡镇卫生院接入影像中心，并记录联系。

    When to waive:
        Where a township health centre reads its own images or is served from outside the county.

        乡镇卫生院自行诊断，或由县外的中心服务时。
    """
    threshold = facts.parameter("guoweibanjicenghan-2025-121#imaging-coverage")
    if threshold is None:
        before = not_applicable(Text("当日没有规定比例", "no share is asked for on the day"))
        return judge_each(consortia, lambda _: before)
    coverage = _Coverage(shared(facts, Roster), shared(facts, Links))
    outcomes = read_only((coverage.outcome(int(r), threshold).number for r in consortia), np.int8)

    def explain(position: int) -> Verdict:
        outcome = Outcome.at(int(outcomes[position]))
        return _explain(coverage, int(consortia[position]), outcome, threshold)

    return Verdicts(outcomes, explain)


@frozen
class _Counts:
    """How many township health centres a community has, and how many of them are served.

    `centres` surely are members and such centres; of them `served` surely are served and
    `perhaps_served` are or may be. Of what may be further centres, `more_unserved` are not surely
    served and `more_served` may be.
    """

    centres: int
    served: int
    perhaps_served: int
    more_unserved: int
    more_served: int

    @property
    def least(self) -> float:
        """The least share that may be served, in percent."""
        of = self.centres + self.more_unserved
        return 100 * self.served / of if of else 0

    @property
    def most(self) -> float:
        """The greatest share that may be served, in percent."""
        of = self.centres + self.more_served
        return 100 * (self.perhaps_served + self.more_served) / of if of else 100


@frozen(eq=False, slots=False)
class _Coverage:
    """Which members are township health centres, and which the imaging centre serves."""

    roster: Roster
    links: Links

    def outcome(self, row: int, wanted: DatedValue) -> Outcome:
        """Return the outcome for a community."""
        if not self.roster.facts.members_listed[row] or self.unnamed[row]:
            return Outcome.NOT_ASSESSED
        counts = self.counts(row)
        if not (counts.centres or counts.more_unserved or counts.more_served):
            return Outcome.NOT_APPLICABLE
        if wanted.is_met_by(counts.least):
            return Outcome.PASS
        return Outcome.NOT_ASSESSED if wanted.is_met_by(counts.most) else Outcome.FAIL

    def counts(self, row: int) -> _Counts:
        """Return how many township health centres a community has, and how many are served."""
        return _Counts(*(column[row] for column in self._counted))

    @cached_property
    def _counted(self) -> list[list[int]]:
        """The fields of `_Counts`, each for every consortium."""
        sure, perhaps, served = self.is_centre == 1, self.is_centre < 0, self.served
        marked = (
            sure,
            sure & (served == 1),
            sure & (served != 0),
            perhaps & (served != 1),
            perhaps & (served != 0),
        )
        most = len(self.links.listed)
        return [
            np.bincount(self.seats.consortium[self.members[of]], minlength=most).tolist()
            for of in marked
        ]

    def unserved(self, row: int) -> list[str]:
        """Return the township health centres of a community that surely are not served."""
        here = self.seats.consortium[self.members] == row
        found = self.members[here & (self.is_centre == 1) & (self.served == 0)]
        ids = self.roster.facts.network.institutions.columns.id
        return [ids[int(place)] or "" for place in np.sort(self.seats.institution[found])]

    @cached_property
    def seats(self) -> Seats:
        """The numbers of members and ends of links."""
        return shared(self.roster.facts, Seats)

    @cached_property
    def members(self) -> NDArray[np.int64]:
        """The seats of institutions that are or may be members of communities."""
        facts = self.roster.facts
        kind = facts.network.consortia.columns.kind[self.roster.consortium]
        asked = kind == ConsortiumKind.COUNTY_MEDICAL_COMMUNITY.number
        asked &= facts.is_member != 0
        return np.flatnonzero(self.seats.taken(self.seats.of_members[asked]))

    @cached_property
    def is_centre(self) -> States:
        """For each of them, whether it surely is a member and a township health centre."""
        facts, seats = self.roster.facts, self.seats
        surely = seats.taken(seats.of_members[facts.is_member == 1])[self.members]
        category = of_categories(facts, _TOWNSHIP_CENTRES)[seats.institution[self.members]]
        return both(category, np.where(surely, 1, -1).astype(np.int8))

    @cached_property
    def served(self) -> States:
        """For each of them, whether the imaging centre of the consortium serves it."""
        links, hosts, seats, members = self.links, self.hosts, self.seats, self.members
        possible = (self.serves != 0) & (links.holds != 0)
        attached, ends = links.consortium >= 0, (links.origin >= 0) & (links.target >= 0)
        certain = (self.serves == 1) & (links.holds == 1)
        sure = self._at_hosts(np.flatnonzero(possible & seats.drawn & certain))
        may = self._at_hosts(np.flatnonzero(possible & seats.drawn), everywhere=hosts.open)
        loose = np.zeros(len(self.roster.facts.network.institutions) + 1, np.bool_)
        for end in (links.origin, links.target):
            loose[end[possible & ~attached]] = True  # -1, not known, stands last
        anybody = ~links.listed | loose[-1]
        anybody[links.consortium[possible & attached & ~ends]] = True
        of = seats.consortium[members]
        perhaps = may[members] | loose[seats.institution[members]] | anybody[of]
        perhaps &= ~hosts.none[of]
        surely = sure[members] | seats.taken(hosts.known)[members]
        return told(surely, perhaps)

    @cached_property
    def serves(self) -> States:
        """For each link, whether it is one by which images may be read elsewhere."""
        subjects = self.links.facts.network.links.columns.subjects
        limited = lists_one_of(subjects, _IMAGING)
        unlimited = subjects.valid & (np.diff(subjects.offsets) == 0)
        return both(
            known(self.links.of_kinds(_SERVES)), np.where(unlimited, 1, limited).astype(np.int8)
        )

    def _at_hosts(
        self, links: NDArray[np.int64], *, everywhere: NDArray[np.bool_] | None = None
    ) -> NDArray[np.bool_]:
        """For each seat, whether links join it with a host, or anybody in some consortia."""
        seats, of = self.seats, self.links.consortium[links]
        is_host = seats.taken(self.hosts.known)
        free = np.zeros(len(of), np.bool_) if everywhere is None else everywhere[of]
        origins, targets = seats.of_origins[links], seats.of_targets[links]
        return seats.taken(origins[is_host[targets] | free], targets[is_host[origins] | free])

    @cached_property
    def hosts(self) -> _Hosts:
        """Who hosts the imaging centres."""
        return _hosts(self.roster.facts)

    @cached_property
    def unnamed(self) -> NDArray[np.bool_]:
        """For each consortium, whether it has or may have members of no known institution."""
        return self.roster.consortia_of(
            (self.roster.facts.is_member != 0) & (self.roster.institution < 0)
        )


@frozen(eq=False)
class _Hosts:
    """Who hosts the imaging centres of consortia: the seats of those that are known.

    `open` says for each consortium whether there may be another host, and `none` whether it surely
    has no imaging centre.
    """

    known: NDArray[np.int64]
    open: NDArray[np.bool_]
    none: NDArray[np.bool_]


def _hosts(facts: Facts) -> _Hosts:
    hosted, how_far = hosted_centres(facts), extent(facts, "centres")
    imaging = hosted.centre == Centre.IMAGING.number
    of, place = hosted.consortium[imaging], institutions_at(facts, hosted.host)[imaging]
    open_, none = (how_far < 0) | (how_far == 1), how_far >= 0
    open_[of[place < 0]] = True
    none[how_far == 1] = False
    none[of] = False
    return _Hosts(shared(facts, Seats).find(of, place), open_, none)


def _explain(coverage: _Coverage, row: int, outcome: Outcome, wanted: DatedValue) -> Verdict:
    if outcome is Outcome.NOT_APPLICABLE:
        return not_applicable(Text("没有乡镇卫生院成员", "no member is a township health centre"))
    counts = coverage.counts(row)
    share = Evidence(
        label=Text("影像中心覆盖的乡镇卫生院", "township health centres served"),
        found=f"{counts.served}/{counts.centres}",
        wanted=f"≥ {wanted.number:g}%",
    )
    if outcome is Outcome.PASS:
        return passed(Text("覆盖达到规定比例", "enough of them are served"), share)
    if outcome is Outcome.FAIL:
        names = coverage.unserved(row)
        return failed(
            Text(
                f"影像中心没有覆盖：{'、'.join(names)}",
                f"the imaging centre does not serve: {', '.join(names)}",
            ),
            share,
            cure=Text(
                "把其余乡镇卫生院接入影像中心并记录", "connect them to the centre, and record it"
            ),
            rows=[("institutions", name) for name in names],
        )
    return unassessed(
        Text(
            "影像中心、乡镇卫生院成员或其间的联系未全部记录",
            "the imaging centre, the township centres or the links are not fully recorded",
        ),
        share,
        missing=tuple(dict.fromkeys(_missing(coverage, row))),
    )


def _missing(coverage: _Coverage, row: int) -> Iterator[str]:
    roster, links, facts = coverage.roster, coverage.links, coverage.roster.facts
    if not facts.members_listed[row]:
        yield "consortia.members_completeness"
    category = unstated(facts, "institutions.category")
    for number in roster.rows_of(row):
        if facts.is_member[number] != 0:
            membership = roster.membership(int(number), keyed=False)
            yield from category(membership)
            yield from dates_in_doubt(membership, on=facts.on)
    counts = coverage.counts(row)
    if counts.served < counts.centres or coverage.unnamed[row]:
        if coverage.hosts.open[row]:
            yield "consortia.centres"
        yield from links.lacking(row, coverage.serves, ("links.subjects",))


def _reading(origin: str, subject: Subject) -> Link:
    return Link(
        origin=origin,
        target="甲",
        kind=LinkKind.TELEDIAGNOSIS,
        subjects=Listing([subject], Completeness.COMPLETE),
        consortium=EXAMPLE_ID,
    )
