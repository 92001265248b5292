"""A consortium that is being made up: what was planned of it, with the institutions it is given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property

from attrs import frozen

from medconsortium.model import OPEN, Institution, PartialDate
from medconsortium.strategies.compliant.plans import Plan
from medconsortium.strategies.places import County
from medconsortium.vocabulary import ConsortiumStatus, Role

__all__ = ["Made", "Member"]

_DAY = timedelta(days=1)


@frozen
class Member:
    """A member: the institution, its role, and its department where that is the member."""

    institution: str
    role: Role
    department: str | None = None

    @property
    def actor(self) -> str:
        """The institution or department, by id."""
        return self.department or self.institution


@frozen(kw_only=True, slots=False)
class Made:
    """A consortium by its plan, its id, its county, and the institutions it is given.

    `institutions` are those of `plan.sites`, in that order; `joining` are institutions of others
    that are members too. It holds on the day `on`, unless it is planned to be closed.
    """

    plan: Plan
    id: str
    county: County
    institutions: tuple[Institution, ...]
    joining: tuple[str, ...] = ()
    on: date

    @property
    def lead(self) -> str:
        """The institution that leads."""
        return self.institutions[0].id

    @property
    def beside(self) -> tuple[str, ...]:
        """Institutions that it works with and that are no members."""
        return tuple(one.id for one in self.institutions[1 + len(self.plan.members) :])

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """The members, the lead first."""
        return tuple(self._members())

    def _members(self) -> Iterator[Member]:
        yield Member(self.lead, self.plan.lead_role)
        for one, planned in zip(self.institutions[1:], self.plan.members, strict=False):
            own = f"{one.id}协作科室" if planned.role is Role.DEPARTMENT else None
            yield Member(one.id, planned.role, own)
        for row_id in self.joining:
            yield Member(row_id, Role.MEMBER)

    @property
    def since(self) -> PartialDate:
        """Its first day."""
        return PartialDate.of(self.on - (self.plan.days + 1) * _DAY)

    @property
    def until(self) -> PartialDate:
        """Its last day: the one before, where it is closed."""
        closed = self.plan.status is ConsortiumStatus.CLOSED
        return PartialDate.of(self.on - _DAY) if closed else OPEN

    @property
    def organiser(self) -> str:
        """The party that set it up."""
        return f"{self.id}组织单位"
