"""The answer to a referral query: a path, why that one, and what would be next best."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
from attrs import frozen

from medconsortium.model import Network
from medconsortium.referral.cost import PathCost
from medconsortium.referral.explanations import html, plain, sentences
from medconsortium.referral.explanations.certainty import Certainty
from medconsortium.referral.explanations.hop import Hop
from medconsortium.referral.need import CareNeed
from medconsortium.referral.places.resolving import Origin
from medconsortium.referral.policy import ReferralPolicy
from medconsortium.text import Language, Text

__all__ = ["Alternative", "ReferralPath"]


@frozen(kw_only=True)
class Alternative:
    """The best way to somewhere else, and what it costs beside the best one (`than`)."""

    network: Network = attrs.field(repr=False, eq=False)
    target: str
    institutions: tuple[str, ...]
    cost: PathCost
    certainty: Certainty
    than: PathCost = attrs.field(repr=False)

    def to_text(self, language: Language = "zh") -> str:
        """Return where else one might go, and how much more that costs."""
        return sentences.other_way(self, language)


@frozen(kw_only=True)
class ReferralPath:
    """Where a patient goes, along which channels, and how sure that is.

    No hops and `CONFIRMED` means that the origin itself can give the care; `NONE` that nothing
    was found, with the `reason`. `doubts` are what would have to be confirmed first. `department`
    is who gives the care at the target, if that is one department. `consult_first` is a remote
    consultation with the target that may begin before an urgent journey. `next_best` is the best
    way to another target.
    """

    network: Network = attrs.field(repr=False, eq=False)
    on: date
    origin: Origin
    need: CareNeed
    policy: ReferralPolicy
    certainty: Certainty
    target: str | None = None
    department: str | None = None
    hops: tuple[Hop, ...] = ()
    doubts: tuple[Text, ...] = ()
    reason: Text
    cost: PathCost | None = None
    next_best: Alternative | None = None
    consult_first: Hop | None = None

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
        return None if self.cost is None else self.cost.travel_minutes

    @property
    def transfers(self) -> int:
        """How many hops move the patient."""
        return sum(hop.channel.moves_patient for hop in self.hops)

    @property
    def moves_patient(self) -> bool:
        """Whether a hop moves the patient."""
        return self.transfers > 0

    def to_text(self, language: Language = "zh") -> str:
        """Return the path with the reason of every hop, a line for each."""
        return "\n".join(sentences.path_lines(self, language))

    def to_dict(self) -> dict[str, Any]:
        """Return the path as plain data."""
        return plain.plain_path(self)

    def _repr_html_(self) -> str:
        return html.path_table(self)
