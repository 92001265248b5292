"""What a patient needs. No personal data: a need, never a patient."""

from __future__ import annotations

from attrs import field, frozen

from medconsortium.model.values import to_tuple
from medconsortium.vocabulary import Condition, Phase, ServiceItem, Subject, Urgency

__all__ = ["CareNeed"]

_GOING_DOWN = frozenset(
    {Phase.POST_OPERATIVE, Phase.RECOVERY, Phase.REHABILITATION, Phase.LONG_TERM, Phase.FOLLOW_UP}
)
_CRITICAL = frozenset({Condition.CRITICAL_MATERNAL, Condition.CRITICAL_NEWBORN_CHILD})


@frozen(kw_only=True)
class CareNeed:
    """What care is needed: who can give it is what a referral query finds out.

    `subjects`, `items` and `condition` together say what the receiving institution must offer.
    `provider` names it where that is already decided. `home` is the institution or division that
    the patient comes from, `signed_with` the institution of the family-doctor team: patients who
    recover go down towards them. `remote_acceptable` allows care without moving the patient.
    """

    phase: Phase
    subjects: tuple[Subject, ...] = field(default=(), converter=to_tuple)
    items: tuple[ServiceItem, ...] = field(default=(), converter=to_tuple)
    condition: Condition | None = None
    urgency: Urgency = Urgency.ROUTINE
    provider: str | None = None
    home: str | None = None
    signed_with: str | None = None
    remote_acceptable: bool = False

    @property
    def goes_down(self) -> bool:
        """Whether the patient is past the acute phase and goes down, towards home."""
        return self.phase in _GOING_DOWN and not self.is_emergency

    @property
    def is_emergency(self) -> bool:
        """Whether agreements, borders, first contact and steps do not bind."""
        return self.urgency is Urgency.EMERGENCY

    @property
    def skips_first_contact(self) -> bool:
        """Whether the patient need not see a primary institution first."""
        return self.is_emergency or self.goes_down or self.condition in _CRITICAL
