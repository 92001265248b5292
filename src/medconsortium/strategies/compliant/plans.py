"""What is drawn of a consortium: everything that may differ from one that complies to another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeAlias, TypeVar

from attrs import evolve, field, frozen
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

__all__ = ["VARIANTS", "LinkPlan", "MemberPlan", "Plan", "VariedSite", "plans"]

T = TypeVar("T")

VariedSite: TypeAlias = tuple[str, int]
"""A site by its key, and the number that says which of its grades it has and how many beds."""

VARIANTS = st.integers(0, 2000)
"""Numbers of variants."""

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
_LINKS = (
    *FREE_LINKS,
    LinkKind.BOOKING,
    LinkKind.EXPERT_VISIT,
    LinkKind.MULTI_SITE_PRACTICE,
    LinkKind.RESOURCE_SERVICE,
)
"""Kinds of further links; those that alone carry appointments, doctors, specimens come up more."""

_MEASURES = tuple(measure for measure in Measure if measure not in _JUDGED)


@frozen
class MemberPlan:
    """A member beside the lead: a site by its key, its role, and the number of its variant."""

    site: str
    role: Role = Role.MEMBER
    variant: int = 0


@frozen
class LinkPlan:
    """A link between the lead and a member, by its number; to the lead, or from it.

    One that is `limited` is for the medical subject of the plan alone.
    """

    kind: LinkKind
    member: int
    to_lead: bool = field(kw_only=True)
    limited: bool = field(default=False, kw_only=True)


@frozen(kw_only=True)
class Plan:
    """A consortium to be made up.

    Attributes:
        kind: Its kind.
        lead: The site that leads, by its key.
        lead_role: The role of the lead.
        lead_variant: The number of the lead's variant.
        members: The members beside the lead; the first ones are those its form asks for.
        status: Whether it is running; one that is closed ended before the day.
        integration: How closely its parties are bound.
        scope: How far it reaches.
        subject: The medical subject of one that is special, and of limited links.
        days: For how many days it has been there.
        left_out: Practices it goes without.
        green_channels: Those it has.
        instruments: Further documents.
        links: Further links.
        platforms: Further platforms.
        recognised: Items whose results are recognised.
        observed: What was observed of it in the last year that is over.
    """

    kind: ConsortiumKind
    lead: str
    lead_role: Role
    lead_variant: int
    members: tuple[MemberPlan, ...]
    status: ConsortiumStatus
    integration: Integration
    scope: Scope
    subject: Subject
    days: int
    left_out: tuple[Practice, ...]
    green_channels: tuple[GreenChannel, ...]
    instruments: tuple[InstrumentKind, ...]
    links: tuple[LinkPlan, ...]
    platforms: tuple[PlatformKind, ...]
    recognised: tuple[str, ...]
    observed: tuple[tuple[Measure, int], ...]

    @property
    def form(self) -> Form:
        """What a consortium of the kind is made of."""
        return FORMS[self.kind]

    @property
    def sites(self) -> tuple[VariedSite, ...]:
        """The sites it takes: the lead, the members, and what stands beside it."""
        return (
            (self.lead, self.lead_variant),
            *((member.site, member.variant) for member in self.members),
            *((site, 0) for site in self.form.beside),
        )


@st.composite
def plans(draw: DrawFn, kinds: Sequence[ConsortiumKind], *, max_size: int) -> Plan:
    """Draw a consortium of one of some kinds, with so many institutions at most.

    Each kind must have room. Little is drawn that is always there, so that a plan goes as one when
    examples are shrunk: beside the kind only further members, and what differs from the plainest
    of the kind. Shrinks to the first kind, with as few members as its form allows.
    """
    kind = draw(st.sampled_from(kinds))
    room = max_size - FORMS[kind].size
    further = draw(_further(kind, room))
    return _planned(kind, further, draw(_extras(kind)), room=room)


Extra: TypeAlias = tuple[str, Any]
"""What a plan states otherwise, or in addition: the field, and the value or item."""

_MOST_EXTRAS = 14
_either = st.booleans()


@cache
def _further(kind: ConsortiumKind, room: int) -> SearchStrategy[list[MemberPlan]]:
    form = FORMS[kind]
    members = st.builds(MemberPlan, _of(form.further), _of(form.roles), VARIANTS)
    return st.lists(members, max_size=room)


@cache
def _extras(kind: ConsortiumKind) -> SearchStrategy[list[Extra]]:
    form = FORMS[kind]
    number = st.integers(0, _MOST_EXTRAS)
    stated: dict[str, SearchStrategy[Any]] = {
        "lead": _of(form.leads),
        "lead_role": st.just(Role.CO_LEAD),
        "variants": st.tuples(number, VARIANTS),
        "status": _of(form.statuses),
        "integration": _of(list(Integration)),
        "scope": _of(list(Scope)),
        "subject": _of(_SUBJECTS),
        "days": st.integers(1, _MOST_DAYS),
        "left_out": _of(form.free_practices),
        "green_channels": _of(form.green_channels),
        "instruments": _of(_OTHER_INSTRUMENTS),
        "links": st.builds(LinkPlan, _of(_LINKS), number, to_lead=_either, limited=_either),
        "platforms": _of(list(PlatformKind)),
        "recognised": _of(_ITEMS),
        "observed": st.tuples(_of(_MEASURES), st.integers(0, 9999)),
    }
    if form.lead_role is not Role.LEAD:
        del stated["lead_role"]
    often = (*stated, "links", "links", "links", "links", "variants")
    return st.lists(
        st.one_of([st.tuples(st.just(name), stated[name]) for name in often]),
        max_size=_MOST_EXTRAS,
    )


_ADDED = (
    "variants",
    "left_out",
    "green_channels",
    "instruments",
    "links",
    "platforms",
    "recognised",
    "observed",
)
"""Fields of which each extra adds an item."""


def _planned(
    kind: ConsortiumKind, further: list[MemberPlan], extras: list[Extra], *, room: int
) -> Plan:
    form = FORMS[kind]
    said: dict[str, Any] = {
        "lead": form.leads[0],
        "lead_role": form.lead_role,
        "status": form.statuses[0],
        "integration": next(iter(Integration)),
        "scope": [*Scope][-1],
        "subject": _SUBJECTS[0],
        "days": 1,
    }
    said |= {name: value for name, value in extras if name not in _ADDED}
    added: dict[str, Any] = {
        name: tuple(dict.fromkeys(value for of, value in extras if of == name)) for name in _ADDED
    }
    if len(further) == room:
        said["lead_role"] = form.lead_role  # no room for another lead
    led_jointly = said["lead_role"] is Role.CO_LEAD
    least = (
        *(MemberPlan(site, form.roles[0]) for site in form.least),
        *[MemberPlan(said["lead"], Role.CO_LEAD)] * led_jointly,
    )
    variants = {number % (len(least) + 1): variant for number, variant in added.pop("variants")}
    members = (
        *(evolve(one, variant=variants.get(n, 0)) for n, one in enumerate(least, start=1)),
        *further,
    )
    added["links"] = tuple(evolve(one, member=one.member % len(members)) for one in added["links"])
    return Plan(kind=kind, members=members, lead_variant=variants.get(0, 0), **said, **added)


def _of(values: Sequence[T]) -> SearchStrategy[T]:
    return st.sampled_from(values)
