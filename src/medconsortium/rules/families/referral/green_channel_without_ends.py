"""REF012 green-channel-without-ends."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.model import Consortium, Link, Listing, Network, with_rows, without_rows
from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.alike import judge_alike
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.three_valued import States, both, either, known
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    not_applicable,
    passed,
    unassessed,
)
from medconsortium.rules.examples import EXAMPLE_ID, example
from medconsortium.rules.judging.linkage import Links, lists_one_of
from medconsortium.rules.judging.practices import extent
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, GreenChannel, LinkKind

__all__ = ["green_channel_without_ends"]

_SERVES_PATIENTS = (
    LinkKind.REFERRAL_UP,
    LinkKind.REFERRAL_DOWN,
    LinkKind.REFERRAL_LATERAL,
    LinkKind.BOOKING,
    LinkKind.CRITICAL_TRANSFER,
    LinkKind.TELECONSULTATION,
    LinkKind.TELEDIAGNOSIS,
    LinkKind.RESOURCE_SERVICE,
    LinkKind.FOLLOW_UP,
)


def compliant() -> Network:
    """Return an alliance with a channel for booking, between its member and its lead."""
    booking = Link(
        origin="乙",
        target="甲",
        kind=LinkKind.BOOKING,
        consortium=EXAMPLE_ID,
        green_channel=GreenChannel.BOOKING,
    )
    support = Link(origin="甲", target="乙", kind=LinkKind.SUPPORT, consortium=EXAMPLE_ID)
    return example(
        "specialty_alliance",
        {"甲": "lead", "乙": "member"},
        rows=[booking, support],
        fields={"green_channels": Listing([GreenChannel.BOOKING], Completeness.COMPLETE)},
        complete={"members", "links"},
    )


@breach("绿色通道没有对应的联系", "no link carries the green channel")
def channel_without_link(network: Network, consortium: str) -> Network:
    carrying = (link for link in network.links.values() if link.green_channel is not None)
    return without_rows(network, [link for link in carrying if link.consortium == consortium])


@breach("又声明了一条没有两端的绿色通道", "one more green channel is declared, without ends")
def further_channel_without_link(network: Network, consortium: str) -> Network:
    row = network.consortia[consortium]
    declared = (*(row.green_channels or ()), GreenChannel.ONCOLOGY_MDT)
    more = Listing(declared, Completeness.COMPLETE)
    return with_rows(network, [evolve(row, green_channels=more)])


@rule(
    code="REF012",
    title=Text("绿色通道没有两端", "green channel without ends"),
    severity=Severity.WARNING,
    basis=Basis.INTEGRITY,
    needs=(
        "consortia.green_channels",
        "links",
        "links.green_channel",
        "links.consortium",
    ),
    compliant=compliant,
    breaches=(channel_without_link, further_channel_without_link),
)
def green_channel_without_ends(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A green channel is declared, but not between which institutions it runs.

    声明了绿色通道，却没有写明通道两端的机构。

    What it checks:
        For every green channel that a consortium declares, at least one of its links in force is
        of that channel, from one institution to another. Links that serve no patient, such as
        support or teaching, are not looked at.

        医联体声明的每一条绿色通道，至少有一条现行联系属于该通道，并写明两端的机构。
        不涉及患者的联系（如帮扶、教学）不计。

    Why:
        No source says so: it is about sound data. Networks name six channels and more in their
        reports; one that begins and ends nowhere cannot be followed by a patient.

        没有条文依据，属数据完整性：各网络在报道中列出六条乃至更多绿色通道，
        没有两端的通道，患者无从使用。

    Data it needs:
        The green channels; the links of the consortium with their period, ends and green channel.
        To say that a channel has no link, the links must be listed completely, each with the
        channel it is of.

        绿色通道；医联体的联系及其起止日期、两端、所属绿色通道。
        要断定某通道没有联系，联系须已全部列出，并各自写明所属通道。

    How to comply:
        Record for each channel the links that carry it, or take it off the list.

        为每条通道记录承载它的联系，或从列表中去掉该通道。

    When to waive:
        For an extract from a report that does not name the institutions.

        数据摘自报道，而报道未写明机构时。
    """
    channels = _Channels(shared(facts, Links), {})
    return judge_alike(
        consortia,
        lambda row: _judge(channels, facts.consortium(row), row),
        extent(facts, "green_channels"),
        channels.all_found,
    )


