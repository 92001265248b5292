"""The answer to a referral query, with the reason of every hop."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
from attrs import frozen

from medconsortium.law import resolve
from medconsortium.model import Network
from medconsortium.referral.channels.channel import Channel
from medconsortium.referral.need import CareNeed
from medconsortium.referral.policy import ReferralPolicy
from medconsortium.text import Language, Text
from medconsortium.vocabulary import Carrier, LinkKind, Term

__all__ = ["Certainty", "Hop", "ReferralPath"]


class Certainty(Term):
    """How sure an answer is."""

    CONFIRMED = "confirmed", "已确认", "confirmed"
    POSSIBLE = "possible", "可能（待确认）", "possible (unconfirmed)"
    NONE = "none", "无路径", "no path"


_NATURE = {
    LinkKind.TELECONSULTATION: Text(
        "远程会诊：邀请方决定并承担责任；须有患者书面知情同意和签名的会诊意见（凭记忆，待核）",
        "remote consultation: the inviting side decides and is liable; the patient's written "
        "consent and a signed opinion are required (from memory, to be checked)",
    ),
    LinkKind.TELEDIAGNOSIS: Text(
        "远程诊断：双方共同承担责任", "remote diagnosis: both sides are liable"
    ),
    LinkKind.BOOKING: Text("预约就诊，患者自行前往", "a booked visit; the patient goes there"),
    LinkKind.FOLLOW_UP: Text("回转随访", "return for follow-up"),
    LinkKind.CRITICAL_TRANSFER: Text("危重症转运", "critical transfer"),
}


@frozen(kw_only=True)
class Hop:
    """One hop of a path, and the channel that carries it."""

    channel: Channel
    doubts: tuple[Text, ...]

    @property
    def carrier(self) -> Carrier:
        """What travels: the patient, data, an appointment and so on."""
        return self.channel.carrier

    @property
    def nature(self) -> Text:
        """What kind of act it is, and who is liable where that differs."""
        kind = self.channel.kind
        return _NATURE.get(kind, Text(kind.zh, kind.en))


@frozen(kw_only=True)
class ReferralPath:
    """Where a patient goes, along which channels, and how sure that is.

    No hops and `CONFIRMED` means that the origin itself can give the care; `NONE` that nothing
    was found, with the `reason`. `doubts` are what would have to be confirmed first.
    """

    network: Network = attrs.field(repr=False, eq=False)
    on: date
    origin: str
    need: CareNeed
    policy: ReferralPolicy
    certainty: Certainty
    target: str | None
    hops: tuple[Hop, ...]
    doubts: tuple[Text, ...]
    reason: Text

    @property
    def found(self) -> bool:
        """Whether there is a path."""
        return self.certainty is not Certainty.NONE

    @property
    def institutions(self) -> tuple[str, ...]:
        """The ids along the path, origin first; empty if there is none."""
        if not self.found:
            return ()
        first = self.hops[0].channel.origin if self.hops else self.target
        return (str(first), *(hop.channel.target for hop in self.hops))

    @property
    def travel_minutes(self) -> float | None:
        """The patient's travel time in all; `None` where a part is not known, as from home."""
        if self.origin not in self.institutions:
            return None
        minutes = [hop.channel.travel_minutes for hop in self.hops if hop.channel.moves_patient]
        return None if None in minutes else sum(m for m in minutes if m is not None)

    def to_text(self, language: Language = "zh") -> str:
        """Return the path with the reason of every hop, a line for each."""
        return "\n".join(_lines(self, language))

    def to_dict(self) -> dict[str, Any]:
        """Return the path as plain data."""
        return {
            "on": self.on.isoformat(),
            "network": self.network.digest,
            "origin": self.origin,
            "certainty": self.certainty.key,
            "target": self.target,
            "institutions": list(self.institutions),
            "travel_minutes": self.travel_minutes,
            "reason": attrs.asdict(self.reason),
            "doubts": [attrs.asdict(doubt) for doubt in self.doubts],
            "hops": [_plain_hop(hop) for hop in self.hops],
        }


def _lines(path: ReferralPath, language: Language) -> list[str]:
    zh = language == "zh"
    names = [_name(path.network, i, language) for i in path.institutions]
    route = " → ".join(names) if names else path.reason.in_language(language)
    lines = [f"{route}  [{path.certainty.label(language)}]"]
    for number, hop in enumerate(path.hops, start=1):
        channel = hop.channel
        how = (
            ("已声明" if zh else "declared") if channel.declared else ("推定" if zh else "assumed")
        )
        lines.append(
            f"  {number}. {_name(path.network, channel.origin, language)} → "
            f"{_name(path.network, channel.target, language)}: "
            f"{channel.kind.label(language)} ({channel.carrier.label(language)}, {how})"
        )
        lines += [f"     {line}" for line in _hop_lines(path.network, hop, language)]
    ask = "待确认：" if zh else "to confirm: "
    return lines + [f"  {ask}{doubt.in_language(language)}" for doubt in path.doubts]


def _hop_lines(network: Network, hop: Hop, language: Language) -> list[str]:
    zh = language == "zh"
    channel = hop.channel
    lines = [f"{'依据' if zh else 'because'}: {channel.basis.in_language(language)}"]
    if hop.nature.zh != channel.kind.zh:
        lines.append(hop.nature.in_language(language))
    if channel.consortium is not None:
        name = network.consortia[channel.consortium].name.in_language(language)
        lines.append(f"{'医联体' if zh else 'consortium'}: {name}")
    if channel.instrument is not None:
        title = network.instruments[channel.instrument].title
        shown = title.in_language(language) if title is not None else channel.instrument
        lines.append(f"{'文件' if zh else 'instrument'}: {shown}")
    lines += [
        f"{'规定' if zh else 'law'}: {resolve(cite).in_language(language)}"
        for cite in channel.cites
    ]
    if channel.moves_patient:
        minutes = channel.travel_minutes
        unknown = "未知" if zh else "not stated"
        time = unknown if minutes is None else f"{minutes:g} {'分钟' if zh else 'minutes'}"
        lines.append(f"{'路程' if zh else 'travel time'}: {time}")
    if channel.sources:
        lines.append(f"{'来源' if zh else 'sources'}: {', '.join(channel.sources)}")
    return lines


def _name(network: Network, institution: str, language: Language) -> str:
    return network.institutions[institution].name.in_language(language)


def _plain_hop(hop: Hop) -> dict[str, Any]:
    channel = hop.channel
    return {
        "from": channel.origin,
        "to": channel.target,
        "kind": channel.kind.key,
        "carrier": channel.carrier.key,
        "declared": channel.declared,
        "basis": attrs.asdict(channel.basis),
        "nature": attrs.asdict(hop.nature),
        "doubts": [attrs.asdict(doubt) for doubt in hop.doubts],
        "travel_minutes": channel.travel_minutes,
        "link": channel.link,
        "consortium": channel.consortium,
        "instrument": channel.instrument,
        "cites": list(channel.cites),
        "sources": list(channel.sources),
    }
