"""What a patient needs. No personal data: a need, never a patient."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from attrs import field, frozen

from medconsortium.model.values import to_tuple
from medconsortium.vocabulary import (
    Condition,
    DiagnosisGroup,
    PatientGroup,
    Phase,
    ServiceItem,
    Subject,
    Term,
    Urgency,
)

__all__ = ["CareNeed"]

_GOING_DOWN = frozenset(
    {Phase.POST_OPERATIVE, Phase.RECOVERY, Phase.REHABILITATION, Phase.LONG_TERM, Phase.FOLLOW_UP}
)
_CRITICAL = frozenset({Condition.CRITICAL_MATERNAL, Condition.CRITICAL_NEWBORN_CHILD})
_SUBJECTS_OF: Mapping[PatientGroup, tuple[Subject, ...]] = MappingProxyType(
    {
        PatientGroup.CHILD: (
            Subject.PAEDIATRICS,
            Subject.PAEDIATRIC_SURGERY,
            Subject.CHILD_HEALTH_CARE,
        ),
        PatientGroup.NEWBORN: (Subject.NEONATOLOGY,),
        PatientGroup.MOTHER: (Subject.OBSTETRICS,),
    }
)
"""The subject that a group needs, and others that will do where they are named (our reading)."""


def _is_diagnosis(_: object, __: object, code: Any) -> None:
    if code is not None:
        DiagnosisGroup.of(code)


@frozen(kw_only=True)
class CareNeed:
    """What care is needed: who can give it is what a referral query finds out.

    `subjects`, `items`, `condition` and `patient_group` together say what the receiving
    institution must offer; `diagnosis`, an ICD-10 code, is asked of disease lists only.
    `provider`, an institution or a department, names the receiver where that is already decided.
    `home` is the institution or division that the patient comes from, `signed_with` the
    institution of the family-doctor team: patients who recover go down towards them.

    `remote_acceptable` says that care at a distance will do. Where a patient cannot travel (on the
    operating table, bedridden), nothing serves that would move him. Where the need is for a
    `drug`, it is brought, and nobody travels.

    Raises:
        ValueError: The diagnosis is no ICD-10 code.
    """

    phase: Phase
    subjects: tuple[Subject, ...] = field(default=(), converter=to_tuple)
    items: tuple[ServiceItem, ...] = field(default=(), converter=to_tuple)
    condition: Condition | None = None
    diagnosis: str | None = field(default=None, validator=_is_diagnosis)
    patient_group: PatientGroup | None = None
    urgency: Urgency = Urgency.ROUTINE
    provider: str | None = None
    home: str | None = None
    signed_with: str | None = None
    remote_acceptable: bool = False
    can_travel: bool = True
    drug: bool = False

    @property
    def goes_down(self) -> bool:
        """Whether the patient is past the acute phase and goes down, towards home."""
        return self.phase in _GOING_DOWN and not self.is_emergency

    @property
    def is_emergency(self) -> bool:
        """Whether agreements, borders, first contact and steps do not bind."""
        return self.urgency is Urgency.EMERGENCY

    @property
    def is_urgent(self) -> bool:
        """Whether time matters: the need is urgent or an emergency."""
        return self.urgency is not Urgency.ROUTINE

    @property
    def is_remote(self) -> bool:
        """Whether care at a distance serves."""
        return self.remote_acceptable or not self.can_travel

    @property
    def skips_first_contact(self) -> bool:
        """Whether the patient need not see a primary institution first."""
        return self.is_emergency or self.goes_down or self.condition in _CRITICAL

    @property
    def wanted_subjects(self) -> tuple[Subject, ...]:
        """The subjects needed: those named, and that of the patient group if none of it is.

        >>> need = CareNeed(
        ...     phase=Phase.ACUTE,
        ...     subjects=[Subject.SURGERY],
        ...     patient_group=PatientGroup.CHILD,
        ... )
        >>> [subject.zh for subject in need.wanted_subjects]
        ['外科', '儿科']
        """
        of_group = () if self.patient_group is None else _SUBJECTS_OF.get(self.patient_group, ())
        if any(_is_kin(one, other) for one in self.subjects for other in of_group):
            return self.subjects
        return (*self.subjects, *of_group[:1])

    @property
    def wanted(self) -> tuple[Term, ...]:
        """What the receiving institution must offer: subjects, items and the condition."""
        condition = () if self.condition is None else (self.condition,)
        return (*self.wanted_subjects, *self.items, *condition)


def _is_kin(one: Subject, other: Subject) -> bool:
    """Whether a subject is another, or lies right above or below it."""
    return one is other or one.parent is other or other.parent is one
