"""One hop of a path: the channel that carries it, what act it is, who is liable."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from attrs import frozen

from medconsortium.law import resolve
from medconsortium.referral.channels.channel import Channel
from medconsortium.text import Text
from medconsortium.vocabulary import Carrier, LinkKind

__all__ = ["PRIORITY", "Hop", "cites_on"]

_NATURE: Mapping[LinkKind, Text] = MappingProxyType(
    {
        LinkKind.TELECONSULTATION: Text(
            "远程会诊：受邀方提供意见，邀请方决定诊疗方案",
            "remote consultation: the invited side advises, the inviting side decides",
        ),
        LinkKind.TELEDIAGNOSIS: Text(
            "远程诊断：受邀方出具诊断", "remote diagnosis: the invited side makes the diagnosis"
        ),
        LinkKind.RESOURCE_SERVICE: Text(
            "送检：标本送到共享中心，患者不动",
            "tests: specimens go to a shared centre, the patient stays",
        ),
        LinkKind.EXPERT_VISIT: Text(
            "专家坐诊：医生前来，患者不动", "an expert's visit: the doctor comes"
        ),
        LinkKind.MULTI_SITE_PRACTICE: Text(
            "多地点执业：医生前来，患者不动", "multi-site practice: the doctor comes"
        ),
        LinkKind.DRUG_SUPPLY: Text(
            "药品供应：药品送来，患者不动", "drug supply: the drug is brought"
        ),
        LinkKind.BOOKING: Text("预约就诊，患者自行前往", "a booked visit; the patient goes there"),
        LinkKind.FOLLOW_UP: Text("回转随访", "return for follow-up"),
    }
)
_BOTH_LIABLE = Text("双方共同承担责任", "both sides are liable")
_VISITED_LIABLE = Text(
    "接受坐诊的机构，按双方协议（本库的解读）",
    "the institution visited, as the two have agreed (our reading)",
)
_LIABILITY: Mapping[LinkKind, Text] = MappingProxyType(
    {
        LinkKind.TELECONSULTATION: Text("邀请方承担责任", "the inviting side is liable"),
        LinkKind.TELEDIAGNOSIS: _BOTH_LIABLE,
        LinkKind.RESOURCE_SERVICE: _BOTH_LIABLE,
        LinkKind.EXPERT_VISIT: _VISITED_LIABLE,
        LinkKind.MULTI_SITE_PRACTICE: _VISITED_LIABLE,
    }
)
_REQUIREMENTS: Mapping[str, Text] = MappingProxyType(
    {
        "guoweiyifa-2018-25#consent": Text(
            "患者书面知情同意（凭记忆，待核）",
            "the patient's written informed consent (from memory, to be checked)",
        ),
        "guoweiyifa-2018-25#opinion": Text(
            "受邀方签名的会诊意见（凭记忆，待核）",
            "an opinion signed by the invited side (from memory, to be checked)",
        ),
    }
)
_LIABILITY_CITE = "guoweiyifa-2018-25#liability"
_REMOTE = frozenset({LinkKind.TELECONSULTATION, LinkKind.TELEDIAGNOSIS})

PRIORITY = Text("优先接诊、优先检查、优先住院", "seen first, examined first, admitted first")
"""What a green channel gives (D32: the Panyu oncology consortium of 2017)."""


@frozen(kw_only=True)
class Hop:
    """One hop of a path, and the channel that carries it.

    `doubts` are what is to be asked before it is taken, those of the channel among them.
    `priority` tells whether a green channel speeds it up. `cites` leads into the law that was in
    force on the day.
    """

    channel: Channel
    doubts: tuple[Text, ...] = ()
    priority: bool = False
    cites: tuple[str, ...] = ()

    @property
    def carrier(self) -> Carrier:
        """What travels: the patient, data, an appointment and so on."""
        return self.channel.carrier

    @property
    def nature(self) -> Text:
        """What kind of act it is."""
        kind = self.channel.kind
        return _NATURE.get(kind, Text(kind.zh, kind.en))

    @property
    def liability(self) -> Text | None:
        """Who is liable, where that is not plainly the institution that treats."""
        return _LIABILITY.get(self.channel.kind)

    @property
    def requirements(self) -> tuple[Text, ...]:
        """What must be there before it is done."""
        return tuple(_REQUIREMENTS.values()) if self.channel.kind in _REMOTE else ()

    @property
    def sender(self) -> str:
        """The institution that the carrier leaves."""
        channel = self.channel
        return channel.target if channel.comes_to_patient else channel.origin

    @property
    def receiver(self) -> str:
        """The institution that the carrier reaches."""
        channel = self.channel
        return channel.origin if channel.comes_to_patient else channel.target


def cites_on(channel: Channel, on: date) -> tuple[str, ...]:
    """Return what of the law a hop rests on, as far as it had begun by a day.

    >>> channel = Channel(
    ...     origin="县",
    ...     target="省",
    ...     kind=LinkKind.TELEDIAGNOSIS,
    ...     carrier=Carrier.DATA,
    ...     declared=True,
    ...     basis=Text(),
    ... )
    >>> len(cites_on(channel, date(2024, 1, 1))), cites_on(channel, date(2018, 1, 1))
    (3, ())
    """
    more = (*_REQUIREMENTS, _LIABILITY_CITE) if channel.kind in _REMOTE else ()
    begun = (cite for cite in more if resolve(cite).begins.earliest <= on)
    return tuple(dict.fromkeys((*channel.cites, *begun)))