@frozen(eq=False, slots=False)
class _Channels:
    """Which consortia have a link of a green channel; found out when first asked for."""

    links: Links
    known: dict[GreenChannel, States]

    def found(self, channel: GreenChannel) -> States:
        """Return for each consortium whether it has a link of a channel."""
        if channel not in self.known:
            of_channel = self.links.some_among(*self._of(channel))
            self.known[channel] = either(of_channel, self._perhaps_any)
        return self.known[channel]

    def suits(self, channel: GreenChannel) -> States:
        """Return for each link whether it is of a channel, and its ends are known."""
        found = self._unstated.copy()
        rows, states = self._of(channel)
        found[rows] = states
        return read_only(found, np.int8)

    def _of(self, channel: GreenChannel) -> tuple[NDArray[np.int64], States]:
        """Return the rows of the links of a channel, and whether their ends are known."""
        rows = self._stated[self._column[self._stated] == channel.number]
        ends_known = (self.links.origin[rows] >= 0) & (self.links.target[rows] >= 0)
        return rows, read_only(np.where(ends_known, 1, -1), np.int8)

    @cached_property
    def _perhaps_any(self) -> States:
        """For each consortium, whether it may have a link of whatever channel."""
        return self.links.some(self._unstated)

    @cached_property
    def _serves(self) -> NDArray[np.bool_]:
        return self.links.of_kinds(_SERVES_PATIENTS)

    @property
    def _column(self) -> NDArray[np.int8]:
        return self.links.facts.network.links.columns.green_channel

    @cached_property
    def _stated(self) -> NDArray[np.int64]:
        """The rows of the links that serve patients and are of a channel."""
        return np.flatnonzero(self._serves & (self._column >= 0))

    @cached_property
    def _unstated(self) -> States:
        """For each link, -1 where it serves patients and may be of any channel."""
        return read_only(-known(self._serves & (self._column < 0)), np.int8)

    @property
    def all_found(self) -> States:
        """For each consortium, whether it has a link of every channel that it declares."""
        found = known(np.ones(len(self.links.listed), np.bool_))
        column = self.links.facts.network.consortia.columns.green_channels
        for channel in map(GreenChannel.at, np.unique(column.values).tolist()):
            declares = lists_one_of(column, [channel]) == 1
            found = both(found, np.where(declares, self.found(channel), np.int8(1)))
        return found


def _judge(channels: _Channels, consortium: Consortium, row: int) -> Verdict:
    declared = consortium.green_channels
    if declared is None:
        return unassessed(
            Text("没有记录绿色通道", "no green channel is recorded"),
            missing=("consortia.green_channels",),
        )
    if not declared:
        return not_applicable(Text("没有绿色通道", "there is no green channel"))
    found = {channel: int(channels.found(channel)[row]) for channel in declared}
    evidence = Evidence(
        label=Text("有两端的绿色通道", "green channels with ends"),
        found=sum(state == 1 for state in found.values()),
        wanted=len(found),
    )
    without = [channel for channel, state in found.items() if state == 0]
    if without:
        zh, en = "、".join(c.zh for c in without), ", ".join(c.en for c in without)
        return failed(
            Text(f"没有两端的绿色通道：{zh}", f"green channels without ends: {en}"),
            evidence,
            cure=Text(
                "记录承载该通道的联系，或去掉该通道",
                "record the links that carry it, or take it off the list",
            ),
        )
    listed = declared.completeness is Completeness.COMPLETE
    open_ = [channel for channel, state in found.items() if state < 0]
    if listed and not open_:
        return passed(Text("绿色通道都有两端", "every green channel has its ends"), evidence)
    lacking = [] if listed else ["consortia.green_channels (complete list)"]
    for channel in open_:
        lacking += channels.links.lacking(row, channels.suits(channel), ("links.green_channel",))
    return unassessed(
        Text("绿色通道或其联系未全部记录", "green channels or their links are not fully recorded"),
        evidence,
        missing=tuple(dict.fromkeys(lacking)),
    )
