"""What is drawn of a consortium: everything that may differ from one that complies to another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from medconsortium.strategies.compliant.forms import FORMS, FREE_LINKS, Form
from medconsortium.vocabulary import (
    ConsortiumKind,
    ConsortiumStatus,
    GreenChannel,
    InstrumentKind,
    Integration,
    LinkKind,
    Measure,
    PlatformKind,
    Practice,
    Role,
    Scope,
    Subject,
)

__all__ = ["MemberPlan", "Plan", "plans"]

T = TypeVar("T")

_MOST_DAYS = 2500
_OTHER_INSTRUMENTS = (
    InstrumentKind.ADMISSION_CRITERIA,
    InstrumentKind.FORMULARY,
    InstrumentKind.RESOURCE_LIST,
    InstrumentKind.RECOGNITION_LIST,
    InstrumentKind.NOTICE,
    InstrumentKind.OTHER,
)
_SUBJECTS = (Subject.ONCOLOGY, Subject.PAEDIATRICS, Subject.PSYCHIATRY)
_ITEMS = ("血常规", "胸部CT", "心电图")
_JUDGED = (
    Measure.ITEMS_RECOGNISED_WITH_CITY,
    Measure.LONG_TERM_POSTED_DOCTORS,
    Measure.RARE_DISEASES,
    Measure.COMMON_AND_STABLE_CHRONIC_SHARE,
)
_MEASURES = tuple(measure for measure in Measure if measure not in _JUDGED)
_RARELY = st.sampled_from((False,) * 5 + (True,))


@frozen
class MemberPlan:
    """A member beside the lead: a site by its key, and its role."""

    site: str
    role: Role = Role.MEMBER


@frozen(kw_only=True)
class Plan:
    """A consortium to be made up.

    Attributes:
        kind: Its kind.
        lead: The site that leads, by its key.
        lead_role: The role of the lead.
        members: The members beside the lead; the first ones are those its form asks for.
        status: Whether it is running; one that is closed ended before the day.
        integration: How closely its parties are bound.
        scope: How far it reaches.
        subject: The medical subject of one that is special.
        days: For how many days it has been there.
        left_out: Practices it goes without.
        green_channels: Those it has.
        instruments: Further documents.
        links: Further links: kind, number of the member, and whether the lead is the target.
        platforms: Further platforms.
        recognised: Items whose results are recognised.
        observed: What was observed of it in the last year that is over.
    """

    kind: ConsortiumKind
    lead: str
    lead_role: Role
    members: tuple[MemberPlan, ...]
    status: ConsortiumStatus
    integration: Integration
    scope: Scope
    subject: Subject
    days: int
    left_out: tuple[Practice, ...]
    green_channels: tuple[GreenChannel, ...]
    instruments: tuple[InstrumentKind, ...]
    links: tuple[tuple[LinkKind, int, bool], ...]
    platforms: tuple[PlatformKind, ...]
    recognised: tuple[str, ...]
    observed: tuple[tuple[Measure, int], ...]

    @property
    def form(self) -> Form:
        """What a consortium of the kind is made of."""
        return FORMS[self.kind]

    @property
    def sites(self) -> tuple[str, ...]:
        """The sites it takes: the lead, the members, and what stands beside it."""
        return (self.lead, *(member.site for member in self.members), *self.form.beside)


@st.composite
def plans(draw: DrawFn, kinds: Sequence[ConsortiumKind], *, max_size: int) -> Plan:
    """Draw a consortium of one of some kinds, with so many institutions at most.

    Each kind must have room. Shrinks to the first kind, with as few members as its form allows.
    """
    kind = draw(st.sampled_from(kinds))
    form = FORMS[kind]
    lead, room = draw(_of(form.leads)), max_size - form.size
    led_jointly = form.lead_role is Role.LEAD and room > 0 and draw(_RARELY)
    further = draw(
        _some(st.builds(MemberPlan, _of(form.further), _of(form.roles)), room - led_jointly)
    )
    members = (
        *(MemberPlan(site, form.roles[0]) for site in form.least),
        *[MemberPlan(lead, Role.CO_LEAD)] * led_jointly,
        *further,
    )
    number = st.integers(0, len(members) - 1)
    return Plan(
        kind=kind,
        lead=lead,
        lead_role=Role.CO_LEAD if led_jointly else form.lead_role,
        members=members,
        status=draw(_of(form.statuses)),
        integration=draw(_of(list(Integration))),
        scope=draw(_of([*Scope][::-1])),
        subject=draw(_of(_SUBJECTS)),
        days=draw(st.integers(1, _MOST_DAYS)),
        left_out=draw(_some_of(form.free_practices)),
        green_channels=draw(_some_of(form.green_channels)),
        instruments=draw(_some_of(_OTHER_INSTRUMENTS)),
        links=draw(_some(st.tuples(_of(FREE_LINKS), number, st.booleans()), 3)),
        platforms=draw(_some_of(list(PlatformKind))),
        recognised=draw(_some_of(_ITEMS)),
        observed=draw(_some(st.tuples(_of(_MEASURES), st.integers(0, 9999)), 2)),
    )


def _of(values: Sequence[T]) -> SearchStrategy[T]:
    return st.sampled_from(values)


def _some(values: SearchStrategy[Any], most: int) -> SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=most).map(tuple)


def _some_of(values: Sequence[T]) -> SearchStrategy[tuple[T, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)
